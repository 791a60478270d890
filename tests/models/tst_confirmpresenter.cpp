// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cellroles.h"
#include "models/fleet/instancestore.h"
#include "models/operations/confirmpresenter.h"
#include "tests/models/phones.h"
#include "tests/models/plannedphones.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

ConfirmPresenter::Fact factNamed(const ConfirmPresenter::View &view, const QString &word)
{
    for (const ConfirmPresenter::FactColumn &column : view.columns) {
        for (const ConfirmPresenter::Fact &each : column.facts) {
            if (each.label.word == word)
                return each;
        }
    }
    return {{}, -1};
}

struct Sheet {
    explicit Sheet(ActionId action, const QList<PhoneFacts> &phones)
        : presenter(makePlan(action, phones), ConfirmPresenter::Setting{u"Prod"_qs, 0, now}),
          tester(&presenter.list(), fatal)
    {
    }
    static constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

    ConfirmPresenter presenter;
    QAbstractItemModelTester tester;
    [[nodiscard]] const ConfirmPresenter::View &view() const { return presenter.view(); }
};

} // namespace

/// What the sheet says, asks and allows, by value.
class TestConfirmPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksByActionAndEffect_data()
    {
        QTest::addColumn<ActionId>("action");
        QTest::addColumn<bool>("destroys");
        QTest::addColumn<bool>("offersBackup");
        QTest::addColumn<bool>("warnsOfUse");
        QTest::newRow("reboot") << ActionId::Reboot << false << false << true;
        QTest::newRow("reset") << ActionId::Reset << true << true << true;
        QTest::newRow("backup") << ActionId::BackUp << false << false << true;
        QTest::newRow("prepare") << ActionId::Prepare << false << false << false;
        QTest::newRow("stop") << ActionId::StopStreaming << false << false << false;
        QTest::newRow("release") << ActionId::ReleaseSession << false << false << true;
        QTest::newRow("unassign") << ActionId::Unassign << true << true << true;
        QTest::newRow("delete") << ActionId::Delete << true << false << true;
        QTest::newRow("rescue") << ActionId::SessionRescue << false << false << true;
    }

    void asksByActionAndEffect()
    {
        QFETCH(ActionId, action);
        QFETCH(bool, destroys);
        QFETCH(bool, offersBackup);
        QFETCH(bool, warnsOfUse);
        QList<PhoneFacts> phones = action == ActionId::Delete ? freeFacts(12) : facts(12);
        for (PhoneFacts &phone : phones) {
            phone.signIn = 1;
            phone.resource = action == ActionId::StopStreaming ? 3 : 2;
        }
        Sheet sheet(action, phones);
        const ConfirmPresenter::View &view = sheet.view();
        QCOMPARE(sheet.presenter.plan().phones.size(), 12);
        QCOMPARE(view.question, actionOf(action).question(12));
        QCOMPARE(view.command, actionOf(action).command(12));
        QCOMPARE(view.consequence, actionOf(action).consequence());
        QVERIFY(!view.consequence.isEmpty());
        QCOMPARE(view.accountName, u"Prod"_qs);
        QCOMPARE(view.destroys, destroys);
        // Friction by effect: only what destroys more than one asks for the count and doesn't take Enter.
        QCOMPARE(view.countToType, destroys ? 12 : 0);
        QCOMPARE(view.confirmsOnEnter, !destroys);
        QCOMPARE(view.canConfirm, !destroys);
        QCOMPARE(!view.backUpFirst.text.isEmpty(), offersBackup);
        QCOMPARE(!view.inUse.lead.isEmpty(), warnsOfUse);
        Sheet one(action, {phones.constFirst()});
        QCOMPARE(one.view().countToType, 0);
        QCOMPARE(one.view().confirmsOnEnter, !destroys);
        QVERIFY(one.view().canConfirm);
        QVERIFY(!one.view().waves.isOffered);
    }

    void countsWhoIsHit()
    {
        Sheet sheet(ActionId::Reset, pictured());
        const ConfirmPresenter::View &view = sheet.view();
        QCOMPARE(view.columns.size(), 3);
        QCOMPARE(factNamed(view, u"Running"_qs).count, 104);
        QCOMPARE(factNamed(view, u"Running"_qs).label.shape, StateShape::Disc);
        QCOMPARE(factNamed(view, u"Stopped"_qs).count, 33);
        QCOMPARE(factNamed(view, u"Region cn-north-7"_qs).count +
                     factNamed(view, u"Region cn-south-1"_qs).count,
                 137);
        QCOMPARE(factNamed(view, u"Signed in"_qs).count, 9);
        QCOMPARE(factNamed(view, u"Streaming"_qs).count, 7);
        QCOMPARE(factNamed(view, u"Assigned to a user"_qs).count, 137);
        QCOMPARE(factNamed(view, u"Free"_qs).count, 0);
        QCOMPARE(factNamed(view, u"Under 24 h"_qs).count, 111);
        QCOMPARE(factNamed(view, u"Under 24 h"_qs).label.shape, StateShape::Check);
        QCOMPARE(factNamed(view, u"1 to 7 days"_qs).count, 14);
        QCOMPARE(factNamed(view, u"Over 7 days"_qs).count, 8);
        QCOMPARE(factNamed(view, u"Over 7 days"_qs).label.shape, StateShape::Triangle);
        QCOMPARE(factNamed(view, u"Never"_qs).count, 4);
        QCOMPARE(factNamed(view, u"Never"_qs).label.shape, StateShape::Triangle);
        // Nothing to warn of: no sign of warning.
        Sheet fine(ActionId::Reset, facts(4));
        QCOMPARE(factNamed(fine.view(), u"Never"_qs).label.shape, StateShape::None);
    }

    void sumsUpWhatDoesNotFit()
    {
        QList<PhoneFacts> phones = facts(40);
        for (int i = 0; i < phones.size(); ++i) {
            phones[i].region = u"region-%1"_qs.arg(i % 5);
            phones[i].running = QList<int>{0, 1, 2, 5, 9, 12}.at(i % 6);
        }
        Sheet sheet(ActionId::Reset, phones);
        const QList<ConfirmPresenter::Fact> states = sheet.view().columns.constFirst().facts;
        QCOMPARE(states.size(), 9);
        int sum = 0;
        for (const ConfirmPresenter::Fact &each : states)
            sum += each.count;
        QCOMPARE(sum, 2 * 40);
        QVERIFY(factNamed(sheet.view(), u"Other states"_qs).count > 0);
        QCOMPARE(factNamed(sheet.view(), u"Other regions"_qs).count, 16);
    }

    void leavesThoseInUseOutAndTakesThemInAgain()
    {
        Sheet sheet(ActionId::Reset, pictured());
        const OperationPlan before = sheet.presenter.plan();
        QVERIFY(sheet.view().inUse.isWarning);
        QVERIFY(sheet.view().inUse.lead.contains(u'9'));
        QVERIFY(sheet.view().inUse.button.contains(u'9'));
        sheet.presenter.setTyped(u"137"_qs);
        QVERIFY(sheet.view().canConfirm);
        sheet.presenter.toggleInUse();
        QCOMPARE(sheet.view().question, actionOf(ActionId::Reset).question(128));
        QCOMPARE(sheet.view().countToType, 128);
        // What was typed for another count no longer holds.
        QVERIFY(!sheet.view().canConfirm);
        QVERIFY(sheet.view().isTypedWrong);
        QVERIFY(!sheet.view().inUse.isWarning);
        QCOMPARE(sheet.presenter.plan().skipped.size(), 15);
        QCOMPARE(factNamed(sheet.view(), u"Signed in"_qs).count, 0);
        sheet.presenter.toggleInUse();
        QCOMPARE(sheet.presenter.plan(), before);
        QVERIFY(sheet.view().canConfirm);
    }

    void saysWhoIsLeftOutAndWhy()
    {
        Sheet sheet(ActionId::Reset, pictured());
        const QString leftOut = sheet.view().leftOut;
        QVERIFY2(leftOut.startsWith(u"6 of the 143 selected"_qs), qPrintable(leftOut));
        const qsizetype copying = leftOut.indexOf(obstacleText(PhoneReason::BackingUp, 4));
        const qsizetype frozen = leftOut.indexOf(obstacleText(PhoneReason::Frozen, 2));
        QVERIFY(copying > 0);
        QVERIFY(frozen > copying); // the most frequent first
        Sheet all(ActionId::Reset, facts(3));
        QVERIFY(all.view().leftOut.isEmpty());
        QVERIFY(all.view().listSwitch.isEmpty());
    }

    void showsTheLeftOutOnesAndBack()
    {
        Sheet sheet(ActionId::Reset, pictured());
        ConfirmListModel &list = sheet.presenter.list();
        QCOMPARE(list.rowCount(), 137);
        QCOMPARE(list.columnCount(), 6);
        sheet.presenter.showLeftOut(true);
        QVERIFY(sheet.view().showsLeftOut);
        QCOMPARE(list.rowCount(), 6);
        const int last = list.columnCount() - 1;
        QCOMPARE(list.headerData(last, Qt::Horizontal, Qt::DisplayRole).toString(), u"Reason"_qs);
        QVERIFY(!list.index(0, last).data().toString().isEmpty());
        QVERIFY(!sheet.view().listSwitch.isEmpty());
        sheet.presenter.showLeftOut(false);
        QCOMPARE(list.rowCount(), 137);
        QVERIFY(!sheet.view().showsLeftOut);
    }

    void listsThoseInUseFirstThenByName()
    {
        QList<PhoneFacts> phones = facts(8);
        std::reverse(phones.begin(), phones.end());
        phones[1].signIn = 1;   // shop-00007
        phones[5].resource = 3; // shop-00003
        Sheet sheet(ActionId::Reset, phones);
        const ConfirmListModel &list = sheet.presenter.list();
        QStringList names;
        for (int row = 0; row < list.rowCount(); ++row)
            names.append(list.index(row, 0).data().toString().right(1));
        QCOMPARE(names.join(QString()), u"37124568"_qs);
        QCOMPARE(sheet.view().listHint, u"those in use first"_qs);
        QCOMPARE(list.index(0, 1).data(StateRole).value<StateText>().shape, StateShape::RingDisc);
        QCOMPARE(list.index(1, 2).data().toString(), u"In"_qs);
        QCOMPARE(list.index(0, 5).data().toString(), u"9 h"_qs);
        QCOMPARE(list.index(0, 4).data().toString(), u"成员 3"_qs);
    }

    void filtersTheListByWords()
    {
        Sheet sheet(ActionId::Reset, pictured());
        ConfirmListModel &list = sheet.presenter.list();
        sheet.presenter.setListFilter(u"streaming"_qs);
        QCOMPARE(list.rowCount(), 7);
        QCOMPARE(sheet.view().listTitle, u"7 of 137 phones"_qs);
        sheet.presenter.setListFilter(u"STOPPED shop-001"_qs);
        QCOMPARE(list.rowCount(), 33);
        sheet.presenter.setListFilter(u"成员 12"_qs);
        QVERIFY(list.rowCount() > 0);
        sheet.presenter.setListFilter(u"id-00012"_qs);
        QCOMPARE(list.rowCount(), 1);
        QCOMPARE(list.instanceId(0), u"id-00012"_qs);
        sheet.presenter.setListFilter(u"user-12"_qs);
        QVERIFY(list.rowCount() > 1);
        sheet.presenter.setListFilter(u"no such phone"_qs);
        QCOMPARE(list.rowCount(), 0);
        // What is shown says nothing about what is done.
        QCOMPARE(sheet.presenter.plan().phones.size(), 137);
        sheet.presenter.setListFilter(QString());
        QCOMPARE(list.rowCount(), 137);
        sheet.presenter.showLeftOut(true);
        sheet.presenter.setListFilter(u"frozen"_qs);
        QCOMPARE(list.rowCount(), 2);
    }

    void isBoundToThePhonesItWasMadeWith()
    {
        InstanceStore store;
        QList<InstanceRecord> records = phones(1, 60);
        for (InstanceRecord &record : records) {
            record.runningStatus = 2;
            record.frozenStatus = 0;
            record.loginStatus = 0;
        }
        list(store, records);
        QStringList ids;
        for (const InstanceRecord &record : std::as_const(records))
            ids.append(record.instanceId);
        ConfirmPresenter presenter(makePlan(ActionId::Reset, factsOf(store, ids)),
                                   ConfirmPresenter::Setting{u"Prod"_qs, 0, now});
        const OperationPlan plan = presenter.plan();
        const ConfirmPresenter::View view = presenter.view();
        QCOMPARE(plan.phones.size(), 60);
        QSignalSpy changed(&presenter, &ConfirmPresenter::viewChanged);
        // The fleet loses half of them, the rest freezes.
        records.resize(30);
        for (InstanceRecord &record : records)
            record.frozenStatus = 1;
        list(store, records);
        list(store, records);
        QCOMPARE(store.count(), 30);
        QCOMPARE(presenter.plan(), plan);
        QCOMPARE(presenter.view(), view);
        QCOMPARE(changed.size(), 0);
        presenter.setTyped(u"60"_qs);
        QSignalSpy confirmed(&presenter, &ConfirmPresenter::confirmed);
        presenter.confirm();
        QCOMPARE(confirmed.constFirst().constFirst().value<OperationPlan>(), plan);
    }

    void takesTheCountWithAndWithoutSeparators_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isRight");
        QTest::addColumn<bool>("isWrong");
        QTest::newRow("nothing") << QString() << false << false;
        QTest::newRow("on the way") << u"12"_qs << false << false;
        QTest::newRow("digits") << u"1234"_qs << true << false;
        QTest::newRow("comma") << u"1,234"_qs << true << false;
        QTest::newRow("point") << u"1.234"_qs << true << false;
        QTest::newRow("space") << u" 1 234 "_qs << true << false;
        QTest::newRow("full width") << u"１２３４"_qs << true << false;
        QTest::newRow("full-width comma") << u"1，234"_qs << true << false;
        QTest::newRow("comma at the wrong place") << u"12,34"_qs << false << true;
        QTest::newRow("another count") << u"1235"_qs << false << true;
        QTest::newRow("more") << u"12345"_qs << false << true;
        QTest::newRow("minus") << u"-1234"_qs << false << true;
        QTest::newRow("words") << u"yes"_qs << false << true;
    }

    void takesTheCountWithAndWithoutSeparators()
    {
        QFETCH(QString, typed);
        QFETCH(bool, isRight);
        QFETCH(bool, isWrong);
        Sheet sheet(ActionId::Delete, freeFacts(1'234));
        sheet.presenter.setTyped(typed);
        QCOMPARE(sheet.view().canConfirm, isRight);
        QCOMPARE(sheet.view().isTypedWrong, isWrong);
    }

    void offersABackupFirst()
    {
        QList<PhoneFacts> phones = facts(130);
        for (int i = 0; i < 10; ++i)
            phones[i].resource = 0; // no data on hardware, so nothing to back up
        Sheet sheet(ActionId::Reset, phones);
        QVERIFY(!sheet.view().backUpFirst.isOn);
        QVERIFY2(sheet.view().backUpFirst.hint.contains(u"10"_qs), qPrintable(sheet.view().backUpFirst.hint));
        const QString requests = sheet.view().requests;
        sheet.presenter.setBackUpFirst(true);
        QVERIFY(sheet.view().backUpFirst.isOn);
        QVERIFY(sheet.presenter.plan().backsUpFirst());
        QCOMPARE(sheet.presenter.plan().steps, (QList<ActionId>{ActionId::BackUp, ActionId::Reset}));
        QCOMPARE(sheet.presenter.plan().phones.size(), 120);
        QCOMPARE(sheet.view().countToType, 120);
        QCOMPARE(sheet.view().requests, requests); // of the reset itself
        // 50 phones a request, in two regions: 80 in one, 40 in the other.
        QVERIFY2(sheet.view().backUpFirst.hint.startsWith(u'3'), qPrintable(sheet.view().backUpFirst.hint));
        sheet.presenter.setBackUpFirst(false);
        QCOMPARE(sheet.presenter.plan().phones.size(), 130);
        QVERIFY(!sheet.presenter.plan().backsUpFirst());
        // An action that wipes nothing has no such offer, whoever asks.
        Sheet reboot(ActionId::Reboot, phones);
        reboot.presenter.setBackUpFirst(true);
        QVERIFY(!reboot.presenter.plan().backsUpFirst());
    }

    void saysHowManyRequests()
    {
        Sheet perRegion(ActionId::Reset, facts(80));
        QVERIFY(perRegion.view().requests.startsWith(u'2'));
        QVERIFY(perRegion.view().requests.endsWith(u"one per region"_qs));
        QList<PhoneFacts> streaming = facts(5);
        for (PhoneFacts &phone : streaming)
            phone.resource = 3;
        Sheet perPhone(ActionId::StopStreaming, streaming);
        QVERIFY(perPhone.view().requests.startsWith(u'5'));
        QVERIFY(perPhone.view().requests.endsWith(u"one per phone"_qs));
        Sheet many(ActionId::Reboot, facts(450));
        QCOMPARE(many.view().requests.section(u' ', 0, 0), u"5"_qs);
        // Steps make more of them.
        many.presenter.setWaves({.isInSteps = true, .canary = u"10"_qs, .step = u"50"_qs});
        QCOMPARE(many.view().requests.section(u' ', 0, 0),
                 QString::number(many.presenter.plan().requestCount()));
        QVERIFY(many.presenter.plan().requestCount() > 10);
    }

    void goesInSteps()
    {
        Sheet sheet(ActionId::Reboot, facts(137));
        QVERIFY(sheet.view().waves.isOffered);
        QVERIFY(!sheet.view().waves.form.isInSteps);
        QVERIFY(sheet.presenter.plan().waves.isOneWave());
        WaveForm form = sheet.view().waves.form;
        form.isInSteps = true;
        // The first guess is one that can be confirmed.
        sheet.presenter.setWaves(form);
        QVERIFY(sheet.view().canConfirm);
        QVERIFY(!sheet.presenter.plan().waves.isOneWave());
        form = {.isInSteps = true,
                .canary = u"10"_qs,
                .step = u"50"_qs,
                .brakePercent = u"5"_qs,
                .minutes = u"30"_qs,
                .asksBetween = true};
        sheet.presenter.setWaves(form);
        const WavePlan waves = sheet.presenter.plan().waves;
        QCOMPARE(waves.sizes(137), (QList<int>{10, 50, 50, 27}));
        QCOMPARE(waves.brakeShare, 0.05);
        QCOMPARE(waves.spreadOver, std::chrono::minutes(30));
        QVERIFY(waves.asksBetween);
        QVERIFY2(sheet.view().waves.checked.words.contains(u"10, 50, 50, 27"_qs),
                 qPrintable(sheet.view().waves.checked.words));
        form.step = u"none"_qs;
        sheet.presenter.setWaves(form);
        QVERIFY(!sheet.view().canConfirm);
        form.isInSteps = false;
        sheet.presenter.setWaves(form);
        QVERIFY(sheet.view().canConfirm);
        QVERIFY(sheet.presenter.plan().waves.isOneWave());
        QCOMPARE(sheet.view().waves.form.canary, u"10"_qs); // what was typed is kept
    }

    void staysForPlansWithNothingToDo()
    {
        QList<PhoneFacts> phones = facts(6);
        for (PhoneFacts &phone : phones)
            phone.frozen = 1;
        Sheet sheet(ActionId::Reset, phones);
        const ConfirmPresenter::View &view = sheet.view();
        QVERIFY(view.command.isEmpty());
        QVERIFY(!view.canConfirm);
        QCOMPARE(view.countToType, 0);
        QVERIFY(view.columns.isEmpty());
        QVERIFY(view.leftOut.contains(obstacleText(PhoneReason::Frozen, 6)));
        QVERIFY(view.showsLeftOut);
        QCOMPARE(sheet.presenter.list().rowCount(), 6);
        QVERIFY(view.listSwitch.isEmpty());
        QVERIFY(view.backUpFirst.text.isEmpty());
        sheet.presenter.confirm();
        Sheet empty(ActionId::Reset, {});
        QVERIFY(!empty.view().canConfirm);
        QVERIFY(empty.view().command.isEmpty());
    }

    void comesBackFromLeavingAllOut()
    {
        QList<PhoneFacts> phones = facts(3);
        for (PhoneFacts &phone : phones)
            phone.signIn = 1;
        Sheet sheet(ActionId::Reboot, phones);
        sheet.presenter.toggleInUse();
        QVERIFY(sheet.view().command.isEmpty());
        QVERIFY(!sheet.view().inUse.button.isEmpty());
        sheet.presenter.toggleInUse();
        QVERIFY(sheet.view().canConfirm);
    }

    void saysWhyItCannotBeStarted()
    {
        Sheet sheet(ActionId::Reboot, facts(3));
        QVERIFY(sheet.view().canConfirm);
        sheet.presenter.setRefusal(u"This console only reads."_qs);
        QVERIFY(!sheet.view().canConfirm);
        QCOMPARE(sheet.view().refusal, u"This console only reads."_qs);
        QSignalSpy confirmed(&sheet.presenter, &ConfirmPresenter::confirmed);
        sheet.presenter.confirm();
        QCOMPARE(confirmed.size(), 0);
        sheet.presenter.setRefusal({});
        sheet.presenter.confirm();
        QCOMPARE(confirmed.size(), 1);
    }

    void confirmsOnce()
    {
        Sheet sheet(ActionId::Reboot, facts(3));
        QSignalSpy confirmed(&sheet.presenter, &ConfirmPresenter::confirmed);
        sheet.presenter.confirm();
        sheet.presenter.confirm();
        QCOMPARE(confirmed.size(), 1);
        QVERIFY(!sheet.view().canConfirm);
        // The engine refused it after all: once the reason is gone, a person may try again.
        sheet.presenter.setRefusal(u"The journal can't be written."_qs);
        sheet.presenter.setRefusal({});
        QVERIFY(sheet.view().canConfirm);
    }

    void tellsOnlyWhatChanged()
    {
        Sheet sheet(ActionId::Reset, facts(20));
        QSignalSpy changed(&sheet.presenter, &ConfirmPresenter::viewChanged);
        sheet.presenter.setTyped(u"1"_qs);
        QCOMPARE(changed.size(), 1);
        sheet.presenter.setTyped(u"1"_qs);
        sheet.presenter.setBackUpFirst(false);
        sheet.presenter.setRefusal({});
        sheet.presenter.retranslate();
        QCOMPARE(changed.size(), 1);
    }

    void holdsFiftyThousandPhones()
    {
        QList<PhoneFacts> phones = facts(50'000);
        for (int i = 0; i < phones.size(); i += 7)
            phones[i].signIn = 1;
        ConfirmPresenter presenter(makePlan(ActionId::Reset, phones),
                                   ConfirmPresenter::Setting{u"Prod"_qs, 0, now});
        QTRY_COMPARE(presenter.list().rowCount(), 50'000);
        presenter.setListFilter(u"shop-49"_qs);
        QTRY_COMPARE(presenter.list().rowCount(), 1'000);
        presenter.setTyped(u"50,000"_qs);
        QVERIFY(presenter.view().canConfirm);
        QBENCHMARK_ONCE
        {
            presenter.setListFilter(u"shop-4"_qs);
            QTRY_COMPARE(presenter.list().rowCount(), 10'000);
        }
    }
};

QTEST_GUILESS_MAIN(TestConfirmPresenter)
#include "tst_confirmpresenter.moc"
