// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/governor.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

#include <deque>

using namespace phonedeck;
using namespace std::chrono_literals;
using Fate = Governor::Fate;
using Reason = GovernorState::Reason;

namespace {

/// Whoever wants to send something, without anything to send.
struct Askers {
    explicit Askers(Governor &theGovernor) : governor(theGovernor) {}

    int ask(Urgency urgency, bool isRepeat = false)
    {
        const int number = static_cast<int>(askers.size());
        askers.push_back(number);
        governor.ask(&askers.back(), urgency, isRepeat, [this, number] {
            started.append(number);
            most = std::max(most, governor.state().inFlight);
        });
        return number;
    }
    void ask(int count, Urgency urgency)
    {
        for (int i = 0; i < count; ++i)
            ask(urgency);
    }
    void leave(int number, Fate fate, std::optional<std::chrono::milliseconds> retryAfter = std::nullopt)
    {
        governor.leave(&askers.at(static_cast<size_t>(number)), fate, retryAfter);
    }
    /// Sends that many, one after another.
    void pass(int count, Fate fate)
    {
        for (int i = 0; i < count; ++i) {
            const int number = ask(Urgency::Interactive);
            QTRY_VERIFY(hasPlace(number));
            leave(number, fate);
        }
    }
    [[nodiscard]] bool hasPlace(int number) const
    {
        return governor.hasPlace(&askers.at(static_cast<size_t>(number)));
    }

    Governor &governor;
    std::deque<int> askers; // their addresses stay
    QList<int> started;
    int most = 0;
};

/// Lets everything begin that may.
void settle()
{
    QTest::qWait(20); // what may not begin would not, so there is no event to wait for
}

} // namespace

