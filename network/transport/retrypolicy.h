// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <chrono>
#include <optional>

namespace phonedeck {

/// How patient the transport is.
struct RetrySettings {
    int retries = 3;                           ///< after a failure of the network or of a gateway
    int throttleRetries = 8;                   ///< after 429
    std::chrono::milliseconds firstPause{400}; ///< doubled each time, give or take a quarter
    /// A longer wait is left to a person: the failure is reported instead.
    std::chrono::milliseconds longestPause{30'000};
};

/// What a sending that failed is known to have done on its way.
struct FailedSending {
    const ApiError &error;
    bool nothingLeft = false;                            ///< not one byte of it left this machine
    int failures = 1;                                    ///< in this call so far, this one included
    std::optional<std::chrono::milliseconds> retryAfter; ///< as the service wished
};

/// The table of architecture.md, "Retry rules": how long to wait before the same request may be sent once
/// more; nothing if it may not. What is not a read is sent again only if it was turned away at the door:
/// nothing left this machine, or 429. What spends never is. `chance` is 0 … 1, for the jitter.
/// (The one repetition after a refused token is PendingCall's.)
[[nodiscard]] std::optional<std::chrono::milliseconds>
retryPause(const RetrySettings &settings, Effect effect, const FailedSending &failed, double chance);

/// Whether an answer that is no success says for certain that nothing was done. Gateways give 408 and 5xx
/// without knowing, and the service's own internal errors ask to look (error-codes.json, 9999).
[[nodiscard]] bool outcomeIsKnown(Effect effect, const ApiError &error);

/// Retry-After in seconds or as a date, seen from the answer's own Date; a day at most.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const HttpAnswer &answer);

} // namespace phonedeck
