// SPDX-License-Identifier: GPL-3.0-or-later
// The permanent fault table: every operation that is more than a read, with everything that can happen to it
// on its way. By default a seeded share of it; PHONEDECK_FAULT_TABLE=all runs all of it (scripts/faulttable),
// PHONEDECK_FAULT_SEED=n repeats a share.
#include "network/accounts/keysource.h"
#include "tests/network/cloudclient.h"
#include "tests/network/testauthority.h"
#include "tests/network/testservers.h"
#include "tests/network/writingoperations.h"

#include "simulator/random.h"

#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::Cloud;
using simulator::Fault;
using simulator::FaultKind;
using simulator::SimulatorThread;

namespace {

constexpr int shareOfRows = 320;

struct TableFault {
    const char *name;
    Fault fault;
    bool isKnown; ///< an HTTP status that tells what was done
};

std::span<const TableFault> tableFaults()
{
    static const TableFault faults[] = {
        {"FIN", {.kind = FaultKind::Drop}, false},
        {"RST", {.kind = FaultKind::Drop, .reset = true}, false},
        {"half a status line", {.kind = FaultKind::HalfStatusLine}, false},
        {"100 Continue, then close", {.kind = FaultKind::ContinueThenClose}, false},
        {"garbage", {.kind = FaultKind::Garbage}, false},
        {"truncated body", {.kind = FaultKind::Truncate}, false},
        {"hang", {.kind = FaultKind::Hang}, false},
        {"slow trickle", {.kind = FaultKind::Trickle, .delay = std::chrono::milliseconds(20)}, false},
        {"408", {.kind = FaultKind::Status, .status = 408}, false},
        // The transport would come back after a short wait, as it may; this one is too long for it.
        {"429", {.kind = FaultKind::Status, .status = 429, .retryAfter = 3600}, true},
        {"500", {.kind = FaultKind::Status, .status = 500}, false},
        {"502", {.kind = FaultKind::Status, .status = 502}, false},
        {"503", {.kind = FaultKind::Status, .status = 503}, false},
        {"9999 with 200",
         {.kind = FaultKind::Status, .status = 200, .errorCode = QStringLiteral("KOOPHONE.API.9999")},
         false},
        {"empty answer", {.kind = FaultKind::EmptyBody}, false},
        {"307 to another host", {.kind = FaultKind::Redirect, .status = 307}, true},
    };
    return faults;
}

enum class Way { Plain, Tls, HttpProxy, ConnectWithCredentials, Socks5 };
constexpr const char *wayNames[] = {"plain", "TLS", "HTTP proxy", "CONNECT with credentials", "SOCKS5"};
constexpr int ways = 5;

/// One cell of the table.
struct Cell {
    int operation;
    int fault;
    bool beforeCommit;
    bool isReused;
    Way way;
    bool isSigned; ///< access keys instead of a token, in turns

