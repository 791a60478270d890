// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in and what comes of it, over a socket: one-time codes, projects, temporary keys, tokens for
// orders.
#include "network/accounts/createtemporaryaccesskey.h"
#include "network/accounts/keysource.h"
#include "network/accounts/listauthprojects.h"
#include "network/accounts/listprojects.h"
#include "network/fleet/listinstances.h"
#include "simulator/cloud.h"
#include "simulator/iam.h"
#include "simulator/totp.h"
#include "tests/network/cloudclient.h"
#include "tests/network/writingoperations.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::Cloud;
using simulator::FaultKind;
using simulator::SimulatorOptions;
using simulator::SimulatorThread;

namespace {

const QString signIn = u"KeystoneCreateUserTokenByPassword"_qs;
const QString listing = u"ListInstances"_qs;
const QString ordering = u"CreateInstance"_qs;

TotpCode codeOf(const SimulatorThread &cloud, int steps = 0)
{
    const QDateTime time = cloud.time().addSecs(steps * simulator::Totp::stepSeconds);
    return {Cloud::userId, simulator::Totp(simulator::Iam::totpSecret).code(time)};
}

QByteArrayList passcodesSent(const SimulatorThread &cloud)
{
    QByteArrayList codes;
    const auto log = cloud.log(signIn);
    for (const auto &request : log) {
        const QJsonObject identity =
            QJsonDocument::fromJson(request.body).object()[u"auth"][u"identity"].toObject();
        const QJsonObject user = identity[u"totp"][u"user"].toObject();
        if (!user.isEmpty())
            codes.append(user[u"passcode"].toString().toUtf8());
    }
    return codes;
}

const WritingOperation &writing(const QString &name)
{
    const std::span<const WritingOperation> all = writingOperations();
    return *std::find_if(all.begin(), all.end(),
                         [&name](const WritingOperation &op) { return name == QLatin1String(op.name); });
}

/// Nothing for a success.
std::optional<ApiError> sendWriting(SignedIn &client, SimulatorThread &cloud, const QString &name)
{
    const WritingOperation &op = writing(name);
    QString phone;
    cloud.withCloud([&](Cloud &all) {
        op.prepare(all, all.at(0));
        phone = all.instanceId(all.at(0));
    });
    QObject context;
    bool isReported = false;
    std::optional<ApiError> error;
    op.send(client.api, phone, &context, [&](const std::optional<ApiError> &what) {
        isReported = true;
        error = what;
    });
    (void)QTest::qWaitFor([&] { return isReported; }, 15'000);
    return isReported ? error : std::optional(ApiError{.serviceText = u"no report"_qs});
}

} // namespace

class TestIamCalls : public QObject
{
    Q_OBJECT

    static SimulatorOptions withMfa()
    {
        SimulatorOptions options{.instances = 3, .ticking = false};
        options.demandsMfa = true;
        return options;
    }

    static SimulatorOptions withTokenLife(std::chrono::seconds life)
    {
        SimulatorOptions options{.instances = 3, .ticking = false};
        options.tokenLife = life;
        return options;
    }

private Q_SLOTS:
    void aPasswordGivesATokenAndWhoItIs()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        ApiClient iam(quickSettings(cloud.url()));
        const auto reply = call(iam, KeystoneCreateUserTokenByPassword{demoCredentials()});
        QVERIFY(reply.has_value());
        QVERIFY(reply->token.size() > 1000);
        QCOMPARE(reply->userId, Cloud::userId);
        QCOMPARE(reply->domainId, Cloud::domainId);
        QCOMPARE(reply->projectName, u"cn-north-4"_qs);
        QVERIFY(reply->answeredUtc.secsTo(reply->expiresUtc) > 86'000);
    }

    void aPasswordAloneIsNotEnoughWithASecondFactor()
    {
        SimulatorThread cloud(withMfa());
        SignedIn client(cloud);
        QCOMPARE(call(client.api, ListInstances{}).error().kind, ErrorKind::SignInRefused);
        QCOMPARE(call(client.api, ListInstances{}).error().kind, ErrorKind::SignInRefused);
        QCOMPARE(cloud.log(signIn).size(), 1);
        client.tokens.setPasscode(codeOf(cloud));
        QVERIFY(call(client.api, ListInstances{}).has_value());
        QCOMPARE(cloud.log(signIn).size(), 2);
    }

    void aCodeIsSentOnce()
    {
        SimulatorThread cloud(withMfa());
        SignedIn client(cloud);
        const TotpCode code = codeOf(cloud);
        client.tokens.setPasscode(code);
        QVERIFY(call(client.api, ListInstances{}).has_value());
        cloud.revokeTokens();
        // The renewal would need a code: nobody is asked, the used one is not tried.
        const auto reply = call(client.api, ListInstances{});
        QCOMPARE(reply.error().kind, ErrorKind::PasscodeNeeded);
        QVERIFY(reply.error().outcomeKnown);
        QCOMPARE(call(client.api, ListInstances{}).error().kind, ErrorKind::PasscodeNeeded);
        client.tokens.retry(); // nor when a person tries again without another
        QCOMPARE(call(client.api, ListInstances{}).error().kind, ErrorKind::PasscodeNeeded);
        QCOMPARE(passcodesSent(cloud), QByteArrayList{code.passcode.toUtf8()});

        const TotpCode next = codeOf(cloud, 1);
        client.tokens.setPasscode(next);
        QVERIFY(call(client.api, ListInstances{}).has_value());
        QCOMPARE(passcodesSent(cloud), (QByteArrayList{code.passcode.toUtf8(), next.passcode.toUtf8()}));
    }

