// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/createtemporaryaccesskey.h"

#include "network/transport/apioperation.h"
#include "network/transport/httpdate.h"
#include "network/transport/jsonvalue.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace phonedeck {

static_assert(ApiOperation<CreateTemporaryAccessKeyByToken> &&
              ChecksParameters<CreateTemporaryAccessKeyByToken>);

std::optional<ParameterFault> CreateTemporaryAccessKeyByToken::fault() const
{
    if (duration >= minDuration && duration <= maxDuration)
        return std::nullopt;
    return ParameterFault{QStringLiteral("auth.identity.token.duration_seconds"),
                          QString::number(duration.count()), LimitKind::Range,
                          QStringLiteral("%1–%2").arg(minDuration.count()).arg(maxDuration.count())};
}

HttpRequest CreateTemporaryAccessKeyByToken::request() const
{
    const QJsonObject token{{QStringLiteral("duration_seconds"), static_cast<qint64>(duration.count())}};
    const QJsonObject identity{
        {QStringLiteral("methods"), QJsonArray{QStringLiteral("token")}},
        {QStringLiteral("token"), token},
    };
    return HttpRequest::post(QStringLiteral("/v3.0/OS-CREDENTIAL/securitytokens"),
                             {{QStringLiteral("auth"), QJsonObject{{QStringLiteral("identity"), identity}}}});
}

ApiResult<CreateTemporaryAccessKeyByToken::Reply>
CreateTemporaryAccessKeyByToken::parse(const HttpAnswer &answer)
{
    const ApiResult<QJsonObject> body = openEnvelope(answer);
    if (!body)
        return tl::unexpected(body.error());

    const QJsonObject credential = body->value(u"credential").toObject();
    Reply reply;
    reply.keys.accessKey = jsonText(credential.value(u"access")).toUtf8();
    reply.keys.secretKey = jsonText(credential.value(u"secret")).toUtf8();
    reply.keys.securityToken = jsonText(credential.value(u"securitytoken")).toUtf8();
    reply.expiresUtc =
        QDateTime::fromString(jsonText(credential.value(u"expires_at")), Qt::ISODateWithMs).toUTC();
    reply.answeredUtc = httpDate(answer.header("Date"));

    if (reply.keys.accessKey.isEmpty() || reply.keys.secretKey.isEmpty() ||
        reply.keys.securityToken.isEmpty() || !reply.expiresUtc.isValid()) {
        ApiError error;
        error.kind = ErrorKind::NotTheService;
        error.httpStatus = answer.status;
        error.requestId = answer.requestId;
        return tl::unexpected(error);
    }
    return reply;
}

} // namespace phonedeck