    [[nodiscard]] QByteArray name() const
    {
        const auto &op = writingOperations()[static_cast<size_t>(operation)];
        return QByteArray(op.name) + ", " + tableFaults()[static_cast<size_t>(fault)].name +
               (beforeCommit ? ", before" : ", after") + (isReused ? ", reused, " : ", fresh, ") +
               wayNames[static_cast<int>(way)] + (isSigned ? ", keys" : ", token");
    }
};

QList<Cell> wholeTable()
{
    QList<Cell> cells;
    const int operations = static_cast<int>(writingOperations().size());
    const int faults = static_cast<int>(tableFaults().size());
    for (int operation = 0; operation < operations; ++operation) {
        for (int fault = 0; fault < faults; ++fault) {
            for (bool before : {true, false}) {
                for (bool reused : {false, true}) {
                    for (int way = 0; way < ways; ++way)
                        cells.append({operation, fault, before, reused, Way(way), cells.size() % 3 == 1});
                }
            }
        }
    }
    return cells;
}

quint64 seedOfThisRun()
{
    bool isGiven = false;
    const quint64 given = qEnvironmentVariable("PHONEDECK_FAULT_SEED").toULongLong(&isGiven);
    return isGiven ? given : static_cast<quint64>(QDate::currentDate().toJulianDay());
}

/// Every operation and every fault at least once, the rest by chance.
QList<Cell> cellsOfThisRun()
{
    QList<Cell> cells = wholeTable();
    if (qEnvironmentVariable("PHONEDECK_FAULT_TABLE") == u"all")
        return cells;
    const quint64 seed = seedOfThisRun();
    qInfo("a share of the table: PHONEDECK_FAULT_SEED=%llu", seed);
    simulator::Random random(seed);
    for (qsizetype i = cells.size() - 1; i > 0; --i)
        cells.swapItemsAt(i, random.below(static_cast<quint32>(i + 1)));
    QSet<std::pair<int, int>> seen;
    QList<Cell> share;
    QList<Cell> rest;
    for (const Cell &cell : std::as_const(cells)) {
        const std::pair<int, int> pair(cell.operation, cell.fault);
        (seen.contains(pair) ? rest : share).append(cell);
        seen.insert(pair);
    }
    while (share.size() < shareOfRows && !rest.isEmpty())
        share.append(rest.takeFirst());
    return share;
}

/// A client with either identity.
struct Caller {
    Caller(const ClientSettings &settings, bool isSigned)
        : iam(settings), tokens(demoCredentials(), iam),
          keys(SigningKeys{Cloud::accessKey.toUtf8(), Cloud::secretKey.toUtf8(), {}, {}, {}}),
          api(settings, isSigned ? static_cast<CallIdentity *>(&keys) : &tokens)
    {
    }
    ApiClient iam;
    TokenSource tokens;
    KeySource keys;
    ApiClient api;
};

} // namespace

Q_DECLARE_METATYPE(Cell)

class TestFaultTable : public QObject
{
    Q_OBJECT

    TestAuthority m_authority;
    HttpProxy m_httpProxy;
    HttpProxy m_connectProxy{QStringLiteral("deck"), QStringLiteral("let-me-out")};
    SocksProxy m_socks{QStringLiteral("deck"), QStringLiteral("let-me-out")};

    [[nodiscard]] bool isThere(Way way) const
    {
        switch (way) {
        case Way::HttpProxy:
            return m_httpProxy.isRunning();
        case Way::ConnectWithCredentials:
            return m_connectProxy.isRunning();
        case Way::Socks5:
            return m_socks.isRunning();
        default:
            return true;
        }
    }

    [[nodiscard]] ClientSettings settings(const SimulatorThread &cloud, Way way) const
    {
        ClientSettings settings = quickSettings(cloud.url());
        settings.limits.silence = settings.limits.slowSilence = std::chrono::milliseconds(350);
        settings.limits.deadline = std::chrono::milliseconds(700);
        // As patient as in earnest: it must not make a difference.
        settings.retry.retries = 3;
        settings.retry.throttleRetries = 8;
        settings.route.extraAuthoritiesPem = m_authority.authorityPem;
        const QString local = QStringLiteral("127.0.0.1");
        const QString user = QStringLiteral("deck");
        const QString password = QStringLiteral("let-me-out");
        if (way == Way::HttpProxy)
            settings.route.proxy = {ProxySettings::Kind::Http, local, m_httpProxy.port(), {}, {}};
        if (way == Way::ConnectWithCredentials)
            settings.route.proxy = {ProxySettings::Kind::Http, local, m_connectProxy.port(), user, password};
        if (way == Way::Socks5)
            settings.route.proxy = {ProxySettings::Kind::Socks5, local, m_socks.port(), user, password};
        return settings;
    }

    [[nodiscard]] SimulatorThread *makeCloud(Way way) const
    {
        simulator::SimulatorOptions options{.instances = 12, .ticking = false};
        if (way == Way::Tls || way == Way::ConnectWithCredentials) {
            options.certificatePem = m_authority.certificatePem;
            options.privateKeyPem = m_authority.privateKeyPem;
        }
        return new SimulatorThread(options);
    }

    /// The id of a phone that can take the operation.
    static QString preparedPhone(SimulatorThread &cloud, const WritingOperation &operation, int row)
    {
        QString id;
        cloud.withCloud([&](Cloud &all) {
            operation.prepare(all, all.at(row));
            id = all.instanceId(all.at(row));
        });
        return id;
    }