    void aCodeThatWasLostOnTheWayIsNotSentAgain()
    {
        SimulatorThread cloud(withMfa());
        for (const bool beforeCommit : {true, false}) {
            cloud.clearLog();
            cloud.faults().add(
                {.kind = FaultKind::Drop, .operation = signIn, .count = 1, .beforeCommit = beforeCommit});
            ClientSettings settings = quickSettings(cloud.url());
            settings.retry.retries = 3;
            SignedIn client(settings);
            client.tokens.setPasscode(codeOf(cloud));
            QCOMPARE(call(client.api, ListInstances{}).error().kind, ErrorKind::ConnectionLost);
            client.tokens.retry();
            QCOMPARE(call(client.api, ListInstances{}).error().kind, ErrorKind::PasscodeNeeded);
            QCOMPARE(passcodesSent(cloud).size(), 1);
            QVERIFY(cloud.log(listing).isEmpty());
        }
    }

    void aWrongCodeIsRefusedOnce()
    {
        SimulatorThread cloud(withMfa());
        SignedIn client(cloud);
        client.tokens.setPasscode({Cloud::userId, u"000000"_qs});
        QCOMPARE(call(client.api, ListInstances{}).error().kind, ErrorKind::SignInRefused);
        QCOMPARE(call(client.api, ListInstances{}).error().kind, ErrorKind::SignInRefused);
        QCOMPARE(passcodesSent(cloud).size(), 1);
    }

    void aRenewalAheadOfTimeAsksForACode()
    {
        SimulatorOptions options = withMfa();
        options.tokenLife = std::chrono::seconds(4);
        SimulatorThread cloud(options);
        SignedIn client(cloud);
        client.tokens.setPasscode(codeOf(cloud));
        QVERIFY(call(client.api, ListInstances{}).has_value());
        // Told before the end of the old token, which still serves.
        QSignalSpy failures(&client.tokens, &TokenSource::signInFailed);
        QTRY_VERIFY_WITH_TIMEOUT((void(call(client.api, ListInstances{})), !failures.isEmpty()), 10'000);
        QCOMPARE(failures.first().first().value<ApiError>().kind, ErrorKind::PasscodeNeeded);
        QCOMPARE(cloud.log(signIn).size(), 1);
        client.tokens.setPasscode(codeOf(cloud, 1));
        QTRY_VERIFY_WITH_TIMEOUT(
            call(client.api, ListInstances{}).has_value() && cloud.log(signIn).size() == 2, 10'000);
    }

    void projectsAreListed()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        // A token without a project is good for that.
        SignedIn client(quickSettings(cloud.url()), demoCredentials(QString()));
        const auto reply = call(client.api, KeystoneListAuthProjects{});
        QVERIFY(reply.has_value());
        const QList<ProjectRecord> shown = regionProjects(reply->projects);
        QVERIFY(shown.size() < reply->projects.size()); // neither the disabled one nor the object store's
        QStringList names;
        for (const ProjectRecord &project : shown)
            names.append(project.name);
        QVERIFY(names.contains(u"cn-north-4"_qs) && names.contains(u"cn-north-4_office"_qs));
        QVERIFY(!names.contains(u"MOS"_qs) && !names.contains(u"cn-east-3"_qs));
        QCOMPARE(call(client.api, ListInstances{}).error().kind, ErrorKind::PermissionDenied);
    }

    void projectsAreFoundByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("fault"); // -1: one project
        QTest::newRow("one") << u"cn-north-4"_qs << 1 << -1;
        QTest::newRow("none") << u"cn-nowhere-1"_qs << 0 << int(ProjectFault::None);
        QTest::newRow("several") << u"cn-twice-1"_qs << 2 << int(ProjectFault::Several);
    }

    void projectsAreFoundByName()
    {
        QFETCH(QString, name);
        QFETCH(int, rows);
        QFETCH(int, fault);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        KeySource keys({.accessKey = Cloud::accessKey.toUtf8(),
                        .secretKey = Cloud::secretKey.toUtf8(),
                        .securityToken = {},
                        .projectId = {},
                        .domainId = Cloud::domainId});
        ApiClient iam(quickSettings(cloud.url()), &keys);
        const auto reply = call(iam, KeystoneListProjects{.projectName = name});
        QVERIFY(reply.has_value());
        QList<ProjectRecord> projects = reply->projects;
        // The simulator's own names are all different: two rows of one name are made from its answer.
        if (rows == 2) {
            projects = call(iam, KeystoneListProjects{}).value_or(KeystoneListProjects::Reply()).projects;
            QVERIFY(projects.size() >= 2);
            projects[0].name = projects[1].name = name;
        } else {
            QCOMPARE(projects.size(), rows);
        }
        const auto one = oneProjectNamed(projects, name);
        QCOMPARE(one.has_value(), fault < 0);
        if (!one)
            QCOMPARE(int(one.error()), fault);
        else
            QCOMPARE(one->id.size(), 32);
    }

