// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/faults.h"
#include "simulator/httpanswer.h"
#include "simulator/operation.h"

namespace phonedeck::simulator {

/// Whether the operation must not run because of the fault.
[[nodiscard]] bool preventsCommit(const Fault &fault);
/// What the first fault that has an answer of its own gives in the operation's place.
[[nodiscard]] std::optional<ApiAnswer> answerInstead(const QList<Fault> &faults, bool isIam);
/// Whether the answer goes without x-request-id.
[[nodiscard]] bool hidesRequestId(const QList<Fault> &faults);
/// How the answer travels: late, in pieces, with a wrong Date, or not at all.
void bendWire(const QList<Fault> &faults, HttpAnswer &answer);

} // namespace phonedeck::simulator
