// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/envelope.h"

#include "network/transport/errorcode.h"
#include "network/transport/jsonvalue.h"

#include <QtCore/QJsonDocument>

namespace phonedeck {

namespace {

struct Wrapping {
    QString code;
    QString text;
};

QString firstText(const QJsonObject &object)
{
    const QString text = jsonText(object.value(u"error_msg"));
    return text.isEmpty() ? jsonText(object.value(u"error_info")) : text;
}

Wrapping readWrapping(const QJsonObject &body)
{
    Wrapping wrapping{jsonText(body.value(u"error_code")), firstText(body)};
    const QJsonObject data = body.value(u"data").toObject();
    if (wrapping.code.isEmpty() && !data.isEmpty())
        wrapping = {jsonText(data.value(u"error_code")), firstText(data)};

    // IAM: {"error":{"code":401,"message":"…","title":"Unauthorized"}}. Its code is the status again.
    const QJsonValue error = body.value(u"error");
    if (wrapping.code.isEmpty() && error.isObject())
        wrapping.text = jsonText(error.toObject().value(u"message"));
    return wrapping;
}

ApiError failure(const HttpAnswer &answer, ErrorKind kind, const Wrapping &wrapping = {})
{
    ApiError error;
    error.kind = kind;
    error.httpStatus = answer.status;
    error.code = wrapping.code;
    error.serviceText = wrapping.text;
    error.requestId = answer.requestId;
    return error;
}

} // namespace

ErrorKind errorKind(int httpStatus, const QString &code)
{
    const ErrorCode known = readErrorCode(code);
    const bool isFromService = known.family == CodeFamily::Service;
    const bool isFromGateway = known.family == CodeFamily::Gateway;

    if (httpStatus == 429 || known.is(CodeFamily::Gateway, u"0308"))
        return ErrorKind::Throttled;
    if (isFromService) { // the status is no help where there is a code (B7, B16)
        if (known.number == u"6001" || (known.number == u"6002" && httpStatus == 500))
            return ErrorKind::TokenRefused;
        if (known.number == u"6002")
            return ErrorKind::PermissionDenied;
        return known.isServiceFault() ? ErrorKind::ServiceFailed : ErrorKind::Refused;
    }
    if (httpStatus == 401 && (isFromGateway || known.family == CodeFamily::Iam || code.isEmpty()))
        return ErrorKind::TokenRefused;
    if (httpStatus == 403)
        return ErrorKind::PermissionDenied;
    return httpStatus >= 500 ? ErrorKind::ServiceFailed : ErrorKind::Refused;
}

ApiResult<QJsonObject> openEnvelope(const HttpAnswer &answer)
{
    const bool positive = answer.status >= 200 && answer.status < 300;
    if (answer.status >= 300 && answer.status < 400)
        return tl::unexpected(failure(answer, ErrorKind::Redirected));

    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &fault);
    if (!document.isObject()) {
        if (!positive)
            return tl::unexpected(failure(answer, errorKind(answer.status, {})));
        const bool cutOff = answer.body.trimmed().startsWith('{') && fault.error != QJsonParseError::NoError;
        return tl::unexpected(failure(answer, cutOff ? ErrorKind::Truncated : ErrorKind::NotTheService));
    }

    const QJsonObject body = document.object();
    const Wrapping wrapping = readWrapping(body);
    const bool codeIsZero = wrapping.code.isEmpty() || wrapping.code == u"0";
    if (positive && codeIsZero) {
        if (wrapping.code.isEmpty() && body.isEmpty())
            return tl::unexpected(failure(answer, ErrorKind::NotTheService));
        return body;
    }
    const QString code = codeIsZero ? QString() : wrapping.code;
    return tl::unexpected(failure(answer, errorKind(answer.status, code), {code, wrapping.text}));
}

} // namespace phonedeck
