// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/gateway.h"

#include "simulator/cloud.h"
#include "simulator/iam.h"
#include "simulator/requestsignature.h"

#include <QtCore/QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

// Why a signature is no good; nothing if it is.
std::optional<QString> signatureFault(const HttpRequest &request, const SdkAuthorization &authorization,
                                      const AccessKey &key, const QDateTime &now)
{
    const std::optional<QDateTime> date = sdkDate(request);
    if (!date || !authorization.covers("x-sdk-date"))
        return u"verify aksk signature fail, X-Sdk-Date is missing, malformed or not signed"_s;
    if (!isWithinSkew(*date, now))
        return u"calc ak sk signature fail:signature expired"_s;
    if (key.isTemporary() && !authorization.covers("x-security-token"))
        return u"verify aksk signature fail, X-Security-Token is missing or not signed"_s;
    if (!isSignedWith(request, authorization, key.secret))
        return u"verify aksk signature fail"_s;
    const QByteArray token = request.header("X-Security-Token");
    if (key.hasExpired(now) || !areEqualSecrets(token, key.securityToken))
        return u"decrypt token fail"_s;
    return std::nullopt;
}

// The project a signed call is for. Without a header it is the region's own; that can't be meant by a key
// made for a project below it.
std::optional<QString> projectFault(const HttpRequest &request, const AccessKey &key, const Cloud &cloud)
{
    const QString id = QString::fromUtf8(request.header("X-Project-Id"));
    const QList<Project> &projects = cloud.projects();
    const auto byId = [&projects](const QString &wanted) {
        return std::find_if(projects.begin(), projects.end(), [&wanted](const Project &project) {
            return project.id == wanted && project.isEnabled;
        });
    };
    if (!id.isEmpty() && byId(id) == projects.end())
        return u"the project in X-Project-Id does not exist"_s;
    const auto own = byId(key.projectId);
    const bool isSubProject = own != projects.end() && own->parentId != Cloud::domainId;
    if (isSubProject && id != own->id)
        return u"X-Project-Id of the sub-project is missing or another"_s;
    const QByteArray domain = request.header("X-Domain-Id");
    if (!domain.isEmpty() && domain != Cloud::domainId.toUtf8())
        return u"the account in X-Domain-Id does not exist"_s;
    return std::nullopt;
}

std::optional<ApiAnswer> refuseSignature(const OperationContext &context, bool isIam)
{
    const HttpRequest &request = context.request;
    if (request.body.size() > maxSignedBodyBytes)
        return gatewayError(413, u"APIGW.0201"_s, u"Request entity too large"_s);
    const auto authorization = SdkAuthorization::fromHeader(request.header("Authorization"));
    if (!authorization)
        return wrongIdentity(u"verify aksk signature fail, the Authorization header can't be read"_s);

    const QDateTime now = context.clock.now();
    AccessKeys &keys = context.iam.accessKeys();
    const QByteArray &id = authorization->accessKey;
    const AccessKey *key = keys.find(id);
    if (!key) {
        const QString name = QString::fromUtf8(id);
        return wrongIdentity(u"Get secretKey failed,ak:"_s + name + u",err:ak not exist"_s);
    }
    if (keys.isLocked(id, now))
        return wrongIdentity(u"AK access failed to reach the limit,forbidden"_s);
    if (const std::optional<QString> fault = signatureFault(request, *authorization, *key, now)) {
        keys.countFailure(id, now);
        return wrongIdentity(*fault);
    }
    keys.forgetFailures(id);
    if (isIam)
        return std::nullopt;
    if (const std::optional<QString> fault = projectFault(request, *key, context.cloud))
        return wrongIdentity(*fault);
    return std::nullopt;
}

std::optional<ApiAnswer> refuseToken(const OperationContext &context, bool isIam)
{
    const std::optional<Token> token =
        context.iam.check(context.request.header("X-Auth-Token"), context.clock.now());
    if (!token)
        return expiredToken(isIam);
    if (!isIam && token->projectId.isEmpty()) // 3.2: a project-level token
        return refusal(403, u"KOOPHONE.API.6002"_s, u"access is not allowed: the token has no project"_s);
    return std::nullopt;
}

} // namespace

ApiAnswer gatewayError(int status, const QString &code, const QString &message)
{
    ApiAnswer answer = refusal(status, code, message);
    answer.body.insert(u"request_id"_s, QUuid::createUuid().toString(QUuid::Id128));
    return answer;
}

ApiAnswer wrongIdentity(const QString &reason)
{
    return gatewayError(401, u"APIGW.0301"_s, u"Incorrect IAM authentication information: "_s + reason);
}

ApiAnswer expiredToken(bool isIam)
{
    if (isIam)
        return iamError(401, u"The request you have made requires authentication."_s);
    return wrongIdentity(u"decrypt token fail"_s);
}

ApiAnswer throttled(int retryAfter)
{
    ApiAnswer answer = gatewayError(429, u"APIGW.0308"_s, u"The throttling threshold has been reached"_s);
    if (retryAfter >= 0)
        answer.headers.append({"Retry-After", QByteArray::number(retryAfter)});
    return answer;
}

std::optional<ApiAnswer> refuseCaller(const Operation &operation, const OperationContext &context)
{
    if (operation.identity == Identity::None)
        return std::nullopt;
    const bool isIam = operation.identity == Identity::Iam;
    return SdkAuthorization::isMeant(context.request.header("Authorization"))
               ? refuseSignature(context, isIam)
               : refuseToken(context, isIam);
}

} // namespace phonedeck::simulator
