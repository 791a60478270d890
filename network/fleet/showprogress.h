// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/statusvalue.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <chrono>

namespace phonedeck {

/// How far a preparation is (4.3.2; enums §4). Not the scale of BatchPrepareInstances (D3).
enum class ProgressStatus {
    Unknown = unknownMeaning,
    Failed = -1,
    Normal = 0, ///< streaming may start
    Queued = 1,
    RestoringOrOffline = 2,
    BackingUp = 3,
};

[[nodiscard]] inline StatusValue<ProgressStatus> progressStatus(std::optional<int> number)
{
    return statusValue(number, ProgressStatus::Failed, ProgressStatus::BackingUp);
}

/// Whether asking again is of use (D18). An unknown status is asked for again, until a deadline.
[[nodiscard]] constexpr bool isPending(ProgressStatus status)
{
    return status != ProgressStatus::Normal && status != ProgressStatus::Failed;
}

/// Asks how far BatchPrepareInstances is with one instance of a user. A read, although it is a POST (A15).
/// Reference: 4.3.2. Errors: 1000, 1001, 4001.
struct ShowProgress {
    static constexpr const char *name = "ShowProgress";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:getInstancePrepareProgress";
    static constexpr Effect effect = Effect::Reads;
    static constexpr bool isIdempotent = true; ///< by the contract
    static constexpr int maxInstances = 1;
    /// The reference gives no interval: from the first, growing, to the last (D18).
    static constexpr std::chrono::milliseconds firstPollAfter{2'000};
    static constexpr std::chrono::milliseconds longestPollInterval{5'000};

    struct Reply {
        StatusValue<ProgressStatus> status;
        /// People or a time: the reference doesn't say, so it is shown without a unit (D17); nothing: not
        /// said.
        std::optional<int> waitingCount;

        bool operator==(const Reply &) const = default;
    };

    QString userId; ///< 1 to 32 characters
    QString instanceId;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
