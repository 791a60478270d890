// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/requestsender.h"

#include "network/fleet/batchbackupinstances.h"
#include "network/fleet/batchprepareinstances.h"
#include "network/fleet/batchrebootinstance.h"
#include "network/fleet/batchreset.h"
#include "network/fleet/releaseinstancessession.h"
#include "network/fleet/stopinstancesstreaming.h"
#include "network/fleet/unassigninstance.h"
#include "network/orders/deleteinstance.h"

namespace phonedeck {

namespace {

QStringList idsOf(const QList<UserInstance> &phones)
{
    QStringList ids;
    ids.reserve(phones.size());
    for (const UserInstance &phone : phones)
        ids.append(phone.instanceId);
    return ids;
}

void read(const Acknowledged &, StepAnswer &) {}

void read(const AsyncTask &reply, StepAnswer &answer)
{
    answer.taskId = reply.taskId;
    for (const CmdJob &job : reply.jobs)
        answer.jobs.insert(job.instanceId, job.jobId);
}

void read(const BatchPrepareInstances::Reply &reply, StepAnswer &answer)
{
    for (const PreparedInstance &phone : reply.instances) {
        if (phone.status.number)
            answer.preparationNow.insert(phone.instanceId, *phone.status.number);
    }
}

} // namespace

RequestSender::RequestSender(ApiClient &client, QObject *parent) : QObject(parent), m_api(client)
{
    // A reply that says yes doesn't tell its request id; the record does, and it comes right before the
    // handler of the same call.
    connect(&client, &ApiClient::requestRecorded, this,
            [this](const RequestRecord &record) { m_lastRequestId = record.requestId; });
}

template <ApiOperation Op>
QPointer<PendingCall> RequestSender::sendOp(const Op &op, QObject *context,
                                            std::function<void(const StepAnswer &)> done)
{
    // This sender may be gone before `context` is: then its calls are abandoned and nothing runs.
    return m_api.send(op)
        .then(context,
              [this, done = std::move(done)](const ApiResult<typename Op::Reply> &result) {
                  StepAnswer answer;
                  answer.requestId = m_lastRequestId;
                  if (result)
                      read(*result, answer);
                  else
                      answer.error = result.error();
                  done(answer);
              })
        .pending();
}

QPointer<PendingCall> RequestSender::send(ActionId step, const QString &userId,
                                          const QList<UserInstance> &phones, QObject *context,
                                          std::function<void(const StepAnswer &)> done)
{
    switch (step) {
    case ActionId::Reboot:
        return sendOp(BatchRebootInstance{idsOf(phones)}, context, std::move(done));
    case ActionId::Reset:
        return sendOp(BatchReset{idsOf(phones)}, context, std::move(done));
    case ActionId::BackUp:
        return sendOp(BatchBackupInstances{idsOf(phones)}, context, std::move(done));
    case ActionId::Prepare:
    case ActionId::SessionRescue: // is steps; itself it is never sent
        return sendOp(BatchPrepareInstances{userId, idsOf(phones)}, context, std::move(done));
    case ActionId::StopStreaming:
        return sendOp(StopInstancesStreaming{phones.constFirst().instanceId}, context, std::move(done));
    case ActionId::ReleaseSession:
        return sendOp(ReleaseInstancesSession{phones.constFirst().instanceId}, context, std::move(done));
    case ActionId::Unassign:
        return sendOp(UnassignInstance{phones}, context, std::move(done));
    case ActionId::Delete:
        return sendOp(DeleteInstance{idsOf(phones)}, context, std::move(done));
    }
    return {};
}

} // namespace phonedeck
