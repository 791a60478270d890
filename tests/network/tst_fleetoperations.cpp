// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/assigninstance.h"
#include "network/fleet/batchbackupinstances.h"
#include "network/fleet/batchprepareinstances.h"
#include "network/fleet/batchquerystatus.h"
#include "network/fleet/batchrebootinstance.h"
#include "network/fleet/batchreset.h"
#include "network/fleet/getdevicetoken.h"
#include "network/fleet/listinstances.h"
#include "network/fleet/releaseinstancessession.h"
#include "network/fleet/resourcestatus.h"
#include "network/fleet/showprogress.h"
#include "network/fleet/stopinstancesstreaming.h"
#include "network/fleet/unassigninstance.h"
#include "tests/network/operationtest.h"

using namespace phonedeck;
using namespace operationtest;

namespace {

const QStringList twoIds{u"a44uhlf7"_qs, u"efjy72gs"_qs};
const QByteArray taskAnswer = R"J({"data":{"task_id":"RM_6837531fd3f54550927b930180a706bf","cmd_jobs":[
    {"instance_id":"a44uhlf7","job_id":"1564567b8bab40f34711234cb80d0123"},
    {"instance_id":"efjy72gs","job_id":"1564567b8bab40f34711234cb80d0456"}]},"error_code":"0","error_msg":"ok"})J";

template <typename Op> void checkTask()
{
    const auto reply = read<Op>(taskAnswer);
    QVERIFY(reply.has_value());
    QCOMPARE(*reply, (AsyncTask{u"RM_6837531fd3f54550927b930180a706bf"_qs,
                                {{u"a44uhlf7"_qs, u"1564567b8bab40f34711234cb80d0123"_qs},
                                 {u"efjy72gs"_qs, u"1564567b8bab40f34711234cb80d0456"_qs}}}));
    checkRefusals<Op>();
    QCOMPARE(*read<Op>(R"J({"error_code":"0"})J"), AsyncTask()); // as it was before tasks came
}

template <typename Op> void checkPairLimits()
{
    const auto pairs = [](int count) {
        QList<UserInstance> list;
        for (const QString &id : ids(count))
            list.append({id, u"1"_qs});
        return list;
    };
    const QString span = u"1–%1"_qs.arg(Op::maxInstances);
    QCOMPARE(faultOf(Op{pairs(Op::maxInstances)}), QString());
    QCOMPARE(faultOf(Op{pairs(Op::maxInstances + 1)}),
             u"user_instances: Entries %1, %2"_qs.arg(Op::maxInstances + 1).arg(span));
    QCOMPARE(faultOf(Op{}), u"user_instances: Missing , %1"_qs.arg(span));
    const auto second = [](const QString &id, const QString &user) {
        return faultOf(Op{{{u"a"_qs, u"1"_qs}, {id, user}}});
    };
    QCOMPARE(second(letters(32), letters(32)), QString());
    QCOMPARE(second(letters(33), u"1"_qs), u"user_instances[1].instance_id: Characters 33, 1–32"_qs);
    QCOMPARE(second({}, u"1"_qs), u"user_instances[1].instance_id: Missing , 1–32"_qs);
    QCOMPARE(second(u"b"_qs, letters(33)), u"user_instances[1].user_id: Characters 33, 1–32"_qs);
    QCOMPARE(second(u"b"_qs, {}), u"user_instances[1].user_id: Missing , 1–32"_qs);
}

} // namespace

class TestFleetOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listInstancesSendsItsFilters()
    {
        ListInstances op;
        op.instanceId = u"5srn5hL8"_qs;
        op.instanceName = u"前台 & co"_qs;
        op.queryStartTime = u"2023-08-15 14:30:45"_qs;
        op.queryEndTime = u"2023-08-15 14:30:46"_qs;
        op.poolSceneTag = u"CLOUD_PHONE"_qs;
        QCOMPARE(op.request().query, (QList<QueryItem>{{u"page_no"_qs, u"1"_qs},
                                                       {u"page_size"_qs, u"100"_qs},
                                                       {u"instance_id"_qs, u"5srn5hL8"_qs},
                                                       {u"instance_name"_qs, u"前台 & co"_qs},
                                                       {u"query_start_time"_qs, u"2023-08-15 14:30:45"_qs},
                                                       {u"query_end_time"_qs, u"2023-08-15 14:30:46"_qs},
                                                       {u"pool_scene_tag"_qs, u"CLOUD_PHONE"_qs}}));
        QCOMPARE(faultOf(op), QString());
        op.sendsBothSceneTags = true; // A9
        QCOMPARE(op.request().query.last(), (QueryItem{u"poolSceneTag"_qs, u"CLOUD_PHONE"_qs}));
        op.poolSceneTag.clear();
        QCOMPARE(op.request().query.size(), 6);
    }

    void listInstancesKeepsItsLimits_data()
    {
        QTest::addColumn<int>("pageNo");
        QTest::addColumn<int>("pageSize");
        QTest::addColumn<QString>("fault");
        QTest::newRow("the first page") << 1 << 1 << QString();
        QTest::newRow("before it") << 0 << 1 << u"page_no: Range 0, 1–2147483647"_qs;
        QTest::newRow("the largest page") << 1 << 200 << QString();
        QTest::newRow("a larger one") << 1 << 201 << u"page_size: Range 201, 1–200"_qs;
        QTest::newRow("an empty one") << 1 << 0 << u"page_size: Range 0, 1–200"_qs;
    }

    void listInstancesKeepsItsLimits()
    {
        QFETCH(int, pageNo);
        QFETCH(int, pageSize);
        QTEST(faultOf(ListInstances{.pageNo = pageNo, .pageSize = pageSize}), "fault");
    }

    void listInstancesKeepsTheLimitsOfItsFilters()
    {
        checkTextLimits(ListInstances{}, &ListInstances::instanceId, u"instance_id"_qs, 32, 0);
        checkTextLimits(ListInstances{}, &ListInstances::instanceName, u"instance_name"_qs, 128, 0);
        ListInstances op;
        op.instanceName = QString(127, u'a') + u"\U0001F600"; // 129 units, 128 characters
        QCOMPARE(faultOf(op), QString());
        op = {};
        op.poolSceneTag = u"CLOUD_APP"_qs;
        QCOMPARE(faultOf(op), QString());
        op.poolSceneTag = u"cloud_app"_qs;
        QCOMPARE(faultOf(op), u"pool_scene_tag: OneOf cloud_app, CLOUD_APP, CLOUD_PHONE"_qs);
    }

    void listInstancesKeepsTheFormOfTimes_data() // A11
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("fault");
        const QString form = u"YYYY-MM-DD HH:MM:SS"_qs;
        const QString good = u"2023-08-15 14:30:45"_qs;
        QTest::newRow("the same moment") << good << good << QString();
        QTest::newRow("a second later") << good << u"2023-08-15 14:30:46"_qs << QString();
        QTest::newRow("a second earlier")
            << good << u"2023-08-15 14:30:44"_qs
            << u"query_end_time: Order 2023-08-15 14:30:44, ≥ 2023-08-15 14:30:45"_qs;
        QTest::newRow("a start alone") << good << QString() << QString();
        QTest::newRow("an end alone") << QString() << good << QString();
        QTest::newRow("a T") << u"2023-08-15T14:30:45"_qs << QString()
                             << u"query_start_time: Form 2023-08-15T14:30:45, %1"_qs.arg(form);
        QTest::newRow("no seconds") << QString() << u"2023-08-15 14:30"_qs
                                    << u"query_end_time: Form 2023-08-15 14:30, %1"_qs.arg(form);
        QTest::newRow("a day that isn't") << u"2023-02-29 00:00:00"_qs << QString()
                                          << u"query_start_time: Form 2023-02-29 00:00:00, %1"_qs.arg(form);
        QTest::newRow("a line end") << good + u'\n' << QString()
                                    << u"query_start_time: Form %1\n, %2"_qs.arg(good, form);
    }

    void listInstancesKeepsTheFormOfTimes()
    {
        QFETCH(QString, start);
        QFETCH(QString, end);
        ListInstances op;
        op.queryStartTime = start;
        op.queryEndTime = end;
        QTEST(faultOf(op), "fault");
    }

    void batchQueryStatusKeepsItsLimits()
    {
        checkIdLimits(BatchQueryStatus{}, &BatchQueryStatus::instanceIds, u"instance_ids"_qs);
        checkRefusals<BatchQueryStatus>();
    }

    void batchResetSendsAndReadsTheSample()
    {
        const BatchReset op{twoIds};
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/batch-reset"_qs);
        QCOMPARE(bodyOf(op), objectOf(R"J({"instance_ids":["a44uhlf7","efjy72gs"]})J"));
        QVERIFY(BatchReset::effect == Effect::Destroys && !BatchReset::isIdempotent);
        checkTask<BatchReset>();
        checkIdLimits(BatchReset{}, &BatchReset::instanceIds, u"instance_ids"_qs);
    }

    void getDeviceTokenSendsAndReadsTheSample()
    {
        const GetDeviceToken op{u"Q39YyZvI"_qs};
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/Q39YyZvI/auth"_qs);
        QCOMPARE(op.request().body, std::optional(QByteArray())); // A12
        const auto reply = read<GetDeviceToken>(R"J({"data":{"resource":{"sdk":{
            "internal":{"address":null,"aport":null,"atype":null,"address_ipv6":null},
            "external":{"address":"10.83.71.187","aport":10030,"atype":1,"address_ipv6":null}},
            "rtc":{"ice_signaling":{"signaling_url":"http:\/\/100.93.2.248:18082","expired_time":null,"ice_servers":[]}},
            "device_id":"7b0cd026df8d495b8a65d628d7bec433","kp_id":"Q39YyZvI"},
            "device_token":"dee5081f40c83ddea3ded91c387351e9"},"error_code":"0","error_msg":"ok"})J");
        QVERIFY(reply.has_value());
        GetDeviceToken::Reply expected;
        expected.deviceToken = u"dee5081f40c83ddea3ded91c387351e9"_qs;
        expected.deviceId = u"7b0cd026df8d495b8a65d628d7bec433"_qs;
        expected.kpId = u"Q39YyZvI"_qs;                                            // C17
        expected.external = {u"10.83.71.187"_qs, u"10030"_qs, u"1"_qs, QString()}; // C15
        expected.signalingUrl = u"http://100.93.2.248:18082"_qs;
        QCOMPARE(*reply, expected);
    }

    void getDeviceTokenTakesOddTypes()
    {
        const auto reply = read<GetDeviceToken>(R"J({"data":{"streamingId":"s-1","resource":{"sdk":{
            "internal":{"aport":"10031","atype":"2"},"external":null},
            "rtc":{"ice_signaling":{"expired_time":"3600","ice_servers":["stun:a",{"urls":"b"},null]}}},
            "device_token":null},"error_code":"0"})J");
        QVERIFY(reply.has_value());
        QCOMPARE(reply->streamingId, u"s-1"_qs); // C16
        QCOMPARE(reply->internal, (SdkAddress{{}, u"10031"_qs, u"2"_qs, {}}));
        QCOMPARE(reply->external, SdkAddress());
        QCOMPARE(reply->expiredTimeSecs, u"3600"_qs);
        QCOMPARE(reply->iceServers, QStringList{u"stun:a"_qs});
        QCOMPARE(*read<GetDeviceToken>(R"J({"data":null,"error_code":"0"})J"), GetDeviceToken::Reply());
        checkRefusals<GetDeviceToken>();
    }

    void getDeviceTokenKeepsItsLimits()
    {
        checkTextLimits(GetDeviceToken{}, &GetDeviceToken::instanceId, u"instance_id"_qs, 32);
        QCOMPARE(faultOf(GetDeviceToken{u"../reboot"_qs}), u"instance_id: Form ../reboot, [^/]+"_qs);
    }

    void assignInstanceSendsTheSample()
    {
        const AssignInstance op{{{u"a44uhlf7"_qs, u"1123422"_qs}}};
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/assign"_qs);
        QCOMPARE(bodyOf(op),
                 objectOf(R"J({"user_instances":[{"instance_id":"a44uhlf7","user_id":"1123422"}]})J"));
        QVERIFY(AssignInstance::effect == Effect::Changes && !AssignInstance::isIdempotent);
        checkAcknowledgement<AssignInstance>(); // D10
        checkPairLimits<AssignInstance>();
    }

    void unassignInstanceSendsAndReadsTheSample()
    {
        const UnassignInstance op{{{u"a44uhlf7"_qs, u"1123422"_qs}}};
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/unassign"_qs);
        QCOMPARE(bodyOf(op),
                 objectOf(R"J({"user_instances":[{"instance_id":"a44uhlf7","user_id":"1123422"}]})J"));
        QVERIFY(UnassignInstance::effect == Effect::Destroys && !UnassignInstance::isIdempotent);
        QCOMPARE(UnassignInstance::maxInstances, 10); // C40
        checkTask<UnassignInstance>();                // C32: two jobs for one pair
        checkPairLimits<UnassignInstance>();
    }

    void batchRebootInstanceSendsTheSample()
    {
        const BatchRebootInstance op{{u"a44uhlf7"_qs}};
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/reboot"_qs);
        QCOMPARE(bodyOf(op), objectOf(R"J({"instance_ids":["a44uhlf7"]})J"));
        QVERIFY(BatchRebootInstance::effect == Effect::Changes && !BatchRebootInstance::isIdempotent);
        checkAcknowledgement<BatchRebootInstance>();
        checkIdLimits(BatchRebootInstance{}, &BatchRebootInstance::instanceIds, u"instance_ids"_qs);
        const auto refused = read<BatchRebootInstance>(R"J({"error_code":"KOOPHONE.API.5005"})J", 400);
        QCOMPARE(refused.error().codeNumber(), u"5005"_qs); // D9
    }

    void batchPrepareInstancesSendsEachIdOnce() // C30
    {
        const BatchPrepareInstances op{u"1008600000104285462"_qs,
                                       {u"iRJEVP96"_qs, u"iRJEVP96"_qs, u"irjevp96"_qs}};
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/prepare"_qs);
        QCOMPARE(bodyOf(op),
                 objectOf(R"J({"user_id":"1008600000104285462","instance_ids":["iRJEVP96","irjevp96"]})J"));
        QVERIFY(BatchPrepareInstances::effect == Effect::Changes && BatchPrepareInstances::isIdempotent);
    }

    void batchPrepareInstancesReadsTheSample()
    {
        const auto reply = read<BatchPrepareInstances>(R"J({"data":{"status_list":[
            {"instance_id":"a44uhlf7","status":0},{"instance_id":"efjy72gs","status":1},
            {"instance_id":"c","status":"10"},{"instance_id":"d","status":11},{"instance_id":"e"},{"status":0}]},
            "error_code":"0","error_msg":"ok"})J");
        QVERIFY(reply.has_value());
        QCOMPARE(reply->instances,
                 (QList<PreparedInstance>{{u"a44uhlf7"_qs, {PrepareStatus::Ready, 0}},
                                          {u"efjy72gs"_qs, {PrepareStatus::WaitingToBeRestored, 1}},
                                          {u"c"_qs, {PrepareStatus::UnderMaintenance, 10}},
                                          {u"d"_qs, {PrepareStatus::Unknown, 11}},
                                          {u"e"_qs, {}}}));
        QCOMPARE(reply->unreadableRows, 1);
        checkRefusals<BatchPrepareInstances>();
    }

    void batchPrepareInstancesKeepsItsLimits()
    {
        const BatchPrepareInstances op{u"1"_qs, {u"a"_qs}};
        checkIdLimits(op, &BatchPrepareInstances::instanceIds, u"instance_ids"_qs);
        checkTextLimits(op, &BatchPrepareInstances::userId, u"user_id"_qs, 32);
        QCOMPARE(faultOf(BatchPrepareInstances{u"1"_qs, ids(100) + ids(100)}), QString());
    }

    void showProgressSendsAndReadsTheSample()
    {
        const ShowProgress op{u"1008600000104285462"_qs, u"iRJEVP9"_qs};
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/prepare-progress"_qs);
        QCOMPARE(bodyOf(op), objectOf(R"J({"user_id":"1008600000104285462","instance_id":"iRJEVP9"})J"));
        QCOMPARE(ShowProgress::effect, Effect::Reads); // A15
        QCOMPARE(*read<ShowProgress>(
                     R"J({"data":{"status":0,"waitingCount":0},"error_code":"0","error_msg":"OK"})J"),
                 (ShowProgress::Reply{{ProgressStatus::Normal, 0}, 0}));
        QCOMPARE(*read<ShowProgress>(R"J({"data":{"status":"-1","waitingCount":null},"error_code":"0"})J"),
                 (ShowProgress::Reply{{ProgressStatus::Failed, -1}, {}}));
        QCOMPARE(*read<ShowProgress>(R"J({"data":null,"error_code":"0"})J"), ShowProgress::Reply());
        checkRefusals<ShowProgress>();
        checkTextLimits(op, &ShowProgress::userId, u"user_id"_qs, 32);
        checkTextLimits(op, &ShowProgress::instanceId, u"instance_id"_qs, 32);
    }

    void batchBackupInstancesSendsAndReadsTheSample()
    {
        const BatchBackupInstances op{twoIds};
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/backup"_qs);
        QCOMPARE(bodyOf(op), objectOf(R"J({"instance_ids":["a44uhlf7","efjy72gs"]})J")); // C28
        QVERIFY(BatchBackupInstances::effect == Effect::Changes && !BatchBackupInstances::isIdempotent);
        QCOMPARE(BatchBackupInstances::maxInstances, 50); // C41
        checkTask<BatchBackupInstances>();
        checkIdLimits(BatchBackupInstances{}, &BatchBackupInstances::instanceIds, u"instance_ids"_qs);
    }

    void streamsAndSessionsSendOneId() // C29
    {
        const StopInstancesStreaming stop{u"iRJEVP96"_qs};
        QCOMPARE(lineOf(stop.request()), u"POST /v1/instances/streaming/stop"_qs);
        QCOMPARE(bodyOf(stop), objectOf(R"J({"instance_id":"iRJEVP96"})J"));
        const ReleaseInstancesSession release{u"iRJEVP96"_qs};
        QCOMPARE(lineOf(release.request()), u"POST /v1/instances/session/release"_qs);
        QCOMPARE(bodyOf(release), objectOf(R"J({"instance_id":"iRJEVP96"})J"));
        checkTextLimits(stop, &StopInstancesStreaming::instanceId, u"instance_id"_qs, 32);
        checkTextLimits(release, &ReleaseInstancesSession::instanceId, u"instance_id"_qs, 32);
        checkAcknowledgement<StopInstancesStreaming>();
        checkAcknowledgement<ReleaseInstancesSession>();
        QVERIFY(StopInstancesStreaming::isIdempotent && ReleaseInstancesSession::isIdempotent);
    }

    void statesThatNobodyKnowsKeepTheirNumber()
    {
        QCOMPARE(runningStatus(5), (StatusValue<RunningStatus>{RunningStatus::PoweredOff, 5}));
        QCOMPARE(runningStatus(6), (StatusValue<RunningStatus>{RunningStatus::Unknown, 6}));
        QCOMPARE(resourceStatus(5), (StatusValue<ResourceStatus>{ResourceStatus::BackupAbnormal, 5}));
        QCOMPARE(resourceStatus(8), (StatusValue<ResourceStatus>{ResourceStatus::Unknown, 8}));
        QCOMPARE(resourceStatus(-1), (StatusValue<ResourceStatus>{ResourceStatus::Unknown, -1}));
        QCOMPARE(progressStatus(4), (StatusValue<ProgressStatus>{ProgressStatus::Unknown, 4}));
        QCOMPARE(progressStatus({}), StatusValue<ProgressStatus>());
    }
};

QTEST_APPLESS_MAIN(TestFleetOperations)
#include "tst_fleetoperations.moc"
