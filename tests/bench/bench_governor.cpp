// SPDX-License-Identifier: GPL-3.0-or-later
// A client against a service whose limit changes, in a process of its own: how much of the limit it uses and
// how often it is refused, beside a client that just sends; then what several connections are good for.
//
//     bench_governor [seconds of each step of the limit, 15 by default]
//
// Fails when less than 90 % of the limit was used, or 2 % of the requests were refused. Steps under ten
// seconds are for a look: finding the new limit takes most of them, and they are judged more mildly.
#include "network/accounts/tokensource.h"
#include "network/fleet/listinstances.h"
#include "tests/network/testauthority.h"
#include "tests/network/testservers.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

#include <array>
#include <cstdio>
#include <functional>
#include <vector>

using namespace phonedeck;
using Seconds = std::chrono::duration<double>;

namespace {

constexpr std::array<double, 3> limits{120, 60, 180}; // requests per second, one after another
constexpr double burstSeconds = 0.2;
constexpr int placesOfTheNaive = ManagerPool::readManagers * ManagerPool::connectionsPerManager;
constexpr int alwaysWaiting = 64; // calls that the client has besides those under way
constexpr int rowsPerPage = 5;    // so that the service's answers cost next to nothing

const ListInstances page{.pageSize = rowsPerPage};

template <typename Condition> void spinUntil(Condition condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void spinFor(Seconds seconds)
{
    bool isOver = false;
    QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(seconds), Qt::PreciseTimer,
                       [&] { isOver = true; });
    spinUntil([&] { return isOver; });
}

struct Counters {
    double accepted = 0;
    double refused = 0;

