// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/ratecontrol.h"

#include <algorithm>

namespace phonedeck {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr double cutTo = 0.9;           // of what was accepted
constexpr double deepestCut = 0.6;      // of the rate before it, in one step
constexpr double slowest = 0.5;         // requests per second
constexpr double fastest = 2000;        // requests per second: as good as no limit
constexpr double recovery = 1.5;        // seconds back to what was accepted
constexpr double feelingTime = 2;       // seconds
constexpr double feelingGrowth = 0.04;  // per second
constexpr double searchGrowth = 0.8;    // per second
constexpr size_t memory = 500;          // fates
constexpr double bearableShare = 0.008; // of refusals; beyond it growth slows down, to a quarter at twice
constexpr double firstGuess = 10;       // requests per second, where nothing was measured yet
constexpr Seconds memoryTime{20};
constexpr Seconds window{1};
constexpr Seconds catchingUp{0.02}; // a late timer doesn't cost throughput

RateControl::Clock::duration ticks(Seconds seconds)
{
    return std::chrono::duration_cast<RateControl::Clock::duration>(seconds);
}

} // namespace

RateControl::Phase RateControl::phase() const
{
    if (m_rate <= 0)
        return Phase::Unlimited;
    if (m_sinceCut < recovery)
        return Phase::Recovering;
    return m_sinceCut < recovery + feelingTime ? Phase::Feeling : Phase::Searching;
}

RateControl::Time RateControl::nextStart(Time now) const
{
    return m_rate <= 0 ? now : std::max(now, m_next);
}

void RateControl::started(Time now)
{
    if (!m_hasStarted) {
        m_hasStarted = true;
        m_first = m_lastGrowth = now;
    }
    if (m_rate <= 0)
        return;
    // Time without requests teaches nothing about the limit.
    grow(std::min(Seconds(now - m_lastGrowth).count(), 1.0));
    m_lastGrowth = now;
    if (m_rate <= 0)
        return;
    m_next = std::max(m_next, now - ticks(catchingUp)) + ticks(Seconds(1 / m_rate));
}

void RateControl::grow(double seconds)
{
    const double excess = (refusedShare() - bearableShare) / bearableShare;
    const double pace = std::clamp(1 - excess, 0.25, 1.0);
    m_sinceCut += m_sinceCut < recovery ? seconds : seconds * pace;
    if (m_sinceCut < recovery)
        m_rate = m_accepted * (cutTo + (1 - cutTo) * m_sinceCut / recovery);
    else
        m_rate *= 1 + (m_sinceCut < recovery + feelingTime ? feelingGrowth : searchGrowth) * seconds * pace;
    m_rate = std::max(m_rate, slowest);
    if (m_rate > fastest)
        m_rate = 0;
}

void RateControl::remember(Time now, bool wasRefused)
{
    m_lastFates.emplace_back(now, wasRefused);
    m_refused += wasRefused ? 1 : 0;
    while (m_lastFates.size() > memory || m_lastFates.front().first < now - ticks(memoryTime)) {
        m_refused -= m_lastFates.front().second ? 1 : 0;
        m_lastFates.pop_front();
    }
    while (!m_recent.empty() && m_recent.front() < now - ticks(window))
        m_recent.pop_front();
}

double RateControl::refusedShare() const
{
    // Few fates are no statistics.
    return m_refused / static_cast<double>(std::max<size_t>(m_lastFates.size(), 200));
}

void RateControl::accepted(Time now, Time startedAt)
{
    m_roundTrip = 0.9 * m_roundTrip + 0.1 * Seconds(now - startedAt);
    m_recent.push_back(now);
    remember(now, false);
}

double RateControl::acceptedPerSecond(Time now) const
{
    Time from = std::max(now - ticks(window), m_first);
    // What was accepted at the rate before the last cut says little about the limit of today.
    if (m_rate > 0 && now - m_cut > ticks(Seconds(0.4)))
        from = std::max(from, m_cut);
    const auto count =
        std::count_if(m_recent.begin(), m_recent.end(), [from](Time at) { return at >= from; });
    return static_cast<double>(count) / std::max(Seconds(now - from).count(), 0.2);
}

void RateControl::throttled(Time now, Time startedAt)
{
    m_roundTrip = 0.9 * m_roundTrip + 0.1 * Seconds(now - startedAt);
    remember(now, true);
    if (m_rate > 0 && startedAt < m_deafUntil)
        return; // it left before the last cut could help
    const double measured = std::max(acceptedPerSecond(now), slowest);
    const bool isGuess = m_rate <= 0 && measured < firstGuess;
    m_accepted = m_rate > 0 ? std::max(std::min(m_rate, measured), deepestCut * m_rate)
                            : std::max(measured, firstGuess);
    m_rate = std::max(cutTo * m_accepted, slowest);
    // A mere guess isn't worth a careful recovery.
    m_sinceCut = isGuess ? recovery + feelingTime : 0;
    m_cut = m_lastGrowth = now;
    m_deafUntil = now + ticks(std::max(m_roundTrip, Seconds(1 / m_rate)));
    m_next = std::max(m_next, m_deafUntil);
}

} // namespace phonedeck
