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
        Feeling,    ///< a few percent a second beyond it
        Searching,  ///< the limit seems to have risen
    };

    /// When the next request may leave; not before the one returned earlier.
    [[nodiscard]] Time nextStart(Time now) const;
    /// A request leaves now.
    void started(Time now);
    void accepted(Time now, Time startedAt);
    /// 429 to a request that left at `startedAt`.
    void throttled(Time now, Time startedAt);

    /// Requests per second; 0 without a limit.
    [[nodiscard]] double ratePerSecond() const { return m_rate; }
    [[nodiscard]] Phase phase() const;

private:
    void remember(Time now, bool wasRefused);
    [[nodiscard]] double refusedShare() const;
    [[nodiscard]] double acceptedPerSecond(Time now) const;
    void grow(double seconds);

    double m_rate = 0;     ///< 0: unlimited
    double m_accepted = 0; ///< per second, at the last cut
    double m_sinceCut = 0; ///< seconds in use, slowed down while there are too many refusals
    Time m_first;
    Time m_cut;
    Time m_deafUntil; ///< what left before it says nothing about the new rate
    Time m_lastGrowth;
    Time m_next;
    std::chrono::duration<double> m_roundTrip{0.1};
    std::deque<Time> m_recent;                     ///< accepted within the last second
    std::deque<std::pair<Time, bool>> m_lastFates; ///< true: refused
    int m_refused = 0;                             ///< among m_lastFates
    bool m_hasStarted = false;
};

} // namespace phonedeck
