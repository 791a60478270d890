// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/pollqueue.h"

#include <algorithm>

namespace phonedeck {

PollQueue::PollQueue(int mostInFlight, QObject *parent)
    : QObject(parent), m_mostInFlight(std::max(1, mostInFlight))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PollQueue::serve);
}

void PollQueue::add(std::chrono::milliseconds after, std::function<bool()> begin)
{
    m_polls.push({WaitClock::now() + after, ++m_lastNumber, std::move(begin)});
    schedule();
}

void PollQueue::end()
{
    --m_inFlight;
    schedule();
}

void PollQueue::serve()
{
    const WaitClock::time_point now = WaitClock::now();
    while (m_inFlight < m_mostInFlight && !m_polls.empty() && m_polls.top().due <= now) {
        const std::function<bool()> begin = m_polls.top().begin;
        m_polls.pop();
        if (begin())
            ++m_inFlight;
    }
    schedule();
}

void PollQueue::schedule()
{
    if (m_polls.empty() || m_inFlight >= m_mostInFlight) {
        m_timer.stop();
        return;
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_polls.top().due - WaitClock::now());
    m_timer.start(std::max(wait, std::chrono::milliseconds(0)));
}

std::chrono::milliseconds grown(std::chrono::milliseconds interval, std::chrono::milliseconds longest)
{
    return std::min(longest, std::max(interval * 3 / 2, interval + std::chrono::milliseconds(1)));
}

} // namespace phonedeck
