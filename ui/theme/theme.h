// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"
#include "ui/theme/token.h"

#include <QtGui/QColor>
#include <QtGui/QPalette>

#include <array>

class QWidget;

namespace phonedeck {

/// One value for everything a theme decides. Light and dark exist once each and are never changed, so a
/// reference to a Theme stays good for the life of the program.
class Theme
{
public:
    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &dark();

    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] QColor color(Token token) const { return m_colors[size_t(token)]; }

    [[nodiscard]] QColor shapeColor(Health health) const;
    [[nodiscard]] QColor pillText(Health health) const;
    [[nodiscard]] QColor pillFill(Health health) const;
    /// A part of a bar of shares.
    [[nodiscard]] QColor shareColor(const HealthShare &share) const;
    /// One hue, strongest first; beyond the fourth it starts again.
    [[nodiscard]] QColor chartColor(int index) const;
    /// The colour an account is marked with everywhere; beyond the sixth it starts again.
    [[nodiscard]] QColor accountColor(int index) const;
    static constexpr int accountColorCount = 6;

    [[nodiscard]] QPalette palette() const;
    /// The style sheet template with every @token@ replaced.
    [[nodiscard]] QString styleSheet() const;

private:
    using Colors = std::array<QColor, size_t(tokenCount)>;
    Theme(bool dark, const Colors &colors);

    bool m_dark;
    Colors m_colors;
};

[[nodiscard]] Token shapeToken(Health health);
/// Of a part of a bar of shares.
[[nodiscard]] Token shareToken(const HealthShare &share);
[[nodiscard]] Token pillTextToken(Health health);
[[nodiscard]] Token pillFillToken(Health health);

/// The theme a widget is painted in: what the ThemeController last applied to the application, or light
/// where there is none. Ask in paintEvent, keep nothing: a change of theme repaints every widget by itself
/// (the palette changes), so paint code needs no connection.
[[nodiscard]] const Theme &themeOf(const QWidget *widget);

} // namespace phonedeck
