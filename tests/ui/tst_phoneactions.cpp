// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationplan.h"
#include "tests/models/phones.h"
#include "ui/operations/phoneactions.h"
#include "ui/operations/runnotifier.h"

#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QMenu>

#include <numeric>

using namespace phonedeck;

/// What can be done to the chosen phones, and what is told when it has ended.
class TestPhoneActions : public QObject
{
    Q_OBJECT

    static QList<quint32> allRows(const InstanceStore &store)
    {
        QList<quint32> rows(store.count());
        std::iota(rows.begin(), rows.end(), 0);
        return rows;
    }

    static QStringList idsOf(const InstanceStore &store, const QList<quint32> &rows)
    {
        QStringList ids;
        for (quint32 row : rows)
            ids.append(store.columns().text(TextField::Id, row));
        return ids;
    }

    static OperationRecord ended(qint64 secs, int done, int failed)
    {
        OperationRecord record;
        record.id = 7;
        record.state = RunState::Ended;
        record.startedMs = 1'770'000'000'000;
        record.endedMs = record.startedMs + secs * 1000;
        record.counts.of(PhoneState::Succeeded) = done;
        record.counts.of(PhoneState::Failed) = failed;
        return record;
    }

private Q_SLOTS:
    void countsWhatThePlanCounts()
    {
        InstanceStore store;
        list(store, phones(0, 3000));
        QList<InstanceStatus> statuses;
        for (int i = 0; i < 3000; i += 2)
            statuses.append({store.columns().text(TextField::Id, i), i / 2 % 8});
        store.applyStatuses(statuses);
        const QList<quint32> rows = allRows(store);
        const ActionSplits splits = splitsOf(store.columns(), rows);
        const QList<PhoneFacts> facts = factsOf(store, idsOf(store, rows));
        for (const Action &action : allActions()) {
            const OperationPlan plan = makePlan(action.id, facts);
            ActionSplit expected;
            expected.able = int(plan.phones.size());
            for (const OperationPlan::Skipped &skipped : plan.skipped)
                ++expected.obstacles[skipped.reason];
            QCOMPARE(splits[size_t(action.id)].able, expected.able);
            QVERIFY2(splits[size_t(action.id)] == expected, action.key);
            QVERIFY(expected.able > 0 && expected.able <= 3000);
        }
    }

    void saysTheSplitOfMixedPhones()
    {
        InstanceStore store;
        QList<InstanceRecord> records = phones(0, 37);
        for (int i = 0; i < 37; ++i) {
            records[i].frozenStatus = 0;
            records[i].runningStatus = i < 6 ? 1 : 2;
        }
        list(store, records);
        PhoneActions actions(store);
        QList<quint32> targets = allRows(store);
        actions.setTargets([&] { return targets; });
        actions.update();
        QCOMPARE(actions.title(ActionId::Reboot), u"Reboot 31 of 37"_qs);
        QVERIFY2(actions.hint(ActionId::Reboot).startsWith(u"6 "_qs),
                 qPrintable(actions.hint(ActionId::Reboot)));
        QVERIFY(actions.action(ActionId::Reboot)->isEnabled());
        // None can take it: still enabled, the sheet says why.
        targets = {0, 1, 2};
        actions.update();
        QCOMPARE(actions.title(ActionId::Reboot), u"Reboot 0 of 3"_qs);
        QVERIFY(actions.action(ActionId::Reboot)->isEnabled());
        targets = {10};
        actions.update();
        QCOMPARE(actions.title(ActionId::Reboot), actionOf(ActionId::Reboot).title());
        targets = {};
        actions.update();
        QVERIFY(!actions.action(ActionId::Reboot)->isEnabled());
    }

    void isForThePhonesOfTheMomentItIsTriggered()
    {
        InstanceStore store;
        list(store, phones(0, 10));
        PhoneActions actions(store);
        QList<quint32> targets{1, 2};
        actions.setTargets([&] { return targets; });
        actions.update();
        QStringList asked;
        ActionId what = ActionId::Reboot;
        connect(&actions, &PhoneActions::requested, this, [&](ActionId id, const QStringList &ids) {
            what = id;
            asked = ids;
        });
        targets = {5, 3};
        actions.action(ActionId::Reset)->trigger();
        QCOMPARE(what, ActionId::Reset);
        QCOMPARE(asked, idsOf(store, {5, 3}));
    }

