// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLatin1String>

namespace phonedeck {

/// A colour by its meaning. Every theme has a value for each; nothing outside the theme names a colour.
enum class Token {
    Window,
    Surface,
    Raised,
    Sunken,
    Hover,
    Sel,
    SelHover,
    Current, ///< frame and left edge of the current row
    Focus,
    Line,
    Line2,
    Frame,
    Text1,
    Text2,
    Text3,
    Disabled,
    Accent,
    AccentHover,
    AccentText,
    Chip,
    ChipLine,
    Flash, ///< a cell that has just changed
    Destr,
    DestrHover,
    DestrText,
    AddBg,
    DelBg,
    Scrim,
    Track,
    OnAccent,
    OnDestr,
    Chart1,
    Chart2,
    Chart3,
    Chart4,
    ChartOk2,
    ChartN2,
    Account1,
    Account2,
    Account3,
    Account4,
    Account5,
    Account6,
    // Per health: the shape's colour, the pill's text, the pill's fill.
    OkShape,
    OkText,
    OkFill,
    MovingShape,
    MovingText,
    MovingFill,
    AttentionShape,
    AttentionText,
    AttentionFill,
    NeutralShape,
    NeutralText,
    NeutralFill,
    FailedShape,
    FailedText,
    FailedFill,
    UnknownShape,
    UnknownText,
    UnknownFill,
};

inline constexpr int tokenCount = int(Token::UnknownFill) + 1;

/// The token's name in the style sheet template: Token::Line2 is "line2", written @line2@ there.
[[nodiscard]] QLatin1String tokenName(Token token);

} // namespace phonedeck
