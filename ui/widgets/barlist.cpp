// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/barlist.h"

#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr int rowHeight = 26;
constexpr int barHeight = 12;
constexpr int gap = 16;
constexpr int minimumBar = 40;

QString countOf(const Bar &bar)
{
    return bar.countText.isEmpty() ? QLocale().toString(bar.count) : bar.countText;
}

} // namespace

BarList::BarList(QWidget *parent) : QWidget(parent)
{
    installAccessibleRows();
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarList::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    m_focused = std::clamp(m_focused, 0, std::max(0, int(bars.size()) - 1));
    updateGeometry();
    update();
}

void BarList::setLabelWidth(int width)
{
    m_labelWidth = width;
    update();
}

int BarList::labelWidth() const
{
    if (m_labelWidth > 0)
        return m_labelWidth;
    int width = 0;
    for (const Bar &bar : m_bars)
        width = std::max(width, stateWidth(bar.label, {.filledAllowed = false}));
    return std::min(width, this->width() / 2);
}

int BarList::countWidth() const
{
    int width = 0;
    for (const Bar &bar : m_bars)
        width = std::max(width, textWidth(countOf(bar), phonedeck::font(Type::Cell)));
    return width;
}

QRect BarList::rowRect(int row) const
{
    return {0, row * rowHeight, width(), rowHeight};
}

QSize BarList::sizeHint() const
{
    return {320, std::max(1, int(m_bars.size())) * rowHeight};
}

QSize BarList::minimumSizeHint() const
{
    return {minimumBar + 160, sizeHint().height()};
}

void BarList::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    qint64 longest = 1;
    for (const Bar &bar : m_bars)
        longest = std::max(longest, bar.count);
    const int labels = labelWidth();
    const int counts = countWidth();
    const int barLeft = labels + gap;
    const double room = std::max(minimumBar, width() - barLeft - counts - gap);
    for (int row = 0; row < m_bars.size(); ++row) {
        const Bar &bar = m_bars.at(row);
        const QRect area = rowRect(row);
        if (row == m_hovered)
            paintBox(&painter, area.adjusted(0, 1, 0, -1), 4, theme.color(Token::Hover));
        const QRect label(0, area.top(), labels, rowHeight);
        if (bar.label.shape == StateShape::None)
            paintText(&painter, label, bar.label.word, phonedeck::font(Type::Cell),
                      theme.color(Token::Text1));
        else
            paintState(&painter, label, {bar.label.word, bar.label.health, bar.label.shape, false}, theme);
        const QColor color =
            bar.chart >= 0 ? theme.chartColor(bar.chart) : theme.shapeColor(bar.label.health);
        const double length = bar.count == 0 ? 0 : std::max(2.0, room * double(bar.count) / double(longest));
        if (length > 0)
            paintBox(&painter, QRectF(barLeft, area.top() + (rowHeight - barHeight) / 2.0, length, barHeight),
                     2, color);
        paintText(&painter, QRect(width() - counts - 1, area.top(), counts + 1, rowHeight), countOf(bar),
                  phonedeck::font(Type::Cell), theme.color(Token::Text1), Qt::AlignRight | Qt::AlignVCenter);
        if (hasFocus() && row == m_focused)
            paintFocusInside(&painter, QRectF(area).adjusted(0, 1, 0, -1), 4, theme);
    }
}

void BarList::setFocusedRow(int row)
{
    if (m_bars.isEmpty())
        return;
    m_focused = std::clamp(row, 0, int(m_bars.size()) - 1);
    announceRow(this, m_focused);
    update();
}

void BarList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        setFocusedRow(m_focused + 1);
        break;
    case Qt::Key_Up:
        setFocusedRow(m_focused - 1);
        break;
    case Qt::Key_Home:
        setFocusedRow(0);
        break;
    case Qt::Key_End:
        setFocusedRow(int(m_bars.size()) - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activateRow(m_focused);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void BarList::mousePressEvent(QMouseEvent *event)
{
    activateRow(int(event->position().y()) / rowHeight);
}

void BarList::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = int(event->position().y()) / rowHeight;
    setCursor(m_hovered < m_bars.size() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void BarList::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void BarList::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    setFocusedRow(m_focused);
}

int BarList::rowCount() const
{
    return int(m_bars.size());
}

QString BarList::rowName(int row) const
{
    //: a bar and its count, as a screen reader says it
    return tr("%1, %2").arg(m_bars.at(row).label.word, countOf(m_bars.at(row)));
}

QRect BarList::rowArea(int row) const
{
    return rowRect(row);
}

int BarList::rowWithFocus() const
{
    return m_focused;
}

void BarList::activateRow(int row)
{
    if (row >= 0 && row < m_bars.size())
        Q_EMIT activated(row);
}

} // namespace phonedeck
