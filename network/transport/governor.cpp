// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/governor.h"

#include <QtCore/QPointer>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr double firstWindow = 6;
constexpr double smallestWindow = 2;
constexpr int recoveredAfter = 50; // answers in a row
constexpr std::chrono::milliseconds announcedAfter{100};
// A reason that comes and goes with each call could not be read.
constexpr std::chrono::seconds throttledFor{2};
constexpr std::chrono::seconds failingFor{10};

} // namespace

Governor::Governor(int maxInFlight, QObject *parent)
    : QObject(parent), m_mostInFlight(std::max(maxInFlight, 1)),
      m_window(std::min<double>(firstWindow, m_mostInFlight)), m_timer(this), m_announcement(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Governor::grant);
    m_announcement.setSingleShot(true);
    m_announcement.setTimerType(Qt::PreciseTimer); // a coarse one may come early
    connect(&m_announcement, &QTimer::timeout, this, &Governor::stateChanged);
}

void Governor::ask(const void *asker, Urgency urgency, bool isRepeat, std::function<void()> start)
{
    std::deque<Waiter> &queue = m_waiting[static_cast<int>(urgency)];
    const auto firstNew =
        std::find_if(queue.begin(), queue.end(), [](const Waiter &waiter) { return !waiter.isRepeat; });
    m_tickets.insert(asker, ++m_lastTicket);
    queue.insert(isRepeat ? firstNew : queue.end(), {asker, m_lastTicket, isRepeat, std::move(start)});
    scheduleGrant();
}

void Governor::leave(const void *asker, Fate fate, std::optional<std::chrono::milliseconds> retryAfter)
{
    const auto isAsker = [asker](const auto &other) { return other.asker == asker; };
    const auto found = std::find_if(m_holders.begin(), m_holders.end(), isAsker);
    if (found != m_holders.end()) {
        const Holder holder = *found;
        m_holders.erase(found);
        learn(holder, fate, retryAfter);
        scheduleGrant();
        return;
    }
    if (m_tickets.remove(asker))
        announce();
}

void Governor::resume()
{
    m_pausedUntil = {};
    scheduleGrant();
}

void Governor::learn(const Holder &holder, Fate fate, std::optional<std::chrono::milliseconds> retryAfter)
{
    const Time now = RateControl::Clock::now();
    const bool mayPause = fate == Fate::Throttled || fate == Fate::Failed;
    const std::chrono::milliseconds wish =
        mayPause && retryAfter ? *retryAfter : std::chrono::milliseconds(0);
    const auto pause =
        std::clamp<std::chrono::milliseconds>(wish, std::chrono::milliseconds(0), longestPause);
    switch (fate) {
    case Fate::Accepted:
        m_rate.accepted(now, holder.startedAt);
        m_roundTrip = m_roundTrip.count() > 0 ? (3 * m_roundTrip + (now - holder.startedAt)) / 4
                                              : now - holder.startedAt;
        // Doubles with each round trip at first; after failures one more for each round.
        m_window = std::min<double>(m_mostInFlight, m_window + (m_isFailing ? 1 / m_window : 1));
        if (m_window >= m_mostInFlight || ++m_acceptedInARow >= recoveredAfter)
            m_isFailing = false;
        break;
    case Fate::Throttled:
        m_rate.throttled(now, holder.startedAt, pause);
        m_lastThrottled = now;
        break;
    case Fate::Failed:
        // Once for all that were under way together; and once for those that fail at the first byte, as on a
        // connection that the other side is closing.
        if (holder.startedAt >= m_lastFailure && now - m_lastFailure >= m_roundTrip) {
            m_window = std::max(std::min<double>(smallestWindow, m_mostInFlight), m_window / 2);
            m_lastFailure = now;
            m_isFailing = m_window < m_mostInFlight;
            m_acceptedInARow = 0;
        }
        break;
    case Fate::Dropped:
        break;
    }
    m_pausedUntil = std::max(m_pausedUntil, now + pause);
}

GovernorState Governor::state() const
{
    const Time now = RateControl::Clock::now();
    GovernorState state;
    state.inFlight = static_cast<int>(m_holders.size());
    state.waiting = static_cast<int>(m_tickets.size());
    state.maxInFlight = static_cast<int>(m_window);
    state.ratePerSecond = m_rate.ratePerSecond();
    state.reason = reason(now);
    if (state.reason == GovernorState::Reason::Paused)
        state.pausedFor = std::chrono::ceil<std::chrono::milliseconds>(m_pausedUntil - now);
    return state;
}

GovernorState::Reason Governor::reason(Time now) const
{
    if (m_pausedUntil > now)
        return GovernorState::Reason::Paused;
    const bool isLimited = m_rate.phase() != RateControl::Phase::Unlimited;
    if (isLimited && now - m_lastThrottled < throttledFor)
        return GovernorState::Reason::Throttled;
    if (m_isFailing && (!m_tickets.isEmpty() || now - m_lastFailure < failingFor))
        return GovernorState::Reason::ServiceFailing;
    return GovernorState::Reason::Free;
}

bool Governor::hasPlace(const void *asker) const
{
    return std::any_of(m_holders.begin(), m_holders.end(),
                       [asker](const Holder &holder) { return holder.asker == asker; });
}

void Governor::scheduleGrant()
{
    // From the event loop, so that even a call that fails at once reports after its then().
    m_timer.start(0);
    announce();
}

void Governor::announce()
{
    if (!m_announcement.isActive())
        m_announcement.start(announcedAfter);
}

std::deque<Governor::Waiter> *Governor::nextQueue()
{
    for (std::deque<Waiter> &queue : m_waiting) {
        while (!queue.empty() && m_tickets.value(queue.front().asker) != queue.front().ticket)
            queue.pop_front();
    }
    const int places = std::max(static_cast<int>(m_window), 1);
    const int held = static_cast<int>(m_holders.size());
    if (held >= places)
        return nullptr;
    if (!m_waiting[0].empty())
        return &m_waiting[0];
    // One place in eight, and one at least, is kept free for people.
    const int forPeople = places > 1 ? std::max(1, places / 8) : 0;
    const auto background = std::count_if(m_holders.begin(), m_holders.end(), [](const Holder &holder) {
        return holder.urgency == Urgency::Background;
    });
    if (m_waiting[1].empty() || background >= places - forPeople)
        return nullptr;
    return &m_waiting[1];
}

void Governor::grant()
{
    // A call that fails at once leaves at once; its handler may ask for the next, for ever, or destroy the
    // governor. So whoever asks meanwhile waits for the next turn of the event loop.
    const QPointer<Governor> self(this);
    for (qsizetype asked = m_tickets.size(); self && asked > 0; --asked) {
        std::deque<Waiter> *queue = nextQueue();
        if (!queue)
            return;
        const Time now = RateControl::Clock::now();
        const Time byRate = m_rate.nextStart(now);
        const Time start = std::max(m_pausedUntil, byRate);
        if (byRate > now)
            m_lastThrottled = now;
        if (start > now) {
            m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(start - now));
            return;
        }
        const Waiter waiter = std::move(queue->front());
        const Urgency urgency = queue == &m_waiting[0] ? Urgency::Interactive : Urgency::Background;
        queue->pop_front();
        m_tickets.remove(waiter.asker);
        m_rate.started(now);
        m_holders.push_back({waiter.asker, urgency, now});
        announce();
        waiter.start();
    }
}

} // namespace phonedeck
