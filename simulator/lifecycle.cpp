// SPDX-License-Identifier: GPL-3.0-or-later
// BatchReset (4.1.6), BatchRebootInstance (4.1.11) and BatchBackupInstances (4.3.3).
#include "simulator/cloud.h"
#include "simulator/operation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

std::optional<ApiAnswer> readBatch(const OperationContext &context, Batch &batch)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    const std::optional<QStringList> ids = body ? instanceIds(*body) : std::nullopt;
    if (!ids)
        return badParameter(u"instance_ids"_s);
    return takeBatch(context, *ids, batch);
}

bool hasDataOnHardware(const Instance &phone)
{
    switch (phone.resource) {
    case ResourceStatus::DataLoaded:
    case ResourceStatus::DataLoadedToo:
    case ResourceStatus::Streaming:
        return true;
    case ResourceStatus::BackupAbnormal: // failed on a phone that stayed up: the newest data is there
        return phone.running == RunningStatus::Running;
    default:
        return false;
    }
}

} // namespace

ApiAnswer batchReset(const OperationContext &context)
{
    Batch batch;
    if (const std::optional<ApiAnswer> refused = readBatch(context, batch))
        return *refused;
    if (const std::optional<ApiAnswer> refused = stateRefusal(context.cloud, batch))
        return *refused;
    for (Instance *phone : batch.phones)
        context.cloud.reset(*phone);
    const Task &task = context.cloud.startRelease(batch.serials());
    context.cloud.record(u"BatchReset"_s, batch.ids);
    return success(receipt(context.cloud, task, batch));
}

// No task; one phone that is not running refuses the batch (D9).
ApiAnswer batchRebootInstance(const OperationContext &context)
{
    Batch batch;
    if (const std::optional<ApiAnswer> refused = readBatch(context, batch))
        return *refused;
    for (const Instance *phone : batch.phones) {
        if (phone->isFrozen)
            return refusal(2004, context.cloud.instanceId(*phone));
        if (phone->running != RunningStatus::Running)
            return refusal(5005, context.cloud.instanceId(*phone));
        if (phone->movement != Movement::None)
            return refusal(2005, context.cloud.instanceId(*phone));
    }
    for (Instance *phone : batch.phones)
        context.cloud.reboot(*phone, context.clock.now());
    context.cloud.record(u"BatchRebootInstance"_s, batch.ids);
    return acknowledgement();
}

// Which code refuses a phone whose data is not on hardware is not said; 3009 is the one about the phone
// behind an instance.
ApiAnswer batchBackupInstances(const OperationContext &context)
{
    Batch batch;
    if (const std::optional<ApiAnswer> refused = readBatch(context, batch))
        return *refused;
    if (const std::optional<ApiAnswer> refused = stateRefusal(context.cloud, batch))
        return *refused;
    for (const Instance *phone : batch.phones) {
        if (!hasDataOnHardware(*phone))
            return refusal(3009, context.cloud.instanceId(*phone));
    }
    for (Instance *phone : batch.phones)
        context.cloud.backUp(*phone, context.clock.now());
    const Task &task = context.cloud.startRelease(batch.serials());
    context.cloud.record(u"BatchBackupInstances"_s, batch.ids);
    return success(receipt(context.cloud, task, batch));
}

} // namespace phonedeck::simulator