class TestGovernor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsFromTheEventLoop()
    {
        Governor governor(4);
        Askers askers(governor);
        askers.ask(1, Urgency::Interactive);
        QVERIFY(askers.started.isEmpty());
        QCOMPARE(governor.state().waiting, 1);
        QTRY_COMPARE(askers.started.size(), 1);
        QCOMPARE(governor.state().waiting, 0);
        QCOMPARE(governor.state().inFlight, 1);
    }

    void neverGivesMorePlacesThanThereAre()
    {
        Governor governor(24);
        Askers askers(governor);
        askers.ask(300, Urgency::Interactive);
        for (int done = 0; done < 300; ++done) {
            QTRY_VERIFY(askers.started.size() > done);
            QVERIFY(governor.state().inFlight <= governor.state().maxInFlight);
            askers.leave(askers.started.at(done), Fate::Accepted);
        }
        QCOMPARE(askers.most, 24);
        QCOMPARE(governor.state().inFlight, 0);
    }

    void growsFromSix()
    {
        Governor governor(24);
        Askers askers(governor);
        QCOMPARE(governor.state().maxInFlight, 6);
        askers.ask(50, Urgency::Interactive);
        settle();
        QCOMPARE(askers.started.size(), 6);
        for (int i = 0; i < 6; ++i)
            askers.leave(i, Fate::Accepted);
        settle();
        QCOMPARE(governor.state().maxInFlight, 12); // doubled by a round trip
        QCOMPARE(governor.state().inFlight, 12);
        for (int i = 6; i < 18; ++i)
            askers.leave(i, Fate::Dropped); // which teaches nothing
        settle();
        QCOMPARE(governor.state().maxInFlight, 12);
    }

    void aSmallNumberIsKept()
    {
        Governor governor(1);
        Askers askers(governor);
        askers.ask(3, Urgency::Background);
        settle();
        QCOMPARE(askers.started.size(), 1);
        askers.leave(0, Fate::Failed);
        QTRY_COMPARE(askers.started.size(), 2);
        QCOMPARE(governor.state().maxInFlight, 1);
    }

    void peopleGoBeforeTheBackground()
    {
        Governor governor(1);
        Askers askers(governor);
        askers.ask(3, Urgency::Background);
        const int person = askers.ask(Urgency::Interactive);
        QTRY_COMPARE(askers.started, QList<int>{person});
        askers.leave(person, Fate::Accepted);
        QTRY_COMPARE(askers.started, (QList<int>{person, 0}));
    }

    void onePlaceInEightIsKeptForPeople()
    {
        Governor governor(16);
        Askers askers(governor);
        askers.pass(10, Fate::Accepted);
        QCOMPARE(governor.state().maxInFlight, 16);
        askers.ask(30, Urgency::Background);
        settle();
        QCOMPARE(governor.state().inFlight, 14);
        const int first = askers.ask(Urgency::Interactive);
        const int second = askers.ask(Urgency::Interactive);
        QTRY_VERIFY(askers.hasPlace(first) && askers.hasPlace(second));
        askers.leave(first, Fate::Dropped);
        settle();
        QCOMPARE(governor.state().inFlight, 15); // not for the background, though it waits
        QCOMPARE(governor.state().waiting, 16);
    }

    void repeatsGoFirstInTheirOrder()
    {
        Governor governor(1);
        Askers askers(governor);
        const int holder = askers.ask(Urgency::Background);
        QTRY_COMPARE(askers.started.size(), 1);
        const int fresh = askers.ask(Urgency::Background);
        const int repeat = askers.ask(Urgency::Background, true);
        const int laterRepeat = askers.ask(Urgency::Background, true);
        const int person = askers.ask(Urgency::Interactive);
        int done = holder;
        for (const int next : {person, repeat, laterRepeat, fresh}) {
            askers.leave(done, Fate::Dropped);
            QTRY_COMPARE(askers.started.last(), next);
            done = next;
        }
    }

    void whoeverLeavesIsForgotten()
    {
        Governor governor(2);
        Askers askers(governor);
        askers.ask(5, Urgency::Interactive);
        QTRY_COMPARE(askers.started.size(), 2);
        askers.leave(2, Fate::Dropped); // waits
        QCOMPARE(governor.state().waiting, 2);
        askers.leave(2, Fate::Failed); // a stranger by now
        governor.leave(&governor, Fate::Throttled, 1h);
        QCOMPARE(governor.state().reason, Reason::Free);
        QCOMPARE(governor.state().maxInFlight, 2);
        askers.leave(0, Fate::Dropped); // has a place
        QVERIFY(!askers.hasPlace(0));
        QTRY_COMPARE(askers.started, (QList<int>{0, 1, 3}));
        askers.leave(1, Fate::Dropped);
        askers.leave(3, Fate::Dropped);
        QTRY_COMPARE(askers.started, (QList<int>{0, 1, 3, 4}));
    }

    void retryAfterPausesEverybody()
    {
        Governor governor(8);
        Askers askers(governor);
        const int refused = askers.ask(Urgency::Background);
        QTRY_VERIFY(askers.hasPlace(refused));
        QElapsedTimer clock;
        clock.start();
        askers.leave(refused, Fate::Throttled, 400ms);
        QCOMPARE(governor.state().reason, Reason::Paused);
        QVERIFY(governor.state().pausedFor > 0ms && governor.state().pausedFor <= 400ms);
        const int person = askers.ask(Urgency::Interactive);
        QTRY_VERIFY(askers.hasPlace(person));
        QVERIFY(clock.elapsed() >= 400);
        QCOMPARE(governor.state().pausedFor, 0ms);
        QCOMPARE(governor.state().reason, Reason::Throttled);
        QVERIFY(governor.state().ratePerSecond > 0);
        QTRY_COMPARE(governor.state().reason, Reason::Free); // nobody waits for it any more
        QVERIFY(governor.state().ratePerSecond > 0);
    }

    void aShorterPauseDoesNotEndALongerOne()
    {
        Governor governor(8);
        Askers askers(governor);
        askers.ask(3, Urgency::Background);
        QTRY_COMPARE(askers.started.size(), 3);
        askers.leave(0, Fate::Failed, 5s); // a 503
        askers.leave(1, Fate::Throttled, 1s);
        askers.leave(2, Fate::Accepted, 0s);
        QCOMPARE(governor.state().reason, Reason::Paused);
        QVERIFY(governor.state().pausedFor > 3s);
    }

    void aWishWithoutARefusalIsNone()
    {
        Governor governor(8);
        Askers askers(governor);
        askers.ask(2, Urgency::Background);
        QTRY_COMPARE(askers.started.size(), 2);
        askers.leave(0, Fate::Accepted, 5s);
        askers.leave(1, Fate::Dropped, 5s);
        QCOMPARE(governor.state().reason, Reason::Free);
    }

    void noPauseIsForEver()
    {
        Governor governor(8);
        Askers askers(governor);
        askers.ask(2, Urgency::Background);
        QTRY_COMPARE(askers.started.size(), 2);
        askers.leave(0, Fate::Throttled, -5s);
        QVERIFY(governor.state().reason != Reason::Paused);
        askers.leave(1, Fate::Throttled, std::chrono::milliseconds::max());
        QCOMPARE(governor.state().reason, Reason::Paused);
        QVERIFY(governor.state().pausedFor <= Governor::longestPause);
        askers.ask(1, Urgency::Interactive);
        settle();
        QCOMPARE(askers.started.size(), 2);
    }

    void failuresHalveThePlacesOnceForARound()
    {
        Governor governor(24);
        Askers askers(governor);
        askers.pass(20, Fate::Accepted);
        QCOMPARE(governor.state().maxInFlight, 24);
        const int before = static_cast<int>(askers.askers.size());
        askers.ask(24, Urgency::Interactive);
        QTRY_COMPARE(governor.state().inFlight, 24);
        for (int i = 0; i < 12; ++i)
            askers.leave(before + i, Fate::Failed);
        QCOMPARE(governor.state().maxInFlight, 12);
        QCOMPARE(governor.state().reason, Reason::ServiceFailing);
        for (int i = 12; i < 24; ++i)
            askers.leave(before + i, Fate::Failed);
        QCOMPARE(governor.state().maxInFlight, 12);

        askers.pass(1, Fate::Failed); // the next round
        QCOMPARE(governor.state().maxInFlight, 6);
        askers.pass(5, Fate::Failed);
        QCOMPARE(governor.state().maxInFlight, 2);

        int answers = 0;
        for (; governor.state().maxInFlight < 24 && answers < 1000; ++answers)
            askers.pass(1, Fate::Accepted);
        QVERIFY(answers > 50); // one more for each round at first, not for each answer
        QCOMPARE(governor.state().maxInFlight, 24);
        QCOMPARE(governor.state().reason, Reason::Free);
    }

    void failuresAtTheFirstByteAreNoRounds()
    {
        Governor governor(24);
        Askers askers(governor);
        const int first = askers.ask(Urgency::Interactive);
        QTRY_VERIFY(askers.hasPlace(first));
        QTest::qWait(1'000); // as long as a round takes
        askers.leave(first, Fate::Accepted);
        QCOMPARE(governor.state().maxInFlight, 7);
        askers.pass(4, Fate::Failed);
        QCOMPARE(governor.state().maxInFlight, 3);
    }

    void whoeverLeavesAtOnceHoldsNobodyUp()
    {
        Governor governor(2);
        int started = 0;
        int askers[50] = {};
        for (int &asker : askers) {
            governor.ask(&asker, Urgency::Interactive, false, [&] {
                ++started;
                governor.leave(&asker, Fate::Dropped);
            });
        }
        QTRY_COMPARE(started, 50);
        QCOMPARE(governor.state().inFlight, 0);
        QCOMPARE(governor.state().maxInFlight, 2);
    }

    void askingForEverDoesNotHangTheEventLoop()
    {
        Governor governor(2);
        int asker = 0;
        int started = 0;
        std::function<void()> again = [&] {
            ++started;
            governor.leave(&asker, Fate::Dropped);
            governor.ask(&asker, Urgency::Interactive, false, again);
        };
        governor.ask(&asker, Urgency::Interactive, false, again);
        QTRY_VERIFY(started > 10);
    }

    void startMayDestroyTheGovernor()
    {
        auto governor = std::make_unique<Governor>(6);
        int started = 0;
        int askers[4] = {};
        for (int &asker : askers) {
            governor->ask(&asker, Urgency::Interactive, false, [&] {
                if (++started == 2)
                    governor.reset();
            });
        }
        QTRY_VERIFY(!governor);
        settle();
        QCOMPARE(started, 2);
    }

    void tellsItsStateAtMostTenTimesASecond()
    {
        Governor governor(6);
        Askers askers(governor);
        QElapsedTimer clock;
        QList<qint64> times;
        connect(&governor, &Governor::stateChanged, this, [&] { times.append(clock.nsecsElapsed()); });
        clock.start();
        while (times.size() < 4 && clock.elapsed() < 10'000)
            askers.pass(1, Fate::Accepted);
        QCOMPARE(times.size(), 4);
        for (qsizetype i = 1; i < times.size(); ++i)
            QVERIFY(times.at(i) - times.at(i - 1) >= 99'000'000);
    }

    void tellsOfWhatBeganByItself()
    {
        Governor governor(6);
        Askers askers(governor);
        askers.pass(1, Fate::Accepted);
        const int refused = askers.ask(Urgency::Interactive);
        QTRY_VERIFY(askers.hasPlace(refused));
        askers.leave(refused, Fate::Throttled, 300ms);
        askers.ask(1, Urgency::Background);
        QSignalSpy changed(&governor, &Governor::stateChanged);
        QTRY_COMPARE(governor.state().inFlight, 1); // the pause has ended
        changed.clear();
        QTRY_COMPARE(changed.size(), 1);
        settle();
        QTest::qWait(150); // nothing happens any more, and nothing is told
        QCOMPARE(changed.size(), 1);
    }

    void aQuietGovernorKeepsQuiet()
    {
        Governor governor(6);
        QSignalSpy changed(&governor, &Governor::stateChanged);
        QTest::qWait(150); // nothing must come any more; there is no event to wait for
        QCOMPARE(changed.size(), 0);
        QCOMPARE(governor.state(), GovernorState{.maxInFlight = 6});
    }

    void refusalsSpreadCallsByRate()
    {
        Governor governor(24);
        Askers askers(governor);
        const int refused = askers.ask(Urgency::Background);
        QTRY_VERIFY(askers.hasPlace(refused));
        askers.leave(refused, Fate::Throttled);
        QCOMPARE(governor.state().reason, Reason::Throttled);
        const double rate = governor.state().ratePerSecond;
        QVERIFY(rate > 0 && rate < 20);
        QElapsedTimer clock;
        clock.start();
        askers.ask(5, Urgency::Background);
        QTRY_COMPARE(askers.started.size(), 6);
        QVERIFY(clock.elapsed() >= 150); // five of them at twenty a second, of which one may catch up
    }
};

QTEST_GUILESS_MAIN(TestGovernor)
#include "tst_governor.moc"
