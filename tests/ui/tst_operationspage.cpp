// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cellroles.h"
#include "tests/models/operationconsole.h"
#include "ui/operations/operationpane.h"
#include "ui/operations/operationspage.h"
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

namespace {

/// Six phones at rest, a console, and the page over it.
struct Stage {
    explicit Stage(const QString &journal, const EngineSettings &settings = quickEngine(),
                   const simulator::SimulatorOptions &options = {.speed = 100})
        : cloud(6, options), console(cloud, journal, settings), page(*console.engine, *console.journal)
    {
        page.resize(1200, 800);
        page.show();
    }

    OrderlyCloud cloud;
    OperationConsole console;
    OperationsPage page;
};

} // namespace

/// The place Operations over an engine that has done something.
class TestOperationsPage : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_journals = 0;
    std::unique_ptr<ThemeController> m_theme;

    QString freshPath() { return m_folder.filePath(QStringLiteral("%1.sqlite").arg(++m_journals)); }

    static Button *buttonOf(const QWidget &parent, const QString &text)
    {
        for (Button *button : parent.findChildren<Button *>()) {
            if (button->text() == text && button->isVisibleTo(&parent))
                return button;
        }
        return nullptr;
    }

    /// The words of a facet with their counts: "Waiting 1".
    static QStringList facetOf(OperationsPage &page, const QString &title)
    {
        QStringList rows;
        for (const FacetGroup *group : page.sidePanel()->findChildren<FacetGroup *>()) {
            if (group->accessibleName() != title)
                continue;
            for (const FacetRow &row : group->rows())
                rows.append(QStringLiteral("%1 %2").arg(row.state.word).arg(row.count));
        }
        return rows;
    }

    static QStringList sortedIds(const OperationPlan &plan)
    {
        QStringList ids;
        for (const PhoneFacts &phone : plan.phones)
            ids.append(phone.instanceId);
        ids.sort();
        return ids;
    }

    static QStringList sorted(QStringList ids)
    {
        ids.sort();
        return ids;
    }

    static int chipOf(const OperationPane &pane, PhoneState state)
    {
        const QList<OutcomeChip> &chips = pane.view().chips;
        for (int i = 0; i < chips.size(); ++i) {
            if (chips.at(i).which == OutcomeQuery::Which::State && chips.at(i).state == state)
                return i;
        }
        return -1;
    }

    /// Reboots all; two of them can't be, although the plan thought so: they end as failed, with 5005.
    static qint64 partlyFailed(OrderlyCloud &cloud, OperationConsole &console)
    {
        const OperationPlan plan = console.plan(ActionId::Reboot, cloud.ids);
        for (int row : {1, 4})
            cloud.change(row, [](OrderlyCloud::Instance &phone) {
                phone.running = simulator::RunningStatus::Stopped;
            });
        const qint64 id = console.start(plan);
        return console.runToEnd(id) ? id : 0;
    }

    /// Ten minutes of a cloud that stands still by itself.
    static void letItPass(OrderlyCloud &cloud)
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        cloud.with([&now](OrderlyCloud::Cloud &truth) {
            for (int second = 1; second <= 600; ++second)
                truth.tick(now.addSecs(second));
        });
    }

    static bool isShown(OperationsPage &page, qint64 id)
    {
        return QTest::qWaitFor([&] {
            return page.openedOperation() == id && page.pane().model().phones().size() > 0 &&
                   page.isSettled();
        });
    }

