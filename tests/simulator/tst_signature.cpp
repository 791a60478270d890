// SPDX-License-Identifier: GPL-3.0-or-later
// AK/SK: the verifier by the published vectors, the service over a real socket.
#include "simulator/accesskeys.h"
#include "simulator/cloud.h"
#include "simulator/requestsignature.h"
#include "simulator/simulatorthread.h"
#include "tests/simulator/client.h"
#include "tests/simulator/signer.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace phonedeck::simulator;
using namespace Qt::StringLiterals;

namespace {

QByteArray bodyOfVector(const QJsonObject &body)
{
    const QString kind = body.value("kind"_L1).toString();
    if (kind == "text"_L1)
        return body.value("text"_L1).toString().toUtf8();
    const qsizetype count = body.value("count"_L1).toInt();
    if (kind == "repeat"_L1)
        return QByteArray(count, body.value("byte"_L1).toString().toLatin1().at(0));
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>((i * body.value("mul"_L1).toInt() + body.value("add"_L1).toInt()) % 256);
    return bytes;
}

QByteArray flipped(QByteArray bytes, qsizetype at)
{
    bytes[at] = static_cast<char>(bytes.at(at) ^ 1);
    return bytes;
}

SimulatorOptions still()
{
    SimulatorOptions options;
    options.instances = 20;
    options.ticking = false;
    options.startTime = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7), Qt::UTC);
    return options;
}

} // namespace

class tst_Signature : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheVectors_data();
    void agreesWithTheVectors();
    void noticesEveryFlippedByte_data() { agreesWithTheVectors_data(); }
    void noticesEveryFlippedByte();
    void readsNoMalformedHeader_data();
    void readsNoMalformedHeader();

    void init();
    void letsTheSignedIn_data();
    void letsTheSignedIn();
    void takesTheQueryOfTheJavaSdk();
    void signsWhatIamAnswersTo();
    void refusesWithTheReason();
    void judgesTheTimeByItsOwnClock();
    void locksAfterMoreThanFiveFailures();
    void wantsTheSecurityTokenOfATemporaryKey();
    void knowsTheProject();
    void limitsTheBody();

private:
    QByteArray ask(const QByteArray &request) { return Client(m_simulator->url()).exchange(request); }
    QString reason(const QByteArray &request);
    [[nodiscard]] Signer signer() const
    {
        Signer made;
        made.time = m_simulator->time();
        return made;
    }

    const QByteArray m_list = "/v1/instances/batch-query";
    const Signer::Query m_page = {{"page_no", "1"}, {"page_size", "5"}};
    std::unique_ptr<SimulatorThread> m_simulator;
};

