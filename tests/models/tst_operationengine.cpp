// SPDX-License-Identifier: GPL-3.0-or-later
// One operation from its plan to its end, judged by what the cloud received and did.
#include "tests/models/operationconsole.h"

using namespace phonedeck;
using simulator::Cloud;
using simulator::FaultKind;

namespace {

const QString reboots = u"BatchRebootInstance"_qs;

using Standings = QMap<QString, int>;

/// Every phone that was hit was hit once.
bool isNothingDoubled(const QHash<QString, int> &hits)
{
    return std::all_of(hits.begin(), hits.end(), [](int count) { return count == 1; });
}

} // namespace

class TestOperationEngine : public QObject
{
    Q_OBJECT

    FreshJournals m_journals;

private Q_SLOTS:
    void everyActionGoesFromItsPlanToItsEnd_data()
    {
        QTest::addColumn<ActionId>("action");
        QTest::addColumn<QString>("operation");
        QTest::addColumn<int>("requests");
        QTest::newRow("reboot") << ActionId::Reboot << reboots << 2;
        QTest::newRow("reset") << ActionId::Reset << u"BatchReset"_qs << 2;
        QTest::newRow("back up") << ActionId::BackUp << u"BatchBackupInstances"_qs << 3;
        QTest::newRow("prepare") << ActionId::Prepare << u"BatchPrepareInstances"_qs << 2;
        QTest::newRow("stop streaming") << ActionId::StopStreaming << u"StopInstancesStreaming"_qs << 120;
        QTest::newRow("release session") << ActionId::ReleaseSession << u"ReleaseInstancesSession"_qs << 120;
        QTest::newRow("unassign") << ActionId::Unassign << u"UnassignInstance"_qs << 12;
        QTest::newRow("delete") << ActionId::Delete << u"DeleteInstance"_qs << 2;
        QTest::newRow("session rescue") << ActionId::SessionRescue << u"BatchPrepareInstances"_qs << 2;
    }

    void everyActionGoesFromItsPlanToItsEnd()
    {
        QFETCH(ActionId, action);
        QFETCH(QString, operation);
        QFETCH(int, requests);
        OrderlyCloud cloud(130);
        cloud.with([&](Cloud &truth) {
            for (int row = 0; row < truth.count(); ++row) {
                if (action == ActionId::StopStreaming || action == ActionId::SessionRescue)
                    truth.at(row).resource = simulator::ResourceStatus::Streaming;
                if (action == ActionId::Delete)
                    truth.at(row).isAssigned = false;
            }
            truth.clearEffects();
        });
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        QSignalSpy added(console.engine.get(), &OperationEngine::operationAdded);
        const OperationPlan plan = console.plan(action, cloud.ids.mid(0, 120));
        QCOMPARE(plan.phones.size(), 120);
        const qint64 id = console.start(plan);
        QVERIFY(id > 0);
        QCOMPARE(added.count(), 1);
        QCOMPARE(console.engine->operations().constFirst().id, id);
        QCOMPARE(console.engine->livePhones(id)->size(), 120);
        QCOMPARE(console.engine->running().size(), 1);
        QCOMPARE(console.engine->running().constFirst().counts.total(), 120);
        QVERIFY(console.runToEnd(id));
        const QList<PhoneRecord> phones = console.phones(id);
        // A backup fails by chance now and then, which is the cloud's own.
        const int failed = action == ActionId::BackUp ? console.count(id, PhoneState::Failed) : 0;
        QCOMPARE(console.count(id, PhoneState::Succeeded) + failed, 120);
        QVERIFY(failed < 12);
        QCOMPARE(outcomeOf(console.record(id)),
                 failed > 0 ? OperationOutcome::PartlyFailed : OperationOutcome::Done);
        QCOMPARE(phones.size(), 120);
        QCOMPARE(countsOf(phones), console.record(id).counts);
        for (const PhoneRecord &phone : phones) {
            QVERIFY(!phone.requestId.isEmpty());
            QVERIFY(phone.endedMs > 0);
        }
        // The requests planned, no other, each phone once.
        QCOMPARE(cloud.received(operation), requests);
        const QHash<QString, int> hits = cloud.hits(operation);
        QCOMPARE(hits.size(), 120);
        QVERIFY(isNothingDoubled(hits));
        QCOMPARE(QSet<QString>(hits.keyBegin(), hits.keyEnd()),
                 QSet<QString>(cloud.ids.begin(), cloud.ids.begin() + 120));
        if (action == ActionId::SessionRescue) {
            QCOMPARE(cloud.hits(u"StopInstancesStreaming"_qs).size(), 120);
            QCOMPARE(cloud.hits(u"ReleaseInstancesSession"_qs).size(), 120);
            QVERIFY(isNothingDoubled(cloud.hits(u"ReleaseInstancesSession"_qs)));
        }
        QCOMPARE(console.ended, QList<qint64>{id});
        QVERIFY(!console.engine->livePhones(id));
        QVERIFY(console.engine->running().isEmpty());
    }

