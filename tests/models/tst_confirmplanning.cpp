// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet while a worker plans: what is asked of very many phones. Here all are left to the worker.
#include "models/fleet/instancestore.h"
#include "models/operations/confirmpresenter.h"
#include "tests/models/phones.h"
#include "tests/models/plannedphones.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

ConfirmPresenter::Setting slow()
{
    return {u"Prod"_qs, 0, now, 0};
}

ConfirmPresenter::Setting atOnce()
{
    return {u"Prod"_qs, 0, now, 1'000'000};
}

/// A fleet at rest.
QList<InstanceRecord> restingPhones(int count)
{
    QList<InstanceRecord> records = phones(1, count);
    for (InstanceRecord &record : records) {
        record.runningStatus = 2;
        record.frozenStatus = 0;
        record.loginStatus = 0;
    }
    return records;
}

QStringList idsOf(const QList<InstanceRecord> &records)
{
    QStringList ids;
    for (const InstanceRecord &record : records)
        ids.append(record.instanceId);
    return ids;
}

} // namespace

class TestConfirmPlanning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingCanBeConfirmedBeforeThePlanIsThere()
    {
        ConfirmPresenter presenter(makePlan(ActionId::Reboot, facts(40)), slow());
        QSignalSpy confirmed(&presenter, &ConfirmPresenter::confirmed);
        QVERIFY(presenter.view().isPlanning);
        QVERIFY2(presenter.view().busy.contains(u"40"), qPrintable(presenter.view().busy));
        QCOMPARE(presenter.view().question, actionOf(ActionId::Reboot).title());
        QCOMPARE(presenter.view().accountName, u"Prod"_qs);
        QVERIFY(!presenter.view().consequence.isEmpty());
        QVERIFY(!presenter.view().command.isEmpty()); // the button is there, and disabled
        QVERIFY(!presenter.view().canConfirm);
        presenter.confirm();
        QCOMPARE(confirmed.size(), 0);
        QTRY_VERIFY(!presenter.view().isPlanning);
        QVERIFY(presenter.view().busy.isEmpty());
        QVERIFY(presenter.view().canConfirm);
        presenter.confirm();
        QCOMPARE(confirmed.size(), 1);
        QCOMPARE(confirmed.constFirst().constFirst().value<OperationPlan>().phones.size(), 40);
    }

    void aRepeatKeepsItsBackupAndItsSteps()
    {
        InstanceStore store;
        const QList<InstanceRecord> records = restingPhones(40);
        list(store, records);
        OperationRecord before;
        before.id = 7;
        before.action = ActionId::Reset;
        before.steps = {ActionId::BackUp, ActionId::Reset};
        before.waves = {.canary = 5};
        for (bool keepsSettings : {true, false}) {
            const PlanRequest request{ActionId::Reset,
                                      idsOf(records),
                                      store.snapshot(),
                                      {},
                                      PlanAgain{before, QList<int>(40, 0), keepsSettings}};
            const OperationPlan plan = makePlan(request);
            QVERIFY(!plan.phones.isEmpty());
            QVERIFY(plan.backsUpFirst());
            QCOMPARE(plan.waves.canary, 5);
            ConfirmPresenter presenter(request, slow());
            QTRY_VERIFY(!presenter.view().isPlanning);
            QCOMPARE(presenter.plan(), plan);
            QCOMPARE(presenter.view(), ConfirmPresenter(plan, atOnce()).view());
            QCOMPARE(presenter.view().waves.isOffered, !keepsSettings);
        }
    }

    void aLateAnswerOfTheFilterIsNotLaidOverAnotherList()
    {
        ConfirmPresenter presenter(makePlan(ActionId::Reboot, facts(40)), slow());
        QTRY_VERIFY(!presenter.view().isPlanning);
        ConfirmListModel &list = presenter.list();
        const int all = list.rowCount();
        QCOMPARE(all, 40);
        presenter.setListFilter(list.instanceId(3));
        QVERIFY(list.isFiltering());
        // The worker has found it, which waits to be told, when the filter is emptied.
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
        presenter.setListFilter({});
        QCOMPARE(list.rowCount(), all);
        QCoreApplication::processEvents();
        QCOMPARE(list.rowCount(), all);
    }

    void comesToTheSameAsAtOnce()
    {
        ConfirmPresenter worked(makePlan(ActionId::Reset, pictured()), slow());
        ConfirmPresenter direct(makePlan(ActionId::Reset, pictured()), atOnce());
        QTRY_VERIFY(!worked.view().isPlanning);
        QCOMPARE(worked.view(), direct.view());
        QCOMPARE(worked.plan(), direct.plan());
        WaveForm form = direct.view().waves.form;
        form.isInSteps = true;
        for (ConfirmPresenter *presenter : {&worked, &direct}) {
            presenter->toggleInUse();
            presenter->setBackUpFirst(true);
            presenter->setWaves(form);
        }
        QTRY_VERIFY(!worked.view().isPlanning);
        QCOMPARE(worked.view(), direct.view());
        QCOMPARE(worked.plan(), direct.plan());
        for (int row = 0; row < direct.list().rowCount(); ++row)
            QCOMPARE(worked.list().instanceId(row), direct.list().instanceId(row));
    }

    void isOfTheFleetOfTheMomentItWasAskedFor()
    {
        InstanceStore store;
        QList<InstanceRecord> records = restingPhones(60);
        list(store, records);
        const QStringList ids = idsOf(records);
        const OperationPlan wanted = makePlan(ActionId::Reset, factsOf(store, ids));
        QCOMPARE(wanted.phones.size(), 60);
        ConfirmPresenter presenter(PlanRequest{ActionId::Reset, ids, store.snapshot()}, slow());
        // Before the worker has answered the fleet loses half of them, and the rest freezes.
        records.resize(30);
        for (InstanceRecord &record : records)
            record.frozenStatus = 1;
        list(store, records);
        list(store, records);
        QCOMPARE(store.count(), 30);
        QVERIFY(presenter.view().isPlanning);
        QTRY_VERIFY(!presenter.view().isPlanning);
        OperationPlan planned = presenter.plan();
        planned.waves = wanted.waves;
        QCOMPARE(planned, wanted);
        QCOMPARE(presenter.view().countToType, 60);
    }

    void closingItMeanwhileIsSilent()
    {
        auto presenter = std::make_unique<ConfirmPresenter>(makePlan(ActionId::Reset, facts(20'000)), slow());
        QSignalSpy changed(presenter.get(), &ConfirmPresenter::viewChanged);
        QSignalSpy confirmed(presenter.get(), &ConfirmPresenter::confirmed);
        presenter->confirm();
        presenter.reset();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
        QCoreApplication::processEvents();
        QCOMPARE(changed.size(), 0);
        QCOMPARE(confirmed.size(), 0);
    }

    void aNewChoiceMakesAnOlderOneStop()
    {
        QList<PhoneFacts> phones = facts(40);
        phones[4].signIn = 1;
        ConfirmPresenter presenter(makePlan(ActionId::Reset, phones), slow());
        presenter.toggleInUse(); // before the plan is there
        QTRY_VERIFY(!presenter.view().isPlanning);
        QCOMPARE(presenter.plan().phones.size(), 39);
        QVERIFY(!presenter.view().inUse.isWarning);
        presenter.setTyped(u"39"_qs);
        QVERIFY(presenter.view().canConfirm);
        presenter.toggleInUse();
        // What was shown stays, and can't be confirmed any more.
        QVERIFY(presenter.view().isPlanning);
        QCOMPARE(presenter.view().question, actionOf(ActionId::Reset).question(39));
        QVERIFY(!presenter.view().canConfirm);
        presenter.setBackUpFirst(true);
        QVERIFY(presenter.view().backUpFirst.isOn);
        QTRY_VERIFY(!presenter.view().isPlanning);
        QCOMPARE(presenter.plan().phones.size(), 40);
        QVERIFY(presenter.plan().backsUpFirst());
        QVERIFY(!presenter.view().canConfirm); // 39 is typed
    }

    void aRefusalIsSaidWhileItPlans()
    {
        ConfirmPresenter presenter(makePlan(ActionId::Reboot, facts(40)), slow());
        presenter.setRefusal(u"Read-only"_qs);
        QCOMPARE(presenter.view().refusal, u"Read-only"_qs);
        QTRY_VERIFY(!presenter.view().isPlanning);
        QVERIFY(!presenter.view().canConfirm);
        presenter.setRefusal({});
        QVERIFY(presenter.view().canConfirm);
    }

    void filtersWhatIsTypedLast()
    {
        ConfirmPresenter presenter(makePlan(ActionId::Reset, pictured()), slow());
        QAbstractItemModelTester tester(&presenter.list(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        presenter.setListFilter(u"shop"_qs); // before there is a list
        QTRY_COMPARE(presenter.list().rowCount(), 137);
        QTRY_COMPARE(presenter.view().listTitle, u"137 of 137 phones"_qs);
        presenter.setListFilter(u"no such phone"_qs);
        QCOMPARE(presenter.list().rowCount(), 137); // until the worker has looked
        presenter.setListFilter(u"streaming"_qs);
        QTRY_COMPARE(presenter.list().rowCount(), 7);
        QCOMPARE(presenter.view().listTitle, u"7 of 137 phones"_qs);
        presenter.setListFilter({});
        QCOMPARE(presenter.list().rowCount(), 137);
        presenter.showLeftOut(true);
        presenter.setListFilter(u"frozen"_qs);
        QTRY_COMPARE(presenter.list().rowCount(), 2);
    }
};

QTEST_GUILESS_MAIN(TestConfirmPlanning)
#include "tst_confirmplanning.moc"
