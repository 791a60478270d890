// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetview.h"
#include "models/fleet/instancetablemodel.h"
#include "models/fleet/phoneselection.h"
#include "tests/models/phones.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

struct Table {
    explicit Table(int count) { list(store, phones(0, count)); }

    [[nodiscard]] QModelIndex cell(int row, QStringView column) const
    {
        return model.index(row, instanceColumnIndex(column));
    }

    InstanceStore store;
    PhoneSelection selection{store};
    FleetView view{store};
    InstanceTableModel model{store, view, selection};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

FleetQuery query(const QString &text)
{
    return FleetQuery::parse(text).value_or(FleetQuery());
}

} // namespace

class TestInstanceTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAreKnownByOneIdEach()
    {
        QSet<QByteArray> ids;
        for (const InstanceColumn &column : instanceColumns()) {
            QVERIFY(!ids.contains(column.id));
            ids.insert(column.id);
            QCOMPARE(instanceColumnIndex(QString::fromLatin1(column.id)),
                     int(&column - instanceColumns().data()));
            QVERIFY(column.width > 0);
            QVERIFY(column.text && column.compare);
            if (column.filterField)
                QVERIFY(filterFields().contains(QString::fromLatin1(column.filterField)));
        }
        QCOMPARE(instanceColumnIndex(u"nobody"), -1);
    }

    void everyCellOfAPhoneThatSaysNothingHasItsText()
    {
        Table table(0);
        table.store.apply({{.instanceId = u"x"_qs}}, someTime());
        QTRY_COMPARE(table.model.rowCount(), 1);
        for (int column = 0; column < table.model.columnCount(); ++column) {
            const QModelIndex cell = table.model.index(0, column);
            QCOMPARE(cell.data().toString().isEmpty(), column == 0);
            for (int role = 0; role < Qt::UserRole + 20; ++role)
                (void)cell.data(role);
        }
        QCOMPARE(table.cell(0, u"state").data(StateRole).value<StateText>().word, u"–"_qs);
        QCOMPARE(table.cell(0, u"backup").data().toString(), u"Never"_qs);
    }

    void theCurrentRowStaysOnItsPhone()
    {
        Table table(300);
        QTRY_COMPARE(table.model.rowCount(), 300);
        const QString id = phone(122).instanceId; // running
        const QPersistentModelIndex current(table.model.index(table.model.rowOfPhone(id), 3));
        const QPersistentModelIndex other(table.model.index(table.model.rowOfPhone(phone(3).instanceId), 1));
        table.model.sort(1, Qt::DescendingOrder);
        QTRY_COMPARE(table.model.instanceId(0), phone(299).instanceId);
        QCOMPARE(table.model.instanceId(current.row()), id);
        QCOMPARE(current.column(), 3);
        table.view.setQuery(query(u"state:running"_qs));
        QTRY_COMPARE(table.model.rowCount(), 50);
        QCOMPARE(table.model.instanceId(current.row()), id);
        QVERIFY(!other.isValid()); // filtered away
        table.view.setQuery({});
        QTRY_COMPARE(table.model.rowCount(), 300);
        QCOMPARE(table.model.instanceId(current.row()), id);
        list(table.store, phones(100, 250)); // new ones come,
        QTRY_COMPARE(table.model.rowCount(), 350);
        QCOMPARE(table.model.instanceId(current.row()), id);
        list(table.store, phones(100, 250)); // others go
        QCOMPARE(table.model.rowCount(), 250);
        QCOMPARE(table.model.instanceId(current.row()), id);
        list(table.store, phones(200, 150));
        list(table.store, phones(200, 150)); // and then itself
        QCOMPARE(table.model.rowCount(), 150);
        QVERIFY(!current.isValid());
    }

    void aChangeRepaintsItsSpanOnly()
    {
        Table table(100);
        QTRY_COMPARE(table.model.rowCount(), 100);
        QTRY_VERIFY(!table.view.isComputing());
        QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
        InstanceRecord one = phone(20);
        InstanceRecord other = phone(25);
        one.loginStatus = other.loginStatus = 7;
        table.store.apply({one, other}, someTime());
        QVERIFY(!changed.isEmpty());
        QCOMPARE(changed.constFirst().at(0).toModelIndex(), table.cell(20, u"sign-in"));
        QCOMPARE(changed.constFirst().at(1).toModelIndex(), table.cell(25, u"sign-in"));
        QCOMPARE(table.cell(20, u"sign-in").data().toString(), u"Value 7"_qs);
        // A phone that isn't in the view repaints nothing.
        table.view.setQuery(query(u"nobody"_qs));
        QTRY_COMPARE(table.model.rowCount(), 0);
        changed.clear();
        one.loginStatus = 1;
        table.store.apply({one}, someTime());
        QCOMPARE(changed.count(), 0);
    }

    void markedRowsSaySo()
    {
        Table table(10);
        QTRY_COMPARE(table.model.rowCount(), 10);
        QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
        table.selection.set(table.model.storeRow(4), true);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(table.model.index(4, 0).data(SelectedRole).toBool(), true);
        QCOMPARE(table.model.index(5, 0).data(SelectedRole).toBool(), false);
        QVERIFY(table.model.index(4, 1).data(Qt::AccessibleTextRole).toString().contains(u"selected"));
    }

    void whatChangedFlashesAndComesToRest()
    {
        Table table(10);
        QTRY_COMPARE(table.model.rowCount(), 10);
        QCOMPARE(table.cell(3, u"name").data(FlashRole).toReal(), 0.0);
        InstanceRecord one = phone(3);
        one.instanceName = u"shop-000003b"_qs;
        table.store.apply({one}, someTime());
        QVERIFY(table.cell(3, u"name").data(FlashRole).toReal() > 0);
        QCOMPARE(table.cell(3, u"region").data(FlashRole).toReal(), 0.0);
        QCOMPARE(table.cell(4, u"name").data(FlashRole).toReal(), 0.0);
        QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
        QTRY_COMPARE(table.cell(3, u"name").data(FlashRole).toReal(), 0.0);
        QVERIFY(!changed.isEmpty()); // so that it was seen to fade
    }

    void copiedTextKeepsItsColumns()
    {
        Table table(3);
        InstanceRecord odd = phone(1);
        odd.instanceName = u"tab\there\nline\r"_qs;
        table.store.apply({odd}, someTime());
        const QList<int> columns{instanceColumnIndex(u"name"), instanceColumnIndex(u"region"),
                                 instanceColumnIndex(u"id")};
        const QString text = table.model.toTsv({2, 1, 0}, columns);
        QVERIFY(text.endsWith(u'\n'));
        const QStringList lines = text.chopped(1).split(u'\n');
        QCOMPARE(lines.size(), 4);
        for (const QString &line : lines)
            QCOMPARE(line.count(u'\t'), 2);
        QCOMPARE(lines.at(0), u"Name\tRegion\tId"_qs);
        QVERIFY(lines.at(2).startsWith(u"tab here line "));
        QCOMPARE(lines.at(1).section(u'\t', 2), phone(2).instanceId);
    }

    void oldDataSaysOfWhenItIs()
    {
        Table table(10);
        QTRY_COMPARE(table.model.rowCount(), 10);
        QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
        table.model.setAsOf(u"10:42"_qs);
        QCOMPARE(changed.count(), 1);
        const StateText old = table.cell(2, u"state").data(StateRole).value<StateText>();
        QCOMPARE(old.word, u"Running · as of 10:42"_qs);
        QCOMPARE(old.shape, StateShape::DashedRing);
        table.model.setAsOf({});
        QCOMPARE(table.cell(2, u"state").data().toString(), u"Running"_qs);
    }

    void aMissingPhoneSaysSo()
    {
        Table table(10);
        list(table.store, phones(1, 9));
        QTRY_COMPARE(table.model.rowCount(), 10);
        QVERIFY(table.cell(table.model.rowOfPhone(phone(0).instanceId), u"state")
                    .data()
                    .toString()
                    .contains(u"not listed"));
    }

    void rowsOutsideAreNoPhones()
    {
        Table table(3);
        QTRY_COMPARE(table.model.rowCount(), 3);
        QCOMPARE(table.model.storeRow(3), InstanceStore::noRow);
        QVERIFY(table.model.instanceId(-1).isEmpty());
        QCOMPARE(table.model.rowOfPhone(u"nobody"_qs), -1);
        QVERIFY(!table.model.headerData(99, Qt::Horizontal, Qt::DisplayRole).isValid());
    }

    void specificationsAreShortWhereTheyAreUsual()
    {
        QCOMPARE(shortSpec(u"专业版 | 8 核 | 16GB | 10GB 存储 | 最高分辨率 720p"_qs), u"Pro 8c 16G 720p"_qs);
        QCOMPARE(shortSpec(u"企业版 | 16 核 | 32GB | 256GB 存储 | 最高分辨率 1080p"_qs),
                 u"Ent 16c 32G 1080p"_qs);
        QCOMPARE(shortSpec(u"something else"_qs), u"something else"_qs);
        QCOMPARE(shortSpec(QString()), QString());
    }
};

QTEST_MAIN(TestInstanceTableModel)
#include "tst_instancetablemodel.moc"
