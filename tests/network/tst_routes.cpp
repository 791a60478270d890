// SPDX-License-Identifier: GPL-3.0-or-later
// The ways to the service: whom TLS trusts, proxies as people have them, and what becomes of redirects.
#include "network/accounts/keysource.h"
#include "network/fleet/batchrebootinstance.h"
#include "network/fleet/getdevicetoken.h"
#include "network/fleet/listinstances.h"
#include "simulator/cloud.h"
#include "tests/network/cloudclient.h"
#include "tests/network/recordingrelay.h"
#include "tests/network/testauthority.h"
#include "tests/network/testservers.h"

#include <QtNetwork/QNetworkProxyFactory>
#include <QtNetwork/QSslConfiguration>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::Cloud;
using simulator::FaultKind;
using simulator::LoggedRequest;
using simulator::SimulatorThread;

namespace {

const QString localHost = u"127.0.0.1"_qs;
const QString proxyUser = u"deck"_qs;
const QString proxyPassword = u"let-me-out"_qs;

/// Access keys: nothing is fetched before the first call, so what it sends is all that is sent.
struct Signed {
    explicit Signed(const ClientSettings &settings)
        : keys({.accessKey = Cloud::accessKey.toUtf8(),
                .secretKey = Cloud::secretKey.toUtf8(),
                .securityToken = {},
                .projectId = {},
                .domainId = {}}),
          api(settings, &keys), records(&api, &ApiClient::requestRecorded)
    {
    }
    [[nodiscard]] RequestRecord lastRecord() const { return records.last().first().value<RequestRecord>(); }

    KeySource keys;
    ApiClient api;
    QSignalSpy records;
};

enum class Way { HttpProxy, Connect, Socks5, Socks5WithTls };

void addWays()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("HTTP proxy") << Way::HttpProxy;
    QTest::newRow("CONNECT") << Way::Connect;
    QTest::newRow("SOCKS5") << Way::Socks5;
    QTest::newRow("SOCKS5 with TLS") << Way::Socks5WithTls;
}

bool usesTls(Way way)
{
    return way == Way::Connect || way == Way::Socks5WithTls;
}

bool isSocks(Way way)
{
    return way == Way::Socks5 || way == Way::Socks5WithTls;
}

/// A running phone that nothing speaks against rebooting.
QString somePhone(SimulatorThread &cloud)
{
    QString id;
    cloud.withCloud([&id](Cloud &all) {
        all.at(0).running = simulator::RunningStatus::Running;
        all.at(0).movement = simulator::Movement::None;
        all.at(0).isFrozen = false;
        id = all.instanceId(all.at(0));
    });
    return id;
}

} // namespace

class TestRoutes : public QObject
{
    Q_OBJECT

    TestAuthority m_authority;
    /// Qt can't show a password with whole requests; http leaves no computer anyway.
    HttpProxy m_openProxy;
    HttpProxy m_closedProxy{proxyUser, proxyPassword};
    SocksProxy m_socks{proxyUser, proxyPassword};

    [[nodiscard]] bool isThere(Way way) const
    {
        return isSocks(way) ? m_socks.isRunning() : m_openProxy.isRunning() && m_closedProxy.isRunning();
    }

    static simulator::SimulatorOptions options(const TestAuthority *authority)
    {
        simulator::SimulatorOptions options{.instances = 3, .ticking = false};
        if (authority) {
            options.certificatePem = authority->certificatePem;
            options.privateKeyPem = authority->privateKeyPem;
        }
        return options;
    }

    [[nodiscard]] simulator::SimulatorOptions options(Way way) const
    {
        return options(usesTls(way) ? &m_authority : nullptr);
    }

    [[nodiscard]] ClientSettings trusting(const QUrl &url) const
    {
        ClientSettings settings = quickSettings(url);
        settings.route.extraAuthoritiesPem = m_authority.authorityPem;
        return settings;
    }

    [[nodiscard]] ClientSettings through(const QUrl &url, Way way, quint16 port,
                                         const QString &password = proxyPassword) const
    {
        ClientSettings settings = trusting(url);
        settings.route.proxy = {isSocks(way) ? ProxySettings::Kind::Socks5 : ProxySettings::Kind::Http,
                                localHost, port, proxyUser, password};
        return settings;
    }

