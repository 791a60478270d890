// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tabstrip.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QtGui/QContextMenuEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>

namespace phonedeck {

namespace {
constexpr int tabHeight = 28;
constexpr int tabPadding = 10;
constexpr int tabGap = 2;
constexpr int countGap = 7;
constexpr int margin = 8;
// Stops that are no tabs.
constexpr int moreStop = -1;
constexpr int plusStop = -2;
constexpr int noStop = -1000;
} // namespace

TabStrip::TabStrip(QWidget *parent) : QWidget(parent)
{
    installAccessibleRows();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(40);
    setAccessibleName(tr("Views"));
}

void TabStrip::setTabs(const QList<Tab> &tabs)
{
    m_tabs = tabs;
    m_current = qBound(0, m_current, qMax(0, int(tabs.size()) - 1));
    arrange();
    updateGeometry();
}

void TabStrip::setCount(int index, const QString &count)
{
    if (index < 0 || index >= m_tabs.size() || m_tabs[index].count == count)
        return;
    m_tabs[index].count = count;
    arrange();
}

void TabStrip::setCurrent(int index)
{
    m_current = index;
    m_focused = index;
    announceSelection(this, index);
    arrange();
}

void TabStrip::setPlusVisible(bool visible, const QString &toolTip)
{
    m_plus = visible;
    m_plusTip = toolTip;
    arrange();
}

int TabStrip::tabWidth(int index) const
{
    const Tab &tab = m_tabs[index];
    int width = 2 * tabPadding + textWidth(tab.label, phonedeck::font(Type::BodyStrong));
    if (!tab.count.isEmpty())
        width += countGap + textWidth(tab.count, phonedeck::font(Type::Cell));
    return width;
}

void TabStrip::arrange()
{
    const int count = int(m_tabs.size());
    m_rects = QList<QRect>(count);
    m_moreRect = {};
    m_plusRect = {};
    const int end = width() - margin - (m_plus ? tabHeight : 0);
    int total = margin;
    for (int i = 0; i < count; ++i)
        total += tabWidth(i) + tabGap;
    const bool all = total - tabGap <= end;
    // "N more" is measured at its widest, so that it does not move while tabs come and go.
    const int moreWidth =
        all ? 0
            : 2 * tabPadding + 18 +
                  textWidth(tr("%Ln more", nullptr, count), phonedeck::font(Type::BodyStrong));
    const bool hasCurrent = m_current >= 0 && m_current < count;
    int reserved = !all && hasCurrent ? tabWidth(m_current) + tabGap : 0;
    int x = margin;
    for (int i = 0; i < count; ++i) {
        const int width = tabWidth(i);
        if (i == m_current)
            reserved = 0;
        if (!all && i != m_current && x + width + tabGap + reserved + moreWidth > end)
            continue;
        m_rects[i] = QRect(x, (height() - tabHeight) / 2, width, tabHeight);
        x += width + tabGap;
    }
    if (!all) {
        m_moreRect = QRect(x, (height() - tabHeight) / 2, moreWidth, tabHeight);
        x += moreWidth + tabGap;
    }
    if (m_plus)
        m_plusRect = QRect(x, (height() - tabHeight) / 2, tabHeight, tabHeight);
    update();
}

QRect TabStrip::tabRect(int index) const
{
    return index >= 0 && index < m_rects.size() ? m_rects[index] : QRect();
}

QList<int> TabStrip::hiddenTabs() const
{
    QList<int> hidden;
    for (int i = 0; i < m_rects.size(); ++i) {
        if (m_rects[i].isEmpty())
            hidden << i;
    }
    return hidden;
}

QSize TabStrip::sizeHint() const
{
    int total = 2 * margin + (m_plus ? tabHeight : 0);
    for (int i = 0; i < m_tabs.size(); ++i)
        total += tabWidth(i) + tabGap;
    return {total, 40};
}

QSize TabStrip::minimumSizeHint() const
{
    return {140, 40};
}

QList<int> TabStrip::stops() const
{
    QList<int> result;
    for (int i = 0; i < m_rects.size(); ++i) {
        if (!m_rects[i].isEmpty())
            result << i;
    }
    if (!m_moreRect.isEmpty())
        result << moreStop;
    if (m_plus)
        result << plusStop;
    return result;
}

QRect TabStrip::stopRect(int stop) const
{
    if (stop == moreStop)
        return m_moreRect;
    return stop == plusStop ? m_plusRect : tabRect(stop);
}

int TabStrip::stopAt(const QPoint &position) const
{
    const QList<int> all = stops();
    for (const int stop : all) {
        if (stopRect(stop).contains(position))
            return stop;
    }
    return noStop;
}

void TabStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QList<int> all = stops();
    for (const int stop : all)
        paintStop(&painter, stop);
}

