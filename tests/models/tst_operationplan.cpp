// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/instancestore.h"
#include "models/operations/operationplan.h"
#include "tests/models/phones.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

/// A phone that can take every action but those that need it streaming or free.
PhoneFacts fact(int number)
{
    PhoneFacts facts;
    facts.instanceId = QStringLiteral("id-%1").arg(number);
    facts.name = QStringLiteral("shop-%1").arg(number);
    facts.region = QStringLiteral("cn-north-4");
    facts.userId = QStringLiteral("user-%1").arg(number);
    facts.running = 2;
    facts.resource = 2;
    facts.signIn = 0;
    facts.assigned = 1;
    facts.frozen = 0;
    facts.backup = 2;
    return facts;
}

QList<PhoneFacts> facts(int count)
{
    QList<PhoneFacts> list;
    for (int i = 0; i < count; ++i)
        list.append(fact(i));
    return list;
}

QStringList idsOf(const QList<PhoneFacts> &phones)
{
    QStringList ids;
    for (const PhoneFacts &phone : phones)
        ids.append(phone.instanceId);
    return ids;
}

} // namespace

Q_DECLARE_METATYPE(phonedeck::ActionId)
Q_DECLARE_METATYPE(phonedeck::PhoneFacts)

class TestOperationPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsAsideWhatCannotTakeIt_data()
    {
        QTest::addColumn<ActionId>("action");
        QTest::addColumn<PhoneFacts>("phone");
        QTest::addColumn<int>("reason");
        const auto row = [](const char *name, ActionId action, auto change, PhoneReason reason) {
            PhoneFacts phone = fact(1);
            change(phone);
            QTest::newRow(name) << action << phone << int(reason);
        };
        const auto running = [](int state) { return [state](PhoneFacts &phone) { phone.running = state; }; };
        const auto resource = [](int state) {
            return [state](PhoneFacts &phone) { phone.resource = state; };
        };
        const auto frozen = [](PhoneFacts &phone) { phone.frozen = 1; };
        const auto gone = [](PhoneFacts &phone) { phone.isListed = false; };
        const auto free = [](PhoneFacts &phone) {
            phone.assigned = 0;
            phone.userId.clear();
        };
        const auto asIs = [](PhoneFacts &) {};
        for (const Action &action : allActions())
            row(action.key, action.id, gone, PhoneReason::NotListed);
        row("reboot: running", ActionId::Reboot, asIs, PhoneReason::None);
        row("reboot: state not told", ActionId::Reboot, running(-1), PhoneReason::None);
        row("reboot: stopped", ActionId::Reboot, running(1), PhoneReason::NotRunning);
        row("reboot: unknown to the service", ActionId::Reboot, running(0), PhoneReason::NotRunning);
        row("reboot: frozen", ActionId::Reboot, frozen, PhoneReason::Frozen);
        row("reboot: backing up", ActionId::Reboot, resource(4), PhoneReason::BackingUp);
        row("reset: stopped", ActionId::Reset, running(1), PhoneReason::None);
        row("reset: starting", ActionId::Reset, running(4), PhoneReason::NotAtRest);
        row("reset: streaming is shown, not left out", ActionId::Reset, resource(3), PhoneReason::None);
        row("reset: restoring", ActionId::Reset, resource(1), PhoneReason::Restoring);
        row("backup: data loaded", ActionId::BackUp, resource(7), PhoneReason::None);
        row("backup: the last one failed", ActionId::BackUp, resource(5), PhoneReason::None);
        row("backup: idle", ActionId::BackUp, resource(0), PhoneReason::NoDataOnHardware);
        row("backup: streaming", ActionId::BackUp, resource(3), PhoneReason::Streaming);
        row("prepare: free", ActionId::Prepare, free, PhoneReason::NotAssigned);
        row("prepare: stopped", ActionId::Prepare, running(1), PhoneReason::None);
        row("prepare: going offline", ActionId::Prepare, running(3), PhoneReason::NotAtRest);
        row("stop: streaming", ActionId::StopStreaming, resource(3), PhoneReason::None);
        row("stop: idle", ActionId::StopStreaming, resource(0), PhoneReason::NotStreaming);
        row("stop: not told", ActionId::StopStreaming, resource(-1), PhoneReason::None);
        row("release: streaming", ActionId::ReleaseSession, resource(3), PhoneReason::Streaming);
        row("unassign: free", ActionId::Unassign, free, PhoneReason::NotAssigned);
        row("unassign: assigned", ActionId::Unassign, asIs, PhoneReason::None);
        row("delete: assigned", ActionId::Delete, asIs, PhoneReason::StillAssigned);
        row("delete: free", ActionId::Delete, free, PhoneReason::None);
        row(
            "delete: frozen and free", ActionId::Delete,
            [&](PhoneFacts &phone) {
                free(phone);
                frozen(phone);
            },
            PhoneReason::None);
        row("rescue: free", ActionId::SessionRescue, free, PhoneReason::NotAssigned);
    }

    void setsAsideWhatCannotTakeIt()
    {
        QFETCH(ActionId, action);
        QFETCH(PhoneFacts, phone);
        QFETCH(int, reason);
        const OperationPlan plan = makePlan(action, {phone});
        if (PhoneReason(reason) == PhoneReason::None) {
            QCOMPARE(idsOf(plan.phones), QStringList{phone.instanceId});
            QVERIFY(plan.skipped.isEmpty());
        } else {
            QVERIFY(plan.phones.isEmpty());
            QCOMPARE(plan.skipped.size(), 1);
            QCOMPARE(int(plan.skipped.constFirst().reason), reason);
        }
    }

    void everyActionHasItsWordsAndItsKey()
    {
        for (const Action &action : allActions()) {
            QVERIFY(!action.title().isEmpty());
            QVERIFY(action.question(7).contains(u'7'));
            QVERIFY(action.command(7).contains(u'7'));
            QVERIFY(!action.consequence().isEmpty());
            QCOMPARE(actionByKey(QString::fromLatin1(action.key)), action.id);
        }
        QVERIFY(!actionByKey(u"fly").has_value());
    }

    void thoseInUseComeFirst()
    {
        QList<PhoneFacts> list = facts(5);
        list[3].signIn = 1;
        list[4].resource = 3;
        const OperationPlan plan = makePlan(ActionId::Reset, list);
        QCOMPARE(idsOf(plan.phones),
                 (QStringList{u"id-3"_qs, u"id-4"_qs, u"id-0"_qs, u"id-1"_qs, u"id-2"_qs}));
    }

    void leavingOutKeepsThemWithTheReason()
    {
        QList<PhoneFacts> list = facts(5);
        list[3].signIn = 1;
        OperationPlan plan = makePlan(ActionId::Reset, list);
        plan.leaveOutInUse();
        QCOMPARE(plan.phones.size(), 4);
        QCOMPARE(plan.skipped.size(), 1);
        QCOMPARE(plan.skipped.constFirst().phone.instanceId, u"id-3"_qs);
        QCOMPARE(plan.skipped.constFirst().reason, PhoneReason::LeftOut);
        plan.leaveOut({u"id-0"_qs, u"not there"_qs});
        QCOMPARE(plan.total(), 5);
        QCOMPARE(plan.phones.size(), 3);
    }

    void asksForTheCountOnlyWhereMoreThanOneIsDestroyed()
    {
        QCOMPARE(makePlan(ActionId::Reset, facts(137)).countToType(), 137);
        QCOMPARE(makePlan(ActionId::Reset, facts(1)).countToType(), 0);
        QCOMPARE(makePlan(ActionId::Reboot, facts(137)).countToType(), 0);
    }

    void splitsByRegionAndByTheOperationsLimit_data()
    {
        QTest::addColumn<ActionId>("action");
        QTest::addColumn<int>("phones");
        QTest::addColumn<int>("requests");
        // Two regions of half the phones each.
        QTest::newRow("reboot: a hundred") << ActionId::Reboot << 402 << 6;
        QTest::newRow("backup: fifty") << ActionId::BackUp << 202 << 6;
        QTest::newRow("unassign: ten") << ActionId::Unassign << 42 << 6;
        QTest::newRow("stop: one") << ActionId::StopStreaming << 7 << 7;
        QTest::newRow("release: one") << ActionId::ReleaseSession << 7 << 7;
        QTest::newRow("prepare: each user") << ActionId::Prepare << 12 << 12;
        QTest::newRow("rescue: stop, release, prepare") << ActionId::SessionRescue << 12 << 36;
    }

    void splitsByRegionAndByTheOperationsLimit()
    {
        QFETCH(ActionId, action);
        QFETCH(int, phones);
        QFETCH(int, requests);
        QList<PhoneFacts> list = facts(phones);
        for (int i = 0; i < phones; ++i) {
            if (i % 2)
                list[i].region = QStringLiteral("cn-south-1");
            if (action == ActionId::StopStreaming)
                list[i].resource = 3;
        }
        const OperationPlan plan = makePlan(action, list);
        QCOMPARE(plan.phones.size(), phones);
        QCOMPARE(plan.requestCount(), requests);

        const QList<PhoneRecord> records = recordsOf(plan);
        QList<int> all;
        for (int i = 0; i < phones; ++i)
            all.append(i);
        QList<int> seen;
        const ActionId step = plan.steps.constLast();
        for (const PlannedBatch &batch : splitBatches(step, records, all)) {
            QVERIFY(batch.positions.size() <= actionOf(step).maxInstances);
            for (int position : batch.positions) {
                QCOMPARE(records.at(position).region, batch.region);
                if (actionOf(step).splitsByUser)
                    QCOMPARE(records.at(position).userId, batch.userId);
            }
            seen += batch.positions;
        }
        std::sort(seen.begin(), seen.end());
        QCOMPARE(seen, all);
    }

    void phonesOfOneUserArePreparedTogether()
    {
        QList<PhoneFacts> list = facts(5);
        for (PhoneFacts &phone : list)
            phone.userId = QStringLiteral("one");
        QCOMPARE(makePlan(ActionId::Prepare, list).requestCount(), 1);
    }

    void wavesTakeThePhonesInOrder()
    {
        OperationPlan plan = makePlan(ActionId::Reboot, facts(10));
        plan.waves.canary = 2;
        plan.waves.step = 5;
        QCOMPARE(plan.waves.sizes(10), (QList<int>{2, 5, 3}));
        QList<int> waves;
        for (const PhoneRecord &record : recordsOf(plan))
            waves.append(record.wave);
        QCOMPARE(waves, (QList<int>{0, 0, 1, 1, 1, 1, 1, 2, 2, 2}));
        QCOMPARE(plan.requestCount(), 3);
        QCOMPARE(WavePlan().sizes(10), QList<int>{10});
        QCOMPARE(WavePlan().sizes(0), QList<int>());
    }

    void theFirstWavesSpareThoseInUse()
    {
        QList<PhoneFacts> list = facts(4);
        list[1].signIn = 1;
        OperationPlan plan = makePlan(ActionId::Reboot, list);
        QCOMPARE(recordsOf(plan).constFirst().instanceId, u"id-1"_qs);
        plan.waves.canary = 1;
        QCOMPARE(recordsOf(plan).constFirst().instanceId, u"id-0"_qs);
        QCOMPARE(recordsOf(plan).constLast().instanceId, u"id-1"_qs);
    }

    void skippedPhonesArePartOfTheRecord()
    {
        QList<PhoneFacts> list = facts(3);
        list[1].frozen = 1;
        const QList<PhoneRecord> records = recordsOf(makePlan(ActionId::Reboot, list));
        QCOMPARE(records.size(), 3);
        QCOMPARE(records.at(2).instanceId, u"id-1"_qs);
        QCOMPARE(records.at(2).state, PhoneState::Skipped);
        QCOMPARE(records.at(2).reason, PhoneReason::Frozen);
        QCOMPARE(countsOf(records).of(PhoneState::Waiting), 2);
    }

    void backingUpFirstLeavesOutWhatCannotBeBackedUp()
    {
        QList<PhoneFacts> list = facts(4);
        list[1].resource = 0; // nothing on hardware
        list[2].frozen = 1;
        OperationPlan plan = makePlan(ActionId::Reset, list);
        const OperationPlan before = plan;
        QCOMPARE(plan.phones.size(), 3);
        plan.setBackUpFirst(true);
        QVERIFY(plan.backsUpFirst());
        QCOMPARE(plan.steps, (QList<ActionId>{ActionId::BackUp, ActionId::Reset}));
        QCOMPARE(idsOf(plan.phones), (QStringList{u"id-0"_qs, u"id-3"_qs}));
        QCOMPARE(plan.skipped.constLast().reason, PhoneReason::NoDataOnHardware);
        QCOMPARE(plan.requestCount(), 2);
        plan.setBackUpFirst(false);
        QCOMPARE(plan.steps, before.steps);
        QCOMPARE(plan.phones.size(), 3);
        QCOMPARE(plan.skipped, before.skipped);
        QVERIFY(!makePlan(ActionId::BackUp, list).backsUpFirst());
    }

    void countsWhatItWouldHit()
    {
        QList<PhoneFacts> list = facts(6);
        constexpr qint64 now = 1'770'000'000;
        list[0].backupSecs = now - 3600;
        list[1].backupSecs = now - 3 * 86400;
        list[2].backupSecs = now - 30 * 86400;
        list[3].backupSecs = now - 60;
        list[3].backup = 3; // the last one failed
        list[0].signIn = 1;
        list[1].resource = 3;
        list[1].signIn = 1;
        list[5].running = 1;
        list[5].region = QStringLiteral("cn-south-1");
        list[5].userId.clear();
        const BlastRadius radius = makePlan(ActionId::Reset, list).blastRadius(now);
        QCOMPARE(radius.backedUpDay, 1);
        QCOMPARE(radius.backedUpWeek, 1);
        QCOMPARE(radius.backedUpOlder, 1);
        QCOMPARE(radius.neverBackedUp, 3);
        QCOMPARE(radius.signedIn, 2);
        QCOMPARE(radius.streaming, 1);
        QCOMPARE(radius.inUse, 2);
        QCOMPARE(radius.assigned, 5);
        QCOMPARE(radius.free, 1);
        QCOMPARE(radius.byRunning, (QMap<int, int>{{1, 1}, {2, 5}}));
        QCOMPARE(radius.byRegion.value(u"cn-south-1"_qs), 1);
    }

    void readsTheFleetOncePerPhone()
    {
        InstanceStore store;
        list(store, phones(0, 20));
        const QString known = phone(7).instanceId;
        const QList<PhoneFacts> found = factsOf(store, {known, u"gone"_qs, known});
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.at(0).name, phone(7).instanceName);
        QCOMPARE(found.at(0).running, phone(7).runningStatus);
        QCOMPARE(found.at(0).userId, phone(7).assignUser);
        QVERIFY(found.at(0).isListed);
        QVERIFY(!found.at(1).isListed);
    }

    void aSnapshotTellsTheSameOfThem()
    {
        InstanceStore store;
        list(store, phones(0, 20));
        const QStringList ids{phone(7).instanceId, u"gone"_qs, phone(3).instanceId, phone(7).instanceId};
        QCOMPARE(factsOf(store.snapshot(), ids), factsOf(store, ids));
    }

    void countsAsManyRequestsAsAreMade()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 60; ++round) {
            QList<PhoneFacts> phones = facts(random.bounded(1, 400));
            for (PhoneFacts &phone : phones) {
                phone.signIn = random.bounded(4) == 0;
                phone.resource = 2;
                phone.region = u"region-%1"_qs.arg(random.bounded(3));
                phone.userId = u"user-%1"_qs.arg(random.bounded(5));
            }
            const QList<ActionId> actions{ActionId::Reboot, ActionId::Reset,         ActionId::Prepare,
                                          ActionId::BackUp, ActionId::SessionRescue, ActionId::Unassign};
            OperationPlan plan = makePlan(actions.at(round % actions.size()), phones);
            for (PhoneFacts &phone : plan.phones)
                phone.firstStep = random.bounded(int(plan.steps.size()));
            plan.waves.canary = random.bounded(10);
            plan.waves.step = random.bounded(120);
            const QList<PhoneRecord> records = recordsOf(plan);
            int made = 0;
            for (int wave = 0; wave < plan.waves.sizes(int(plan.phones.size())).size(); ++wave) {
                for (int step = 0; step < plan.steps.size(); ++step) {
                    QList<int> positions;
                    for (int i = 0; i < plan.phones.size(); ++i) {
                        if (records.at(i).wave == wave && records.at(i).step <= step)
                            positions.append(i);
                    }
                    made += int(splitBatches(plan.steps.at(step), records, positions).size());
                }
            }
            QCOMPARE(plan.requestCount(), made);
        }
    }

    void aPlanDoesNotFollowTheFleet()
    {
        InstanceStore store;
        list(store, phones(0, 20));
        QStringList ids;
        for (int i = 0; i < 20; ++i)
            ids.append(phone(i).instanceId);
        const OperationPlan plan = makePlan(ActionId::Reset, factsOf(store, ids));
        const OperationPlan before = plan;
        list(store, phones(10, 20));
        list(store, phones(10, 20));
        QCOMPARE(plan, before);
    }

    void anOutcomeTellsWhatAsksForALookFirst()
    {
        OperationRecord operation;
        const auto outcome = [&operation](std::initializer_list<std::pair<PhoneState, int>> counts) {
            operation.counts = {};
            for (const auto &[state, count] : counts)
                operation.counts.of(state) = count;
            return outcomeOf(operation);
        };
        QCOMPARE(outcome({{PhoneState::Failed, 1}}), OperationOutcome::Running);
        operation.state = RunState::Braked;
        QCOMPARE(outcome({{PhoneState::Failed, 1}}), OperationOutcome::Braked);
        operation.state = RunState::Ended;
        QCOMPARE(outcome({{PhoneState::Succeeded, 3}}), OperationOutcome::Done);
        QCOMPARE(outcome({{PhoneState::Succeeded, 3}, {PhoneState::Skipped, 3}}), OperationOutcome::Done);
        QCOMPARE(outcome({{PhoneState::Failed, 3}, {PhoneState::Skipped, 3}}), OperationOutcome::Failed);
        QCOMPARE(outcome({{PhoneState::Succeeded, 3}, {PhoneState::Failed, 1}, {PhoneState::Unknown, 1}}),
                 OperationOutcome::PartlyFailed);
        QCOMPARE(outcome({{PhoneState::Succeeded, 3}, {PhoneState::Unknown, 1}, {PhoneState::Cancelled, 1}}),
                 OperationOutcome::Unknown);
        QCOMPARE(outcome({{PhoneState::Succeeded, 3}, {PhoneState::Cancelled, 1}}),
                 OperationOutcome::Cancelled);
        QCOMPARE(outcome({{PhoneState::Skipped, 3}}), OperationOutcome::Skipped);
    }
};

QTEST_GUILESS_MAIN(TestOperationPlan)
#include "tst_operationplan.moc"