void tst_Signature::agreesWithTheVectors_data()
{
    QTest::addColumn<QJsonObject>("vector");
    QFile file(QStringLiteral(TEST_DATA_DIR "/aksk-vectors.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray vectors = QJsonDocument::fromJson(file.readAll()).object().value("vectors"_L1).toArray();
    QCOMPARE(vectors.size(), 38);
    for (const QJsonValue value : vectors) {
        const QJsonObject vector = value.toObject();
        const QJsonArray flags = vector.value("flags"_L1).toArray();
        if (!flags.contains(u"sdk-quirk"_s) && !flags.contains(u"implementations-differ"_s))
            QTest::newRow(qPrintable(vector.value("name"_L1).toString())) << vector;
    }
}

static HttpRequest requestOf(const QJsonObject &vector)
{
    const QJsonObject input = vector.value("input"_L1).toObject();
    const QJsonObject output = vector.value("output"_L1).toObject();
    HttpRequest request;
    request.method = input.value("method"_L1).toString().toUtf8();
    request.target = output.value("wire_target_by_requests"_L1).toString().toUtf8();
    const QJsonObject headers = output.value("headers_after_signing"_L1).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.headers.append({it.key().toUtf8(), it.value().toString().toUtf8()});
    request.body = bodyOfVector(input.value("body"_L1).toObject());
    return request;
}

void tst_Signature::agreesWithTheVectors()
{
    QFETCH(QJsonObject, vector);
    const QJsonObject output = vector.value("output"_L1).toObject();
    const HttpRequest request = requestOf(vector);
    const auto authorization = SdkAuthorization::fromHeader(request.header("Authorization"));
    QVERIFY(authorization);
    QCOMPARE(authorization->accessKey,
             vector.value("input"_L1).toObject().value("ak"_L1).toString().toUtf8());
    const QByteArray canonical = sdkCanonicalRequest(request, authorization->signedHeaders);
    QCOMPARE(canonical, output.value("canonical_request"_L1).toString().toUtf8());
    QCOMPARE(sdkStringToSign(request.header("X-Sdk-Date"), canonical),
             output.value("string_to_sign"_L1).toString().toUtf8());
    const QByteArray secret = vector.value("input"_L1).toObject().value("sk"_L1).toString().toUtf8();
    QVERIFY(isSignedWith(request, *authorization, secret));
    QVERIFY(sdkDate(request));
}

void tst_Signature::noticesEveryFlippedByte()
{
    QFETCH(QJsonObject, vector);
    const QByteArray secret = vector.value("input"_L1).toObject().value("sk"_L1).toString().toUtf8();
    const HttpRequest good = requestOf(vector);
    const SdkAuthorization authorization = *SdkAuthorization::fromHeader(good.header("Authorization"));
    for (qsizetype i = 0; i < secret.size(); ++i)
        QVERIFY(!isSignedWith(good, authorization, flipped(secret, i)));
    for (qsizetype i = 0; i < good.method.size(); ++i) {
        HttpRequest bad = good;
        bad.method = flipped(good.method, i);
        QVERIFY(!isSignedWith(bad, authorization, secret));
    }
    for (qsizetype i = 0; i < good.target.size(); ++i) {
        HttpRequest bad = good;
        bad.target = flipped(good.target, i);
        QVERIFY2(!isSignedWith(bad, authorization, secret), bad.target.constData());
    }
    const qsizetype step = std::max<qsizetype>(1, good.body.size() / 50);
    for (qsizetype i = 0; i < good.body.size() && !good.hasHeader("X-Sdk-Content-Sha256"); i += step) {
        HttpRequest bad = good;
        bad.body = flipped(good.body, i);
        QVERIFY(!isSignedWith(bad, authorization, secret));
    }
    for (qsizetype header = 0; header < good.headers.size(); ++header) {
        const auto &[name, value] = good.headers.at(header);
        if (!authorization.covers(name.toLower()))
            continue;
        for (qsizetype i = 0; i < value.size(); ++i) {
            HttpRequest bad = good;
            bad.headers[header].second = flipped(value, i);
            QVERIFY(!isSignedWith(bad, authorization, secret));
        }
        HttpRequest twice = good;
        twice.headers.append({name, value});
        QVERIFY(!isSignedWith(twice, authorization, secret));
    }
    const QByteArray header = good.header("Authorization");
    const qsizetype start = header.indexOf("SignedHeaders=") + 14;
    for (qsizetype i = start; i < header.size(); ++i) {
        const auto bad = SdkAuthorization::fromHeader(flipped(header, i));
        QVERIFY(!bad || !isSignedWith(good, *bad, secret));
    }
}

void tst_Signature::readsNoMalformedHeader_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("bare") << QByteArray("SDK-HMAC-SHA256");
    QTest::newRow("other") << QByteArray("SDK-HMAC-SM3 Access=A, SignedHeaders=host, Signature=00");
    QTest::newRow("no key") << QByteArray("SDK-HMAC-SHA256 Access=, SignedHeaders=host, Signature=00");
    QTest::newRow("no names") << QByteArray("SDK-HMAC-SHA256 Access=A, SignedHeaders=, Signature=00");
    QTest::newRow("no signature") << QByteArray("SDK-HMAC-SHA256 Access=A, SignedHeaders=host");
    QTest::newRow("twice") << QByteArray("SDK-HMAC-SHA256 Access=A, Access=A, Signature=00");
    QTest::newRow("order") << QByteArray("SDK-HMAC-SHA256 Access=A, SignedHeaders=x;host, Signature=00");
    QTest::newRow("capital") << QByteArray("SDK-HMAC-SHA256 Access=A, SignedHeaders=Host, Signature=00");
}

void tst_Signature::readsNoMalformedHeader()
{
    QFETCH(QByteArray, header);
    QVERIFY(!SdkAuthorization::fromHeader(header));
}

void tst_Signature::init()
{
    m_simulator = std::make_unique<SimulatorThread>(still());
}

QString tst_Signature::reason(const QByteArray &request)
{
    const QByteArray answer = ask(request);
    const QJsonObject body = jsonOf(answer);
    if (statusOf(answer) != 401 || body.value("error_code"_L1).toString() != "APIGW.0301"_L1 ||
        body.value("request_id"_L1).toString().isEmpty())
        return QString::fromUtf8(answer);
    const QString start = u"Incorrect IAM authentication information: "_s;
    const QString text = body.value("error_msg"_L1).toString();
    return text.startsWith(start) ? text.mid(start.size()) : text;
}

void tst_Signature::letsTheSignedIn_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << QByteArray("OFFICE");
    QTest::newRow("space") << QByteArray("a b");
    QTest::newRow("plus") << QByteArray("a+b");
    QTest::newRow("slash") << QByteArray("a/b");
    QTest::newRow("tilde") << QByteArray("~a*b");
    QTest::newRow("ampersand") << QByteArray("a&b=c%20d");
    QTest::newRow("chinese") << u"门店 一号"_s.toUtf8();
    QTest::newRow("empty") << QByteArray();
}

