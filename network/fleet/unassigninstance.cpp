// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/unassigninstance.h"

#include "network/operations/readasynctask.h"
#include "network/transport/apioperation.h"

namespace phonedeck {

static_assert(ApiOperation<UnassignInstance> && ChecksParameters<UnassignInstance>);

std::optional<ParameterFault> UnassignInstance::fault() const
{
    return checkUserInstances(userInstances, maxInstances);
}

HttpRequest UnassignInstance::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/unassign"),
                             {{QStringLiteral("user_instances"), jsonArray(userInstances)}});
}

ApiResult<UnassignInstance::Reply> UnassignInstance::parse(const QJsonObject &body)
{
    return readAsyncTask(body, effect);
}

} // namespace phonedeck
