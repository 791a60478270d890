// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/createusertoken.h"

#include "network/transport/apioperation.h"
#include "network/transport/httpdate.h"
#include "network/transport/jsonvalue.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

namespace phonedeck {

static_assert(ApiOperation<KeystoneCreateUserTokenByPassword> &&
              ChecksParameters<KeystoneCreateUserTokenByPassword>);

namespace {

QDateTime isoTime(const QJsonValue &value)
{
    return QDateTime::fromString(jsonText(value), Qt::ISODateWithMs).toUTC();
}

QJsonObject identityOf(const PasswordCredentials &credentials, const std::optional<TotpCode> &totp)
{
    const QJsonObject user{
        {QStringLiteral("name"), credentials.user},
        {QStringLiteral("password"), credentials.password},
        {QStringLiteral("domain"), QJsonObject{{QStringLiteral("name"), credentials.domain}}},
    };
    QJsonArray methods{QStringLiteral("password")};
    QJsonObject identity{{QStringLiteral("password"), QJsonObject{{QStringLiteral("user"), user}}}};
    if (totp) {
        methods.append(QStringLiteral("totp"));
        const QJsonObject code{{QStringLiteral("id"), totp->userId},
                               {QStringLiteral("passcode"), totp->passcode}};
        identity.insert(QStringLiteral("totp"), QJsonObject{{QStringLiteral("user"), code}});
    }
    identity.insert(QStringLiteral("methods"), methods);
    return identity;
}

QJsonObject projectOf(const PasswordCredentials &credentials)
{
    const ProjectScope &scope = credentials.project;
    if (!scope.id.isEmpty())
        return {{QStringLiteral("id"), scope.id}};
    QJsonObject project{{QStringLiteral("name"), scope.name}};
    if (scope.namesDomain)
        project.insert(QStringLiteral("domain"), QJsonObject{{QStringLiteral("name"), credentials.domain}});
    return project;
}

} // namespace

ProjectScope ProjectScope::fromText(const QString &text)
{
    static const QRegularExpression idShape(QStringLiteral("^[0-9a-f]{32}$"));
    if (idShape.match(text).hasMatch())
        return {.name = {}, .id = text, .namesDomain = false};
    return {.name = text, .id = {}, .namesDomain = false};
}

std::optional<ParameterFault> KeystoneCreateUserTokenByPassword::fault() const
{
    const auto missing = [](const char *field) {
        return ParameterFault{.field = QStringLiteral("auth.identity.") + QLatin1String(field)};
    };
    if (credentials.domain.isEmpty())
        return missing("password.user.domain.name");
    if (credentials.user.isEmpty())
        return missing("password.user.name");
    if (credentials.password.isEmpty())
        return missing("password.user.password"); // would count as a wrong try
    if (totp && totp->userId.isEmpty())
        return missing("totp.user.id");
    if (totp && totp->passcode.isEmpty())
        return missing("totp.user.passcode");
    return std::nullopt;
}

HttpRequest KeystoneCreateUserTokenByPassword::request() const
{
    QJsonObject auth{{QStringLiteral("identity"), identityOf(credentials, totp)}};
    if (!credentials.project.isEmpty())
        auth.insert(QStringLiteral("scope"),
                    QJsonObject{{QStringLiteral("project"), projectOf(credentials)}});
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
        // Wrong user, password, account or project all look alike, and so does a locked user. A gateway
        // that asks for a pause refused nothing.
        if (error.kind != ErrorKind::Throttled &&
            (answer.status == 401 || answer.status == 403 || answer.status == 400))
            error.kind = ErrorKind::SignInRefused;
        return tl::unexpected(error);
    }

    const QJsonObject token = body->value(u"token").toObject();
    Reply reply;
    reply.token = answer.header("X-Subject-Token");
    reply.expiresUtc = isoTime(token.value(u"expires_at"));
    reply.answeredUtc = httpDate(answer.header("Date"));
    const QJsonObject project = token.value(u"project").toObject();
    reply.projectId = jsonText(project.value(u"id"));
    reply.projectName = jsonText(project.value(u"name"));
    const QJsonObject user = token.value(u"user").toObject();
    reply.userId = jsonText(user.value(u"id"));
    reply.userName = jsonText(user.value(u"name"));
    const QJsonObject domain = user.value(u"domain").toObject();
    reply.domainId = jsonText(domain.value(u"id"));
    reply.domainName = jsonText(domain.value(u"name"));
    reply.passwordExpiresUtc = isoTime(user.value(u"password_expires_at"));

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
