// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/ratecontrol.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace phonedeck {

/// Whether somebody waits for a call. Interactive ones go first.
enum class Urgency { Interactive, Background };

/// What the governor does at the moment, for the people who wonder why it takes so long.
struct GovernorState {
    /// What holds calls back. A reason passes when for some seconds it has made nobody wait.
    enum class Reason {
        Free,           ///< nothing but their number
        Paused,         ///< the service said when to come back (Retry-After)
        Throttled,      ///< 429: calls wait for the rate
        ServiceFailing, ///< gateways fail: fewer at a time
    };

    int inFlight = 0;
    int waiting = 0;
    int maxInFlight = 0;      ///< at the moment
    double ratePerSecond = 0; ///< requests that may leave, also when fewer do; 0: no limit known
    Reason reason = Reason::Free;
    std::chrono::milliseconds pausedFor{0}; ///< from now

    bool operator==(const GovernorState &) const = default;
};

/// How many calls of an account are under way, and how fast they follow each other. One per account and
/// service: the sign-in server is another one, with limits of its own. Whoever wants to send something asks
/// for a place, and gives it back when the answer is there.
class Governor final : public QObject
{
    Q_OBJECT

public:
    using Time = RateControl::Time;

    /// How a sending ended, as far as the next ones are concerned.
    enum class Fate { Accepted, Throttled, Failed, Dropped };

    /// A service that says "in a year" is asked again after this.
    static constexpr std::chrono::minutes longestPause{10};

    /// `maxInFlight` is never exceeded; to begin with it is six, growing with each answer.
    explicit Governor(int maxInFlight, QObject *parent = nullptr);

    /// `start` is called once, from the event loop, when `asker` has a place; it may leave at once, or
    /// destroy the governor. `isRepeat`: it goes before those of its urgency that are new, since it has
    /// waited before.
    void ask(const void *asker, Urgency urgency, bool isRepeat, std::function<void()> start);
    /// Gives the place back, or stops waiting for one. Not waiting and without a place: nothing happens.
    void leave(const void *asker, Fate fate,
               std::optional<std::chrono::milliseconds> retryAfter = std::nullopt);

    /// A person wants it tried now: ends a pause.
    void resume();

    [[nodiscard]] GovernorState state() const;
    [[nodiscard]] bool hasPlace(const void *asker) const;

Q_SIGNALS:
    /// Not more often than ten times a second. That a pause or a reason has passed is told by state() alone,
    /// unless somebody waits for it.
    void stateChanged();

private:
    struct Waiter {
        const void *asker;
        quint64 ticket; ///< of the asker, else it has left meanwhile
        bool isRepeat;
        std::function<void()> start;
    };
    struct Holder {
        const void *asker;
        Urgency urgency;
        Time startedAt;
    };

    void grant();
    [[nodiscard]] std::deque<Waiter> *nextQueue();
    void scheduleGrant();
    void announce();
    [[nodiscard]] GovernorState::Reason reason(Time now) const;
    void learn(const Holder &holder, Fate fate, std::optional<std::chrono::milliseconds> retryAfter);

    const int m_mostInFlight;
    double m_window; ///< places at the moment
    RateControl m_rate;
    std::deque<Waiter> m_waiting[2];        ///< by Urgency; with those who have left, until their turn comes
    QHash<const void *, quint64> m_tickets; ///< who waits; leaving costs nothing, however many do
    quint64 m_lastTicket = 0;
    std::vector<Holder> m_holders;
    Time m_pausedUntil;
    Time m_lastFailure;                          ///< for which places were taken away
    RateControl::Clock::duration m_roundTrip{0}; ///< of calls that were accepted, lately
    Time m_lastThrottled;                        ///< or somebody waited for the rate
    bool m_isFailing = false;
    int m_acceptedInARow = 0;
    QTimer m_timer;
    QTimer m_announcement;
};

} // namespace phonedeck
