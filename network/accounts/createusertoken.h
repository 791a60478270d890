// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/accounts/credentials.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QDateTime>

namespace phonedeck {

/// Signs an IAM user in and gives a token for one project. Not a read, although it changes nothing on
/// phones: wrong tries count and lock the user, so it is never sent twice. Reference: 3.1 to 3.3.
struct KeystoneCreateUserTokenByPassword {
    static constexpr const char *name = "KeystoneCreateUserTokenByPassword";
    static constexpr const char *iamAction = "";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent = true; ///< by the contract

    struct Reply {
        QByteArray token;      ///< kilobytes; memory only
        QDateTime expiresUtc;  ///< by the clock of the service
        QDateTime answeredUtc; ///< the answer's Date header; invalid if it had none
        QString projectId;
        QString projectName;
        QString userName;
        QString domainName;
    };

    PasswordCredentials credentials;

    [[nodiscard]] HttpRequest request() const;
    /// Takes the whole answer: the token is in a header.
    [[nodiscard]] static ApiResult<Reply> parse(const HttpAnswer &answer);
};

} // namespace phonedeck
