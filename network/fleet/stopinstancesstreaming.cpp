// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/stopinstancesstreaming.h"

#include "network/transport/apioperation.h"
#include "network/transport/parametercheck.h"

namespace phonedeck {

static_assert(ApiOperation<StopInstancesStreaming> && ChecksParameters<StopInstancesStreaming>);

std::optional<ParameterFault> StopInstancesStreaming::fault() const
{
    return checkId(QStringLiteral("instance_id"), instanceId);
}

HttpRequest StopInstancesStreaming::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/streaming/stop"),
                             {{QStringLiteral("instance_id"), instanceId}});
}

ApiResult<StopInstancesStreaming::Reply> StopInstancesStreaming::parse(const QJsonObject & /*body*/)
{
    return Acknowledged();
}

} // namespace phonedeck
