// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/planrequest.h"
#include "models/storage/workerend.h"

#include <atomic>
#include <memory>

namespace phonedeck {

/// A backup of a phone that is gone afterwards serves nobody: there is no phone to restore it on.
[[nodiscard]] bool offersBackup(const Action &action);

/// A plan as the sheet shows it, counted and sorted beforehand: whatever is left to do with it takes no
/// longer for more phones. Never changed once it is made.
struct ConfirmContent {
    std::shared_ptr<const OperationPlan> original; ///< before anything was decided
    OperationPlan plan;                            ///< with what was decided, but for its waves
    BlastRadius radius;
    QMap<PhoneReason, int> skippedBy;
    int leftOutInUse = 0;        ///< by the decision of the sheet
    RequestCount requests;       ///< without those of a backup before
    RequestCount backupRequests; ///< of that backup, were it made
    int backedUp = 0;            ///< phones that would be left with it
    QList<int> actedOnOrder;     ///< of `plan.phones`: those in use first, then by name
    QList<int> leftOutOrder;     ///< of `plan.skipped`, the same
};
using ConfirmContentPtr = std::shared_ptr<const ConfirmContent>;

/// What to make it of.
struct ConfirmJob {
    std::shared_ptr<const OperationPlan> original; ///< null: plan `request` first
    PlanRequest request;
    bool leavesOutInUse = false;
    bool backsUpFirst = false;
    qint64 nowSecs = 0; ///< since 1970: what the ages of backups are told by
};

/// On any thread. Null if `isOutdated` became true meanwhile.
[[nodiscard]] ConfirmContentPtr makeContent(const ConfirmJob &job, const std::atomic<bool> &isOutdated);

} // namespace phonedeck