    void countsOnceForManyChanges()
    {
        InstanceStore store;
        list(store, phones(0, 10));
        PhoneActions actions(store);
        int counted = 0;
        actions.setTargets([&] {
            ++counted;
            return QList<quint32>{0};
        });
        for (int i = 0; i < 100; ++i)
            actions.targetsChanged();
        QCOMPARE(counted, 0);
        QTRY_COMPARE(counted, 1);
    }

    void whatDestroysHasNoSingleKey()
    {
        InstanceStore store;
        PhoneActions actions(store);
        QSet<QString> keys;
        for (ActionId id : PhoneActions::order()) {
            const QKeySequence key = actions.action(id)->shortcut();
            if (key.isEmpty())
                continue;
            QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
            keys.insert(key.toString());
            if (actionOf(id).wipes)
                QCOMPARE(key, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete));
        }
        // Those of the window and the table.
        for (const char *taken : {"R", "C", "A", "T", "I", "V"})
            QVERIFY(!keys.contains(QLatin1String(taken)));
    }

    void theMenuHasThemAllAndDestroysLast()
    {
        InstanceStore store;
        list(store, phones(0, 10));
        PhoneActions actions(store);
        actions.setTargets([] { return QList<quint32>{0, 1}; });
        QMenu menu;
        actions.fill(menu, {ActionId::Reboot});
        QList<QAction *> entries = menu.actions();
        QVERIFY(!entries.contains(actions.action(ActionId::Reboot)));
        qsizetype lastHarmless = 0;
        qsizetype firstDestroying = entries.size();
        for (ActionId id : PhoneActions::order()) {
            const qsizetype at = entries.indexOf(actions.action(id));
            if (id == ActionId::Reboot)
                continue;
            QVERIFY(at >= 0);
            if (actionOf(id).wipes)
                firstDestroying = std::min(firstDestroying, at);
            else
                lastHarmless = std::max(lastHarmless, at);
        }
        QVERIFY(lastHarmless < firstDestroying);
    }

    void tellsOfLongRunsThatNobodySaw()
    {
        QVERIFY(RunNotifier::isWorthTelling(ended(61, 3, 0), false));
        QVERIFY(!RunNotifier::isWorthTelling(ended(60, 3, 0), false));
        QVERIFY(!RunNotifier::isWorthTelling(ended(600, 3, 0), true));
        OperationRecord running = ended(600, 3, 0);
        running.state = RunState::Running;
        QVERIFY(!RunNotifier::isWorthTelling(running, false));
    }

    void theNoticeNamesWhatWentWrong()
    {
        const RunNotifier::Notice good = RunNotifier::noticeOf(ended(90, 200, 0));
        QVERIFY(good.isGood);
        QVERIFY(good.text.contains(u"200"));
        const RunNotifier::Notice bad = RunNotifier::noticeOf(ended(90, 197, 3));
        QVERIFY(!bad.isGood);
        QVERIFY(bad.text.contains(u"197") && bad.text.contains(u"3 failed"));
    }

    void theNoticeCountsWhoWasMeantToBeDone()
    {
        OperationRecord skipping = ended(90, 40, 0);
        skipping.counts.of(PhoneState::Skipped) = 10;
        const RunNotifier::Notice good = RunNotifier::noticeOf(skipping);
        QVERIFY(good.isGood);
        QVERIFY2(good.text.startsWith(u"40 of 40"_qs), qPrintable(good.text));
        QVERIFY2(good.text.contains(u"10 skipped"_qs), qPrintable(good.text));
        OperationRecord cancelled = ended(90, 0, 0);
        cancelled.counts.of(PhoneState::Cancelled) = 40;
        const RunNotifier::Notice notGood = RunNotifier::noticeOf(cancelled);
        QVERIFY(!notGood.isGood);
        QVERIFY2(notGood.text.contains(u"0 of 40"_qs), qPrintable(notGood.text));
    }
};

QTEST_MAIN(TestPhoneActions)
#include "tst_phoneactions.moc"
