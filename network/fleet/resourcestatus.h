// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/statusvalue.h"

namespace phonedeck {

/// The power state that ListInstances gives (4.1.10; enums §1).
enum class RunningStatus {
    Unknown = unknownMeaning,
    UnknownToTheService = 0,
    Stopped = 1,
    Running = 2,
    GoingOffline = 3,
    Starting = 4,
    PoweredOff = 5,
};

/// The resource state that BatchQueryStatus gives (4.1.5; enums §2): another scale, although the introduction
/// of 4.1.5 lists the one above (D1).
enum class ResourceStatus {
    Unknown = unknownMeaning,
    Idle = 0,
    Restoring = 1,
    DataLoaded = 2,
    Streaming = 3,
    BackingUp = 4,
    BackupAbnormal = 5,
    RestoreAbnormal = 6,
    DataLoadedToo = 7, ///< the same label as 2 (D2)
};

[[nodiscard]] inline StatusValue<RunningStatus> runningStatus(std::optional<int> number)
{
    return statusValue(number, RunningStatus::UnknownToTheService, RunningStatus::PoweredOff);
}
[[nodiscard]] inline StatusValue<ResourceStatus> resourceStatus(std::optional<int> number)
{
    return statusValue(number, ResourceStatus::Idle, ResourceStatus::DataLoadedToo);
}

/// 2 and 7 alike (D2).
[[nodiscard]] constexpr bool hasDataLoaded(ResourceStatus status)
{
    return status == ResourceStatus::DataLoaded || status == ResourceStatus::DataLoadedToo;
}

} // namespace phonedeck
