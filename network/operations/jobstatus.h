// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/statusvalue.h"

namespace phonedeck {

/// What became of a command or a job on one phone (4.1.1, 4.1.3; enums §5). 0 and 3 are of newer definitions,
/// for installs (D4).
enum class JobStatus {
    Unknown = unknownMeaning,
    Failed = -1,
    NotStarted = 0,
    Running = 1,
    Succeeded = 2,
    FailedToInstall = 3,
};

[[nodiscard]] inline StatusValue<JobStatus> jobStatus(std::optional<int> number)
{
    return statusValue(number, JobStatus::Failed, JobStatus::FailedToInstall);
}

// Of an unknown status none of the three holds: it is shown, and polled until a deadline (D4).
[[nodiscard]] constexpr bool isFailed(JobStatus status)
{
    return status == JobStatus::Failed || status == JobStatus::FailedToInstall;
}
[[nodiscard]] constexpr bool isFinished(JobStatus status)
{
    return status == JobStatus::Succeeded || isFailed(status);
}
[[nodiscard]] constexpr bool isPending(JobStatus status)
{
    return status == JobStatus::NotStarted || status == JobStatus::Running;
}

} // namespace phonedeck