void tst_Signature::letsTheSignedIn()
{
    QFETCH(QByteArray, value);
    Signer::Query query = m_page;
    query.append(std::pair(QByteArray("instance_name"), value));
    QCOMPARE(statusOf(ask(signer().request("GET", m_list, query))), 200);
    // The path as another client may encode it.
    QCOMPARE(statusOf(ask(signer().request("GET", m_list, query, {},
                                           "/v1/%69nstances/batch%2Dquery?" + Signer::queryText(query)))),
             200);
    const QByteArray body = R"({"instance_ids":[")" + QByteArray("nobody\",\"") + "x\"],\"" +
                            u"备注"_s.toUtf8() + "\":\"" + value.toHex() + "\"}";
    const QByteArray answer = ask(signer().request("POST", "/v1/instances/batch-query-status", {}, body));
    QCOMPARE(jsonOf(answer).value("error_code"_L1).toString(), u"KOOPHONE.API.1001"_s); // it got through
    QVERIFY(m_simulator->log().at(2).committed);
}

void tst_Signature::takesTheQueryOfTheJavaSdk()
{
    Signer::Query query = m_page;
    query.append(std::pair(QByteArray("instance_name"), QByteArray("a*~b")));
    const QByteArray target = m_list + "?page_size=5&instance_name=a*%7Eb&page_no=1";
    QCOMPARE(statusOf(ask(signer().request("GET", m_list, query, {}, target))), 200);
    const QByteArray other = m_list + "?page_size=5&instance_name=a*%7Ec&page_no=1";
    QCOMPARE(reason(signer().request("GET", m_list, query, {}, other)), u"verify aksk signature fail"_s);
}

void tst_Signature::signsWhatIamAnswersTo()
{
    const QByteArray answer = ask(signer().request("GET", "/v3/projects", {{"name", "cn-north-4"}}));
    QCOMPARE(statusOf(answer), 200);
    QCOMPARE(jsonOf(answer).value("projects"_L1).toArray().size(), 1);
    QCOMPARE(statusOf(ask(signer().request("GET", "/v3/auth/projects"))), 200);
    Signer wrong = signer();
    wrong.secretKey = "demosk";
    QCOMPARE(reason(wrong.request("GET", "/v3/projects")), u"verify aksk signature fail"_s);
}

void tst_Signature::refusesWithTheReason()
{
    Signer wrong = signer();
    wrong.secretKey = "DEMOSK2";
    QCOMPARE(reason(wrong.request("GET", m_list, m_page)), u"verify aksk signature fail"_s);
    wrong = signer();
    wrong.accessKey = "NOBODY";
    QCOMPARE(reason(wrong.request("GET", m_list, m_page)),
             u"Get secretKey failed,ak:NOBODY,err:ak not exist"_s);
    wrong = signer();
    wrong.signsDate = false;
    QVERIFY(
        reason(wrong.request("GET", m_list, m_page)).startsWith(u"verify aksk signature fail, X-Sdk-Date"));
    QVERIFY(reason(getRequest(m_list, {}, "Authorization: SDK-HMAC-SHA256 nonsense\r\n"))
                .startsWith(u"verify aksk signature fail"));
    const QByteArray sound = signer().request("POST", m_list + "-status", {}, R"({"instance_ids":["a"]})");
    QByteArray changed = sound;
    changed.replace("[\"a\"]", "[\"b\"]");
    QVERIFY(reason(sound).contains("KOOPHONE.API.1001"_L1));
    QCOMPARE(reason(changed), u"verify aksk signature fail"_s);
    QVERIFY(!m_simulator->log().last().committed);
}

