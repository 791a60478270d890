// SPDX-License-Identifier: GPL-3.0-or-later
// Following by tasks (GetTask) and preparations (ShowProgress).
#include "tests/models/trackedcloud.h"

#include <QtTest/QSignalSpy>

using namespace phonedeck;
using namespace std::chrono_literals;
using simulator::Cloud;
using simulator::FaultKind;
using simulator::ResourceStatus;
using simulator::RunningStatus;

namespace {

using Verb = std::function<void(Cloud &, simulator::Instance &)>;

void park(simulator::Instance &phone)
{
    phone.running = RunningStatus::Stopped;
    phone.resource = ResourceStatus::Idle;
}

} // namespace

Q_DECLARE_METATYPE(Verb)

class TestTrackedTasks : public QObject
{
    Q_OBJECT

    static void addTasks()
    {
        QTest::addColumn<ActionId>("step");
        QTest::addColumn<Verb>("verb");
        QTest::newRow("reset") << ActionId::Reset
                               << Verb([](Cloud &cloud, simulator::Instance &phone) { cloud.reset(phone); });
        QTest::newRow("unassign") << ActionId::Unassign << Verb([](Cloud &cloud, simulator::Instance &phone) {
            cloud.unassign(phone);
        });
        QTest::newRow("back up") << ActionId::BackUp << Verb([](Cloud &cloud, simulator::Instance &phone) {
            cloud.backUp(phone, QDateTime::currentDateTimeUtc());
        });
    }

    static const Verb &resetting()
    {
        static const Verb verb = [](Cloud &cloud, simulator::Instance &phone) { cloud.reset(phone); };
        return verb;
    }

private Q_SLOTS:
    void anOpenTaskTellsOfItsJobs_data() { addTasks(); }
    void anOpenTaskTellsOfItsJobs()
    {
        QFETCH(ActionId, step);
        QFETCH(Verb, verb);
        TrackedCloud test;
        test.with([](Cloud &cloud) { cloud.options().tellsReleaseTasks = true; });
        test.tracker->follow(test.task(step, 5, verb));
        QTRY_VERIFY(test.calls("GetTask") > 2);
        QCOMPARE(test.signals, 0);
        test.tick(15);
        // One in a hundred backups fails.
        QTRY_COMPARE(test.count(PhoneState::Succeeded) + test.count(PhoneState::Failed), 5);
        QVERIFY(test.count(PhoneState::Succeeded) >= 3);
        QCOMPARE(test.tracker->followed(1), 0);
        QCOMPARE(test.calls("ListInstances"), 0);
    }

    void aFailedJobKeepsItsCode()
    {
        TrackedCloud test;
        test.with([](Cloud &cloud) { cloud.options().tellsReleaseTasks = true; });
        test.tracker->follow(test.task(ActionId::BackUp, 2, [](Cloud &cloud, simulator::Instance &phone) {
            cloud.backUp(phone, QDateTime::currentDateTimeUtc());
        }));
        test.change(0, [](simulator::Instance &phone) { phone.resource = ResourceStatus::BackupAbnormal; });
        test.tick(15);
        QTRY_COMPARE(test.last(0).state, PhoneState::Failed);
        QCOMPARE(test.last(0).code, u"CPS.0191"_qs);
        QCOMPARE(test.last(0).serviceText, u"Backup failed."_qs);
        QCOMPARE(test.last(0).reason, PhoneReason::None);
    }

    void aClosedTaskIsAskedForOnceAndThenLookedAt_data() { addTasks(); }
    void aClosedTaskIsAskedForOnceAndThenLookedAt()
    {
        QFETCH(ActionId, step);
        QFETCH(Verb, verb);
        TrackedCloud test;
        test.tracker->follow(test.task(step, 5, verb));
        QVERIFY(test.lookAgain());
        QCOMPARE(test.signals, 0);
        test.tick(15);
        QTRY_COMPARE(
            test.count(PhoneState::Succeeded) + test.count(PhoneState::Failed, PhoneReason::BackupFailed), 5);
        QVERIFY(test.count(PhoneState::Succeeded) >= 3);
        QCOMPARE(test.calls("GetTask"), 1);
    }

    void aFailedBackupIsSeen()
    {
        TrackedCloud test;
        test.tracker->follow(test.task(ActionId::BackUp, 1, [](Cloud &cloud, simulator::Instance &phone) {
            cloud.backUp(phone, QDateTime::currentDateTimeUtc());
        }));
        QVERIFY(test.lookAgain());
        test.change(0, [](simulator::Instance &phone) {
            park(phone);
            phone.resource = ResourceStatus::BackupAbnormal;
        });
        QTRY_COMPARE(test.count(PhoneState::Failed, PhoneReason::BackupFailed), 1);
    }

