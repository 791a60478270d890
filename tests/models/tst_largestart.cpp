// SPDX-License-Identifier: GPL-3.0-or-later
// Beginning an operation of very many phones, whose phones are laid out on a worker. Here all are.
#include "tests/models/operationconsole.h"

using namespace phonedeck;

namespace {

const QString reboots = u"BatchRebootInstance"_qs;

EngineSettings onWorker()
{
    EngineSettings settings = quickEngine();
    settings.phonesAtOnce = 0;
    return settings;
}

} // namespace

class TestLargeStart : public QObject
{
    Q_OBJECT

    FreshJournals m_journals;

private Q_SLOTS:
    void isToldWhenItsPhonesAreThere()
    {
        OrderlyCloud cloud(250);
        OperationConsole console(cloud, m_journals.next(), onWorker());
        QVERIFY(console.open());
        QSignalSpy added(console.engine.get(), &OperationEngine::operationAdded);
        const OperationPlan plan = console.plan(ActionId::Reboot, cloud.ids);
        const qint64 id = console.start(plan);
        const qint64 second = console.start(console.plan(ActionId::Reboot, {}));
        QVERIFY(id > 0);
        QCOMPARE(second, 0);
        QVERIFY(console.engine->operations().isEmpty());
        QCOMPARE(console.engine->running().size(), 1); // who leaves now is asked
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(added.constFirst().constFirst().toLongLong(), id);
        QCOMPARE(console.engine->livePhones(id)->size(), 250);
        QVERIFY(console.runToEnd(id));
        QCOMPARE(console.count(id, PhoneState::Succeeded), 250);
        QCOMPARE(cloud.received(reboots), 3);
    }

    void twoAtATimeShareNoPhone()
    {
        OrderlyCloud cloud(60);
        OperationConsole console(cloud, m_journals.next(), onWorker());
        QVERIFY(console.open());
        // Both plans are made before either begins, as by two sheets; so is a small one in between.
        const OperationPlan first = console.plan(ActionId::Reboot, cloud.ids.mid(0, 40));
        const OperationPlan second = console.plan(ActionId::Reboot, cloud.ids.mid(20));
        const qint64 firstId = console.start(first);
        QCOMPARE(console.engine->busyPhones().size(), 1);
        QCOMPARE(console.engine->plan(console.engine->request(ActionId::Reboot, cloud.ids)).phones.size(),
                 20);
        const qint64 secondId = console.start(second);
        QTRY_COMPARE(console.engine->operations().size(), 2);
        QVERIFY(console.runToEnd(firstId));
        QVERIFY(console.runToEnd(secondId));
        QCOMPARE(console.count(firstId, PhoneState::Succeeded), 40);
        QCOMPARE(console.count(secondId, PhoneState::Succeeded), 20);
        QCOMPARE(console.count(secondId, PhoneState::Skipped), 20);
        for (int times : cloud.hits(reboots))
            QCOMPARE(times, 1);
    }

    void cancelledBeforeItSendsNothing()
    {
        OrderlyCloud cloud(250);
        OperationConsole console(cloud, m_journals.next(), onWorker());
        QVERIFY(console.open());
        const qint64 id = console.start(console.plan(ActionId::Reboot, cloud.ids));
        console.engine->cancel(id);
        QTRY_VERIFY(console.engine->operation(id));
        QVERIFY(console.runToEnd(id));
        QCOMPARE(console.count(id, PhoneState::Cancelled), 250);
        QCOMPARE(console.phones(id).constFirst().state, PhoneState::Cancelled);
        QCOMPARE(cloud.received(reboots), 0);
    }

    void readOnlyBeforeItSendsNothing()
    {
        OrderlyCloud cloud(20);
        OperationConsole console(cloud, m_journals.next(), onWorker());
        QVERIFY(console.open());
        const qint64 id = console.start(console.plan(ActionId::Reboot, cloud.ids));
        console.engine->setReadOnly(true);
        QTRY_VERIFY(console.engine->operation(id));
        QVERIFY(console.runToEnd(id));
        QCOMPARE(console.count(id, PhoneState::Cancelled), 20);
        QCOMPARE(console.phones(id).constFirst().reason, PhoneReason::SetReadOnly);
        QCOMPARE(cloud.received(reboots), 0);
    }

    void theNewestIsFirstInWhateverOrderTheyAreLaidOut()
    {
        OrderlyCloud cloud(60);
        OperationConsole console(cloud, m_journals.next(), onWorker());
        QVERIFY(console.open());
        const qint64 first = console.start(console.plan(ActionId::Reboot, cloud.ids.mid(0, 40)));
        const qint64 second = console.start(console.plan(ActionId::Reboot, cloud.ids.mid(40)));
        QTRY_COMPARE(console.engine->operations().size(), 2);
        QCOMPARE(console.engine->operations().at(0).id, second);
        QCOMPARE(console.engine->operations().at(1).id, first);
        QVERIFY(console.runToEnd(first));
        QVERIFY(console.runToEnd(second));
        QCOMPARE(console.count(first, PhoneState::Succeeded) + console.count(second, PhoneState::Succeeded),
                 60);
    }

    void destroyingTheEngineMeanwhileIsSilent()
    {
        OrderlyCloud cloud(60);
        {
            OperationConsole console(cloud, m_journals.next(), onWorker());
            QVERIFY(console.open());
            QVERIFY(console.start(console.plan(ActionId::Reboot, cloud.ids)) > 0);
        }
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
        QCoreApplication::processEvents();
        QCOMPARE(cloud.received(reboots), 0);
    }
};

QTEST_GUILESS_MAIN(TestLargeStart)
#include "tst_largestart.moc"
