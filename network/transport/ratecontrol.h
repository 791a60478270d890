// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>
#include <utility>

namespace phonedeck {

/// Finds out how many requests a second a service takes, from its 429s alone: no number is published. Until
/// the first one there is no limit. Each one sets the rate a little below what was just accepted; from there
/// it goes back up, stays, feels its way, and, if nothing happens, looks for a limit that has risen. Knows no
/// clock: the time is given, so that it is tested in virtual time.
class RateControl
{
public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;

    enum class Phase {
        Unlimited,  ///< no 429 yet, or none for so long that the rate stopped mattering
        Recovering, ///< just cut, on its way back to what was accepted
        Feeling,    ///< slowly some percent beyond it
        Searching,  ///< the limit seems to have risen
    };

    /// When the next request may leave; not before the one returned earlier.
    [[nodiscard]] Time nextStart(Time now) const;
    /// A request leaves now.
    void started(Time now);
    void accepted(Time now, Time startedAt);
    /// 429 to a request that left at `startedAt`. `pause`: how long nothing leaves because of it
    /// (Retry-After). Where refusals cost that much, fewer are risked.
    void throttled(Time now, Time startedAt, Clock::duration pause = {});

    /// Requests per second; 0 without a limit.
    [[nodiscard]] double ratePerSecond() const { return m_rate; }
    [[nodiscard]] Phase phase() const;

private:
    using Seconds = std::chrono::duration<double>;

    void remember(Time now, bool wasRefused);
    [[nodiscard]] double refusedShare() const;
    [[nodiscard]] double acceptedPerSecond(Time from, Time now) const;
    [[nodiscard]] double measured(Time now) const;
    /// 1, or less while there are too many refusals.
    [[nodiscard]] double pace() const;
    void takeRoundTrip(std::chrono::duration<double> sample);
    void grow(double seconds);

    double m_rate = 0;        ///< 0: unlimited
    double m_accepted = 0;    ///< per second, at the last cut
    double m_sinceCut = 0;    ///< seconds in use, by pace()
    double m_feelingTime = 0; ///< seconds
    int m_acceptedSinceCut = 0;
    Time m_cut;
    Time m_deafUntil; ///< what left before it says nothing about the new rate
    Time m_lastGrowth;
    Time m_next;
    Seconds m_roundTrip{0.1};
    std::deque<std::pair<Time, bool>> m_lastFates; ///< true: refused
    int m_refused = 0;                             ///< among m_lastFates
};

} // namespace phonedeck
