// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/requestdetails.h"
#include "models/transport/requestlogfilter.h"
#include "models/transport/requestlogmodel.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

RequestRecord failedRecord()
{
    RequestRecord record;
    record.startedUtc = QDateTime::fromSecsSinceEpoch(1764000000, Qt::UTC);
    record.operation = u"BatchRebootInstance"_qs;
    record.method = u"POST"_qs;
    record.host = u"koophone.myhuaweicloud.com"_qs;
    record.target = u"/v1/instances/reboot"_qs;
    record.requestId = u"0b9d8a6e-5a0f-4b0e-9a44-6a1f0f3c9b11"_qs;
    record.httpStatus = 400;
    record.errorCode = u"KOOPHONE.API.5005"_qs;
    record.failure = ErrorKind::Refused;
    record.tries = 1;
    record.bytesSent = 40;
    record.bytesReceived = 70;
    record.requestHeaders = {{"X-Auth-Token", "…"}, {"Content-Type", "application/json"}};
    record.answerHeaders = {{"Date", "Tue, 25 Nov 2025 02:00:00 GMT"}};
    record.requestBody = R"({"instance_ids":["e3MbU9fC"]})";
    record.answerBody = R"({"error_code":"KOOPHONE.API.5005","error_msg":"not running"})";
    return record;
}

bool matches(const QString &text, const RequestRecord &record)
{
    const auto filter = RequestLogFilter::parse(text);
    return filter && filter->matches(record);
}

} // namespace

class TestRequestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filtersByWordsAndFields_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isFound");
        const auto row = [](const char *text, bool isFound) {
            QTest::newRow(text) << QString::fromLatin1(text) << isFound;
        };
        row("", true);
        row("   ", true);
        row("reboot", true);
        row("BATCHREBOOTINSTANCE", true);
        row("list", false);
        row("failed", true);
        row("FAILED", true);
        row("-failed", false);
        row("done", false);
        row("unknown", false);
        row("status:400", true);
        row("status:500", false);
        row("status:500,400", true);
        row("status:4xx", true);
        row("status:5xx", false);
        row("status:none", false);
        row("-status:400", false);
        row("400", true);
        row("40", false);
        row("operation:Reboot", true);
        row("operation:List,Reboot", true);
        row("outcome:failed status:400", true);
        row("outcome:failed status:500", false);
        row("code:5005", true);
        row("5005", true);
        row("method:post", true);
        row("method:pos", false);
        row("post", true);
        row("target:/v1/instances", true);
        row("id:0b9d8a6e", true);
        row("0b9d8a6e", true);
        row("\"failed\"", true);
        row("/v1/instances/reboot", true);
        row("koophone.myhuaweicloud.com", true);
    }

    void filtersByWordsAndFields()
    {
        QFETCH(QString, text);
        QFETCH(bool, isFound);
        QVERIFY(RequestLogFilter::parse(text).has_value());
        QCOMPARE(matches(text, failedRecord()), isFound);
    }

    void tellsUnknownOutcomesApart()
    {
        RequestRecord record = failedRecord();
        record.outcomeKnown = false;
        record.httpStatus = 0;
        QVERIFY(matches(u"unknown"_qs, record));
        QVERIFY(!matches(u"failed"_qs, record));
        QVERIFY(matches(u"status:none"_qs, record));
        record.failure.reset();
        QVERIFY(matches(u"done"_qs, record));
    }

    void saysWhereAFilterIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::newRow("field") << u"failed nothing:5"_qs << 7;
        QTest::newRow("outcome") << u"outcome:great"_qs << 8;
        QTest::newRow("no value") << u"status:"_qs << 7;
        QTest::newRow("no second value") << u"status:500,"_qs << 11;
        QTest::newRow("minus") << u"a -"_qs << 2;
        QTest::newRow("open quotation") << u"id:\"abc"_qs << 3;
    }

    void saysWhereAFilterIsWrong()
    {
        QFETCH(QString, text);
        const auto filter = RequestLogFilter::parse(text);
        QVERIFY(!filter);
        QTEST(int(filter.error().position), "position");
        QVERIFY(!filter.error().reason.isEmpty());
    }

    void everyFilterTermFindsItsOwnRow()
    {
        const RequestRecord record = failedRecord();
        RequestLogModel model;
        int found = 0;
        for (int column = 0; column < model.columnCount(); ++column) {
            const QString term = requestFilterTerm(record, column);
            if (term.isEmpty())
                continue;
            ++found;
            QVERIFY2(matches(term, record), qPrintable(term));
        }
        QCOMPARE(found, 4);
    }

    void showsTheRowsThatMatch()
    {
        RequestLogModel model;
        FilteredRequestLog filtered(model);
        const QAbstractItemModelTester tester(&filtered,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        RequestRecord done;
        done.operation = u"ListInstances"_qs;
        for (int i = 0; i < 10; ++i)
            model.append(i % 2 ? failedRecord() : done);
        filtered.setFilter(RequestLogFilter::parse(u"failed"_qs).value());
        QCOMPARE(filtered.rowCount(), 5);
        QCOMPARE(filtered.record(4).operation, u"BatchRebootInstance"_qs);
        filtered.setFilter({});
        QCOMPARE(filtered.rowCount(), 10);
    }

    void keepsNoMoreThanItsMemory()
    {
        RequestLogModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RequestRecord record = failedRecord();
        QRandomGenerator random(1);
        for (int i = 0; i < 300; ++i) {
            record.operation = QString::number(i);
            record.answerBody = QByteArray(random.bounded(512 * 1024), 'a');
            record.failure = i % 2 ? std::optional(ErrorKind::Refused) : std::nullopt;
            model.append(record);
            QVERIFY(model.bytes() <= RequestLogModel::maxBytes);
        }
        QCOMPARE(model.record(0).operation, u"299"_qs);
        QVERIFY(model.rowCount() < 300);
        QVERIFY(model.bytes() > RequestLogModel::maxBytes * 9 / 10);
        QCOMPARE(model.failedCount(), (model.rowCount() + 1) / 2);
    }

    void aRecordTellsEverythingItHas()
    {
        const RequestDetails details = describeRequest(failedRecord());
        QCOMPARE(details.operation, u"BatchRebootInstance"_qs);
        QVERIFY(!details.failure.happened.isEmpty());
        QVERIFY(details.failure.means.contains(u"whole batch"));
        QCOMPARE(details.sentHead,
                 u"POST /v1/instances/reboot\nX-Auth-Token: …\nContent-Type: application/json"_qs);
        QCOMPARE(details.answerHead, u"HTTP 400\nDate: Tue, 25 Nov 2025 02:00:00 GMT"_qs);
        QCOMPARE(details.sentBody, u"{\n  \"instance_ids\": [\n    \"e3MbU9fC\"\n  ]\n}"_qs);
        QVERIFY(details.hasSentBody && details.hasAnswerBody);
        QVERIFY(details.iamAction.isEmpty());
    }

    void whatIsNotThereIsSaid()
    {
        RequestRecord record = failedRecord();
        record.failure.reset();
        record.requestBody.clear();
        record.bytesSent = 0;
        record.answerBody = "[512 bytes, not JSON]";
        const RequestDetails details = describeRequest(record);
        QCOMPARE(details.failure, ErrorText());
        QCOMPARE(details.sentBody, u"No body."_qs);
        QVERIFY(details.answerBody.contains(u"512"));
        QVERIFY(!details.hasSentBody && !details.hasAnswerBody);
        record.answerBody.clear();
        QCOMPARE(describeRequest(record).answerBody, u"The body wasn't kept."_qs);
    }

    void aMissingPermissionIsKnownByTheOperation()
    {
        RequestRecord record = failedRecord();
        record.failure = ErrorKind::PermissionDenied;
        record.httpStatus = 403;
        record.errorCode.clear();
        QCOMPARE(describeRequest(record).iamAction, u"koophone:cloudphoneResource:instanceReboot"_qs);
    }

    void indentsWholeAndCutJson_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("indented");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("nothing inside") << u"{\"a\":{},\"b\":[]}"_qs << u"{\n  \"a\": {},\n  \"b\": []\n}"_qs;
        QTest::newRow("signs in a string") << u"{\"a\":\"{,:\\\"]\"}"_qs << u"{\n  \"a\": \"{,:\\\"]\"\n}"_qs;
        QTest::newRow("cut") << u"{\"a\":[1,\"b…"_qs << u"{\n  \"a\": [\n    1,\n    \"b…"_qs;
        QTest::newRow("too many ends") << u"]]1"_qs << u"\n]\n]1"_qs;
        QTest::newRow("ends in an escape") << u"\"a\\"_qs << u"\"a\\"_qs;
    }

    void indentsWholeAndCutJson()
    {
        QFETCH(QString, json);
        QTEST(indentedJson(json), "indented");
    }
};

QTEST_GUILESS_MAIN(TestRequestLog)
#include "tst_requestlog.moc"
