// SPDX-License-Identifier: GPL-3.0-or-later
// Operations of several steps: what becomes of phones that are done with one and not with the next.
#include "models/operations/outcometext.h"
#include "tests/models/operationconsole.h"

using namespace phonedeck;
using simulator::Cloud;
using simulator::FaultKind;
using simulator::Instance;
using simulator::ResourceStatus;
using simulator::RunningStatus;

namespace {

const QString backups = u"BatchBackupInstances"_qs;
const QString resets = u"BatchReset"_qs;

using Standings = QMap<QString, int>;

/// What is accepted and not done soon is unknown.
EngineSettings hastyEngine()
{
    EngineSettings settings = quickEngine();
    settings.tracker.deadline = std::chrono::milliseconds(250);
    return settings;
}

/// As a backup leaves a phone that went well.
void endBackup(Instance &phone)
{
    phone.movement = simulator::Movement::None;
    phone.running = RunningStatus::Stopped;
    phone.resource = ResourceStatus::Idle;
    phone.backup = simulator::CopyStatus::Succeeded;
    phone.backupTime += 60;
}

} // namespace

class TestEngineSteps : public QObject
{
    Q_OBJECT

    FreshJournals m_journals;

    static OperationPlan backedUpReset(OperationConsole &console, const QStringList &ids)
    {
        OperationPlan plan = console.plan(ActionId::Reset, ids);
        plan.setBackUpFirst(true);
        return plan;
    }

private Q_SLOTS:
    void cancelBetweenStepsSaysWhatWasDone()
    {
        OrderlyCloud cloud(10, {.ticking = false});
        cloud.with([](Cloud &truth) { truth.options().tellsReleaseTasks = false; });
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        const qint64 id = console.start(backedUpReset(console, cloud.ids));
        QTRY_COMPARE(console.count(id, PhoneState::Working), 10);
        console.engine->cancel(id);
        for (int row = 0; row < 10; ++row)
            cloud.change(row, endBackup);
        QVERIFY(console.runToEnd(id));
        const QList<PhoneRecord> phones = console.phones(id);
        QCOMPARE(standings(phones),
                 (Standings{{standing(PhoneState::Cancelled, PhoneReason::CancelledByPerson), 10}}));
        QCOMPARE(int(phones.constFirst().step), 1);
        QCOMPARE(outcomeText(console.record(id), phones.constFirst()).brief,
                 u"Backed up, then stopped: not reset"_qs);
        QCOMPARE(cloud.received(resets), 0);
    }

