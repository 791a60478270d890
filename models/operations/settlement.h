// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/fleetlook.h"
#include "models/operations/followedphone.h"
#include "network/fleet/showprogress.h"
#include "network/operations/gettask.h"

namespace phonedeck {

/// What a look at a phone says about it, if it says anything: the table of docs/architecture.md,
/// "Operations". Remembers in `phone` what was seen. `lookBegan` is before anything of `sight` was read.
[[nodiscard]] std::optional<PhoneNews> judgeSight(FollowedPhone &phone, const PhoneSight &sight,
                                                  WaitClock::time_point lookBegan,
                                                  std::chrono::milliseconds settleFor);
[[nodiscard]] std::optional<PhoneNews> judgeJob(const FollowedPhone &phone, const JobDetail &job);
[[nodiscard]] std::optional<PhoneNews> judgeProgress(FollowedPhone &phone, const ShowProgress::Reply &reply);

/// For a phone that has no outcome at its deadline.
[[nodiscard]] PhoneNews outOfTime(const FollowedPhone &phone);
/// Nothing can be looked at: whether it was done stays open.
[[nodiscard]] PhoneNews neverSeen(const FollowedPhone &phone);

/// An answer that asking again won't change. All other failures say nothing about the phone: networks,
/// gateways, throttling, and a sign-in that has to be renewed.
[[nodiscard]] bool isRefusal(const ApiError &error);

} // namespace phonedeck
