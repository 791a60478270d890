// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine costs beside the bare requests: 10 000 phones through a reboot (100 requests), then through
// a reset whose 100 tasks are polled, with the journal on; and the same number of the same requests sent by a
// loop around one QNetworkAccessManager, in the same run, to the same cloud.
//
//     bench_operations [--json FILE]
//
// Fails when the engine gets less than 0.9 of the requests through that the loop does.
#include "models/fleet/fleetsync.h"
#include "models/fleet/instancestore.h"
#include "models/operations/operationengine.h"
#include "models/operations/operationplan.h"
#include "network/accounts/tokensource.h"
#include "simulator/cloud.h"
#include "simulator/simulatorthread.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

#include <algorithm>
#include <cstdio>

using namespace phonedeck;
using simulator::Cloud;
using simulator::Instance;
using simulator::SimulatorThread;

namespace {

constexpr int phones = 10'000;
constexpr int rounds = 5;
constexpr double leastRatio = 0.9;

template <typename Condition> void spinUntil(Condition condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

ClientSettings settingsFor(const QUrl &url)
{
    ClientSettings settings;
    settings.baseUrl = url;
    return settings;
}

EngineSettings engineSettings()
{
    EngineSettings settings;
    settings.tracker.firstPoll = std::chrono::milliseconds(0);
    return settings;
}

/// An engine at work, signed in, with its journal open and the fleet listed if it has to know phones. Without
/// the refreshing of the fleet that an account does beside it, which would be measured, too.
class Console
{
public:
    Console(const QUrl &url, const QString &journal, bool listsFleet)
        : m_iam(settingsFor(url)),
          m_tokens({QStringLiteral("demo"), QStringLiteral("demo"), QStringLiteral("demo"),
                    ProjectScope::fromText(QStringLiteral("cn-north-4"))},
                   m_iam),
          m_client(settingsFor(url), &m_tokens), m_journal(m_databases, journal),
          m_engine(m_client, m_store, m_journal, QStringLiteral("demo"), engineSettings())
    {
        QObject context;
        bool isSignedIn = false;
        m_tokens.withToken(&context, [&](const ApiResult<QByteArray> &) { isSignedIn = true; });
        spinUntil([&] { return isSignedIn; });
        if (listsFleet) {
            FleetSync sync(m_client, m_store, {.interval = std::chrono::milliseconds(0)});
            sync.refresh();
            spinUntil([&] { return sync.status().lastListedUtc.isValid(); });
        }
        bool isLoaded = false;
        QObject::connect(&m_engine, &OperationEngine::loaded, &context, [&] { isLoaded = true; });
        clock.start();
        m_journal.open();
        spinUntil([&] { return isLoaded; });
    }

    [[nodiscard]] OperationEngine &engine() { return m_engine; }
    [[nodiscard]] QList<PhoneFacts> facts() const
    {
        QStringList ids;
        for (qsizetype row = 0; row < m_store.count(); ++row)
            ids.append(m_store.columns().text(TextField::Id, row));
        return factsOf(m_store, ids);
    }

    QElapsedTimer clock; ///< since the journal was asked for

private:
    ApiClient m_iam;
    TokenSource m_tokens;
    ApiClient m_client;
    InstanceStore m_store;
    DatabaseThread m_databases;
    Journal m_journal;
    OperationEngine m_engine;
};

/// The same requests without anything around them: one manager, so many in flight as it makes connections.
class BareLoop
{
public:
    explicit BareLoop(const QByteArray &token) : m_token(token) {}

    double millisecondsFor(const QList<std::pair<QUrl, QByteArray>> &requests)
    {
        QElapsedTimer clock;
        clock.start();
        qsizetype left = requests.size();
        for (const auto &[url, body] : requests) {
            QNetworkRequest request(url);
            request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
            request.setRawHeader("X-Auth-Token", m_token);
            request.setRawHeader("X-Request-Id", "bench");
            QNetworkReply *reply = body.isEmpty() ? m_manager.get(request) : m_manager.post(request, body);
            QObject::connect(reply, &QNetworkReply::finished, reply, [reply, &left, this] {
                const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
                m_refused += answer.value(u"error_code").toString() == u"0" ? 0 : 1;
                reply->deleteLater();
                --left;
            });
        }
        spinUntil([&] { return left == 0; });
        return double(clock.nsecsElapsed()) / 1e6;
    }
    [[nodiscard]] int refused() const { return m_refused; }

private:
    QNetworkAccessManager m_manager;
    QByteArray m_token;
    int m_refused = 0;
};

void place(SimulatorThread &cloud)
{
    cloud.withCloud([](Cloud &fleet) {
        fleet.options().isLively = false;
        fleet.options().failedReboots = 0;
        fleet.options().tellsReleaseTasks = true;
        for (int row = 0; row < fleet.count(); ++row) {
            Instance &phone = fleet.at(row);
            phone.running = simulator::RunningStatus::Running;
            phone.resource = simulator::ResourceStatus::DataLoaded;
            phone.movement = simulator::Movement::None;
            phone.isFrozen = false;
            phone.isSignedIn = false;
        }
    });
}

void settle(SimulatorThread &cloud)
{
    const QDateTime now = cloud.time();
    cloud.withCloud([&now](Cloud &fleet) {
        for (int tick = 0; tick < 200; ++tick)
            fleet.tick(now);
    });
}

/// What the console sent of an operation, as it came over the wire.
QList<std::pair<QUrl, QByteArray>> sent(const SimulatorThread &cloud, const QString &operation,
                                        QByteArray &token)
{
    QList<std::pair<QUrl, QByteArray>> requests;
    for (const simulator::LoggedRequest &request : cloud.log(operation)) {
        requests.append({QUrl(cloud.url().toString() + QString::fromLatin1(request.target)), request.body});
        token = request.header("X-Auth-Token");
    }
    return requests;
}

struct Figures {
    int requests = 0;
    double ours = 0; ///< milliseconds
    double bare = 0;
};

/// From the click until every request is answered and every answer is handed to the journal.
Figures reboot(SimulatorThread &cloud)
{
    place(cloud);
    QTemporaryDir folder;
    Figures figures;
    QByteArray token;
    QList<std::pair<QUrl, QByteArray>> requests;
    {
        Console console(cloud.url(), folder.filePath(QStringLiteral("journal.sqlite")), true);
        const OperationPlan plan = makePlan(ActionId::Reboot, console.facts());
        cloud.clearLog();
        QElapsedTimer clock;
        clock.start();
        const auto id = console.engine().start(plan);
        if (!id)
            return {};
        spinUntil([&] {
            const OperationRecord *operation = console.engine().operation(*id);
            return operation->counts.of(PhoneState::Waiting) + operation->counts.of(PhoneState::Sending) == 0;
        });
        figures.ours = double(clock.nsecsElapsed()) / 1e6;
        requests = sent(cloud, QStringLiteral("BatchRebootInstance"), token);
    }
    settle(cloud);
    place(cloud);
    BareLoop loop(token);
    figures.bare = loop.millisecondsFor(requests);
    figures.requests = int(requests.size());
    if (loop.refused() > 0)
        std::printf("the bare loop was refused %d times\n", loop.refused());
    return figures;
}

/// A console that finds 100 finished tasks of the one before it: from its journal's opening until every phone
/// has its outcome on the way to the journal.
Figures tasks(SimulatorThread &cloud)
{
    place(cloud);
    QTemporaryDir folder;
    const QString journal = folder.filePath(QStringLiteral("journal.sqlite"));
    {
        Console console(cloud.url(), journal, true);
        const auto id = console.engine().start(makePlan(ActionId::Reset, console.facts()));
        if (!id)
            return {};
        spinUntil([&] {
            const OperationRecord *operation = console.engine().operation(*id);
            return operation->counts.of(PhoneState::Waiting) + operation->counts.of(PhoneState::Sending) == 0;
        });
    }
    settle(cloud);
    cloud.clearLog();
    Figures figures;
    QByteArray token;
    QList<std::pair<QUrl, QByteArray>> requests;
    {
        Console console(cloud.url(), journal, false);
        spinUntil([&] { return console.engine().operations().constFirst().isEnded(); });
        figures.ours = double(console.clock.nsecsElapsed()) / 1e6;
        requests = sent(cloud, QStringLiteral("GetTask"), token);
        const PhoneCounts counts = console.engine().operations().constFirst().counts;
        if (counts.of(PhoneState::Succeeded) != phones)
            std::printf("only %d of %d are done\n", counts.of(PhoneState::Succeeded), phones);
    }
    BareLoop loop(token);
    figures.bare = loop.millisecondsFor(requests);
    figures.requests = int(requests.size());
    return figures;
}

QJsonObject report(const char *name, std::chrono::milliseconds latency, QList<Figures> figures, bool *isGood)
{
    // The middle of the rounds by ratio: one hiccup of the machine decides nothing.
    std::sort(figures.begin(), figures.end(), [](const Figures &one, const Figures &other) {
        return one.bare / one.ours < other.bare / other.ours;
    });
    const Figures middle = figures.at(figures.size() / 2);
    const double ratio = middle.bare / middle.ours;
    std::printf("%-8s latency %3lld ms: %4d requests, engine %8.1f ms, bare %8.1f ms, ratio %5.2f\n", name,
                static_cast<long long>(latency.count()), middle.requests, middle.ours, middle.bare, ratio);
    *isGood = *isGood && ratio >= leastRatio;
    return {{QStringLiteral("case"), QString::fromLatin1(name)},
            {QStringLiteral("latency_ms"), double(latency.count())},
            {QStringLiteral("requests"), middle.requests},
            {QStringLiteral("ours_ms"), middle.ours},
            {QStringLiteral("bare_ms"), middle.bare},
            {QStringLiteral("ratio"), ratio}};
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    bool isGood = true;
    QJsonArray results;
    for (std::chrono::milliseconds latency :
         {std::chrono::milliseconds(30), std::chrono::milliseconds(100)}) {
        SimulatorThread cloud({.instances = phones, .latency = latency, .ticking = false});
        QList<Figures> reboots;
        QList<Figures> polls;
        for (int round = 0; round < rounds; ++round) {
            reboots.append(reboot(cloud));
            polls.append(tasks(cloud));
        }
        results.append(report("reboot", latency, reboots, &isGood));
        results.append(report("tasks", latency, polls, &isGood));
    }
    if (arguments.value(1) == u"--json") {
        QFile file(arguments.value(2));
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(results).toJson()) < 0) {
            std::fprintf(stderr, "%s can't be written\n", qPrintable(file.fileName()));
            return 2;
        }
    }
    return isGood ? 0 : 1;
}
