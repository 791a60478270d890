// SPDX-License-Identifier: GPL-3.0-or-later
// Operations that go out in waves, and what stops them between two.
#include "tests/models/operationconsole.h"

using namespace phonedeck;
using simulator::FaultKind;

namespace {

const QString unassigning = u"UnassignInstance"_qs;

using Standings = QMap<QString, int>;

} // namespace

class TestOperationWaves : public QObject
{
    Q_OBJECT

    FreshJournals m_journals;

    /// So many phones of each wave that may fail: `skip` requests of ten phones pass before.
    static simulator::Fault refusals(int skip, int count)
    {
        return {.kind = FaultKind::Status,
                .operation = unassigning,
                .count = count,
                .skip = skip,
                .status = 400,
                .errorCode = u"KOOPHONE.API.1000"_qs};
    }

    static QMap<int, Standings> byWave(const QList<PhoneRecord> &phones)
    {
        QMap<int, QList<PhoneRecord>> waves;
        for (const PhoneRecord &phone : phones)
            waves[phone.wave].append(phone);
        QMap<int, Standings> result;
        for (auto wave = waves.cbegin(); wave != waves.cend(); ++wave)
            result.insert(wave.key(), standings(*wave));
        return result;
    }

private Q_SLOTS:
    void aWaveThatGoesWrongIsJudgedByItself_data()
    {
        QTest::addColumn<int>("succeeded");
        QTest::addColumn<int>("failed");
        QTest::addColumn<int>("unknown");
        QTest::addColumn<double>("share");
        QTest::addColumn<bool>("asks");
        QTest::addColumn<bool>("brakes");
        QTest::newRow("all well") << 10 << 0 << 0 << 0.0 << false << false;
        QTest::newRow("one is too many") << 9 << 1 << 0 << 0.0 << false << true;
        QTest::newRow("at the share") << 9 << 1 << 0 << 0.1 << false << false;
        QTest::newRow("beyond it") << 8 << 2 << 0 << 0.1 << false << true;
        QTest::newRow("unknown counts") << 8 << 0 << 2 << 0.1 << false << true;
        QTest::newRow("never") << 0 << 10 << 0 << 1.0 << false << false;
        QTest::newRow("asks anyway") << 10 << 0 << 0 << 1.0 << true << true;
        QTest::newRow("nobody was sent") << 0 << 0 << 0 << 0.1 << false << false;
    }

    void aWaveThatGoesWrongIsJudgedByItself()
    {
        QFETCH(int, succeeded);
        QFETCH(int, failed);
        QFETCH(int, unknown);
        QFETCH(double, share);
        QFETCH(bool, asks);
        PhoneCounts counts;
        counts.of(PhoneState::Succeeded) = succeeded;
        counts.of(PhoneState::Failed) = failed;
        counts.of(PhoneState::Unknown) = unknown;
        counts.of(PhoneState::Cancelled) = 100; // never sent
        const WavePlan waves{.brakeShare = share, .asksBetween = asks};
        QTEST(waves.brakes(counts), "brakes");
    }

