// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/fleet/assigninstance.h"
#include "network/fleet/batchbackupinstances.h"
#include "network/fleet/batchprepareinstances.h"
#include "network/fleet/batchquerystatus.h"
#include "network/fleet/batchrebootinstance.h"
#include "network/fleet/batchreset.h"
#include "network/fleet/getdevicetoken.h"
#include "network/fleet/listinstances.h"
#include "network/fleet/releaseinstancessession.h"
#include "network/fleet/showprogress.h"
#include "network/fleet/stopinstancesstreaming.h"
#include "network/fleet/unassigninstance.h"
#include "network/operations/asynccommand.h"
#include "network/operations/gettask.h"
#include "network/operations/synccommand.h"
#include "network/orders/batchshowsku.h"
#include "network/orders/createinstance.h"
#include "network/orders/deleteinstance.h"
#include "network/packages/installapp.h"
#include "network/video/setvideoconfig.h"

#include <QtCore/QMap>

/// The twenty operations of the reference with parameters that keep every limit.
namespace everyoperation {

inline phonedeck::CreateInstance order()
{
    phonedeck::CreateInstance op;
    op.os = QStringLiteral("AOSP11");
    op.instanceSkuId = QStringLiteral("kp.professional.2xlarge.128g.2");
    op.bandSkuId = QStringLiteral("kp.bandwidth");
    op.regionId = QStringLiteral("cn-north-4");
    op.instanceNamePrefix = QStringLiteral("deck-7f3a");
    op.bandSizeMbit = 4;
    return op;
}

inline phonedeck::SetVideoConfig video(const QString &id)
{
    phonedeck::SetVideoConfig op{{id}, {}};
    for (const phonedeck::NetworkType network : phonedeck::networkTypes) {
        for (const phonedeck::EncodingType encoding : phonedeck::encodingTypes)
            op.instanceSettings.append({network, encoding, {2000, 30}, {4000, 30}, {8000, 60}});
    }
    return op;
}

inline phonedeck::InstallApp install(const QString &id)
{
    phonedeck::InstallApp op;
    op.objectName = QStringLiteral("com.example.app");
    op.fileName = QStringLiteral("com.example.app.apk");
    op.objectVersion = QStringLiteral("1.0");
    op.objectSizeMb = 120;
    op.installPackageUrl = QStringLiteral("https://bucket.example/com.example.app.apk");
    op.instanceIds = {id};
    return op;
}

/// Calls `visit` with each of them.
template <typename Visit> void visitAll(const Visit &visit)
{
    using namespace phonedeck;
    const QString id = QStringLiteral("a44uhlf7");
    const QString user = QStringLiteral("1008600000104285462");
    visit(SyncCommand{QStringLiteral("ls -l /system"), {id}});
    visit(AsyncCommand{QStringLiteral("ls -l /system"), {id}});
    visit(GetTask{QStringLiteral("6837531fd3f54550927b930180a706bf")});
    visit(video(id));
    visit(BatchQueryStatus{{id}});
    visit(BatchReset{{id}});
    visit(GetDeviceToken{id});
    visit(AssignInstance{{{id, user}}});
    visit(UnassignInstance{{{id, user}}});
    visit(ListInstances{});
    visit(BatchRebootInstance{{id}});
    visit(BatchShowSku{});
    visit(order());
    visit(DeleteInstance{{id}});
    visit(BatchPrepareInstances{user, {id}});
    visit(ShowProgress{user, id});
    visit(BatchBackupInstances{{id}});
    visit(StopInstancesStreaming{id});
    visit(ReleaseInstancesSession{id});
    visit(install(id));
}

/// What each of them sends, by name.
inline QMap<QString, phonedeck::HttpRequest> requests()
{
    QMap<QString, phonedeck::HttpRequest> all;
    visitAll([&all](const auto &op) { all.insert(QString::fromLatin1(op.name), op.request()); });
    return all;
}

} // namespace everyoperation
