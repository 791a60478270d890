// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/accounts/credentials.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QDateTime>

#include <optional>

namespace phonedeck {

/// Signs an IAM user in and gives a token for one project. Not a read, although it changes nothing on
/// phones: wrong tries count and lock the user, so it is never sent twice. Reference: 3.1 to 3.3; with a
/// one-time code iam.md "MFA".
struct KeystoneCreateUserTokenByPassword {
    static constexpr const char *name = "KeystoneCreateUserTokenByPassword";
    static constexpr const char *iamAction = "";
    static constexpr Effect effect = Effect::Changes;
    /// The contract has a repeat yield another token. But a one-time code is good once, and one that was
    /// taken and asked for again counts as a wrong try.
    static constexpr bool isIdempotent = false;

    struct Reply {
        QByteArray token;      ///< kilobytes; memory only
        QDateTime expiresUtc;  ///< by the clock of the service
        QDateTime answeredUtc; ///< the answer's Date header; invalid if it had none
        QString projectId;
        QString projectName;
        QString userId; ///< what a one-time code is asked for by
        QString userName;
        QString domainId;
        QString domainName;
        QDateTime passwordExpiresUtc; ///< invalid if it doesn't end
    };

    PasswordCredentials credentials;
    std::optional<TotpCode> totp; ///< for users who need a second factor

    /// A code is good once: the transport never sends it again by itself (iam.md).
    [[nodiscard]] bool isOneTime() const { return totp.has_value(); }
    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    /// Takes the whole answer: the token is in a header.
    [[nodiscard]] static ApiResult<Reply> parse(const HttpAnswer &answer);
};

} // namespace phonedeck
