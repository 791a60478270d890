// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/operationstage.h"
#include "ui/widgets/flattable.h"
#include "ui/widgets/searchfield.h"

#include <QtCore/QTemporaryDir>

using namespace phonedeck;
using namespace phonedeck::test;

/// What did not succeed is sent again from the place Operations.
class TestOperationsAgain : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_journals = 0;
    std::unique_ptr<ThemeController> m_theme;

    QString freshPath() { return m_folder.filePath(QStringLiteral("%1.sqlite").arg(++m_journals)); }

private Q_SLOTS:
    void init() { m_theme = std::make_unique<ThemeController>(); }

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

    void whatWasNotSentIsKeptForLater()
    {
        Stage stage(freshPath(), {.cloud = {.ticking = false}});
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
};

QTEST_MAIN(TestOperationsAgain)
#include "tst_operationsagain.moc"
