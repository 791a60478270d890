// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/operationstage.h"
#include "ui/operations/outcomestable.h"
#include "ui/widgets/facetlist.h"
#include "ui/widgets/flattable.h"
#include "ui/widgets/searchfield.h"

#include <QtCore/QSemaphore>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>

using namespace phonedeck;
using namespace phonedeck::test;

/// What of the history the place Operations shows.
class TestOperationsFilter : public QObject
{
    Q_OBJECT

    FreshJournals m_journals;
    std::unique_ptr<ThemeController> m_theme;

    /// A reboot of the first phone, number 1, then the end of a session on the second.
    static bool twoOperations(OrderlyCloud &cloud, OperationConsole &console)
    {
        const qint64 first = console.start(console.plan(ActionId::Reboot, {cloud.ids.at(0)}));
        const qint64 second = console.start(console.plan(ActionId::ReleaseSession, {cloud.ids.at(1)}));
        return console.runToEnd(first) && console.runToEnd(second) && first == 1 && second == 2;
    }

private Q_SLOTS:
    void init() { m_theme = std::make_unique<ThemeController>(); }

    void theWholeHistoryIsSearched()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        QVERIFY(twoOperations(cloud, console));
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

    void aWordIsSearchedForWhenTheTypingPauses()
    {
        Stage stage(m_journals.next(), {.searchPause = std::chrono::hours(1)});
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        QVERIFY(twoOperations(cloud, console));
        QTRY_COMPARE(page.table()->model()->rowCount(), 2);
        page.takeSearchText(cloud.ids.at(1));
        QVERIFY(!page.isSettled());
        // What the list itself knows waits for nothing.
        page.takeSearchText(QStringLiteral("what:reboot"));
        QVERIFY(page.isSettled());
        QCOMPARE(page.table()->model()->rowCount(), 1);
    }

