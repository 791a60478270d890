// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/batchrebootinstance.h"
#include "network/fleet/listinstances.h"
#include "simulator/cloud.h"
#include "tests/network/cloudclient.h"
#include "tests/network/testauthority.h"
#include "tests/network/testservers.h"

#include <QtTest/QtTest>

using namespace phonedeck;
using namespace std::chrono_literals;
using simulator::Cloud;
using simulator::LoggedRequest;
using simulator::SimulatorThread;

namespace {

const QString listing = u"ListInstances"_qs;

/// As patient as the console is, but for the first pause.
ClientSettings patientSettings(const SimulatorThread &cloud)
{
    ClientSettings settings;
    settings.baseUrl = cloud.url();
    settings.retry.firstPause = 50ms;
    return settings;
}

int refusedOf(const QList<LoggedRequest> &log)
{
    return static_cast<int>(std::count_if(log.begin(), log.end(),
                                          [](const auto &request) { return request.answerStatus == 429; }));
}

} // namespace

/// The governor at work, over a socket: what the service's limit does to calls.
class TestThrottling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBurstOfReadsAgainstALimitSucceeds()
    {
        SimulatorThread cloud({.instances = 20, .latency = 10ms, .ticking = false});
        SignedIn client(patientSettings(cloud));
        QVERIFY(call(client.api, ListInstances{}).has_value());
        cloud.clearLog();
        cloud.setRateLimit({.requestsPerSecond = 100, .burst = 20});
        int succeeded = 0;
        int failed = 0;
        for (int i = 0; i < 300; ++i) {
            client.api.send(ListInstances{.pageSize = 5}, Urgency::Background)
                .then(this, [&](const auto &reply) { ++(reply ? succeeded : failed); });
        }
        QTRY_COMPARE_WITH_TIMEOUT(succeeded + failed, 300, 60'000);
        QCOMPARE(failed, 0);
        const auto log = cloud.log(listing);
        const int refused = refusedOf(log);
        QCOMPARE(log.size(), 300 + refused);
        // Without a rate, 24 at a time would run against it until the last one is through.
        QVERIFY2(refused > 0 && refused < 60, qPrintable(QString::number(refused)));
        QVERIFY(client.api.governor().state().ratePerSecond > 0);
    }

    void aRetryAfterIsKept()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        SignedIn client(patientSettings(cloud));
        QVERIFY(call(client.api, ListInstances{}).has_value());
        cloud.clearLog();
        cloud.setRateLimit({.requestsPerSecond = 20, .burst = 10, .retryAfter = 1});
        int succeeded = 0;
        bool wasPaused = false;
        connect(&client.api.governor(), &Governor::stateChanged, this, [&] {
            const GovernorState state = client.api.governor().state();
            wasPaused = wasPaused || state.reason == GovernorState::Reason::Paused;
        });
        for (int i = 0; i < 30; ++i)
            client.api.send(ListInstances{}).then(this, [&](const auto &reply) { succeeded += bool(reply); });
        QTRY_COMPARE_WITH_TIMEOUT(succeeded, 30, 30'000);
        QVERIFY(wasPaused);
        // What was under way together is refused together; then nothing comes for a second.
        const auto log = cloud.log(listing);
        const auto isRefused = [](const LoggedRequest &request) { return request.answerStatus == 429; };
        auto refusal = std::find_if(log.begin(), log.end(), isRefused);
        QVERIFY(refusal != log.end());
        int afterAPause = 0;
        for (auto next = refusal + 1; next != log.end(); ++next) {
            const qint64 gap = (next - 1)->receivedAt.msecsTo(next->receivedAt);
            afterAPause += isRefused(*(next - 1)) && gap >= 900 ? 1 : 0;
        }
        QVERIFY(afterAPause > 0);
    }

    void throttledWritesHappenOnce()
    {
        SimulatorThread cloud({.instances = 40, .latency = 10ms, .ticking = false});
        SignedIn client(patientSettings(cloud));
        const auto page = call(client.api, ListInstances{});
        QVERIFY(page.has_value());
        QStringList ids;
        for (const InstanceRecord &phone : page->instances)
            ids.append(phone.instanceId);
        QCOMPARE(ids.size(), 40);
        cloud.withCloud([&](Cloud &state) {
            for (const QString &id : ids) {
                simulator::Instance *phone = state.find(id);
                phone->running = simulator::RunningStatus::Running;
                phone->movement = simulator::Movement::None;
                phone->isFrozen = false;
            }
            state.clearEffects();
        });
        cloud.clearLog();
        cloud.setRateLimit({.requestsPerSecond = 20, .burst = 5});
        int succeeded = 0;
        int failed = 0;
        for (const QString &id : ids) {
            client.api.send(BatchRebootInstance{.instanceIds = {id}}).then(this, [&](const auto &reply) {
                ++(reply ? succeeded : failed);
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(succeeded + failed, int(ids.size()), 60'000);
        QCOMPARE(failed, 0);
        QVERIFY(refusedOf(cloud.log(u"BatchRebootInstance"_qs)) > 0);
        QStringList rebooted;
        cloud.withCloud([&](Cloud &state) {
            for (const simulator::Effect &effect : state.effects())
                rebooted += effect.instanceIds;
        });
        rebooted.sort();
        ids.sort();
        QCOMPARE(rebooted, ids);
    }

    void anHttp2ConnectionThatEndsDoesNotStopTheReads()
    {
        if (TestServer::program(u"nginx"_qs).isEmpty())
            QSKIP("there is no nginx");
        const TestAuthority authority;
        QVERIFY2(authority.error.isEmpty(), qPrintable(authority.error));
        SimulatorThread cloud({.instances = 20, .latency = 50ms, .ticking = false});
        Http2Front front(cloud.url(), authority.folder(), 0, Http2Front::Processes::One, 50);
        QVERIFY2(front.isRunning(), qPrintable(front.output()));
        ApiClient iam(patientSettings(cloud));
        TokenSource tokens(demoCredentials(), iam);
        ClientSettings settings = patientSettings(cloud);
        settings.baseUrl = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(front.port()));
        settings.route.extraAuthoritiesPem = authority.authorityPem;
        // A read that was put on a connection when it was closing already is answered by nobody. It mostly
        // goes when another one fails; where none does, the silence ends it, and it is sent again.
        settings.limits.silence = 4s;
        ApiClient api(settings, &tokens);
        int succeeded = 0;
        int failed = 0;
        for (int i = 0; i < 400; ++i) {
            api.send(ListInstances{.pageSize = 5}, Urgency::Background).then(this, [&](const auto &reply) {
                ++(reply ? succeeded : failed);
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(succeeded + failed, 400, 40'000);
        QCOMPARE(failed, 0);
        for (const LoggedRequest &request : cloud.log(listing))
            QCOMPARE(request.header("X-Seen-Protocol"), QByteArray("HTTP/2.0"));
    }

    void aPersonIsNotBehindTheBackground()
    {
        SimulatorThread cloud({.instances = 20, .latency = 10ms, .ticking = false});
        SignedIn client(patientSettings(cloud));
        QVERIFY(call(client.api, ListInstances{}).has_value());
        cloud.setRateLimit({.requestsPerSecond = 50, .burst = 10});
        int answered = 0;
        for (int i = 0; i < 200; ++i)
            client.api.send(ListInstances{.pageSize = 5}, Urgency::Background).then(this, [&](const auto &) {
                ++answered;
            });
        // Under way, and the limit is felt.
        QTRY_VERIFY(answered >= 20);
        const auto before = cloud.log(listing).size();
        std::optional<int> answeredBefore;
        client.api.send(ListInstances{.pageSize = 7}).then(this, [&](const auto &reply) {
            QVERIFY(reply.has_value());
            answeredBefore = answered;
        });
        QTRY_VERIFY(answeredBefore.has_value());
        QVERIFY2(*answeredBefore < 100, qPrintable(QString::number(*answeredBefore)));
        const auto log = cloud.log(listing);
        const auto mine = std::find_if(log.begin(), log.end(), [](const LoggedRequest &request) {
            return request.target.contains("page_size=7");
        });
        QVERIFY(mine != log.end());
        // Behind what had left already, before what waited.
        QVERIFY2(mine - log.begin() <= before + 30, qPrintable(QString::number(mine - log.begin() - before)));
        QTRY_COMPARE_WITH_TIMEOUT(answered, 200, 60'000);
    }
};

QTEST_GUILESS_MAIN(TestThrottling)
#include "tst_throttling.moc"
