// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/ratecontrol.h"

#include <QtTest/QtTest>

#include <queue>

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

/// Keeps the gateway busy as a client would that has so many places, six to begin with.
Outcome run(RateControl &rate, Gateway gateway, double roundTrip, int places)
{
    using Answer = std::tuple<double, double, bool>; // when, started, taken
    std::priority_queue<Answer, std::vector<Answer>, std::greater<>> inFlight;
    int taken = 0;
    int refused = 0;
    double now = 0;
    double window = 6;
    gateway.tokens = gateway.limitAt(0) * gateway.burstSeconds;
    while (now < gateway.length()) {
        const double start = Seconds(rate.nextStart(at(now)) - at(0)).count();
        const bool hasPlace =
            static_cast<int>(inFlight.size()) < std::min<int>(places, static_cast<int>(window));
        if (!inFlight.empty() && (!hasPlace || std::get<0>(inFlight.top()) <= start)) {
            const auto [when, started, isTaken] = inFlight.top();
            inFlight.pop();
            now = std::max(now, when);
            window += isTaken ? 1 : 0;
            isTaken ? rate.accepted(at(now), at(started)) : rate.throttled(at(now), at(started));
            continue;
        }
        now = std::max(now, start);
        rate.started(at(now));
        const bool isTaken = gateway.takes(now + roundTrip / 2);
        ++(isTaken ? taken : refused);
        inFlight.push({now + roundTrip, now, isTaken});
    }
    return {taken / gateway.capacity(), double(refused) / (taken + refused)};
}

} // namespace

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
        for (; now < 3; now += 0.01)
            rate.started(at(now));
        QVERIFY(rate.ratePerSecond() > cut * 1.08); // what was accepted
        QCOMPARE(rate.phase(), RateControl::Phase::Feeling);
        const double felt = rate.ratePerSecond();
        for (; now < 10; now += 0.01)
            rate.started(at(now));
        QCOMPARE(rate.phase(), RateControl::Phase::Searching);
        QVERIFY(rate.ratePerSecond() > felt * 2);
        for (; now < 60 && rate.ratePerSecond() > 0; now += 0.01)
            rate.started(at(now));
        QCOMPARE(rate.phase(), RateControl::Phase::Unlimited);
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

    void followsAChangingLimit_data()
    {
        QTest::addColumn<double>("burstSeconds");
        QTest::addColumn<double>("roundTrip");
        QTest::newRow("small bucket, 50 ms") << 0.2 << 0.05;
        QTest::newRow("one second's bucket, 50 ms") << 1.0 << 0.05;
        QTest::newRow("small bucket, 100 ms") << 0.2 << 0.1;
    }

    void followsAChangingLimit()
    {
        QFETCH(double, burstSeconds);
        QFETCH(double, roundTrip);
        RateControl rate;
        const Gateway gateway{{{120, 20}, {60, 20}, {180, 20}}, burstSeconds};
        const Outcome outcome = run(rate, gateway, roundTrip, 24);
        QVERIFY2(outcome.goodput >= 0.9, qPrintable(QString::number(outcome.goodput)));
        QVERIFY2(outcome.refusedShare < 0.02, qPrintable(QString::number(outcome.refusedShare)));
    }
};

QTEST_GUILESS_MAIN(TestRateControl)
#include "tst_ratecontrol.moc"
