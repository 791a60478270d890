// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/answerfaults.h"

#include "simulator/gateway.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

ApiAnswer permissionDenied(const Fault &fault, bool isIam)
{
    if (!isIam)
        return refusal(403, u"KOOPHONE.API.6002"_s, u"access is not allowed"_s);
    const QString text = u"You are not authorized to perform the requested action."_s;
    return fault.newerShape ? refusal(403, u"IAM.0006"_s, text) : iamError(403, text);
}

ApiAnswer statusAnswer(const Fault &fault)
{
    const int status = fault.status > 0 ? fault.status : 503;
    const QString code = !fault.errorCode.isEmpty() ? fault.errorCode
                         : status == 429            ? u"APIGW.0308"_s
                                                    : u"APIGW.0201"_s;
    const QString text = QString::fromLatin1(reasonPhrase(status));
    ApiAnswer answer = status == 429 ? throttled(fault.retryAfter) : gatewayError(status, code, text);
    answer.body.insert(u"error_code"_s, code);
    if (status == 503 && fault.retryAfter >= 0)
        answer.headers.append({"Retry-After", QByteArray::number(fault.retryAfter)});
    return answer;
}

std::optional<ApiAnswer> answerOf(const Fault &fault, bool isIam)
{
    switch (fault.kind) {
    case FaultKind::Status:
        return statusAnswer(fault);
    case FaultKind::ExpiredToken:
        return expiredToken(isIam);
    case FaultKind::PermissionDenied:
        return permissionDenied(fault, isIam);
    case FaultKind::Redirect:
        return ApiAnswer{fault.status > 0 ? fault.status : 307, {}, {{"Location", fault.url.toUtf8()}}};
    default:
        return std::nullopt;
    }
}

WireFault wireFault(const Fault &fault)
{
    switch (fault.kind) {
    case FaultKind::Hang:
        return WireFault::Hang;
    case FaultKind::Drop:
        return fault.reset ? WireFault::ResetSilently : WireFault::CloseSilently;
    case FaultKind::Truncate:
        return WireFault::Truncate;
    case FaultKind::Garbage:
        return WireFault::Garbage;
    case FaultKind::ContinueThenClose:
        return WireFault::ContinueThenClose;
    case FaultKind::HalfStatusLine:
        return WireFault::HalfStatusLine;
    default:
        return WireFault::None;
    }
}

} // namespace

bool preventsCommit(const Fault &fault)
{
    switch (fault.kind) {
    case FaultKind::ExpiredToken:
    case FaultKind::PermissionDenied:
        return true; // such a refusal comes first, or not at all
    case FaultKind::Status:
    case FaultKind::Redirect:
        return fault.beforeCommit;
    default:
        break;
    }
    // A truncated answer is an answer to something: the operation has run whatever the flag says.
    const WireFault wire = wireFault(fault);
    return fault.beforeCommit && wire != WireFault::None && wire != WireFault::Truncate;
}

std::optional<ApiAnswer> answerInstead(const QList<Fault> &faults, bool isIam)
{
    for (const Fault &fault : faults) {
        if (const std::optional<ApiAnswer> answer = answerOf(fault, isIam))
            return answer;
    }
    return std::nullopt;
}

bool hidesRequestId(const QList<Fault> &faults)
{
    return std::any_of(faults.begin(), faults.end(),
                       [](const Fault &fault) { return fault.kind == FaultKind::NoRequestId; });
}

void bendWire(const QList<Fault> &faults, HttpAnswer &answer)
{
    for (const Fault &fault : faults) {
        if (fault.kind == FaultKind::Latency) {
            answer.delay += fault.delay;
        } else if (fault.kind == FaultKind::Trickle) {
            answer.pieceSize = std::max(fault.pieceSize, 1);
            answer.pause = fault.delay.count() > 0 ? fault.delay : std::chrono::milliseconds(5);
        } else if (fault.kind == FaultKind::SkewedDate) {
            answer.dateOffset = std::chrono::seconds(fault.amount);
        } else if (const WireFault wire = wireFault(fault); wire != WireFault::None) {
            answer.fault = wire;
        }
    }
}

} // namespace phonedeck::simulator
