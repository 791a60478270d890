// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/donut.h"

#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace phonedeck {

namespace {

constexpr int ringSize = 136;
constexpr int ringWidth = 20;
constexpr int ringLeft = 8;
constexpr int legendLeft = ringLeft + ringSize + 28;
constexpr int rowHeight = 26;
constexpr int countColumn = 56;
constexpr int changeColumn = 44;
constexpr double gapDegrees = 1.2;
constexpr double smallestDegrees = 1.6;

QString countOf(const DonutPart &part)
{
    return part.countText.isEmpty() ? QLocale().toString(part.count) : part.countText;
}

QPainterPath ringPart(const QRectF &outer, double startDegrees, double spanDegrees)
{
    const QRectF inner = outer.adjusted(ringWidth, ringWidth, -ringWidth, -ringWidth);
    QPainterPath path;
    path.arcMoveTo(outer, startDegrees);
    path.arcTo(outer, startDegrees, spanDegrees);
    path.arcTo(inner, startDegrees + spanDegrees, -spanDegrees);
    path.closeSubpath();
    return path;
}

} // namespace

Donut::Donut(QWidget *parent) : QWidget(parent)
{
    installAccessibleRows();
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Donut::setParts(const QList<DonutPart> &parts)
{
    m_parts = parts;
    m_focused = std::clamp(m_focused, 0, std::max(0, int(parts.size()) - 1));
    updateGeometry();
    update();
}

void Donut::setTotal(const QString &total, const QString &unit)
{
    m_total = total;
    m_unit = unit;
    update();
}

QSize Donut::sizeHint() const
{
    return {legendLeft + 150, std::max(ringSize + 16, int(m_parts.size()) * rowHeight)};
}

QRect Donut::rowRect(int row) const
{
    return {legendLeft, row * rowHeight, width() - legendLeft, rowHeight};
}

void Donut::paintRing(QPainter *painter) const
{
    const Theme &theme = themeOf(this);
    const QRectF outer(ringLeft, 8, ringSize, ringSize);
    double whole = 0;
    for (const DonutPart &part : m_parts)
        whole += double(part.count);
    painter->setRenderHint(QPainter::Antialiasing);
    if (whole <= 0) {
        painter->fillPath(ringPart(outer, 90, -359.9), theme.color(Token::Track));
        return;
    }
    // A part too small to be seen is drawn as small as can be seen; the others share what is left.
    double reserved = 0;
    double large = 0;
    for (const DonutPart &part : m_parts) {
        const double degrees = 360 * double(part.count) / whole;
        if (part.count > 0 && degrees < smallestDegrees)
            reserved += smallestDegrees;
        else
            large += double(part.count);
    }
    double at = 90;
    for (int i = 0; i < m_parts.size(); ++i) {
        const DonutPart &part = m_parts.at(i);
        if (part.count <= 0)
            continue;
        const double natural = 360 * double(part.count) / whole;
        const double span =
            natural < smallestDegrees ? smallestDegrees : (360 - reserved) * double(part.count) / large;
        const double gap = m_parts.size() > 1 && span > 3 * gapDegrees ? gapDegrees : 0;
        const bool isChosen = i == m_hovered || (hasFocus() && i == m_focused);
        const QRectF area = isChosen ? outer.adjusted(-3, -3, 3, 3) : outer;
        painter->fillPath(ringPart(area, at - gap / 2, -(span - gap)), theme.color(part.color));
        at -= span;
    }
}

void Donut::paintLegend(QPainter *painter) const
{
    const Theme &theme = themeOf(this);
    const bool hasChanges = std::any_of(m_parts.begin(), m_parts.end(),
                                        [](const DonutPart &part) { return !part.change.isEmpty(); });
    const int changes = hasChanges ? changeColumn : 0;
    for (int row = 0; row < m_parts.size(); ++row) {
        const DonutPart &part = m_parts.at(row);
        const QRect area = rowRect(row);
        if (row == m_hovered)
            paintBox(painter, area.adjusted(-6, 1, 0, -1), 4, theme.color(Token::Hover));
        const QRect label = area.adjusted(0, 0, -countColumn - changes, 0);
        paintState(painter, label, {part.label.word, part.label.health, part.label.shape, false}, theme);
        paintText(painter, QRect(area.right() - countColumn - changes, area.top(), countColumn, rowHeight),
                  countOf(part), phonedeck::font(Type::Cell), theme.color(Token::Text1),
                  Qt::AlignRight | Qt::AlignVCenter);
        if (hasChanges)
            paintText(painter, QRect(area.right() - changeColumn, area.top(), changeColumn, rowHeight),
                      part.change, phonedeck::font(Type::Cell), theme.color(Token::Text3),
                      Qt::AlignRight | Qt::AlignVCenter);
        if (hasFocus() && row == m_focused)
            paintFocusInside(painter, QRectF(area).adjusted(-6, 1, 0, -1), 4, theme);
    }
}

void Donut::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    paintRing(&painter);
    const QRect middle(ringLeft, 8, ringSize, ringSize);
    paintText(&painter, middle.adjusted(ringWidth, 46, -ringWidth, -62), m_total,
              phonedeck::font(Type::PageTitle), theme.color(Token::Text1), Qt::AlignCenter);
    paintText(&painter, middle.adjusted(ringWidth, 74, -ringWidth, -44), m_unit, phonedeck::font(Type::Cell),
              theme.color(Token::Text3), Qt::AlignCenter);
    paintLegend(&painter);
}