    void aTokenGivesKeysThatSign()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        SignedIn client(cloud);
        CreateTemporaryAccessKeyByToken exchange;
        exchange.duration = std::chrono::minutes(15);
        const auto reply = call(client.api, exchange);
        QVERIFY2(reply.has_value(), reply ? "" : qPrintable(reply.error().serviceText));
        QCOMPARE(reply->answeredUtc.secsTo(reply->expiresUtc) / 60, 15);
        KeySource keys(reply->keys);
        ApiClient api(quickSettings(cloud.url()), &keys);
        QVERIFY(call(api, ListInstances{}).has_value());
        const auto request = cloud.log(listing).last();
        QVERIFY(request.header("X-Auth-Token").isEmpty());
        QCOMPARE(request.header("X-Security-Token"), reply->keys.securityToken);

        cloud.setTime(reply->expiresUtc.addSecs(1));
        QCOMPARE(call(api, ListInstances{}).error().kind, ErrorKind::SignatureRefused);
    }

    /// An order is not repeated after a refused token, so it is sent with one that lasts. Ten minutes of a
    /// long life; here, of a short one, the last quarter.
    void onlyAnOrderRenewsAShortToken()
    {
        SimulatorThread cloud(withTokenLife(std::chrono::hours(1)));
        // To the client it ends after 16 seconds; it is good for much longer, however slow this machine is.
        cloud.faults().add(
            {.kind = FaultKind::SkewedDate, .operation = signIn, .count = 1, .amount = 3600 - 16});
        SignedIn client(cloud);
        QVERIFY(call(client.api, ListInstances{}).has_value());
        const QDateTime end = client.tokens.expiresLocalUtc();
        QVERIFY(!sendWriting(client, cloud, ordering)); // plenty is left
        QCOMPARE(cloud.log(signIn).size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentDateTimeUtc().addMSecs(3'900) > end, 20'000);

        // The renewal fails: everything else goes on with the old token, an order is not made.
        cloud.faults().add({.kind = FaultKind::Drop, .operation = signIn, .count = 1});
        cloud.clearLog();
        QVERIFY(!sendWriting(client, cloud, u"SyncCommand"_qs));
        QVERIFY(!sendWriting(client, cloud, u"DeleteInstance"_qs));
        const std::optional<ApiError> error = sendWriting(client, cloud, ordering);
        QCOMPARE(error.value_or(ApiError()).kind, ErrorKind::ConnectionLost);
        QVERIFY(error->outcomeKnown);
        QVERIFY(cloud.log(ordering).isEmpty());
        QCOMPARE(client.tokens.expiresLocalUtc(), end);

        client.tokens.retry();
        const QByteArray old = cloud.log(u"DeleteInstance"_qs).constFirst().header("X-Auth-Token");
        cloud.clearLog();
        QVERIFY(!sendWriting(client, cloud, ordering));
        const auto log = cloud.log();
        QCOMPARE(log.size(), 2);
        QCOMPARE(log.first().operation, signIn); // before the order, not after it
        QCOMPARE(log.last().operation, ordering);
        QVERIFY(log.last().header("X-Auth-Token") != old);
    }

    void aRefusedTokenEndsAnOrder()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        SignedIn client(cloud);
        QVERIFY(call(client.api, ListInstances{}).has_value());
        cloud.revokeTokens();
        const std::optional<ApiError> error = sendWriting(client, cloud, ordering);
        QVERIFY(error.has_value());
        QCOMPARE(error->kind, ErrorKind::TokenRefused);
        QVERIFY(error->outcomeKnown); // nothing was ordered
        QCOMPARE(cloud.log(ordering).size(), 1);
        cloud.withCloud([](Cloud &all) { QVERIFY(all.orders().isEmpty()); });
        // The next one, which a person decides on, has a new token.
        QVERIFY(!sendWriting(client, cloud, ordering));
        QCOMPARE(cloud.log(ordering).size(), 2);
        QCOMPARE(cloud.log(signIn).size(), 2);
        cloud.withCloud([](Cloud &all) { QCOMPARE(all.orders().size(), 1); });
    }

    void anotherWriteIsSentOnceMoreWithANewToken()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        SignedIn client(cloud);
        QVERIFY(call(client.api, ListInstances{}).has_value());
        cloud.revokeTokens();
        QVERIFY(!sendWriting(client, cloud, u"DeleteInstance"_qs));
        QCOMPARE(cloud.log(u"DeleteInstance"_qs).size(), 2);
        QCOMPARE(cloud.log(signIn).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestIamCalls)
#include "tst_iamcalls.moc"
