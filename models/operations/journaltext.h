// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationengine.h"
#include "models/transport/errortext.h"

namespace phonedeck {

/// What is wrong with the journal, what that means and what to do; all empty if nothing is.
[[nodiscard]] ErrorText describe(const JournalState &journal);

/// Why the engine does not begin something. `journal` tells more where it is the reason.
[[nodiscard]] ErrorText describe(EngineRefusal refusal, const JournalState &journal);

} // namespace phonedeck
