// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/listinstances.h"
#include "tests/network/cloudclient.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::FaultKind;
using simulator::SimulatorOptions;
using simulator::SimulatorThread;

namespace {

const QString signIn = u"KeystoneCreateUserTokenByPassword"_qs;
const QString listing = u"ListInstances"_qs;

} // namespace

class TestTokenSource : public QObject
{
    Q_OBJECT

    /// Sends `count` listings at once and gives their results.
    QList<ApiResult<ListInstances::Reply>> list(SignedIn &client, int count = 1)
    {
        QList<ApiResult<ListInstances::Reply>> results;
        for (int i = 0; i < count; ++i)
            client.api.send(ListInstances{}).then(this, [&](const auto &reply) { results.append(reply); });
        (void)QTest::qWaitFor([&] { return results.size() == count; }, 10'000);
        return results;
    }

private Q_SLOTS:
    void manyCallsShareOneSignIn()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        SignedIn client(cloud);
        for (const auto &result : list(client, 12))
            QVERIFY(result.has_value());
        QCOMPARE(cloud.log(signIn).size(), 1);
        QCOMPARE(client.tokens.projectName(), u"cn-north-4"_qs);
        const qint64 life = QDateTime::currentDateTimeUtc().secsTo(client.tokens.expiresLocalUtc());
        QVERIFY(life > 86'000 && life <= 86'400);
    }

