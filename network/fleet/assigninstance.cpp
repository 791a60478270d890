// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/assigninstance.h"

#include "network/transport/apioperation.h"

namespace phonedeck {

static_assert(ApiOperation<AssignInstance> && ChecksParameters<AssignInstance>);

std::optional<ParameterFault> AssignInstance::fault() const
{
    return checkUserInstances(userInstances, maxInstances);
}

HttpRequest AssignInstance::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/assign"),
                             {{QStringLiteral("user_instances"), jsonArray(userInstances)}});
}

ApiResult<AssignInstance::Reply> AssignInstance::parse(const QJsonObject & /*body*/)
{
    return Acknowledged();
}

} // namespace phonedeck
