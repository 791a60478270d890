// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/action.h"

namespace phonedeck {

/// What was done to a phone: "Backed up".
[[nodiscard]] QString doneText(ActionId step);
/// What was not done to it, as the end of "Backed up, then stopped: not reset".
[[nodiscard]] QString notDoneText(ActionId step);
/// "Stop streaming, Release session".
[[nodiscard]] QString titlesOf(const QList<ActionId> &steps);

} // namespace phonedeck
