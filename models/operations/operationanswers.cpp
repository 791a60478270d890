// SPDX-License-Identifier: GPL-3.0-or-later
// What comes of the requests of an operation.
#include "models/operations/operationrun.h"

#include "models/operations/untangling.h"
#include "network/fleet/batchprepareinstances.h"

#include <algorithm>

namespace phonedeck {

void OperationRun::takeLeaving(const RequestIntent &request)
{
    QStringList ids;
    ids.reserve(request.positions.size());
    for (int position : request.positions) {
        change(position, [](PhoneRecord &phone) { phone.state = PhoneState::Sending; });
        ids.append(m_phones.at(position).instanceId);
    }
    m_tools.tracker.touch(m_record.id, ids);
    // Not written: the mark of the request says the same.
    Q_EMIT changed(takeTouched());
}

void OperationRun::takeAnswer(const RequestIntent &request, const StepAnswer &answer)
{
    const std::optional<FleetSights> sights =
        m_suspects.contains(request.number) ? std::optional(m_suspects.take(request.number)) : std::nullopt;
    if (!answer.error)
        takeAccepted(request, answer);
    else if (!answer.error->outcomeKnown)
        takeUnknown(request, *answer.error);
    else
        takeRefused(request, *answer.error, sights);
    goOn();
}

void OperationRun::takeAccepted(RequestIntent request, const StepAnswer &answer)
{
    request.isAnswered = true;
    request.isAccepted = true;
    request.taskId = answer.taskId;
    request.requestId = answer.requestId;
    const bool isAnswerAll = actionOf(request.step).trackBy == TrackBy::Answer;
    QList<int> toFollow;
    for (int position : request.positions) {
        change(position, [&](PhoneRecord &phone) {
            phone.requestId = answer.requestId;
            phone.jobId = answer.jobs.value(phone.instanceId);
            const auto status = answer.preparationNow.constFind(phone.instanceId);
            const PrepareStatus meaning = status == answer.preparationNow.constEnd()
                                              ? PrepareStatus::Unknown
                                              : prepareStatus(*status).meaning;
            if (isAnswerAll || meaning == PrepareStatus::Ready) {
                succeed(phone);
            } else if (meaning == PrepareStatus::RestoringExpiryBackupFailed ||
                       meaning == PrepareStatus::UnderMaintenance) {
                phone.state = PhoneState::Failed;
                phone.reason = PhoneReason::PreparationFailed;
            } else {
                phone.state = PhoneState::Working;
                toFollow.append(position);
            }
        });
    }
    writeAnswer(request, toFollow);
}

void OperationRun::takeUnknown(const RequestIntent &request, const ApiError &error)
{
    for (int position : request.positions) {
        change(position, [&error](PhoneRecord &phone) {
            phone.state = PhoneState::Unknown;
            phone.reason = PhoneReason::NoAnswer;
            phone.isChecked = true;
            phone.setError(error);
        });
    }
    // The journal has it unanswered, which is what it is.
    publish();
    follow(request, request.positions);
}

void OperationRun::takeRefused(const RequestIntent &request, const ApiError &error,
                               const std::optional<FleetSights> &sights)
{
    RequestIntent refused = request;
    refused.isAnswered = true;
    refused.requestId = error.requestId;
    const bool wasTogether = request.positions.size() > 1;
    const bool canUntangle = wasTogether && isAboutPhones(error) && actionOf(request.step).canUntangle;
    if (error.kind == ErrorKind::Cancelled) {
        for (int position : request.positions) {
            change(position, [this](PhoneRecord &phone) {
                phone.state = PhoneState::Cancelled;
                phone.reason = m_stopReason;
            });
        }
        writeAnswer(refused, {});
    } else if (error.kind == ErrorKind::Throttled && !m_isStopped &&
               m_throttled.value(request.number) < m_tools.settings.throttleTries) {
        keepWaiting(request.positions);
        writeAnswer(refused, {});
        sendLater(request);
    } else if (canUntangle && !m_isStopped && m_untangleBudget > 0) {
        keepWaiting(request.positions);
        writeAnswer(refused, {});
        if (sights)
            takeSights(request, error, *sights);
        else
            lookInto(request, error);
    } else {
        // Refused because of one of them, nobody knows which; other refusals hold for each.
        const bool isGuilt = wasTogether && isAboutPhones(error);
        fail(request.positions, isGuilt ? PhoneReason::RefusedTogether : PhoneReason::None, error);
        writeAnswer(refused, {});
        // The others would hear the same. They end as never sent, so that they can be sent again as they are
        // when the cause is gone, instead of failing one by one, which could lock a user on top.
        if (isAboutEverything(error))
            stop(PhoneReason::StoppedByBrake);
    }
}

/// The answer with its phones goes to disk before they are looked at for the first time. If that fails they
/// are followed all the same: it is what a person wants to know, and the journal tells that it can't write.
void OperationRun::writeAnswer(const RequestIntent &request, const QList<int> &toFollow)
{
    const QList<int> positions = takeTouched();
    m_tools.journal.answer(request, changesOf(positions), this, [this, request, toFollow](bool) {
        if (!toFollow.isEmpty())
            follow(request, toFollow);
    });
    Q_EMIT changed(positions);
}

void OperationRun::follow(const RequestIntent &request, const QList<int> &positions)
{
    m_tools.tracker.follow(followedBatch(request, m_phones, positions));
}

/// The step is done on this phone: it waits for the next one, if there is one.
void OperationRun::succeed(PhoneRecord &phone)
{
    phone.reason = PhoneReason::None;
    phone.isChecked = false;
    phone.queuePosition = -1;
    phone.code.clear();
    phone.serviceText.clear();
    phone.errorKind = ErrorKind::Refused;
    phone.httpStatus = 0;
    if (phone.step >= lastStep()) {
        phone.state = PhoneState::Succeeded;
        return;
    }
    ++phone.step;
    phone.request = 0;
    phone.jobId.clear();
    phone.state = m_isStopped ? PhoneState::Cancelled : PhoneState::Waiting;
    phone.reason = m_isStopped ? m_stopReason : PhoneReason::None;
}

void OperationRun::fail(const QList<int> &positions, PhoneReason reason, const ApiError &error)
{
    for (int position : positions) {
        change(position, [reason, &error](PhoneRecord &phone) {
            phone.state = PhoneState::Failed;
            phone.reason = reason;
            phone.setError(error);
        });
    }
}

void OperationRun::keepWaiting(const QList<int> &positions)
{
    for (int position : positions)
        change(position, [](PhoneRecord &phone) { phone.state = PhoneState::Waiting; });
}

/// The transport waits for a while by itself; what comes back waits as long as the service wished, without a
/// mark, so that nobody takes it for sent if the console ends meanwhile.
void OperationRun::sendLater(const RequestIntent &request)
{
    const int times = m_throttled.take(request.number) + 1;
    const auto pause = std::max(m_tools.client.governor().state().pausedFor, m_tools.settings.throttlePause);
    QTimer::singleShot(pause, this, [this, request, times] {
        if (m_isStopped)
            return;
        send({PlannedBatch{{}, request.userId, request.positions}});
        m_throttled.insert(m_phones.at(request.positions.constFirst()).request, times);
    });
}

void OperationRun::lookInto(const RequestIntent &request, const ApiError &error)
{
    QStringList ids;
    for (int position : request.positions)
        ids.append(m_phones.at(position).instanceId);
    m_tools.look.look(ids, this, [this, request, error](const FleetSights &sights) {
        takeSights(request, error, sights);
        goOn();
    });
}

void OperationRun::takeSights(const RequestIntent &request, const ApiError &error, const FleetSights &sights)
{
    if (m_isStopped)
        return; // its phones were cancelled
    const Untangled found = untangle(request.step, m_phones, request.positions, error, sights);
    fail(found.culprits, PhoneReason::NoLongerEligible, error);
    send(affordable(request, error, found.innocent));
    for (qint64 number : send(affordable(request, error, found.suspects)))
        m_suspects.insert(number, sights);
    publish();
}

/// As many of these parts of a refused request as the budget allows; the others have failed with it.
QList<PlannedBatch> OperationRun::affordable(const RequestIntent &request, const ApiError &error,
                                             const QList<QList<int>> &batches)
{
    QList<PlannedBatch> affordable;
    for (const QList<int> &batch : batches) {
        if (m_untangleBudget > 0) {
            --m_untangleBudget;
            affordable.append({{}, request.userId, batch});
        } else {
            fail(batch, PhoneReason::RefusedTogether, error);
        }
    }
    return affordable;
}

} // namespace phonedeck
