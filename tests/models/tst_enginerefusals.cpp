// SPDX-License-Identifier: GPL-3.0-or-later
// When the engine begins nothing, or sends nothing more: read-only, another console, a journal that can't be
// written.
#include "tests/models/operationconsole.h"

using namespace phonedeck;
using simulator::FaultKind;

namespace {

const QString reboots = u"BatchRebootInstance"_qs;

using Standings = QMap<QString, int>;

} // namespace

class TestEngineRefusals : public QObject
{
    Q_OBJECT

    FreshJournals m_journals;

private Q_SLOTS:
    void readOnlyRefusesInTheEngine()
    {
        OrderlyCloud cloud(10);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        const OperationPlan plan = console.plan(ActionId::Reboot, cloud.ids);
        QSignalSpy obstacles(console.engine.get(), &OperationEngine::obstacleChanged);
        console.engine->setReadOnly(true);
        QCOMPARE(obstacles.count(), 1);
        QCOMPARE(console.engine->start(plan).error(), EngineRefusal::ReadOnly);
        QVERIFY(console.engine->operations().isEmpty());
        console.engine->setReadOnly(false);
        QVERIFY(!console.engine->obstacleToStart());
        QCOMPARE(console.engine->start(console.plan(ActionId::Reboot, {u"gone"_qs})).error(),
                 EngineRefusal::NothingToDo);
        QCOMPARE(cloud.received(reboots), 0);
    }

