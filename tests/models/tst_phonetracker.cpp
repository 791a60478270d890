// SPDX-License-Identifier: GPL-3.0-or-later
// Following by looking, and what holds for all that is followed; tst_trackedtasks has tasks and preparations.
#include "tests/models/trackedcloud.h"

#include <QtTest/QSignalSpy>

using namespace phonedeck;
using namespace std::chrono_literals;
using simulator::Cloud;
using simulator::FaultKind;
using simulator::ResourceStatus;
using simulator::RunningStatus;

class TestPhoneTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRebootedPhoneHasToRunAgain()
    {
        TrackedCloud test;
        test.with([&](Cloud &cloud) {
            for (int row = 0; row < 3; ++row)
                cloud.reboot(cloud.at(row), QDateTime::currentDateTimeUtc());
        });
        test.tracker->follow(test.batch(ActionId::Reboot, 3));
        QCOMPARE(test.tracker->followed(1), 3);
        QVERIFY(test.lookAgain());
        QCOMPARE(test.signals, 0);
        test.tick(10);
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 3);
        QCOMPARE(test.tracker->followed(1), 0);
        QCOMPARE(test.signals, 1);
        // Nobody is looked at any more.
        const int looks = test.calls("ListInstances");
        QTest::qWait(60); // nothing must come; there is no event to wait for
        QCOMPARE(test.calls("ListInstances"), looks);
    }

    void whoDidNotReturnIsListed()
    {
        TrackedCloud test;
        test.with([&](Cloud &cloud) {
            cloud.options().failedReboots = 1000;
            cloud.reboot(cloud.at(0), QDateTime::currentDateTimeUtc());
            cloud.reboot(cloud.at(1), QDateTime::currentDateTimeUtc());
        });
        test.tracker->follow(test.batch(ActionId::Reboot, 3));
        QVERIFY(test.lookAgain());
        test.tick(10);
        QTRY_COMPARE(test.count(PhoneState::Failed, PhoneReason::DidNotReturn), 2);
        QCOMPARE(test.tracker->followed(1), 1);
    }

    void aPhoneThatWasNeverSeenAwayIsGivenItsTime()
    {
        TrackerSettings settings = TrackedCloud::quick();
        settings.restAfter = 60ms;
        TrackedCloud test(30, settings);
        test.tracker->follow(test.batch(ActionId::Reboot, 3));
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 3);
        QVERIFY(test.calls("BatchQueryStatus") > 1);
    }

    void aRequestOfAnEarlierRunHasHadItsTime()
    {
        TrackedCloud test; // restAfter is an hour
        FollowedBatch batch = test.batch(ActionId::Reboot, 3);
        batch.sentMs -= std::chrono::milliseconds(2h).count();
        test.tracker->follow(batch);
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 3);
        // Set the clock, and it comes from the future.
        batch.operation = 2;
        batch.sentMs += std::chrono::milliseconds(48h).count();
        test.tracker->follow(batch);
        QVERIFY(test.lookAgain());
        QCOMPARE(test.tracker->followed(2), 3);
    }

    void whatIsNotDoneAtTheDeadlineIsUnknown()
    {
        TrackerSettings settings = TrackedCloud::quick();
        settings.deadline = 30ms;
        TrackedCloud test(30, settings);
        test.with([&](Cloud &cloud) { cloud.reboot(cloud.at(0), QDateTime::currentDateTimeUtc()); });
        test.tracker->follow(test.batch(ActionId::Reboot, 1));
        QTRY_COMPARE(test.count(PhoneState::Unknown, PhoneReason::TookTooLong), 1);
        QCOMPARE(test.tracker->followed(1), 0);
    }

    void aDeletedPhoneIsGone()
    {
        TrackedCloud test;
        test.tracker->follow(test.batch(ActionId::Delete, 3));
        QVERIFY(test.lookAgain());
        QCOMPARE(test.signals, 0);
        test.with([&](Cloud &cloud) { cloud.removeAll(test.ids.mid(0, 2)); });
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 2);
        QCOMPARE(test.tracker->followed(1), 1);
    }

    void anAnswerIsAnOutcomeWhereNothingCanBeSeen()
    {
        TrackedCloud test;
        test.tracker->follow(test.batch(ActionId::StopStreaming, 2));
        QCOMPARE(test.signals, 0); // never from within
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 2);
        test.tracker->follow(test.batch(ActionId::ReleaseSession, 2, false));
        QTRY_COMPARE(test.count(PhoneState::Unknown, PhoneReason::CannotBeSeen), 2);
        QCOMPARE(test.tracker->followed(1), 0);
        QCOMPARE(test.calls("ListInstances"), 0);
    }

    // Which looks settle what is tst_settlement's table; these are the ways through the tracker.

    void anUnknownOneIsLookedAtForItsTime_data()
    {
        QTest::addColumn<ActionId>("step");
        QTest::addColumn<PhoneState>("state");
        QTest::addColumn<PhoneReason>("reason");
        QTest::newRow("reboot") << ActionId::Reboot << PhoneState::Unknown << PhoneReason::CannotBeSeen;
        QTest::newRow("reset") << ActionId::Reset << PhoneState::Unknown << PhoneReason::CannotBeSeen;
        QTest::newRow("back up") << ActionId::BackUp << PhoneState::Failed << PhoneReason::NotDone;
        QTest::newRow("unassign") << ActionId::Unassign << PhoneState::Failed << PhoneReason::NotDone;
        QTest::newRow("delete") << ActionId::Delete << PhoneState::Failed << PhoneReason::NotDone;
        QTest::newRow("prepare") << ActionId::Prepare << PhoneState::Failed << PhoneReason::NotDone;
    }

    void anUnknownOneIsLookedAtForItsTime()
    {
        QFETCH(ActionId, step);
        QFETCH(PhoneState, state);
        QFETCH(PhoneReason, reason);
        TrackerSettings settings = TrackedCloud::quick();
        settings.settleFor = 40ms;
        TrackedCloud test(30, settings);
        if (step == ActionId::Prepare) { // what is parked shows whether it was prepared
            for (int row = 0; row < 2; ++row) {
                test.change(row, [](simulator::Instance &phone) {
                    phone.running = RunningStatus::Stopped;
                    phone.resource = ResourceStatus::Idle;
                });
            }
        }
        test.tracker->follow(test.batch(step, 2, false));
        QTRY_COMPARE(test.count(state, reason), 2);
        QCOMPARE(test.tracker->followed(1), 0);
        QVERIFY(test.calls("BatchQueryStatus") > 1);
    }

    void anUnknownOneThatHadItsEffectIsSeen_data()
    {
        QTest::addColumn<ActionId>("step");
        QTest::newRow("reboot") << ActionId::Reboot;
        QTest::newRow("reset") << ActionId::Reset;
        QTest::newRow("back up") << ActionId::BackUp;
        QTest::newRow("unassign") << ActionId::Unassign;
        QTest::newRow("prepare") << ActionId::Prepare;
    }

    void anUnknownOneThatHadItsEffectIsSeen()
    {
        QFETCH(ActionId, step);
        TrackedCloud test;
        FollowedBatch batch = test.batch(step, 1, false);
        test.with([&](Cloud &cloud) {
            const QDateTime now = QDateTime::currentDateTimeUtc();
            simulator::Instance &phone = cloud.at(0);
            switch (step) {
            case ActionId::Reboot:
                return cloud.reboot(phone, now);
            case ActionId::Reset:
                return cloud.reset(phone);
            case ActionId::BackUp:
                return cloud.backUp(phone, now);
            case ActionId::Unassign:
                return cloud.unassign(phone);
            default:
                phone.running = RunningStatus::Stopped;
                phone.resource = ResourceStatus::Idle;
                cloud.prepare(phone, now);
            }
        });
        test.tracker->follow(batch);
        if (step == ActionId::Prepare)
            QTRY_VERIFY(test.calls("ShowProgress") > 2);
        else
            QVERIFY(test.lookAgain());
        QCOMPARE(test.signals, 0); // unknown is what the phone was told to be
        test.tick(15);
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 1);
    }

    void aNetworkThatFailsSettlesNothing()
    {
        TrackerSettings settings = TrackedCloud::quick();
        settings.restAfter = settings.settleFor = settings.deadline = 1ms;
        TrackedCloud test(30, settings);
        test.cloud.faults().add({.kind = FaultKind::Drop, .operation = u"ListInstances"_qs});
        test.tracker->follow(test.batch(ActionId::Delete, 2, false));
        test.tracker->follow(test.batch(ActionId::Reboot, 2, true, 2));
        QTRY_VERIFY(test.calls("ListInstances") > 12);
        QCOMPARE(test.signals, 0);
        QCOMPARE(test.tracker->followed(1), 2);
        QCOMPARE(test.tracker->followed(2), 2);
        test.cloud.faults().clear();
        QTRY_COMPARE(test.count(PhoneState::Failed, PhoneReason::NotDone), 2);
        QTRY_COMPARE(test.last(0, 2).state, PhoneState::Succeeded);
    }

    void aServiceThatShowsNothingIsGivenUpAtTheDeadline()
    {
        TrackerSettings settings = TrackedCloud::quick();
        settings.deadline = 30ms;
        TrackedCloud test(30, settings);
        test.cloud.faults().add({.kind = FaultKind::PermissionDenied, .operation = u"ListInstances"_qs});
        test.tracker->follow(test.batch(ActionId::Reboot, 2));
        QTRY_COMPARE(test.count(PhoneState::Unknown, PhoneReason::TookTooLong), 2);
        test.tracker->follow(test.batch(ActionId::Reboot, 2, false));
        QTRY_COMPARE(test.count(PhoneState::Unknown, PhoneReason::CannotBeSeen), 2);
    }

    void looksComeLessAndLessOften()
    {
        TrackerSettings settings = TrackedCloud::quick();
        settings.firstPoll = 8ms;
        settings.longestPoll = 10s;
        TrackedCloud test(30, settings);
        QElapsedTimer elapsed;
        elapsed.start();
        test.tracker->follow(test.batch(ActionId::Reboot, 2));
        QTRY_VERIFY(test.calls("BatchQueryStatus") >= 9);
        // Eight waits, each half as long again. Timers may be early by a twentieth.
        qint64 least = 0;
        qint64 wait = 8;
        for (int i = 0; i < 8; ++i, wait = wait * 3 / 2)
            least += wait;
        QVERIFY2(elapsed.elapsed() >= least * 9 / 10, qPrintable(QString::number(elapsed.elapsed())));
    }

    void thousandsAreListedTogether()
    {
        TrackerSettings settings = TrackedCloud::quick();
        settings.firstPoll = 200ms;
        settings.longestPoll = 10s;
        TrackedCloud test(5'000, settings);
        test.with([&](Cloud &cloud) {
            for (int row = 0; row < 5'000; ++row)
                cloud.reboot(cloud.at(row), QDateTime::currentDateTimeUtc());
        });
        // Fifty requests, as they are answered.
        const FollowedBatch all = test.batch(ActionId::Reboot, 5'000);
        for (int first = 0; first < 5'000; first += 100) {
            FollowedBatch part = all;
            part.phones = all.phones.mid(first, 100);
            test.tracker->follow(part);
        }
        QCOMPARE(test.tracker->followed(1), 5'000);
        const QString listing = u"ListInstances"_qs;
        QTRY_VERIFY_WITH_TIMEOUT(test.calls("BatchQueryStatus") >= 50, 20'000);
        test.tick(10);
        QTRY_COMPARE_WITH_TIMEOUT(test.count(PhoneState::Succeeded), 5'000, 20'000);
        for (const auto &request : test.cloud.log(listing))
            QVERIFY(!request.target.contains("instance_id"));
        // A few looks of fifty pages and one more, not thousands of calls; and few signals.
        QVERIFY2(test.calls("ListInstances") <= 6 * 51,
                 qPrintable(QString::number(test.calls("ListInstances"))));
        QVERIFY2(test.signals <= 6, qPrintable(QString::number(test.signals)));
    }

    void whatALaterOperationTouchesStaysUnknown()
    {
        TrackedCloud test;
        test.tracker->follow(test.batch(ActionId::Reset, 3, false));
        test.tracker->follow(test.batch(ActionId::Reset, 1, false, 5));
        QVERIFY(test.lookAgain());
        test.tracker->touch(4, test.ids.mid(0, 2));
        QTRY_COMPARE(test.count(PhoneState::Unknown, PhoneReason::TouchedSince), 2);
        QCOMPARE(test.tracker->followed(1), 1);
        QCOMPARE(test.tracker->followed(5), 1); // it came after
        // One that was seen moving had its request carried out, whatever comes then.
        test.change(2, [](simulator::Instance &phone) {
            phone.running = RunningStatus::Starting;
            phone.resource = ResourceStatus::Restoring;
        });
        QVERIFY(test.lookAgain());
        test.tracker->touch(4, {test.ids.at(2)});
        QCOMPARE(test.tracker->followed(1), 1);
        test.change(2, [](simulator::Instance &phone) {
            phone.running = RunningStatus::Running;
            phone.resource = ResourceStatus::DataLoaded;
        });
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 1);
        // Forgotten ones are nobody's.
        test.tracker->forget(5);
        test.tracker->touch(6, test.ids);
        QTRY_COMPARE(test.tracker->followed(5), 0);
        QVERIFY(!test.told.contains(5));
    }

    void forgettingIsSilent()
    {
        TrackedCloud test(30, TrackedCloud::quick(), 10ms);
        test.tracker->follow(test.batch(ActionId::Delete, 2));
        test.tracker->follow(test.batch(ActionId::Delete, 2, true, 2));
        test.with([&](Cloud &cloud) { cloud.removeAll(test.ids.mid(0, 2)); });
        QTRY_VERIFY(test.calls("ListInstances") > 0); // their answers are on their way
        test.tracker->forget(1);
        test.tracker->forget(3); // nobody knows it
        QCOMPARE(test.tracker->followed(1), 0);
        QTRY_COMPARE(test.last(1, 2).state, PhoneState::Succeeded);
        QVERIFY(!test.told.contains(1));
        // What waits to be told is forgotten, too.
        test.tracker->follow(test.batch(ActionId::StopStreaming, 2));
        test.tracker->forget(1);
        QTest::qWait(60); // nothing must come; there is no event to wait for
        QVERIFY(!test.told.contains(1));
    }

    void aPhoneIsFollowedAnew()
    {
        TrackedCloud test;
        test.tracker->follow(test.batch(ActionId::Reboot, 2));
        QVERIFY(test.lookAgain());
        // The engine was asked to look once more.
        test.tracker->follow(test.batch(ActionId::Delete, 2));
        QCOMPARE(test.tracker->followed(1), 2);
        test.with([&](Cloud &cloud) { cloud.removeAll(test.ids.mid(0, 2)); });
        QTRY_COMPARE(test.count(PhoneState::Succeeded), 2);
        QCOMPARE(test.told.value(1).value(0).size(), 1);
    }

    void whoIsToldMayForgetAndFollow()
    {
        TrackedCloud test;
        int told = 0;
        QObject::connect(test.tracker.get(), &PhoneTracker::told, this, [&](qint64 operation) {
            ++told;
            test.tracker->forget(operation == 1 ? 2 : 1);
            if (told == 1)
                test.tracker->follow(test.batch(ActionId::StopStreaming, 1, true, 5));
        });
        test.tracker->follow(test.batch(ActionId::StopStreaming, 2, true, 1));
        test.tracker->follow(test.batch(ActionId::StopStreaming, 2, true, 2));
        QTRY_VERIFY(test.told.contains(5));
        QCOMPARE(told, 2); // one of the two, and the new one
    }

    void destroyedWhileFollowing()
    {
        TrackedCloud test(30, TrackedCloud::quick(), 10ms);
        test.tracker->follow(test.batch(ActionId::Reboot, 25));
        test.tracker->follow(test.batch(ActionId::Prepare, 5, true, 2));
        test.tracker->follow(test.batch(ActionId::StopStreaming, 5, true, 3));
        QTRY_VERIFY(test.calls("ListInstances") > 0);
        test.told.clear();
        test.tracker.reset();
        QTest::qWait(60); // nothing must come; there is no event to wait for
        QVERIFY(test.told.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPhoneTracker)
#include "tst_phonetracker.moc"
