// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetview.h"
#include "models/fleet/phoneselection.h"
#include "tests/models/phones.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;

class TestPhoneSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksAndUnmarks()
    {
        InstanceStore store;
        list(store, phones(0, 10));
        PhoneSelection selection(store);
        QSignalSpy changed(&selection, &PhoneSelection::changed);
        selection.set(3, true);
        selection.set(3, true); // is so already: nothing to tell
        selection.toggle(7);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(selection.count(), 2);
        QCOMPARE(selection.rows(), (QList<quint32>{3, 7}));
        QCOMPARE(selection.ids(), (QStringList{phone(3).instanceId, phone(7).instanceId}));
        QCOMPARE(selection.countIn({1, 2, 3}), 1);
        QCOMPARE(selection.countIn({}), 0);
        selection.toggle(3);
        QVERIFY(!selection.contains(3));
        selection.replace({1, 2});
        QCOMPARE(selection.rows(), (QList<quint32>{1, 2}));
        selection.add({2, 5});
        QCOMPARE(selection.rows(), (QList<quint32>{1, 2, 5}));
        selection.clear();
        QCOMPARE(selection.count(), 0);
        QCOMPARE(selection.rows(), QList<quint32>());
    }

    void whatIsNoRowIsNotMarked()
    {
        InstanceStore store;
        list(store, phones(0, 3));
        PhoneSelection selection(store);
        selection.set(InstanceStore::noRow, true);
        selection.set(3, true);
        selection.toggle(InstanceStore::noRow);
        QCOMPARE(selection.count(), 0);
        QVERIFY(!selection.contains(InstanceStore::noRow));
        QVERIFY(!selection.contains(99));
    }

    void newPhonesAreNotMarked()
    {
        InstanceStore store;
        list(store, phones(0, 3));
        PhoneSelection selection(store);
        selection.replace({0, 1, 2});
        list(store, phones(0, 200));
        QCOMPARE(selection.count(), 3);
        QVERIFY(!selection.contains(150));
        selection.set(150, true);
        QCOMPARE(selection.rows(), (QList<quint32>{0, 1, 2, 150}));
    }

    void outlivesSortAndFilter()
    {
        InstanceStore store;
        list(store, phones(0, 100));
        PhoneSelection selection(store);
        FleetView view(store);
        QTRY_COMPARE(view.order().size(), 100);
        selection.replace({10, 20, 30});
        const QStringList ids = selection.ids();
        QSignalSpy changed(&selection, &PhoneSelection::changed);
        view.setSort({1, Qt::DescendingOrder});
        QTRY_COMPARE(view.order().constFirst(), 99U);
        view.setQuery(FleetQuery::parse(u"state:running"_qs).value_or(FleetQuery()));
        QTRY_VERIFY(view.order().size() < 100);
        QCOMPARE(selection.ids(), ids);
        QCOMPARE(selection.countIn(view.order()), 1); // 20 % 6 is running
        QCOMPARE(changed.count(), 0);
    }

    void onlyRemovedPhonesLeaveIt()
    {
        InstanceStore store;
        list(store, phones(0, 100));
        PhoneSelection selection(store);
        selection.replace({5, 50, 99});
        QSignalSpy changed(&selection, &PhoneSelection::changed);
        list(store, phones(10, 90));
        QCOMPARE(selection.count(), 3);
        list(store, phones(10, 90));
        QCOMPARE(selection.ids(), (QStringList{phone(50).instanceId, phone(99).instanceId}));
        QCOMPARE(selection.rows(), (QList<quint32>{40, 89}));
        QCOMPARE(changed.count(), 1);
        // Another removal that touches none of them isn't told.
        list(store, phones(20, 80));
        list(store, phones(20, 80));
        QCOMPARE(selection.rows(), (QList<quint32>{30, 79}));
        QCOMPARE(changed.count(), 1);
    }

    void allThatMatchOfAHundredThousand()
    {
        InstanceStore store;
        list(store, phones(0, 100'000));
        PhoneSelection selection(store);
        FleetView view(store);
        QTRY_COMPARE(view.order().size(), 100'000);
        QSignalSpy changed(&selection, &PhoneSelection::changed);
        selection.add(view.order());
        QCOMPARE(selection.count(), 100'000);
        QCOMPARE(selection.countIn(view.order()), 100'000);
        QCOMPARE(selection.ids().size(), 100'000);
        QCOMPARE(changed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPhoneSelection)
#include "tst_phoneselection.moc"
