// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/operationstage.h"
#include "ui/widgets/flattable.h"

#include <QtWidgets/QMenu>

using namespace phonedeck;
using namespace phonedeck::test;

/// What did not succeed is sent again from the place Operations.
class TestOperationsAgain : public QObject
{
    Q_OBJECT

    FreshJournals m_journals;
    std::unique_ptr<ThemeController> m_theme;

    static void stopped(OrderlyCloud::Instance &phone) { phone.running = simulator::RunningStatus::Stopped; }
    static void running(OrderlyCloud::Instance &phone) { phone.running = simulator::RunningStatus::Running; }

    /// Of the opened operation's menu.
    static QAction *entryOf(OperationsPage &page, const QString &text)
    {
        for (Button *button : page.pane().findChildren<Button *>()) {
            if (button->accessibleName() == QStringLiteral("More"))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        for (const QMenu *menu : page.pane().findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (action->text() == text)
                    return action;
            }
        }
        return nullptr;
    }

private Q_SLOTS:
    void init() { m_theme = std::make_unique<ThemeController>(); }

    void retryIsForTheFailedOnesAndThoseAlone()
    {
        Stage stage(m_journals.next());
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
                [&](const PlanRequest &asked) { plan = makePlan(asked); });
        Button *retry = buttonOf(page.pane(), QStringLiteral("Retry 2 failed"));
        QVERIFY(retry);
        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(sortedIds(plan), sorted({cloud.ids.at(1), cloud.ids.at(4)}));
        QCOMPARE(plan.repeats, id);
    }

    void whatWasNotSentIsKeptForLater()
    {
        Stage stage(m_journals.next(), {.cloud = {.ticking = false}});
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
                [&](const PlanRequest &asked) { again = makePlan(asked); });
        Button *go = buttonOf(page.pane(), QStringLiteral("Continue with 4 not sent"));
        QVERIFY(go);
        QTest::mouseClick(go, Qt::LeftButton);
        QCOMPARE(sortedIds(again), sorted(rest));
    }

    void howItIsDoneStaysUnlessOneWantsToFixIt()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        OperationPlan plan = console.plan(ActionId::Reboot, cloud.ids);
        plan.waves = {.canary = 1};
        for (int row : {1, 4})
            cloud.change(row, stopped);
        const qint64 id = console.start(plan);
        QVERIFY(console.runToEnd(id));
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        for (int row : {1, 4})
            cloud.change(row, running);
        QVERIFY(console.list());
        QList<OperationPlan> asked;
        connect(&page, &OperationsPage::planRequested, &page,
                [&](const PlanRequest &each) { asked.append(makePlan(each)); });
        Button *retry = buttonOf(page.pane(), QStringLiteral("Retry 2 failed"));
        QVERIFY(retry);
        QTest::mouseClick(retry, Qt::LeftButton);
        QAction *fix = entryOf(page, QStringLiteral("Fix and resend 2 failed…"));
        QVERIFY(fix);
        fix->trigger();
        QCOMPARE(asked.size(), 2);
        QVERIFY(asked.at(0).keepsSettings);
        QVERIFY(!asked.at(1).keepsSettings);
        for (const OperationPlan &each : std::as_const(asked)) {
            QCOMPARE(sortedIds(each), sorted({cloud.ids.at(1), cloud.ids.at(4)}));
            QCOMPARE(each.waves.canary, 1);
            QCOMPARE(each.action, ActionId::Reboot);
        }
    }

    void whatAnotherConsoleSentAgainIsNotOfferedAsIfItHadNotBeen()
    {
        const QString path = m_journals.next();
        StageOptions options;
        options.journal.retryEvery = std::chrono::milliseconds(20);
        Stage stage(path, options);
        auto &[cloud, console, page] = stage;
        auto other = std::make_unique<OperationConsole>(cloud, path);
        QVERIFY(other->open());
        const qint64 id = partlyFailed(cloud, *other);
        QVERIFY(console.open());
        QTRY_COMPARE(page.table()->model()->rowCount(), 1);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        QCOMPARE(page.pane().positionsToSend(PhoneState::Failed, false).size(), 2);
        for (int row : {1, 4})
            cloud.change(row, running);
        QVERIFY(other->list());
        const qint64 repeat =
            other->start(other->planAgain(other->record(id), other->phones(id), PhoneState::Failed));
        QVERIFY(other->runToEnd(repeat));
        other.reset(); // and this one takes over
        QTRY_VERIFY(!console.engine->obstacleToStart());
        QTRY_COMPARE(page.pane().positionsToSend(PhoneState::Failed, false).size(), 0);
        QVERIFY(!buttonOf(page.pane(), QStringLiteral("Retry 2 failed")));
    }

    void whatWasRetriedIsNotOfferedAsIfItHadNotBeen()
    {
        Stage stage(m_journals.next());
        auto &[cloud, console, page] = stage;
        QVERIFY(console.open());
        const qint64 id = partlyFailed(cloud, console);
        page.showOperation(id);
        QVERIFY(isShown(page, id));
        cloud.change(1, running);
        QVERIFY(console.list());
        OperationPlan plan;
        connect(&page, &OperationsPage::planRequested, &page,
                [&](const PlanRequest &asked) { plan = makePlan(asked); });
        QTest::mouseClick(buttonOf(page.pane(), QStringLiteral("Retry 2 failed")), Qt::LeftButton);
        QCOMPARE(sortedIds(plan), QStringList{cloud.ids.at(1)}); // the other can't take it
        const qint64 repeat = console.start(plan);
        QVERIFY(console.runToEnd(repeat));
        QTRY_VERIFY(buttonOf(page.pane(), QStringLiteral("Retry 1 failed")));
        QVERIFY(page.pane().view().sentence.contains(u"1 of them"_qs));
        QTest::mouseClick(buttonOf(page.pane(), QStringLiteral("Retry 1 failed")), Qt::LeftButton);
        QCOMPARE(plan.total(), 1);
        QCOMPARE(plan.skipped.constFirst().phone.instanceId, cloud.ids.at(4));
        QAction *again = entryOf(page, QStringLiteral("Retry 1 failed once more…"));
        QVERIFY(again);
        again->trigger();
        QCOMPARE(sortedIds(plan), QStringList{cloud.ids.at(1)});
        QAction *show = entryOf(page, QStringLiteral("Show where they were sent again"));
        QVERIFY(show);
        show->trigger();
        QVERIFY(isShown(page, repeat));
    }
};

QTEST_MAIN(TestOperationsAgain)
#include "tst_operationsagain.moc"
