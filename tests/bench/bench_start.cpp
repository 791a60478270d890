// SPDX-License-Identifier: GPL-3.0-or-later
// How long until there is something to see, in round trips of a page measured in the same run.
#include "models/accounts/accountsession.h"
#include "models/fleet/fleetview.h"
#include "simulator/simulatorthread.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>

#include <algorithm>
#include <cstdio>

using namespace phonedeck;

namespace {

constexpr int phoneCount = 10'000;
constexpr std::chrono::milliseconds latency{20};

double since(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

template <typename Condition> double spinUntil(const QElapsedTimer &clock, Condition condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return since(clock);
}

ConnectionSettings settings(const QUrl &url)
{
    ConnectionSettings settings;
    settings.serviceUrl = settings.iamUrl = url;
    settings.credentials = {QStringLiteral("demo"), QStringLiteral("demo"), QStringLiteral("demo"),
                            ProjectScope::fromText(QStringLiteral("cn-north-4"))};
    settings.sync.interval = {};
    return settings;
}

/// Sends one and waits for it.
template <typename Op> ApiResult<typename Op::Reply> call(ApiClient &client, const Op &op)
{
    std::optional<ApiResult<typename Op::Reply>> result;
    QObject context;
    client.send(op).then(&context, [&](const ApiResult<typename Op::Reply> &reply) { result = reply; });
    while (!result)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return *result;
}

/// The peer: the same pages and states, one call after another.
double sequential(AccountSession &session, int *phonesListed)
{
    QElapsedTimer clock;
    clock.start();
    for (int page = 1;; ++page) {
        const auto reply = call(session.client(), ListInstances{.pageNo = page});
        if (!reply || reply->instances.isEmpty())
            break;
        *phonesListed += int(reply->instances.size());
        BatchQueryStatus query;
        for (const InstanceRecord &phone : reply->instances)
            query.instanceIds.append(phone.instanceId);
        (void)call(session.client(), query);
        if (*phonesListed >= reply->totalCount)
            break;
    }
    return since(clock);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const simulator::SimulatorThread cloud({.instances = phoneCount, .latency = latency, .ticking = false});

    AccountSession session(settings(cloud.url()));
    FleetView view(session.store());
    bool isListed = false;
    QObject::connect(&session.sync(), &FleetSync::listed, &session, [&] { isListed = true; });
    // What one feels as a window that hangs: the longest pause between two turns of the event loop.
    QElapsedTimer clock;
    double lastTurn = 0;
    double longestGap = 0;
    QTimer pulse;
    pulse.setTimerType(Qt::PreciseTimer);
    QObject::connect(&pulse, &QTimer::timeout, &pulse, [&] {
        const double now = since(clock);
        longestGap = std::max(longestGap, now - lastTurn);
        lastTurn = now;
    });
    clock.start();
    pulse.start(1);
    session.start();
    const double firstRows = spinUntil(clock, [&] { return !view.order().isEmpty(); });
    const double whole = spinUntil(clock, [&] { return isListed; });
    pulse.stop();

    QList<double> trips;
    for (int i = 0; i < 9; ++i) {
        QElapsedTimer trip;
        trip.start();
        (void)call(session.client(), ListInstances{});
        trips.append(since(trip));
    }
    std::sort(trips.begin(), trips.end());
    const double roundTrip = trips.at(trips.size() / 2);
    int listed = 0;
    const double peer = sequential(session, &listed);

    std::printf("%d phones, %lld ms latency; round trip of a page %.1f ms\n", phoneCount,
                static_cast<long long>(latency.count()), roundTrip);
    std::printf("first rows         %8.1f ms = %.1f round trips, sign-in included\n", firstRows,
                firstRows / roundTrip);
    std::printf("whole fleet listed %8.1f ms = %.2f of the sequential peer (%.1f ms)\n", whole, whole / peer,
                peer);
    std::printf("longest gap        %8.1f ms between two turns of the event loop while loading\n",
                longestGap);
    if (session.store().count() != phoneCount || listed != phoneCount)
        std::printf("WRONG: %lld and %d phones\n", static_cast<long long>(session.store().count()), listed);
    return 0;
}
