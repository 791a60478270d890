// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/fonts.h"
#include "ui/theme/token.h"

#include <QtCore/QList>
#include <QtCore/QRect>
#include <QtGui/QColor>

class QPainter;

namespace phonedeck {

class Theme;

/// What the style and the painted widgets draw alike. All rectangles are in logical pixels.

/// A rounded field with an edge of `width` pixels inside `rect`, on whole device pixels. An invalid colour
/// leaves out fill or edge.
void paintBox(QPainter *painter, const QRectF &rect, double radius, const QColor &fill,
              const QColor &edge = QColor(), double width = 1);

/// The 2 px ring, its inner edge 1 px outside `rect`.
void paintFocusRing(QPainter *painter, const QRectF &rect, double radius, const Theme &theme);
/// The same ring just inside `rect`, for rows and fields that touch their neighbours.
void paintFocusInside(QPainter *painter, const QRectF &rect, double radius, const Theme &theme);

/// One line of text, elided to fit. Returns the width it took.
int paintText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
              const QColor &color, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter,
              Qt::TextElideMode elide = Qt::ElideRight);
[[nodiscard]] int textWidth(const QString &text, const QFont &font);

/// 14 px box at the top left of `rect`.
void paintCheckBox(QPainter *painter, const QPoint &topLeft, Qt::CheckState state, const Theme &theme,
                   bool enabled = true);
/// 16 px circle.
void paintRadio(QPainter *painter, const QPoint &topLeft, bool on, const Theme &theme, bool enabled = true);

/// A bar of parts over a track, with round ends, half its height in radius.
struct BarPart {
    double share = 0; ///< 0 to 1 of the whole
    QColor color;
};
void paintBar(QPainter *painter, const QRectF &rect, const QList<BarPart> &parts, const QColor &track,
              double radius = -1, double gap = 0);

} // namespace phonedeck
