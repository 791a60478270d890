// SPDX-License-Identifier: GPL-3.0-or-later
// What a console finds that an earlier one left in the middle.
#include "models/operations/operationrecovery.h"
#include "tests/models/operationconsole.h"

using namespace phonedeck;
using simulator::Cloud;
using simulator::FaultKind;

namespace {

using Standings = QMap<QString, int>;

/// One phone and the request that carries it, as the journal has them.
struct Left {
    PhoneState state = PhoneState::Waiting;
    PhoneReason reason = PhoneReason::None;
    bool isChecked = false;
    int step = 0;
    bool isIntended = true;
    bool isMarked = false;
    bool isAnswered = false;
    bool isAccepted = false;
    bool marksAreComplete = true;
};

struct Found {
    PhoneState state;
    PhoneReason reason = PhoneReason::None;
    bool isFollowed = false;
    bool isAccepted = false;
};

StoredOperation storedWith(const Left &left)
{
    StoredOperation stored;
    stored.record.id = 5;
    stored.record.action = ActionId::Reset;
    stored.record.steps = {ActionId::BackUp, ActionId::Reset};
    stored.marksAreComplete = left.marksAreComplete;
    PhoneRecord phone;
    phone.instanceId = u"a"_qs;
    phone.state = left.state;
    phone.reason = left.reason;
    phone.isChecked = left.isChecked;
    phone.step = qint8(left.step);
    phone.jobId = u"job"_qs;
    phone.request = left.isIntended ? 9 : 0;
    stored.phones = {phone};
    if (left.isIntended) {
        RequestIntent request;
        request.number = 9;
        request.operation = 5;
        request.step = ActionId::BackUp;
        request.positions = {0};
        request.isMarked = left.isMarked;
        request.isAnswered = left.isAnswered;
        request.isAccepted = left.isAccepted;
        request.taskId = left.isAccepted ? u"RM_1"_qs : QString();
        request.sentMs = left.isMarked ? 77 : 0;
        stored.requests = {request};
    }
    return stored;
}

} // namespace

Q_DECLARE_METATYPE(Left)
Q_DECLARE_METATYPE(Found)

class TestEngineRestart : public QObject
{
    Q_OBJECT

    FreshJournals m_journals;

    /// Kills the console as far as the journal is concerned: what was on disk at this moment is all that the
    /// returned file has.
    QString killed(std::unique_ptr<OperationConsole> &console, const QString &path)
    {
        const QString copy = m_journals.next();
        if (!OtherConnection(path).run(u"VACUUM INTO '%1'"_qs.arg(copy)))
            return {};
        console.reset();
        return copy;
    }

private Q_SLOTS:
    void everyPhoneGetsAStateThatIsTrue_data()
    {
        QTest::addColumn<Left>("left");
        QTest::addColumn<Found>("found");
        const PhoneReason ended = PhoneReason::ConsoleEnded;
        const PhoneReason endedThen = PhoneReason::ConsoleEndedThen;
        QTest::newRow("never intended") << Left{.isIntended = false} << Found{PhoneState::Cancelled, ended};
        QTest::newRow("intended, not marked") << Left{} << Found{PhoneState::Cancelled, ended};
        QTest::newRow("not marked, after a power cut")
            << Left{.marksAreComplete = false} << Found{PhoneState::Unknown, endedThen, true};
        QTest::newRow("marked") << Left{.isMarked = true} << Found{PhoneState::Unknown, endedThen, true};
        QTest::newRow("refused, to be sent in parts")
            << Left{.isMarked = true, .isAnswered = true} << Found{PhoneState::Cancelled, ended};
        QTest::newRow("accepted") << Left{.state = PhoneState::Working,
                                          .isMarked = true,
                                          .isAnswered = true,
                                          .isAccepted = true}
                                  << Found{PhoneState::Working, PhoneReason::None, true, true};
        QTest::newRow("waiting for the next step")
            << Left{.step = 1, .isMarked = true, .isAnswered = true, .isAccepted = true}
            << Found{PhoneState::Cancelled, ended};
        QTest::newRow("done with a step only")
            << Left{.state = PhoneState::Succeeded, .isMarked = true, .isAnswered = true, .isAccepted = true}
            << Found{PhoneState::Cancelled, ended};
        QTest::newRow("done") << Left{.state = PhoneState::Succeeded, .step = 1}
                              << Found{PhoneState::Succeeded};
        QTest::newRow("failed") << Left{.state = PhoneState::Failed,
                                        .reason = PhoneReason::BackupFailed,
                                        .isMarked = true}
                                << Found{PhoneState::Failed, PhoneReason::BackupFailed};
        QTest::newRow("unknown, being looked at") << Left{.state = PhoneState::Unknown,
                                                          .reason = PhoneReason::NoAnswer,
                                                          .isChecked = true,
                                                          .isMarked = true}
                                                  << Found{PhoneState::Unknown, PhoneReason::NoAnswer, true};
        QTest::newRow("unknown for good")
            << Left{.state = PhoneState::Unknown, .reason = PhoneReason::CannotBeSeen, .isMarked = true}
            << Found{PhoneState::Unknown, PhoneReason::CannotBeSeen};
    }

