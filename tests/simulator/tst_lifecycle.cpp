// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to phones: reboot, reset, backup, preparation, streams.
#include "tests/simulator/fleet.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

using namespace phonedeck::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr int enough = 15; // ticks after which whatever a request set in motion has arrived

QJsonObject bindings(const QStringList &ids, const QJsonValue &user)
{
    QJsonArray rows;
    for (const QString &id : ids)
        rows.append(QJsonObject{{u"user_id"_s, user}, {u"instance_id"_s, id}});
    return {{u"user_instances"_s, rows}};
}

QJsonObject prepareBody(const QStringList &ids, const QJsonValue &user)
{
    QJsonObject body = Fleet::batch(ids);
    body.insert(u"user_id"_s, user);
    return body;
}

QJsonObject single(const QString &id, const QString &user = {})
{
    QJsonObject body{{u"instance_id"_s, id}};
    if (!user.isEmpty())
        body.insert(u"user_id"_s, user);
    return body;
}

void park(Instance &phone)
{
    phone.running = RunningStatus::Stopped;
    phone.resource = ResourceStatus::Idle;
}

const QString user = u"1008600000104285462"_s;

} // namespace

class tst_Lifecycle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rebootsWithoutTouchingTheRestore();
    void aRebootMayNotComeBack();
    void rebootsOnlyWhenAllRun();
    void resets();
    void backsUpAndFreesTheHardware();
    void refusesByState_data();
    void refusesByState();
    void releaseTasksAreKnownOnRequestOnly();
    void preparesAPhoneThatIsParked();
    void aPreparationMayFail();
    void queuesForHardware();
    void preparesAfterABackup();
    void refusesPreparation();
    void givesDeviceTokens();
    void stopsStreamsAndReleasesSessions();
    void summarisesItsState();
};

void tst_Lifecycle::rebootsWithoutTouchingTheRestore()
{
    Fleet fleet(2);
    const QString id = fleet.ids.first();
    fleet.change(id, [](Instance &phone) {
        phone.isAssigned = phone.isSignedIn = true;
        phone.resource = ResourceStatus::Streaming;
    });
    const Instance before = fleet.phone(id);
    const Reply reply = fleet.post(u"reboot"_s, Fleet::batch({id, id}));
    QCOMPARE(reply.verdict(), u"200 0"_s);
    QVERIFY(!reply.body.contains("data"_L1));
    QCOMPARE(fleet.phone(id).running, RunningStatus::Starting);
    QCOMPARE(fleet.post(u"reboot"_s, Fleet::batch({id})).verdict(), u"400 KOOPHONE.API.5005"_s);
    fleet.tick(enough);
    const Instance after = fleet.phone(id);
    QCOMPARE(after.running, RunningStatus::Running);
    QCOMPARE(after.resource, ResourceStatus::DataLoaded);
    QVERIFY(!after.isSignedIn);
    QCOMPARE(after.restore, before.restore);
    QCOMPARE(after.restoreTime, before.restoreTime);
    QCOMPARE(fleet.phone(fleet.ids.last()).running, RunningStatus::Running);
    QCOMPARE(fleet.effects(u"BatchRebootInstance"_s), 1);
    const Reply uptime = fleet.post(
        u"sync-command"_s, QJsonObject{{u"command"_s, u"uptime"_s}, {u"instance_ids"_s, QJsonArray{id}}});
    QVERIFY(uptime.list(u"cmd_results"_s)
                .first()
                .toObject()
                .value("execute_msg"_L1)
                .toString()
                .contains(u"up 00:00"_s));
}

void tst_Lifecycle::aRebootMayNotComeBack()
{
    Fleet fleet(2);
    fleet.with([](Cloud &cloud) { cloud.options().failedReboots = 1000; });
    QCOMPARE(fleet.post(u"reboot"_s, Fleet::batch(fleet.ids)).code(), u"0"_s);
    fleet.tick(enough);
    QCOMPARE(fleet.phone(fleet.ids.first()).running, RunningStatus::Stopped);
    QCOMPARE(fleet.phone(fleet.ids.first()).resource, ResourceStatus::Idle);
}

