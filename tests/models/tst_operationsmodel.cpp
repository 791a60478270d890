// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cellroles.h"
#include "models/operations/operationfilter.h"
#include "models/operations/operationsmodel.h"
#include "models/operations/outcometext.h"
#include "tests/models/operations.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace phonedeck;
using namespace phonedeck::test;
using Tester = QAbstractItemModelTester;

namespace {

constexpr auto fatal = Tester::FailureReportingMode::Fatal;
constexpr qint64 dayMs = 24ll * 3600 * 1000;

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

/// Newest first: a running reboot, a partly failed reset, a done backup of another person eight days ago.
QList<OperationRecord> threeOperations()
{
    OperationRecord running = operationRecord(
        30, ActionId::Reboot, phoneRecords(2, {phoneRecord(2, PhoneState::Waiting)}), RunState::Running);
    OperationRecord failed =
        operationRecord(20, ActionId::Reset, phoneRecords(2, {refusedPhone(2), refusedPhone(3)}));
    failed.startedMs -= 2 * dayMs;
    failed.endedMs -= 2 * dayMs;
    OperationRecord done = operationRecord(10, ActionId::BackUp, phoneRecords(5));
    done.startedMs -= 8 * dayMs;
    done.endedMs -= 8 * dayMs;
    done.userName = u"lin"_qs;
    done.label = u"before the update"_qs;
    return {running, failed, done};
}

QList<qint64> idsOf(const FilteredOperations &filtered)
{
    QList<qint64> ids;
    for (int row = 0; row < filtered.rowCount(); ++row)
        ids.append(filtered.operation(row).id);
    return ids;
}

} // namespace

class TestOperationsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsEachOutcomeInItsColumn()
    {
        OperationsModel model;
        const Tester tester(&model, fatal);
        model.setOperations(threeOperations());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(cell(model, 0, OperationsModel::OutcomeColumn), u"Running"_qs);
        QCOMPARE(cell(model, 1, OperationsModel::OutcomeColumn), u"Partly failed"_qs);
        QCOMPARE(cell(model, 1, OperationsModel::WhatColumn), u"Reset"_qs);
        QCOMPARE(cell(model, 1, OperationsModel::PhonesColumn), u"4"_qs);
        QCOMPARE(cell(model, 1, OperationsModel::DoneColumn), u"2"_qs);
        QCOMPARE(cell(model, 1, OperationsModel::FailedColumn), u"2"_qs);
        QCOMPARE(cell(model, 1, OperationsModel::UnknownColumn), u"–"_qs);
        QCOMPARE(cell(model, 1, OperationsModel::TookColumn), u"6 min 12 s"_qs);
        QCOMPARE(model.index(2, OperationsModel::WhatColumn).data(SecondTextRole).toString(),
                 u"before the update"_qs);
        const auto shares =
            model.index(1, OperationsModel::BarColumn).data(SharesRole).value<QList<HealthShare>>();
        QCOMPARE(shares.size(), 2);
        QCOMPARE(shares.at(0).health, Health::Ok);
        QCOMPARE(shares.at(1).health, Health::Failed);
        QCOMPARE(shares.at(1).share, 0.5);
        QVERIFY(model.index(1, OperationsModel::StartedColumn)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .endsWith(u"UTC"_qs));
    }

    void oneThatIsToldLateStandsWhereItBelongs()
    {
        OperationsModel model;
        const Tester tester(&model, fatal);
        for (qint64 id : {4, 6, 5})
            model.add(operationRecord(id, ActionId::Reboot, phoneRecords(1)));
        QCOMPARE(model.operation(0).id, qint64(6));
        QCOMPARE(model.operation(1).id, qint64(5));
        QCOMPARE(model.rowOf(6), 0);
        QCOMPARE(model.rowOf(4), 2);
        model.refreshTimes(QDateTime::currentDateTime());
    }

    void theNewestComesFirst()
    {
        OperationsModel model;
        const Tester tester(&model, fatal);
        model.setOperations(threeOperations());
        model.add(operationRecord(31, ActionId::Prepare, phoneRecords(1)));
        QCOMPARE(model.operation(0).id, qint64(31));
        QCOMPARE(model.rowOf(31), 0);
        QCOMPARE(model.rowOf(20), 2);
        QCOMPARE(model.rowOf(21), -1);
    }

    void aListThatIsReadAnewLeavesWhatIsThere()
    {
        OperationsModel model;
        const Tester tester(&model, fatal);
        QList<OperationRecord> operations = threeOperations();
        model.setOperations(operations);
        const QPersistentModelIndex middle = model.index(1, 0);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        operations.removeLast();
        operations[0].counts.byState[int(PhoneState::Unknown)] = 1;
        operations.insert(1, operationRecord(25, ActionId::Prepare, phoneRecords(1)));
        operations.prepend(operationRecord(31, ActionId::Prepare, phoneRecords(1)));
        model.setOperations(operations);
        QCOMPARE(model.operations(), operations);
        QVERIFY(reset.isEmpty());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(middle.row(), 3);
        model.remove(20);
        model.remove(20);
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!middle.isValid());
        model.setOperations({});
        QCOMPARE(model.rowCount(), 0);
    }

    void gathersChangesIntoOneSpan()
    {
        OperationsModel model(std::chrono::milliseconds(20));
        const Tester tester(&model, fatal);
        const QList<OperationRecord> operations = threeOperations();
        model.setOperations(operations);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (int i = 0; i < 50; ++i) {
            model.change(operations.at(2));
            model.change(operations.at(0));
        }
        QVERIFY(changed.isEmpty());
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 0);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 2);
    }

    void aChangeOfAnUnknownOneIsIgnored()
    {
        OperationsModel model(std::chrono::milliseconds(0));
        model.setOperations(threeOperations());
        model.change(operationRecord(99, ActionId::Reboot, {}));
        QCOMPARE(model.rowCount(), 3);
    }

    void filters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<qint64>>("ids");
        const auto row = [](const char *text, const QList<qint64> &ids) {
            QTest::newRow(text) << QString::fromUtf8(text) << ids;
        };
        row("", {30, 20, 10});
        row("outcome:running", {30});
        row("outcome:partly-failed,done", {20, 10});
        row("-outcome:running", {20, 10});
        row("what:reset", {20});
        row("what:backup", {10});
        row("update", {10});
        row("by:lin", {10});
        row("-by:lin", {30, 20});
        row("when:today", {30});
        row("when:week", {20});
        row("when:today,week", {30, 20});
        row("when:older", {10});
        row("what:reboot when:older", {});
        row("RESET", {20});
        row("partly", {20});
        row("id:20", {20});
        row("phone:CCTEST-00002", {20});
        row("code:5005", {20});
        row("-phone:CCTEST-00002", {30, 10});
        row("somewhere", {10});
    }

    void filters()
    {
        QFETCH(QString, text);
        QFETCH(QList<qint64>, ids);
        const auto filter = OperationFilter::parse(text);
        QVERIFY(filter);
        OperationFilterContext context;
        context.today = QDate::currentDate();
        // What a journal would have found.
        context.found = {{u"CCTEST-00002"_qs, {20}}, {u"5005"_qs, {20}}, {u"somewhere"_qs, {10}}};
        OperationsModel model;
        model.setOperations(threeOperations());
        FilteredOperations filtered(model);
        const Tester tester(&filtered, fatal);
        filtered.setFilter(*filter, context);
        filtered.sort(OperationsModel::StartedColumn, Qt::DescendingOrder);
        QCOMPARE(idsOf(filtered), ids);
    }

    void saysWhereAFilterIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::newRow("field") << u"what:reset colour:red"_qs << 11;
        QTest::newRow("value") << u"outcome:great"_qs << 8;
        QTest::newRow("day") << u"when:tomorrow"_qs << 5;
        QTest::newRow("nothing") << u"by:"_qs << 3;
        QTest::newRow("minus") << u"reset -"_qs << 6;
        QTest::newRow("quotation mark") << u"what:\"reset"_qs << 5;
    }

    void saysWhereAFilterIsWrong()
    {
        QFETCH(QString, text);
        QFETCH(int, position);
        const auto filter = OperationFilter::parse(text);
        QVERIFY(!filter);
        QCOMPARE(int(filter.error().position), position);
        QVERIFY(!filter.error().reason.isEmpty());
    }

    void onlyTheJournalsFieldsAreLookedUp()
    {
        const auto filter = OperationFilter::parse(u"what:reset phone:a,b code:a reset when:today"_qs);
        QVERIFY(filter);
        QCOMPARE(filter->lookups(), (QStringList{u"a"_qs, u"b"_qs, u"reset"_qs}));
    }

    void aFacetCountsWhatItsOwnTermHides()
    {
        OperationFilterContext context;
        context.today = QDate::currentDate();
        const auto filter = OperationFilter::parse(u"outcome:done"_qs);
        const auto values = operationFacet(u"outcome"_qs, threeOperations(), *filter, context);
        QStringList keys;
        for (const OperationFacetValue &value : values) {
            keys << value.key;
            QCOMPARE(value.count, 1);
        }
        QCOMPARE(keys, (QStringList{u"running"_qs, u"done"_qs, u"partly-failed"_qs}));
        const auto what = operationFacet(u"what"_qs, threeOperations(), *filter, context);
        QCOMPARE(what.size(), 1);
        QCOMPARE(what.at(0).key, u"backup"_qs);
        QCOMPARE(toggledOperationFilter(u"outcome:done"_qs, u"what"_qs, u"reset"_qs, false),
                 u"outcome:done what:reset"_qs);
        QCOMPARE(toggledOperationFilter(u"outcome:done"_qs, u"outcome"_qs, u"done"_qs, false), QString());
        QCOMPARE(toggledOperationFilter(u"outcome:done"_qs, u"outcome"_qs, u"done"_qs, true),
                 u"-outcome:done"_qs);
    }

    void whatIsNotUnderstoodStaysInTheText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("toggled");
        const auto row = [](const QString &text, const QString &toggled) {
            QTest::newRow(qPrintable(text)) << text << toggled;
        };
        row(u"outcome:great"_qs, u"what:reset outcome:great"_qs);
        row(u"outcome:great by:me"_qs, u"by:me what:reset outcome:great"_qs);
        row(u"what:reset nofield:1 when:"_qs, u"nofield:1 when:"_qs);
        row(u"by:\"open and on"_qs, u"what:reset by:\"open and on"_qs);
        row(u"done - by:me"_qs, u"done by:me what:reset -"_qs);
        row(u"by:a,"_qs, u"what:reset by:a,"_qs);
    }

    void whatIsNotUnderstoodStaysInTheText()
    {
        QFETCH(QString, text);
        QFETCH(QString, toggled);
        const bool wasOn = hasOperationFilter(text, u"what"_qs, u"reset"_qs, false);
        QVERIFY(!OperationFilter::parse(text));
        const QString result = toggledOperationFilter(text, u"what"_qs, u"reset"_qs, false);
        QCOMPARE(result, toggled);
        QCOMPARE(hasOperationFilter(result, u"what"_qs, u"reset"_qs, false), !wasOn);
    }

    void sortsByNumbersNotByTheirDigits()
    {
        OperationsModel model;
        model.setOperations({operationRecord(3, ActionId::Reboot, phoneRecords(9)),
                             operationRecord(2, ActionId::Reboot, phoneRecords(100)),
                             operationRecord(1, ActionId::Reboot, phoneRecords(20))});
        FilteredOperations filtered(model);
        filtered.sort(OperationsModel::PhonesColumn, Qt::AscendingOrder);
        QCOMPARE(idsOf(filtered), (QList<qint64>{3, 1, 2}));
    }

    void tellsWhatIsLeftByThePace()
    {
        OperationPace pace;
        QCOMPARE(pace.msFor(10), qint64(-1));
        pace.take(0, 0);
        pace.take(1'000, 4);
        QCOMPARE(pace.perSecond(), 0.0); // too short to say
        pace.take(10'000, 20);
        QCOMPARE(pace.perSecond(), 2.0);
        QCOMPARE(pace.msFor(80), qint64(40'000));
        // An hour's pause is forgotten a minute after it.
        pace.take(3'610'000, 20);
        pace.take(3'640'000, 80);
        pace.take(3'670'000, 140);
        QCOMPARE(pace.perSecond(), 2.0);
    }

    void whenNothingMoreEndsItTellsNoTime()
    {
        OperationPace pace;
        pace.take(0, 0);
        pace.take(10'000, 190);
        QCOMPARE(pace.msFor(10), qint64(1'000)); // never "0 s left"
        pace.take(14'000, 190);
        QVERIFY(pace.msFor(10) > 0);
        pace.take(16'000, 190);
        QCOMPARE(pace.msFor(10), qint64(-1));
        pace.take(17'000, 195);
        QVERIFY(pace.msFor(5) > 0);
    }

    void showsMomentsByTheirAge()
    {
        const QDateTime now(QDate(2026, 11, 25), QTime(12, 0));
        const auto ms = [](int day, int hour) {
            return QDateTime(QDate(2026, 11, day), QTime(hour, 20, 8)).toMSecsSinceEpoch();
        };
        QCOMPARE(momentText(ms(25, 11), now), u"11:20:08"_qs);
        QCOMPARE(momentText(ms(23, 17), now), QLocale().toString(QDate(2026, 11, 23), u"ddd"_qs) + u" 17:20");
        QCOMPARE(momentText(ms(18, 17), now), QLocale().toString(QDate(2026, 11, 18), QLocale::ShortFormat));
        QCOMPARE(momentText(0, now), u"–"_qs);
        QCOMPARE(durationText(38'400), u"38 s"_qs);
        QCOMPARE(durationText(65'000), u"1 min 05 s"_qs);
        QCOMPARE(durationText(7'500'000), u"2 h 05 min"_qs);
    }
};

QTEST_MAIN(TestOperationsModel)
#include "tst_operationsmodel.moc"
