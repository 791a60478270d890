// SPDX-License-Identifier: GPL-3.0-or-later
// The rate limit: the bucket by a clock of the test's own, the service over a real socket.
#include "simulator/ratelimiter.h"
#include "simulator/simulatorthread.h"
#include "tests/simulator/client.h"

#include <QtTest/QtTest>

using namespace phonedeck::simulator;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_RateLimit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_time = 5s; }

    void letsAllThroughWithoutALimit();
    void letsABurstThroughThenTheRate();
    void neverFillsBeyondTheBurst();
    void carriesFractions();
    void followsTheSchedule();
    void beginsAnewWhenSet();

    void answers429AndRunsNothing();
    void sparesFaultsAndControl();
    void changesAtRunTime();
    void refusesAWrongLimit_data();
    void refusesAWrongLimit();

private:
    static int admitted(RateLimiter &limiter, int requests)
    {
        int count = 0;
        for (int i = 0; i < requests; ++i)
            count += limiter.admit() ? 1 : 0;
        return count;
    }

    std::chrono::nanoseconds m_time{0};
    const RateLimiter::Now m_now = [this] { return m_time; };
};

void tst_RateLimit::letsAllThroughWithoutALimit()
{
    RateLimiter limiter(m_now);
    QCOMPARE(admitted(limiter, 1000), 1000);
    QCOMPARE(limiter.accepted(), 1000);
    QCOMPARE(limiter.refused(), 0);
}

void tst_RateLimit::letsABurstThroughThenTheRate()
{
    RateLimiter limiter(m_now);
    limiter.set({.requestsPerSecond = 10, .burst = 25});
    QCOMPARE(admitted(limiter, 100), 25);
    for (int i = 0; i < 20; ++i) {
        m_time += 100ms;
        QCOMPARE(admitted(limiter, 3), 1);
    }
    QCOMPARE(limiter.accepted(), 45);
    QCOMPARE(limiter.refused(), 75 + 40);
}

void tst_RateLimit::neverFillsBeyondTheBurst()
{
    RateLimiter limiter(m_now);
    limiter.set({.requestsPerSecond = 10, .burst = 3});
    m_time += 24h;
    QCOMPARE(admitted(limiter, 100), 3);
    limiter.set({.requestsPerSecond = 2.5}); // without a burst: what a second brings, rounded up
    m_time += 1h;
    QCOMPARE(admitted(limiter, 100), 3);
    limiter.set({.requestsPerSecond = 0.1});
    QCOMPARE(admitted(limiter, 100), 1);
}

void tst_RateLimit::carriesFractions()
{
    RateLimiter limiter(m_now);
    limiter.set({.requestsPerSecond = 0.3, .burst = 1});
    QVERIFY(limiter.admit());
    int count = 0;
    for (int i = 0; i < 100; ++i) {
        m_time += 1s;
        count += limiter.admit() ? 1 : 0;
    }
    QCOMPARE(count, 25); // every fourth second: what waits in a full bucket is lost
}

void tst_RateLimit::followsTheSchedule()
{
    RateLimiter limiter(m_now);
    limiter.setSchedule({{1s, {.requestsPerSecond = 100, .burst = 50}},
                         {2s, {.requestsPerSecond = 1, .burst = 2, .retryAfter = 7}},
                         {10s, {}}});
    QCOMPARE(admitted(limiter, 500), 500);
    m_time += 1s;
    QCOMPARE(admitted(limiter, 500), 50);
    m_time += 100ms;
    QCOMPARE(admitted(limiter, 500), 10);
    m_time += 1900ms; // two steps are due at once: filled by the first, cut by the second
    QCOMPARE(limiter.limit().retryAfter, 7);
    QCOMPARE(admitted(limiter, 500), 2);
    m_time += 7s;
    QCOMPARE(admitted(limiter, 500), 500);
}

void tst_RateLimit::beginsAnewWhenSet()
{
    RateLimiter limiter(m_now);
    limiter.setSchedule({{0s, {.requestsPerSecond = 1, .burst = 1}}, {5s, {}}});
    QCOMPARE(admitted(limiter, 10), 1);
    limiter.set({.requestsPerSecond = 1, .burst = 4});
    QCOMPARE(limiter.refused(), 0);
    QCOMPARE(admitted(limiter, 10), 4);
    m_time += 60s; // the schedule is gone
    QCOMPARE(admitted(limiter, 10), 4);
}

// So slow a refill that no second request comes through by waiting.
static SimulatorOptions slow(int burst, int retryAfter = -1)
{
    SimulatorOptions options;
    options.instances = 3;
    options.ticking = false;
    options.rateLimit = {.requestsPerSecond = 0.0001, .burst = burst, .retryAfter = retryAfter};
    return options;
}