    Counters operator-(const Counters &other) const
    {
        return {accepted - other.accepted, refused - other.refused};
    }
    [[nodiscard]] double refusedShare() const { return refused / std::max(1.0, accepted + refused); }
};

/// phonedeck-simulator, while the object lives.
class Service
{
public:
    explicit Service(std::chrono::milliseconds latency)
    {
        m_process.start(QStringLiteral(PHONEDECK_SIMULATOR),
                        {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--instances"),
                         QStringLiteral("50"), QStringLiteral("--speed"), QStringLiteral("0"),
                         QStringLiteral("--latency"), QString::number(latency.count())});
        while (!m_process.canReadLine() && m_process.waitForReadyRead(10'000)) {
        }
        // "listening on http://…"
        m_url = QUrl(QString::fromUtf8(m_process.readLine()).trimmed().section(u' ', -1));
    }
    ~Service()
    {
        m_process.terminate();
        m_process.waitForFinished(3'000);
    }
    Q_DISABLE_COPY_MOVE(Service)

    [[nodiscard]] const QUrl &url() const { return m_url; }
    /// From now on one limit after another, each for so long. The counters begin anew.
    void setSchedule(Seconds each)
    {
        QJsonArray steps;
        for (size_t i = 0; i < limits.size(); ++i) {
            steps.append(QJsonObject{{QStringLiteral("after_ms"), double(i) * each.count() * 1000},
                                     {QStringLiteral("requests_per_second"), limits.at(i)},
                                     {QStringLiteral("burst"), limits.at(i) * burstSeconds}});
        }
        const QJsonObject schedule{{QStringLiteral("schedule"), steps}};
        (void)exchange([&](QNetworkRequest request) {
            request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
            return m_manager.post(request, QJsonDocument(schedule).toJson());
        });
    }
    [[nodiscard]] Counters counters()
    {
        const QJsonObject state =
            exchange([&](const QNetworkRequest &request) { return m_manager.get(request); });
        return {state.value(u"accepted").toDouble(), state.value(u"refused").toDouble()};
    }

private:
    QJsonObject exchange(const std::function<QNetworkReply *(QNetworkRequest)> &send)
    {
        QUrl url = m_url;
        url.setPath(QStringLiteral("/_control/limit"));
        const std::unique_ptr<QNetworkReply> reply(send(QNetworkRequest(url)));
        spinUntil([&] { return reply->isFinished(); });
        return QJsonDocument::fromJson(reply->readAll()).object();
    }

    QProcess m_process;
    QNetworkAccessManager m_manager;
    QUrl m_url;
};

ClientSettings settingsFor(const QUrl &url)
{
    ClientSettings settings;
    settings.baseUrl = url;
    return settings;
}

/// Signs in where no limit is in force yet.
struct Account {
    explicit Account(const QUrl &url)
        : iam(settingsFor(url)),
          tokens({QStringLiteral("demo"), QStringLiteral("demo"), QStringLiteral("demo"),
                  ProjectScope::fromText(QStringLiteral("cn-north-4"))},
                 iam)
    {
        bool isAnswered = false;
        QObject context;
        tokens.withToken(&context, [&](const ApiResult<QByteArray> &result) {
            isAnswered = true;
            token = result.value_or(QByteArray());
        });
        spinUntil([&] { return isAnswered; });
    }

    ApiClient iam;
    TokenSource tokens;
    QByteArray token;
};

/// Sends as the console does, for ever.
class GovernedClient
{
public:
    GovernedClient(const ClientSettings &settings, Account &account, Urgency urgency)
        : m_api(settings, &account.tokens), m_urgency(urgency)
    {
        for (int i = 0; i < alwaysWaiting + settings.maxCallsInFlight; ++i)
            next();
    }
    [[nodiscard]] int answered() const { return m_answered; }
    [[nodiscard]] int failed() const { return m_failed; }

private:
    void next()
    {
        m_api.send(page, m_urgency).then(&m_context, [this](const auto &reply) {
            ++(reply ? m_answered : m_failed);
            next();
        });
    }

    ApiClient m_api;
    Urgency m_urgency;
    QObject m_context;
    int m_answered = 0;
    int m_failed = 0;
};

/// The peer: so many at a time, and what is refused is sent again at once.
class NaiveClient
{
public:
    NaiveClient(const QUrl &base, const QByteArray &token)
        : m_request(targetUrl(base, page.request().path, page.request().query))
    {
        m_request.setRawHeader("X-Auth-Token", token);
        for (int i = 0; i < placesOfTheNaive; ++i)
            next(m_managers.at(static_cast<size_t>(i) % m_managers.size()));
    }

private:
    void next(QNetworkAccessManager &manager)
    {
        QNetworkReply *reply = manager.get(m_request);
        QObject::connect(reply, &QNetworkReply::finished, &m_context, [this, reply, &manager] {
            reply->deleteLater();
            next(manager);
        });
    }

    QNetworkRequest m_request;
    std::array<QNetworkAccessManager, ManagerPool::readManagers> m_managers;
    QObject m_context;
};

struct Figures {
    std::vector<Counters> steps;
    Counters all;
    double goodput = 0;
};

/// What the service counts while `client` lives.
template <typename Client>
Figures runSchedule(Service &service, Seconds each,
                    const std::function<std::unique_ptr<Client>()> &makeClient)
{
    service.setSchedule(each);
    QElapsedTimer clock;
    clock.start();
    const std::unique_ptr<Client> client = makeClient();
    Figures figures;
    double ideal = limits.front() * burstSeconds; // the bucket is full at first
    for (size_t i = 0; i < limits.size(); ++i) {
        spinFor(each * double(i + 1) - std::chrono::nanoseconds(clock.nsecsElapsed()));
        const Counters now = service.counters();
        figures.steps.push_back(now - figures.all);
        figures.all = now;
        ideal += limits.at(i) * each.count();
    }
    figures.goodput = figures.all.accepted / ideal;
    return figures;
}

void print(const char *who, const Figures &figures, Seconds each)
{
    std::printf("%-10s goodput %.3f of the ideal, refused %6.2f %% (%.0f of %.0f)\n", who, figures.goodput,
                100 * figures.all.refusedShare(), figures.all.refused,
                figures.all.refused + figures.all.accepted);
    for (size_t i = 0; i < limits.size(); ++i) {
        const Counters &step = figures.steps.at(i);
        std::printf("  at %3.0f/s   goodput %.3f, refused %6.2f %%\n", limits.at(i),
                    step.accepted / (limits.at(i) * each.count()), 100 * step.refusedShare());
    }
    std::fflush(stdout);
}

bool followTheLimit(Seconds each)
{
    constexpr std::chrono::milliseconds latency{30};
    Service service(latency);
    Account account(service.url());
    if (account.token.isEmpty()) {
        std::printf("WRONG: no sign-in\n");
        return false;
    }
    std::printf("limit 120, 60, 180 requests/s for %.0f s each, bucket %.1f s, latency %lld ms\n",
                each.count(), burstSeconds, static_cast<long long>(latency.count()));
    const Figures naive = runSchedule<NaiveClient>(
        service, each, [&] { return std::make_unique<NaiveClient>(service.url(), account.token); });
    print("naive", naive, each);
    const Figures governed = runSchedule<GovernedClient>(service, each, [&] {
        return std::make_unique<GovernedClient>(settingsFor(service.url()), account, Urgency::Background);
    });
    print("governed", governed, each);
    std::printf("governed / naive: goodput %.2f, refusals %.4f\n", governed.goodput / naive.goodput,
                governed.all.refused / std::max(1.0, naive.all.refused));

    const bool isLook = each < Seconds(10);
    const bool isGood =
        governed.goodput >= (isLook ? 0.7 : 0.9) && governed.all.refusedShare() < (isLook ? 0.05 : 0.02);
    if (!isGood)
        std::printf("FAILED: at least %s of the limit and under %s of refusals were wanted\n",
                    isLook ? "70 %" : "90 %", isLook ? "5 %" : "2 %");
    return isGood;
}

double readsPerSecond(const ClientSettings &settings, Account &account)
{
    constexpr Seconds warmUp{2};
    constexpr Seconds measured{4};
    // The background would leave one place in eight to people.
    const GovernedClient client(settings, account, Urgency::Interactive);
    spinFor(warmUp);
    const int before = client.answered();
    QElapsedTimer clock;
    clock.start();
    spinFor(measured);
    if (client.failed() > 0)
        std::printf("WRONG: %d reads failed\n", client.failed());
    return (client.answered() - before) * 1e9 / double(clock.nsecsElapsed());
}

void compareConnections()
{
    constexpr std::chrono::milliseconds latency{200};
    const Service service(latency);
    Account account(service.url());
    std::printf("reads/s without a limit at %lld ms latency, the ideal is places / latency\n",
                static_cast<long long>(latency.count()));
    ClientSettings settings = settingsFor(service.url());
    settings.maxCallsInFlight = ManagerPool::connectionsPerManager;
    const double one = readsPerSecond(settings, account);
    const auto printRow = [&](const char *name, int places, double rate) {
        std::printf("%-28s %6.1f reads/s = %.2f of one manager, %.2f of the ideal\n", name, rate, rate / one,
                    rate / (places / Seconds(latency).count()));
        std::fflush(stdout);
    };
    printRow("one manager, 6 places", settings.maxCallsInFlight, one);
    settings.maxCallsInFlight = ManagerPool::readManagers * ManagerPool::connectionsPerManager;
    printRow("four managers, 24 places", settings.maxCallsInFlight, readsPerSecond(settings, account));

    const TestAuthority authority;
    if (!authority.error.isEmpty() || TestServer::program(QStringLiteral("nginx")).isEmpty()) {
        std::printf("HTTP/2: left out, there is no nginx or no openssl\n");
        return;
    }
    const Http2Front front(service.url(), authority.folder());
    settings.baseUrl = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(front.port()));
    settings.route.extraAuthoritiesPem = authority.authorityPem;
    printRow("HTTP/2, 24 places", settings.maxCallsInFlight, readsPerSecond(settings, account));
    settings.maxCallsInFlight = 96;
    printRow("HTTP/2, 96 places", settings.maxCallsInFlight, readsPerSecond(settings, account));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const double seconds = argc > 1 ? QByteArray(argv[1]).toDouble() : 15;
    if (seconds <= 0 || argc > 2) {
        std::fprintf(stderr, "bench_governor [seconds of each step of the limit]\n");
        return 2;
    }
    const bool isGood = followTheLimit(Seconds(seconds));
    compareConnections();
    return isGood ? 0 : 1;
}