    static qint64 effects(SimulatorThread &cloud, const WritingOperation &operation)
    {
        qint64 count = 0;
        cloud.withCloud([&](Cloud &all) {
            count = static_cast<qint64>(all.effectCount(QString::fromLatin1(operation.name)));
        });
        return count;
    }

    /// Nothing: it succeeded. No report: a refusal that says so.
    static std::optional<ApiError> send(ApiClient &client, const WritingOperation &operation,
                                        const QString &id)
    {
        QObject context;
        bool isReported = false;
        std::optional<ApiError> error;
        operation.send(client, id, &context, [&](const std::optional<ApiError> &what) {
            isReported = true;
            error = what;
        });
        (void)QTest::qWaitFor([&] { return isReported; }, 15'000);
        return isReported ? error : std::optional(ApiError{.serviceText = QStringLiteral("no report")});
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_authority.error.isEmpty(), qPrintable(m_authority.error));
        if (!isThere(Way::HttpProxy) || !isThere(Way::Socks5)) {
            QVERIFY2(!qEnvironmentVariableIsSet("PHONEDECK_ALL_SERVERS") &&
                         qEnvironmentVariable("PHONEDECK_FAULT_TABLE") != u"all",
                     "tinyproxy or microsocks is missing");
            qWarning("tinyproxy or microsocks is missing: their rows are skipped");
        }
    }

    void withoutAFaultEachSucceedsOnce_data()
    {
        QTest::addColumn<int>("operation");
        QTest::addColumn<int>("way");
        for (int operation = 0; operation < static_cast<int>(writingOperations().size()); ++operation) {
            for (int way = 0; way < ways; ++way)
                QTest::addRow("%s, %s", writingOperations()[static_cast<size_t>(operation)].name,
                              wayNames[way])
                    << operation << way;
        }
    }

    void withoutAFaultEachSucceedsOnce()
    {
        QFETCH(int, operation);
        QFETCH(int, way);
        if (!isThere(Way(way)))
            QSKIP("the proxy is not installed");
        const WritingOperation &op = writingOperations()[static_cast<size_t>(operation)];
        const std::unique_ptr<SimulatorThread> cloud(makeCloud(Way(way)));
        Caller caller(settings(*cloud, Way(way)), operation % 2 == 1);
        const std::optional<ApiError> error = send(caller.api, op, preparedPhone(*cloud, op, 0));
        QVERIFY2(!error, error ? qPrintable(error->code + u' ' + error->serviceText) : "");
        QCOMPARE(cloud->log(QString::fromLatin1(op.name)).size(), 1);
        QCOMPARE(effects(*cloud, op), 1);
    }

    void aFaultNeverSendsTwice_data()
    {
        QTest::addColumn<Cell>("cell");
        const QList<Cell> cells = cellsOfThisRun();
        for (const Cell &cell : cells)
            QTest::newRow(cell.name().constData()) << cell;
    }

    void aFaultNeverSendsTwice()
    {
        QFETCH(Cell, cell);
        if (!isThere(cell.way))
            QSKIP("the proxy is not installed");
        const WritingOperation &op = writingOperations()[static_cast<size_t>(cell.operation)];
        const TableFault &row = tableFaults()[static_cast<size_t>(cell.fault)];
        const QString name = QString::fromLatin1(op.name);
        const std::unique_ptr<SimulatorThread> cloud(makeCloud(cell.way));
        const std::unique_ptr<SimulatorThread> elsewhere(makeCloud(cell.way));
        Caller caller(settings(*cloud, cell.way), cell.isSigned);

        int before = 0;
        if (cell.isReused) {
            const std::optional<ApiError> error = send(caller.api, op, preparedPhone(*cloud, op, 1));
            QVERIFY2(!error, error ? qPrintable(error->code + u' ' + error->serviceText) : "");
            before = 1;
        }
        const QString phone = preparedPhone(*cloud, op, 0);
        Fault fault = row.fault;
        fault.operation = name;
        fault.beforeCommit = cell.beforeCommit;
        fault.url = elsewhere->url().toString() + QStringLiteral("/v1/instances/elsewhere");
        cloud->faults().add(fault);

        const std::optional<ApiError> error = send(caller.api, op, phone);
        QVERIFY(error.has_value());
        QVERIFY2(error->serviceText != u"no report", "the call never reported");
        QCOMPARE(cloud->log(name).size() - before, 1);
        // Half an answer, and one that trickles, are answers to something that was done.
        const bool isDone = !cell.beforeCommit || row.fault.kind == FaultKind::Truncate ||
                            row.fault.kind == FaultKind::Trickle || row.fault.kind == FaultKind::EmptyBody;
        QCOMPARE(effects(*cloud, op) - before, isDone ? 1 : 0);
        QCOMPARE(error->outcomeKnown, row.isKnown);
        QVERIFY(elsewhere->log().isEmpty());
    }