void tst_Signature::judgesTheTimeByItsOwnClock()
{
    for (const int off : {-895, 895}) {
        Signer late = signer();
        late.time = late.time.addSecs(off);
        QCOMPARE(statusOf(ask(late.request("GET", m_list, m_page))), 200);
    }
    for (const int off : {-905, 905}) {
        Signer late = signer();
        late.time = late.time.addSecs(off);
        QVERIFY(reason(late.request("GET", m_list, m_page)).endsWith("signature expired"_L1));
        m_simulator->setTime(late.time);
        QCOMPARE(statusOf(ask(late.request("GET", m_list, m_page))), 200);
    }
}

void tst_Signature::locksAfterMoreThanFiveFailures()
{
    Signer wrong = signer();
    wrong.secretKey = "x";
    const QByteArray good = signer().request("GET", m_list, m_page);
    const auto fail = [&](int times) {
        for (int i = 0; i < times; ++i)
            (void)ask(wrong.request("GET", m_list, m_page));
    };
    for (int round = 0; round < 3; ++round) {
        fail(AccessKeys::maxFailures);
        QCOMPARE(statusOf(ask(good)), 200); // five are allowed, and a success ends the row
    }
    fail(AccessKeys::maxFailures + 1);
    QCOMPARE(reason(good), u"AK access failed to reach the limit,forbidden"_s);
    m_simulator->setTime(m_simulator->time().addSecs(299));
    QCOMPARE(reason(good), u"AK access failed to reach the limit,forbidden"_s);
    m_simulator->setTime(m_simulator->time().addSecs(2));
    QCOMPARE(statusOf(ask(good)), 200);
}

void tst_Signature::wantsTheSecurityTokenOfATemporaryKey()
{
    const TemporaryKey key = m_simulator->issueTemporaryKey({}, std::chrono::seconds(900));
    Signer temporary = signer();
    temporary.accessKey = key.access;
    temporary.secretKey = key.secret;
    QVERIFY(reason(temporary.request("GET", m_list, m_page)).contains("X-Security-Token"_L1));
    temporary.headers.insert("x-security-token", key.securityToken);
    const QByteArray good = temporary.request("GET", m_list, m_page);
    QCOMPARE(statusOf(ask(good)), 200);
    QByteArray bare = good;
    bare.replace(";x-security-token", "");
    QVERIFY(reason(bare).contains("X-Security-Token"_L1));
    Signer wrong = temporary;
    wrong.headers.insert("x-security-token", "x" + key.securityToken);
    QCOMPARE(reason(wrong.request("GET", m_list, m_page)), u"decrypt token fail"_s);
    m_simulator->setTime(m_simulator->time().addSecs(901));
    temporary.time = m_simulator->time();
    QCOMPARE(reason(temporary.request("GET", m_list, m_page)), u"decrypt token fail"_s);
}

void tst_Signature::knowsTheProject()
{
    QString office;
    QString region;
    m_simulator->withCloud([&](Cloud &cloud) {
        for (const Project &project : cloud.projects()) {
            if (project.name == "cn-north-4_office"_L1)
                office = project.id;
            if (project.name == "cn-north-4"_L1)
                region = project.id;
        }
    });
    Signer some = signer();
    some.headers.insert("x-project-id", region.toUtf8());
    QCOMPARE(statusOf(ask(some.request("GET", m_list, m_page))), 200);
    some.headers.insert("x-project-id", "0123456789abcdef0123456789abcdef");
    QVERIFY(reason(some.request("GET", m_list, m_page)).contains("X-Project-Id"_L1));

    const TemporaryKey key = m_simulator->issueTemporaryKey(office, std::chrono::seconds(900));
    Signer sub = signer();
    sub.accessKey = key.access;
    sub.secretKey = key.secret;
    sub.headers.insert("x-security-token", key.securityToken);
    QVERIFY(reason(sub.request("GET", m_list, m_page)).contains("X-Project-Id"_L1));
    sub.headers.insert("x-project-id", office.toUtf8());
    QCOMPARE(statusOf(ask(sub.request("GET", m_list, m_page))), 200);
}

void tst_Signature::limitsTheBody()
{
    const QByteArray body(12 * 1024 * 1024 + 1, ' ');
    const QByteArray answer = ask(signer().request("POST", m_list + "-status", {}, body));
    QCOMPARE(statusOf(answer), 413);
    QCOMPARE(jsonOf(answer).value("error_code"_L1).toString(), u"APIGW.0201"_s);
}

QTEST_GUILESS_MAIN(tst_Signature)
#include "tst_signature.moc"