void TabStrip::paintStop(QPainter *painter, int stop) const
{
    const Theme &theme = themeOf(this);
    const QRect area = stopRect(stop);
    const bool current = stop == m_current;
    if (current)
        paintBox(painter, area, 6, theme.color(Token::Sunken));
    else if (stop == m_hovered)
        paintBox(painter, area, 6, theme.color(Token::Hover));
    if (hasFocus() && stop == m_focused)
        paintFocusRing(painter, area, 6, theme);
    if (stop == plusStop) {
        paintIcon(painter, QRect(area.left() + 6, area.top() + 6, 16, 16), Icon::Plus,
                  theme.color(Token::Text2));
        return;
    }
    const QColor ink = theme.color(current ? Token::Text1 : Token::Text2);
    const QFont labelFont = phonedeck::font(Type::BodyStrong);
    if (stop == moreStop) {
        //: Opens the views that do not fit: "2 more".
        const QString label = tr("%Ln more", nullptr, int(hiddenTabs().size()));
        paintText(painter, area.adjusted(tabPadding, 0, -tabPadding - 18, 0), label, labelFont, ink);
        paintIcon(painter, QRect(area.right() - 21, area.top() + 8, 12, 12), Icon::ChevronDown,
                  theme.color(Token::Text2));
        return;
    }
    const int taken =
        paintText(painter, area.adjusted(tabPadding, 0, -4, 0), m_tabs[stop].label, labelFont, ink);
    paintText(painter, area.adjusted(tabPadding + taken + countGap, 0, -4, 0), m_tabs[stop].count,
              phonedeck::font(Type::Cell), theme.color(Token::Text3));
}

void TabStrip::press(int stop)
{
    if (stop == moreStop)
        openMore();
    else if (stop == plusStop)
        Q_EMIT plusClicked();
    else if (stop >= 0)
        Q_EMIT activated(stop);
}

void TabStrip::openMore()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<int> hidden = hiddenTabs();
    for (const int index : hidden) {
        const Tab &tab = m_tabs[index];
        QString text = tab.label;
        text.replace(QLatin1Char('&'), QLatin1String("&&"));
        menu->addAction(tab.count.isEmpty() ? text : text + QLatin1Char('\t') + tab.count, this,
                        [this, index] { Q_EMIT activated(index); });
    }
    menu->popup(mapToGlobal(m_moreRect.bottomLeft() + QPoint(0, 2)));
}

void TabStrip::resizeEvent(QResizeEvent *)
{
    arrange();
}

void TabStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        arrange();
    QWidget::changeEvent(event);
}

void TabStrip::keyPressEvent(QKeyEvent *event)
{
    const QList<int> all = stops();
    const qsizetype at = all.indexOf(m_focused);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (!all.isEmpty()) {
            m_focused =
                all[qBound<qsizetype>(0, at + (event->key() == Qt::Key_Right ? 1 : -1), all.size() - 1)];
            announceRow(this, int(all.indexOf(m_focused)));
            update();
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        press(m_focused);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TabStrip::mousePressEvent(QMouseEvent *event)
{
    const int stop = stopAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || stop == noStop)
        return;
    m_focused = stop;
    update();
    press(stop);
}

void TabStrip::mouseMoveEvent(QMouseEvent *event)
{
    const int stop = stopAt(event->position().toPoint());
    if (stop == m_hovered)
        return;
    m_hovered = stop;
    setToolTip(stop == plusStop ? m_plusTip : QString());
    update();
}

void TabStrip::leaveEvent(QEvent *)
{
    m_hovered = noStop;
    update();
}

void TabStrip::contextMenuEvent(QContextMenuEvent *event)
{
    const int stop = event->reason() == QContextMenuEvent::Keyboard ? m_focused : stopAt(event->pos());
    if (stop >= 0)
        Q_EMIT contextRequested(stop, event->globalPos());
}

// For the screen reader the rows are the stops: shown tabs, "N more", plus.
int TabStrip::rowCount() const
{
    return int(stops().size());
}

QString TabStrip::rowName(int row) const
{
    const int stop = stops().value(row, noStop);
    if (stop == moreStop)
        return tr("%Ln more", nullptr, int(hiddenTabs().size()));
    if (stop == plusStop)
        return m_plusTip;
    if (stop == noStop)
        return {};
    const Tab &tab = m_tabs[stop];
    //: A view and its count, as a screen reader says it.
    return tab.count.isEmpty() ? tab.label : tr("%1, %2").arg(tab.label, tab.count);
}

QRect TabStrip::rowArea(int row) const
{
    return stopRect(stops().value(row, noStop));
}

int TabStrip::rowWithFocus() const
{
    return int(stops().indexOf(m_focused));
}

void TabStrip::activateRow(int row)
{
    press(stops().value(row, noStop));
}

bool TabStrip::isRowOn(int row) const
{
    return stops().value(row, noStop) == m_current;
}

} // namespace phonedeck