    void everyPhoneGetsAStateThatIsTrue()
    {
        QFETCH(Left, left);
        QFETCH(Found, found);
        StoredOperation stored = storedWith(left);
        const TakenUp taken = takeUp(stored, 1234);
        const PhoneRecord &phone = stored.phones.constFirst();
        QCOMPARE(phone.state, found.state);
        QCOMPARE(phone.reason, found.reason);
        QCOMPARE(phone.isChecked, found.state == PhoneState::Unknown && found.isFollowed);
        QCOMPARE(taken.changed.isEmpty(), left.state == found.state && left.reason == found.reason);
        QCOMPARE(int(taken.batches.size()), found.isFollowed ? 1 : 0);
        if (found.isFollowed) {
            const FollowedBatch &batch = taken.batches.constFirst();
            QCOMPARE(batch.operation, 5);
            QCOMPARE(batch.request, 9);
            QCOMPARE(batch.step, ActionId::BackUp);
            QCOMPARE(batch.isAccepted, found.isAccepted);
            QCOMPARE(batch.taskId, found.isAccepted ? u"RM_1"_qs : QString());
            QCOMPARE(batch.phones.constFirst().jobId, u"job"_qs);
        }
    }

    void whereverItEndsNothingIsLostOrDoubled_data()
    {
        QTest::addColumn<ActionId>("action");
        QTest::addColumn<QString>("operation");
        QTest::addColumn<int>("received");
        for (int received : {0, 3, 7, 11}) {
            QTest::addRow("unassign, %d received", received)
                << ActionId::Unassign << u"UnassignInstance"_qs << received;
            QTest::addRow("release, %d received", received)
                << ActionId::ReleaseSession << u"ReleaseInstancesSession"_qs << received * 9;
        }
    }

