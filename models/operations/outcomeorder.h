// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/phoneoutcomesmodel.h"

#include <atomic>

namespace phonedeck {

/// What is needed to filter and sort, by value: it goes to a worker.
struct OutcomeOrderInput {
    QList<PhoneRecord> phones;
    QList<int> groupOf; ///< by position
    QStringList briefs; ///< what happened, by group
    OutcomeQuery query;
};

/// Positions that the query takes, in its order; what compares equal stays in the order of the operation.
/// Once `isUnwanted` is set it may end early, with anything.
[[nodiscard]] QList<int> orderOutcomes(const OutcomeOrderInput &input,
                                       const std::atomic_bool *isUnwanted = nullptr);

} // namespace phonedeck
