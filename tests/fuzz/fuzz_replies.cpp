// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation that has no target of its own, with one and the same answer: what is another's must not
// come out as a reply that says something.
#include "network/fleet/assigninstance.h"
#include "network/fleet/batchbackupinstances.h"
#include "network/fleet/batchprepareinstances.h"
#include "network/fleet/batchrebootinstance.h"
#include "network/fleet/batchreset.h"
#include "network/fleet/getdevicetoken.h"
#include "network/fleet/releaseinstancessession.h"
#include "network/fleet/showprogress.h"
#include "network/fleet/stopinstancesstreaming.h"
#include "network/fleet/unassigninstance.h"
#include "network/orders/createinstance.h"
#include "network/orders/deleteinstance.h"
#include "network/packages/listinstanceapp.h"
#include "network/video/setvideoconfig.h"
#include "tests/fuzz/answers.h"

using namespace phonedeck;
using fuzzing::require;

namespace {

void readPreparation(const HttpAnswer &answer)
{
    const auto prepared = fuzzing::read<BatchPrepareInstances>(answer, [](const auto &a, const auto &b) {
        return a.instances == b.instances && a.unreadableRows == b.unreadableRows;
    });
    if (prepared)
        fuzzing::requireRoomFor(prepared->instances.size(), prepared->unreadableRows, answer.body);
    const auto progress = fuzzing::read<ShowProgress>(answer);
    if (progress && progress->status.meaning != ProgressStatus::Unknown)
        require(progress->status.number.has_value(), "a meaning has its number");
}

void readApps(const HttpAnswer &answer)
{
    const auto apps = fuzzing::read<ListInstanceApp>(answer, [](const auto &a, const auto &b) {
        return a.apps == b.apps && a.pageNo == b.pageNo && a.pageSize == b.pageSize &&
               a.totalCount == b.totalCount && a.unreadableRows == b.unreadableRows;
    });
    if (!apps)
        return;
    fuzzing::requireRoomFor(apps->apps.size(), apps->unreadableRows, answer.body);
    for (const InstalledApp &app : apps->apps)
        require(!app.appName.isEmpty() || !app.appPkg.isEmpty(), "an app has a name");
}

void readOrder(const HttpAnswer &answer)
{
    const auto order = fuzzing::read<CreateInstance>(answer);
    if (!order)
        return;
    fuzzing::requireRoomFor(order->instances.size(), 0, answer.body);
    for (const OrderedInstance &instance : order->instances)
        require(!instance.instanceId.isEmpty(), "an ordered phone has an id");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const HttpAnswer answer = fuzzing::answerOf(fuzzing::bytes(data, size));
    readPreparation(answer);
    readApps(answer);
    readOrder(answer);

    const auto access = fuzzing::read<GetDeviceToken>(answer);
    if (access) {
        for (const QString &server : access->iceServers)
            require(!server.isEmpty(), "a server has an address");
    }
    (void)fuzzing::read<AssignInstance>(answer);
    (void)fuzzing::read<UnassignInstance>(answer);
    (void)fuzzing::read<BatchReset>(answer);
    (void)fuzzing::read<BatchBackupInstances>(answer);
    (void)fuzzing::read<BatchRebootInstance>(answer);
    (void)fuzzing::read<ReleaseInstancesSession>(answer);
    (void)fuzzing::read<StopInstancesStreaming>(answer);
    (void)fuzzing::read<DeleteInstance>(answer);
    (void)fuzzing::read<SetVideoConfig>(answer);
    return 0;
}