void tst_Lifecycle::rebootsOnlyWhenAllRun()
{
    Fleet fleet(3);
    fleet.change(fleet.ids.at(2), park);
    QCOMPARE(fleet.post(u"reboot"_s, Fleet::batch(fleet.ids)).verdict(), u"400 KOOPHONE.API.5005"_s);
    QCOMPARE(fleet.phone(fleet.ids.at(0)).running, RunningStatus::Running);
    QCOMPARE(fleet.effects(u"BatchRebootInstance"_s), 0);
}

void tst_Lifecycle::resets()
{
    Fleet fleet(2);
    const QString up = fleet.ids.at(0);
    const QString down = fleet.ids.at(1);
    fleet.change(down, park);
    fleet.with([&](Cloud &cloud) { cloud.install(*cloud.find(up), {u"com.a.b"_s, u"b"_s, u"1"_s, false}); });
    const Instance before = fleet.phone(up);
    const Reply reply = fleet.post(u"batch-reset"_s, Fleet::batch(fleet.ids));
    QCOMPARE(reply.verdict(), u"200 0"_s);
    QVERIFY(QRegularExpression(u"^RM_[0-9a-f]{32}$"_s)
                .match(reply.data().value("task_id"_L1).toString())
                .hasMatch());
    QCOMPARE(reply.list(u"cmd_jobs"_s).size(), 2);
    QCOMPARE(fleet.post(u"batch-reset"_s, Fleet::batch({up})).verdict(), u"200 KOOPHONE.API.2005"_s);
    fleet.tick(enough);
    QCOMPARE(fleet.phone(up).running, RunningStatus::Running);
    QCOMPARE(fleet.phone(up).resource, ResourceStatus::DataLoaded);
    QCOMPARE(fleet.phone(up).restoreTime, before.restoreTime);
    QCOMPARE(fleet.phone(down).running, RunningStatus::Stopped);
    QCOMPARE(fleet.phone(down).resource, ResourceStatus::Idle);
    fleet.with([&](Cloud &cloud) {
        for (const InstalledApp &app : cloud.apps(*cloud.find(up)))
            QVERIFY(app.isSystem);
    });
    QCOMPARE(fleet.effects(u"BatchReset"_s), 1);
}

void tst_Lifecycle::backsUpAndFreesTheHardware()
{
    Fleet fleet(20);
    const QStringList ids = fleet.ids;
    const Reply reply = fleet.post(u"backup"_s, Fleet::batch(ids));
    QCOMPARE(reply.verdict(), u"200 0"_s);
    QVERIFY(reply.data().value("task_id"_L1).toString().startsWith("RM_"_L1));
    QCOMPARE(fleet.phone(ids.first()).running, RunningStatus::GoingOffline);
    QCOMPARE(fleet.phone(ids.first()).resource, ResourceStatus::BackingUp);
    QCOMPARE(fleet.phone(ids.first()).backup, CopyStatus::InProgress);
    QCOMPARE(fleet.post(u"backup"_s, Fleet::batch({ids.first()})).verdict(), u"200 KOOPHONE.API.2006"_s);
    fleet.tick(enough);
    int idle = 0;
    for (const QString &id : ids) {
        const Instance phone = fleet.phone(id);
        QCOMPARE(phone.running, RunningStatus::Stopped);
        QCOMPARE(phone.backup == CopyStatus::Succeeded, phone.resource == ResourceStatus::Idle);
        QVERIFY(phone.backupTime >= QDateTime::currentSecsSinceEpoch() - 600);
        idle += phone.resource == ResourceStatus::Idle;
    }
    QVERIFY(idle >= 15);
    // What is not on hardware can't be backed up.
    fleet.change(ids.first(), park);
    QCOMPARE(fleet.post(u"backup"_s, Fleet::batch({ids.first()})).verdict(), u"200 KOOPHONE.API.3009"_s);
    QCOMPARE(fleet.effects(u"BatchBackupInstances"_s), 1);
}