    void wavesFollowEachOther()
    {
        OrderlyCloud cloud(100);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::Unassign, cloud.ids);
        plan.waves = {.canary = 10, .step = 40, .brakeShare = 0.1};
        QList<int> begun;
        connect(console.engine.get(), &OperationEngine::operationChanged, console.engine.get(),
                [&](qint64 id) {
                    const OperationRecord &record = console.record(id);
                    // While a wave runs nothing of a later one has left.
                    for (const PhoneRecord &phone : console.phones(id))
                        QVERIFY(phone.wave <= record.wave || phone.state == PhoneState::Waiting);
                    if (begun.isEmpty() || begun.constLast() != record.wave)
                        begun.append(record.wave);
                });
        const qint64 id = console.start(plan);
        QCOMPARE(console.record(id).waveCount, 4);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(begun, (QList<int>{0, 1, 2, 3}));
        QCOMPARE(console.count(id, PhoneState::Succeeded), 100);
        QCOMPARE(cloud.hits(unassigning).size(), 100);
        QCOMPARE(cloud.received(unassigning), 1 + 4 + 4 + 1);
    }

    void failuresInOneWaveStopTheNext()
    {
        OrderlyCloud cloud(300);
        const QString path = m_journals.next();
        OperationConsole console(cloud, path);
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::Unassign, cloud.ids);
        plan.waves = {.canary = 100, .step = 100, .brakeShare = 0.2};
        cloud.cloud.faults().add(refusals(10, 3)); // 30 of the second wave's hundred
        const qint64 id = console.start(plan);
        QTRY_COMPARE_WITH_TIMEOUT(console.record(id).state, RunState::Braked, 20'000);
        QCOMPARE(outcomeOf(console.record(id)), OperationOutcome::Braked);
        QCOMPARE(console.record(id).wave, 1);
        const QMap<int, Standings> braked = byWave(console.phones(id));
        QCOMPARE(braked.value(0), (Standings{{standing(PhoneState::Succeeded), 100}}));
        QCOMPARE(braked.value(1),
                 (Standings{{standing(PhoneState::Succeeded), 70}, {standing(PhoneState::Failed), 30}}));
        QCOMPARE(braked.value(2), (Standings{{standing(PhoneState::Waiting), 100}}));
        QCOMPARE(cloud.received(unassigning), 20);
        QVERIFY(console.ended.isEmpty());

        // Who only reads can't continue it.
        console.engine->setReadOnly(true);
        console.engine->proceed(id);
        QCOMPARE(console.record(id).state, RunState::Braked);
        console.engine->setReadOnly(false);

        // Continue does the remaining ones and no other.
        cloud.cloud.clearLog();
        console.engine->proceed(id);
        QCOMPARE(console.record(id).state, RunState::Running);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Succeeded), 270}, {standing(PhoneState::Failed), 30}}));
        QCOMPARE(cloud.received(unassigning), 10);
        const QHash<QString, int> hits = cloud.hits(unassigning);
        QCOMPARE(hits.size(), 270);
        QVERIFY(std::all_of(hits.begin(), hits.end(), [](int count) { return count == 1; }));
    }

    void aBrakedOperationCanBeCancelled()
    {
        OrderlyCloud cloud(60);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::Unassign, cloud.ids);
        plan.waves = {.canary = 20, .asksBetween = true};
        const qint64 id = console.start(plan);
        QTRY_COMPARE_WITH_TIMEOUT(console.record(id).state, RunState::Braked, 20'000);
        QCOMPARE(console.record(id).waveCount, 2);
        console.engine->cancel(id);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Succeeded), 20},
                            {standing(PhoneState::Cancelled, PhoneReason::CancelledByPerson), 40}}));
        QCOMPARE(cloud.received(unassigning), 2);
        QCOMPARE(console.ended, QList<qint64>{id});
    }

    void theLastWaveAsksNobody()
    {
        OrderlyCloud cloud(20);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::Unassign, cloud.ids);
        plan.waves = {.canary = 20, .step = 20, .brakeShare = 0, .asksBetween = true};
        cloud.cloud.faults().add(refusals(0, 1));
        const qint64 id = console.start(plan);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(console.count(id, PhoneState::Failed), 10);
    }

    void wavesAreSpreadOverTime()
    {
        OrderlyCloud cloud(40);
        EngineSettings settings = quickEngine();
        settings.minute = std::chrono::milliseconds(1'200);
        OperationConsole console(cloud, m_journals.next(), settings);
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::ReleaseSession, cloud.ids);
        plan.waves = {.canary = 10, .step = 10, .spreadOver = std::chrono::minutes(1)};
        const qint64 id = console.start(plan);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(console.count(id, PhoneState::Succeeded), 40);
        // Each answer ends a wave at once, so what lies between two requests of different waves is the wait.
        const auto log = cloud.cloud.log(u"ReleaseInstancesSession"_qs);
        QCOMPARE(log.size(), 40);
        const qint64 begin = console.record(id).startedMs;
        for (int wave = 1; wave < 4; ++wave) {
            const qint64 since = log.at(wave * 10).receivedAt.toMSecsSinceEpoch() - begin;
            QVERIFY2(since >= wave * 300 - 10, qPrintable(QString::number(since)));
        }
    }

    void cancelEndsTheWaitForAWave()
    {
        OrderlyCloud cloud(20);
        EngineSettings settings = quickEngine();
        settings.minute = std::chrono::hours(1);
        OperationConsole console(cloud, m_journals.next(), settings);
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::ReleaseSession, cloud.ids);
        plan.waves = {.canary = 10, .spreadOver = std::chrono::minutes(1)};
        const qint64 id = console.start(plan);
        QTRY_COMPARE(console.count(id, PhoneState::Succeeded), 10);
        QCOMPARE(console.record(id).state, RunState::Running);
        console.engine->cancel(id);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(console.count(id, PhoneState::Cancelled), 10);
    }

    void readOnlySendsNothingMoreAndFollowsWhatWasSent()
    {
        OrderlyCloud cloud(100);
        EngineSettings settings = quickEngine();
        settings.requestsInFlight = 4;
        OperationConsole console(cloud, m_journals.next(), settings);
        QVERIFY(console.open());
        cloud.cloud.faults().add(
            {.kind = FaultKind::Latency, .operation = unassigning, .delay = std::chrono::milliseconds(150)});
        const qint64 id = console.start(console.plan(ActionId::Unassign, cloud.ids));
        QTRY_VERIFY(cloud.received(unassigning) > 0);
        console.engine->setReadOnly(true);
        QCOMPARE(console.record(id).state, RunState::Cancelling);
        QVERIFY(console.count(id, PhoneState::Cancelled) > 0);
        QVERIFY(console.runToEnd(id));
        const int sent = cloud.received(unassigning);
        QVERIFY(sent < 10);
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Succeeded), sent * 10},
                            {standing(PhoneState::Cancelled, PhoneReason::SetReadOnly), 100 - sent * 10}}));
        QCOMPARE(cloud.hits(unassigning).size(), sent * 10);
    }

    void readOnlyEndsTheWaitForAWave()
    {
        OrderlyCloud cloud(20);
        EngineSettings settings = quickEngine();
        settings.minute = std::chrono::hours(1);
        OperationConsole console(cloud, m_journals.next(), settings);
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::ReleaseSession, cloud.ids);
        plan.waves = {.canary = 10, .spreadOver = std::chrono::minutes(1)};
        const qint64 id = console.start(plan);
        QTRY_COMPARE(console.count(id, PhoneState::Succeeded), 10);
        console.engine->setReadOnly(true);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Succeeded), 10},
                            {standing(PhoneState::Cancelled, PhoneReason::SetReadOnly), 10}}));
    }

    void stepsAreDoneWaveByWave()
    {
        OrderlyCloud cloud(40);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::SessionRescue, cloud.ids);
        plan.waves = {.canary = 10, .brakeShare = 0.5};
        const qint64 id = console.start(plan);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(console.count(id, PhoneState::Succeeded), 40);
        // The canaries were prepared before anybody else's stream was stopped.
        const QStringList once{u"StopInstancesStreaming"_qs, u"ReleaseInstancesSession"_qs,
                               u"BatchPrepareInstances"_qs};
        QStringList order;
        for (const simulator::LoggedRequest &request : cloud.cloud.log()) {
            if (once.contains(request.operation) &&
                (order.isEmpty() || order.constLast() != request.operation))
                order.append(request.operation);
        }
        QCOMPARE(order, once + once);
    }
};

QTEST_GUILESS_MAIN(TestOperationWaves)
#include "tst_operationwaves.moc"
