// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QtWidgets/QPushButton>

namespace phonedeck {

/// A push button with the house's kinds. The style draws any QPushButton by its dynamic properties "kind"
/// (primary, secondary, ghost, destructive, attention, link), "large" (32 px, dialogs) and "keyCap"; this
/// class sets them by name.
class Button : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind { Secondary, Primary, Ghost, Destructive, Attention, Link };
    Q_ENUM(Kind)

    explicit Button(const QString &text, Kind kind = Kind::Secondary, QWidget *parent = nullptr);
    /// An icon alone; the text becomes its tool tip and accessible name.
    Button(Icon glyph, const QString &name, Kind kind = Kind::Ghost, QWidget *parent = nullptr);

    void setKind(Kind kind);
    /// The icon takes the colour of the text.
    void setGlyph(Icon glyph);
    void setGlyphAfterText(bool after);
    /// 32 px high, for the foot of dialogs and sheets.
    void setLarge(bool large);
    /// Shown after the text, e.g. "Esc". Says the shortcut, does not set it.
    void setKeyCap(const QString &key);

private:
    void refreshIcon();

    Kind m_kind;
    int m_glyph = -1;
};

} // namespace phonedeck
