// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/ratecontrol.h"

#include <QtTest/QtTest>

#include <queue>
#include <random>

using namespace phonedeck;

namespace {

using Time = RateControl::Time;
using Seconds = std::chrono::duration<double>;

Time at(double seconds)
{
    return Time(std::chrono::duration_cast<RateControl::Clock::duration>(Seconds(1000 + seconds)));
}

/// A gateway with a bucket of tokens, in virtual time.
struct Gateway {
    struct Step {
        double limit; ///< requests per second
        double seconds;
    };
    std::vector<Step> schedule;
    double burstSeconds; ///< size of the bucket
    double tokens = 0;
    double last = 0;

    double limitAt(double now) const
    {
        for (const Step &step : schedule) {
            if (now < step.seconds)
                return step.limit;
            now -= step.seconds;
        }
        return schedule.back().limit;
    }
    bool takes(double now)
    {
        const double limit = limitAt(now);
        tokens = std::min(std::max(limit * burstSeconds, 1.0), tokens + (now - last) * limit);
        last = now;
        if (tokens < 1)
            return false;
        tokens -= 1;
        return true;
    }
    double length() const
    {
        double sum = 0;
        for (const Step &step : schedule)
            sum += step.seconds;
        return sum;
    }
    double capacity() const
    {
        double sum = 0;
        for (const Step &step : schedule)
            sum += step.limit * step.seconds;
        return sum;
    }
};

struct Outcome {
    double goodput;
    double refusedShare;
};

struct Trips {
    double seconds;
    double jitter = 0; ///< share of them, both ways
    unsigned seed = 1;
};

/// Keeps the gateway busy as a client would that has so many places, six to begin with. After a refusal
/// nothing leaves for `retryAfter` seconds.
Outcome run(RateControl &rate, Gateway gateway, const Trips &trips, int places, double retryAfter = 0)
{
    std::mt19937 random(trips.seed);
    std::uniform_real_distribution<double> spread(-trips.jitter, trips.jitter);
    using Answer = std::tuple<double, double, bool>; // when, started, taken
    std::priority_queue<Answer, std::vector<Answer>, std::greater<>> inFlight;
    int taken = 0;
    int refused = 0;
    double now = 0;
    double pausedUntil = 0;
    double window = 6;
    gateway.tokens = gateway.limitAt(0) * gateway.burstSeconds;
    while (now < gateway.length()) {
        const double start = std::max(pausedUntil, Seconds(rate.nextStart(at(now)) - at(0)).count());
        const bool hasPlace =
            static_cast<int>(inFlight.size()) < std::min<int>(places, static_cast<int>(window));
        if (!inFlight.empty() && (!hasPlace || std::get<0>(inFlight.top()) <= start)) {
            const auto [when, started, isTaken] = inFlight.top();
            inFlight.pop();
            now = std::max(now, when);
            window += isTaken ? 1 : 0;
            if (isTaken) {
                rate.accepted(at(now), at(started));
            } else {
                rate.throttled(at(now), at(started), at(retryAfter) - at(0));
                pausedUntil = now + retryAfter;
            }
            continue;
        }
        now = std::max(now, start);
        rate.started(at(now));
        const double roundTrip = trips.seconds * (1 + spread(random));
        const bool isTaken = gateway.takes(now + roundTrip / 2);
        ++(isTaken ? taken : refused);
        inFlight.push({now + roundTrip, now, isTaken});
    }
    return {taken / gateway.capacity(), double(refused) / (taken + refused)};
}

} // namespace

Q_DECLARE_METATYPE(Gateway)

