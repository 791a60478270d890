// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/everyoperation.h"
#include "tests/network/operationtest.h"
#include "tests/network/quirktable.h"
#include "tests/network/wire.h"

#include "models/fleet/fleetsync.h"
#include "models/fleet/instancestore.h"
#include "network/fleet/resourcestatus.h"
#include "network/operations/command.h"

#include <type_traits>

using namespace phonedeck;
using namespace operationtest;
using simulator::FaultKind;

namespace quirks {

QList<Case> meaningCases()
{
    return {
        {"D1",
         [] { // 5 is "powered off" there, "backup abnormal" here
             QCOMPARE(runningStatus(5).meaning, RunningStatus::PoweredOff);
             QCOMPARE(resourceStatus(5).meaning, ResourceStatus::BackupAbnormal);
             const auto reply = read<BatchQueryStatus>(
                 R"({"data":{"status_results":[{"instance_id":"a","status":5},{"instance_id":"b","status":42}]},"error_code":"0"})");
             QCOMPARE(reply->statuses.at(0).status, 5);
             QCOMPARE(reply->statuses.at(1).status, 42);
             QCOMPARE(resourceStatus(42), (StatusValue<ResourceStatus>{ResourceStatus::Unknown, 42}));
         }},
        {"D2",
         [] {
             QVERIFY(hasDataLoaded(resourceStatus(2).meaning) && hasDataLoaded(resourceStatus(7).meaning));
             QVERIFY(!hasDataLoaded(resourceStatus(3).meaning));
             QCOMPARE(resourceStatus(7).number, std::optional(7));
         }},
        {"D3",
         [] {
             static_assert(!std::is_same_v<PrepareStatus, ProgressStatus>);
             QCOMPARE(prepareStatus(2).meaning, PrepareStatus::WaitingToBeAllocated);
             QCOMPARE(progressStatus(2).meaning, ProgressStatus::RestoringOrOffline);
             QCOMPARE(progressStatus(10).meaning, ProgressStatus::Unknown);
             QCOMPARE(prepareStatus(-1).meaning, PrepareStatus::Unknown);
         }},
        {"D4",
         [] {
             for (const int number : {2, 3, -1})
                 QVERIFY(isFinished(jobStatus(number).meaning));
             for (const int number : {3, -1})
                 QVERIFY(isFailed(jobStatus(number).meaning));
             for (const int number : {0, 1})
                 QVERIFY(isPending(jobStatus(number).meaning) && !isFinished(jobStatus(number).meaning));
             QVERIFY(!isFailed(jobStatus(2).meaning));
         }},
        {"D5",
         [] { // from a job back to its phone
             const auto task = read<AsyncCommand>(
                 R"({"data":{"task_id":"t","cmd_jobs":[{"instance_id":"a","job_id":"j1"},{"instance_id":"b","job_id":"j2"}]},"error_code":"0"})");
             const auto jobs =
                 read<GetTask>(R"({"data":{"jobs":[{"job_id":"j2","status":2}]},"error_code":"0"})");
             QString phone;
             for (const CmdJob &job : task->jobs) {
                 if (job.jobId == jobs->jobs.first().jobId)
                     phone = job.instanceId;
             }
             QCOMPARE(phone, u"b"_qs);
         }},
        {"D6",
         [] {
             const GetTask op{u"RM_6837531fd3f54550927b930180a706bf"_qs};
             QCOMPARE(faultOf(op), QString());
             QVERIFY(op.request().path.endsWith(u"/RM_6837531fd3f54550927b930180a706bf"));
             const auto refused = read<GetTask>(R"({"error_code":"KOOPHONE.API.1323"})", 400);
             QCOMPARE(refused.error().codeNumber(),
                      u"1323"_qs); // which is when to look at the phones instead
             QVERIFY(refused.error().outcomeKnown);
         }},
        {"D7",
         [] {
             for (const char *id : {"ZGCAorI8", "FULFILL-1", "6837531f", "RM_1", "x"}) {
                 const QByteArray body =
                     QByteArray(R"({"data":{"task_id":")") + id + R"("},"error_code":"0"})";
                 const QString taskId = read<InstallApp>(body)->taskId;
                 QCOMPARE(taskId, QString::fromLatin1(id));
                 QCOMPARE(GetTask{taskId}.request().path, u"/v1/instances/tasks/"_qs + taskId);
             }
         }},
        {"D8",
         [] {
             QCOMPARE(faultOf(GetTask{letters(64)}), QString());
             QCOMPARE(faultOf(GetTask{letters(65)}), u"task_id: Characters 65, 1–64"_qs);
         }},
        {"D9",
         [] {
             static_assert(std::is_same_v<BatchRebootInstance::Reply, Acknowledged>); // no task to poll
             const auto refused = read<BatchRebootInstance>(R"({"error_code":"KOOPHONE.API.5005"})", 400);
             QCOMPARE(refused.error().kind, ErrorKind::Refused);
             QCOMPARE(refused.error().codeNumber(), u"5005"_qs);
             // What to poll and to plan with.
             const auto list = read<ListInstances>(
                 R"({"data":{"result":[{"instance_id":"a","running_status":2}]},"error_code":"0"})");
             QCOMPARE(runningStatus(list->instances.first().runningStatus).meaning, RunningStatus::Running);
         }},
        {"D10",
         [] {
             static_assert(std::is_same_v<AssignInstance::Reply, Acknowledged>);
             static_assert(std::is_same_v<UnassignInstance::Reply, AsyncTask>);
             QCOMPARE(AssignInstance::effect, Effect::Changes);
             QCOMPARE(UnassignInstance::effect, Effect::Destroys); // which is asked about first
             QVERIFY(!UnassignInstance::isIdempotent);
         }},
        {"D11",
         [] {
             QCOMPARE(faultOf(SyncCommand{u"ls -l /system"_qs, {u"a"_qs}}), QString());
             QVERIFY(unlistedCharacters(u"ls -l /system").isEmpty());
             QCOMPARE(faultOf(SyncCommand{u"ps | grep x"_qs, {u"a"_qs}}), QString());
             QCOMPARE(unlistedCharacters(u"ps | grep x"), QList<qsizetype>{3});
         }},
        {"D12",
         [] {
             QVERIFY(SyncCommand::isSlow && ExchangeLimits().slowSilence >= std::chrono::seconds(60));
             Wire wire;
             QVERIFY(wire.call(BatchShowSku{}).has_value()); // signed in from here on
             wire.cloud.faults().add({.kind = FaultKind::Drop, .beforeCommit = false});
             const SyncCommand op{u"ls"_qs, {u"a"_qs}};
             const auto reply = wire.call(op);
             QVERIFY(!reply.has_value() && !reply.error().outcomeKnown);
             QTest::qWait(100); // a second sending would come now; there is no event to wait for
             QCOMPARE(wire.log("/v1/instances/sync-command").size(), 1);
         }},
        {"D13",
         [] {
             SetVideoConfig op = everyoperation::video(u"a"_qs);
             QCOMPARE(faultOf(op), QString());
             QCOMPARE(bodyOf(op).value(u"instance_settings").toArray().size(), 6);
             op.instanceSettings.removeFirst();
             QCOMPARE(op.fault()->limit, LimitKind::Complete);
         }},
        {"D14",
         [] {
             CreateInstance op = everyoperation::order();
             op.instanceNamePrefix = letters(14);
             QCOMPARE(faultOf(op), QString());
             op.instanceNamePrefix = letters(15);
             QCOMPARE(op.fault()->field, u"instanceNamePrefix"_qs);
             op = everyoperation::order();
             Wire wire;
             QVERIFY(wire.call(BatchShowSku{}).has_value());
             wire.cloud.faults().add({.kind = FaultKind::Drop, .count = 1, .beforeCommit = false});
             const auto reply = wire.call(op);
             QVERIFY(!reply.has_value() && !reply.error().outcomeKnown);
             QCOMPARE(wire.log("/v1/instances/create").size(), 1);
             ListInstances look;
             look.instanceName = op.instanceNamePrefix;
             QVERIFY(wire.call(look).has_value());
             QVERIFY(
                 wire.log("/v1/instances/batch-query").first().target.contains("instance_name=deck-7f3a"));
         }},
        {"D15",
         [] {
             for (const char *infos : {"", R"(,"instanceInfos":[])", R"(,"instanceInfos":null)"}) {
                 const auto reply = read<CreateInstance>(QByteArray(R"({"data":{"orderId":"CS1")") + infos +
                                                         R"(},"error_code":"0"})");
                 QVERIFY(reply.has_value() && reply->isUnpaid());
                 QCOMPARE(reply->orderId, u"CS1"_qs);
             }
             CreateInstance op = everyoperation::order();
             QCOMPARE(bodyOf(op)[u"chargeParam"][u"isAutoPay"], QJsonValue(0));
             op.chargeParam.isAutoPay = true;
             QCOMPARE(bodyOf(op)[u"chargeParam"][u"isAutoPay"], QJsonValue(1));
         }},
        {"D16",
         [] {
             static_assert(!std::is_same_v<ChargeMode, ChargingMode>);
             QCOMPARE(static_cast<int>(ChargeMode::Period), 0);
             QCOMPARE(static_cast<int>(ChargingMode::Period), 1);
             QCOMPARE(bodyOf(everyoperation::order())[u"chargeParam"][u"chargingMode"], QJsonValue(1));
         }},
        {"D17",
         [] {
             const auto waiting = [](const QByteArray &count) {
                 return read<ShowProgress>(R"({"data":{"status":1,"waitingCount":)" + count +
                                           R"(},"error_code":"0"})")
                     ->waitingCount;
             };
             QCOMPARE(waiting("12"), std::optional(12)); // the number as it is
             QCOMPARE(waiting("\"12\""), std::optional(12));
             QCOMPARE(waiting("null"), std::optional<int>());
         }},
        {"D18",
         [] {
             QVERIFY(ShowProgress::firstPollAfter >= std::chrono::seconds(2));
             QVERIFY(ShowProgress::longestPollInterval <= std::chrono::seconds(5));
             QVERIFY(ShowProgress::firstPollAfter < ShowProgress::longestPollInterval);
             QVERIFY(!isPending(progressStatus(-1).meaning) && !isPending(progressStatus(0).meaning));
             for (const int number : {1, 2, 3, 42})
                 QVERIFY(isPending(progressStatus(number).meaning));
         }},
        {"D19",
         [] {
             QVERIFY(BatchBackupInstances::effect != Effect::Reads && !BatchBackupInstances::isIdempotent);
             // Parked is a state of its own, which is not ready.
             QVERIFY(prepareStatus(6).meaning == PrepareStatus::Offline &&
                     PrepareStatus::Offline != PrepareStatus::Ready);
         }},
        {"D20",
         [] {
             Wire wire({.instances = 5, .ticking = false});
             InstanceStore store;
             FleetSync sync(wire.api, store, {.interval = std::chrono::milliseconds(0)});
             int listings = 0;
             QObject::connect(&sync, &FleetSync::listed, &store, [&listings] { ++listings; });
             sync.refresh();
             QTRY_COMPARE(listings, 1);
             QCOMPARE(store.count(), 5);
             for (const QString &operation : {u"BatchQueryStatus"_qs, u"ListInstances"_qs}) {
                 wire.cloud.faults().add({.kind = FaultKind::Status,
                                          .operation = operation,
                                          .status = 401,
                                          .errorCode = u"KOOPHONE.API.1001"_qs});
                 // Two complete listings without a phone would remove it.
                 for (int i = 0; i < 3; ++i) {
                     const int before = listings;
                     sync.refresh();
                     QTRY_COMPARE(listings, before + 1);
                 }
                 QCOMPARE(store.count(), 5);
             }
         }},
    };
}

} // namespace quirks
