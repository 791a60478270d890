// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/fleetlook.h"
#include "models/operations/operationplan.h"

namespace phonedeck {

/// The service refused a whole batch because of some of its phones: they are gone, elsewhere, or in a state
/// that doesn't take it. The others could be served.
[[nodiscard]] bool isAboutPhones(const ApiError &error);
/// What refused this request would refuse every other of the operation as well: the sign-in, a right that is
/// missing, a network that is down.
[[nodiscard]] bool isAboutEverything(const ApiError &error);

/// How to go on with a batch that was refused.
struct Untangled {
    QList<int> culprits;       ///< positions of phones that can't take it, as they look now
    QList<QList<int>> batches; ///< of the others, to be tried; none of them is the batch as it was
};

/// Takes out those that have an obstacle now and splits by the regions seen. Where nobody looks guilty the
/// batch is halved; a single phone that nothing is wrong with is its own culprit.
[[nodiscard]] Untangled untangle(ActionId step, const QList<PhoneRecord> &phones, const QList<int> &batch,
                                 const FleetSights &sights);

} // namespace phonedeck
