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
    QList<int> culprits;        ///< positions of phones that, as they look now, are what was refused
    QList<QList<int>> innocent; ///< of the others, by region: they can be tried
    /// To be tried as well, though somebody in them is refused again. Looking once more would show the same.
    QList<QList<int>> suspects;
};

/// Takes out those whose looks explain the refusal, so that the code they are told is their own. Others that
/// can't take the step either go apart, to hear theirs; the rest is split by the regions seen. Where nobody
/// looks guilty the batch is halved; a single phone is its own culprit. No part is the batch as it was.
[[nodiscard]] Untangled untangle(ActionId step, const QList<PhoneRecord> &phones, const QList<int> &batch,
                                 const ApiError &refusal, const FleetSights &sights);

} // namespace phonedeck
