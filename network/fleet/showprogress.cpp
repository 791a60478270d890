// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/showprogress.h"

#include "network/operations/wrongshape.h"
#include "network/transport/apioperation.h"
#include "network/transport/jsonvalue.h"
#include "network/transport/parametercheck.h"

namespace phonedeck {

static_assert(ApiOperation<ShowProgress> && ChecksParameters<ShowProgress>);

std::optional<ParameterFault> ShowProgress::fault() const
{
    return firstFault(
        {checkId(QStringLiteral("user_id"), userId), checkId(QStringLiteral("instance_id"), instanceId)});
}

HttpRequest ShowProgress::request() const
{
    return HttpRequest::post(
        QStringLiteral("/v1/instances/prepare-progress"),
        {{QStringLiteral("user_id"), userId}, {QStringLiteral("instance_id"), instanceId}});
}

ApiResult<ShowProgress::Reply> ShowProgress::parse(const QJsonObject &body)
{
    const QJsonValue value = body.value(u"data");
    if (value.isNull())
        return Reply();
    const QJsonObject data = value.toObject();
    if (!data.contains(u"status"))
        return tl::unexpected(wrongShape(effect));
    // camelCase among snake_case (C27).
    return Reply{progressStatus(jsonNumber(data.value(u"status"))),
                 jsonNumber(jsonMember(data, u"waitingCount"))};
}

} // namespace phonedeck