void tst_Lifecycle::refusesByState_data()
{
    QTest::addColumn<int>("state"); // 0 frozen, 1 restoring, 2 backing up
    QTest::addColumn<QString>("verdict");
    QTest::newRow("frozen") << 0 << u"200 KOOPHONE.API.2004"_s;
    QTest::newRow("restoring") << 1 << u"200 KOOPHONE.API.2005"_s;
    QTest::newRow("backing up") << 2 << u"200 KOOPHONE.API.2006"_s;
}

void tst_Lifecycle::refusesByState()
{
    QFETCH(int, state);
    QFETCH(QString, verdict);
    Fleet fleet(2);
    fleet.change(fleet.ids.at(1), [state](Instance &phone) {
        phone.isFrozen = state == 0;
        if (state != 0)
            phone.resource = state == 1 ? ResourceStatus::Restoring : ResourceStatus::BackingUp;
    });
    for (const QString &path : {u"batch-reset"_s, u"backup"_s})
        QCOMPARE(fleet.post(path, Fleet::batch(fleet.ids)).verdict(), verdict);
    QCOMPARE(fleet.post(fleet.ids.at(1) + u"/auth"_s, QByteArray()).verdict(), verdict);
    // One phone refuses the batch: nothing happened to the other.
    QCOMPARE(fleet.phone(fleet.ids.at(0)).movement, Movement::None);
    fleet.with([](Cloud &cloud) { QVERIFY(cloud.effects().isEmpty()); });
}

void tst_Lifecycle::releaseTasksAreKnownOnRequestOnly()
{
    Fleet fleet(2);
    const QString id =
        fleet.post(u"batch-reset"_s, Fleet::batch(fleet.ids)).data().value("task_id"_L1).toString();
    QCOMPARE(fleet.get(u"tasks/"_s + id).verdict(), u"400 KOOPHONE.API.1323"_s); // D6
    fleet.with([](Cloud &cloud) { cloud.options().tellsReleaseTasks = true; });
    QCOMPARE(fleet.get(u"tasks/"_s + id).list(u"jobs"_s).at(0).toObject().value("status"_L1).toInt(), 1);
    fleet.tick(enough);
    for (const QJsonValue job : fleet.get(u"tasks/"_s + id).list(u"jobs"_s))
        QCOMPARE(job.toObject().value("status"_L1).toInt(), 2);
}

void tst_Lifecycle::preparesAPhoneThatIsParked()
{
    Fleet fleet(3);
    const QString parked = fleet.ids.at(0);
    fleet.change(parked, park);
    fleet.change(fleet.ids.at(2), [](Instance &phone) { phone.running = RunningStatus::Unknown; });
    QCOMPARE(fleet.post(u"assign"_s, bindings(fleet.ids, user)).code(), u"0"_s);
    QCOMPARE(fleet.post(u"prepare-progress"_s, single(parked, user)).verdict(), u"200 KOOPHONE.API.4001"_s);

    const Reply reply =
        fleet.post(u"prepare"_s, prepareBody({parked, parked, fleet.ids.at(1), fleet.ids.at(2)}, user));
    QCOMPARE(reply.verdict(), u"200 0"_s);
    QList<int> states;
    for (const QJsonValue row : reply.list(u"status_list"_s))
        states.append(row.toObject().value("status"_L1).toInt());
    QCOMPARE(states, (QList<int>{1, 1, 0, 10})); // repeated ids are answered each time (C30)
    QCOMPARE(fleet.phone(parked).running, RunningStatus::Starting);
    QCOMPARE(fleet.phone(parked).restore, CopyStatus::InProgress);

    const auto progress = [&](const QString &id) {
        return fleet.post(u"prepare-progress"_s, single(id, user)).data();
    };
    QCOMPARE(progress(parked), (QJsonObject{{u"status"_s, 2}, {u"waitingCount"_s, 0}}));
    QCOMPARE(progress(fleet.ids.at(1)).value("status"_L1).toInt(), 0);
    QCOMPARE(progress(fleet.ids.at(2)).value("status"_L1).toInt(), -1);
    fleet.tick(enough);
    const Instance phone = fleet.phone(parked);
    if (phone.restore == CopyStatus::Succeeded) {
        QCOMPARE(phone.running, RunningStatus::Running);
        QCOMPARE(progress(parked).value("status"_L1).toInt(), 0);
    } else {
        QCOMPARE(progress(parked).value("status"_L1).toInt(), -1);
    }
    QCOMPARE(fleet.effects(u"BatchPrepareInstances"_s), 1);
    QCOMPARE(fleet.effects(u"ShowProgress"_s), 0);
    // A failed restore says so.
    fleet.change(parked, [](Instance &broken) {
        broken.running = RunningStatus::Stopped;
        broken.resource = ResourceStatus::RestoreAbnormal;
    });
    QCOMPARE(progress(parked).value("status"_L1).toInt(), -1);
    QCOMPARE(fleet.post(u"prepare"_s, prepareBody({parked}, user))
                 .list(u"status_list"_s)
                 .at(0)
                 .toObject()
                 .value("status"_L1)
                 .toInt(),
             7);
}

