// SPDX-License-Identifier: GPL-3.0-or-later
// A token in exchange for temporary access keys (iam.md).
#include "simulator/iam.h"
#include "simulator/operation.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr int leastSeconds = 900;
constexpr int mostSeconds = 86'400;

} // namespace

ApiAnswer createTemporaryAccessKeyByToken(const OperationContext &context)
{
    const QDateTime now = context.clock.now();
    // A signature opens the door of IAM, too; but what is exchanged here is a token.
    const std::optional<Token> token = context.iam.check(context.request.header("X-Auth-Token"), now);
    if (!token)
        return iamError(401, u"The request you have made requires authentication."_s);
    const std::optional<QJsonObject> body = jsonBody(context.request);
    const QJsonObject identity =
        body.value_or(QJsonObject()).value("auth"_L1).toObject().value("identity"_L1).toObject();
    if (identity.value("methods"_L1).toArray() != QJsonArray{u"token"_s})
        return iamError(400, u"The request body is invalid: auth.identity.methods"_s);
    const QJsonValue duration = identity.value("token"_L1).toObject().value("duration_seconds"_L1);
    const int seconds = duration.isUndefined() ? leastSeconds : duration.toInt(-1);
    if (seconds < leastSeconds || seconds > mostSeconds)
        return iamError(400, u"The request body is invalid: duration_seconds"_s);

    AccessKeys &keys = context.iam.accessKeys();
    const QByteArray id = keys.issue(token->projectId, now, std::chrono::seconds(seconds));
    const AccessKey key = *keys.find(id);
    const QJsonObject credential{{u"access"_s, QString::fromLatin1(id)},
                                 {u"secret"_s, QString::fromLatin1(key.secret)},
                                 {u"securitytoken"_s, QString::fromLatin1(key.securityToken)},
                                 {u"expires_at"_s, iamTimeText(key.expiresAt)}};
    return {201, {{u"credential"_s, credential}}, {}};
}

} // namespace phonedeck::simulator
