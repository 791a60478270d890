// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/databasethread.h"

#include <QtTest/QtTest>

using namespace phonedeck;

class TestDatabaseThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsWhatIsPostedInOrderElsewhere()
    {
        DatabaseThread thread;
        QList<int> order; // touched by the other thread until flush()
        QThread *where = nullptr;
        for (int i = 0; i < 1'000; ++i) {
            thread.run([&order, &where, i] {
                order.append(i);
                where = QThread::currentThread();
            });
        }
        thread.flush();
        QCOMPARE(order.size(), 1'000);
        QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
        QVERIFY(where && where != QThread::currentThread());
    }

    void bringsTheResultHome()
    {
        DatabaseThread thread;
        QThread *where = nullptr;
        QString answer;
        thread.run(
            this, [] { return u"done"_qs; },
            [&](const QString &result) {
                answer = result;
                where = QThread::currentThread();
            });
        QTRY_COMPARE(answer, u"done"_qs);
        QCOMPARE(where, QThread::currentThread());
    }

    void aDeadReceiverHearsNothing()
    {
        DatabaseThread thread;
        auto receiver = std::make_unique<QObject>();
        bool hasRun = false;
        bool hasHeard = false;
        bool isOver = false;
        thread.run(
            receiver.get(),
            [&hasRun] {
                hasRun = true;
                return 1;
            },
            [&hasHeard](int) { hasHeard = true; });
        receiver.reset();
        thread.run(
            this, [] { return 2; }, [&isOver](int) { isOver = true; });
        QTRY_VERIFY(isOver);
        QVERIFY(hasRun);
        QVERIFY(!hasHeard);
    }

    void theEndWaitsForWhatWasPostedByThePosted()
    {
        int runs = 0;
        {
            std::function<void(int)> again; // outlives the thread
            DatabaseThread thread;
            again = [&runs, &again, &thread](int left) {
                ++runs;
                if (left > 0)
                    thread.run([&again, left] { again(left - 1); });
            };
            thread.run([&again] { again(99); });
        }
        QCOMPARE(runs, 100);
    }
};

QTEST_GUILESS_MAIN(TestDatabaseThread)
#include "tst_databasethread.moc"
