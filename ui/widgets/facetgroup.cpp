// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facetgroup.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

namespace phonedeck {

namespace {
constexpr int titleHeight = 29;
constexpr int rowHeight = 23;
constexpr int rowStep = rowHeight + 1;
constexpr int margin = 8;
constexpr int bottom = 8;
} // namespace

FacetGroup::FacetGroup(const QString &title, QWidget *parent) : QWidget(parent), m_title(title)
{
    installAccessibleRows();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(title);
}

void FacetGroup::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    update();
}

void FacetGroup::setRows(const QList<FacetRow> &rows)
{
    const bool resized = rows.size() != m_rows.size();
    m_rows = rows;
    m_focused = qMin(m_focused, int(rows.size()) - 1);
    if (resized)
        updateGeometry();
    update();
}

void FacetGroup::setCollapsed(bool collapsed)
{
    if (collapsed == m_collapsed)
        return;
    m_collapsed = collapsed;
    if (collapsed)
        m_focused = -1;
    updateGeometry();
    update();
    Q_EMIT collapsedChanged(collapsed);
}

void FacetGroup::setCheckable(bool checkable)
{
    m_checkable = checkable;
    update();
}

QRect FacetGroup::rowRect(int row) const
{
    if (row < 0)
        return {margin, 0, width() - 2 * margin, titleHeight};
    return {margin, titleHeight + row * rowStep, width() - 2 * margin, rowHeight};
}

QSize FacetGroup::sizeHint() const
{
    return {208, titleHeight + (m_collapsed ? 0 : int(m_rows.size()) * rowStep) + bottom};
}

QSize FacetGroup::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void FacetGroup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    const QRect title = rowRect(-1);
    paintIcon(&painter, QRect(title.left() + 4, title.top() + 9, 12, 12),
              m_collapsed ? Icon::ChevronRight : Icon::ChevronDown, theme.color(Token::Text2));
    paintText(&painter, title.adjusted(20, 0, -8, 0), m_title, phonedeck::font(Type::Section),
              theme.color(Token::Text1));
    if (hasFocus() && m_focused < 0)
        paintFocusInside(&painter, title.adjusted(0, 3, 0, -3), 4, theme);
    if (m_collapsed)
        return;
    for (int i = 0; i < m_rows.size(); ++i)
        paintRow(&painter, i);
}

void FacetGroup::paintRow(QPainter *painter, int row) const
{
    const Theme &theme = themeOf(this);
    const FacetRow &facet = m_rows[row];
    const QRect area = rowRect(row);
    if (facet.on || facet.excluded)
        paintBox(painter, area, 4, theme.color(row == m_hovered ? Token::SelHover : Token::Sel));
    else if (row == m_hovered)
        paintBox(painter, area, 4, theme.color(Token::Hover));
    if (hasFocus() && row == m_focused)
        paintFocusInside(painter, area, 4, theme);

    const QString count = QLocale().toString(facet.count);
    const int countWidth = paintText(painter, area.adjusted(40, 0, -8, 0), count, phonedeck::font(Type::Cell),
                                     theme.color(Token::Text3), Qt::AlignRight | Qt::AlignVCenter);
    const int textRight = area.right() - 8 - countWidth - 8;
    int textLeft = area.left() + 8;
    if (facet.state.shape != StateShape::None) {
        paintShape(painter, {textLeft, area.top() + (rowHeight - shapeBox) / 2}, facet.state.shape,
                   theme.shapeColor(facet.state.health));
        textLeft += shapeBox + 6;
    } else if (m_checkable) {
        paintCheckBox(painter, {textLeft, area.top() + (rowHeight - 14) / 2},
                      facet.on ? Qt::Checked : Qt::Unchecked, theme);
        textLeft += 14 + 8;
    }
    if (facet.excluded) {
        //: Stands before a value that the filter leaves out: "not Running".
        textLeft += paintText(painter, QRect(textLeft, area.top(), 60, rowHeight), tr("not"),
                              phonedeck::font(Type::CellStrong), theme.color(Token::DestrText)) +
                    4;
    }
    paintText(painter, QRect(textLeft, area.top(), textRight - textLeft, rowHeight), facet.state.word,
              phonedeck::font(Type::Cell), theme.color(Token::Text1));
}

void FacetGroup::keyPressEvent(QKeyEvent *event)
{
    const int last = m_collapsed ? -1 : int(m_rows.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_focused = qBound(-1, m_focused + (event->key() == Qt::Key_Down ? 1 : -1), last);
        announceRow(this, m_focused + 1);
        update();
        return;
    case Qt::Key_Left:
        setCollapsed(true);
        return;
    case Qt::Key_Right:
        setCollapsed(false);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_focused < 0)
            setCollapsed(!m_collapsed);
        else
            Q_EMIT toggled(m_focused, event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

int FacetGroup::rowAt(const QPoint &position) const
{
    if (rowRect(-1).contains(position))
        return -1;
    for (int i = 0; !m_collapsed && i < m_rows.size(); ++i) {
        if (rowRect(i).contains(position))
            return i;
    }
    return -2;
}

void FacetGroup::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (row == -1 && event->button() == Qt::LeftButton) {
        setCollapsed(!m_collapsed);
    } else if (row >= 0 && (event->button() == Qt::LeftButton || event->button() == Qt::RightButton)) {
        m_focused = row;
        Q_EMIT toggled(row, event->button() == Qt::RightButton);
    }
}

void FacetGroup::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (row != m_hovered) {
        m_hovered = row;
        update();
    }
}

void FacetGroup::leaveEvent(QEvent *)
{
    m_hovered = -2;
    update();
}

bool FacetGroup::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        if (row >= 0)
            QToolTip::showText(help->globalPos(), rowName(row + 1).toHtmlEscaped(), this, rowRect(row));
        return true;
    }
    return QWidget::event(event);
}

// For the screen reader the title is row 0, so the values begin at 1.
int FacetGroup::rowCount() const
{
    return m_collapsed ? 1 : int(m_rows.size()) + 1;
}

QString FacetGroup::rowName(int row) const
{
    if (row == 0)
        return m_title;
    const FacetRow &facet = m_rows[row - 1];
    //: A value of a facet and its count, as a screen reader says it.
    const QString name = tr("%1, %2").arg(facet.state.word, QLocale().toString(facet.count));
    return facet.excluded ? tr("not %1").arg(name) : name;
}

QRect FacetGroup::rowArea(int row) const
{
    return rowRect(row - 1);
}

int FacetGroup::rowWithFocus() const
{
    return m_focused + 1;
}

void FacetGroup::activateRow(int row)
{
    if (row == 0)
        setCollapsed(!m_collapsed);
    else
        Q_EMIT toggled(row - 1, false);
}

bool FacetGroup::isRowOn(int row) const
{
    return row > 0 && m_rows[row - 1].on;
}

} // namespace phonedeck