    void beforeTheJournalIsOpenNothingBegins()
    {
        OrderlyCloud cloud(10);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.list());
        QCOMPARE(console.engine->start(console.plan(ActionId::Reboot, cloud.ids)).error(),
                 EngineRefusal::NotReady);
        QCOMPARE(cloud.received(reboots), 0);
    }

    void whatCannotBeRecordedIsNotSent()
    {
        OrderlyCloud cloud(1500);
        JournalLimits limits;
        limits.mostBytes = 128 * 1024; // full soon
        OperationConsole console(cloud, m_journals.next(), quickEngine(), limits);
        QVERIFY(console.open());
        const qint64 id = console.start(console.plan(ActionId::Reboot, cloud.ids));
        QVERIFY(id > 0);
        QTRY_VERIFY(console.record(id).isEnded());
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Cancelled, PhoneReason::NotRecorded), 1500}}));
        QCOMPARE(console.engine->obstacleToStart(), EngineRefusal::NoJournal);
        QCOMPARE(console.engine->start(console.plan(ActionId::Reboot, cloud.ids)).error(),
                 EngineRefusal::NoJournal);
        QCOMPARE(cloud.received(reboots), 0);
        QCOMPARE(console.ended, QList<qint64>{id});
    }

    void anUnmarkedRequestIsNotSent()
    {
        OrderlyCloud cloud(300);
        const QString path = m_journals.next();
        EngineSettings settings = quickEngine();
        settings.requestsInFlight = 1;
        JournalLimits limits;
        limits.busyTimeout = std::chrono::milliseconds(50);
        OperationConsole console(cloud, path, settings, limits);
        QVERIFY(console.open());
        cloud.cloud.faults().add({.kind = FaultKind::Latency,
                                  .operation = reboots,
                                  .count = 1,
                                  .delay = std::chrono::milliseconds(400)});
        const qint64 id = console.start(console.plan(ActionId::Reboot, cloud.ids));
        QTRY_COMPARE(cloud.received(reboots), 1);
        // Another program keeps the file to itself: the first answer can't be written, nor the next mark.
        OtherConnection other(path);
        QVERIFY(other.run(u"BEGIN IMMEDIATE"_qs));
        QTRY_COMPARE(console.count(id, PhoneState::Cancelled), 200);
        QVERIFY(other.run(u"COMMIT"_qs));
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Succeeded), 100},
                            {standing(PhoneState::Cancelled, PhoneReason::NotRecorded), 200}}));
        QCOMPARE(cloud.received(reboots), 1);
        // The journal caught up with what it could not take.
        QTRY_COMPARE(askFile(path, u"SELECT succeeded FROM operation"_qs).toInt(), 100);
    }

    void whatTheJournalHasNotIsKeptWhileTheConsoleRuns()
    {
        OrderlyCloud cloud(30);
        const QString path = m_journals.next();
        JournalLimits limits;
        limits.busyTimeout = std::chrono::milliseconds(1);
        limits.retryEvery = std::chrono::milliseconds(20);
        OperationConsole console(cloud, path, quickEngine(), limits);
        QVERIFY(console.open());
        cloud.cloud.faults().add({.kind = FaultKind::Latency,
                                  .operation = reboots,
                                  .count = 1,
                                  .delay = std::chrono::milliseconds(200)});
        const qint64 id = console.start(console.plan(ActionId::Reboot, cloud.ids));
        QTRY_COMPARE(cloud.received(reboots), 1);
        OtherConnection other(path);
        QVERIFY(other.run(u"BEGIN IMMEDIATE"_qs)); // from the answer on nothing can be written
        QVERIFY(console.runToEnd(id, false));
        QCOMPARE(console.count(id, PhoneState::Succeeded), 30);
        QVERIFY(!console.journal->state().canWrite);
        // Whoever opens it sees what the list says, not what the file still says.
        QVERIFY(console.engine->livePhones(id));
        QCOMPARE(standings(console.phones(id)), (Standings{{standing(PhoneState::Succeeded), 30}}));
        QVERIFY(other.run(u"COMMIT"_qs));
        QTRY_VERIFY(!console.engine->livePhones(id));
        QCOMPARE(standings(console.phones(id)), (Standings{{standing(PhoneState::Succeeded), 30}}));
    }

    void aSecondConsoleShowsWhatTheFirstDoes()
    {
        OrderlyCloud cloud(10);
        const QString path = m_journals.next();
        JournalLimits limits;
        limits.retryEvery = std::chrono::milliseconds(20);
        auto first = std::make_unique<OperationConsole>(cloud, path);
        QVERIFY(first->open());
        OperationPlan plan = first->plan(ActionId::Reboot, cloud.ids.mid(0, 5));
        plan.waves = {.canary = 2, .asksBetween = true};
        const qint64 id = first->start(plan);
        QTRY_COMPARE(first->record(id).state, RunState::Braked);

        OperationConsole second(cloud, path, quickEngine(), limits);
        QVERIFY(second.open());
        QCOMPARE(second.engine->operations().size(), 1);
        QCOMPARE(outcomeOf(second.record(id)), OperationOutcome::Elsewhere);
        QVERIFY(second.engine->running().isEmpty()); // it isn't what leaving this console would cut short
        QVERIFY(!second.engine->livePhones(id));
        second.engine->proceed(id);
        second.engine->cancel(id);
        first->engine->proceed(id);
        QVERIFY(first->runToEnd(id));
        // And follows by itself, also to what begins later.
        QTRY_COMPARE(outcomeOf(second.record(id)), OperationOutcome::Done);
        QCOMPARE(second.count(id, PhoneState::Succeeded), 5);
        const qint64 next = first->start(first->plan(ActionId::Reboot, cloud.ids.mid(5)));
        QTRY_VERIFY(second.engine->operation(next));
        QVERIFY(first->runToEnd(next));
    }

    void whatWasReadBeforeTheOtherConsoleWasGoneIsNotTakenUp()
    {
        OrderlyCloud cloud(10);
        const QString path = m_journals.next();
        JournalLimits limits;
        limits.retryEvery = std::chrono::hours(1); // the lock is tried by hand
        auto first = std::make_unique<OperationConsole>(cloud, path);
        QVERIFY(first->open());
        OperationPlan plan = first->plan(ActionId::Reboot, cloud.ids);
        plan.waves = {.canary = 2, .asksBetween = true};
        const qint64 id = first->start(plan);
        QTRY_COMPARE(first->record(id).state, RunState::Braked);
        OperationConsole second(cloud, path, quickEngine(), limits);
        QVERIFY(second.open());
        // It is read here, with eight that wait, and not told before the first one is gone, which had done
        // all.
        Q_EMIT second.journal->changedElsewhere();
        second.thread.flush();
        first.reset();
        {
            OtherConnection late(path);
            QVERIFY(late.run(u"UPDATE phone SET state = 3"_qs));
            QVERIFY(
                late.run(u"UPDATE operation SET state = 3, ended_ms = 1, waiting = 0, succeeded = 10"_qs));
        }
        second.journal->open();
        QVERIFY(second.journal->isOurs());
        QTRY_VERIFY(!second.engine->obstacleToStart());
        QVERIFY(second.record(id).isEnded());
        QCOMPARE(second.count(id, PhoneState::Succeeded), 10);
        QCOMPARE(standings(second.phones(id)), (Standings{{standing(PhoneState::Succeeded), 10}}));
        QCOMPARE(askFile(path, u"SELECT count(*) FROM phone WHERE state = 3"_qs).toInt(), 10);
    }

    void aConsoleThatOnlyReadsCarriesNothingOn()
    {
        OrderlyCloud cloud(10);
        const QString path = m_journals.next();
        qint64 id = 0;
        {
            OperationConsole killed(cloud, path);
            QVERIFY(killed.open());
            OperationPlan plan = killed.plan(ActionId::Reboot, cloud.ids);
            plan.waves = {.canary = 2, .asksBetween = true};
            id = killed.start(plan);
            QTRY_COMPARE(killed.record(id).state, RunState::Braked);
        }
        JournalLimits limits;
        limits.retryEvery = std::chrono::milliseconds(20);
        OperationConsole reader(cloud, path, quickEngine(), limits);
        reader.engine->setReadOnly(true);
        QSignalSpy loaded(reader.engine.get(), &OperationEngine::loaded);
        reader.journal->open(Journal::Access::Read);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(reader.record(id).carrier, Carrier::Nobody);
        QCOMPARE(reader.record(id).state, RunState::Braked);
        QCOMPARE(reader.engine->obstacleToStart(), EngineRefusal::ReadOnly);
        // Another one that may write takes it up beside it.
        OperationConsole next(cloud, path);
        QVERIFY(next.open());
        QVERIFY(next.runToEnd(id));
        QCOMPARE(next.count(id, PhoneState::Succeeded), 2);
        QCOMPARE(next.count(id, PhoneState::Cancelled), 8);
        QTRY_VERIFY(reader.record(id).isEnded());
    }

    void aSecondConsoleOnlyReads()
    {
        OrderlyCloud cloud(10);
        const QString path = m_journals.next();
        JournalLimits limits;
        limits.retryEvery = std::chrono::milliseconds(20);
        auto first = std::make_unique<OperationConsole>(cloud, path);
        QVERIFY(first->open());
        const qint64 id = first->start(first->plan(ActionId::Reboot, cloud.ids.mid(0, 5)));
        QVERIFY(first->runToEnd(id));
        OperationConsole second(cloud, path, quickEngine(), limits);
        QVERIFY(second.open());
        QCOMPARE(second.engine->obstacleToStart(), EngineRefusal::OtherConsole);
        QCOMPARE(second.engine->start(second.plan(ActionId::Reboot, cloud.ids)).error(),
                 EngineRefusal::OtherConsole);
        QCOMPARE(second.engine->operations().size(), 1);
        QCOMPARE(second.count(id, PhoneState::Succeeded), 5);
        // When the first one is gone the second takes over.
        first.reset();
        QTRY_VERIFY(!second.engine->obstacleToStart());
        const qint64 next = second.start(second.plan(ActionId::Reboot, cloud.ids.mid(5)));
        QVERIFY(next > id);
        QVERIFY(second.runToEnd(next));
        QCOMPARE(second.count(next, PhoneState::Succeeded), 5);
    }
};

QTEST_GUILESS_MAIN(TestEngineRefusals)
#include "tst_enginerefusals.moc"
