// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cellroles.h"
#include "models/fleet/health.h"
#include "models/fleet/instancecolumns.h"
#include "models/fleet/statescales.h"

#include <span>

namespace phonedeck {

/// What a cell's words depend on besides the phone.
struct CellContext {
    const InstanceColumns &columns;
    qint64 nowSecs = 0; ///< seconds since 1970
    QString asOf;       ///< the time what is shown was read, when it is old; else empty
};

/// A column of the fleet's table is a row in a table: the only place that knows columns. Header, cells, sort,
/// copy and the menu of columns read it.
struct InstanceColumn {
    const char *id;       ///< stable, by which columns are saved
    const char *title;    ///< English source, context phonedeck::InstanceColumn
    int width;            ///< pixels at 100 %
    int chineseWidth = 0; ///< where Chinese words need another; 0: they don't
    FieldMask fields;     ///< the cell changes when one of these does
    QString (*text)(const CellContext &, qsizetype row);
    /// Null: the cell is plain text.
    StateText (*state)(const CellContext &, qsizetype row) = nullptr;
    /// Below, at or above 0 as row one stands before, with or after the other.
    int (*compare)(const InstanceColumns &, qsizetype one, qsizetype other);
    CellEmphasis emphasis = SecondaryText;
    Qt::TextElideMode elide = Qt::ElideRight;
    bool isMono = false;
    bool isDefault = false;
    const char *filterField = nullptr; ///< the filter's name for it; null: none

    [[nodiscard]] QString translatedTitle() const;
    /// In the language of the interface.
    [[nodiscard]] int usualWidth() const;
};

/// All columns in their default order. The first is the mark.
[[nodiscard]] std::span<const InstanceColumn> instanceColumns();
/// Index of the column with that id; -1 for none.
[[nodiscard]] int instanceColumnIndex(QStringView id);

/// States that change by themselves are called stuck after this long.
inline constexpr qint64 stuckAfterSecs = 15 * 60;

/// The service's sentence of a specification, shortened where it has the usual parts: "Pro 8c 16G 720p". Only
/// for showing (C5).
[[nodiscard]] QString shortSpec(const QString &sentence);
/// The sign-in as short as a column tells it: "In".
[[nodiscard]] StateText signInText(int value);
/// The last backup or restore: how it ended and how long ago. `atSecs`, since 1970; below 0: there was none.
[[nodiscard]] StateText lastRunText(Scale scale, int value, qint64 atSecs, qint64 nowSecs);
/// The last backup as the table tells it: "9 h" with a tick, "Failed", "Now", "Never".
[[nodiscard]] StateText backupState(const CellContext &context, qsizetype row);
/// The running state with its age, or as of when it was true.
[[nodiscard]] StateText runningState(const CellContext &context, qsizetype row);

} // namespace phonedeck
