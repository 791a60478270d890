// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stateshape.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QtCore/QHash>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtGui/QPixmapCache>

namespace phonedeck {

namespace {

constexpr QPointF centre(6, 6);

QPen stroke(const QColor &color, double width = 1.5)
{
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

/// What follows takes away from what is drawn, so the ground shows through at any colour.
void cutOut(QPainter &painter, double width)
{
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke(Qt::black, width));
}

void drawHalfRing(QPainter &painter, const QColor &color)
{
    painter.setPen(stroke(color));
    painter.drawEllipse(centre, 4.25, 4.25);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPie(QRectF(1.75, 1.75, 8.5, 8.5), -90 * 16, 180 * 16);
}

void drawTriangle(QPainter &painter, const QColor &color)
{
    QPainterPath path;
    path.addPolygon(QPolygonF({{6, 1.75}, {10.75, 9.75}, {1.25, 9.75}}));
    path.closeSubpath();
    painter.setPen(stroke(color, 2));
    painter.setBrush(color);
    painter.drawPath(path);
    cutOut(painter, 1.4);
    painter.drawLine(QPointF(6, 4.4), QPointF(6, 6.6));
    painter.drawPoint(QPointF(6, 8.7));
}

void drawCrossSquare(QPainter &painter, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(1, 1, 10, 10), 2.5, 2.5);
    cutOut(painter, 1.5);
    painter.drawLine(QPointF(4.1, 4.1), QPointF(7.9, 7.9));
    painter.drawLine(QPointF(7.9, 4.1), QPointF(4.1, 7.9));
}

void drawDiamond(QPainter &painter, const QColor &color)
{
    painter.setPen(stroke(color));
    painter.drawPolygon(QPolygonF({{6, 1}, {11, 6}, {6, 11}, {1, 6}}));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(centre, 1.4, 1.4);
}

void drawPerson(QPainter &painter, const QColor &color)
{
    painter.setPen(stroke(color, 1.4));
    painter.drawEllipse(QPointF(6, 3.5), 2.3, 2.3);
    QPainterPath body(QPointF(1.7, 11));
    body.lineTo(1.7, 10.6);
    body.cubicTo(1.7, 9.1, 2.7, 8.1, 4.2, 8.1);
    body.lineTo(7.8, 8.1);
    body.cubicTo(9.3, 8.1, 10.3, 9.1, 10.3, 10.6);
    body.lineTo(10.3, 11);
    painter.drawPath(body);
}

void drawShape(QPainter &painter, StateShape shape, const QColor &color)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke(color));
    switch (shape) {
    case StateShape::None:
        return;
    case StateShape::RingDisc:
        painter.drawEllipse(centre, 4.75, 4.75);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(centre, 2.25, 2.25);
        return;
    case StateShape::Disc:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(centre, 4, 4);
        return;
    case StateShape::Check:
        painter.setPen(stroke(color, 1.75));
        painter.drawPolyline(QPolygonF({{1.75, 6.5}, {4.5, 9.25}, {10.25, 3}}));
        return;
    case StateShape::Ring:
        painter.drawEllipse(centre, 3.75, 3.75);
        return;
    case StateShape::DashedRing: {
        QPen dashed(color, 1.5, Qt::CustomDashLine, Qt::FlatCap);
        dashed.setDashPattern({1.9 / 1.5, 1.9 / 1.5}); // in units of the pen's width
        painter.setPen(dashed);
        painter.drawEllipse(centre, 3.75, 3.75);
        return;
    }
    case StateShape::BarredRing:
        painter.drawEllipse(centre, 4.5, 4.5);
        painter.drawLine(QPointF(4, 6), QPointF(8, 6));
        return;
    case StateShape::Square:
        painter.drawRoundedRect(QRectF(1.75, 1.75, 8.5, 8.5), 1.5, 1.5);
        return;
    case StateShape::HalfRing:
        drawHalfRing(painter, color);
        return;
    case StateShape::Triangle:
        drawTriangle(painter, color);
        return;
    case StateShape::CrossSquare:
        drawCrossSquare(painter, color);
        return;
    case StateShape::Diamond:
        drawDiamond(painter, color);
        return;
    case StateShape::Person:
        drawPerson(painter, color);
        return;
    }
}

QColor wordColor(const StateText &state, const Theme &theme)
{
    return theme.color(state.health == Health::Neutral ? Token::Text2 : Token::Text1);
}

} // namespace

void paintShape(QPainter *painter, const QPoint &topLeft, StateShape shape, const QColor &color)
{
    if (shape == StateShape::None)
        return;
    // Cache keys by number: a cell is painted thousands of times a second while scrolling, and making a
    // string for each look-up shows.
    static QHash<quint64, QPixmapCache::Key> keys;
    const double ratio = painter->device()->devicePixelRatio();
    const quint64 id = (quint64(color.rgba()) << 32) | (quint64(qRound(ratio * 100)) << 8) | quint64(shape);
    QPixmap pixmap;
    const auto known = keys.constFind(id);
    if (known == keys.cend() || !QPixmapCache::find(*known, &pixmap)) {
        pixmap = QPixmap(QSize(shapeBox, shapeBox) * ratio);
        pixmap.fill(Qt::transparent);
        pixmap.setDevicePixelRatio(ratio);
        QPainter shapePainter(&pixmap);
        shapePainter.setRenderHint(QPainter::Antialiasing);
        drawShape(shapePainter, shape, color);
        shapePainter.end();
        keys.insert(id, QPixmapCache::insert(pixmap));
    }
    painter->drawPixmap(topLeft, pixmap);
}

void paintState(QPainter *painter, const QRect &rect, const StateText &state, const Theme &theme,
                const StatePaint &how)
{
    const bool fill = state.filled && how.filledAllowed;
    const QFont wordFont = font(fill ? Type::CellStrong : Type::Cell);
    const int textLeft = state.shape == StateShape::None ? 0 : shapeBox + how.gap;
    const int room = rect.width() - textLeft - (fill ? 8 : 0);
    const QFontMetricsF metrics(wordFont);
    const QString word = metrics.horizontalAdvance(state.word) > room + 0.5
                             ? metrics.elidedText(state.word, Qt::ElideRight, room)
                             : state.word;
    if (fill) {
        const int width = textLeft + qCeil(metrics.horizontalAdvance(word)) + pillHang + 8;
        const QRect pill(rect.left() - pillHang, rect.top() + (rect.height() - pillHeight) / 2, width,
                         pillHeight);
        paintBox(painter, pill, pillHeight / 2.0, theme.pillFill(state.health));
    }
    paintShape(painter, {rect.left(), rect.top() + (rect.height() - shapeBox) / 2}, state.shape,
               theme.shapeColor(state.health));
    QColor color = fill ? theme.pillText(state.health) : wordColor(state, theme);
    if (how.dimmed)
        color = theme.color(Token::Disabled);
    painter->setFont(wordFont);
    painter->setPen(color);
    painter->drawText(rect.adjusted(textLeft, 0, 0, 0),
                      int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip), word);
}

int stateWidth(const StateText &state, const StatePaint &how)
{
    const bool fill = state.filled && how.filledAllowed;
    const int textLeft = state.shape == StateShape::None ? 0 : shapeBox + how.gap;
    return textLeft + textWidth(state.word, font(fill ? Type::CellStrong : Type::Cell)) + (fill ? 8 : 0);
}

} // namespace phonedeck
