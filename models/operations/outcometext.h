// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"
#include "models/operations/operationrecord.h"

#include <optional>

namespace phonedeck {

/// An operation as a whole: "Partly failed", with its shape.
[[nodiscard]] StateText outcomeState(OperationOutcome outcome);
/// The stable word by which the filter names it: "partly-failed".
[[nodiscard]] QString outcomeKey(OperationOutcome outcome);
[[nodiscard]] std::optional<OperationOutcome> outcomeByKey(const QString &key);

/// One phone: "Cancelled", with its shape. Never filled: the table of an operation's phones would be all
/// fill.
[[nodiscard]] StateText phoneState(PhoneState state);
/// "failed": in exports.
[[nodiscard]] QString phoneStateKey(PhoneState state);
/// The colour a state has in a bar of shares; not set for phones without an outcome.
[[nodiscard]] std::optional<HealthShare> barShare(PhoneState state, int count, int total);

/// What happened to a phone, in the language of the interface.
struct OutcomeText {
    QString brief;    ///< a few words: a cell, the head of a card
    QString sentence; ///< what it means, and what to do if there is something

    bool operator==(const OutcomeText &) const = default;
};
[[nodiscard]] OutcomeText outcomeText(const OperationRecord &operation, const PhoneRecord &phone);

/// The brief; of a phone that succeeded also how long it took from `sentMs`, the moment its request left:
/// "Running again after 1 min 52 s". Where that is no measure, as when an answer was all there was to wait
/// for or nobody looked for long, it is the brief alone.
[[nodiscard]] QString outcomeBrief(const OperationRecord &operation, const PhoneRecord &phone, qint64 sentMs);

/// The name of a reason in exports: "no-answer"; empty for None.
[[nodiscard]] QString reasonKey(PhoneReason reason);

} // namespace phonedeck
