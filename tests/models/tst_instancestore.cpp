// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/phones.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

/// All that the store told, in the order it told it.
struct Ear {
    explicit Ear(InstanceStore &store)
    {
        QObject::connect(&store, &InstanceStore::changed, &context,
                         [this](const ChangeSet &set) { changes.append(set); });
    }
    QList<ChangeSet> changes;
    QObject context;
};

} // namespace

class TestInstanceStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordComesOutAsItWentIn_data()
    {
        QTest::addColumn<QString>("time");
        QTest::newRow("none") << QString();
        QTest::newRow("usual") << u"2025-06-30 23:59:59"_qs;
        QTest::newRow("leap day") << u"2024-02-29 00:00:00"_qs;
        QTest::newRow("T and Z") << u"2025-06-30T23:59:59Z"_qs;
        QTest::newRow("no such day") << u"2025-02-30 00:00:00"_qs;
        QTest::newRow("zeros") << u"0000-00-00 00:00:00"_qs;
        QTest::newRow("epoch") << u"1970-01-01 00:00:00"_qs;
        QTest::newRow("before 1970") << u"1969-12-31 23:59:59"_qs;
        QTest::newRow("past 31 bits") << u"2038-01-19 03:14:08"_qs;
        QTest::newRow("milliseconds") << u"1760000000000"_qs;
        QTest::newRow("space") << u" 2025-06-30 23:59:59"_qs;
        QTest::newRow("a word") << u"昨天"_qs;
    }

    void aRecordComesOutAsItWentIn()
    {
        QFETCH(QString, time);
        InstanceStore store;
        InstanceRecord one = phone(1);
        one.backupTime = time;
        one.restoreTime = time;
        one.phoneId = QString(300, u'p');
        InstanceRecord empty; // every optional text null, every number unsaid
        empty.instanceId = u"only-an-id"_qs;
        InstanceRecord odd = phone(3);
        odd.runningStatus = 42;
        odd.frozenStatus = 32'767;
        odd.instanceName = u"名字\t\"' 😀"_qs;
        store.apply({one, empty, odd}, someTime());
        QCOMPARE(store.count(), 3);
        QVERIFY(store.columns().record(0) == one);
        QVERIFY(store.columns().record(1) == empty);
        QVERIFY(store.columns().record(2) == odd);
        QCOMPARE(store.columns().time(TimeField::Backup, 0), time);

        // And also when it came as a change.
        one.restoreTime = u"2025-01-01 00:00:01"_qs;
        one.backupTime.clear();
        store.apply({one}, someTime());
        QVERIFY(store.columns().record(0) == one);
        one.backupTime = time;
        store.apply({one}, someTime());
        QVERIFY(store.columns().record(0) == one);
    }

    void onlyWhatIsATimeHasSeconds()
    {
        InstanceStore store;
        InstanceRecord one = phone(1);
        one.backupTime = u"1970-01-02 00:00:01"_qs;
        one.restoreTime = u"yesterday"_qs;
        store.apply({one}, someTime());
        QCOMPARE(store.columns().timeSecs(TimeField::Backup, 0), 86'401);
        QCOMPARE(store.columns().timeSecs(TimeField::Restore, 0), -1);
    }

    void theSameAgainIsNoChange()
    {
        InstanceStore store;
        const QList<InstanceRecord> all = phones(0, 500);
        list(store, all);
        Ear ear(store);
        list(store, all);
        QVERIFY(ear.changes.isEmpty());
    }

    void exactlyTheChangedRowsAndFieldsAreTold()
    {
        InstanceStore store;
        QList<InstanceRecord> all = phones(0, 50);
        list(store, all);
        all[7].instanceName = u"renamed"_qs;
        all[7].loginStatus = 1 - all[7].loginStatus;
        all[30].runningStatus = 17;
        all[41].region = u"eu-west-0"_qs;
        all[41].backupTime = u"2026-01-01 00:00:00"_qs;
        Ear ear(store);
        store.beginListing();
        store.apply(all, someTime());
        QCOMPARE(ear.changes.size(), 1);
        const ChangeSet &set = ear.changes.constFirst();
        QCOMPARE(set.newCount, 0);
        QCOMPARE(set.firstNew, 50);
        QCOMPARE(set.rows.size(), 3);
        QCOMPARE(set.rows.at(0).row, 7U);
        QCOMPARE(set.rows.at(0).fields, maskOf(TextField::Name) | maskOf(NumberField::SignIn));
        QCOMPARE(set.rows.at(1).row, 30U);
        QCOMPARE(set.rows.at(1).fields, maskOf(NumberField::Running) | maskOfAge);
        QCOMPARE(set.rows.at(2).row, 41U);
        QCOMPARE(set.rows.at(2).fields, maskOf(NameField::Region) | maskOf(TimeField::Backup));
        QCOMPARE(set.fields, set.rows.at(0).fields | set.rows.at(1).fields | set.rows.at(2).fields);
        for (int i = 0; i < 50; ++i)
            QVERIFY(store.columns().record(i) == all.at(i));
    }

    void theAgeOfAStateBeginsWhenWeSawItChange()
    {
        InstanceStore store;
        InstanceRecord one = phone(4);
        list(store, {one});
        QCOMPARE(store.columns().runningSince(0), 0U);
        one.instanceName = u"x"_qs;
        list(store, {one});
        QCOMPARE(store.columns().runningSince(0), 0U);
        one.runningStatus = 2;
        list(store, {one});
        QCOMPARE(store.columns().runningSince(0), quint32(someTime().toSecsSinceEpoch()));
    }

    void newPhonesStandAtTheEnd()
    {
        InstanceStore store;
        store.apply(phones(0, 10), someTime());
        Ear ear(store);
        store.apply(phones(5, 10), someTime());
        QCOMPARE(ear.changes.size(), 1);
        QCOMPARE(ear.changes.constFirst().firstNew, 10);
        QCOMPARE(ear.changes.constFirst().newCount, 5);
        QVERIFY(ear.changes.constFirst().rows.isEmpty());
        for (int i = 0; i < 15; ++i)
            QCOMPARE(store.rowOf(phone(i).instanceId), i);
        QCOMPARE(store.rowOf(u"nobody"_qs), InstanceStore::noRow);
        QCOMPARE(store.rowOf(phone(3).instanceId.toUpper()), InstanceStore::noRow);
    }

    void aPhoneListedTwiceIsOnePhone()
    {
        InstanceStore store;
        Ear ear(store);
        InstanceRecord again = phone(2);
        again.instanceName = u"the later one holds"_qs;
        store.beginListing();
        store.apply({phone(1), phone(2), again}, someTime());
        store.apply({phone(3), phone(1)}, someTime());
        store.endListing(true);
        QCOMPARE(store.count(), 3);
        QCOMPARE(ear.changes.size(), 2);
        QVERIFY(ear.changes.at(0).rows.isEmpty());
        QCOMPARE(ear.changes.at(0).newCount, 2);
        QCOMPARE(ear.changes.at(1).newCount, 1);
        QVERIFY(store.columns().record(1) == again);
    }

    void aRowWithoutAnIdIsNoPhone()
    {
        InstanceStore store;
        store.apply({InstanceRecord(), phone(1)}, someTime());
        QCOMPARE(store.count(), 1);
    }

    void statusesChangeTheResourceStateOnly()
    {
        InstanceStore store;
        list(store, phones(0, 5));
        QCOMPARE(store.columns().number(NumberField::Resource, 0), -1);
        Ear ear(store);
        store.applyStatuses({{phone(1).instanceId, 3}, {u"nobody"_qs, 3}, {phone(4).instanceId, 99}});
        QCOMPARE(ear.changes.size(), 1);
        QCOMPARE(ear.changes.constFirst().rows.size(), 2);
        QCOMPARE(ear.changes.constFirst().fields, maskOf(NumberField::Resource));
        QCOMPARE(store.columns().number(NumberField::Resource, 1), 3);
        QCOMPARE(store.columns().number(NumberField::Resource, 4), 99);
        store.applyStatuses({{phone(1).instanceId, 3}});
        QCOMPARE(ear.changes.size(), 1);
        // A listing says nothing of it.
        list(store, phones(0, 5));
        QCOMPARE(store.columns().number(NumberField::Resource, 1), 3);
    }

    void missingAfterOneListingGoneAfterTwo()
    {
        InstanceStore store;
        list(store, phones(0, 5));
        Ear ear(store);
        QSignalSpy compacted(&store, &InstanceStore::compacted);
        list(store, phones(1, 4));
        QCOMPARE(store.count(), 5);
        QVERIFY(store.columns().isMissing(0));
        QVERIFY(!store.columns().isMissing(1));
        QCOMPARE(ear.changes.size(), 1);
        QCOMPARE(ear.changes.constFirst().rows.size(), 1);
        QCOMPARE(ear.changes.constFirst().fields, maskOfMissing);
        QCOMPARE(compacted.count(), 0);
        list(store, phones(1, 4));
        QCOMPARE(store.count(), 4);
        QCOMPARE(compacted.count(), 1);
        QCOMPARE(store.rowOf(phone(0).instanceId), InstanceStore::noRow);
    }

    void whatIsSeenBesideAListingIsNotOfIt()
    {
        InstanceStore store;
        list(store, phones(0, 5));
        Ear ear(store);
        QList<InstanceRecord> seen = phones(0, 6); // one of them is new
        seen[0].runningStatus = seen.at(0).runningStatus == 2 ? 1 : 2;
        store.beginListing();
        store.applySeen(seen, QDateTime::currentDateTimeUtc());
        QCOMPARE(store.count(), 6);
        QCOMPARE(ear.changes.size(), 1);
        QCOMPARE(ear.changes.constFirst().rows.size(), 1);
        QCOMPARE(ear.changes.constFirst().newCount, 1);
        // The listing's own pages are news to it, and what it doesn't have it misses.
        QCOMPARE(store.apply(seen.mid(1, 4), QDateTime::currentDateTimeUtc()), 4);
        store.endListing(true);
        QVERIFY(store.columns().isMissing(0));
        QVERIFY(!store.columns().isMissing(1));
        // Who is seen again isn't missing.
        store.applySeen(seen.mid(0, 1), QDateTime::currentDateTimeUtc());
        QVERIFY(!store.columns().isMissing(0));
    }

    void aPhoneThatComesBackIsForgiven()
    {
        InstanceStore store;
        list(store, phones(0, 5));
        list(store, phones(1, 4));
        Ear ear(store);
        list(store, phones(0, 5));
        QVERIFY(!store.columns().isMissing(0));
        QCOMPARE(ear.changes.size(), 1);
        QCOMPARE(ear.changes.constFirst().fields, maskOfMissing);
        list(store, phones(1, 4));
        QCOMPARE(store.count(), 5);
    }

    void anIncompleteListingProvesNothing()
    {
        InstanceStore store;
        list(store, phones(0, 5));
        for (int i = 0; i < 4; ++i)
            list(store, phones(1, 2), false);
        QCOMPARE(store.count(), 5);
        for (int i = 0; i < 5; ++i)
            QVERIFY(!store.columns().isMissing(i));
        list(store, phones(1, 4));
        list(store, {}, false);
        QCOMPARE(store.count(), 5);
        list(store, phones(1, 4));
        QCOMPARE(store.count(), 4);
    }

    void removalKeepsEveryOtherPhoneWhole()
    {
        InstanceStore store;
        const QList<InstanceRecord> all = phones(0, 2000);
        list(store, all);
        store.applyStatuses({{all.at(1001).instanceId, 4}});
        QList<InstanceRecord> left;
        for (int i = 0; i < all.size(); ++i) {
            if (i % 3 != 0)
                left.append(all.at(i));
        }
        qsizetype countBefore = 0;
        connect(&store, &InstanceStore::aboutToCompact, &store, [&] { countBefore = store.count(); });
        QList<quint32> kept;
        connect(&store, &InstanceStore::compacted, &store, [&](const QList<quint32> &rows) { kept = rows; });
        list(store, left);
        list(store, left);
        QCOMPARE(countBefore, 2000);
        QCOMPARE(store.count(), left.size());
        QCOMPARE(kept.size(), left.size());
        for (qsizetype i = 0; i < left.size(); ++i) {
            QCOMPARE(store.rowOf(left.at(i).instanceId), i);
            QVERIFY(store.columns().record(i) == left.at(i));
            QCOMPARE(all.at(kept.at(i)).instanceId, left.at(i).instanceId);
        }
        for (int i = 0; i < all.size(); i += 3)
            QCOMPARE(store.rowOf(all.at(i).instanceId), InstanceStore::noRow);
        QCOMPARE(store.columns().number(NumberField::Resource, store.rowOf(all.at(1001).instanceId)), 4);
        // Still a store: more can come, and one that was removed can come back.
        store.apply(all, someTime());
        QCOMPARE(store.count(), 2000);
        for (const InstanceRecord &record : all)
            QVERIFY(store.columns().record(store.rowOf(record.instanceId)) == record);
    }

    void aSnapshotIsNotChangedByLaterWrites()
    {
        InstanceStore store;
        const QList<InstanceRecord> all = phones(0, 300);
        list(store, all);
        const InstanceColumns snapshot = store.snapshot();
        QList<InstanceRecord> others = phones(0, 400);
        for (InstanceRecord &other : others) {
            other.instanceName = other.instanceName.toUpper();
            other.region = u"eu"_qs;
            other.runningStatus = 2;
            other.backupTime = u"2001-01-01 01:01:01"_qs;
        }
        list(store, others);
        list(store, others.mid(200));
        list(store, others.mid(200));
        QCOMPARE(store.count(), 200);
        QCOMPARE(snapshot.count(), 300);
        for (int i = 0; i < 300; ++i)
            QVERIFY(snapshot.record(i) == all.at(i));
    }

    void textThatGrowsAgainAndAgainStaysRightAndSmall()
    {
        InstanceStore store;
        QList<InstanceRecord> all = phones(0, 1000);
        list(store, all);
        for (int round = 1; round <= 200; ++round) {
            for (InstanceRecord &record : all)
                record.instanceName = u"n"_qs.repeated(10 + (round * 7) % 300);
            list(store, all);
        }
        for (int i = 0; i < all.size(); ++i)
            QVERIFY(store.columns().record(i) == all.at(i));
        QVERIFY(store.bytesUsed() < 2 * 1024 * 1024);
    }

    void moreDifferentNamesThanFitAreKeptAllTheSame()
    {
        InstanceStore store;
        constexpr int count = 66'000;
        QList<InstanceRecord> all;
        for (int i = 0; i < count; ++i) {
            InstanceRecord record;
            record.instanceId = QString::number(i);
            record.projectName = u"project "_qs + record.instanceId;
            all.append(record);
        }
        list(store, all);
        for (int i = 0; i < count; ++i)
            QCOMPARE(store.columns().name(NameField::ProjectName, i), all.at(i).projectName);
        list(store, all.mid(1000));
        list(store, all.mid(1000));
        for (int i = 1000; i < count; ++i)
            QCOMPARE(store.columns().name(NameField::ProjectName, i - 1000), all.at(i).projectName);
    }

    void aHundredThousandPhonesTakeAtMost160BytesEach()
    {
        InstanceStore store;
        constexpr int count = 100'000;
        store.beginListing();
        for (int first = 0; first < count; first += 100)
            store.apply(phones(first, 100), someTime());
        store.endListing(true);
        QCOMPARE(store.count(), count);
        QVERIFY2(store.bytesUsed() <= 160LL * count,
                 qPrintable(QString::number(double(store.bytesUsed()) / count)));
    }
};

QTEST_GUILESS_MAIN(TestInstanceStore)
#include "tst_instancestore.moc"
