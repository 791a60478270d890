// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qnamespace.h>

namespace phonedeck {

/// What the house's tables say about a cell beyond Qt's roles; painted by CellDelegate.
enum CellRole {
    StateRole = Qt::UserRole + 1, ///< StateText: shape and word instead of plain text
    SelectedRole,                 ///< bool: the row is marked
    FlashRole,                    ///< qreal, 1 just changed to 0 at rest
    ElideRole,                    ///< int, a Qt::TextElideMode
    MonoRole,                     ///< bool: set in the monospaced family
    EmphasisRole,                 ///< int, a CellEmphasis
    SortRole,                     ///< the value that is compared, for lists small enough for a sort proxy
    SharesRole,                   ///< QList<HealthShare>: a bar instead of text
    SecondTextRole,               ///< QString: stands after the text, less strong
};

enum CellEmphasis {
    SecondaryText = 0, ///< text2
    PrimaryText = 1,   ///< text1
    StrongText = 2,    ///< text1, weight 500
    FaintText = 3,     ///< text3
};

} // namespace phonedeck
