// SPDX-License-Identifier: GPL-3.0-or-later
// One-time codes and temporary keys; passwords, tokens and projects are in tst_simulator.
#include "simulator/cloud.h"
#include "simulator/iam.h"
#include "simulator/simulatorthread.h"
#include "tests/simulator/client.h"
#include "tests/simulator/signer.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace phonedeck::simulator;
using namespace Qt::StringLiterals;

namespace {

SimulatorOptions still(bool demandsMfa = false)
{
    SimulatorOptions options;
    options.instances = 5;
    options.ticking = false;
    options.demandsMfa = demandsMfa;
    options.startTime = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 0), Qt::UTC);
    return options;
}

QByteArray signInWithCode(const QString &code, const QString &userId = Cloud::userId,
                          const QByteArray &password = "demo")
{
    return postRequest(
        "/v3/auth/tokens?nocatalog=true",
        R"({"auth":{"identity":{"methods":["password","totp"],"password":{"user":{"name":"demo",)"
        R"("password":")" +
            password + R"(","domain":{"name":"demo"}}},"totp":{"user":{"id":")" + userId.toUtf8() +
            R"(","passcode":")" + code.toUtf8() + R"("}}},"scope":{"project":{"name":"cn-north-4"}}}})");
}

QByteArray exchangeBody(const QByteArray &duration)
{
    return R"({"auth":{"identity":{"methods":["token"],"token":{)" +
           (duration.isEmpty() ? QByteArray() : R"("duration_seconds":)" + duration) + "}}}}";
}

} // namespace

class tst_Iam : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesTheCodesOfTheStandard_data();
    void makesTheCodesOfTheStandard();
    void takesACodeOnceAndInTime();
    void demandsACodeIfTold();
    void takesACodeThatIsNotDemanded();
    void refusesAWrongCodeLikeAWrongPassword();
    void refusesMalformedLogins_data();
    void refusesMalformedLogins();
    void refusesAnotherAccountsScope();
    void exchangesATokenForKeys();
    void exchangesOnlyATokenAndInTheLimits();

private:
    static QByteArray ask(const SimulatorThread &simulator, const QByteArray &request)
    {
        return Client(simulator.url()).exchange(request);
    }
};

void tst_Iam::makesTheCodesOfTheStandard_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("code");
    // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
    QTest::newRow("1970") << qint64(59) << u"287082"_s;
    QTest::newRow("2005 a") << qint64(1111111109) << u"081804"_s;
    QTest::newRow("2005 b") << qint64(1111111111) << u"050471"_s;
    QTest::newRow("2009") << qint64(1234567890) << u"005924"_s;
    QTest::newRow("2033") << qint64(2000000000) << u"279037"_s;
    QTest::newRow("2603") << qint64(20000000000) << u"353130"_s;
}

void tst_Iam::makesTheCodesOfTheStandard()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, code);
    const Totp totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"); // "12345678901234567890"
    QCOMPARE(totp.code(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC)), code);
}

void tst_Iam::takesACodeOnceAndInTime()
{
    const QDateTime now(QDate(2026, 3, 4), QTime(5, 6, 0), Qt::UTC);
    Totp totp(Iam::totpSecret);
    QVERIFY(!totp.take(totp.code(now.addSecs(-31)), now));
    QVERIFY(!totp.take(totp.code(now.addSecs(60)), now));
    QVERIFY(totp.take(totp.code(now.addSecs(-1)), now));
    QVERIFY(!totp.take(totp.code(now.addSecs(-1)), now));
    QVERIFY(totp.take(totp.code(now.addSecs(30)), now));
    QVERIFY(!totp.take(totp.code(now), now)); // passed over
    QVERIFY(totp.take(totp.code(now.addSecs(60)), now.addSecs(60)));
    QVERIFY(!totp.take(QString(), now.addSecs(90)));
}

