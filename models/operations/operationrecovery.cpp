// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationrecovery.h"

#include <QtCore/QMap>

namespace phonedeck {

namespace {

/// Where a phone without an outcome stands when nobody carries it on.
struct Standing {
    PhoneState state;
    PhoneReason reason = PhoneReason::None;
};

Standing standingOf(const RequestIntent *request, bool marksAreComplete)
{
    // A request that was refused did nothing: its phones waited to be sent in another one.
    const bool wasNotSent =
        !request || (request->isAnswered ? !request->isAccepted : !request->isMarked && marksAreComplete);
    if (wasNotSent)
        return {PhoneState::Cancelled, PhoneReason::ConsoleEnded};
    if (request->isAnswered)
        return {PhoneState::Working};
    return {PhoneState::Unknown, PhoneReason::ConsoleEndedThen};
}

} // namespace

FollowedBatch followedBatch(const RequestIntent &request, const QList<PhoneRecord> &phones,
                            const QList<int> &positions)
{
    FollowedBatch batch;
    batch.operation = request.operation;
    batch.request = request.number;
    batch.step = request.step;
    batch.isAccepted = request.isAccepted;
    batch.taskId = request.taskId;
    batch.sentMs = request.sentMs;
    batch.phones.reserve(positions.size());
    for (int position : positions) {
        const PhoneRecord &phone = phones.at(position);
        batch.phones.append({position, phone.instanceId, phone.userId, phone.jobId, phone.backupTime});
    }
    return batch;
}

TakenUp takeUp(StoredOperation &operation, qint64 nowMs)
{
    TakenUp result;
    QHash<qint64, const RequestIntent *> requests;
    for (const RequestIntent &request : std::as_const(operation.requests))
        requests.insert(request.number, &request);
    QMap<qint64, QList<int>> toFollow; // by request
    for (int position = 0; position < operation.phones.size(); ++position) {
        const PhoneRecord &known = operation.phones.at(position);
        const RequestIntent *request = requests.value(known.request);
        if (request && request->stepIndex != known.step)
            request = nullptr; // of the step before
        const bool hasStepsLeft =
            known.state == PhoneState::Succeeded && known.step + 1 < operation.record.steps.size();
        if (!isOutcome(known.state) || hasStepsLeft) {
            const Standing standing = hasStepsLeft
                                          ? Standing{PhoneState::Cancelled, PhoneReason::ConsoleEnded}
                                          : standingOf(request, operation.marksAreComplete);
            PhoneRecord &phone = operation.phones[position];
            if (standing.state != phone.state || standing.reason != phone.reason) {
                phone.state = standing.state;
                phone.reason = standing.reason;
                phone.isChecked = standing.state == PhoneState::Unknown;
                phone.endedMs = isOutcome(standing.state) ? nowMs : 0;
                if (hasStepsLeft) { // it is the next one that was not sent
                    ++phone.step;
                    phone.request = 0;
                }
                result.changed.append(position);
            }
        }
        const PhoneRecord &phone = operation.phones.at(position);
        const bool isFollowed =
            phone.state == PhoneState::Working || (phone.state == PhoneState::Unknown && phone.isChecked);
        if (isFollowed)
            toFollow[request ? request->number : 0].append(position);
    }
    for (auto entry = toFollow.cbegin(); entry != toFollow.cend(); ++entry) {
        RequestIntent request;
        if (const RequestIntent *known = requests.value(entry.key())) {
            request = *known;
        } else { // its request is gone from the journal: look, that is all one can do
            request.operation = operation.record.id;
            request.step = operation.record.steps.value(operation.phones.at(entry->constFirst()).step,
                                                        operation.record.action);
        }
        request.isAccepted = request.isAnswered && request.isAccepted;
        if (request.sentMs == 0)
            request.sentMs = operation.record.startedMs;
        result.batches.append(followedBatch(request, operation.phones, *entry));
    }
    return result;
}

} // namespace phonedeck
