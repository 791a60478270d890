// SPDX-License-Identifier: GPL-3.0-or-later
// From a parked phone to a stream and back: BatchPrepareInstances (4.3.1), ShowProgress (4.3.2),
// GetDeviceToken (4.1.7), StopInstancesStreaming (4.3.4) and ReleaseInstancesSession (4.3.5).
#include "simulator/cloud.h"
#include "simulator/operation.h"

#include <QtCore/QJsonArray>
#include <QtCore/QMap>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

// The phone of a body {"instance_id": …}.
std::optional<ApiAnswer> readPhone(const OperationContext &context, Batch &batch)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    const std::optional<QString> id = body ? textOf(*body, u"instance_id", 1, 32) : std::nullopt;
    if (!id)
        return badParameter(u"instance_id"_s);
    return takeBatch(context, {*id}, batch);
}

} // namespace

// Rows answer the ids one by one, repeated ids included, as the sample does (C30).
ApiAnswer batchPrepareInstances(const OperationContext &context)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    const std::optional<QString> user = body ? userIdOf(*body) : std::nullopt;
    if (!user)
        return badParameter(u"user_id"_s);
    const std::optional<QStringList> ids = instanceIds(*body);
    if (!ids)
        return badParameter(u"instance_ids"_s);
    Batch batch;
    if (const std::optional<ApiAnswer> refused = takeBatch(context, *ids, batch))
        return *refused;
    Cloud &cloud = context.cloud;
    QMap<int, int> wanting; // phones without hardware, by region
    for (qsizetype i = 0; i < batch.phones.size(); ++i) {
        const Instance &phone = *batch.phones.at(i);
        if (cloud.assignedUser(phone) != *user) // for this user there is no such phone
            return refusal(4001, batch.ids.at(i));
        if (phone.isFrozen)
            return refusal(2004, batch.ids.at(i));
        if (phone.running == RunningStatus::Stopped && phone.movement == Movement::None)
            ++wanting[phone.region];
    }
    for (auto region = wanting.cbegin(); region != wanting.cend(); ++region) {
        if (!cloud.canAllocate(region.key(), region.value()))
            return refusal(2003);
    }
    QHash<QString, int> states;
    for (qsizetype i = 0; i < batch.phones.size(); ++i)
        states.insert(batch.ids.at(i), cloud.prepare(*batch.phones.at(i), context.clock.now()));
    QJsonArray rows;
    for (const QString &id : *ids)
        rows.append(QJsonObject{{u"instance_id"_s, id}, {u"status"_s, states.value(id)}});
    cloud.record(u"BatchPrepareInstances"_s, batch.ids, *user);
    return success({{u"status_list"_s, rows}});
}

ApiAnswer showProgress(const OperationContext &context)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    const std::optional<QString> user = body ? userIdOf(*body) : std::nullopt;
    if (!user)
        return badParameter(u"user_id"_s);
    Batch batch;
    if (const std::optional<ApiAnswer> refused = readPhone(context, batch))
        return *refused;
    const Instance &phone = *batch.phones.first();
    const std::optional<Progress> progress = context.cloud.progress(phone);
    if (!progress || context.cloud.assignedUser(phone) != *user)
        return refusal(4001, batch.ids.first());
    return success({{u"status"_s, progress->status}, {u"waitingCount"_s, progress->waitingCount}}, u"OK"_s);
}

// Without a body (A12); what comes with one is not read.
ApiAnswer getDeviceToken(const OperationContext &context)
{
    const QString id = pathSegment(context.request, 2);
    if (charactersOf(id) > 32)
        return badParameter(u"instance_id"_s);
    Batch batch;
    if (const std::optional<ApiAnswer> refused = takeBatch(context, {id}, batch))
        return *refused;
    Cloud &cloud = context.cloud;
    const Instance &phone = *batch.phones.first();
    if (const std::optional<ApiAnswer> refused = stateRefusal(cloud, phone))
        return *refused;
    if (phone.running != RunningStatus::Running)
        return refusal(4001, id);
    const QJsonObject internal{{u"address"_s, QJsonValue()},
                               {u"aport"_s, QJsonValue()},
                               {u"atype"_s, QJsonValue()},
                               {u"address_ipv6"_s, QJsonValue()}};
    const QJsonObject external{
        {u"address"_s, u"10.83.%1.%2"_s.arg(phone.serial / 254 % 64 + 64).arg(phone.serial % 254 + 1)},
        {u"aport"_s, 10000 + static_cast<int>(phone.serial % 5000)},
        {u"atype"_s, 1},
        {u"address_ipv6"_s, QJsonValue()}};
    const QJsonObject signaling{{u"signaling_url"_s, u"http://100.93.2.248:18082"_s},
                                {u"expired_time"_s, QJsonValue()},
                                {u"ice_servers"_s, QJsonArray()}};
    QString device; // the same for the phone's whole life
    for (quint32 part = 0; part < 4; ++part)
        device += QString::number(traitOf(phone.serial, 30 + part), 16).rightJustified(8, u'0');
    const QJsonObject resource{{u"sdk"_s, QJsonObject{{u"internal"_s, internal}, {u"external"_s, external}}},
                               {u"rtc"_s, QJsonObject{{u"ice_signaling"_s, signaling}}},
                               {u"device_id"_s, device},
                               {u"kp_id"_s, id}};
    const QString token = cloud.issueDeviceToken(phone);
    cloud.record(u"GetDeviceToken"_s, batch.ids);
    return success({{u"resource"_s, resource}, {u"device_token"_s, token}});
}

ApiAnswer stopInstancesStreaming(const OperationContext &context)
{
    Batch batch;
    if (const std::optional<ApiAnswer> refused = readPhone(context, batch))
        return *refused;
    context.cloud.stopStreaming(*batch.phones.first());
    context.cloud.record(u"StopInstancesStreaming"_s, batch.ids);
    return acknowledgement();
}

// The session of a running stream is not a lingering one: it stays.
ApiAnswer releaseInstancesSession(const OperationContext &context)
{
    Batch batch;
    if (const std::optional<ApiAnswer> refused = readPhone(context, batch))
        return *refused;
    context.cloud.releaseSession(*batch.phones.first());
    context.cloud.record(u"ReleaseInstancesSession"_s, batch.ids);
    return acknowledgement();
}

} // namespace phonedeck::simulator
