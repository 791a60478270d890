// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/accounts/credentials.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QDateTime>

#include <chrono>

namespace phonedeck {

/// Exchanges the token it is sent with for keys that end by themselves: how an account with a password
/// can sign uploads to the object store. Reference: the IAM API, iam.md "Keeping a token".
struct CreateTemporaryAccessKeyByToken {
    static constexpr const char *name = "CreateTemporaryAccessKeyByToken";
    static constexpr const char *iamAction = "";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent = true; ///< a repeat gives other keys and ends none
    static constexpr std::chrono::seconds minDuration{900};
    static constexpr std::chrono::seconds maxDuration{86'400};

    struct Reply {
        SigningKeys keys;      ///< with a security token, without project and account id; memory only
        QDateTime expiresUtc;  ///< by the clock of the service
        QDateTime answeredUtc; ///< the answer's Date header; invalid if it had none
    };

    std::chrono::seconds duration = minDuration;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    /// Takes the whole answer: how long the keys live is reckoned from its Date header.
    [[nodiscard]] static ApiResult<Reply> parse(const HttpAnswer &answer);
};

} // namespace phonedeck