    void aProjectMayBeNamedByItsId()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        std::optional<KeystoneCreateUserTokenByPassword::Reply> reply;
        ApiClient iam(quickSettings(cloud.url()));
        iam.send(KeystoneCreateUserTokenByPassword{demoCredentials()}).then(this, [&](const auto &result) {
            if (result)
                reply = *result;
        });
        QTRY_VERIFY(reply.has_value());
        QCOMPARE(reply->projectId.size(), 32);
        SignedIn client(quickSettings(cloud.url()), demoCredentials(reply->projectId));
        QVERIFY(list(client).first().has_value());
        QCOMPARE(client.tokens.projectName(), u"cn-north-4"_qs);
    }

    void aRefusedTokenIsRenewedOnceForAll()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        SignedIn client(cloud);
        QVERIFY(list(client).first().has_value());
        cloud.revokeTokens();
        for (const auto &result : list(client, 6))
            QVERIFY(result.has_value());
        QCOMPARE(cloud.log(signIn).size(), 2);
        QVERIFY(cloud.log(listing).size() <= 1 + 2 * 6);
    }

    void renewsOnceRepeatsOnceThenStops()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        SignedIn client(cloud);
        QVERIFY(list(client).first().has_value());
        cloud.faults().add({.kind = FaultKind::ExpiredToken, .operation = listing});
        cloud.clearLog();
        const auto result = list(client).first();
        QCOMPARE(result.error().kind, ErrorKind::TokenRefused);
        QCOMPARE(cloud.log(signIn).size(), 1);
        QCOMPARE(cloud.log(listing).size(), 2);
        // Stopped: later calls send nothing until a person retries.
        QCOMPARE(list(client).first().error().kind, ErrorKind::TokenRefused);
        QCOMPARE(cloud.log(signIn).size(), 1);
        QCOMPARE(cloud.log(listing).size(), 2);
        cloud.faults().clear();
        client.tokens.retry();
        QVERIFY(list(client).first().has_value());
    }

    void aWrongPasswordIsTriedOnce_data()
    {
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("project");
        QTest::newRow("password") << u"demo"_qs << u"demo"_qs << u"wrong"_qs << u"cn-north-4"_qs;
        QTest::newRow("user") << u"demo"_qs << u"nobody"_qs << u"demo"_qs << u"cn-north-4"_qs;
        QTest::newRow("account") << u"nowhere"_qs << u"demo"_qs << u"demo"_qs << u"cn-north-4"_qs;
        QTest::newRow("project") << u"demo"_qs << u"demo"_qs << u"demo"_qs << u"cn-nowhere-1"_qs;
    }

    void aWrongPasswordIsTriedOnce()
    {
        QFETCH(QString, domain);
        QFETCH(QString, user);
        QFETCH(QString, password);
        QFETCH(QString, project);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        SignedIn client(quickSettings(cloud.url()),
                        {domain, user, password, ProjectScope::fromText(project)});
        QSignalSpy failures(&client.tokens, &TokenSource::signInFailed);
        for (const auto &result : list(client, 4))
            QCOMPARE(result.error().kind, ErrorKind::SignInRefused);
        QCOMPARE(list(client).first().error().kind, ErrorKind::SignInRefused);
        QCOMPARE(cloud.log(signIn).size(), 1);
        QCOMPARE(failures.size(), 1);
        QVERIFY(client.tokens.refusal().has_value());
        QVERIFY(cloud.log(listing).isEmpty());
    }

    void noNetworkIsNoRefusal()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Drop, .operation = signIn, .count = 1});
        SignedIn client(cloud);
        const auto lost = list(client).first();
        QCOMPARE(lost.error().kind, ErrorKind::ConnectionLost);
        QVERIFY(!client.tokens.refusal());
        // A sick server isn't asked by every call: for a moment all get the same failure.
        for (const auto &result : list(client, 5))
            QCOMPARE(result.error().kind, ErrorKind::ConnectionLost);
        QCOMPARE(cloud.log(signIn).size(), 1);
        QTRY_VERIFY(list(client).first().has_value());
        QCOMPARE(cloud.log(signIn).size(), 2);
    }

    void aPersonNeedNotWaitForThePause()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Drop, .operation = signIn, .count = 1});
        SignedIn client(cloud);
        QVERIFY(!list(client).first().has_value());
        client.tokens.retry();
        QVERIFY(list(client).first().has_value());
    }

    void aChangedPasswordIsTriedOnceAheadOfTime()
    {
        SimulatorOptions options;
        options.instances = 3;
        options.ticking = false;
        options.tokenLife = std::chrono::seconds(4);
        SimulatorThread cloud(options);
        SignedIn client(cloud);
        QVERIFY(list(client).first().has_value());
        cloud.faults().add({.kind = FaultKind::ExpiredToken, .operation = signIn}); // IAM's 401
        // The old token serves to its end; then the refusal holds without another try.
        QTRY_VERIFY_WITH_TIMEOUT(!list(client).first().has_value(), 10'000);
        QCOMPARE(client.tokens.refusal().value_or(ApiError()).kind, ErrorKind::SignInRefused);
        QCOMPARE(list(client).first().error().kind, ErrorKind::SignInRefused);
        QCOMPARE(cloud.log(signIn).size(), 2);
    }

    void aTokenIsRenewedAheadWithoutWaiting()
    {
        SimulatorOptions options;
        options.instances = 3;
        options.ticking = false;
        // The Date header knows whole seconds only, so a life of a few must be long beside one.
        options.tokenLife = std::chrono::seconds(6);
        SimulatorThread cloud(options);
        SignedIn client(cloud);
        QVERIFY(list(client).first().has_value());
        const QDateTime firstEnd = client.tokens.expiresLocalUtc();
        // From three quarters of its life on, the old token still serves while a new one is fetched.
        QTRY_VERIFY_WITH_TIMEOUT(
            list(client).first().has_value() && client.tokens.expiresLocalUtc() > firstEnd, 10'000);
        QVERIFY(cloud.log(signIn).size() >= 2);
        for (const auto &request : cloud.log(listing))
            QCOMPARE(request.answerStatus, 200);
    }

    void aClockThatIsWrongHereDoesNotMatter()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        cloud.setTime(QDateTime::currentDateTimeUtc().addDays(-400));
        SignedIn client(cloud);
        QVERIFY(list(client).first().has_value());
        QVERIFY(list(client).first().has_value());
        QCOMPARE(cloud.log(signIn).size(), 1);
        const qint64 life = QDateTime::currentDateTimeUtc().secsTo(client.tokens.expiresLocalUtc());
        QVERIFY(life > 86'000 && life <= 86'400);
    }

    void secretsStayOutOfTheRecord()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        PasswordCredentials credentials = demoCredentials();
        SignedIn client(quickSettings(cloud.url()), credentials);
        QSignalSpy signIns(&client.iam, &ApiClient::requestRecorded);
        QSignalSpy listings(&client.api, &ApiClient::requestRecorded);
        QVERIFY(list(client).first().has_value());
        const QByteArray token = cloud.log(listing).first().header("X-Auth-Token");
        for (const QSignalSpy *spy : {&signIns, &listings}) {
            QCOMPARE(spy->size(), 1);
            const auto record = spy->first().first().value<RequestRecord>();
            for (const QString &shown : {record.target, record.host, record.errorCode, record.requestId}) {
                QVERIFY(!shown.contains(QString::fromLatin1(token)));
                QVERIFY(!shown.contains(u"demo"));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestTokenSource)
#include "tst_tokensource.moc"