int Donut::partAt(const QPoint &position) const
{
    if (position.x() >= legendLeft - 6) {
        const int row = position.y() / rowHeight;
        return row < m_parts.size() ? row : -1;
    }
    const QPointF centre(ringLeft + ringSize / 2.0, 8 + ringSize / 2.0);
    const QPointF from = QPointF(position) - centre;
    const double radius = std::hypot(from.x(), from.y());
    if (radius > ringSize / 2.0 + 3 || radius < ringSize / 2.0 - ringWidth)
        return -1;
    // Clockwise from the top, as the parts are laid.
    double turn = std::atan2(from.x(), -from.y()) / (2 * std::numbers::pi);
    turn = turn < 0 ? turn + 1 : turn;
    double whole = 0;
    for (const DonutPart &part : m_parts)
        whole += double(part.count);
    double at = 0;
    for (int i = 0; i < m_parts.size(); ++i) {
        at += double(m_parts.at(i).count) / std::max(1.0, whole);
        if (turn <= at)
            return i;
    }
    return -1;
}

void Donut::setFocusedRow(int row)
{
    if (m_parts.isEmpty())
        return;
    m_focused = std::clamp(row, 0, int(m_parts.size()) - 1);
    announceRow(this, m_focused);
    update();
}

void Donut::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        setFocusedRow(m_focused + 1);
        break;
    case Qt::Key_Up:
        setFocusedRow(m_focused - 1);
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

void Donut::mousePressEvent(QMouseEvent *event)
{
    activateRow(partAt(event->position().toPoint()));
}

void Donut::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = partAt(event->position().toPoint());
    setCursor(m_hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void Donut::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void Donut::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    setFocusedRow(m_focused);
}

int Donut::rowCount() const
{
    return int(m_parts.size());
}

QString Donut::rowName(int row) const
{
    //: a part and its count, as a screen reader says it
    return tr("%1, %2").arg(m_parts.at(row).label.word, countOf(m_parts.at(row)));
}

QRect Donut::rowArea(int row) const
{
    return rowRect(row);
}

int Donut::rowWithFocus() const
{
    return m_focused;
}

void Donut::activateRow(int row)
{
    if (row >= 0 && row < m_parts.size())
        Q_EMIT activated(row);
}

} // namespace phonedeck