    void whatCouldNotLeaveIsKnown_data()
    {
        QTest::addColumn<int>("operation");
        for (int operation = 0; operation < static_cast<int>(writingOperations().size()); ++operation)
            QTest::newRow(writingOperations()[static_cast<size_t>(operation)].name) << operation;
    }

    /// Refused connections, an untrusted certificate, a proxy that wants another password: 0 requests.
    void whatCouldNotLeaveIsKnown()
    {
        QFETCH(int, operation);
        const WritingOperation &op = writingOperations()[static_cast<size_t>(operation)];
        // Keys, since a token would have to be fetched first, the same way.
        const auto attempt = [&](const ClientSettings &settings, ErrorKind kind) {
            Caller caller(settings, true);
            const std::optional<ApiError> error = send(caller.api, op, QStringLiteral("a44uhlf7"));
            QVERIFY(error.has_value());
            QCOMPARE(error->kind, kind);
            QVERIFY(error->outcomeKnown);
            QVERIFY(error->requestId.isEmpty());
        };
        const std::unique_ptr<SimulatorThread> cloud(makeCloud(Way::Tls));
        ClientSettings untrusting = settings(*cloud, Way::Tls);
        untrusting.route.extraAuthoritiesPem.clear();
        attempt(untrusting, ErrorKind::TlsFailed);

        ClientSettings nobody = settings(*cloud, Way::Tls);
        nobody.baseUrl.setPort(1);
        attempt(nobody, ErrorKind::NotReachable);

        if (isThere(Way::ConnectWithCredentials)) {
            ClientSettings stranger = settings(*cloud, Way::ConnectWithCredentials);
            stranger.route.proxy.password = QStringLiteral("wrong");
            attempt(stranger, ErrorKind::ProxyFailed);
        }
        QVERIFY(cloud->log().isEmpty());
    }

    /// What was turned away at the door may knock again, except for what spends.
    void afterAShortThrottlingItIsSentAgain_data() { whatCouldNotLeaveIsKnown_data(); }
    void afterAShortThrottlingItIsSentAgain()
    {
        QFETCH(int, operation);
        const WritingOperation &op = writingOperations()[static_cast<size_t>(operation)];
        const std::unique_ptr<SimulatorThread> cloud(makeCloud(Way::Plain));
        Caller caller(settings(*cloud, Way::Plain), false);
        const QString phone = preparedPhone(*cloud, op, 0);
        cloud->faults().add({.kind = FaultKind::Status,
                             .operation = QString::fromLatin1(op.name),
                             .count = 2,
                             .status = 429,
                             .retryAfter = -1});
        const std::optional<ApiError> error = send(caller.api, op, phone);
        const bool spends = op.effect == Effect::Spends;
        QCOMPARE(error.has_value(), spends);
        if (spends) {
            QCOMPARE(error->kind, ErrorKind::Throttled);
            QVERIFY(error->outcomeKnown);
        }
        QCOMPARE(cloud->log(QString::fromLatin1(op.name)).size(), spends ? 1 : 3);
        QCOMPARE(effects(*cloud, op), spends ? 0 : 1);
    }
};

QTEST_GUILESS_MAIN(TestFaultTable)
#include "tst_faulttable.moc"
