// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/operation.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

ApiAnswer createUserToken(const OperationContext &context);
ApiAnswer createTemporaryAccessKeyByToken(const OperationContext &context);
ApiAnswer listAuthProjects(const OperationContext &context);
ApiAnswer listProjects(const OperationContext &context);
ApiAnswer listInstances(const OperationContext &context);
ApiAnswer batchQueryStatus(const OperationContext &context);
ApiAnswer batchShowSku(const OperationContext &context);

std::span<const Operation> operations()
{
    static constexpr Operation table[] = {
        {"KeystoneCreateUserTokenByPassword", "POST", "/v3/auth/tokens", Identity::None, createUserToken},
        {"KeystoneListAuthProjects", "GET", "/v3/auth/projects", Identity::Iam, listAuthProjects},
        {"KeystoneListProjects", "GET", "/v3/projects", Identity::Iam, listProjects},
        {"CreateTemporaryAccessKeyByToken", "POST", "/v3.0/OS-CREDENTIAL/securitytokens", Identity::Iam,
         createTemporaryAccessKeyByToken},
        {"ListInstances", "GET", "/v1/instances/batch-query", Identity::KooPhone, listInstances},
        {"BatchQueryStatus", "POST", "/v1/instances/batch-query-status", Identity::KooPhone,
         batchQueryStatus},
        {"BatchShowSku", "GET", "/v1/instances/sku", Identity::KooPhone, batchShowSku},
    };
    return table;
}

ApiAnswer success(const QJsonObject &data, const QString &message)
{
    return {200, {{u"data"_s, data}, {u"error_code"_s, u"0"_s}, {u"error_msg"_s, message}}, {}};
}

ApiAnswer acknowledgement()
{
    return {200, {{u"error_code"_s, u"0"_s}, {u"error_msg"_s, u"OK"_s}}, {}};
}

ApiAnswer refusal(int status, const QString &code, const QString &message)
{
    return {status, {{u"error_code"_s, code}, {u"error_msg"_s, message}}, {}};
}

ApiAnswer badParameter(const QString &what)
{
    return refusal(400, u"KOOPHONE.API.1000"_s, u"request parameter error: "_s + what);
}

ApiAnswer iamError(int status, const QString &message)
{
    const QString title = status == 400   ? u"Bad Request"_s
                          : status == 401 ? u"Unauthorized"_s
                          : status == 403 ? u"Forbidden"_s
                                          : u"Error"_s;
    return {status,
            {{u"error"_s, QJsonObject{{u"code"_s, status}, {u"message"_s, message}, {u"title"_s, title}}}},
            {}};
}

std::optional<QJsonObject> jsonBody(const HttpRequest &request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

std::optional<QStringList> instanceIds(const QJsonObject &body)
{
    const QJsonArray array = body.value("instance_ids"_L1).toArray();
    if (array.isEmpty() || array.size() > 100)
        return std::nullopt;
    QStringList ids;
    for (const QJsonValue value : array) {
        const QString id = value.toString();
        if (id.isEmpty() || id.size() > 32)
            return std::nullopt;
        ids.append(id);
    }
    return ids;
}

} // namespace phonedeck::simulator
