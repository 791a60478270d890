// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/navlist.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

namespace phonedeck {

namespace {
constexpr int rowHeight = 30;
constexpr int railRow = 36;
constexpr int margin = 8;
constexpr int railWidth = 48;
} // namespace

NavList::NavList(QWidget *parent) : QWidget(parent)
{
    installAccessibleRows();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Places"));
}

void NavList::setItems(const QList<NavItem> &items)
{
    m_items = items;
    updateGeometry();
    update();
}

void NavList::setItem(int index, const NavItem &item)
{
    if (index < 0 || index >= m_items.size())
        return;
    m_items[index] = item;
    update(rowRect(index));
}

void NavList::setCurrent(int index)
{
    m_current = index;
    m_focused = qMax(0, index);
    announceSelection(this, index);
    update();
}

void NavList::setRail(bool rail)
{
    m_rail = rail;
    updateGeometry();
    update();
}

QRect NavList::rowRect(int index) const
{
    if (m_rail)
        return {margin, margin + index * railRow, railWidth - 2 * margin, 32};
    return {margin, margin + index * rowHeight, width() - 2 * margin, rowHeight};
}

QSize NavList::sizeHint() const
{
    const int rows = int(m_items.size());
    return m_rail ? QSize(railWidth, rows * railRow + 2 * margin) : QSize(208, rows * rowHeight + 2 * margin);
}

QSize NavList::minimumSizeHint() const
{
    return {m_rail ? railWidth : 140, sizeHint().height()};
}

void NavList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    for (int i = 0; i < m_items.size(); ++i) {
        const NavItem &item = m_items[i];
        const QRect row = rowRect(i);
        const bool current = i == m_current && item.enabled;
        if (current)
            paintBox(&painter, row, 6, theme.color(Token::Sel));
        else if (i == m_hovered && item.enabled)
            paintBox(&painter, row, 6, theme.color(Token::Hover));
        if (hasFocus() && i == m_focused)
            paintFocusInside(&painter, row, 6, theme);

        const Token ink = !item.enabled ? Token::Disabled : current ? Token::Text1 : Token::Text2;
        const QColor glyph = theme.color(!item.enabled ? Token::Disabled
                                         : current     ? Token::AccentText
                                                       : Token::Text2);
        const int top = row.top() + (row.height() - 16) / 2;
        if (m_rail) {
            paintIcon(&painter, QRect(row.left() + 8, top, 16, 16), item.icon, glyph);
            if (item.progress >= 0)
                paintBox(&painter, QRect(row.right() - 9, row.top() + 4, 6, 6), 3,
                         theme.color(Token::Accent));
            continue;
        }
        paintIcon(&painter, QRect(row.left() + 8, top, 16, 16), item.icon, glyph);
        int right = row.right() + 1 - 8;
        if (!item.count.isEmpty()) {
            const int taken = paintText(
                &painter, QRect(row.left() + 100, row.top(), right - row.left() - 100, row.height()),
                item.count, phonedeck::font(Type::Cell),
                theme.color(item.progress >= 0 || current ? Token::Text2 : Token::Text3),
                Qt::AlignRight | Qt::AlignVCenter);
            right -= taken + 8;
        }
        if (item.progress >= 0) {
            const QRectF bar(right - 32, row.top() + row.height() / 2 - 2, 32, 4);
            paintBar(&painter, bar, {{item.progress, theme.color(Token::Accent)}}, theme.color(Token::Track));
            right -= 40;
        }
        paintText(&painter, QRect(row.left() + 34, row.top(), right - row.left() - 34, row.height()),
                  item.label, phonedeck::font(Type::BodyStrong), theme.color(ink));
    }
}

void NavList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        moveFocus(-1);
        return;
    case Qt::Key_Down:
        moveFocus(1);
        return;
    case Qt::Key_Home:
        m_focused = -1;
        moveFocus(1);
        return;
    case Qt::Key_End:
        m_focused = int(m_items.size());
        moveFocus(-1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activate(m_focused);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void NavList::moveFocus(int step)
{
    for (int i = m_focused + step; i >= 0 && i < m_items.size(); i += step) {
        if (!m_items[i].enabled)
            continue;
        m_focused = i;
        announceRow(this, i);
        break;
    }
    m_focused = qBound(0, m_focused, qMax(0, int(m_items.size()) - 1));
    update();
}

void NavList::activate(int index)
{
    if (index < 0 || index >= m_items.size() || !m_items[index].enabled)
        return;
    m_focused = index;
    update();
    Q_EMIT activated(index);
}

int NavList::rowAt(const QPoint &position) const
{
    for (int i = 0; i < m_items.size(); ++i) {
        if (rowRect(i).contains(position))
            return i;
    }
    return -1;
}

void NavList::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        activate(rowAt(event->position().toPoint()));
}

void NavList::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (row != m_hovered) {
        m_hovered = row;
        update();
    }
}

void NavList::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void NavList::focusInEvent(QFocusEvent *event)
{
    announceRow(this, m_focused);
    QWidget::focusInEvent(event);
}

bool NavList::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_rail) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        if (row >= 0)
            QToolTip::showText(help->globalPos(), rowName(row), this, rowRect(row));
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

int NavList::rowCount() const
{
    return int(m_items.size());
}

QString NavList::rowName(int row) const
{
    const NavItem &item = m_items[row];
    //: A place and its count, as a screen reader says it.
    return item.count.isEmpty() ? item.label : tr("%1, %2").arg(item.label, item.count);
}

QRect NavList::rowArea(int row) const
{
    return rowRect(row);
}

int NavList::rowWithFocus() const
{
    return m_focused;
}

void NavList::activateRow(int row)
{
    activate(row);
}

bool NavList::isRowOn(int row) const
{
    return row == m_current;
}

bool NavList::isRowEnabled(int row) const
{
    return m_items[row].enabled;
}

} // namespace phonedeck
