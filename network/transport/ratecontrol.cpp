// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/ratecontrol.h"

#include <algorithm>

namespace phonedeck {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr double cutTo = 0.9;         // of what was accepted
constexpr double deepestCut = 0.6;    // of the rate before it, in one step
constexpr double slowest = 0.5;       // requests per second
constexpr double fastest = 2000;      // requests per second: as good as no limit
constexpr double firstGuess = 10;     // requests per second, where nothing was measured yet
constexpr double recovery = 0.7;      // seconds back to what was accepted
constexpr double feltGrowth = 0.12;   // in the whole time of feeling
constexpr double searchGrowth = 0.5;  // per second
constexpr double risenGrowth = 1;     // per second, once the limit must have risen
constexpr double hasRisen = 1.3;      // that much more than was accepted: a bucket would be empty by now
constexpr double feelingPerPause = 4; // seconds more for each second that a refusal costs
constexpr double shortestFeeling = 2; // seconds
constexpr double longestFeeling = 30;
constexpr double bearableShare = 0.008; // of refusals; at twice as many, growth is at its slowest …
constexpr double unhurried = 80;        // … requests per second for each second it is slowed down to
constexpr double slowestPace = 0.05;
constexpr size_t memory = 500; // fates
constexpr Seconds memoryTime{60};
constexpr Seconds longestRoundTrip{1};
constexpr Seconds window{1};
constexpr Seconds shortWindow{0.4};
constexpr Seconds shortestWindow{0.1};
constexpr Seconds catchingUp{0.02}; // a late timer doesn't cost throughput
constexpr Seconds holding{0.05};    // as late as a timer may be

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
    return m_sinceCut < recovery + m_feelingTime ? Phase::Feeling : Phase::Searching;
}

RateControl::Time RateControl::nextStart(Time now) const
{
    return m_rate <= 0 ? now : std::max(now, m_next);
}

void RateControl::started(Time now)
{
    if (m_rate <= 0)
        return;
    // Time without requests teaches nothing about the limit, nor do those that the rate didn't hold back.
    if (now - m_next < holding)
        grow(std::min(Seconds(now - m_lastGrowth).count(), std::max(0.1, 1.5 / m_rate)));
    m_lastGrowth = now;
    if (m_rate <= 0)
        return;
    m_next = std::max(m_next, now - ticks(catchingUp)) + ticks(Seconds(1 / m_rate));
}

void RateControl::grow(double seconds)
{
    switch (phase()) {
    case Phase::Unlimited:
        return;
    case Phase::Recovering:
        m_sinceCut += seconds;
        m_rate = m_accepted * (cutTo + (1 - cutTo) * std::min(m_sinceCut / recovery, 1.0));
        break;
    case Phase::Feeling:
        seconds *= pace();
        m_sinceCut += seconds;
        m_rate *= 1 + feltGrowth * seconds / m_feelingTime;
        break;
    case Phase::Searching:
        if (m_rate > hasRisen * m_accepted)
            m_rate *= 1 + risenGrowth * seconds;
        else
            m_rate *= 1 + searchGrowth * seconds * pace();
        break;
    }
    m_rate = std::max(m_rate, slowest);
    if (m_rate > fastest)
        m_rate = 0;
}

double RateControl::pace() const
{
    // A refusal is one of few where few are sent: looking for the limit every other second would refuse a
    // tenth of two requests per second.
    const double excess = (refusedShare() - bearableShare) / bearableShare;
    return std::clamp(1 - excess, std::clamp(m_rate / unhurried, slowestPace, 1.0), 1.0);
}

void RateControl::remember(Time now, bool wasRefused)
{
    m_lastFates.emplace_back(now, wasRefused);
    m_refused += wasRefused ? 1 : 0;
    m_acceptedSinceCut += wasRefused ? 0 : 1;
    while (m_lastFates.size() > memory || m_lastFates.front().first < now - ticks(memoryTime)) {
        m_refused -= m_lastFates.front().second ? 1 : 0;
        m_lastFates.pop_front();
    }
}

double RateControl::refusedShare() const
{
    // Few fates are no statistics.
    return m_refused / static_cast<double>(std::max<size_t>(m_lastFates.size(), 200));
}

void RateControl::takeRoundTrip(Seconds sample)
{
    // A command that takes a minute says nothing about when a 429 would have come.
    m_roundTrip = 0.9 * m_roundTrip + 0.1 * std::min(sample, longestRoundTrip);
}

void RateControl::accepted(Time now, Time startedAt)
{
    takeRoundTrip(now - startedAt);
    remember(now, false);
}

double RateControl::acceptedPerSecond(Time from, Time now) const
{
    if (m_lastFates.size() == memory)
        from = std::max(from, m_lastFates.front().first);
    const auto count = std::count_if(m_lastFates.begin(), m_lastFates.end(),
                                     [from](const auto &fate) { return fate.first >= from && !fate.second; });
    return static_cast<double>(count) / std::max(Seconds(now - from), shortestWindow / 2).count();
}

double RateControl::measured(Time now) const
{
    // It may have begun a moment ago, with ever more at a time: only the last answers count.
    if (m_rate <= 0)
        return acceptedPerSecond(now - ticks(std::clamp(2 * m_roundTrip, shortestWindow, window)), now);
    // The same while the rate rises fast.
    if (m_rate > hasRisen * m_accepted)
        return acceptedPerSecond(now - ticks(shortWindow), now);
    const Seconds sinceCut = now - m_cut;
    Time from = now - ticks(std::max(window, Seconds(10 / m_rate)));
    // What was accepted at the rate before the last cut says little about the limit of today.
    if (sinceCut > shortWindow)
        from = std::max(from, m_cut);
    const double recent = acceptedPerSecond(from, now);
    // The gateway had nothing left at either end of this time: what it gave in between is its limit, while
    // the last second may have been what it had saved.
    return sinceCut > window ? std::min(recent, m_acceptedSinceCut / sinceCut.count()) : recent;
}

void RateControl::throttled(Time now, Time startedAt, Clock::duration pause)
{
    takeRoundTrip(now - startedAt);
    remember(now, true);
    if (m_rate > 0 && startedAt < m_deafUntil)
        return; // it left before the last cut could help
    const double measuredNow = std::max(measured(now), slowest);
    const bool isGuess = m_rate <= 0 && measuredNow < firstGuess;
    m_accepted = m_rate > 0 ? std::max(std::min(m_rate, measuredNow), deepestCut * m_rate)
                            : std::max(measuredNow, firstGuess);
    m_rate = std::max(cutTo * m_accepted, slowest);
    m_feelingTime = std::clamp(shortestFeeling + feelingPerPause * Seconds(pause).count(), shortestFeeling,
                               longestFeeling);
    // A mere guess isn't worth a careful recovery.
    m_sinceCut = isGuess ? recovery + m_feelingTime : 0;
    m_acceptedSinceCut = 0;
    m_cut = m_lastGrowth = now;
    m_deafUntil = now + ticks(std::max(m_roundTrip, Seconds(1 / m_rate)));
    m_next = std::max(m_next, m_deafUntil);
}

} // namespace phonedeck
