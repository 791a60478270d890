// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/phonehistorypresenter.h"
#include "tests/models/operationconsole.h"

#include <QtCore/QTemporaryDir>

using namespace phonedeck;

class TestPhoneHistory : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_journals = 0;

    QString freshPath() { return m_folder.filePath(QStringLiteral("%1.sqlite").arg(++m_journals)); }

private Q_SLOTS:
    void tellsWhatWasDoneToThePhoneAndToNoOther()
    {
        OrderlyCloud cloud(6);
        OperationConsole console(cloud, freshPath());
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
        QVERIFY(!history.view().lines.constFirst().outcome.isEmpty());
        QVERIFY(!history.view().hasMore);

        history.setPhone(cloud.ids.at(5));
        QVERIFY(history.view().lines.isEmpty()); // at once: no other phone's history under its name
        QTRY_COMPARE(history.view().instanceId, cloud.ids.at(5));
        QVERIFY(history.view().lines.isEmpty());
    }

    void theNewestComeFirstAndOlderOnesAreToldOf()
    {
        OrderlyCloud cloud(2);
        OperationConsole console(cloud, freshPath());
        QVERIFY(console.open());
        QList<qint64> ids;
        for (int i = 0; i < PhoneHistoryPresenter::maxLines + 1; ++i) {
            ids.prepend(console.start(console.plan(ActionId::ReleaseSession, {cloud.ids.at(0)})));
            QVERIFY(console.runToEnd(ids.constFirst()));
        }
        PhoneHistoryPresenter history(*console.engine, *console.journal);
        history.setPhone(cloud.ids.at(0));
        QTRY_COMPARE(history.view().lines.size(), PhoneHistoryPresenter::maxLines);
        QVERIFY(history.view().hasMore);
        for (int i = 0; i < PhoneHistoryPresenter::maxLines; ++i)
            QCOMPARE(history.view().lines.at(i).operation, ids.at(i));
    }
};

QTEST_GUILESS_MAIN(TestPhoneHistory)
#include "tst_phonehistory.moc"