    void whereverItEndsNothingIsLostOrDoubled()
    {
        QFETCH(ActionId, action);
        QFETCH(QString, operation);
        QFETCH(int, received);
        OrderlyCloud cloud(120, {.speed = 100, .latency = std::chrono::milliseconds(3)});
        const QString path = m_journals.next();
        EngineSettings settings = quickEngine();
        settings.requestsInFlight = 4;
        auto console = std::make_unique<OperationConsole>(cloud, path, settings);
        QVERIFY(console->open());
        const qint64 id = console->start(console->plan(action, cloud.ids));
        while (cloud.received(operation) < received)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (received == 0) // or the operation itself would not be on disk
            QTRY_COMPARE(askFile(path, u"SELECT count(*) FROM operation"_qs).toInt(), 1);
        const QString left = killed(console, path);
        QVERIFY(!left.isEmpty());

        OperationConsole next(cloud, left, settings);
        QSignalSpy loaded(next.engine.get(), &OperationEngine::loaded);
        next.journal->open();
        QVERIFY(loaded.wait());
        QCOMPARE(next.engine->operations().size(), 1);
        const QList<PhoneRecord> found = next.phones(id);
        QCOMPARE(found.size(), 120);
        for (const PhoneRecord &phone : found) {
            // What was in flight is unknown, never failed; nothing waits for a console that is gone.
            QVERIFY(phone.state != PhoneState::Failed);
            QVERIFY(phone.state != PhoneState::Waiting && phone.state != PhoneState::Sending);
        }
        QVERIFY(next.runToEnd(id));
        const QHash<QString, int> hits = cloud.hits(operation);
        const QList<PhoneRecord> settled = next.phones(id);
        for (const PhoneRecord &phone : settled) {
            QVERIFY(isOutcome(phone.state));
            QVERIFY(hits.value(phone.instanceId) <= 1);
            if (phone.state == PhoneState::Succeeded)
                QCOMPARE(hits.value(phone.instanceId), 1);
            if (phone.state == PhoneState::Cancelled || phone.state == PhoneState::Failed)
                QCOMPARE(hits.value(phone.instanceId), 0);
            if (phone.state == PhoneState::Cancelled)
                QCOMPARE(phone.reason, PhoneReason::ConsoleEnded);
            if (phone.state == PhoneState::Unknown) // only where nothing can be looked at
                QVERIFY(action == ActionId::ReleaseSession && phone.reason == PhoneReason::CannotBeSeen);
        }
        QCOMPARE(countsOf(settled), next.record(id).counts);

        // What was never sent can be done now, and then each has been done once.
        QVERIFY(next.list());
        const OperationPlan rest = next.planAgain(next.record(id), settled, PhoneState::Cancelled);
        if (!rest.phones.isEmpty()) {
            const qint64 second = next.start(rest);
            QVERIFY(second > id);
            QVERIFY(next.runToEnd(second));
            QCOMPARE(next.count(second, PhoneState::Succeeded), int(rest.phones.size()));
        }
        const QHash<QString, int> all = cloud.hits(operation);
        QVERIFY(std::all_of(all.begin(), all.end(), [](int count) { return count == 1; }));
        QVERIFY(all.size() + next.count(id, PhoneState::Unknown) + next.count(id, PhoneState::Failed) >= 120);
    }

    void whatWasAcceptedIsFollowedByItsTask()
    {
        OrderlyCloud cloud(50, {.ticking = false});
        const QString path = m_journals.next();
        auto console = std::make_unique<OperationConsole>(cloud, path);
        QVERIFY(console->open());
        const qint64 id = console->start(console->plan(ActionId::Reset, cloud.ids));
        QTRY_VERIFY(cloud.received(u"GetTask"_qs) > 0);
        const QString left = killed(console, path);
        cloud.cloud.clearLog();
        OperationConsole next(cloud, left);
        QVERIFY(next.open());
        QCOMPARE(next.record(id).state, RunState::Running);
        QCOMPARE(next.count(id, PhoneState::Working), 50);
        QTRY_VERIFY(cloud.received(u"GetTask"_qs) > 0);
        cloud.with([](Cloud &truth) {
            for (int tick = 0; tick < 20; ++tick)
                truth.tick(QDateTime::currentDateTimeUtc());
        });
        QVERIFY(next.runToEnd(id));
        QCOMPARE(next.count(id, PhoneState::Succeeded), 50);
        QCOMPARE(next.ended, QList<qint64>{id});
        QCOMPARE(cloud.received(u"BatchReset"_qs), 0);
    }