private Q_SLOTS:
    void init() { m_theme = std::make_unique<ThemeController>(); }

    void enterOpensAndEscapeLeadsBack()
    {
        Stage stage(freshPath());
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

    void theKeysGoToTheOpenedOneAndBack()
    {
        Stage stage(freshPath());
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
        Stage stage(freshPath());
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
        Stage stage(freshPath());
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

    void retryIsForTheFailedOnesAndThoseAlone()
    {
        Stage stage(freshPath());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        const qint64 id = partlyFailed(cloud, console);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        for (int row : {1, 4})
            cloud.change(row, [](OrderlyCloud::Instance &phone) {
                phone.running = simulator::RunningStatus::Running;
            });
        QVERIFY(console.list()); // the plan is made with the states of now
        OperationPlan plan;
        connect(&page, &OperationsPage::planRequested, &page,
                [&](const OperationPlan &asked) { plan = asked; });
        Button *retry = buttonOf(page.pane(), QStringLiteral("Retry 2 failed"));
        QVERIFY(retry);
        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(sortedIds(plan), sorted({cloud.ids.at(1), cloud.ids.at(4)}));
        QCOMPARE(plan.repeats, id);
    }

    void theShownPhonesCanBeChosenInTheFleet()
    {
        Stage stage(freshPath());
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
        Stage stage(freshPath());
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

    void theWholeHistoryIsSearched()
    {
        Stage stage(freshPath());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        const qint64 first = console.start(console.plan(ActionId::Reboot, {cloud.ids.at(0)}));
        const qint64 second = console.start(console.plan(ActionId::ReleaseSession, {cloud.ids.at(1)}));
        QVERIFY(console.runToEnd(first));
        QVERIFY(console.runToEnd(second));
        QTRY_COMPARE(page.table()->model()->rowCount(), 2);
        page.showOperationsOf(cloud.ids.at(1));
        QTRY_VERIFY(page.isSettled());
        QTRY_COMPARE(page.table()->model()->rowCount(), 1);
        page.takeSearchText(QStringLiteral("what:reboot"));
        QTRY_COMPARE(page.table()->model()->rowCount(), 1);
        page.takeSearchText(QStringLiteral("outcome:failed"));
        QTRY_VERIFY(!page.table()->isVisible()); // in its place stands what to do
        // What can't be understood is said, and the last result stays.
        page.takeSearchText(QString());
        QTRY_COMPARE(page.table()->model()->rowCount(), 2);
        page.takeSearchText(QStringLiteral("outcome:great"));
        SearchField field;
        page.fillSearch(field);
        QVERIFY(field.hasError());
        QCOMPARE(page.table()->model()->rowCount(), 2);
    }

    void aClickOpensAndTheListLeadsOn()
    {
        Stage stage(freshPath());
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
        Stage stage(freshPath());
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

    void whatWasNotSentIsKeptForLater()
    {
        Stage stage(freshPath(), quickEngine(), {.ticking = false});
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::Reboot, cloud.ids);
        plan.waves = {.canary = 2};
        const qint64 id = console.start(plan);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        QTRY_COMPARE(console.count(id, PhoneState::Working), 2);
        Button *stop = buttonOf(page.pane(), QStringLiteral("Stop sending"));
        QVERIFY(stop);
        QTest::mouseClick(stop, Qt::LeftButton);
        QTRY_COMPARE(console.count(id, PhoneState::Cancelled), 4);
        letItPass(cloud);
        QVERIFY(console.runToEnd(id));
        QTRY_VERIFY(!buttonOf(page.pane(), QStringLiteral("Stop sending")));
        const QHash<QString, int> hits = cloud.hits(u"BatchRebootInstance"_qs);
        QCOMPARE(hits.size(), 2);
        QStringList rest = cloud.ids;
        rest.removeIf([&hits](const QString &phone) { return hits.contains(phone); });
        OperationPlan again;
        connect(&page, &OperationsPage::planRequested, &page,
                [&](const OperationPlan &asked) { again = asked; });
        Button *go = buttonOf(page.pane(), QStringLiteral("Continue with 4 not sent"));
        QVERIFY(go);
        QTest::mouseClick(go, Qt::LeftButton);
        QCOMPARE(sortedIds(again), sorted(rest));
    }

    void unknownOnesAreLookedAtAndNeverSentAgain()
    {
        EngineSettings settings = quickEngine();
        settings.tracker.deadline = std::chrono::milliseconds(60);
        Stage stage(freshPath(), settings, {.ticking = false});
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

    void whatWaitsForAPersonIsCountedAsWaiting()
    {
        Stage stage(freshPath());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::Reboot, cloud.ids);
        plan.waves = {.canary = 2, .asksBetween = true};
        // What is told beside the list is true whenever an operation's word is.
        QStringList facets;
        connect(console.engine.get(), &OperationEngine::operationChanged, &page, [&](qint64 id) {
            const OperationOutcome outcome = outcomeOf(console.record(id));
            facets.append(facetOf(page, QStringLiteral("Outcome")));
            QCOMPARE(facets.constLast(), QString(outcomeState(outcome).word + u" 1"));
        });
        const qint64 id = console.start(plan);
        QTRY_COMPARE(console.record(id).state, RunState::Braked);
        QTRY_VERIFY(!facets.isEmpty() && facets.constLast() == QStringLiteral("Waiting 1"));
        page.takeSearchText(QStringLiteral("outcome:waiting"));
        QCOMPARE(page.table()->model()->rowCount(), 1);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        Button *stop = buttonOf(page.pane(), QStringLiteral("Stop here"));
        QVERIFY(stop);
        QTest::mouseClick(stop, Qt::LeftButton);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(console.count(id, PhoneState::Cancelled), 4);
        QCOMPARE(cloud.hits(u"BatchRebootInstance"_qs).size(), 2);
    }

    void whatIsEmptySaysWhatToDo()
    {
        Stage stage(freshPath());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        QVERIFY(!page.table()->isVisible());
        QSignalSpy phones(&page, &OperationsPage::phonesRequested);
        Button *toPhones = buttonOf(page, QStringLiteral("Go to Phones"));
        QVERIFY(toPhones);
        QTest::mouseClick(toPhones, Qt::LeftButton);
        QCOMPARE(phones.size(), 1);
        QVERIFY(phones.constFirst().constFirst().toStringList().isEmpty());

        const qint64 id = partlyFailed(cloud, console);
        QTRY_VERIFY(page.table()->isVisible());
        page.takeSearchText(QStringLiteral("what:delete"));
        QTRY_VERIFY(!page.table()->isVisible());
        Button *clear = buttonOf(page, QStringLiteral("Clear the filter"));
        QVERIFY(clear);
        QTest::mouseClick(clear, Qt::LeftButton);
        QVERIFY(page.filter().isEmpty());
        QTRY_VERIFY(page.table()->isVisible());

        page.showOperation(id);
        QVERIFY(isShown(page, id));
        page.pane().setPhoneFilter(QStringLiteral("nobody"));
        QTRY_VERIFY(!page.pane().table()->isVisible());
        clear = buttonOf(page.pane(), QStringLiteral("Clear the filter"));
        QVERIFY(clear);
        QTest::mouseClick(clear, Qt::LeftButton);
        QTRY_VERIFY(page.pane().model().rowCount() > 0 && page.pane().table()->isVisible());
    }

    void followsTheLanguageWhileOneIsOpened()
    {
        LanguageController language;
        language.setLanguage(LanguageController::Language::English);
        Stage stage(freshPath());
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