    void theAnswerOfAnOlderSearchIsNobodys()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        QVERIFY(twoOperations(cloud, console));
        OperationSearch search(*console.journal, std::chrono::milliseconds(0));
        QList<OperationFilter> answered;
        connect(&search, &OperationSearch::ready, this, [&] { answered.append(search.filter()); });
        const OperationFilter older = *OperationFilter::parse(u"phone:"_qs + cloud.ids.at(0));
        const OperationFilter newer = *OperationFilter::parse(u"phone:"_qs + cloud.ids.at(1));
        // The journal's thread is held, so that the older one is not answered before the newer one is asked.
        QSemaphore hold;
        console.thread.run([&hold] { hold.acquire(); });
        search.setFilter(older);
        QTest::qWait(0); // the older one is handed to the journal
        search.setFilter(newer);
        hold.release();
        QTRY_VERIFY(search.isSettled());
        // Everything the journal was asked meanwhile has been answered.
        QVERIFY(!console.phones(1).isEmpty());
        QCOMPARE(answered, QList<OperationFilter>{newer});
        QCOMPARE(search.found(), (QHash<QString, QSet<qint64>>{{cloud.ids.at(1), {2}}}));
        // A word more searches for that word alone; what is known already is there at once.
        search.setFilter(*OperationFilter::parse(u"phone:%1 what:reboot"_qs.arg(cloud.ids.at(1))));
        QVERIFY(search.isSettled());
        QCOMPARE(answered.size(), 2);
    }

    void whatIsAskedForAgainWhileSearchingIsSearchedForOnceMore()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        QVERIFY(twoOperations(cloud, console));
        OperationSearch search(*console.journal, std::chrono::milliseconds(0));
        QSignalSpy ready(&search, &OperationSearch::ready);
        search.setFilter(*OperationFilter::parse(u"phone:"_qs + cloud.ids.at(1)));
        QVERIFY(ready.wait());
        search.refresh();
        const qint64 third = console.start(console.plan(ActionId::ReleaseSession, {cloud.ids.at(1)}));
        search.refresh();
        QTRY_COMPARE(search.found().value(cloud.ids.at(1)), (QSet<qint64>{2, third}));
        QTRY_COMPARE(ready.size(), 3);
    }

    void whatIsTypedStaysWhenAFacetIsClicked()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        QVERIFY(twoOperations(cloud, console));
        QTRY_COMPARE(page.table()->model()->rowCount(), 2);
        page.takeSearchText(QStringLiteral("outcome:done by:\"nobo"));
        SearchField field;
        page.fillSearch(field);
        QVERIFY(field.hasError());
        auto *facets = qobject_cast<FacetList *>(page.sidePanel());
        QVERIFY(facets);
        Q_EMIT facets->toggled(QStringLiteral("what"), QStringLiteral("reboot"), false);
        QCOMPARE(page.filter(), QStringLiteral("outcome:done what:reboot by:\"nobo"));
        QCOMPARE(page.table()->model()->rowCount(), 1);
        page.fillSearch(field);
        QVERIFY(field.hasError());
        QCOMPARE(field.text(), page.filter());
        Q_EMIT facets->toggled(QStringLiteral("what"), QStringLiteral("reboot"), false);
        QCOMPARE(page.filter(), QStringLiteral("outcome:done by:\"nobo"));
        QCOMPARE(page.table()->model()->rowCount(), 2);
    }

    void whatTheJournalNoLongerHasLeavesTheList()
    {
        const QString path = m_journals.next();
        {
            Stage first(path);
            QVERIFY(first.console.open());
            QVERIFY(twoOperations(first.cloud, first.console));
        }
        Stage stage(path,
                    {.journal = {.keepDone = std::chrono::days(0), .keepFailed = std::chrono::days(0)}});
        auto &[cloud, console, page] = stage;
        QSignalSpy loaded(console.engine.get(), &OperationEngine::loaded);
        connect(console.engine.get(), &OperationEngine::loaded, &page, [&page] {
            QCOMPARE(page.table()->model()->rowCount(), 2);
            page.showOperation(1);
            QCOMPARE(page.openedOperation(), 1);
        });
        console.journal->open();
        QVERIFY(loaded.wait());
        QTRY_COMPARE(page.table()->model()->rowCount(), 0);
        QCOMPARE(page.openedOperation(), 0);
        QVERIFY(console.engine->operations().isEmpty());
        QVERIFY(facetOf(page, QStringLiteral("What")).isEmpty());
        QVERIFY(buttonOf(page, QStringLiteral("Go to Phones")));
    }

    void whatWaitsForAPersonIsCountedAsWaiting()
    {
        Stage stage(m_journals.next());
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

    void whatIsShownIsExported()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        Button *button = buttonOf(page, QStringLiteral("Export"));
        QVERIFY(button && !button->isEnabled()); // of nothing
        QVERIFY(twoOperations(cloud, console));
        page.takeSearchText(QStringLiteral("what:reboot"));
        QTRY_COMPARE(page.table()->model()->rowCount(), 1);
        QTest::mouseClick(button, Qt::LeftButton);
        const auto *menu = page.findChild<QMenu *>({}, Qt::FindDirectChildrenOnly);
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        menu->actions().at(1)->trigger();
        auto *dialog = page.findChild<QFileDialog *>();
        QVERIFY(dialog);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("operations.json"));
        QCOMPARE(dialog->selectedFiles().constFirst().section(u'/', -1), QStringLiteral("operations.json"));
        Q_EMIT dialog->fileSelected(path);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), toJson(OperationListExport{{console.record(1)}}));
        QSignalSpy failed(&page, &OperationsPage::exportFailed);
        Q_EMIT dialog->fileSelected(folder.filePath(QStringLiteral("no/such/folder.json")));
        QTRY_COMPARE(failed.size(), 1);
    }

    void whatIsEmptySaysWhatToDo()
    {
        Stage stage(m_journals.next());
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
};

QTEST_MAIN(TestOperationsFilter)
#include "tst_operationsfilter.moc"
