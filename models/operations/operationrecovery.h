// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal.h"
#include "models/operations/phonetracker.h"

namespace phonedeck {

/// What is to be done with an operation that an earlier run of the console left.
struct TakenUp {
    QList<int> changed;           ///< phones that are in another state now
    QList<FollowedBatch> batches; ///< what was sent and has no outcome yet
};

/// Gives every phone of an operation that nobody carries on a state that is true: what was never sent is
/// cancelled, what may have been sent is unknown and looked at, what was accepted is followed. Nothing of it
/// is ever sent again.
[[nodiscard]] TakenUp takeUp(StoredOperation &operation, qint64 nowMs);

/// Phones of one request to follow.
[[nodiscard]] FollowedBatch followedBatch(const RequestIntent &request, const QList<PhoneRecord> &phones,
                                          const QList<int> &positions);

} // namespace phonedeck
