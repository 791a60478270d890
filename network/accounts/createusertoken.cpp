// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/createusertoken.h"

#include "network/transport/apioperation.h"
#include "network/transport/jsonvalue.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimeZone>

namespace phonedeck {

static_assert(ApiOperation<KeystoneCreateUserTokenByPassword>);

namespace {

/// RFC 1123, the form every server of today sends. Invalid for anything else.
QDateTime httpDate(const QByteArray &text)
{
    QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (time.isValid())
        time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace

ProjectScope ProjectScope::fromText(const QString &text)
{
    static const QRegularExpression idShape(QStringLiteral("^[0-9a-f]{32}$"));
    if (idShape.match(text).hasMatch())
        return {.name = {}, .id = text};
    return {.name = text, .id = {}};
}

HttpRequest KeystoneCreateUserTokenByPassword::request() const
{
    const QJsonObject project = credentials.project.id.isEmpty()
                                    ? QJsonObject{{QStringLiteral("name"), credentials.project.name}}
                                    : QJsonObject{{QStringLiteral("id"), credentials.project.id}};
    const QJsonObject user{
        {QStringLiteral("name"), credentials.user},
        {QStringLiteral("password"), credentials.password},
        {QStringLiteral("domain"), QJsonObject{{QStringLiteral("name"), credentials.domain}}},
    };
    const QJsonObject identity{
        {QStringLiteral("methods"), QJsonArray{QStringLiteral("password")}},
        {QStringLiteral("password"), QJsonObject{{QStringLiteral("user"), user}}},
    };
    const QJsonObject auth{
        {QStringLiteral("identity"), identity},
        {QStringLiteral("scope"), QJsonObject{{QStringLiteral("project"), project}}},
    };
    HttpRequest request =
        HttpRequest::post(QStringLiteral("/v3/auth/tokens"), QJsonObject{{QStringLiteral("auth"), auth}});
    // The service catalogue is large and unused here.
    request.query = {{QStringLiteral("nocatalog"), QStringLiteral("true")}};
    return request;
}

ApiResult<KeystoneCreateUserTokenByPassword::Reply>
KeystoneCreateUserTokenByPassword::parse(const HttpAnswer &answer)
{
    const ApiResult<QJsonObject> body = openEnvelope(answer);
    if (!body) {
        ApiError error = body.error();
        // Wrong user, password, account or project all look alike, and so does a locked user.
        if (answer.status == 401 || answer.status == 403 || answer.status == 400)
            error.kind = ErrorKind::SignInRefused;
        return tl::unexpected(error);
    }

    const QJsonObject token = body->value(u"token").toObject();
    Reply reply;
    reply.token = answer.header("X-Subject-Token");
    reply.expiresUtc = QDateTime::fromString(jsonText(token.value(u"expires_at")), Qt::ISODateWithMs).toUTC();
    reply.answeredUtc = httpDate(answer.header("Date"));
    const QJsonObject project = token.value(u"project").toObject();
    reply.projectId = jsonText(project.value(u"id"));
    reply.projectName = jsonText(project.value(u"name"));
    const QJsonObject user = token.value(u"user").toObject();
    reply.userName = jsonText(user.value(u"name"));
    reply.domainName = jsonText(user.value(u"domain").toObject().value(u"name"));

    if (reply.token.isEmpty() || !reply.expiresUtc.isValid()) {
        ApiError error;
        error.kind = ErrorKind::NotTheService;
        error.httpStatus = answer.status;
        error.requestId = answer.requestId;
        return tl::unexpected(error);
    }
    return reply;
}

} // namespace phonedeck
