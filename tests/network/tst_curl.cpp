// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/curl.h"
#include "network/transport/masking.h"
#include "tests/network/posixshell.h"

#include <QtCore/QHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

const QHash<QString, QString> secrets{
    {u"TOKEN"_qs, u"a \"token\" of $5"_qs}, {u"PASSWORD"_qs, u"it's"_qs},
    {u"PASSCODE"_qs, u"123456"_qs},         {u"SECURITY_TOKEN"_qs, u"st"_qs},
    {u"AUTHORIZATION"_qs, u"SDK ok"_qs},    {u"SECRET_KEY"_qs, u"sk"_qs},
    {u"ACCESS_KEY"_qs, u"ak"_qs},           {u"DEVICE_TOKEN"_qs, u"dt"_qs},
};

RequestRecord recordOf(const QString &method, const QString &target, const QByteArray &body = {})
{
    RequestRecord record;
    record.method = method;
    record.host = u"koophone.myhuaweicloud.com"_qs;
    record.target = target;
    record.requestBody = body;
    return record;
}

} // namespace

class TestCurl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReadIsOneCommand()
    {
        RequestRecord record =
            recordOf(u"GET"_qs, u"/v1/instances/batch-query?page_no=1&instance_name=…&query_start_time="
                                "2023-08-15 14:30:45"_qs);
        record.requestHeaders = {
            {"X-Auth-Token", "…"}, {"Host", "koophone.myhuaweicloud.com"}, {"x-request-id", "id-1"}};
        const PosixShell shell(asCurl(record), secrets);
        QVERIFY(shell.isOk());
        QCOMPARE(shell.words(),
                 (QStringList{u"curl"_qs, u"--request"_qs, u"GET"_qs,
                              u"https://koophone.myhuaweicloud.com/v1/instances/batch-query?page_no=1&"
                              "instance_name=<instance_name>&query_start_time=2023-08-15%2014%3A30%3A45"_qs,
                              u"--header"_qs, u"X-Auth-Token: a \"token\" of $5"_qs, u"--header"_qs,
                              u"x-request-id: id-1"_qs}));
    }

    void secretsComeFromTheEnvironmentAndTheRestArePlaceholders()
    {
        const QByteArray body = maskedBody(
            R"({"auth":{"identity":{"methods":["password","totp"],"password":{"user":{"name":"n","password":"p"}},)"
            R"("totp":{"user":{"passcode":"1"}}}},"unheard_of":5,"assign_user":"zhang","status":2})");
        const PosixShell shell(asCurl(recordOf(u"POST"_qs, u"/v3/auth/tokens"_qs, body)), secrets);
        QVERIFY(shell.isOk());
        const QByteArray sent = shell.after(u"--data-binary"_qs).toUtf8();
        const QJsonObject json = QJsonDocument::fromJson(sent).object();
        QVERIFY2(!json.isEmpty(), sent.constData());
        QCOMPARE(json[u"assign_user"].toString(), u"<assign_user>"_qs);
        QCOMPARE(json[u"status"].toInt(), 2);
        const QJsonValue identity = json[u"auth"][u"identity"];
        QCOMPARE(identity[u"password"][u"user"][u"password"].toString(), u"it's"_qs);
        QCOMPARE(identity[u"password"][u"user"][u"name"].toString(), u"<name>"_qs);
        QCOMPARE(identity[u"totp"][u"user"][u"passcode"].toString(), u"123456"_qs);
        QCOMPARE(identity[u"methods"][0].toString(), u"<methods>"_qs);
        QCOMPARE(json[u"<value>"].toString(), u"<value>"_qs);
        QVERIFY(!sent.contains("…"));
    }

    void everyCharacterSurvivesTheShell_data()
    {
        QTest::addColumn<QString>("text");
        int row = 0;
        for (const QString &text :
             {u"it's"_qs, u"''"_qs, u"'; rm -rf / #"_qs, u"$(id) `id` $TOKEN"_qs, u"门店 一号"_qs, u"a\nb"_qs,
              u"back\\slash \"quotes\""_qs, u"\\"_qs, u"!history"_qs, u"*?[a]{b,c}~"_qs, QString()})
            QTest::addRow("%d", row++) << text;
    }

    void everyCharacterSurvivesTheShell()
    {
        QFETCH(QString, text);
        const QByteArray body =
            QJsonDocument(QJsonObject{{u"object_name"_qs, text}}).toJson(QJsonDocument::Compact);
        RequestRecord record = recordOf(u"PUT"_qs, u"/v1/"_qs + text, body);
        record.requestHeaders = {{"User-Agent", text.toUtf8()}};
        const PosixShell shell(asCurl(record), secrets);
        QVERIFY2(shell.isOk(), qPrintable(asCurl(record)));
        QCOMPARE(shell.after(u"--data-binary"_qs).toUtf8(), body);
        if (!text.isEmpty())
            QCOMPARE(shell.after(u"--header"_qs), QString(u"User-Agent: " + text));
        if (!text.contains(u'?')) {
            QString address = shell.words().at(3);
            QVERIFY(address.startsWith(u"https://koophone.myhuaweicloud.com/v1/"));
            address.remove(u"https://koophone.myhuaweicloud.com/v1/"_qs);
            QCOMPARE(QUrl::fromPercentEncoding(address.toLatin1()), text);
        }
    }

    void aBodyThatIsNotThereIsNotMadeUp()
    {
        const auto data = [](const QString &method, const QByteArray &body) {
            return PosixShell(asCurl(recordOf(method, u"/v1/a"_qs, body)), secrets).after(u"--data-binary"_qs);
        };
        QCOMPARE(data(u"POST"_qs, maskedBody("not JSON")), u"@<body.json>"_qs);
        const QByteArray list = QByteArray("\"a\",").repeated(3000);
        QCOMPARE(data(u"POST"_qs, maskedBody(R"({"instance_ids":[)" + list + "\"b\"]}")), u"@<body.json>"_qs);
        QCOMPARE(data(u"POST"_qs, maskedBody(R"({"status":["…"]})")), u"{\"status\":[\"<status>\"]}"_qs);
        QVERIFY(asCurl(recordOf(u"POST"_qs, u"/v1/a"_qs)).endsWith(u"--data-binary ''")); // A12
        QVERIFY(!asCurl(recordOf(u"GET"_qs, u"/v1/a"_qs)).contains(u"--data"));
    }

    void headersWithoutAValueAndSigningHeaders()
    {
        RequestRecord record = recordOf(u"GET"_qs, u"/v1/a"_qs);
        record.requestHeaders = maskedHeaders({{"Accept", ""},
                                               {"Authorization", "SDK-HMAC-SHA256 Access=x"},
                                               {"X-Security-Token", "y"},
                                               {"X-Odd", "z"},
                                               {"Content-Length", "5"}});
        const PosixShell shell(asCurl(record), secrets);
        QVERIFY(shell.isOk());
        QCOMPARE(
            shell.words().mid(4),
            (QStringList{u"--header"_qs, u"Accept;"_qs, u"--header"_qs, u"Authorization: SDK ok"_qs,
                         u"--header"_qs, u"X-Security-Token: st"_qs, u"--header"_qs, u"X-Odd: <X-Odd>"_qs}));
    }
};

QTEST_APPLESS_MAIN(TestCurl)
#include "tst_curl.moc"
