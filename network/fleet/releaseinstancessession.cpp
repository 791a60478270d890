// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/releaseinstancessession.h"

#include "network/transport/apioperation.h"
#include "network/transport/parametercheck.h"

namespace phonedeck {

static_assert(ApiOperation<ReleaseInstancesSession> && ChecksParameters<ReleaseInstancesSession>);

std::optional<ParameterFault> ReleaseInstancesSession::fault() const
{
    return checkId(QStringLiteral("instance_id"), instanceId);
}

HttpRequest ReleaseInstancesSession::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/session/release"),
                             {{QStringLiteral("instance_id"), instanceId}});
}

ApiResult<ReleaseInstancesSession::Reply> ReleaseInstancesSession::parse(const QJsonObject & /*body*/)
{
    return Acknowledged();
}

} // namespace phonedeck
