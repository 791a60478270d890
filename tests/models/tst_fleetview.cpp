// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetview.h"
#include "models/fleet/instancecolumn.h"
#include "tests/models/phones.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

FleetQuery query(const QString &text)
{
    return FleetQuery::parse(text).value_or(FleetQuery());
}

int sum(const QMap<int, int> &counts)
{
    int total = 0;
    for (int count : counts)
        total += count;
    return total;
}

} // namespace

class TestFleetView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheStoreHasAndGets()
    {
        InstanceStore store;
        list(store, phones(0, 50));
        FleetView view(store);
        QTRY_COMPARE(view.order().size(), 50);
        list(store, phones(0, 80));
        QTRY_COMPARE(view.order().size(), 80);
        QTRY_VERIFY(!view.isComputing());
        for (int position = 0; position < 80; ++position)
            QCOMPARE(view.positionOf(view.order().at(position)), position);
        QCOMPARE(view.positionOf(-1), -1);
        QCOMPARE(view.positionOf(1000), -1);
    }

    void equalPhonesKeepTheStoresOrderBothWays()
    {
        InstanceStore store;
        list(store, phones(0, 600));
        FleetView view(store);
        const int state = instanceColumnIndex(u"state");
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            view.setSort({state, order});
            QTRY_VERIFY(!view.isComputing());
            for (qsizetype i = 1; i < view.order().size(); ++i) {
                const quint32 one = view.order().at(i - 1);
                const quint32 other = view.order().at(i);
                const int compared = instanceColumns()[size_t(state)].compare(store.columns(), one, other);
                QVERIFY(order == Qt::AscendingOrder ? compared <= 0 : compared >= 0);
                if (compared == 0)
                    QVERIFY(one < other);
            }
        }
    }

    void everyColumnSortsWithoutContradiction()
    {
        InstanceStore store;
        list(store, phones(0, 40) + QList<InstanceRecord>{{.instanceId = u"empty"_qs}});
        for (const InstanceColumn &column : instanceColumns()) {
            for (qsizetype one = 0; one < store.count(); ++one) {
                for (qsizetype other = 0; other < store.count(); ++other) {
                    const int there = column.compare(store.columns(), one, other);
                    const int back = column.compare(store.columns(), other, one);
                    QVERIFY2((there < 0) == (back > 0) && (there == 0) == (back == 0), column.id);
                }
            }
        }
    }

    void aFieldIsCountedAsIfItWereNotFilteredBy()
    {
        InstanceStore store;
        list(store, phones(0, 600)); // 100 of each of six states; regions by thirds
        FleetView view(store);
        view.setQuery(query(u"state:running region:cn-north-4"_qs));
        QTRY_VERIFY(!view.isComputing());
        int running = 0;
        QMap<int, int> statesThere;
        QMap<QString, int> regionsOfRunning;
        for (int i = 0; i < 600; ++i) {
            const InstanceRecord record = phone(i);
            if (record.region == u"cn-north-4")
                ++statesThere[record.runningStatus];
            if (record.runningStatus == 2)
                ++regionsOfRunning[record.region];
            running += record.region == u"cn-north-4" && record.runningStatus == 2 ? 1 : 0;
        }
        QCOMPARE(view.order().size(), running);
        QCOMPARE(view.facets().running, statesThere);
        QCOMPARE(view.facets().region, regionsOfRunning);
        QCOMPARE(sum(view.facets().signIn), running);
    }

    void whatFailsByAWordIsNotCounted()
    {
        InstanceStore store;
        list(store, phones(0, 100));
        FleetView view(store);
        view.setQuery(query(u"shop-00001"_qs));
        QTRY_COMPARE(view.order().size(), 10);
        QCOMPARE(sum(view.facets().running), 10);
    }

    void countedQueriesAreCountedWhateverTheFilter()
    {
        InstanceStore store;
        list(store, phones(0, 600));
        FleetView view(store);
        QVERIFY(view.counts().isEmpty());
        view.setQuery(query(u"nobody"_qs));
        view.setCountedQueries({query(u""_qs), query(u"state:running"_qs), query(u"-state:running"_qs)});
        QTRY_COMPARE(view.counts(), (QList<int>{600, 100, 500}));
        QVERIFY(view.order().isEmpty());
        list(store, phones(0, 606));
        QTRY_COMPARE(view.counts(), (QList<int>{606, 101, 505}));
    }

    void theNewestRequestWins()
    {
        InstanceStore store;
        list(store, phones(0, 50'000));
        FleetView view(store);
        // Every result that is taken belongs to the request that is the newest then.
        int taken = 0;
        connect(&view, &FleetView::orderChanged, &view, [&] {
            ++taken;
            QCOMPARE(view.order().size(), 1);
        });
        for (int i = 0; i < 40; ++i)
            view.setQuery(query(QStringLiteral("name:shop-%1").arg(i, 6, 10, QLatin1Char('0'))));
        QVERIFY(view.isComputing());
        QTRY_VERIFY(!view.isComputing());
        QCOMPARE(taken, 1);
        QCOMPARE(store.columns().text(TextField::Name, view.order().constFirst()), u"shop-000039"_qs);
    }

    void aSteadyStreamOfChangesDoesNotPutTheResultOff()
    {
        InstanceStore store;
        FleetView view(store);
        int next = 0;
        QTimer stream;
        connect(&stream, &QTimer::timeout, &store, [&] { store.apply(phones(next++, 1), someTime()); });
        stream.start(5);
        QTRY_VERIFY(view.order().size() > 20);
        QVERIFY(stream.isActive());
    }

    void removalIsShownAtOnceAndRightly()
    {
        InstanceStore store;
        list(store, phones(0, 100));
        FleetView view(store);
        view.setSort({1, Qt::DescendingOrder});
        QTRY_COMPARE(view.order().size(), 100);
        QTRY_COMPARE(view.order().constFirst(), 99U);
        int abouts = 0;
        int dones = 0;
        connect(&view, &FleetView::orderAboutToChange, &view, [&] { ++abouts; });
        connect(&view, &FleetView::orderChanged, &view, [&] { ++dones; });
        list(store, phones(40, 60));
        list(store, phones(40, 60));
        QCOMPARE(view.order().size(), 60);
        QCOMPARE(store.columns().text(TextField::Id, view.order().constFirst()), phone(99).instanceId);
        QCOMPARE(store.columns().text(TextField::Id, view.order().constLast()), phone(40).instanceId);
        QTRY_VERIFY(!view.isComputing());
        QCOMPARE(view.order().size(), 60);
        QCOMPARE(abouts, dones);
    }

    void endsWhileAResultIsUnderWay()
    {
        InstanceStore store;
        list(store, phones(0, 50'000));
        for (int i = 0; i < 5; ++i) {
            FleetView view(store);
            view.setQuery(query(u"shop"_qs));
        }
        QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
    }
};

QTEST_GUILESS_MAIN(TestFleetView)
#include "tst_fleetview.moc"
