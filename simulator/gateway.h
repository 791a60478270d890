// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/operation.h"

namespace phonedeck::simulator {

/// The body limit for calls signed with AK/SK; larger ones need a token (signing.md).
constexpr qsizetype maxSignedBodyBytes = 12 * 1024 * 1024;

/// What the API gateway in front of the services answers on its own: with a request_id in the body.
[[nodiscard]] ApiAnswer gatewayError(int status, const QString &code, const QString &message);
/// 401 APIGW.0301; `reason` tells which kind it is (signing.md).
[[nodiscard]] ApiAnswer wrongIdentity(const QString &reason);
/// What a dead token gets: the gateway's 401, or IAM's own shape.
[[nodiscard]] ApiAnswer expiredToken(bool isIam);
/// 429 APIGW.0308; Retry-After only if `retryAfter`, in seconds, is not negative.
[[nodiscard]] ApiAnswer throttled(int retryAfter);

/// What refuses the caller before the operation runs, if anything: by its signature if it sent one, else by
/// its token. Counts wrong signatures, which lock the key.
[[nodiscard]] std::optional<ApiAnswer> refuseCaller(const Operation &operation,
                                                    const OperationContext &context);

} // namespace phonedeck::simulator
