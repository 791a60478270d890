// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QtCore/QObject>

namespace phonedeck {

class FocusRing;

/// Makes the resources and fonts of this library known to the program. A static library's resources are
/// left out by the linker unless asked for; ThemeController does it, a test without one calls it itself.
void initResources();

/// Puts a theme on the whole application: style, palette, style sheet, fonts. Created once, by app, after
/// QApplication and before the first widget.
class ThemeController : public QObject
{
    Q_OBJECT

public:
    enum class Scheme { System, Light, Dark };
    Q_ENUM(Scheme)

    explicit ThemeController(QObject *parent = nullptr);
    ~ThemeController() override;

    [[nodiscard]] const Theme &theme() const { return *m_theme; }
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);

    /// Whether a palette is a dark one, by the lightness of its windows (Qt 6.4 has no colorScheme()).
    [[nodiscard]] static bool isDark(const QPalette &palette);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// After everything was applied. Painted widgets need not connect: see themeOf().
    void themeChanged(const phonedeck::Theme &theme);

private:
    void followSystem();
    void apply(const Theme &theme);

    const Theme *m_theme = nullptr;
    Scheme m_scheme = Scheme::System;
    bool m_systemDark = false;
    bool m_applying = false;
};

} // namespace phonedeck
