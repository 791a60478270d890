// SPDX-License-Identifier: GPL-3.0-or-later
// Phones that several operations want: one that has not ended keeps them, and of one that nobody knows of
// nothing is concluded from what a later one did.
#include "models/operations/outcometext.h"
#include "tests/models/operationconsole.h"

using namespace phonedeck;
using simulator::Cloud;
using simulator::FaultKind;

namespace {

const QString resets = u"BatchReset"_qs;
const QString unassigning = u"UnassignInstance"_qs;

using Standings = QMap<QString, int>;

/// Nothing ends by time alone.
EngineSettings patientEngine()
{
    EngineSettings settings = quickEngine();
    settings.tracker.settleFor = std::chrono::minutes(10);
    return settings;
}

} // namespace

class TestEngineBusy : public QObject
{
    Q_OBJECT

    FreshJournals m_journals;

    /// An operation on all phones that waits after the first five; 0 if it doesn't come to that.
    static qint64 startBraked(OperationConsole &console, const QStringList &ids)
    {
        OperationPlan plan = console.plan(ActionId::Unassign, ids);
        plan.waves = {.canary = 5, .asksBetween = true};
        const qint64 id = console.start(plan);
        const bool isBraked =
            QTest::qWaitFor([&] { return console.record(id).state == RunState::Braked; }, 20'000);
        return isBraked ? id : 0;
    }

    /// An operation whose answer was lost before the service did anything.
    static qint64 startLost(OperationConsole &console, OrderlyCloud &cloud, ActionId action,
                            const QString &operation, const QStringList &ids)
    {
        cloud.cloud.faults().add(
            {.kind = FaultKind::Drop, .operation = operation, .count = 1, .beforeCommit = true});
        const qint64 id = console.start(console.plan(action, ids));
        return console.runToEnd(id, false) ? id : 0;
    }

private Q_SLOTS:
    void aPhoneOfARunningOperationIsLeftOutOfTheNext()
    {
        OrderlyCloud cloud(40);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        const qint64 first = startBraked(console, cloud.ids);
        QVERIFY(first > 0);
        const OperationPlan plan = console.engine->plan(console.engine->request(ActionId::Reset, cloud.ids));
        QCOMPARE(plan.phones.size(), 5);
        QCOMPARE(plan.skipped.size(), 35);
        for (const OperationPlan::Skipped &skipped : plan.skipped) {
            QCOMPARE(skipped.reason, PhoneReason::InOtherOperation);
            QVERIFY2(skipped.phone.otherOperation.startsWith(u"Unassign 40"_qs),
                     qPrintable(skipped.phone.otherOperation));
        }
        const qint64 second = console.start(plan);
        QVERIFY(console.runToEnd(second));
        const QList<PhoneRecord> phones = console.phones(second);
        QCOMPARE(standings(phones),
                 (Standings{{standing(PhoneState::Succeeded), 5},
                            {standing(PhoneState::Skipped, PhoneReason::InOtherOperation), 35}}));
        QVERIFY(outcomeText(console.record(second), phones.constLast()).sentence.contains(u"Unassign 40"_qs));
        QCOMPARE(cloud.hits(resets).size(), 5);
        // When that one has ended they are free.
        console.engine->cancel(first);
        QVERIFY(console.runToEnd(first));
        QCOMPARE(console.engine->plan(console.engine->request(ActionId::Reset, cloud.ids)).phones.size(), 40);
    }

    void aPlanThatWasMadeBeforeLeavesThemOutAtItsStart()
    {
        OrderlyCloud cloud(40);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        const OperationPlan stale = console.plan(ActionId::Reset, cloud.ids);
        QCOMPARE(stale.phones.size(), 40);
        OperationPlan all = stale;
        all.leaveOut(cloud.ids.mid(0, 5));
        QVERIFY(startBraked(console, cloud.ids) > 0);
        QCOMPARE(console.engine->start(all).error(), EngineRefusal::NothingToDo);
        const qint64 id = console.start(stale);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(standings(console.phones(id)),
                 (Standings{{standing(PhoneState::Succeeded), 5},
                            {standing(PhoneState::Skipped, PhoneReason::InOtherOperation), 35}}));
        QCOMPARE(cloud.hits(resets).size(), 5);
    }

    void plannedAgainTheyAreLeftOutAsWell()
    {
        OrderlyCloud cloud(20);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        cloud.cloud.faults().add({.kind = FaultKind::Status,
                                  .operation = resets,
                                  .count = 1,
                                  .status = 400,
                                  .errorCode = u"KOOPHONE.API.1000"_qs});
        const qint64 failed = console.start(console.plan(ActionId::Reset, cloud.ids.mid(10)));
        QVERIFY(console.runToEnd(failed));
        QCOMPARE(console.count(failed, PhoneState::Failed), 10);
        const qint64 running = startBraked(console, cloud.ids);
        QVERIFY(running > 0);
        OperationPlan again =
            console.planAgain(console.record(failed), console.phones(failed), PhoneState::Failed);
        QVERIFY(again.phones.isEmpty());
        QCOMPARE(again.skipped.size(), 10);
        QCOMPARE(again.skipped.constFirst().reason, PhoneReason::InOtherOperation);
        console.engine->cancel(running);
        QVERIFY(console.runToEnd(running));
        again = console.planAgain(console.record(failed), console.phones(failed), PhoneState::Failed);
        QCOMPARE(again.phones.size(), 10);
    }

    void anUnknownPhoneIsNotSettledByWhatALaterOperationDid()
    {
        OrderlyCloud cloud(20);
        OperationConsole console(cloud, m_journals.next(), patientEngine());
        QVERIFY(console.open());
        const qint64 lost = startLost(console, cloud, ActionId::Reset, resets, cloud.ids);
        QVERIFY(lost > 0);
        QCOMPARE(console.count(lost, PhoneState::Unknown), 20);
        // Nobody knows of them, so they are free; the reboot moves them as a reset would.
        const qint64 reboot = console.start(
            console.engine->plan(console.engine->request(ActionId::Reboot, cloud.ids.mid(0, 12))));
        QVERIFY(console.runToEnd(reboot));
        QCOMPARE(console.count(reboot, PhoneState::Succeeded), 12);
        QTRY_COMPARE(standings(console.phones(lost)),
                     (Standings{{standing(PhoneState::Unknown, PhoneReason::TouchedSince), 12},
                                {standing(PhoneState::Unknown, PhoneReason::NoAnswer), 8}}));
        const QList<PhoneRecord> phones = console.phones(lost);
        QVERIFY(!phones.constFirst().isChecked);
        QVERIFY(phones.constLast().isChecked); // these are still looked at
        QCOMPARE(cloud.effects(resets), 0);
    }

    void whatWasSeenMovingBeforeIsSettledAllTheSame()
    {
        OrderlyCloud cloud(3, {.ticking = false});
        OperationConsole console(cloud, m_journals.next(), patientEngine());
        QVERIFY(console.open());
        cloud.cloud.faults().add(
            {.kind = FaultKind::Drop, .operation = resets, .count = 1, .beforeCommit = false});
        const qint64 lost = console.start(console.plan(ActionId::Reset, cloud.ids));
        QVERIFY(console.runToEnd(lost, false));
        const int looks = cloud.received(u"BatchQueryStatus"_qs);
        QTRY_VERIFY(cloud.received(u"BatchQueryStatus"_qs) > looks + 4);
        // The plan is of before it moved: the service takes it.
        OperationPlan release = console.plan(ActionId::ReleaseSession, cloud.ids);
        const qint64 later = console.start(release);
        QVERIFY(console.runToEnd(later));
        cloud.with([](Cloud &truth) {
            for (int i = 0; i < 20; ++i)
                truth.tick(QDateTime::currentDateTimeUtc());
        });
        QVERIFY(console.runToEnd(lost));
        QCOMPARE(console.count(lost, PhoneState::Succeeded), 3);
    }

    void aLookALongTimeAfterKnowsOfLaterOperations()
    {
        OrderlyCloud cloud(20);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        const qint64 lost = startLost(console, cloud, ActionId::Reset, resets, cloud.ids);
        QVERIFY(console.runToEnd(lost));
        QCOMPARE(standings(console.phones(lost)),
                 (Standings{{standing(PhoneState::Unknown, PhoneReason::CannotBeSeen), 20}}));
        const qint64 reboot = console.start(
            console.engine->plan(console.engine->request(ActionId::Reboot, cloud.ids.mid(0, 12))));
        QVERIFY(console.runToEnd(reboot));
        // Skipped is not sent.
        OperationPlan skipping = console.plan(ActionId::Reboot, cloud.ids.mid(12));
        skipping.leaveOut(cloud.ids.mid(13));
        QVERIFY(console.runToEnd(console.start(skipping)));
        console.engine->check(lost);
        console.engine->check(lost); // clicked twice
        QTRY_COMPARE(standings(console.phones(lost)),
                     (Standings{{standing(PhoneState::Unknown, PhoneReason::TouchedSince), 13},
                                {standing(PhoneState::Unknown, PhoneReason::CannotBeSeen), 7}}));
        QVERIFY(console.runToEnd(lost));
    }

    void afterARestartNothingIsConcludedEither()
    {
        OrderlyCloud cloud(10);
        const QString path = m_journals.next();
        qint64 lost = 0;

        const QString left = m_journals.next();
        {
            OperationConsole console(cloud, path, patientEngine());
            QVERIFY(console.open());
            lost = startLost(console, cloud, ActionId::Reset, resets, cloud.ids);
            QVERIFY(lost > 0);
            cloud.cloud.faults().add(
                {.kind = FaultKind::Hang, .operation = u"BatchRebootInstance"_qs, .beforeCommit = false});
            QVERIFY(console.start(
                        console.engine->plan(console.engine->request(ActionId::Reboot, cloud.ids))) > lost);
            QTRY_COMPARE(cloud.received(u"BatchRebootInstance"_qs), 1);
            QTRY_COMPARE(console.phones(lost).constFirst().reason, PhoneReason::TouchedSince);
            QVERIFY(OtherConnection(path).run(u"VACUUM INTO '%1'"_qs.arg(left)));
        }
        // As if it had ended between the mark and what became of the other.
        OtherConnection file(left);
        QVERIFY(file.run(
            u"UPDATE phone SET state = 7, reason = 60, is_checked = 1 WHERE operation = %1"_qs.arg(lost)));
        QVERIFY(file.run(u"UPDATE operation SET checked = 10 WHERE id = %1"_qs.arg(lost)));
        cloud.cloud.faults().clear();
        OperationConsole next(cloud, left, patientEngine());
        QVERIFY(next.open());
        QVERIFY(next.runToEnd(lost));
        QCOMPARE(standings(next.phones(lost)),
                 (Standings{{standing(PhoneState::Unknown, PhoneReason::TouchedSince), 10}}));
    }
};

QTEST_GUILESS_MAIN(TestEngineBusy)
#include "tst_enginebusy.moc"