void tst_Iam::demandsACodeIfTold()
{
    SimulatorThread simulator(still(true));
    const Totp totp(Iam::totpSecret);
    const QByteArray alone = ask(simulator, signIn());
    QCOMPARE(statusOf(alone), 401);
    QVERIFY(headerOf(alone, "X-Subject-Token").isEmpty());
    const QByteArray request = signInWithCode(totp.code(simulator.time()));
    const QByteArray answer = ask(simulator, request);
    QCOMPARE(statusOf(answer), 201);
    QVERIFY(!headerOf(answer, "X-Subject-Token").isEmpty());
    QCOMPARE(jsonOf(answer).value("token"_L1).toObject().value("methods"_L1).toArray(),
             (QJsonArray{u"password"_s, u"totp"_s}));
    QCOMPARE(statusOf(ask(simulator, request)), 401); // good once
    simulator.setTime(simulator.time().addSecs(3600));
    QCOMPARE(statusOf(ask(simulator, signInWithCode(totp.code(simulator.time())))), 201);
}

void tst_Iam::takesACodeThatIsNotDemanded()
{
    SimulatorThread simulator(still());
    const Totp totp(Iam::totpSecret);
    QCOMPARE(statusOf(ask(simulator, signInWithCode(totp.code(simulator.time().addDays(1))))), 401);
    QCOMPARE(statusOf(ask(simulator, signInWithCode(totp.code(simulator.time())))), 201);
    QCOMPARE(statusOf(ask(simulator, signIn())), 201);
}

void tst_Iam::refusesAWrongCodeLikeAWrongPassword()
{
    SimulatorThread simulator(still(true));
    const Totp totp(Iam::totpSecret);
    const QString code = totp.code(simulator.time());
    const QByteArray wrongPassword = ask(simulator, signInWithCode(code, Cloud::userId, "wrong"));
    const QByteArray byName = ask(simulator, signInWithCode(code, Cloud::userName));
    const QByteArray wrongCode = ask(simulator, signInWithCode(u"x"_s));
    QCOMPARE(statusOf(wrongPassword), 401);
    QCOMPARE(bodyOf(byName), bodyOf(wrongPassword));
    QCOMPARE(bodyOf(wrongCode), bodyOf(wrongPassword));
    for (int i = 3; i < Iam::maxWrongPasswords; ++i)
        (void)ask(simulator, signInWithCode(u"x"_s));
    QCOMPARE(bodyOf(ask(simulator, signInWithCode(code))), bodyOf(wrongPassword)); // locked; code not used up
    simulator.setTime(simulator.time().addSecs(901));
    QCOMPARE(statusOf(ask(simulator, signInWithCode(totp.code(simulator.time())))), 201);
}

void tst_Iam::refusesMalformedLogins_data()
{
    QTest::addColumn<QByteArray>("identity");
    const QByteArray password =
        R"("password":{"user":{"name":"demo","password":"demo","domain":{"name":"demo"}}})";
    QTest::newRow("token") << QByteArray(R"("methods":["token"],"token":{"id":"x"})");
    QTest::newRow("totp alone") << QByteArray(R"("methods":["totp"],)" + password);
    QTest::newRow("third method") << QByteArray(R"("methods":["password","token"],)" + password);
    QTest::newRow("no totp") << QByteArray(R"("methods":["password","totp"],)" + password);
    QTest::newRow("numeric code") << QByteArray(R"("methods":["password","totp"],)" + password +
                                                R"(,"totp":{"user":{"id":"x","passcode":123456}})");
}

void tst_Iam::refusesMalformedLogins()
{
    QFETCH(QByteArray, identity);
    const SimulatorThread simulator(still());
    const QByteArray answer =
        ask(simulator, postRequest("/v3/auth/tokens", R"({"auth":{"identity":{)" + identity + "}}}"));
    QCOMPARE(statusOf(answer), 400);
    const QJsonObject error = jsonOf(answer).value("error"_L1).toObject();
    QCOMPARE(error.value("code"_L1).toInt(), 400);
    QCOMPARE(error.value("title"_L1).toString(), u"Bad Request"_s);
}

