// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationtimes.h"
#include "models/operations/outcometext.h"
#include "models/operations/phonehistorypresenter.h"
#include "tests/models/operationconsole.h"

#include <QtCore/QTemporaryDir>

using namespace phonedeck;

class TestPhoneHistory : public QObject
{
    Q_OBJECT

    FreshJournals m_journals;

private Q_SLOTS:
    void tellsWhatWasDoneToThePhoneAndToNoOther()
    {
        OrderlyCloud cloud(6);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        PhoneHistoryPresenter history(*console.engine, *console.journal);
        history.setPhone(cloud.ids.at(0));
        const qint64 id = console.start(console.plan(ActionId::Reboot, {cloud.ids.at(0), cloud.ids.at(1)}));
        // While it runs, too.
        QTRY_COMPARE(history.view().lines.size(), 1);
        QCOMPARE(history.view().lines.constFirst().operation, id);
        QCOMPARE(history.view().lines.constFirst().what, actionOf(ActionId::Reboot).title());
        QVERIFY(console.runToEnd(id));
        QTRY_COMPARE(history.view().lines.constFirst().state.shape, StateShape::Check);
        QVERIFY2(history.view().lines.constFirst().outcome.startsWith(u"Running again"_qs),
                 qPrintable(history.view().lines.constFirst().outcome));
        QCOMPARE(history.view().total, 1);

        history.setPhone(cloud.ids.at(5));
        QVERIFY(history.view().lines.isEmpty()); // at once: no other phone's history under its name
        QTRY_COMPARE(history.view().instanceId, cloud.ids.at(5));
        QVERIFY(history.view().lines.isEmpty());
    }

    void theNewestComeFirstAndOlderOnesAreToldOf()
    {
        OrderlyCloud cloud(2);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        QList<qint64> ids;
        for (int i = 0; i < PhoneHistoryPresenter::maxLines + 1; ++i) {
            ids.prepend(console.start(console.plan(ActionId::ReleaseSession, {cloud.ids.at(0)})));
            QVERIFY(console.runToEnd(ids.constFirst()));
        }
        PhoneHistoryPresenter history(*console.engine, *console.journal);
        history.setPhone(cloud.ids.at(0));
        QTRY_COMPARE(history.view().lines.size(), PhoneHistoryPresenter::maxLines);
        QCOMPARE(history.view().total, PhoneHistoryPresenter::maxLines + 1);
        for (int i = 0; i < PhoneHistoryPresenter::maxLines; ++i)
            QCOMPARE(history.view().lines.at(i).operation, ids.at(i));
    }

    void tellsTheOutcomeWhileTheOperationGoesOn()
    {
        OrderlyCloud cloud(4);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::Reboot, cloud.ids);
        plan.waves = {.canary = 1, .asksBetween = true};
        PhoneHistoryPresenter history(*console.engine, *console.journal);
        history.setPhone(plan.phones.constFirst().instanceId);
        const qint64 id = console.start(plan);
        QTRY_COMPARE(history.view().lines.value(0).state.shape, StateShape::Check);
        QVERIFY(!console.record(id).isEnded());
        console.engine->cancel(id);
        QVERIFY(console.runToEnd(id));
    }

    void asksOnceForAWalkThroughTheTable()
    {
        OrderlyCloud cloud(6);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        QVERIFY(console.runToEnd(console.start(console.plan(ActionId::ReleaseSession, cloud.ids))));
        PhoneHistoryPresenter history(*console.engine, *console.journal);
        QSignalSpy changed(&history, &PhoneHistoryPresenter::viewChanged);
        for (const QString &id : std::as_const(cloud.ids))
            history.setPhone(id);
        QTRY_COMPARE(history.view().instanceId, cloud.ids.last());
        QCOMPARE(history.view().lines.size(), 1);
        QCOMPARE(changed.size(), 1);
        // Back at the first: nothing of the last one's stands there meanwhile.
        history.setPhone(cloud.ids.constFirst());
        QVERIFY(history.view().lines.isEmpty());
    }

    void saysWhatRefusedIt()
    {
        OrderlyCloud cloud(2);
        OperationConsole console(cloud, m_journals.next());
        QVERIFY(console.open());
        const OperationPlan plan = console.plan(ActionId::Reboot, {cloud.ids.at(0)});
        cloud.change(0, [](OrderlyCloud::Instance &phone) { phone.isFrozen = true; });
        const qint64 id = console.start(plan);
        QVERIFY(console.runToEnd(id));
        PhoneHistoryPresenter history(*console.engine, *console.journal);
        history.setPhone(cloud.ids.at(0));
        QTRY_COMPARE(history.view().lines.size(), 1);
        const PhoneRecord phone = console.phones(id).constFirst();
        QCOMPARE(phone.state, PhoneState::Failed);
        QCOMPARE(history.view().lines.constFirst().state, phoneState(PhoneState::Failed));
        QCOMPARE(history.view().lines.constFirst().outcome, outcomeText(console.record(id), phone).brief);
    }

    void tellsHowLongItTookWhereThatIsKnown()
    {
        OperationRecord operation;
        operation.action = ActionId::Reboot;
        operation.steps = {ActionId::Reboot};
        PhoneRecord phone;
        phone.state = PhoneState::Succeeded;
        phone.endedMs = 1'000'000'000;
        const auto after = [&](qint64 secs) {
            return outcomeBrief(operation, phone, phone.endedMs - secs * 1000);
        };
        QCOMPARE(after(112), u"Running again after 1 min 52 s"_qs);
        QCOMPARE(after(0), u"Running again"_qs);
        QCOMPARE(after(14 * 3600), u"Running again"_qs); // nobody looked meanwhile
        QCOMPARE(outcomeBrief(operation, phone, 0), u"Running again"_qs);
        operation.action = ActionId::BackUp;
        operation.steps = {ActionId::BackUp};
        QCOMPARE(after(185), u"Backed up after 3 min 05 s"_qs);
        operation.action = ActionId::StopStreaming;
        operation.steps = {ActionId::StopStreaming};
        QCOMPARE(after(3), u"Stream stopped"_qs);
        operation.action = ActionId::SessionRescue;
        operation.steps = {ActionId::StopStreaming, ActionId::ReleaseSession, ActionId::Prepare};
        phone.step = 2;
        QCOMPARE(after(60), u"Ready"_qs);
        phone.state = PhoneState::Failed;
        phone.reason = PhoneReason::PreparationFailed;
        QCOMPARE(after(60), u"The preparation failed"_qs);
    }

    void aMomentHasTheRoomOfAClock()
    {
        const QDateTime now(QDate(2026, 11, 25), QTime(12, 0));
        const auto at = [](int day, int hour) {
            return QDateTime(QDate(2026, 11, day), QTime(hour, 2)).toMSecsSinceEpoch();
        };
        QCOMPARE(shortMomentText(at(25, 10), now), u"10:02"_qs);
        QCOMPARE(shortMomentText(at(24, 23), now), QLocale().toString(QDate(2026, 11, 24), u"ddd"));
        QCOMPARE(shortMomentText(at(19, 10), now), QLocale().toString(QDate(2026, 11, 19), u"ddd"));
        QCOMPARE(shortMomentText(at(18, 10), now),
                 QLocale().toString(QDate(2026, 11, 18), QLocale::ShortFormat));
        QCOMPARE(shortMomentText(0, now), u"–"_qs);
    }
};

QTEST_GUILESS_MAIN(TestPhoneHistory)
#include "tst_phonehistory.moc"