void tst_Lifecycle::aPreparationMayFail()
{
    Fleet fleet(1);
    fleet.with([](Cloud &cloud) { cloud.options().failedReboots = 1000; });
    fleet.change(fleet.ids.first(), [](Instance &phone) { phone.running = RunningStatus::PoweredOff; });
    QCOMPARE(fleet.post(u"assign"_s, bindings(fleet.ids, user)).code(), u"0"_s);
    const Reply reply = fleet.post(u"prepare"_s, prepareBody(fleet.ids, user));
    QCOMPARE(reply.list(u"status_list"_s).first().toObject().value("status"_L1).toInt(), 5);
    const auto progress = [&fleet] {
        return fleet.post(u"prepare-progress"_s, single(fleet.ids.first(), user)).data().value("status"_L1);
    };
    QCOMPARE(progress().toInt(), 2);
    fleet.tick(enough);
    QCOMPARE(progress().toInt(), -1);
    // Asked for again, it is allocated and restored like any other.
    fleet.with([](Cloud &cloud) { cloud.options().failedReboots = 0; });
    QCOMPARE(fleet.post(u"prepare"_s, prepareBody(fleet.ids, user)).code(), u"0"_s);
    QCOMPARE(progress().toInt(), 2);
}

void tst_Lifecycle::queuesForHardware()
{
    Fleet fleet(4);
    for (const QString &id : fleet.ids)
        fleet.change(id, park);
    fleet.with([](Cloud &cloud) { cloud.options().hardwareReserve = 0; });
    QCOMPARE(fleet.post(u"assign"_s, bindings(fleet.ids, user)).code(), u"0"_s);
    for (const QJsonValue row : fleet.post(u"prepare"_s, prepareBody(fleet.ids, user)).list(u"status_list"_s))
        QCOMPARE(row.toObject().value("status"_L1).toInt(), 2);
    const auto waiting = [&](int phone) {
        return fleet.post(u"prepare-progress"_s, single(fleet.ids.at(phone), user)).data();
    };
    QCOMPARE(waiting(0), (QJsonObject{{u"status"_s, 1}, {u"waitingCount"_s, 1}}));
    QCOMPARE(waiting(3), (QJsonObject{{u"status"_s, 1}, {u"waitingCount"_s, 4}}));
    // Asking again neither adds to the queue nor loses the place.
    QCOMPARE(fleet.post(u"prepare"_s, prepareBody({fleet.ids.at(0)}, user)).code(), u"0"_s);
    QCOMPARE(waiting(0).value("waitingCount"_L1).toInt(), 1);
    fleet.tick();
    QCOMPARE(waiting(0).value("status"_L1).toInt(), 2);
    QCOMPARE(waiting(3).value("waitingCount"_L1).toInt(), 3);
    fleet.with([](Cloud &cloud) { cloud.options().allocationsPerTick = 0; });
    fleet.tick(3);
    QCOMPARE(waiting(3).value("waitingCount"_L1).toInt(), 3);
    fleet.with([](Cloud &cloud) { cloud.options().allocationsPerTick = 1; });
    fleet.tick(3 + enough);
    QVERIFY(waiting(3).value("status"_L1).toInt() != 1);
}