    [[nodiscard]] quint16 proxyPort(Way way) const
    {
        if (isSocks(way))
            return m_socks.port();
        return way == Way::HttpProxy ? m_openProxy.port() : m_closedProxy.port();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_authority.error.isEmpty(), qPrintable(m_authority.error)); }

    void ownAuthoritiesAreTrusted_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("address") << localHost;
        QTest::newRow("name") << u"localhost"_qs;
    }

    void ownAuthoritiesAreTrusted()
    {
        QFETCH(QString, host);
        SimulatorThread cloud(options(&m_authority));
        QUrl url = cloud.url();
        url.setHost(host);
        SignedIn client(trusting(url));
        const auto page = call(client.api, ListInstances{});
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().serviceText));
        QVERIFY(call(client.api, BatchRebootInstance{{somePhone(cloud)}}).has_value());
        QCOMPARE(cloud.log().size(), 3); // with the sign-in
    }

    void othersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("names");
        QTest::addColumn<bool>("hasExpired");
        QTest::addColumn<int>("trusted");
        QTest::addColumn<QString>("host");
        const QByteArray here = TestAuthority::Certificate().names;
        QTest::newRow("nobody's") << here << false << 0 << localHost;
        QTest::newRow("no certificate's") << here << false << 1 << localHost;
        QTest::newRow("another authority's") << here << false << 2 << localHost;
        QTest::newRow("another name's") << QByteArray("DNS:service.example") << false << 3 << u"localhost"_qs;
        QTest::newRow("another address'") << QByteArray("IP:127.0.0.2") << false << 3 << localHost;
        QTest::newRow("a name in an address") << QByteArray("DNS:localhost") << false << 3 << localHost;
        QTest::newRow("expired") << here << true << 3 << localHost;
    }

    void othersAreRefused()
    {
        QFETCH(QByteArray, names);
        QFETCH(bool, hasExpired);
        QFETCH(int, trusted);
        QFETCH(QString, host);
        const TestAuthority authority({.names = names, .hasExpired = hasExpired});
        QVERIFY2(authority.error.isEmpty(), qPrintable(authority.error));
        SimulatorThread cloud(options(&authority));
        QUrl url = cloud.url();
        url.setHost(host);
        ClientSettings settings = quickSettings(url);
        settings.retry.retries = 3; // no patience helps
        const QByteArray authorities[] = {{},
                                          "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                                          m_authority.authorityPem,
                                          authority.authorityPem};
        settings.route.extraAuthoritiesPem = authorities[trusted];
        // Nor does what somebody set for all of Qt.
        const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
        QSslConfiguration careless = before;
        careless.setPeerVerifyMode(QSslSocket::VerifyNone);
        QSslConfiguration::setDefaultConfiguration(careless);
        const auto restore = qScopeGuard([&before] { QSslConfiguration::setDefaultConfiguration(before); });

        SignedIn client(settings);
        const auto page = call(client.api, ListInstances{});
        QVERIFY(!page.has_value());
        QCOMPARE(page.error().kind, ErrorKind::TlsFailed);
        Signed signing(settings);
        const auto listed = call(signing.api, ListInstances{});
        QCOMPARE(listed.error().kind, ErrorKind::TlsFailed);
        const auto written = call(signing.api, BatchRebootInstance{{somePhone(cloud)}});
        QCOMPARE(written.error().kind, ErrorKind::TlsFailed);
        for (const ApiError &error : {page.error(), listed.error(), written.error()}) {
            QVERIFY(error.outcomeKnown);
            QVERIFY(!error.serviceText.isEmpty());
            QVERIFY(error.requestId.isEmpty());
        }
        QVERIFY(cloud.log().isEmpty()); // no sign-in either
    }

    void eachProxyLetsThrough_data() { addWays(); }

    void eachProxyLetsThrough()
    {
        QFETCH(Way, way);
        if (!isThere(way))
            QSKIP("tinyproxy or microsocks is not installed");
        SimulatorThread cloud(options(way));
        RecordingRelay relay(proxyPort(way));
        SignedIn client(through(cloud.url(), way, relay.port()));
        const auto page = call(client.api, ListInstances{});
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().serviceText));
        QCOMPARE(page->instances.size(), 3);
        const auto written = call(client.api, BatchRebootInstance{{somePhone(cloud)}});
        QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().serviceText));
        QVERIFY(relay.connections() > 0); // it did go that way
        const QList<LoggedRequest> log = cloud.log();
        QCOMPARE(log.size(), 3);
        const QByteArray credentials = QString(proxyUser + u':' + proxyPassword).toUtf8().toBase64();
        for (const LoggedRequest &request : log) {
            const QByteArray raw = request.raw.toLower();
            QVERIFY(!raw.contains("proxy-authorization"));
            QVERIFY(!request.raw.contains(credentials) && !request.raw.contains(proxyPassword.toUtf8()));
        }
        if (way == Way::HttpProxy) // what the next test looks for is there to be found
            QVERIFY(relay.received().contains("X-Auth-Token"));
    }

    void aTunnelShowsNothing()
    {
        for (const Way way : {Way::Connect, Way::Socks5WithTls}) {
            if (!isThere(way))
                QSKIP("tinyproxy or microsocks is not installed");
            SimulatorThread cloud(options(way));
            RecordingRelay relay(proxyPort(way));
            SignedIn client(through(cloud.url(), way, relay.port()));
            QVERIFY(call(client.api, ListInstances{}).has_value());
            PasswordCredentials wrong = demoCredentials();
            wrong.password = u"planted-password"_qs;
            SignedIn stranger(through(cloud.url(), way, relay.port()), wrong);
            QCOMPARE(call(stranger.api, ListInstances{}).error().kind, ErrorKind::SignInRefused);

            const QByteArray token = cloud.log(u"ListInstances"_qs).first().header("X-Auth-Token");
            QVERIFY(!token.isEmpty());
            const QByteArray sent = relay.received();
            QVERIFY(!sent.isEmpty());
            QCOMPARE(sent.contains("CONNECT 127.0.0.1:"), way == Way::Connect);
            for (const QByteArray &secret :
                 {token.left(64), QByteArray("planted-password"), QByteArray("/v3/auth"), QByteArray("/v1/")})
                QVERIFY2(!sent.contains(secret), secret.constData());
            QVERIFY(!sent.toLower().contains("x-auth-token"));
        }
    }

    void wrongCredentialsOfAProxyAreKnown_data() { addWays(); }

    void wrongCredentialsOfAProxyAreKnown()
    {
        QFETCH(Way, way);
        if (!isThere(way))
            QSKIP("tinyproxy or microsocks is not installed");
        SimulatorThread cloud(options(way));
        const quint16 port = isSocks(way) ? m_socks.port() : m_closedProxy.port();
        ClientSettings settings = through(cloud.url(), way, port, u"wrong"_qs);
        settings.retry.retries = 3; // each try counts there, too
        SignedIn client(settings);
        QCOMPARE(call(client.api, ListInstances{}).error().kind, ErrorKind::ProxyFailed);
        Signed signing(settings);
        const auto listed = call(signing.api, ListInstances{});
        QCOMPARE(listed.error().kind, ErrorKind::ProxyFailed);
        QCOMPARE(signing.lastRecord().tries, 1);
        const auto written = call(signing.api, BatchRebootInstance{{somePhone(cloud)}});
        QCOMPARE(written.error().kind, ErrorKind::ProxyFailed);
        QCOMPARE(signing.lastRecord().tries, 1);
        for (const ApiError &error : {listed.error(), written.error()}) {
            QVERIFY(error.outcomeKnown);
            QCOMPARE(error.requestId.isEmpty(), way != Way::HttpProxy); // which has read all of it
        }
        QVERIFY(cloud.log().isEmpty());
    }

    void aProxyThatIsGoneIsKnown_data()
    {
        QTest::addColumn<Way>("way");
        QTest::addColumn<QString>("user");
        QTest::addColumn<int>("tries");
        // Whether it is gone or has refused the password can't always be told: with one, no second try.
        for (const auto &[name, way] :
             {std::pair("HTTP proxy", Way::HttpProxy), std::pair("CONNECT", Way::Connect),
              std::pair("SOCKS5", Way::Socks5), std::pair("SOCKS5 with TLS", Way::Socks5WithTls)}) {
            QTest::addRow("%s", name) << way << QString() << 3;
            QTest::addRow("%s with a password", name) << way << proxyUser << 1;
        }
    }

    void aProxyThatIsGoneIsKnown()
    {
        QFETCH(Way, way);
        QFETCH(QString, user);
        QFETCH(int, tries);
        SimulatorThread cloud(options(way));
        ClientSettings settings = through(cloud.url(), way, 1);
        settings.route.proxy.user = user;
        settings.retry.retries = 2;
        Signed client(settings);
        const auto listed = call(client.api, ListInstances{});
        QCOMPARE(listed.error().kind, ErrorKind::ProxyFailed);
        QCOMPARE(client.lastRecord().tries, tries);
        const auto written = call(client.api, BatchRebootInstance{{somePhone(cloud)}});
        QCOMPARE(written.error().kind, ErrorKind::ProxyFailed);
        QCOMPARE(client.lastRecord().tries, tries); // nothing had left
        // An empty body is never asked for: nothing but the error tells.
        const auto bodiless = call(client.api, GetDeviceToken{somePhone(cloud)});
        QCOMPARE(bodiless.error().kind, ErrorKind::ProxyFailed);
        for (const ApiError &error : {listed.error(), written.error(), bodiless.error()}) {
            QVERIFY(error.outcomeKnown);
            QVERIFY(error.requestId.isEmpty());
        }
        QVERIFY(cloud.log().isEmpty());
    }

    /// Whose name it is that nobody knows, the proxy's or the service's, Qt does not tell.
    void anUnknownProxyIsKnown()
    {
        SimulatorThread cloud(options(&m_authority));
        for (const Way way : {Way::Connect, Way::Socks5WithTls}) {
            ClientSettings settings = through(cloud.url(), way, 3128);
            settings.route.proxy.host = u"proxy.invalid"_qs;
            Signed client(settings);
            const ApiError error = call(client.api, BatchRebootInstance{{somePhone(cloud)}}).error();
            QVERIFY(error.kind == ErrorKind::ProxyFailed || error.kind == ErrorKind::NotReachable);
            QVERIFY(error.outcomeKnown && error.requestId.isEmpty());
        }
        QVERIFY(cloud.log().isEmpty());
    }

    /// Whole requests would go through it in the clear, with all that they show.
    void plainHttpTakesNoDistantProxy()
    {
        SimulatorThread cloud(options(nullptr));
        ClientSettings settings = quickSettings(cloud.url());
        for (const auto kind : {ProxySettings::Kind::Http, ProxySettings::Kind::Socks5}) {
            settings.route.proxy = {kind, u"proxy.example"_qs, 3128, {}, {}};
            Signed client(settings);
            const auto reply = call(client.api, ListInstances{});
            QCOMPARE(reply.error().kind, ErrorKind::InsecureAddress);
            QCOMPARE(client.lastRecord().tries, 0);
        }
    }

    void thisComputerIsReachedWithoutTheSystemsProxy()
    {
        QList<std::pair<QByteArray, QByteArray>> before;
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy"}) {
            before.append({name, qgetenv(name)});
            qputenv(name, QByteArray(name) == "no_proxy" ? "" : "http://127.0.0.1:1");
        }
        const auto restore = qScopeGuard([&before] {
            for (const auto &[name, value] : std::as_const(before))
                qputenv(name.constData(), value);
        });
        const QNetworkProxyQuery elsewhere(QUrl(u"https://service.example/"_qs));
        const QNetworkProxy forOthers = QNetworkProxyFactory::systemProxyForQuery(elsewhere).constFirst();
        if (forOthers.port() != 1)
            QSKIP("this Qt does not read the environment");
        for (const bool isSecure : {false, true}) {
            SimulatorThread cloud(options(isSecure ? &m_authority : nullptr));
            SignedIn client(trusting(cloud.url()));
            QCOMPARE(client.api.settings().route.proxy.kind, ProxySettings::Kind::System);
            const auto page = call(client.api, ListInstances{});
            QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().serviceText));
        }
        // Another host is not reached: the way there is the dead proxy.
        Signed client(trusting(QUrl(u"https://service.example"_qs)));
        QCOMPARE(call(client.api, ListInstances{}).error().kind, ErrorKind::ProxyFailed);
    }

    void redirectsAreAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("where");
        QTest::addColumn<bool>("reads");
        for (const int status : {301, 302, 303, 307, 308}) {
            for (const QString &where :
                 {u"another host"_qs, u"without TLS"_qs, u"the same host"_qs, u"a path"_qs}) {
                for (const bool reads : {true, false})
                    QTest::addRow("%d to %s, %s", status, qPrintable(where), reads ? "read" : "write")
                        << status << where << reads;
            }
        }
    }

    void redirectsAreAnswers()
    {
        QFETCH(int, status);
        QFETCH(QString, where);
        QFETCH(bool, reads);
        SimulatorThread cloud(options(&m_authority));
        SimulatorThread other(options(where == u"another host" ? &m_authority : nullptr));
        const QString path = u"/v1/instances/sku"_qs;
        const QString target = where == u"a path"          ? path
                               : where == u"the same host" ? cloud.url().toString() + path
                                                           : other.url().toString() + path;
        const QString operation =
            QString::fromLatin1(reads ? ListInstances::name : BatchRebootInstance::name);
        cloud.faults().add(
            {.kind = FaultKind::Redirect, .operation = operation, .status = status, .url = target});
        ClientSettings settings = trusting(cloud.url());
        settings.retry.retries = 3;
        SignedIn client(settings);
        ApiError error;
        if (reads)
            error = call(client.api, ListInstances{}).error();
        else
            error = call(client.api, BatchRebootInstance{{somePhone(cloud)}}).error();
        QCOMPARE(error.kind, ErrorKind::Redirected);
        QCOMPARE(error.httpStatus, status);
        QVERIFY(error.outcomeKnown);
        QCOMPARE(cloud.log(operation).size(), 1);
        QCOMPARE(cloud.log().size(), 2); // the sign-in and that
        QVERIFY(other.log().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRoutes)
#include "tst_routes.moc"
