// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/exporttask.h"
#include "tests/models/operations.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace phonedeck;
using namespace phonedeck::test;

namespace {

OperationExport sample()
{
    PhoneRecord failed = refusedPhone(2);
    failed.name = u"=HYPERLINK(\"http://evil\")"_qs;
    failed.serviceText = u"first line\nsecond, \"quoted\""_qs;
    PhoneRecord unknown = phoneRecord(3, PhoneState::Unknown, PhoneReason::NoAnswer);
    unknown.name = u"手机-3"_qs;
    const QList<PhoneRecord> phones{phoneRecord(1, PhoneState::Succeeded), failed, unknown};
    return {operationRecord(7, ActionId::Reboot, phones), phones, {2, 1}};
}

} // namespace

class TestOperationExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCellNeverRunsAsAFormula_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        QTest::newRow("plain") << u"CCTEST-1"_qs << u"CCTEST-1"_qs;
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("equals") << u"=1+1"_qs << u"'=1+1"_qs;
        QTest::newRow("plus") << u"+86 10"_qs << u"'+86 10"_qs;
        QTest::newRow("minus") << u"-1"_qs << u"'-1"_qs;
        QTest::newRow("at") << u"@SUM(A1)"_qs << u"'@SUM(A1)"_qs;
        QTest::newRow("tab") << u"\t=1"_qs << u"'\t=1"_qs;
        QTest::newRow("return") << u"\r=1"_qs << u"\"'\r=1\""_qs;
        QTest::newRow("behind a space") << u" =1"_qs << u"' =1"_qs;
        QTest::newRow("comma") << u"a,b"_qs << u"\"a,b\""_qs;
        QTest::newRow("quotation mark") << u"a\"b"_qs << u"\"a\"\"b\""_qs;
        QTest::newRow("formula with a comma") << u"=A(1,2)"_qs << u"\"'=A(1,2)\""_qs;
    }

    void aCellNeverRunsAsAFormula()
    {
        QFETCH(QString, text);
        QFETCH(QString, cell);
        QCOMPARE(csvCell(text), cell);
    }

    void csvHasTheChosenPhonesInTheirOrder()
    {
        const QByteArray bytes = toCsv(sample());
        QVERIFY(bytes.startsWith("\xEF\xBB\xBF"
                                 "Name,Id,Outcome,"));
        const QByteArray second = "手机-3,id000003,Unknown,No answer came,,cn-south-1,100863,"
                                  "2025-11-24T16:00:03.000Z,0b9d8a6e-5a0f-4b0e-9a44-000000000000,,\r\n";
        const QByteArray third = "\"'=HYPERLINK(\"\"http://evil\"\")\",id000002,Failed,";
        QVERIFY2(bytes.contains(QByteArray("\r\n" + second + third)), bytes.constData());
        QVERIFY(bytes.contains(",KOOPHONE.API.5005,"));
        QVERIFY(bytes.contains(",\"first line\nsecond, \"\"quoted\"\"\","));
        QVERIFY(!bytes.contains("id000001"));
        QVERIFY(bytes.endsWith("\r\n"));
    }

    void jsonHasStableKeys()
    {
        const QJsonObject root = QJsonDocument::fromJson(toJson(sample())).object();
        QCOMPARE(root.value(u"operation"_qs).toInt(), 7);
        QCOMPARE(root.value(u"action"_qs).toString(), u"reboot"_qs);
        QCOMPARE(root.value(u"outcome"_qs).toString(), u"partly-failed"_qs);
        QCOMPARE(root.value(u"counts"_qs).toObject().value(u"failed"_qs).toInt(), 1);
        const QJsonArray phones = root.value(u"phones"_qs).toArray();
        QCOMPARE(phones.size(), 2);
        const QJsonObject unknown = phones.at(0).toObject();
        QCOMPARE(unknown.value(u"instance_id"_qs).toString(), u"id000003"_qs);
        QCOMPARE(unknown.value(u"outcome"_qs).toString(), u"unknown"_qs);
        QCOMPARE(unknown.value(u"reason"_qs).toString(), u"no-answer"_qs);
        QVERIFY(unknown.value(u"is_checked"_qs).toBool());
        const QJsonObject failed = phones.at(1).toObject();
        QCOMPARE(failed.value(u"code"_qs).toString(), u"KOOPHONE.API.5005"_qs);
        QCOMPARE(failed.value(u"http_status"_qs).toInt(), 400);
        QVERIFY(!failed.contains(u"reason"_qs));
    }

    void aListOfOperationsHasALineEach()
    {
        OperationRecord first = operationRecord(8, ActionId::Reset, phoneRecords(2, {refusedPhone(3)}));
        first.startedMs = 1'764'000'000'000;
        first.endedMs = 1'764'000'010'000;
        first.label = u"=cmd"_qs;
        first.repeats = 7;
        const OperationListExport content{{first, sample().operation}};
        const QByteArray csv = toCsv(content);
        QVERIFY2(csv.contains("\r\n8,Partly failed,Reset,'=cmd,3,2,1,0,0,0,2025-11-24T16:00:00.000Z,"
                              "2025-11-24T16:00:10.000Z,ops-1\r\n7,"),
                 csv.constData());
        const QJsonArray operations =
            QJsonDocument::fromJson(toJson(content)).object().value(u"operations"_qs).toArray();
        QCOMPARE(operations.size(), 2);
        QCOMPARE(operations.at(0).toObject().value(u"repeats"_qs).toInt(), 7);
        QCOMPARE(operations.at(1).toObject().value(u"operation"_qs).toInt(), 7);
        QVERIFY(!operations.at(1).toObject().contains(u"phones"_qs));
    }

    void aFileThatCannotBeWrittenIsNotSilent()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"phones.csv"_qs);
        QVERIFY(writeFile(path, "a"));
        QVERIFY(writeFile(path, "bc"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("bc"));
        const auto failed = writeFile(folder.filePath(u"no/such/folder.csv"_qs), "a");
        QVERIFY(!failed);
        QVERIFY(!failed.error().isEmpty());
    }

    void aTaskTellsWhetherTheFileIsWritten()
    {
        const OperationExport content = sample();
        QTemporaryDir folder;
        ExportTask task;
        QSignalSpy finished(&task, &ExportTask::finished);
        for (ExportForm form : {ExportForm::Csv, ExportForm::Json}) {
            finished.clear();
            const QString path = folder.filePath(u"phones.txt"_qs);
            task.start(content, form, path);
            QVERIFY(finished.isEmpty()); // from the event loop, never at once
            QTRY_COMPARE(finished.size(), 1);
            QCOMPARE(finished.constFirst().constFirst().toString(), QString());
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), form == ExportForm::Csv ? toCsv(content) : toJson(content));
        }
        finished.clear();
        task.start(content, ExportForm::Csv, folder.filePath(u"no/such/folder.csv"_qs));
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!finished.constFirst().constFirst().toString().isEmpty());
    }
};

QTEST_MAIN(TestOperationExport)
#include "tst_operationexport.moc"