void tst_Lifecycle::preparesAfterABackup()
{
    Fleet fleet(2);
    QCOMPARE(fleet.post(u"assign"_s, bindings(fleet.ids, user)).code(), u"0"_s);
    QCOMPARE(fleet.post(u"backup"_s, Fleet::batch(fleet.ids)).code(), u"0"_s);
    const QString id = fleet.ids.first();
    QCOMPARE(fleet.post(u"prepare"_s, prepareBody({id}, user))
                 .list(u"status_list"_s)
                 .at(0)
                 .toObject()
                 .value("status"_L1)
                 .toInt(),
             3);
    QCOMPARE(fleet.post(u"prepare-progress"_s, single(id, user)).data().value("status"_L1).toInt(), 3);
    fleet.tick(3 * enough);
    QVERIFY(fleet.phone(id).running == RunningStatus::Running ||
            fleet.phone(id).resource == ResourceStatus::RestoreAbnormal);
    QCOMPARE(fleet.phone(fleet.ids.last()).running, RunningStatus::Stopped); // nobody wanted that one
}

void tst_Lifecycle::refusesPreparation()
{
    Fleet fleet(2);
    const QString id = fleet.ids.first();
    QCOMPARE(fleet.post(u"prepare"_s, prepareBody({id}, user)).verdict(), u"200 KOOPHONE.API.4001"_s);
    QCOMPARE(fleet.post(u"prepare"_s, prepareBody({u"zzzzzzzz"_s}, user)).verdict(),
             u"401 KOOPHONE.API.1001"_s);
    QCOMPARE(fleet.post(u"prepare"_s, Fleet::batch({id})).verdict(), u"400 KOOPHONE.API.1000"_s);
    QCOMPARE(fleet.post(u"prepare"_s, prepareBody({}, user)).verdict(), u"400 KOOPHONE.API.1000"_s);
    QCOMPARE(fleet.post(u"prepare-progress"_s, single(id)).verdict(), u"400 KOOPHONE.API.1000"_s);
    QCOMPARE(fleet.post(u"prepare-progress"_s, single(u"zzzzzzzz"_s, user)).verdict(),
             u"401 KOOPHONE.API.1001"_s);
    QCOMPARE(fleet.post(u"assign"_s, bindings(fleet.ids, user)).code(), u"0"_s);
    fleet.change(id, park);
    fleet.with([](Cloud &cloud) {
        cloud.options().hardwareReserve = 0;
        cloud.options().maxQueue = 0;
    });
    QCOMPARE(fleet.post(u"prepare"_s, prepareBody({id}, user)).verdict(), u"200 KOOPHONE.API.2003"_s);
    fleet.change(id, [](Instance &phone) { phone.isFrozen = true; });
    QCOMPARE(fleet.post(u"prepare"_s, prepareBody({id}, user)).verdict(), u"200 KOOPHONE.API.2004"_s);
    QCOMPARE(fleet.effects(u"BatchPrepareInstances"_s), 0);
}