    void aFailedRestoreIsSeen()
    {
        TrackedCloud test;
        test.tracker->follow(test.task(ActionId::Reset, 1, resetting()));
        QVERIFY(test.lookAgain());
        test.change(0, [](simulator::Instance &phone) {
            park(phone);
            phone.resource = ResourceStatus::RestoreAbnormal;
        });
        QTRY_COMPARE(test.count(PhoneState::Failed, PhoneReason::RestoreFailed), 1);
    }

    void aNetworkThatFailsIsNoRefusal_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        QTest::newRow("503") << 503 << int(FaultKind::Status);
        QTest::newRow("500") << 500 << int(FaultKind::Status);
        QTest::newRow("429") << 429 << int(FaultKind::Status);
        QTest::newRow("drop") << 0 << int(FaultKind::Drop);
        QTest::newRow("html") << 0 << int(FaultKind::Html);
    }

    void aNetworkThatFailsIsNoRefusal()
    {
        QFETCH(int, status);
        QFETCH(int, kind);
        TrackedCloud test;
        test.with([](Cloud &cloud) { cloud.options().tellsReleaseTasks = true; });
        test.cloud.faults().add({.kind = FaultKind(kind),
                                 .operation = u"GetTask"_qs,
                                 .count = 3,
                                 .status = status,
                                 .retryAfter = 0});
        test.tracker->follow(test.task(ActionId::Reset, 2, resetting()));
        QTRY_VERIFY(test.calls("GetTask") > 4);
        test.tick(15);
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 2);
        QCOMPARE(test.calls("ListInstances"), 0);
    }

    void aMissingRightToAskIsARefusal()
    {
        TrackedCloud test;
        test.with([](Cloud &cloud) { cloud.options().tellsReleaseTasks = true; });
        test.cloud.faults().add({.kind = FaultKind::PermissionDenied, .operation = u"GetTask"_qs});
        test.tracker->follow(test.task(ActionId::Reset, 2, resetting()));
        QVERIFY(test.lookAgain());
        test.tick(15);
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 2);
    }

    void withoutATaskItIsLookedAtOnce()
    {
        TrackedCloud test;
        FollowedBatch batch = test.task(ActionId::Reset, 2, resetting());
        batch.taskId.clear();
        test.tracker->follow(batch);
        QVERIFY(test.lookAgain());
        test.tick(15);
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 2);
        QCOMPARE(test.calls("GetTask"), 0);
    }

    void jobsAreMatchedByIdAndTheRestIsLookedAt()
    {
        TrackedCloud test;
        test.with([](Cloud &cloud) { cloud.options().tellsReleaseTasks = true; });
        FollowedBatch batch = test.task(ActionId::Reset, 5, resetting());
        batch.phones.removeAt(0);              // a job of nobody's
        batch.phones[0].jobId.clear();         // a phone without a job
        batch.phones[1].jobId = u"another"_qs; // one whose job never comes up
        test.tracker->follow(batch);
        QTRY_VERIFY(test.calls("GetTask") > 4); // for the others
        QVERIFY(test.lookAgain());
        test.tick(15);
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 4);
        QVERIFY(!test.told.value(1).contains(0));
    }

    void ofTwoPhonesWithOneJobTheSecondIsLookedAt()
    {
        TrackedCloud test;
        test.with([](Cloud &cloud) { cloud.options().tellsReleaseTasks = true; });
        FollowedBatch batch = test.task(ActionId::Reset, 2, resetting());
        batch.phones[1].jobId = batch.phones.at(0).jobId;
        test.tracker->follow(batch);
        QVERIFY(test.lookAgain());
        QTRY_VERIFY(test.calls("GetTask") > 1);
        test.tick(15);
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 2);
        QCOMPARE(test.tracker->followed(1), 0);
    }

    void aTaskThatNeverEndsIsUnknownAtTheDeadline()
    {
        TrackerSettings settings = TrackedCloud::quick();
        settings.deadline = 40ms;
        TrackedCloud test(30, settings);
        test.with([](Cloud &cloud) { cloud.options().tellsReleaseTasks = true; });
        test.tracker->follow(test.task(ActionId::Reset, 2, resetting()));
        QTRY_COMPARE(test.count(PhoneState::Unknown, PhoneReason::TookTooLong), 2);
        const int calls = test.calls("GetTask");
        QTest::qWait(60); // nothing must come; there is no event to wait for
        QCOMPARE(test.calls("GetTask"), calls);
    }

    void thePlaceInTheQueueIsToldAsItShrinks()
    {
        TrackedCloud test;
        FollowedBatch batch = test.batch(ActionId::Prepare, 4);
        test.with([&](Cloud &cloud) {
            cloud.options().hardwareReserve = 1;
            for (int row = 0; row < 4; ++row) {
                park(cloud.at(row));
                cloud.prepare(cloud.at(row), QDateTime::currentDateTimeUtc());
            }
        });
        test.tracker->follow(batch);
        for (int place = 3; place >= 1; --place) {
            QTRY_COMPARE(test.last(3).queuePosition, place);
            QCOMPARE(test.last(3).state, PhoneState::Working);
            test.tick();
        }
        QTRY_COMPARE(test.last(3).queuePosition, -1);
        const qsizetype told = test.told.value(1).value(3).size();
        QTRY_VERIFY(test.calls("ShowProgress") > 30);
        QCOMPARE(test.told.value(1).value(3).size(), told); // nothing new, nothing told
        // One in seventy restores fails in a cloud's own life, but not in a preparation that is set right
        // here.
        test.with([&](Cloud &cloud) {
            for (int row = 0; row < 4; ++row) {
                cloud.at(row).running = RunningStatus::Running;
                cloud.at(row).resource = ResourceStatus::DataLoaded;
                cloud.at(row).movement = simulator::Movement::None;
            }
        });
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 4);
        QCOMPARE(test.calls("ListInstances"), 0);
    }

    void aPreparationThatFailsSaysSo()
    {
        TrackedCloud test;
        FollowedBatch batch = test.batch(ActionId::Prepare, 3);
        test.with([&](Cloud &cloud) {
            for (int row = 0; row < 2; ++row) {
                park(cloud.at(row));
                cloud.prepare(cloud.at(row), QDateTime::currentDateTimeUtc());
            }
            cloud.at(0).resource = ResourceStatus::RestoreAbnormal;
        });
        test.tracker->follow(batch);
        QTRY_COMPARE(test.count(PhoneState::Failed, PhoneReason::PreparationFailed), 1);
        // Nobody prepared the third one: the service knows of no preparation (4001).
        QTRY_COMPARE(test.last(2).state, PhoneState::Failed);
        QCOMPARE(test.last(2).code, u"KOOPHONE.API.4001"_qs);
        QVERIFY(!test.last(2).requestId.isEmpty());
        QCOMPARE(test.tracker->followed(1), 1);
    }

    void aRefusalToTellOfAPreparationMayPass_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("it isn't known yet") << u"KOOPHONE.API.4001"_qs;
        QTest::newRow("a parameter, they say") << u"KOOPHONE.API.2005"_qs;
    }

    void aRefusalToTellOfAPreparationMayPass()
    {
        QFETCH(QString, code);
        TrackedCloud test;
        FollowedBatch batch = test.batch(ActionId::Prepare, 1);
        test.with([&](Cloud &cloud) {
            park(cloud.at(0));
            cloud.prepare(cloud.at(0), QDateTime::currentDateTimeUtc());
        });
        test.cloud.faults().add({.kind = FaultKind::Status,
                                 .operation = u"ShowProgress"_qs,
                                 .count = 2,
                                 .status = 400,
                                 .errorCode = code});
        test.tracker->follow(batch);
        QTRY_VERIFY(test.calls("ShowProgress") > 4);
        QCOMPARE(test.count(PhoneState::Failed), 0);
        test.change(0, [](simulator::Instance &phone) {
            phone.running = RunningStatus::Running;
            phone.resource = ResourceStatus::DataLoaded;
            phone.movement = simulator::Movement::None;
        });
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 1);
        QCOMPARE(test.calls("ListInstances"), 0);
    }

    void aPreparationThatIsNeverToldOfIsLookedAt_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("refused") << int(FaultKind::Status);
        QTest::newRow("the right is gone") << int(FaultKind::PermissionDenied);
    }

    void aPreparationThatIsNeverToldOfIsLookedAt()
    {
        QFETCH(int, kind);
        TrackedCloud test;
        FollowedBatch batch = test.batch(ActionId::Prepare, 1);
        test.change(0, park);
        simulator::Fault fault{.kind = FaultKind(kind), .operation = u"ShowProgress"_qs};
        if (fault.kind == FaultKind::Status) {
            fault.status = 400;
            fault.errorCode = u"KOOPHONE.API.2005"_qs;
        }
        test.cloud.faults().add(fault);
        test.tracker->follow(batch);
        QVERIFY(test.lookAgain());
        QCOMPARE(test.signals, 0); // not failed: nobody has said so
        test.change(0, [](simulator::Instance &phone) {
            phone.running = RunningStatus::Running;
            phone.resource = ResourceStatus::DataLoaded;
        });
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 1);
    }

    void aPreparationOfNobodysPhoneIsLookedAt()
    {
        TrackedCloud test;
        FollowedBatch batch = test.batch(ActionId::Prepare, 2);
        batch.phones[0].userId.clear();
        batch.phones[1].userId = QString(40, u'9'); // longer than the service takes
        test.change(0, park);
        test.change(1, park);
        test.tracker->follow(batch);
        QVERIFY(test.lookAgain());
        QCOMPARE(test.calls("ShowProgress"), 0);
        for (int row = 0; row < 2; ++row) {
            test.change(row, [](simulator::Instance &phone) {
                phone.running = RunningStatus::Running;
                phone.resource = ResourceStatus::DataLoadedToo;
            });
        }
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 2);
    }

    void allPollsShareOneBudget()
    {
        TrackerSettings settings = TrackedCloud::quick();
        settings.pollsInFlight = 3;
        TrackedCloud test(60, settings, 10ms);
        test.with([&](Cloud &cloud) {
            cloud.options().tellsReleaseTasks = true;
            cloud.options().hardwareReserve = 0;
            for (int row = 30; row < 60; ++row) {
                park(cloud.at(row));
                cloud.prepare(cloud.at(row), QDateTime::currentDateTimeUtc());
            }
        });
        int most = 0;
        QTimer sampling;
        QObject::connect(&sampling, &QTimer::timeout, this, [&] {
            most = std::max(most, test.signedIn.api.governor().state().inFlight +
                                      test.signedIn.api.governor().state().waiting);
        });
        sampling.start(0);
        for (qint64 operation = 2; operation < 12; ++operation) {
            FollowedBatch task = test.task(ActionId::Reset, 3, resetting());
            task.operation = operation;
            test.tracker->follow(task);
        }
        FollowedBatch preparing = test.batch(ActionId::Prepare, 60);
        preparing.phones.remove(0, 30);
        test.tracker->follow(preparing);
        QTRY_VERIFY(test.calls("ShowProgress") > 60 && test.calls("GetTask") > 20);
        QCOMPARE(most, 3);
    }

    void pollsComeLessAndLessOften()
    {
        TrackerSettings settings = TrackedCloud::quick();
        settings.firstPoll = 8ms;
        settings.longestPoll = 10s;
        TrackedCloud test(30, settings);
        test.with([](Cloud &cloud) { cloud.options().tellsReleaseTasks = true; });
        QElapsedTimer elapsed;
        elapsed.start();
        test.tracker->follow(test.task(ActionId::Reset, 2, resetting()));
        QTRY_VERIFY(test.calls("GetTask") >= 9);
        // Nine waits, each half as long again. Timers may be early by a twentieth.
        qint64 least = 0;
        qint64 wait = 8;
        for (int i = 0; i < 9; ++i, wait = wait * 3 / 2)
            least += wait;
        QVERIFY2(elapsed.elapsed() >= least * 9 / 10, qPrintable(QString::number(elapsed.elapsed())));
    }

    void forgettingIsSilent()
    {
        TrackedCloud test(30, TrackedCloud::quick(), 10ms);
        test.with([](Cloud &cloud) { cloud.options().tellsReleaseTasks = true; });
        test.tracker->follow(test.task(ActionId::Reset, 2, resetting()));
        FollowedBatch preparing = test.batch(ActionId::Prepare, 3);
        preparing.phones.remove(0, 2);
        test.tracker->follow(preparing);
        test.tick(15);
        QTRY_VERIFY(test.calls("GetTask") > 0 && test.calls("ShowProgress") > 0); // answers are on their way
        test.tracker->forget(1);
        test.told.clear();
        QTRY_COMPARE(test.signedIn.api.callsInFlight(), 0);
        const int calls = test.calls("GetTask") + test.calls("ShowProgress");
        QTest::qWait(80); // nothing must come; there is no event to wait for
        QVERIFY(test.told.isEmpty());
        QCOMPARE(test.calls("GetTask") + test.calls("ShowProgress"), calls);
    }
};

QTEST_GUILESS_MAIN(TestTrackedTasks)
#include "tst_trackedtasks.moc"
