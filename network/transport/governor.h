// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/ratecontrol.h"

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
    enum class Reason {
        Free,           ///< nothing holds calls back but their number
        Paused,         ///< the service said when to come back (Retry-After)
        Throttled,      ///< 429: the rate was cut, or is being felt for
        ServiceFailing, ///< gateways fail: fewer at a time
    };

    int inFlight = 0;
    int waiting = 0;
    int maxInFlight = 0;      ///< at the moment
    double ratePerSecond = 0; ///< requests; 0: no limit known
    Reason reason = Reason::Free;
    std::chrono::milliseconds pausedFor{0}; ///< from now

    bool operator==(const GovernorState &) const = default;
};

/// How many calls of an account are under way, and how fast they follow each other. One per account; whoever
/// wants to send something asks for a place, and gives it back when the answer is there.
class Governor final : public QObject
{
    Q_OBJECT

public:
    using Time = RateControl::Time;

    /// How a sending ended, as far as the next ones are concerned.
    enum class Fate { Accepted, Throttled, Failed, Dropped };

    /// `maxInFlight` is never exceeded; to begin with it is six, growing with each answer.
    explicit Governor(int maxInFlight, QObject *parent = nullptr);

    /// `start` is called once, from the event loop, when `asker` has a place. `isRepeat`: it goes before its
    /// like, since it has waited before.
    void ask(const void *asker, Urgency urgency, bool isRepeat, std::function<void()> start);
    /// Gives the place back, or stops waiting for one. Not waiting and without a place: nothing happens.
    void leave(const void *asker, Fate fate,
               std::optional<std::chrono::milliseconds> retryAfter = std::nullopt);

    [[nodiscard]] GovernorState state() const;
    [[nodiscard]] bool hasPlace(const void *asker) const;

Q_SIGNALS:
    /// Not more often than ten times a second.
    void stateChanged();

private:
    struct Waiter {
        const void *asker;
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
    void learn(const Holder &holder, Fate fate, std::optional<std::chrono::milliseconds> retryAfter);

    const int m_mostInFlight;
    double m_window; ///< places at the moment
    RateControl m_rate;
    std::deque<Waiter> m_waiting[2]; ///< by Urgency
    std::vector<Holder> m_holders;
    Time m_pausedUntil;
    Time m_lastFailure;
    bool m_isFailing = false;
    QTimer m_timer;
    QTimer m_announcement;
};

} // namespace phonedeck