    void whatCannotTakeItIsNeverSentAndKeepsItsReason()
    {
        OrderlyCloud cloud(20);
        cloud.change(3, [](simulator::Instance &phone) { phone.isFrozen = true; });
        cloud.change(5,
                     [](simulator::Instance &phone) { phone.running = simulator::RunningStatus::Stopped; });
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        const qint64 id = console.start(console.plan(ActionId::Reboot, cloud.ids + QStringList{u"gone"_qs}));
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Succeeded), 18},
                            {standing(PhoneState::Skipped, PhoneReason::Frozen), 1},
                            {standing(PhoneState::Skipped, PhoneReason::NotRunning), 1},
                            {standing(PhoneState::Skipped, PhoneReason::NotListed), 1}}));
        QCOMPARE(cloud.hits(reboots).size(), 18);
        QCOMPARE(outcomeOf(console.record(id)), OperationOutcome::Done);
    }

    void theIntentIsOnDiskBeforeTheFirstByte()
    {
        OrderlyCloud cloud(30);
        const QString path = m_journals.next();
        OperationConsole console(cloud, path);
        QVERIFY(console.open());
        cloud.cloud.faults().add({.kind = FaultKind::Hang, .operation = reboots});
        const qint64 id = console.start(console.plan(ActionId::Reboot, cloud.ids));
        QTRY_COMPARE(cloud.received(reboots), 1);
        // The request is at the service and nothing has come back: the file knows all about it.
        QCOMPARE(askFile(path, u"SELECT count(*) FROM operation WHERE id = %1"_qs.arg(id)).toInt(), 1);
        QCOMPARE(askFile(path, u"SELECT count(*) FROM phone WHERE operation = %1 AND request = 1"_qs.arg(id))
                     .toInt(),
                 30);
        QCOMPARE(askFile(path, u"SELECT is_marked FROM request WHERE number = 1"_qs).toInt(), 1);
        QCOMPARE(askFile(path, u"SELECT is_answered FROM request WHERE number = 1"_qs).toInt(), 0);
        QVERIFY(askFile(path, u"SELECT sent_ms FROM request WHERE number = 1"_qs).toLongLong() > 0);
    }

    void theAnswerIsOnDiskBeforeTheFirstLook()
    {
        OrderlyCloud cloud(30, {.ticking = false});
        const QString path = m_journals.next();
        OperationConsole console(cloud, path);
        QVERIFY(console.open());
        cloud.cloud.faults().add({.kind = FaultKind::Hang, .operation = u"GetTask"_qs});
        const qint64 id = console.start(console.plan(ActionId::Reset, cloud.ids));
        QTRY_VERIFY(cloud.received(u"GetTask"_qs) > 0);
        const QString task = askFile(path, u"SELECT task_id FROM request WHERE number = 1"_qs).toString();
        QVERIFY(!task.isEmpty());
        QVERIFY(cloud.cloud.log(u"GetTask"_qs).constFirst().target.contains(task.toLatin1()));
        QCOMPARE(askFile(path, u"SELECT is_accepted FROM request WHERE number = 1"_qs).toInt(), 1);
        QCOMPARE(
            askFile(path, u"SELECT count(DISTINCT job_id) FROM phone WHERE operation = %1 AND state = %2 "
                          "AND job_id <> ''"_qs.arg(id)
                              .arg(int(PhoneState::Working)))
                .toInt(),
            30);
    }

    void aLostAnswerIsUnknownUntilALookSettlesIt_data()
    {
        QTest::addColumn<bool>("beforeCommit");
        QTest::newRow("it never arrived") << true;
        QTest::newRow("it had its effect") << false;
    }

    void aLostAnswerIsUnknownUntilALookSettlesIt()
    {
        QFETCH(bool, beforeCommit);
        OrderlyCloud cloud(40);
        cloud.with([](Cloud &truth) {
            for (int row = 0; row < truth.count(); ++row)
                truth.at(row).isAssigned = false;
        });
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        cloud.cloud.faults().add({.kind = FaultKind::Drop,
                                  .operation = u"DeleteInstance"_qs,
                                  .count = 1,
                                  .beforeCommit = beforeCommit});
        QSet<int> seen;
        connect(console.engine.get(), &OperationEngine::phonesChanged, console.engine.get(), [&](qint64 id) {
            if (const QList<PhoneRecord> *phones = console.engine->livePhones(id)) {
                if (phones->constFirst().isChecked)
                    seen.insert(int(phones->constFirst().reason));
                QVERIFY(phones->constFirst().state != PhoneState::Failed ||
                        phones->constFirst().reason == PhoneReason::NotDone);
            }
        });
        const qint64 id = console.start(console.plan(ActionId::Delete, cloud.ids));
        QVERIFY(console.runToEnd(id, false));
        QCOMPARE(console.count(id, PhoneState::Unknown), 40);
        QCOMPARE(outcomeOf(console.record(id)), OperationOutcome::Unknown);
        QCOMPARE(console.ended.size(), 1);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(seen, QSet<int>{int(PhoneReason::NoAnswer)});
        QCOMPARE(standings(console.phones(id)),
                 beforeCommit ? (Standings{{standing(PhoneState::Failed, PhoneReason::NotDone), 40}})
                              : (Standings{{standing(PhoneState::Succeeded), 40}}));
        QCOMPARE(cloud.received(u"DeleteInstance"_qs), 1); // never sent again
        QCOMPARE(console.ended.size(), 1);
    }

    void whatCannotBeSeenStaysUnknownAndSaysSo()
    {
        OrderlyCloud cloud(3);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        cloud.cloud.faults().add({.kind = FaultKind::Drop,
                                  .operation = u"ReleaseInstancesSession"_qs,
                                  .count = 1,
                                  .beforeCommit = false});
        const qint64 id = console.start(console.plan(ActionId::ReleaseSession, cloud.ids));
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Succeeded), 2},
                            {standing(PhoneState::Unknown, PhoneReason::CannotBeSeen), 1}}));
        // Looked at once more by a person: it is the same, and it ends.
        QSignalSpy changes(console.engine.get(), &OperationEngine::phonesChanged);
        console.engine->check(id);
        QTRY_VERIFY(changes.count() > 0);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(console.count(id, PhoneState::Unknown), 1);
        QCOMPARE(cloud.received(u"ReleaseInstancesSession"_qs), 3);
    }

    void aRefusalOfADestroyingBatchIsToldForEachPhone()
    {
        OrderlyCloud cloud(30);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        const OperationPlan plan = console.plan(ActionId::Reset, cloud.ids);
        cloud.change(7, [](simulator::Instance &phone) { phone.isFrozen = true; });
        const qint64 id = console.start(plan);
        QVERIFY(console.runToEnd(id));
        const QList<PhoneRecord> phones = console.phones(id);
        QCOMPARE(standings(phones),
                 (Standings{{standing(PhoneState::Failed, PhoneReason::RefusedTogether), 30}}));
        for (const PhoneRecord &phone : phones) {
            QCOMPARE(phone.code, u"KOOPHONE.API.2004"_qs);
            QVERIFY(!phone.requestId.isEmpty());
            QVERIFY(phone.serviceText.contains(u"frozen"_qs));
        }
        QCOMPARE(cloud.received(u"BatchReset"_qs), 1); // it wipes: it isn't tried in parts
        QCOMPARE(cloud.effects(u"BatchReset"_qs), 0);

        // Again for the failed ones: by their states of now, the frozen one is left out.
        QVERIFY(console.list());
        const OperationPlan again = console.planAgain(console.record(id), phones, PhoneState::Failed);
        QCOMPARE(again.repeats, id);
        QCOMPARE(again.phones.size(), 29);
        QCOMPARE(again.skipped.size(), 1);
        const qint64 second = console.start(again);
        QVERIFY(console.runToEnd(second));
        QCOMPARE(console.count(second, PhoneState::Succeeded), 29);
        QCOMPARE(console.record(second).repeats, id);
    }

    void aChangedPhoneDoesNotSpoilItsBatch()
    {
        OrderlyCloud cloud(100);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        const OperationPlan plan = console.plan(ActionId::Reboot, cloud.ids);
        cloud.change(11,
                     [](simulator::Instance &phone) { phone.running = simulator::RunningStatus::Stopped; });
        cloud.change(12, [](simulator::Instance &phone) { phone.isFrozen = true; });
        const qint64 id = console.start(plan);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Succeeded), 98},
                            {standing(PhoneState::Failed, PhoneReason::NoLongerEligible), 1},
                            {standing(PhoneState::Failed), 1}}));
        // The batch, the others, and the one that the first refusal did not speak of.
        QCOMPARE(cloud.received(reboots), 3);
        QCOMPARE(console.phones(id).at(11).code, u"KOOPHONE.API.5005"_qs);
        QCOMPARE(console.phones(id).at(12).code, u"KOOPHONE.API.2004"_qs);
        QVERIFY(isNothingDoubled(cloud.hits(reboots)));
    }

    void aThrottledRequestIsSentAgainWhenTheServiceAllows()
    {
        OrderlyCloud cloud(250);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        cloud.cloud.faults().add(
            {.kind = FaultKind::Status, .operation = reboots, .count = 2, .status = 429, .retryAfter = 0});
        const qint64 id = console.start(console.plan(ActionId::Reboot, cloud.ids));
        QVERIFY(console.runToEnd(id));
        QCOMPARE(console.count(id, PhoneState::Succeeded), 250);
        QCOMPARE(cloud.received(reboots), 5);
        QCOMPARE(cloud.effects(reboots), 3);
    }

    void throttlingThatDoesNotEndIsAFailureThatSaysSo()
    {
        OrderlyCloud cloud(10);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        cloud.cloud.faults().add(
            {.kind = FaultKind::Status, .operation = reboots, .status = 429, .retryAfter = 0});
        const qint64 id = console.start(console.plan(ActionId::Reboot, cloud.ids));
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)), (Standings{{standing(PhoneState::Failed), 10}}));
        QCOMPARE(console.phones(id).constFirst().errorKind, ErrorKind::Throttled);
        QCOMPARE(cloud.received(reboots), 4);
    }

    void whatWouldRefuseAllOthersEndsTheOperation()
    {
        OrderlyCloud cloud(200);
        EngineSettings settings = quickEngine();
        settings.requestsInFlight = 1;
        OperationConsole console(cloud, m_journals.next(), settings);
        QVERIFY(console.open());
        cloud.cloud.faults().add(
            {.kind = FaultKind::PermissionDenied, .operation = u"UnassignInstance"_qs, .skip = 3});
        const qint64 id = console.start(console.plan(ActionId::Unassign, cloud.ids));
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Succeeded), 30},
                            {standing(PhoneState::Failed), 10},
                            {standing(PhoneState::Cancelled, PhoneReason::StoppedByBrake), 160}}));
        QCOMPARE(cloud.received(u"UnassignInstance"_qs), 4);
    }

    void cancelSendsNothingMoreAndFollowsWhatWasSent()
    {
        OrderlyCloud cloud(100);
        EngineSettings settings = quickEngine();
        settings.requestsInFlight = 4;
        OperationConsole console(cloud, m_journals.next(), settings);
        QVERIFY(console.open());
        cloud.cloud.faults().add({.kind = FaultKind::Latency,
                                  .operation = u"UnassignInstance"_qs,
                                  .delay = std::chrono::milliseconds(150)});
        const qint64 id = console.start(console.plan(ActionId::Unassign, cloud.ids));
        QTRY_VERIFY(cloud.received(u"UnassignInstance"_qs) > 0);
        console.engine->cancel(id);
        QCOMPARE(console.record(id).state, RunState::Cancelling);
        QVERIFY(console.count(id, PhoneState::Cancelled) > 0);
        QVERIFY(console.runToEnd(id));
        const int sent = cloud.received(u"UnassignInstance"_qs);
        QVERIFY(sent < 10);
        QCOMPARE(
            standings(console.phones(id)),
            (Standings{{standing(PhoneState::Succeeded), sent * 10},
                       {standing(PhoneState::Cancelled, PhoneReason::CancelledByPerson), 100 - sent * 10}}));
        QCOMPARE(cloud.hits(u"UnassignInstance"_qs).size(), sent * 10);
        QCOMPARE(outcomeOf(console.record(id)), OperationOutcome::Cancelled);
    }

    void cancelledBeforeItWasRecordedNothingIsSent()
    {
        OrderlyCloud cloud(30);
        const QString path = m_journals.next();
        OperationConsole console(cloud, path);
        QVERIFY(console.open());
        const qint64 id = console.start(console.plan(ActionId::Reboot, cloud.ids));
        console.engine->cancel(id);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Cancelled, PhoneReason::CancelledByPerson), 30}}));
        QCOMPARE(cloud.received(reboots), 0);
        QCOMPARE(console.ended, QList<qint64>{id});
    }

    void aStepThatFailsOnAPhoneEndsItThere()
    {
        OrderlyCloud cloud(60);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::Reset, cloud.ids);
        plan.setBackUpFirst(true);
        QCOMPARE(plan.phones.size(), 60);
        // Of two batches of backups one is refused: only phones of the other are wiped.
        cloud.cloud.faults().add({.kind = FaultKind::Status,
                                  .operation = u"BatchBackupInstances"_qs,
                                  .count = 1,
                                  .status = 400,
                                  .errorCode = u"KOOPHONE.API.1000"_qs});
        const qint64 id = console.start(plan);
        QVERIFY(console.runToEnd(id));
        const QHash<QString, int> backedUp = cloud.hits(u"BatchBackupInstances"_qs);
        const QHash<QString, int> wiped = cloud.hits(u"BatchReset"_qs);
        QVERIFY(isNothingDoubled(wiped));
        QVERIFY(!wiped.isEmpty());
        for (const PhoneRecord &phone : console.phones(id)) {
            if (phone.state == PhoneState::Succeeded) {
                QCOMPARE(int(phone.step), 1);
                QVERIFY(wiped.contains(phone.instanceId) && backedUp.contains(phone.instanceId));
            } else {
                QCOMPARE(phone.state, PhoneState::Failed);
                QCOMPARE(int(phone.step), 0);
                QVERIFY(!wiped.contains(phone.instanceId));
            }
        }
        QCOMPARE(console.count(id, PhoneState::Succeeded), int(wiped.size()));
    }

    void changesAreToldWithTheirPositions()
    {
        OrderlyCloud cloud(120);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        QHash<int, PhoneState> shown;
        connect(console.engine.get(), &OperationEngine::phonesChanged, console.engine.get(),
                [&](qint64 id, const QList<int> &positions) {
                    const QList<PhoneRecord> *phones = console.engine->livePhones(id);
                    QVERIFY(phones);
                    QVERIFY(std::is_sorted(positions.begin(), positions.end()));
                    for (int position : positions)
                        shown.insert(position, phones->at(position).state);
                });
        const qint64 id = console.start(console.plan(ActionId::Reboot, cloud.ids));
        QVERIFY(console.runToEnd(id));
        QCOMPARE(shown.size(), 120);
        for (PhoneState state : std::as_const(shown))
            QCOMPARE(state, PhoneState::Succeeded);
    }

    void severalOperationsRunBesideEachOther()
    {
        OrderlyCloud cloud(200);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        const qint64 one = console.start(console.plan(ActionId::Reboot, cloud.ids.mid(0, 100)));
        const qint64 other = console.start(console.plan(ActionId::Reset, cloud.ids.mid(100)));
        QVERIFY(other > one);
        QCOMPARE(console.engine->operations().constFirst().id, other);
        const QList<OperationRecord> running = console.engine->running();
        QCOMPARE(running.size(), 2);
        QCOMPARE(running.at(0).id, other);
        QCOMPARE(running.at(1).id, one);
        QVERIFY(console.runToEnd(one));
        QVERIFY(console.runToEnd(other));
        QCOMPARE(console.count(one, PhoneState::Succeeded), 100);
        QCOMPARE(console.count(other, PhoneState::Succeeded), 100);
    }

    void destroyedInTheMiddleItIsSilent()
    {
        OrderlyCloud cloud(300);
        auto console = std::make_unique<OperationConsole>(cloud, m_journals.next());
        QVERIFY(console->open());
        cloud.cloud.faults().add(
            {.kind = FaultKind::Latency, .operation = reboots, .delay = std::chrono::milliseconds(100)});
        console->start(console->plan(ActionId::Reboot, cloud.ids));
        QTRY_VERIFY(cloud.received(reboots) > 0);
        console->engine.reset();
        QTest::qWait(150); // nothing must come; there is no event to wait for
    }
};

QTEST_GUILESS_MAIN(TestOperationEngine)
#include "tst_operationengine.moc"
