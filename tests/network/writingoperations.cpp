// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/writingoperations.h"

#include "network/fleet/assigninstance.h"
#include "network/fleet/batchbackupinstances.h"
#include "network/fleet/batchprepareinstances.h"
#include "network/fleet/batchrebootinstance.h"
#include "network/fleet/batchreset.h"
#include "network/fleet/getdevicetoken.h"
#include "network/fleet/releaseinstancessession.h"
#include "network/fleet/stopinstancesstreaming.h"
#include "network/fleet/unassigninstance.h"
#include "network/operations/asynccommand.h"
#include "network/operations/synccommand.h"
#include "network/orders/createinstance.h"
#include "network/orders/deleteinstance.h"
#include "network/packages/installapp.h"
#include "network/video/setvideoconfig.h"

using namespace phonedeck;
using simulator::Cloud;
using simulator::Instance;
using simulator::ResourceStatus;
using simulator::RunningStatus;

const QString testUserId = QStringLiteral("1008600000104285462");

namespace {

/// Running, data on hardware, nobody's, not signed in.
void atRest(Cloud &, Instance &phone)
{
    phone.running = RunningStatus::Running;
    phone.resource = ResourceStatus::DataLoaded;
    phone.movement = simulator::Movement::None;
    phone.isFrozen = phone.isSignedIn = phone.isAssigned = phone.isPayPerUse = false;
    phone.hasPhoneId = true;
}

void assigned(Cloud &cloud, Instance &phone)
{
    atRest(cloud, phone);
    cloud.assign(phone, testUserId);
}

void streaming(Cloud &cloud, Instance &phone)
{
    assigned(cloud, phone);
    phone.resource = ResourceStatus::Streaming;
    phone.isSignedIn = true;
}

void streamed(Cloud &cloud, Instance &phone)
{
    streaming(cloud, phone);
    cloud.stopStreaming(phone);
}

QList<InstanceSetting> sixPairs()
{
    QList<InstanceSetting> settings;
    for (const NetworkType network : networkTypes) {
        for (const EncodingType encoding : encodingTypes)
            settings.append({network, encoding, {4000, 30}, {6000, 30}, {8000, 60}});
    }
    return settings;
}

CreateInstance order()
{
    CreateInstance order;
    order.os = QStringLiteral("AOSP9");
    order.instanceSkuId = QStringLiteral("kp.professional.2u.16g.2");
    order.bandSkuId = QStringLiteral("kp.bandwidth");
    order.regionId = QStringLiteral("cn-north-4");
    order.instanceNamePrefix = QStringLiteral("faulttable");
    order.bandSizeMbit = 4;
    order.count = 2;
    order.chargeParam.isAutoPay = true;
    return order;
}

InstallApp package(const QString &id)
{
    InstallApp install;
    install.objectName = QStringLiteral("com.example.app");
    install.fileName = QStringLiteral("com.example.app.apk");
    install.objectVersion = QStringLiteral("1.2.%1").arg(qHash(id)); // 62005: a version installs once
    install.objectSizeMb = 12;
    install.installPackageUrl = QStringLiteral("https://bucket.example.com/com.example.app.apk");
    install.instanceIds = {id};
    return install;
}

template <typename Op>
void dispatch(ApiClient &client, const Op &op, QObject *context, const WritingOperation::Report &report)
{
    client.send(op).then(context, [report](const ApiResult<typename Op::Reply> &reply) {
        report(reply ? std::nullopt : std::optional(reply.error()));
    });
}

template <typename Op>
WritingOperation row(decltype(WritingOperation::prepare) prepare, decltype(WritingOperation::send) send)
{
    return {Op::name, Op::effect, prepare, send};
}

using Report = WritingOperation::Report;

} // namespace

std::span<const WritingOperation> writingOperations()
{
    static const WritingOperation table[] = {
        row<SyncCommand>(
            atRest,
            [](ApiClient &client, const QString &id, QObject *context, Report report) {
                dispatch(client, SyncCommand{QStringLiteral("ls /sdcard"), {id}}, context, report);
            }),
        row<AsyncCommand>(
            atRest,
            [](ApiClient &client, const QString &id, QObject *context, Report report) {
                dispatch(client, AsyncCommand{QStringLiteral("ls /sdcard"), {id}}, context, report);
            }),
        row<SetVideoConfig>(atRest,
                            [](ApiClient &client, const QString &id, QObject *context, Report report) {
                                dispatch(client, SetVideoConfig{{id}, sixPairs()}, context, report);
                            }),
        row<BatchReset>(atRest, [](ApiClient &client, const QString &id, QObject *context,
                                   Report report) { dispatch(client, BatchReset{{id}}, context, report); }),
        row<GetDeviceToken>(assigned,
                            [](ApiClient &client, const QString &id, QObject *context, Report report) {
                                dispatch(client, GetDeviceToken{id}, context, report);
                            }),
        row<AssignInstance>(atRest,
                            [](ApiClient &client, const QString &id, QObject *context, Report report) {
                                dispatch(client, AssignInstance{{{id, testUserId}}}, context, report);
                            }),
        row<UnassignInstance>(assigned,
                              [](ApiClient &client, const QString &id, QObject *context, Report report) {
                                  dispatch(client, UnassignInstance{{{id, testUserId}}}, context, report);
                              }),
        row<BatchRebootInstance>(atRest,
                                 [](ApiClient &client, const QString &id, QObject *context, Report report) {
                                     dispatch(client, BatchRebootInstance{{id}}, context, report);
                                 }),
        row<CreateInstance>(atRest, [](ApiClient &client, const QString &, QObject *context,
                                       Report report) { dispatch(client, order(), context, report); }),
        row<DeleteInstance>(atRest,
                            [](ApiClient &client, const QString &id, QObject *context, Report report) {
                                dispatch(client, DeleteInstance{{id}}, context, report);
                            }),
        row<BatchPrepareInstances>(
            assigned,
            [](ApiClient &client, const QString &id, QObject *context, Report report) {
                dispatch(client, BatchPrepareInstances{testUserId, {id}}, context, report);
            }),
        row<BatchBackupInstances>(atRest,
                                  [](ApiClient &client, const QString &id, QObject *context, Report report) {
                                      dispatch(client, BatchBackupInstances{{id}}, context, report);
                                  }),
        row<StopInstancesStreaming>(
            streaming, [](ApiClient &client, const QString &id, QObject *context,
                          Report report) { dispatch(client, StopInstancesStreaming{id}, context, report); }),
        row<ReleaseInstancesSession>(
            streamed, [](ApiClient &client, const QString &id, QObject *context,
                         Report report) { dispatch(client, ReleaseInstancesSession{id}, context, report); }),
        row<InstallApp>(atRest, [](ApiClient &client, const QString &id, QObject *context,
                                   Report report) { dispatch(client, package(id), context, report); }),
    };
    return table;
}
