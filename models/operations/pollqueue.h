// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/followedphone.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>
#include <queue>
#include <vector>

namespace phonedeck {

/// Calls that are due at their time, and no more of them at once than the budget that all share allows.
class PollQueue final : public QObject
{
    Q_OBJECT

public:
    explicit PollQueue(int mostInFlight, QObject *parent = nullptr);

    /// `begin` runs from the event loop when it is due and has a place: those due first go first. It gives
    /// whether a call left; that one's answer gives the place back by end().
    void add(std::chrono::milliseconds after, std::function<bool()> begin);
    void end();

private:
    struct Poll {
        WaitClock::time_point due;
        quint64 number; ///< of two that are due together the older one goes first
        std::function<bool()> begin;
    };
    struct IsLater {
        bool operator()(const Poll &a, const Poll &b) const
        {
            return a.due != b.due ? a.due > b.due : a.number > b.number;
        }
    };

    void serve();
    void schedule();

    const int m_mostInFlight;
    int m_inFlight = 0;
    quint64 m_lastNumber = 0;
    std::priority_queue<Poll, std::vector<Poll>, IsLater> m_polls;
    QTimer m_timer;
};

/// Half as long again, up to a limit.
[[nodiscard]] std::chrono::milliseconds grown(std::chrono::milliseconds interval,
                                              std::chrono::milliseconds longest);

} // namespace phonedeck
