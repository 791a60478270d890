// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"

#include <QtCore/QRect>
#include <QtGui/QColor>

class QPainter;

namespace phonedeck {

class Theme;

inline constexpr int shapeBox = 12;
inline constexpr int pillHeight = 20;
/// A pill's fill hangs this far left of the text axis, so that bare and filled pills share one axis.
inline constexpr int pillHang = 6;

/// The shape in its 12 × 12 box at `topLeft`. Cached as a pixmap per colour and device pixel ratio.
void paintShape(QPainter *painter, const QPoint &topLeft, StateShape shape, const QColor &color);

/// What paintState takes for granted unless told otherwise.
struct StatePaint {
    bool filledAllowed = true; ///< false: never a fill (facets, lists)
    int gap = 5;               ///< from the shape to the word
    bool dimmed = false;       ///< the word in the disabled colour, e.g. an old result
};

/// Paints the state with its shape at the left of `rect`, centred in its height, the word elided to fit.
/// A fill hangs pillHang left of rect and may not leave it on the right.
void paintState(QPainter *painter, const QRect &rect, const StateText &state, const Theme &theme,
                const StatePaint &how = {});

/// The width paintState needs from the left of its rect to show the word in full.
[[nodiscard]] int stateWidth(const StateText &state, const StatePaint &how = {});

} // namespace phonedeck
