// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationrecord.h"

#include <algorithm>

namespace phonedeck {

QList<int> WavePlan::sizes(int phones) const
{
    QList<int> sizes;
    int rest = std::max(phones, 0);
    if (canary > 0 && rest > 0) {
        sizes.append(std::min(canary, rest));
        rest -= sizes.constLast();
    }
    while (rest > 0) {
        sizes.append(step > 0 ? std::min(step, rest) : rest);
        rest -= sizes.constLast();
    }
    return sizes;
}

bool WavePlan::brakes(const PhoneCounts &wave) const
{
    if (asksBetween)
        return true;
    // The wave alone is judged: many good ones before it must not hide that this one went wrong.
    const int bad = wave.of(PhoneState::Failed) + wave.of(PhoneState::Unknown);
    const int all = bad + wave.of(PhoneState::Succeeded);
    return brakeShare < 1 && bad > brakeShare * all;
}

qsizetype placeOf(qint64 id, const QList<OperationRecord> &newestFirst)
{
    return std::lower_bound(
               newestFirst.cbegin(), newestFirst.cend(), id,
               [](const OperationRecord &operation, qint64 wanted) { return operation.id > wanted; }) -
           newestFirst.cbegin();
}

qsizetype indexOf(qint64 id, const QList<OperationRecord> &newestFirst)
{
    const qsizetype place = placeOf(id, newestFirst);
    return place < newestFirst.size() && newestFirst.at(place).id == id ? place : -1;
}

OperationOutcome outcomeOf(const OperationRecord &operation)
{
    if (!operation.isEnded() && !operation.runsHere())
        return OperationOutcome::Elsewhere;
    if (operation.state == RunState::Braked)
        return OperationOutcome::Braked;
    if (!operation.isEnded())
        return OperationOutcome::Running;
    const PhoneCounts &counts = operation.counts;
    const int failed = counts.of(PhoneState::Failed);
    if (failed > 0) {
        const bool isWhole = failed + counts.of(PhoneState::Skipped) == counts.total();
        return isWhole ? OperationOutcome::Failed : OperationOutcome::PartlyFailed;
    }
    if (counts.of(PhoneState::Unknown) > 0)
        return OperationOutcome::Unknown;
    if (counts.of(PhoneState::Cancelled) > 0)
        return OperationOutcome::Cancelled;
    return counts.of(PhoneState::Succeeded) > 0 ? OperationOutcome::Done : OperationOutcome::Skipped;
}

} // namespace phonedeck