/// In virtual time: nothing here depends on how fast the machine is.
class TestRateControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutRefusalsThereIsNoLimit()
    {
        RateControl rate;
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(rate.nextStart(at(1)), at(1));
            rate.started(at(1));
            rate.accepted(at(1.1), at(1));
        }
        QCOMPARE(rate.ratePerSecond(), 0.0);
        QCOMPARE(rate.phase(), RateControl::Phase::Unlimited);
    }

    void aRefusalCutsBelowWhatWasAccepted()
    {
        RateControl rate;
        for (int i = 0; i < 100; ++i) {
            rate.started(at(i * 0.01));
            rate.accepted(at(i * 0.01 + 0.05), at(i * 0.01));
        }
        rate.started(at(1));
        rate.throttled(at(1.05), at(1));
        QVERIFY2(rate.ratePerSecond() > 70 && rate.ratePerSecond() < 100,
                 qPrintable(QString::number(rate.ratePerSecond())));
        QVERIFY(rate.nextStart(at(1.05)) > at(1.05));
        QCOMPARE(rate.phase(), RateControl::Phase::Recovering);
    }

    void whatLeftBeforeTheCutDoesNotCutAgain()
    {
        RateControl rate;
        for (int i = 0; i < 50; ++i) {
            rate.started(at(i * 0.02));
            rate.accepted(at(i * 0.02 + 0.05), at(i * 0.02));
        }
        rate.throttled(at(1), at(0.99));
        const double once = rate.ratePerSecond();
        rate.throttled(at(1.01), at(0.99));
        rate.throttled(at(1.02), at(0.999));
        QCOMPARE(rate.ratePerSecond(), once);
    }

    void growsBackAndThenFurther()
    {
        RateControl rate;
        for (int i = 0; i < 100; ++i) {
            rate.started(at(i * 0.01));
            rate.accepted(at(i * 0.01 + 0.05), at(i * 0.01));
        }
        rate.throttled(at(1), at(0.99));
        const double cut = rate.ratePerSecond();
        double now = 1;
        const auto busyUntil = [&](double end) {
            for (; now < end && rate.ratePerSecond() > 0;
                 now = std::max(now, Seconds(rate.nextStart(at(now)) - at(0)).count()))
                rate.started(at(now));
        };
        busyUntil(3);
        QVERIFY(rate.ratePerSecond() > cut * 1.08); // what was accepted
        QCOMPARE(rate.phase(), RateControl::Phase::Feeling);
        const double felt = rate.ratePerSecond();
        busyUntil(5.5);
        QCOMPARE(rate.phase(), RateControl::Phase::Searching);
        QVERIFY(rate.ratePerSecond() > felt * 2);
        busyUntil(60);
        QCOMPARE(rate.phase(), RateControl::Phase::Unlimited);
    }

    void whatIsNotNeededIsNotLookedFor()
    {
        RateControl rate;
        double now = 0;
        for (; now < 1; now += 0.01) {
            rate.started(at(now));
            rate.accepted(at(now + 0.005), at(now));
        }
        rate.throttled(at(now), at(now - 0.01));
        const double cut = rate.ratePerSecond();
        for (; now < 300; now += 0.2) { // five a second
            rate.started(at(now));
            rate.accepted(at(now + 0.1), at(now));
        }
        QVERIFY(rate.ratePerSecond() < cut * 1.2);
    }

    void anIdleHourTeachesNothing()
    {
        RateControl rate;
        for (int i = 0; i < 50; ++i) {
            rate.started(at(i * 0.02));
            rate.accepted(at(i * 0.02 + 0.05), at(i * 0.02));
        }
        rate.throttled(at(1), at(0.99));
        const double cut = rate.ratePerSecond();
        rate.started(at(3600));
        QVERIFY(rate.ratePerSecond() < cut * 1.2);
    }

    void followsTheLimit_data()
    {
        using Steps = std::vector<Gateway::Step>;
        QTest::addColumn<Gateway>("gateway");
        QTest::addColumn<double>("retryAfter");
        QTest::addColumn<double>("leastGoodput");
        QTest::addColumn<double>("mostRefused");
        const Steps changing{{120, 20}, {60, 20}, {180, 20}};
        QTest::newRow("changing") << Gateway{changing, 0.2} << 0.0 << 0.9 << 0.02;
        QTest::newRow("changing, a second's bucket") << Gateway{changing, 1} << 0.0 << 0.9 << 0.02;
        QTest::newRow("changing faster")
            << Gateway{{{120, 15}, {60, 15}, {180, 15}}, 0.2} << 0.0 << 0.9 << 0.02;
        QTest::newRow("falls to a third") << Gateway{{{180, 20}, {60, 40}}, 0.2} << 0.0 << 0.95 << 0.02;
        QTest::newRow("doubles") << Gateway{{{60, 20}, {120, 40}}, 0.2} << 0.0 << 0.95 << 0.02;
        QTest::newRow("five times as much") << Gateway{{{40, 20}, {200, 40}}, 0.2} << 0.0 << 0.85 << 0.02;
        QTest::newRow("constant") << Gateway{{{100, 60}}, 0.2} << 0.0 << 0.97 << 0.02;
        // Where few are sent, one refusal in ten seconds is a large share.
        QTest::newRow("two a second") << Gateway{{{2, 120}}, 1} << 0.0 << 0.9 << 0.08;
        // What the pauses themselves cost is the service's wish.
        QTest::newRow("a second's pause") << Gateway{{{60, 60}}, 1} << 1.0 << 0.9 << 0.035;
        QTest::newRow("five seconds' pause") << Gateway{{{60, 120}}, 1} << 5.0 << 0.5 << 0.025;
    }

    void followsTheLimit()
    {
        QFETCH(Gateway, gateway);
        QFETCH(double, retryAfter);
        QFETCH(double, leastGoodput);
        QFETCH(double, mostRefused);
        for (const double seconds : {0.03, 0.05, 0.1}) {
            for (unsigned seed = 0; seed <= 5; ++seed) {
                RateControl rate;
                const Trips trips{seconds, seed == 0 ? 0 : 0.5, seed};
                const Outcome outcome = run(rate, gateway, trips, 24, retryAfter);
                const QString figures = QStringLiteral("goodput %1, refused %2 at %3 s, seed %4")
                                            .arg(outcome.goodput)
                                            .arg(outcome.refusedShare)
                                            .arg(seconds)
                                            .arg(seed);
                QVERIFY2(outcome.goodput >= leastGoodput, qPrintable(figures));
                QVERIFY2(outcome.refusedShare < mostRefused, qPrintable(figures));
            }
        }
    }

    void aPauseIsNoTimeToGrow()
    {
        RateControl rate;
        double now = 0;
        for (; now < 1; now += 0.01) {
            rate.started(at(now));
            rate.accepted(at(now + 0.005), at(now));
        }
        rate.throttled(at(now), at(now - 0.01), std::chrono::seconds(30));
        const double cut = rate.ratePerSecond();
        rate.started(at(now + 30));
        QCOMPARE(rate.phase(), RateControl::Phase::Recovering);
        QVERIFY(rate.ratePerSecond() < cut * 1.05);
    }
};

QTEST_GUILESS_MAIN(TestRateControl)
#include "tst_ratecontrol.moc"
