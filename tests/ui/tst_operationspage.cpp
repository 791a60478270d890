// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cellroles.h"
#include "tests/ui/operationstage.h"
#include "ui/operations/operationpane.h"
#include "ui/operations/outcomechips.h"
#include "ui/operations/outcomestable.h"
#include "ui/operations/phonehistory.h"
#include "ui/operations/reasoncards.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/button.h"
#include "ui/widgets/facetgroup.h"
#include "ui/widgets/searchfield.h"
#include "ui/window/languagecontroller.h"

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QScrollBar>

using namespace phonedeck;
using namespace phonedeck::test;

/// The place Operations over an engine that has done something.
class TestOperationsPage : public QObject
{
    Q_OBJECT

    FreshJournals m_journals;
    std::unique_ptr<ThemeController> m_theme;

private Q_SLOTS:
    void init() { m_theme = std::make_unique<ThemeController>(); }

    void enterOpensAndEscapeLeadsBack()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        const qint64 id = partlyFailed(cloud, console);
        QVERIFY(id > 0);
        QTRY_COMPARE(page.table()->model()->rowCount(), 1);
        page.focusContent();
        QTest::keyClick(page.table(), Qt::Key_Return);
        QVERIFY(isShown(page, id));
        QTest::keyClick(page.pane().table(), Qt::Key_Escape);
        QTRY_COMPARE(page.openedOperation(), 0);
    }

    void whatAnotherConsoleDoesIsFollowed()
    {
        const QString path = m_journals.next();
        StageOptions options;
        options.journal.retryEvery = std::chrono::milliseconds(20);
        Stage stage(path, options);
        auto &[cloud, console, page] = stage;
        OperationConsole other(cloud, path);
        QVERIFY(other.open());
        OperationPlan plan = other.plan(ActionId::Reboot, cloud.ids);
        plan.waves = {.canary = 2, .asksBetween = true};
        const qint64 id = other.start(plan);
        QTRY_COMPARE(other.record(id).state, RunState::Braked);
        QVERIFY(console.open());
        QTRY_COMPARE(page.table()->model()->rowCount(), 1);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        QVERIFY(page.pane().view().stop.isEmpty());
        QVERIFY(page.pane().view().proceed.isEmpty());
        other.engine->proceed(id);
        QVERIFY(other.runToEnd(id));
        const int phones = other.record(id).counts.total();
        QTRY_COMPARE(page.pane().view().chips.at(chipOf(page.pane(), PhoneState::Succeeded)).count, phones);
        QTRY_COMPARE(page.pane().model().rowCount(), phones);
        // The phones are read after the list.
        QTRY_COMPARE(countsOf(page.pane().model().phones()).of(PhoneState::Succeeded), phones);
    }

    void theKeysGoToTheOpenedOneAndBack()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        page.activateWindow();
        const qint64 id = partlyFailed(cloud, console);
        QTRY_COMPARE(page.table()->model()->rowCount(), 1);
        page.focusContent();
        QVERIFY(!page.moveToPane(1)); // nothing is opened
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        QVERIFY(!page.moveToPane(-1));
        QVERIFY(page.moveToPane(1));
        QVERIFY(page.pane().table()->hasFocus());
        QVERIFY(!page.moveToPane(1));
        QVERIFY(page.moveToPane(-1));
        QVERIFY(page.table()->hasFocus());
    }

    void aNarrowPaneNeedsNoScrollingAside()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        page.resize(1240, 700);
        const qint64 id = partlyFailed(cloud, console);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        const OutcomesTable *table = page.pane().table();
        QTRY_VERIFY(!table->isColumnHidden(PhoneOutcomesModel::RequestColumn));
        page.resize(976, 700);
        QTRY_VERIFY(table->isColumnHidden(PhoneOutcomesModel::RequestColumn));
        QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
        page.resize(1240, 700);
        QTRY_VERIFY(!table->isColumnHidden(PhoneOutcomesModel::RequestColumn));
    }

    void aCounterIsAFilterAndNeverLeadsToAnEmptyList()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        const qint64 id = partlyFailed(cloud, console);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        OperationPane &pane = page.pane();
        OutcomeChips *chips = pane.chips();
        QTRY_COMPARE(pane.view().chips.at(chipOf(pane, PhoneState::Failed)).count, 2);
        chips->activateRow(0); // all
        QTRY_COMPARE(pane.model().rowCount(), 6);
        chips->activateRow(chipOf(pane, PhoneState::Failed));
        QTRY_COMPARE(pane.model().rowCount(), 2);
        const int skipped = chipOf(pane, PhoneState::Skipped);
        QVERIFY(!chips->isRowEnabled(skipped));
        QTest::mouseClick(chips, Qt::LeftButton, {}, chips->rowArea(skipped).center());
        QCOMPARE(pane.model().rowCount(), 2);
    }

    void theShownPhonesCanBeChosenInTheFleet()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        const qint64 id = partlyFailed(cloud, console);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        page.pane().chips()->activateRow(chipOf(page.pane(), PhoneState::Failed));
        QTRY_COMPARE(page.pane().model().rowCount(), 2);
        QSignalSpy asked(&page, &OperationsPage::phonesRequested);
        Button *show = buttonOf(page.pane(), QStringLiteral("Show 2 in Phones"));
        QVERIFY(show);
        QTest::mouseClick(show, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(sorted(asked.constFirst().constFirst().toStringList()),
                 sorted({cloud.ids.at(1), cloud.ids.at(4)}));
    }

    void aBrakedOperationGoesOnWhenToldTo()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::Reboot, cloud.ids);
        plan.waves = {.canary = 2, .asksBetween = true};
        const qint64 id = console.start(plan);
        QTRY_COMPARE(console.record(id).state, RunState::Braked);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        QCOMPARE(cloud.hits(u"BatchRebootInstance"_qs).size(), 2);
        Button *proceed = buttonOf(page.pane(), QStringLiteral("Continue with the next 4"));
        QVERIFY(proceed);
        QTest::mouseClick(proceed, Qt::LeftButton);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(cloud.hits(u"BatchRebootInstance"_qs).size(), 6);
    }

    void aClickOpensAndTheListLeadsOn()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        const qint64 first = console.start(console.plan(ActionId::ReleaseSession, {cloud.ids.at(0)}));
        const qint64 second = console.start(console.plan(ActionId::ReleaseSession, {cloud.ids.at(1)}));
        QVERIFY(console.runToEnd(first));
        QVERIFY(console.runToEnd(second));
        QTRY_COMPARE(page.table()->model()->rowCount(), 2);
        const QModelIndex newest = page.table()->model()->index(0, OperationsModel::WhatColumn);
        QTest::mouseClick(page.table()->viewport(), Qt::LeftButton, {},
                          page.table()->visualRect(newest).center());
        QVERIFY(isShown(page, second));
        QCOMPARE(page.pane().model().phones().constFirst().instanceId, cloud.ids.at(1));
        QTest::keyClick(page.table(), Qt::Key_Down);
        QVERIFY(isShown(page, first));
        QVERIFY(!newest.data(SelectedRole).toBool());
        QVERIFY(page.table()->currentIndex().data(SelectedRole).toBool());
        QTRY_COMPARE(page.pane().model().phones().constFirst().instanceId, cloud.ids.at(0));
        QTest::keyClick(page.table(), Qt::Key_Escape);
        QTRY_COMPARE(page.openedOperation(), 0);
    }

    void aCardShowsThePhonesOfItsReasonAlone()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        const qint64 id = partlyFailed(cloud, console);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        OperationPane &pane = page.pane();
        pane.chips()->activateRow(0); // all
        QTRY_COMPARE(pane.model().rowCount(), 6);
        QCOMPARE(pane.view().cardsTitle, QStringLiteral("Why 2 failed"));
        QCOMPARE(pane.view().cards.size(), 1);
        QList<QAbstractButton *> buttons = pane.cards()->widget()->findChildren<QAbstractButton *>();
        buttons.removeIf([](const QAbstractButton *button) { return !button->isCheckable(); }); // the note's
        QCOMPARE(buttons.size(), 1);
        QTest::mouseClick(buttons.constFirst(), Qt::LeftButton);
        QTRY_COMPARE(pane.model().rowCount(), 2);
        for (int row = 0; row < 2; ++row)
            QCOMPARE(pane.model().phone(row).state, PhoneState::Failed);
        QTest::mouseClick(buttons.constFirst(), Qt::LeftButton);
        QTRY_COMPARE(pane.model().rowCount(), 6);
    }

    void unknownOnesAreLookedAtAndNeverSentAgain()
    {
        EngineSettings settings = quickEngine();
        settings.tracker.deadline = std::chrono::milliseconds(60);
        Stage stage(m_journals.next(), {.engine = settings, .cloud = {.ticking = false}});
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        const qint64 id = console.start(console.plan(ActionId::BackUp, cloud.ids));
        QVERIFY(console.runToEnd(id)); // they are still on their way when patience ends
        QCOMPARE(console.count(id, PhoneState::Unknown), 6);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        Button *check = buttonOf(page.pane(), QStringLiteral("Check 6 unknown"));
        QVERIFY(check);
        QVERIFY(!buttonOf(page.pane(), QStringLiteral("Retry 6 failed")));
        letItPass(cloud);
        QTest::mouseClick(check, Qt::LeftButton);
        QTRY_COMPARE(console.count(id, PhoneState::Succeeded), 6);
        QTRY_VERIFY(!buttonOf(page.pane(), QStringLiteral("Check 6 unknown")));
        QCOMPARE(cloud.received(u"BatchBackupInstances"_qs), 1);
    }

    void followsTheLanguageWhileOneIsOpened()
    {
        LanguageController language;
        language.setLanguage(LanguageController::Language::English);
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        const qint64 id = partlyFailed(cloud, console);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        QVERIFY(buttonOf(page.pane(), QStringLiteral("Retry 2 failed")));
        const OperationView english = page.pane().view();
        const QString brief = page.pane().model().textOf(0).brief;
        language.setLanguage(LanguageController::Language::Chinese);
        page.retranslate(); // the window tells its places
        const OperationView chinese = page.pane().view();
        QVERIFY(buttonOf(page.pane(), chinese.retry));
        QCOMPARE(page.openedOperation(), id);
        const auto isOther = [](const QString &one, const QString &other) {
            return one != other && !other.isEmpty();
        };
        QVERIFY(isOther(english.title, chinese.title));
        QVERIFY(isOther(english.sentence, chinese.sentence));
        QVERIFY(isOther(english.retry, chinese.retry));
        QVERIFY(isOther(english.cardsTitle, chinese.cardsTitle));
        QVERIFY(isOther(english.cards.constFirst().sentence, chinese.cards.constFirst().sentence));
        QVERIFY(isOther(english.chips.constFirst().label.word, chinese.chips.constFirst().label.word));
        QVERIFY(isOther(brief, page.pane().model().textOf(0).brief));
        language.setLanguage(LanguageController::Language::English);
        page.retranslate();
        QCOMPARE(page.pane().view(), english);
    }

    void aLineOfAPhonesHistoryOpensItsOperation()
    {
        PhoneHistory history({{.operation = 7, .when = u"12:01"_qs, .what = u"Reboot"_qs},
                              {.operation = 3, .when = u"11:22"_qs, .what = u"Reset"_qs}});
        history.resize(260, history.sizeHint().height());
        QSignalSpy opened(&history, &PhoneHistory::activated);
        QTest::mouseClick(&history, Qt::LeftButton, {}, history.rowArea(1).center());
        QTest::keyClick(&history, Qt::Key_Return);
        QTest::keyClick(&history, Qt::Key_Down);
        QTest::keyClick(&history, Qt::Key_Return);
        QCOMPARE(opened.size(), 3);
        QCOMPARE(opened.at(0).constFirst().toLongLong(), 3);
        QCOMPARE(opened.at(1).constFirst().toLongLong(), 7);
        QCOMPARE(opened.at(2).constFirst().toLongLong(), 3);
    }
};

QTEST_MAIN(TestOperationsPage)
#include "tst_operationspage.moc"
