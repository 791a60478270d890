// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationpresenter.h"

namespace phonedeck {

/// "Reboot 200 phones", with its label.
[[nodiscard]] QString operationTitle(const OperationRecord &operation);
/// When, by whom, how it stands and what became of the phones, in sentences that are true for its action and
/// state.
[[nodiscard]] QString operationSentence(const OperationFacts &facts);
/// "463 were restarted": how many an action succeeded on.
[[nodiscard]] QString doneSentence(ActionId action, int count);

/// How many of its cancelled phones had gone through a step before. None while their groups aren't known.
[[nodiscard]] int cancelledHalfway(const OperationFacts &facts);
/// How many phones the next wave of a braked operation has.
[[nodiscard]] int nextWaveSize(const OperationRecord &operation);
/// Whether a look can tell what became of an unknown phone of it.
[[nodiscard]] bool canBeLookedAt(const OperationRecord &operation);

} // namespace phonedeck