    void whatComesOutAfterTheEndIsToldAsSuch()
    {
        OrderlyCloud cloud(10, {.ticking = false});
        OperationConsole console(cloud, m_journals.next(), hastyEngine());
        QVERIFY(console.open());
        const qint64 id = console.start(backedUpReset(console, cloud.ids));
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Unknown, PhoneReason::TookTooLong), 10}}));
        for (int row = 0; row < 10; ++row)
            cloud.change(row, endBackup);
        console.engine->check(id);
        QTRY_COMPARE(console.count(id, PhoneState::Cancelled), 10);
        QVERIFY(console.runToEnd(id));
        const QList<PhoneRecord> phones = console.phones(id);
        QCOMPARE(standings(phones),
                 (Standings{{standing(PhoneState::Cancelled, PhoneReason::SettledLate), 10}}));
        QCOMPARE(int(phones.constFirst().step), 1);
        QCOMPARE(cloud.received(resets), 0);
    }

    void whatComesOutAfterARestartOfAnEndedOneIsToldAsSuch()
    {
        OrderlyCloud cloud(10, {.ticking = false});
        const QString path = m_journals.next();
        const QString left = m_journals.next();
        EngineSettings settings = quickEngine();
        settings.tracker.settleFor = std::chrono::minutes(10);
        qint64 id = 0;
        {
            OperationConsole console(cloud, path, settings);
            QVERIFY(console.open());
            cloud.cloud.faults().add(
                {.kind = FaultKind::Drop, .operation = backups, .count = 1, .beforeCommit = false});
            cloud.cloud.faults().add({.kind = FaultKind::Hang, .operation = u"ListInstances"_qs});
            id = console.start(backedUpReset(console, cloud.ids));
            QTRY_COMPARE(console.count(id, PhoneState::Unknown), 10);
            console.engine->cancel(id);
            QVERIFY(console.runToEnd(id, false));
            QTRY_COMPARE(askFile(path, u"SELECT checked FROM operation"_qs).toInt(), 10);
            QTRY_COMPARE(askFile(path, u"SELECT state FROM operation"_qs).toInt(), int(RunState::Ended));
            QVERIFY(OtherConnection(path).run(u"VACUUM INTO '%1'"_qs.arg(left)));
        }
        cloud.cloud.faults().clear();
        for (int row = 0; row < 10; ++row)
            cloud.change(row, endBackup);
        OperationConsole next(cloud, left, settings);
        QVERIFY(next.open());
        QVERIFY(next.runToEnd(id));
        QCOMPARE(standings(next.phones(id)),
                 (Standings{{standing(PhoneState::Cancelled, PhoneReason::SettledLate), 10}}));
        QCOMPARE(cloud.received(resets), 0);
    }

    void whileItRunsNobodyIsLookedAtAgain()
    {
        OrderlyCloud cloud(10, {.ticking = false});
        cloud.with([](Cloud &truth) { truth.options().tellsReleaseTasks = false; });
        OperationConsole console(cloud, m_journals.next(), hastyEngine());
        QVERIFY(console.open());
        cloud.cloud.faults().add(
            {.kind = FaultKind::Latency, .operation = resets, .delay = std::chrono::milliseconds(300)});
        const qint64 id = console.start(backedUpReset(console, cloud.ids));
        QTRY_COMPARE(console.count(id, PhoneState::Working), 10);
        for (int row = 1; row < 10; ++row) // the first one's takes longer than anybody waits
            cloud.change(row, endBackup);
        QTRY_COMPARE(cloud.received(resets), 1);
        QCOMPARE(console.count(id, PhoneState::Unknown), 1);
        cloud.change(0, endBackup);
        console.engine->check(id);
        // It would wait for a step that has begun without it, and the operation would never end.
        const auto finish = [&cloud] {
            cloud.with([](Cloud &truth) {
                for (int i = 0; i < 20; ++i)
                    truth.tick(QDateTime::currentDateTimeUtc());
            });
        };
        QTRY_COMPARE(cloud.effects(resets), 1);
        finish();
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Unknown, PhoneReason::TookTooLong), 1},
                            {standing(PhoneState::Succeeded), 9}}));
        console.engine->check(id);
        QTRY_COMPARE(console.count(id, PhoneState::Cancelled), 1);
        QCOMPARE(cloud.hits(resets).size(), 9);
    }

    void onlyAPhoneThatIsAsItWasBackedUpGoesOnWithTheNextStep_data()
    {
        QTest::addColumn<int>("resource");
        QTest::addColumn<int>("running");
        QTest::addColumn<int>("firstStep"); // below 0: it is left out
        QTest::newRow("off its hardware") << int(ResourceStatus::Idle) << int(RunningStatus::Stopped) << 1;
        QTest::newRow("on hardware again")
            << int(ResourceStatus::DataLoaded) << int(RunningStatus::Running) << 0;
        QTest::newRow("somebody uses it")
            << int(ResourceStatus::Streaming) << int(RunningStatus::Running) << -1;
        QTest::newRow("being backed up")
            << int(ResourceStatus::BackingUp) << int(RunningStatus::GoingOffline) << -1;
    }

    void onlyAPhoneThatIsAsItWasBackedUpGoesOnWithTheNextStep()
    {
        QFETCH(int, resource);
        QFETCH(int, running);
        QFETCH(int, firstStep);
        OrderlyCloud cloud(1);
        cloud.change(0, [&](Instance &phone) {
            phone.resource = ResourceStatus(resource);
            phone.running = RunningStatus(running);
        });
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        OperationRecord operation;
        operation.id = 7;
        operation.action = ActionId::Reset;
        operation.steps = {ActionId::BackUp, ActionId::Reset};
        PhoneRecord phone;
        phone.instanceId = cloud.ids.constFirst();
        phone.state = PhoneState::Cancelled;
        phone.reason = PhoneReason::CancelledByPerson;
        phone.step = 1;
        const OperationPlan plan = console.planAgain(operation, {phone}, PhoneState::Cancelled);
        QCOMPARE(plan.phones.size(), firstStep < 0 ? 0 : 1);
        if (firstStep >= 0)
            QCOMPARE(plan.phones.constFirst().firstStep, firstStep);
        // What is wiped without a new backup is off its hardware.
        QCOMPARE(plan.requestCount(), firstStep < 0 ? 0 : 2 - firstStep);
    }

    void whatCouldNotBeRecordedIsKeptWhenTheJournalIsReadAgain()
    {
        OrderlyCloud cloud(1500);
        JournalLimits limits;
        limits.mostBytes = 128 * 1024; // full soon
        OperationConsole console(cloud, m_journals.next(), quickEngine(), limits);
        QVERIFY(console.open());
        const qint64 recorded = console.start(console.plan(ActionId::ReleaseSession, cloud.ids.mid(0, 3)));
        QVERIFY(console.runToEnd(recorded));
        const qint64 unrecorded = console.start(console.plan(ActionId::Reboot, cloud.ids));
        QTRY_VERIFY(console.record(unrecorded).isEnded());
        QSignalSpy loaded(console.engine.get(), &OperationEngine::loaded);
        Q_EMIT console.journal->opened();
        QVERIFY(loaded.wait());
        QList<qint64> ids;
        for (const OperationRecord &operation : console.engine->operations())
            ids.append(operation.id);
        QCOMPARE(ids, (QList<qint64>{unrecorded, recorded}));
        QCOMPARE(console.count(unrecorded, PhoneState::Cancelled), 1500);
    }
};

QTEST_GUILESS_MAIN(TestEngineSteps)
#include "tst_enginesteps.moc"
