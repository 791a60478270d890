// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/ratelimiter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace phonedeck::simulator {

double RateLimit::capacity() const
{
    return burst > 0 ? burst : std::max(1.0, std::ceil(requestsPerSecond));
}

RateLimiter::RateLimiter(Now now) : m_now(std::move(now)), m_filledAt(m_now()) {}

std::chrono::nanoseconds RateLimiter::steadyNow()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

void RateLimiter::set(const RateLimit &limit)
{
    setSchedule({{std::chrono::milliseconds(0), limit}});
}

void RateLimiter::setSchedule(const QList<ScheduledLimit> &schedule)
{
    m_coming = schedule;
    m_scheduledAt = m_now();
    m_filledAt = m_scheduledAt;
    m_limit = {};
    m_tokens = 0;
    m_accepted = 0;
    m_refused = 0;
    advance();
}

void RateLimiter::refill(std::chrono::nanoseconds until)
{
    const double seconds = std::chrono::duration<double>(until - m_filledAt).count();
    m_filledAt = until;
    m_tokens = std::min(m_limit.capacity(), m_tokens + seconds * m_limit.requestsPerSecond);
}

void RateLimiter::advance()
{
    const std::chrono::nanoseconds now = m_now();
    while (!m_coming.isEmpty() && m_scheduledAt + m_coming.constFirst().after <= now) {
        const ScheduledLimit next = m_coming.takeFirst();
        refill(m_scheduledAt + next.after);
        const bool wasUnlimited = m_limit.requestsPerSecond <= 0;
        m_limit = next.limit;
        m_tokens = wasUnlimited ? m_limit.capacity() : std::min(m_tokens, m_limit.capacity());
    }
    refill(now);
}

bool RateLimiter::admit()
{
    advance();
    const bool isUnlimited = m_limit.requestsPerSecond <= 0;
    // A millionth below one: sums of fractions don't reach whole numbers.
    if (!isUnlimited && m_tokens < 1 - 1e-6) {
        ++m_refused;
        return false;
    }
    if (!isUnlimited)
        m_tokens -= 1;
    ++m_accepted;
    return true;
}

const RateLimit &RateLimiter::limit()
{
    advance();
    return m_limit;
}

} // namespace phonedeck::simulator
