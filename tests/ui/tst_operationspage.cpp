// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/operationconsole.h"
#include "ui/operations/operationpane.h"
#include "ui/operations/operationspage.h"
#include "ui/operations/outcomechips.h"
#include "ui/operations/outcomestable.h"
#include "ui/operations/phonehistory.h"
#include "ui/operations/reasoncards.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/button.h"
#include "ui/widgets/searchfield.h"

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QScrollBar>

using namespace phonedeck;

namespace {

/// Six phones at rest, a console, and the page over it.
struct Stage {
    explicit Stage(const QString &journal) : console(cloud, journal), page(*console.engine, *console.journal)
    {
        page.resize(1200, 800);
        page.show();
    }

    OrderlyCloud cloud{6};
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
        QStringList ids;
        for (const PhoneFacts &phone : std::as_const(plan.phones))
            ids.append(phone.instanceId);
        ids.sort();
        QStringList failed{cloud.ids.at(1), cloud.ids.at(4)};
        failed.sort();
        QCOMPARE(ids, failed);
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
        QStringList ids = asked.constFirst().constFirst().toStringList();
        ids.sort();
        QStringList failed{cloud.ids.at(1), cloud.ids.at(4)};
        failed.sort();
        QCOMPARE(ids, failed);
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
