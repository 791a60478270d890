// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <optional>

namespace phonedeck {

/// The scales of ListInstances and BatchQueryStatus (enums §1, 2, 6). They overlap in numbers and are never
/// merged.
enum class Scale { Running, Resource, SignIn, Assigned, Frozen, Backup, Restore };

/// A number of a scale in words. Numbers outside the table are shown as numbers; -1 is "no information".
[[nodiscard]] StateText stateText(Scale scale, int value);

/// The stable word by which the filter names a value, e.g. "going-offline"; the number outside the table.
[[nodiscard]] QString stateKey(Scale scale, int value);
/// The values a filter word stands for: one, or several where the scale has two numbers for the same
/// (resource 2 and 7, D2). Also takes numbers. Nothing for an unknown word.
[[nodiscard]] std::optional<QList<int>> stateValues(Scale scale, QStringView key);
/// Every word the filter knows for that scale.
[[nodiscard]] QStringList stateKeys(Scale scale);
/// The order in which values are listed and sorted: by what they mean, not by their number.
[[nodiscard]] int stateOrder(Scale scale, int value);

/// "Starting · 4 min"; past `stuckAfterSecs` it asks for a look: "Starting 38 min · stuck?". Only moving
/// states have an age; `secs` below 0 is unknown.
[[nodiscard]] StateText withAge(StateText state, qint64 secs, qint64 stuckAfterSecs);
/// What was read at `clock` and may no longer hold: "Running · as of 10:42".
[[nodiscard]] StateText asOf(StateText state, const QString &clock);
/// "9 h", "2 d", "4 min": one number, rounded down.
[[nodiscard]] QString ageText(qint64 secs);

} // namespace phonedeck
