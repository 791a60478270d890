// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/phonetracker.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace phonedeck {

/// The clock of waiting: it doesn't jump when the computer's time is set, and stands still while it sleeps.
using WaitClock = std::chrono::steady_clock;

/// A phone on its way to an outcome, and what was seen of it so far.
struct FollowedPhone {
    qint64 operation = 0;
    ActionId step = ActionId::Reboot;
    bool isAccepted = false;
    FollowedBatch::Phone phone;
    WaitClock::time_point restFrom; ///< a phone that is at rest at a look of then or later has been served
    WaitClock::time_point deadline;

    std::optional<WaitClock::time_point> firstSeen; ///< when the first look began that it was in
    /// It was seen on its way: the request had its effect, whatever became of the answer.
    bool hasMoved = false;
    bool hasStarted = false; ///< running state 4 was seen
    int looksDown = 0;       ///< in a row
    int answersWithoutJob = 0;
    int refusals = 0;       ///< to tell how its preparation goes, in a row
    int queuePosition = -1; ///< that was told last
    bool isDropped = false; ///< nobody wants to hear of it any more
};

using FollowedPhonePtr = std::shared_ptr<FollowedPhone>;

/// How what is followed is told about. A phone with an outcome that is final is dropped by it.
using TellNews = std::function<void(FollowedPhone &phone, const PhoneNews &news)>;
/// Phones that have to be looked at, since nothing can be asked about them.
using HandOver = std::function<void(const QList<FollowedPhonePtr> &phones)>;

} // namespace phonedeck
