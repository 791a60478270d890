// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QFont>

namespace phonedeck {

/// A use of type, not a size. Lines are in lineHeight().
enum class Type {
    PageTitle,   ///< 20/28, 600: page title, question of a sheet
    Title,       ///< 15/20, 600: dialogs and details
    Body,        ///< 13/20
    BodyStrong,  ///< 13/20, 500: buttons, tabs, names
    Review,      ///< 13/22: a review in words
    ReviewFact,  ///< 13/22, 600
    Cell,        ///< 12/16: cells, bare pills, values, status bar
    CellStrong,  ///< 12/16, 500: filled pills
    Head,        ///< 12/16, 500: column heads, labels of fields
    Section,     ///< 12/20, 600
    PageSection, ///< 13/20, 600
    KeyCap,      ///< 11/14, 500
    Small,       ///< 11/14: the account's second line
    Mono,        ///< 12/16: ids and output
};

inline constexpr int typeCount = int(Type::Mono) + 1;

/// Figures of all these are of equal width (Inter with tabular figures frozen in).
[[nodiscard]] QFont font(Type type);
/// Distance of two lines of text, in logical pixels.
[[nodiscard]] int lineHeight(Type type);

/// The person's text scale; multiplies every size. 1 at start, 0.8 to 2.
void setTextScale(double scale);

/// Families of text in their order: our own, then Simplified Chinese by the system's name for it.
[[nodiscard]] QStringList textFamilies();
[[nodiscard]] QStringList monoFamilies();

/// Registers the fonts of the resources, once however often it is called.
void registerFonts();

} // namespace phonedeck
