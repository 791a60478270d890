// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP/2 for reads, through nginx as a gateway has it; HTTP/1.1 for everything else, and how many connections
// that takes.
#include "network/accounts/keysource.h"
#include "network/fleet/batchquerystatus.h"
#include "network/fleet/listinstances.h"
#include "simulator/cloud.h"
#include "tests/network/cloudclient.h"
#include "tests/network/testauthority.h"
#include "tests/network/testservers.h"
#include "tests/network/writingoperations.h"

#include <QtCore/QSet>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::Cloud;
using simulator::FaultKind;
using simulator::LoggedRequest;
using simulator::SimulatorOptions;
using simulator::SimulatorThread;
using std::chrono::milliseconds;

namespace {

const QString listing = u"ListInstances"_qs;
constexpr const char *seenProtocol = "X-Seen-Protocol";

ClientSettings settingsFor(const QUrl &url, const TestAuthority &authority)
{
    ClientSettings settings = quickSettings(url);
    settings.limits.silence = settings.limits.slowSilence = milliseconds(5'000);
    settings.limits.deadline = milliseconds(10'000);
    settings.route.extraAuthoritiesPem = authority.authorityPem;
    return settings;
}

struct Signed {
    explicit Signed(const ClientSettings &settings)
        : keys({.accessKey = Cloud::accessKey.toUtf8(),
                .secretKey = Cloud::secretKey.toUtf8(),
                .securityToken = {},
                .projectId = {},
                .domainId = {}}),
          api(settings, &keys)
    {
    }
    KeySource keys;
    ApiClient api;
};

/// A read that the contract does by POST: HTTP/2 has a body then (A15).
BatchQueryStatus statusOf(SimulatorThread &cloud)
{
    BatchQueryStatus query;
    cloud.withCloud([&query](Cloud &all) { query.instanceIds = {all.instanceId(all.at(0))}; });
    return query;
}

QSet<quint64> connectionsOf(const QList<LoggedRequest> &log)
{
    QSet<quint64> connections;
    for (const LoggedRequest &request : log)
        connections.insert(request.connection);
    return connections;
}

} // namespace

class TestHttp2 : public QObject
{
    Q_OBJECT

    TestAuthority m_authority;

    /// Answers of that many calls at once, as they come.
    QList<std::optional<ErrorKind>> list(ApiClient &client, int count)
    {
        QList<std::optional<ErrorKind>> results;
        start(client, count, results);
        (void)QTest::qWaitFor([&] { return results.size() == count; }, 20'000);
        return results;
    }
    void start(ApiClient &client, int count, QList<std::optional<ErrorKind>> &results)
    {
        for (int i = 0; i < count; ++i)
            client.send(ListInstances{}).then(this, [&results](const ApiResult<ListInstances::Reply> &reply) {
                results.append(reply ? std::nullopt : std::optional(reply.error().kind));
            });
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_authority.error.isEmpty(), qPrintable(m_authority.error)); }

    void readsUseHttp2AndWritesDoNot_data()
    {
        QTest::addColumn<bool>("isSigned");
        QTest::newRow("token") << false;
        QTest::newRow("access keys") << true; // signed over Host, which HTTP/2 calls :authority
    }

    void readsUseHttp2AndWritesDoNot()
    {
        if (TestServer::program(u"nginx"_qs).isEmpty())
            QSKIP("nginx is not installed");
        QFETCH(bool, isSigned);
        SimulatorThread cloud({.instances = 12, .ticking = false});
        Http2Front front(cloud.url(), m_authority.folder());
        QVERIFY2(front.isRunning(), qPrintable(front.output()));
        const ClientSettings settings = settingsFor(front.url(), m_authority);
        SignedIn byToken(settings);
        Signed byKeys(settings);
        ApiClient &client = isSigned ? byKeys.api : byToken.api;

        QCOMPARE(list(client, 12).count(std::nullopt), 12);
        QVERIFY(call(client, statusOf(cloud)).has_value());
        // Each write, on the client whose connection speaks HTTP/2 by now.
        int row = 0;
        for (const WritingOperation &op : writingOperations()) {
            QString phone;
            cloud.withCloud([&](Cloud &all) {
                op.prepare(all, all.at(row));
                phone = all.instanceId(all.at(row));
            });
            row = (row + 1) % 8;
            QObject context;
            bool isReported = false;
            op.send(client, phone, &context, [&](const auto &) { isReported = true; });
            QTRY_VERIFY_WITH_TIMEOUT(isReported, 10'000);
            const QList<LoggedRequest> log = cloud.log(QString::fromLatin1(op.name));
            QCOMPARE(log.size(), 1);
            QCOMPARE(log.first().header(seenProtocol), QByteArray("HTTP/1.1"));
            QVERIFY2(log.first().committed, op.name);
        }
        QCOMPARE(list(client, 1).count(std::nullopt), 1);
        const QList<LoggedRequest> reads = cloud.log(listing) + cloud.log(u"BatchQueryStatus"_qs);
        QCOMPARE(reads.size(), 14);
        for (const LoggedRequest &request : reads) {
            QCOMPARE(request.header(seenProtocol), QByteArray("HTTP/2.0"));
            QVERIFY(request.committed); // its signature was taken
        }
        QVERIFY(client.callsInFlight() == 0);
        const auto signIns = cloud.log(u"KeystoneCreateUserTokenByPassword"_qs);
        for (const LoggedRequest &request : signIns)
            QCOMPARE(request.header(seenProtocol), QByteArray("HTTP/1.1"));
    }

    void manyReadsShareFewConnections()
    {
        if (TestServer::program(u"nginx"_qs).isEmpty())
            QSKIP("nginx is not installed");
        SimulatorOptions options{.instances = 3, .ticking = false};
        options.latency = milliseconds(100);
        SimulatorThread cloud(options);
        Http2Front front(cloud.url(), m_authority.folder());
        QVERIFY2(front.isRunning(), qPrintable(front.output()));
        Signed client(settingsFor(front.url(), m_authority));
        QCOMPARE(list(client.api, 1).count(std::nullopt), 1);
        QCOMPARE(list(client.api, 60).count(std::nullopt), 60); // more than HTTP/1.1 connections would do
        QSet<QByteArray> doors;                                 // nginx tells each connection to it apart
        const auto log = cloud.log(listing);
        for (const LoggedRequest &request : log)
            doors.insert(request.header("X-Seen-Connection"));
        QVERIFY(!doors.contains(QByteArray()));
        QVERIFY2(doors.size() <= 2, qPrintable(QString::number(doors.size())));
    }

    void aDeadConnectionFailsWhatIsUnderWay_data()
    {
        QTest::addColumn<int>("retries");
        QTest::newRow("no second try") << 0;
        QTest::newRow("three more tries") << 3;
    }

    void aDeadConnectionFailsWhatIsUnderWay()
    {
        if (TestServer::program(u"nginx"_qs).isEmpty())
            QSKIP("nginx is not installed");
        QFETCH(int, retries);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        auto front = std::make_unique<Http2Front>(cloud.url(), m_authority.folder());
        QVERIFY2(front->isRunning(), qPrintable(front->output()));
        ClientSettings settings = settingsFor(front->url(), m_authority);
        settings.retry.retries = retries;
        settings.retry.firstPause = milliseconds(500);
        settings.retry.longestPause = milliseconds(5'000);
        Signed client(settings);
        QCOMPARE(list(client.api, 2).count(std::nullopt), 2);
        cloud.faults().add({.kind = FaultKind::Hang, .operation = listing});
        QList<std::optional<ErrorKind>> results;
        start(client.api, 5, results);
        QTRY_COMPARE(cloud.log(listing).size(), 7); // under way, over one connection
        const quint16 port = front->port();
        front->kill();
        cloud.faults().clear();
        if (retries > 0)
            front = std::make_unique<Http2Front>(cloud.url(), m_authority.folder(), port);
        QTRY_COMPARE_WITH_TIMEOUT(results.size(), 5, 20'000);
        if (retries > 0) {
            QCOMPARE(results.count(std::nullopt), 5);
            return;
        }
        for (const std::optional<ErrorKind> &kind : std::as_const(results))
            QVERIFY2(kind == ErrorKind::ConnectionLost || kind == ErrorKind::NotReachable,
                     qPrintable(QString::number(kind ? int(*kind) : -1)));
    }

    /// nginx says GOAWAY, answers what it has taken and goes: a gateway that is being updated.
    void aGracefulEndLosesNothing()
    {
        if (TestServer::program(u"nginx"_qs).isEmpty())
            QSKIP("nginx is not installed");
        SimulatorThread cloud({.instances = 3, .ticking = false});
        auto front = std::make_unique<Http2Front>(cloud.url(), m_authority.folder(), 0,
                                                  Http2Front::Processes::WithWorker);
        QVERIFY2(front->isRunning(), qPrintable(front->output()));
        ClientSettings settings = settingsFor(front->url(), m_authority);
        settings.retry.retries = 5;
        settings.retry.firstPause = milliseconds(300);
        settings.retry.longestPause = milliseconds(3'000);
        Signed client(settings);
        QCOMPARE(list(client.api, 2).count(std::nullopt), 2);
        cloud.faults().add({.kind = FaultKind::Latency, .operation = listing, .delay = milliseconds(300)});
        QList<std::optional<ErrorKind>> results;
        start(client.api, 5, results);
        QTRY_COMPARE(cloud.log(listing).size(), 7);
        const quint16 port = front->port();
        front->quit();
        QTRY_COMPARE_WITH_TIMEOUT(results.size(), 5, 20'000);
        QCOMPARE(results.count(std::nullopt), 5);
        QCOMPARE(cloud.log(listing).size(), 7); // none had to be sent again

        results.clear();
        front.reset();
        start(client.api, 2, results);
        front = std::make_unique<Http2Front>(cloud.url(), m_authority.folder(), port);
        QTRY_COMPARE_WITH_TIMEOUT(results.size(), 2, 20'000);
        QCOMPARE(results.count(std::nullopt), 2);
    }

    void withoutHttp2ReadsUseSeveralManagers_data()
    {
        QTest::addColumn<bool>("usesTls");
        QTest::newRow("http") << false;
        QTest::newRow("TLS without HTTP/2") << true;
    }

    void withoutHttp2ReadsUseSeveralManagers()
    {
        QFETCH(bool, usesTls);
        SimulatorOptions options{.instances = 3, .ticking = false};
        if (usesTls) {
            options.certificatePem = m_authority.certificatePem;
            options.privateKeyPem = m_authority.privateKeyPem;
        }
        SimulatorThread cloud(options);
        Signed client(settingsFor(cloud.url(), m_authority));
        // With each answer the governor gives one place more: to all there are.
        QCOMPARE(list(client.api, ManagerPool::connectionsPerManager).count(std::nullopt), 6);
        QCOMPARE(list(client.api, 30).count(std::nullopt), 30);
        cloud.clearLog();
        cloud.faults().add({.kind = FaultKind::Hang, .operation = listing, .count = 24});
        QList<std::optional<ErrorKind>> results;
        start(client.api, 24, results);
        QTRY_COMPARE(cloud.log(listing).size(), 24); // all at once, none answered
        QCOMPARE(connectionsOf(cloud.log(listing)).size(), 24);
        QCOMPARE(client.api.callsInFlight(), 24);
        QVERIFY(results.isEmpty());
    }

    void oneManagersWorthUsesSixConnections()
    {
        SimulatorOptions options{.instances = 3, .ticking = false};
        options.latency = milliseconds(30);
        SimulatorThread cloud(options);
        ClientSettings settings = settingsFor(cloud.url(), m_authority);
        settings.maxCallsInFlight = ManagerPool::connectionsPerManager;
        Signed client(settings);
        QCOMPARE(list(client.api, 48).count(std::nullopt), 48);
        const qsizetype connections = connectionsOf(cloud.log(listing)).size();
        QVERIFY2(connections > 1 && connections <= 6, qPrintable(QString::number(connections)));
    }
};

QTEST_GUILESS_MAIN(TestHttp2)
#include "tst_http2.moc"
