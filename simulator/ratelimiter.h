// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>

#include <chrono>
#include <functional>
#include <optional>

namespace phonedeck::simulator {

/// How many requests the gateway lets through.
struct RateLimit {
    double requestsPerSecond = 0; ///< 0: no limit
    int burst = 0;                ///< how many may come at once; 0: as many as in a second, at least one
    int retryAfter = -1;          ///< seconds, in the Retry-After of a refusal; negative: without one

    [[nodiscard]] double capacity() const;
    bool operator==(const RateLimit &) const = default;
};

/// From when on, reckoned from the moment the schedule was set, which limit is in force.
struct ScheduledLimit {
    std::chrono::milliseconds after{0};
    RateLimit limit;
};

/// A token bucket whose rate may follow a schedule. It goes by a clock of its own that runs steadily, not by
/// the cloud's, which may be set: a jump there must neither fill nor empty it.
class RateLimiter
{
public:
    using Now = std::function<std::chrono::nanoseconds()>;

    static constexpr double maxRequestsPerSecond = 1'000'000;
    static constexpr int maxBurst = 1'000'000;

    explicit RateLimiter(Now now = steadyNow);

    /// From now on, with a full bucket and counters at zero. Ends a schedule.
    void set(const RateLimit &limit);
    /// The same by steps, which must ascend. Until the first of them is due there is no limit.
    void setSchedule(const QList<ScheduledLimit> &schedule);

    /// Whether the next request may pass; counts it.
    [[nodiscard]] bool admit();
    /// What is in force at this moment.
    [[nodiscard]] const RateLimit &limit();
    [[nodiscard]] qint64 accepted() const { return m_accepted; }
    [[nodiscard]] qint64 refused() const { return m_refused; }

private:
    static std::chrono::nanoseconds steadyNow();
    void advance();
    void refill(std::chrono::nanoseconds until);

    Now m_now;
    QList<ScheduledLimit> m_coming;
    std::chrono::nanoseconds m_scheduledAt{0};
    RateLimit m_limit;
    std::chrono::nanoseconds m_filledAt{0};
    double m_tokens = 0;
    qint64 m_accepted = 0;
    qint64 m_refused = 0;
};

} // namespace phonedeck::simulator
