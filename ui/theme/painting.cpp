// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/painting.h"

#include "ui/theme/theme.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <cmath>

namespace phonedeck {

void paintBox(QPainter *painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge,
              double width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    // Edge and fill as two boxes: a pen on half pixels would soften at 125 and 150 %.
    if (edge.isValid()) {
        QPainterPath ring;
        ring.addRoundedRect(rect, radius, radius);
        QPainterPath inner;
        const QRectF inside = rect.adjusted(width, width, -width, -width);
        inner.addRoundedRect(inside, qMax(0.0, radius - width), qMax(0.0, radius - width));
        if (fill.isValid()) {
            painter->setBrush(fill);
            painter->drawPath(ring);
        }
        painter->setBrush(edge);
        painter->drawPath(ring.subtracted(inner));
    } else if (fill.isValid()) {
        painter->setBrush(fill);
        painter->drawRoundedRect(rect, radius, radius);
    }
    painter->restore();
}

void paintFocusRing(QPainter *painter, const QRectF &rect, double radius, const Theme &theme)
{
    paintBox(painter, rect.adjusted(-3, -3, 3, 3), radius + 3, QColor(), theme.color(Token::Focus), 2);
}

void paintFocusInside(QPainter *painter, const QRectF &rect, double radius, const Theme &theme)
{
    paintBox(painter, rect, radius, QColor(), theme.color(Token::Focus), 2);
}

int paintText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
              const QColor &color, Qt::Alignment alignment, Qt::TextElideMode elide)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    const QFontMetricsF metrics(font, painter->device());
    QString shown = text;
    double width = metrics.horizontalAdvance(text);
    // Half a pixel of grace: a size hint is rounded, and "…" for a hair's breadth looks like a fault.
    if (width > rect.width() + 0.5) {
        shown = metrics.elidedText(text, elide, rect.width());
        width = metrics.horizontalAdvance(shown);
    }
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(rect, int(alignment | Qt::TextSingleLine | Qt::TextDontClip), shown);
    return int(std::ceil(width));
}

int textWidth(const QString &text, const QFont &font)
{
    return int(std::ceil(QFontMetricsF(font).horizontalAdvance(text)));
}

void paintCheckBox(QPainter *painter, const QPoint &topLeft, Qt::CheckState state, const Theme &theme,
                   bool enabled)
{
    const QRectF box(topLeft, QSizeF(14, 14));
    if (state == Qt::Unchecked) {
        paintBox(painter, box, 4, theme.color(enabled ? Token::Surface : Token::Window),
                 theme.color(enabled ? Token::NeutralShape : Token::Line2));
        return;
    }
    paintBox(painter, box, 4, theme.color(enabled ? Token::Accent : Token::Line2));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(topLeft);
    painter->setPen(QPen(theme.color(Token::OnAccent), state == Qt::Checked ? 1.75 : 2, Qt::SolidLine,
                         Qt::RoundCap, Qt::RoundJoin));
    if (state == Qt::Checked) {
        const QPointF tick[] = {{3.5, 7.25}, {6, 9.75}, {10.5, 4.75}};
        painter->drawPolyline(tick, 3);
    } else {
        painter->drawLine(QPointF(4, 7), QPointF(10, 7));
    }
    painter->restore();
}

void paintRadio(QPainter *painter, const QPoint &topLeft, bool on, const Theme &theme, bool enabled)
{
    const QRectF circle(topLeft, QSizeF(16, 16));
    if (!on) {
        paintBox(painter, circle, 8, theme.color(enabled ? Token::Surface : Token::Window),
                 theme.color(enabled ? Token::NeutralShape : Token::Line2));
        return;
    }
    paintBox(painter, circle, 8, theme.color(enabled ? Token::Accent : Token::Line2));
    paintBox(painter, circle.adjusted(5, 5, -5, -5), 3, theme.color(Token::OnAccent));
}

void paintBar(QPainter *painter, const QRectF &rect, const QList<BarPart> &parts, const QColor &track,
              double radius, double gap)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const double corner = radius < 0 ? rect.height() / 2 : radius;
    QPainterPath whole;
    whole.addRoundedRect(rect, corner, corner);
    if (track.isValid())
        painter->fillPath(whole, track);
    double left = rect.left();
    double shares = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts[i].share <= 0)
            continue;
        shares += parts[i].share;
        double right = rect.left() + rect.width() * qMin(1.0, shares);
        if (right - left < 1.5)
            right = qMin(left + 1.5, rect.right()); // one in ten thousand is still seen
        const bool last = i + 1 == parts.size() || right >= rect.right() - 0.5;
        QPainterPath part;
        part.addRect(QRectF(left, rect.top(), right - left - (last ? 0 : gap), rect.height()));
        painter->fillPath(whole.intersected(part), parts[i].color);
        left = right;
    }
    painter->restore();
}

} // namespace phonedeck
