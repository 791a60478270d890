// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/instancecolumns.h"
#include "models/operations/operationplan.h"

#include <optional>

namespace phonedeck {

/// An operation that is to be done again for some of its phones. Of several steps each phone goes on with the
/// one it had come to, if it still can: stopping a stream or releasing a session once more would hit a newer
/// one.
struct PlanAgain {
    OperationRecord operation;
    QList<int> reached; ///< the steps they had come to, as long as PlanRequest::instanceIds
    bool keepsSettings = false;
};

/// What a person asks for: these phones, each once, as the fleet is at this moment. All of it is frozen, and
/// since the fleet is a snapshot it costs nothing to ask, however many phones there are.
struct PlanRequest {
    ActionId action = ActionId::Reboot;
    QStringList instanceIds;
    InstanceColumns fleet;
    QList<BusyPhones> busy; ///< with another operation
    std::optional<PlanAgain> again;
};

/// The plan for it; on any thread.
[[nodiscard]] OperationPlan makePlan(const PlanRequest &request);
/// The same with what is known of its phones, in their order.
[[nodiscard]] OperationPlan makePlan(const PlanRequest &request, QList<PhoneFacts> phones);

} // namespace phonedeck