    void afterABackupNothingIsWipedByItself()
    {
        OrderlyCloud cloud(40, {.ticking = false});
        const QString path = m_journals.next();
        auto console = std::make_unique<OperationConsole>(cloud, path);
        QVERIFY(console->open());
        OperationPlan plan = console->plan(ActionId::Reset, cloud.ids);
        plan.setBackUpFirst(true);
        const qint64 id = console->start(plan);
        QTRY_VERIFY(cloud.received(u"GetTask"_qs) > 0);
        const QString left = killed(console, path);
        OperationConsole next(cloud, left);
        QVERIFY(next.open());
        cloud.with([](Cloud &truth) {
            for (int tick = 0; tick < 20; ++tick)
                truth.tick(QDateTime::currentDateTimeUtc());
        });
        QVERIFY(next.runToEnd(id));
        QCOMPARE(next.count(id, PhoneState::Succeeded), 0);
        QVERIFY(next.count(id, PhoneState::Cancelled) > 30);
        for (const PhoneRecord &phone : next.phones(id)) {
            if (phone.state == PhoneState::Cancelled) {
                QCOMPARE(phone.reason, PhoneReason::ConsoleEnded);
                QCOMPARE(int(phone.step), 1);
            }
        }
        QCOMPARE(cloud.received(u"BatchReset"_qs), 0);

        // A person lets it go on: with the wiping alone, since what was backed up has left its hardware.
        QVERIFY(next.list());
        const OperationPlan rest = next.planAgain(next.record(id), next.phones(id), PhoneState::Cancelled);
        QCOMPARE(int(rest.phones.size()), next.count(id, PhoneState::Cancelled));
        QVERIFY(rest.backsUpFirst());
        QCOMPARE(rest.requestCount(), 1);
        const qint64 second = next.start(rest);
        QTRY_COMPARE(cloud.received(u"BatchReset"_qs), 1);
        cloud.with([](Cloud &truth) {
            for (int tick = 0; tick < 20; ++tick)
                truth.tick(QDateTime::currentDateTimeUtc());
        });
        QVERIFY(next.runToEnd(second));
        QCOMPARE(next.count(second, PhoneState::Succeeded), int(rest.phones.size()));
        const QHash<QString, int> backups = cloud.hits(u"BatchBackupInstances"_qs);
        QVERIFY(std::all_of(backups.begin(), backups.end(), [](int count) { return count == 1; }));
    }

    void aRescueGoesOnWithTheStepItHadComeTo()
    {
        OrderlyCloud cloud(30);
        const QString path = m_journals.next();
        auto console = std::make_unique<OperationConsole>(cloud, path);
        QVERIFY(console->open());
        cloud.cloud.faults().add({.kind = FaultKind::Latency,
                                  .operation = u"ReleaseInstancesSession"_qs,
                                  .delay = std::chrono::milliseconds(60)});
        const qint64 id = console->start(console->plan(ActionId::SessionRescue, cloud.ids));
        QTRY_VERIFY(cloud.effects(u"ReleaseInstancesSession"_qs) > 3);
        const QString left = killed(console, path);
        cloud.cloud.faults().clear();
        OperationConsole next(cloud, left);
        QVERIFY(next.open());
        QVERIFY(next.runToEnd(id));
        const int rescuable = next.count(id, PhoneState::Cancelled);
        QVERIFY(rescuable > 0);
        const qint64 second =
            next.start(next.planAgain(next.record(id), next.phones(id), PhoneState::Cancelled));
        QVERIFY(next.runToEnd(second));
        QCOMPARE(next.count(second, PhoneState::Succeeded), rescuable);
        for (const QString &operation :
             {u"StopInstancesStreaming"_qs, u"ReleaseInstancesSession"_qs, u"BatchPrepareInstances"_qs}) {
            const QHash<QString, int> hits = cloud.hits(operation);
            QVERIFY(std::all_of(hits.begin(), hits.end(), [](int count) { return count == 1; }));
        }
    }

