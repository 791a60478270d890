// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cellroles.h"
#include "models/operations/outcometext.h"
#include "models/operations/phoneoutcomesmodel.h"
#include "tests/models/operations.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace phonedeck;
using namespace phonedeck::test;
using Tester = QAbstractItemModelTester;

namespace {

constexpr auto fatal = Tester::FailureReportingMode::Fatal;

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

QStringList namesOf(const PhoneOutcomesModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(cell(model, row, PhoneOutcomesModel::NameColumn).right(3));
    return names;
}

} // namespace

/// The phones of an operation, by what became of them.
class TestPhoneOutcomesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void phonesAreFilteredAndSorted()
    {
        PhoneOutcomesModel model;
        const Tester tester(&model, fatal);
        const QList<PhoneRecord> phones =
            phoneRecords(3, {refusedPhone(5), refusedPhone(4, u"KOOPHONE.API.6002"_qs),
                             phoneRecord(6, PhoneState::Skipped, PhoneReason::Frozen),
                             phoneRecord(7, PhoneState::Waiting)});
        model.setOperation(operationRecord(1, ActionId::Reboot, phones), phones);
        QCOMPARE(namesOf(model),
                 (QStringList{u"000"_qs, u"001"_qs, u"002"_qs, u"005"_qs, u"004"_qs, u"006"_qs, u"007"_qs}));
        QCOMPARE(cell(model, 3, PhoneOutcomesModel::CodeColumn), u"5005"_qs);
        QCOMPARE(cell(model, 0, PhoneOutcomesModel::HappenedColumn), u"Running again"_qs);

        OutcomeQuery query;
        query.which = OutcomeQuery::Which::State;
        query.state = PhoneState::Failed;
        model.setQuery(query);
        QCOMPARE(namesOf(model), (QStringList{u"005"_qs, u"004"_qs}));
        model.sort(PhoneOutcomesModel::NameColumn, Qt::AscendingOrder);
        QCOMPARE(namesOf(model), (QStringList{u"004"_qs, u"005"_qs}));

        query = model.query();
        query.group = int(
            std::find_if(model.groups().begin(), model.groups().end(),
                         [](const OutcomeGroup &group) { return group.code == u"KOOPHONE.API.6002"_qs; }) -
            model.groups().begin());
        model.setQuery(query);
        QCOMPARE(namesOf(model), (QStringList{u"004"_qs}));

        query = {};
        query.which = OutcomeQuery::Which::StillRunning;
        model.setQuery(query);
        QCOMPARE(namesOf(model), (QStringList{u"007"_qs}));

        query = {};
        query.text = u"frozen"_qs;
        model.setQuery(query);
        QCOMPARE(namesOf(model), (QStringList{u"006"_qs}));
    }

    void aPhoneThatEndsMovesBetweenGroups()
    {
        PhoneOutcomesModel model;
        const Tester tester(&model, fatal);
        QList<PhoneRecord> phones =
            phoneRecords(1, {phoneRecord(1, PhoneState::Waiting), phoneRecord(2, PhoneState::Waiting)});
        const OperationRecord operation = operationRecord(1, ActionId::Reboot, phones, RunState::Running);
        model.setOperation(operation, phones);
        OutcomeQuery query;
        query.which = OutcomeQuery::Which::StillRunning;
        model.setQuery(query);
        QCOMPARE(model.rowCount(), 2);
        const QPersistentModelIndex second(model.index(1, 1));

        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        phones[1] = refusedPhone(1);
        model.change({1}, phones);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(namesOf(model), (QStringList{u"002"_qs}));
        QVERIFY(second.isValid());
        QCOMPARE(second.row(), 0);
        int failed = 0;
        for (const OutcomeGroup &group : model.groups())
            failed += group.state == PhoneState::Failed ? group.count : 0;
        QCOMPARE(failed, 1);
    }

    void marksSurviveTheFilter()
    {
        PhoneOutcomesModel model;
        const Tester tester(&model, fatal);
        const QList<PhoneRecord> phones = phoneRecords(4, {refusedPhone(4)});
        model.setOperation(operationRecord(1, ActionId::Reboot, phones), phones);
        QCOMPARE(model.chosen().size(), 5); // nothing marked: all that are shown
        model.toggleMark(1);
        OutcomeQuery query;
        query.which = OutcomeQuery::Which::State;
        query.state = PhoneState::Failed;
        model.setQuery(query);
        QCOMPARE(model.rowCount(), 1);
        model.markShown(true);
        QVERIFY(model.isAllShownMarked());
        QCOMPARE(model.chosen(), (QList<int>{4, 1}));
        model.clearMarks();
        QCOMPARE(model.chosen(), (QList<int>{4}));
    }

    void aLongListIsSortedElsewhereAndStaysMeanwhile()
    {
        PhoneOutcomesModel model(100);
        const Tester tester(&model, fatal);
        QList<PhoneRecord> phones = phoneRecords(50'000);
        for (int i = 0; i < 50'000; i += 10)
            phones[i] = refusedPhone(i);
        model.setOperation(operationRecord(1, ActionId::Reboot, phones), phones);
        OutcomeQuery query;
        query.which = OutcomeQuery::Which::State;
        query.state = PhoneState::Failed;
        query.sortColumn = PhoneOutcomesModel::NameColumn;
        query.sortOrder = Qt::DescendingOrder;
        model.setQuery(query);
        QVERIFY(model.isComputing());
        QCOMPARE(model.rowCount(), 50'000);
        // A newer wish makes the older one's result worthless.
        query.text = u"CCTEST-4999"_qs;
        model.setQuery(query);
        QTRY_VERIFY(!model.isComputing());
        QCOMPARE(namesOf(model), (QStringList{u"990"_qs}));
    }

    void aChangeWhileSortingCopiesNoOtherPhone()
    {
        PhoneOutcomesModel model(100);
        const Tester tester(&model, fatal);
        const QList<PhoneRecord> before = phoneRecords(50'000);
        QList<PhoneRecord> after = before;
        for (int i = 0; i < 50'000; i += 1000)
            after[i] = refusedPhone(i);
        model.setOperation(operationRecord(1, ActionId::Reboot, before), phoneRecords(50'000));
        const PhoneRecord *place = model.phones().constData();
        OutcomeQuery query;
        query.which = OutcomeQuery::Which::State;
        query.sortColumn = PhoneOutcomesModel::NameColumn;
        query.sortOrder = Qt::DescendingOrder;
        model.setQuery(query);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 50'000; i += 1000) {
            QVERIFY(model.isComputing());
            model.change({i}, after);
        }
        const qint64 changed = timer.nsecsElapsed();
        timer.start();
        QList<PhoneRecord> copy = after;
        copy.detach();
        qInfo("50 changes while 50,000 phones are sorted: %.3f ms; one copy of the phones: %.3f ms",
              double(changed) / 1e6, double(timer.nsecsElapsed()) / 1e6);
        query.text = u"CCTEST-0"_qs; // asked for before the first one is answered
        model.setQuery(query);
        QTRY_VERIFY(!model.isComputing());
        QCOMPARE(model.phones().constData(), place);
        QVERIFY(model.phones() == after);
        QCOMPARE(model.groups().size(), 2);
        QCOMPARE(model.groups().at(1).count, 50);
        const QList<int> order = model.order();
        QCOMPARE(order.size(), 10);
        QVERIFY(std::is_sorted(order.crbegin(), order.crend()));
        QVERIFY(std::all_of(order.begin(), order.end(), [](int each) { return each % 1000 == 0; }));
    }

    void aSpanOfManyChangesIsToldOnce()
    {
        PhoneOutcomesModel model(0);
        QList<PhoneRecord> phones;
        for (int i = 0; i < 50'000; ++i)
            phones.append(phoneRecord(i, PhoneState::Waiting));
        model.setOperation(operationRecord(1, ActionId::Reboot, phones, RunState::Running), phones);
        QList<int> positions;
        for (int i = 100; i < 40'000; ++i) {
            phones[i] = phoneRecord(i, PhoneState::Succeeded);
            positions.append(i);
        }
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.change(positions, phones);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 100);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 39'999);
    }
};

QTEST_MAIN(TestPhoneOutcomesModel)
#include "tst_phoneoutcomesmodel.moc"