void tst_RateLimit::answers429AndRunsNothing()
{
    for (const int retryAfter : {-1, 0, 9}) {
        SimulatorThread simulator(slow(2, retryAfter));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(statusOf(Client(simulator.url()).exchange(signIn())), 201);
        const QByteArray answer = Client(simulator.url()).exchange(signIn());
        QCOMPARE(statusOf(answer), 429);
        QCOMPARE(jsonOf(answer).value("error_code"_L1).toString(), u"APIGW.0308"_s);
        QVERIFY(!jsonOf(answer).value("request_id"_L1).toString().isEmpty());
        QCOMPARE(answer.contains("Retry-After"), retryAfter >= 0);
        if (retryAfter >= 0)
            QCOMPARE(headerOf(answer, "Retry-After").toInt(), retryAfter);
        QCOMPARE(simulator.log().size(), 3);
        QCOMPARE(simulator.log().at(2).answerStatus, 429);
        QCOMPARE(simulator.log().at(2).operation, u"KeystoneCreateUserTokenByPassword"_s);
        QVERIFY(!simulator.log().at(2).committed);
    }
}

void tst_RateLimit::sparesFaultsAndControl()
{
    SimulatorThread simulator(slow(1));
    QCOMPARE(statusOf(Client(simulator.url()).exchange(signIn())), 201);
    simulator.faults().add({.kind = FaultKind::Drop, .count = 1});
    QCOMPARE(statusOf(Client(simulator.url()).exchange(signIn())), 429);
    QVERIFY(!simulator.faults().isEmpty());
    const QByteArray answer = Client(simulator.url()).exchange(getRequest("/_control/limit"));
    QCOMPARE(statusOf(answer), 200);
    QCOMPARE(jsonOf(answer).value("accepted"_L1).toInt(), 1);
    QCOMPARE(jsonOf(answer).value("refused"_L1).toInt(), 1);
    QCOMPARE(jsonOf(answer).value("burst"_L1).toInt(), 1);
}

void tst_RateLimit::changesAtRunTime()
{
    SimulatorThread simulator(slow(1));
    const auto statuses = [&simulator](int count) {
        QList<int> list;
        for (int i = 0; i < count; ++i)
            list.append(statusOf(Client(simulator.url()).exchange(signIn())));
        return list;
    };
    const auto control = [&simulator](const QByteArray &body) {
        return statusOf(Client(simulator.url()).exchange(postRequest("/_control/limit", body)));
    };
    QCOMPARE(statuses(2), (QList<int>{201, 429}));
    simulator.setRateLimit({});
    QCOMPARE(statuses(4), (QList<int>{201, 201, 201, 201}));
    QCOMPARE(control(R"({"requests_per_second":0.0001,"burst":2,"retry_after":3})"), 200);
    QCOMPARE(statuses(3), (QList<int>{201, 201, 429}));
    QCOMPARE(control(R"({"schedule":[{"after_ms":0,"requests_per_second":0.0001,"burst":1},
                                     {"after_ms":3600000,"requests_per_second":50}]})"),
             200);
    QCOMPARE(statuses(2), (QList<int>{201, 429}));
    simulator.setRateLimitSchedule({{1h, {.requestsPerSecond = 0.0001}}}); // not yet
    QCOMPARE(statuses(2), (QList<int>{201, 201}));
}

void tst_RateLimit::refusesAWrongLimit_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no JSON") << QByteArray("5");
    QTest::newRow("negative") << QByteArray(R"({"requests_per_second":-1})");
    QTest::newRow("text") << QByteArray(R"({"requests_per_second":"5"})");
    QTest::newRow("burst") << QByteArray(R"({"requests_per_second":5,"burst":1.5})");
    QTest::newRow("key") << QByteArray(R"({"requests_per_secound":5})");
    QTest::newRow("after alone") << QByteArray(R"({"requests_per_second":5,"after_ms":1})");
    QTest::newRow("empty schedule") << QByteArray(R"({"schedule":[]})");
    QTest::newRow("beside") << QByteArray(R"({"schedule":[{"after_ms":0}],"burst":2})");
    QTest::newRow("order") << QByteArray(R"({"schedule":[{"after_ms":5},{"after_ms":5}]})");
}

void tst_RateLimit::refusesAWrongLimit()
{
    QFETCH(QByteArray, body);
    const SimulatorThread simulator(slow(1));
    QCOMPARE(statusOf(Client(simulator.url()).exchange(postRequest("/_control/limit", body))), 400);
    const QByteArray limit = Client(simulator.url()).exchange(getRequest("/_control/limit"));
    QCOMPARE(jsonOf(limit).value("burst"_L1).toInt(), 1); // as before
}

QTEST_GUILESS_MAIN(tst_RateLimit)
#include "tst_ratelimit.moc"