    void aBrakedOperationDoesNotGoOnByItself()
    {
        OrderlyCloud cloud(40);
        const QString path = m_journals.next();
        auto console = std::make_unique<OperationConsole>(cloud, path);
        QVERIFY(console->open());
        OperationPlan plan = console->plan(ActionId::Unassign, cloud.ids);
        plan.waves = {.canary = 10, .asksBetween = true};
        const qint64 id = console->start(plan);
        QTRY_COMPARE(console->record(id).state, RunState::Braked);
        QTRY_COMPARE(askFile(path, u"SELECT state FROM operation"_qs).toInt(), int(RunState::Braked));
        const QString left = killed(console, path);
        OperationConsole next(cloud, left);
        QVERIFY(next.open());
        QVERIFY(next.runToEnd(id));
        QCOMPARE(standings(next.phones(id)),
                 (Standings{{standing(PhoneState::Succeeded), 10},
                            {standing(PhoneState::Cancelled, PhoneReason::ConsoleEnded), 30}}));
        QCOMPARE(cloud.received(u"UnassignInstance"_qs), 1);
    }

    void anUnknownOneIsLookedAtAcrossStarts()
    {
        OrderlyCloud cloud(20);
        cloud.with([](Cloud &truth) {
            for (int row = 0; row < truth.count(); ++row)
                truth.at(row).isAssigned = false;
        });
        const QString path = m_journals.next();
        auto console = std::make_unique<OperationConsole>(cloud, path);
        QVERIFY(console->open());
        cloud.cloud.faults().add(
            {.kind = FaultKind::Drop, .operation = u"DeleteInstance"_qs, .beforeCommit = false});
        cloud.cloud.faults().add({.kind = FaultKind::Hang, .operation = u"ListInstances"_qs});
        const qint64 id = console->start(console->plan(ActionId::Delete, cloud.ids));
        QVERIFY(console->runToEnd(id, false));
        QTRY_COMPARE(askFile(path, u"SELECT checked FROM operation"_qs).toInt(), 20);
        const QString left = killed(console, path);
        cloud.cloud.faults().clear();
        OperationConsole next(cloud, left);
        QSignalSpy loaded(next.engine.get(), &OperationEngine::loaded);
        next.journal->open();
        QVERIFY(loaded.wait());
        QCOMPARE(next.count(id, PhoneState::Unknown), 20);
        QVERIFY(next.record(id).isEnded());
        QVERIFY(next.runToEnd(id));
        QCOMPARE(next.count(id, PhoneState::Succeeded), 20);
        QVERIFY(next.ended.isEmpty()); // it had ended before
    }

    void manyLeftPhonesAreWrittenBeforeTheirOperationEnds()
    {
        OrderlyCloud cloud(9'000);
        const QString path = m_journals.next();
        auto console = std::make_unique<OperationConsole>(cloud, path);
        QVERIFY(console->open());
        OperationPlan plan = console->plan(ActionId::Unassign, cloud.ids);
        plan.waves = {.canary = 10, .asksBetween = true};
        const qint64 id = console->start(plan);
        QTRY_COMPARE_WITH_TIMEOUT(console->record(id).state, RunState::Braked, 20'000);
        QTRY_COMPARE(askFile(path, u"SELECT state FROM operation"_qs).toInt(), int(RunState::Braked));
        const QString left = killed(console, path);
        {
            OperationConsole next(cloud, left);
            QSignalSpy loaded(next.engine.get(), &OperationEngine::loaded);
            next.journal->open();
            QVERIFY(loaded.wait(20'000));
            QVERIFY(next.runToEnd(id));
            QCOMPARE(next.count(id, PhoneState::Cancelled), 8'990);
        }
        QCOMPARE(
            askFile(left, u"SELECT count(*) FROM phone WHERE state = %1"_qs.arg(int(PhoneState::Cancelled)))
                .toInt(),
            8'990);
        QCOMPARE(askFile(left, u"SELECT state FROM operation"_qs).toInt(), int(RunState::Ended));
    }
};

QTEST_GUILESS_MAIN(TestEngineRestart)
#include "tst_enginerestart.moc"