void tst_Iam::refusesAnotherAccountsScope()
{
    const SimulatorThread simulator(still());
    const auto status = [&simulator](const QByteArray &scope) {
        return statusOf(ask(simulator, signIn("demo", scope)));
    };
    QCOMPARE(status(R"({"project":{"name":"cn-north-4","domain":{"name":"demo"}}})"), 201);
    QCOMPARE(status(R"({"project":{"name":"cn-north-4","domain":{"name":"other"}}})"), 401);
    QCOMPARE(status(R"({"domain":{"name":"demo"}})"), 201);
    QCOMPARE(status(R"({"domain":{"id":"other"}})"), 401);
}

void tst_Iam::exchangesATokenForKeys()
{
    SimulatorThread simulator(still());
    const QByteArray token = headerOf(ask(simulator, signIn()), "X-Subject-Token");
    const QByteArray answer =
        ask(simulator, postRequest("/v3.0/OS-CREDENTIAL/securitytokens", exchangeBody("1800"), token));
    QCOMPARE(statusOf(answer), 201);
    const QJsonObject credential = jsonOf(answer).value("credential"_L1).toObject();
    QCOMPARE(credential.size(), 4);
    const QDateTime expiry =
        QDateTime::fromString(credential.value("expires_at"_L1).toString().left(19) + u'Z', Qt::ISODate);
    const qint64 left = simulator.time().secsTo(expiry);
    QVERIFY2(left > 1800 - 600 && left <= 1800, qPrintable(QString::number(left)));

    Signer signer;
    signer.time = simulator.time();
    signer.accessKey = credential.value("access"_L1).toString().toUtf8();
    signer.secretKey = credential.value("secret"_L1).toString().toUtf8();
    signer.headers.insert("x-security-token", credential.value("securitytoken"_L1).toString().toUtf8());
    const Signer::Query page = {{"page_no", "1"}, {"page_size", "1"}};
    QCOMPARE(statusOf(ask(simulator, signer.request("GET", "/v1/instances/batch-query", page))), 200);
    QCOMPARE(statusOf(ask(simulator, signer.request("GET", "/v3/projects"))), 200);
    simulator.setTime(expiry.addSecs(1));
    signer.time = simulator.time();
    QCOMPARE(statusOf(ask(simulator, signer.request("GET", "/v3/projects"))), 401);
}

void tst_Iam::exchangesOnlyATokenAndInTheLimits()
{
    SimulatorThread simulator(still());
    const QByteArray path = "/v3.0/OS-CREDENTIAL/securitytokens";
    const QByteArray token = headerOf(ask(simulator, signIn()), "X-Subject-Token");
    const auto status = [&](const QByteArray &body) {
        return statusOf(ask(simulator, postRequest(path, body, token)));
    };
    QCOMPARE(status(exchangeBody({})), 201);
    QCOMPARE(status(exchangeBody("900")), 201);
    QCOMPARE(status(exchangeBody("86400")), 201);
    QCOMPARE(status(exchangeBody("899")), 400);
    QCOMPARE(status(exchangeBody("86401")), 400);
    QCOMPARE(status(exchangeBody("\"900\"")), 400);
    QCOMPARE(status("{}"), 400);
    const QByteArray nobody = ask(simulator, postRequest(path, exchangeBody("900")));
    QCOMPARE(statusOf(nobody), 401);
    QVERIFY(jsonOf(nobody).contains("error"_L1));
    Signer signer;
    signer.time = simulator.time();
    QCOMPARE(statusOf(ask(simulator, signer.request("POST", path, {}, exchangeBody("900")))), 401);
    // Whoever may list projects with a token of no project may exchange it, too.
    const QByteArray unscoped = headerOf(ask(simulator, signIn("demo", "{}")), "X-Subject-Token");
    QCOMPARE(statusOf(ask(simulator, postRequest(path, exchangeBody("900"), unscoped))), 201);
}

QTEST_GUILESS_MAIN(tst_Iam)
#include "tst_iam.moc"