void tst_Lifecycle::givesDeviceTokens()
{
    Fleet fleet(2);
    const QString id = fleet.ids.first();
    const Reply reply = fleet.post(id + u"/auth"_s, QByteArray()); // no body (A12)
    QCOMPARE(reply.verdict(), u"200 0"_s);
    QCOMPARE(reply.data().value("device_token"_L1).toString().size(), 32);
    const QJsonObject resource = reply.data().value("resource"_L1).toObject();
    QCOMPARE(resource.keys(), (QStringList{u"device_id"_s, u"kp_id"_s, u"rtc"_s, u"sdk"_s}));
    QCOMPARE(resource.value("kp_id"_L1).toString(), id);
    QCOMPARE(resource.value("device_id"_L1).toString().size(), 32);
    QVERIFY(resource.value("sdk"_L1).toObject().value("internal"_L1).toObject().value("aport"_L1).isNull());
    QVERIFY(resource.value("sdk"_L1).toObject().value("external"_L1).toObject().value("aport"_L1).isDouble());
    const Reply next = fleet.post(id + u"/auth"_s, QByteArray("{}"));
    QVERIFY(next.data().value("device_token"_L1) != reply.data().value("device_token"_L1));
    fleet.with([&](Cloud &cloud) {
        QCOMPARE(cloud.deviceToken(*cloud.find(id)), next.data().value("device_token"_L1).toString());
    });
    fleet.change(id, park);
    QCOMPARE(fleet.post(id + u"/auth"_s, QByteArray()).verdict(), u"200 KOOPHONE.API.4001"_s);
    QCOMPARE(fleet.post(u"zzzzzzzz/auth"_s, QByteArray()).verdict(), u"401 KOOPHONE.API.1001"_s);
    QCOMPARE(fleet.post(QString(33, u'a') + u"/auth"_s, QByteArray()).verdict(), u"400 KOOPHONE.API.1000"_s);
    QCOMPARE(fleet.effects(u"GetDeviceToken"_s), 2);
}

void tst_Lifecycle::stopsStreamsAndReleasesSessions()
{
    Fleet fleet(1);
    const QString id = fleet.ids.first();
    fleet.change(id, [](Instance &phone) {
        phone.isAssigned = phone.isSignedIn = true;
        phone.resource = ResourceStatus::Streaming;
    });
    const auto hasSession = [&] {
        bool has = false;
        fleet.with([&](Cloud &cloud) { has = cloud.hasSession(*cloud.find(id)); });
        return has;
    };
    QCOMPARE(fleet.post(u"session/release"_s, single(id)).verdict(), u"200 0"_s);
    QVERIFY(hasSession()); // it streams
    QCOMPARE(fleet.post(u"streaming/stop"_s, single(id)).verdict(), u"200 0"_s);
    QCOMPARE(fleet.phone(id).resource, ResourceStatus::DataLoaded);
    QVERIFY(!fleet.phone(id).isSignedIn);
    QVERIFY(hasSession()); // it lingers
    QCOMPARE(fleet.post(u"session/release"_s, single(id)).verdict(), u"200 0"_s);
    QVERIFY(!hasSession());
    QCOMPARE(fleet.post(u"streaming/stop"_s, single(id)).verdict(), u"200 0"_s); // no effect on an idle one
    QVERIFY(!hasSession());
    for (const QString &path : {u"streaming/stop"_s, u"session/release"_s}) {
        QCOMPARE(fleet.post(path, single(u"iRJEVP96 - iRJEVP96"_s)).verdict(), u"401 KOOPHONE.API.1001"_s);
        QCOMPARE(fleet.post(path, Fleet::batch({id})).verdict(), u"400 KOOPHONE.API.1000"_s);
    }
    QCOMPARE(fleet.effects(u"StopInstancesStreaming"_s), 2);
    QCOMPARE(fleet.effects(u"ReleaseInstancesSession"_s), 2);
}

void tst_Lifecycle::summarisesItsState()
{
    Fleet fleet(3);
    fleet.change(fleet.ids.at(2), park);
    QCOMPARE(fleet.post(u"batch-reset"_s, Fleet::batch({fleet.ids.at(0)})).code(), u"0"_s);
    fleet.with([](Cloud &cloud) {
        const QJsonObject state = cloud.stateSummary();
        QCOMPARE(state.value("instances"_L1).toInt(), 3);
        QCOMPARE(state.value("running_status"_L1).toObject().value("1"_L1).toInt(), 1);
        QCOMPARE(state.value("running_status"_L1).toObject().value("4"_L1).toInt(), 1);
        QCOMPARE(state.value("status"_L1).toObject().value("1"_L1).toInt(), 1);
        QCOMPARE(state.value("tasks"_L1).toObject().value("unfinished"_L1).toInt(), 1);
        QCOMPARE(state.value("effects"_L1).toObject().value("BatchReset"_L1).toInt(), 1);
    });
}

QTEST_GUILESS_MAIN(tst_Lifecycle)
#include "tst_lifecycle.moc"
