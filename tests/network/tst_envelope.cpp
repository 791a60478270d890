// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/envelope.h"
#include "network/transport/jsonvalue.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace phonedeck;

class TestEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("succeeds");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");

        const auto success = [](const char *name, int status, const char *body) {
            QTest::newRow(name) << status << QByteArray(body) << true << 0 << QString() << QString();
        };
        const auto failure = [](const char *name, int status, const char *body, ErrorKind kind,
                                const char *errorCode, const char *text) {
            QTest::newRow(name) << status << QByteArray(body) << false << int(kind)
                                << QString::fromUtf8(errorCode) << QString::fromUtf8(text);
        };
        success("B1 zero as text", 200, R"({"error_code":"0","error_msg":"ok"})");
        success("B2 zero as number", 200, R"({"error_code":0,"data":{}})");
        success("B2 no code but data", 200, R"({"data":{"result":[]}})");
        success("B3 any text", 200, R"({"error_code":"0","error_msg":"return sku messages success"})");
        success("B5 inside data", 200, R"({"data":{"error_code":"0","result":[]}})");
        success("201", 201, R"({"token":{}})");
        failure("B1 refusal with 200", 200, R"({"error_code":"KOOPHONE.API.1004","error_msg":"bad page"})",
                ErrorKind::Refused, "KOOPHONE.API.1004", "bad page");
        failure("B4 error_info", 400, R"({"error_code":"KOOPHONE.API.1000","error_info":"wrong"})",
                ErrorKind::Refused, "KOOPHONE.API.1000", "wrong");
        failure("B5 refusal inside data", 200,
                R"({"data":{"error_code":"KOOPHONE.API.5004","error_msg":"times"}})", ErrorKind::Refused,
                "KOOPHONE.API.5004", "times");
        failure("B16 1001 is no token matter", 401,
                R"({"error_code":"KOOPHONE.API.1001","error_msg":"no right"})", ErrorKind::Refused,
                "KOOPHONE.API.1001", "no right");
        failure("B16 6001", 401, R"({"error_code":"KooPhone.API.6001"})", ErrorKind::TokenRefused,
                "KooPhone.API.6001", "");
        failure("B16 6001 with 200", 200, R"({"error_code":"KOOPHONE.API.6001"})", ErrorKind::TokenRefused,
                "KOOPHONE.API.6001", "");
        failure("B8 6002 unreadable token", 500, R"({"error_code":"KOOPHONE.API.6002"})",
                ErrorKind::TokenRefused, "KOOPHONE.API.6002", "");
        failure("B8 6002 no access", 403, R"({"error_code":"KOOPHONE.API.6002"})",
                ErrorKind::PermissionDenied, "KOOPHONE.API.6002", "");
        failure("gateway 401", 401, R"({"error_code":"APIGW.0301","error_msg":"Incorrect IAM"})",
                ErrorKind::TokenRefused, "APIGW.0301", "Incorrect IAM");
        failure("401 without a code", 401, "", ErrorKind::TokenRefused, "", "");
        failure("IAM shape", 401, R"({"error":{"code":401,"message":"wrong","title":"Unauthorized"}})",
                ErrorKind::TokenRefused, "", "wrong");
        failure("IAM.0006", 403, R"({"error_msg":"denied","error_code":"IAM.0006"})",
                ErrorKind::PermissionDenied, "IAM.0006", "denied");
        failure("throttled", 429, R"({"error_code":"APIGW.0308"})", ErrorKind::Throttled, "APIGW.0308", "");
        failure("500 with HTML", 502, "<html>Bad gateway</html>", ErrorKind::ServiceFailed, "", "");
        failure("HTML with 200", 200, "<html>Sign in to the network</html>", ErrorKind::NotTheService, "",
                "");
        failure("nothing with 200", 200, "", ErrorKind::NotTheService, "", "");
        failure("an empty object", 200, "{}", ErrorKind::NotTheService, "", "");
        failure("a list", 200, "[1]", ErrorKind::NotTheService, "", "");
        failure("cut in the middle", 200, "{\"data\":{\"result\":[{\"instance_id\":\"a", ErrorKind::Truncated,
                "", "");
        failure("redirect", 307, "", ErrorKind::Redirected, "", "");
        failure("zero with 500", 500, R"({"error_code":"0","error_msg":"ok"})", ErrorKind::ServiceFailed, "",
                "ok");
    }

    void judges()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        HttpAnswer answer;
        answer.status = status;
        answer.body = body;
        answer.requestId = QStringLiteral("r-1");
        const ApiResult<QJsonObject> result = openEnvelope(answer);
        QTEST(result.has_value(), "succeeds");
        if (result)
            return;
        QTEST(int(result.error().kind), "kind");
        QTEST(result.error().code, "code");
        QTEST(result.error().serviceText, "text");
        QCOMPARE(result.error().httpStatus, status);
        QCOMPARE(result.error().requestId, QStringLiteral("r-1"));
        QVERIFY(result.error().outcomeKnown);
    }

    void stripsTheFamilyOfACode()
    {
        for (const QString &code : {u"KOOPHONE.API.1004"_qs, u"KPAPI.1004"_qs, u"KP.API.1004"_qs, u"1004"_qs})
            QCOMPARE(ApiError{.code = code}.codeNumber(), QStringLiteral("1004"));
        QCOMPARE(ApiError{.code = QStringLiteral("KOOPHONE.API.62015")}.codeNumber(),
                 QStringLiteral("62015"));
        QCOMPARE(ApiError{.code = QStringLiteral("APIGW")}.codeNumber(), QString());
    }

    void readsValuesOfAnyType()
    {
        QCOMPARE(jsonText(QJsonValue(QStringLiteral("null"))), QString());
        QCOMPARE(jsonText(QJsonValue(40)), QStringLiteral("40"));
        QCOMPARE(jsonText(QJsonValue(4.5)), QStringLiteral("4.5"));
        QCOMPARE(jsonText(QJsonValue()), QString());
        QCOMPARE(jsonInt(QJsonValue(QStringLiteral(" 7 ")), -1), 7);
        QCOMPARE(jsonInt(QJsonValue(7.5), -1), -1);
        QCOMPARE(jsonInt(QJsonValue(1e300), -1), -1);
        QVERIFY(jsonBool(QJsonValue(QStringLiteral("TRUE"))));
        QVERIFY(!jsonBool(QJsonValue(QStringLiteral("fasle"))));
        QCOMPARE(jsonMember({{QStringLiteral("nestlnfo"), 1}, {QStringLiteral("NESTINFO"), 2}}, u"nestInfo")
                     .toInt(),
                 2);
    }
};

QTEST_APPLESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
