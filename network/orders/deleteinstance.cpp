// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/orders/deleteinstance.h"

#include "network/transport/apioperation.h"
#include "network/transport/parametercheck.h"

#include <QtCore/QJsonArray>

namespace phonedeck {

static_assert(ApiOperation<DeleteInstance> && ChecksParameters<DeleteInstance>);

std::optional<ParameterFault> DeleteInstance::fault() const
{
    return checkIds(QStringLiteral("instanceIdList"), instanceIds, maxInstances);
}

HttpRequest DeleteInstance::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/delete"),
                             {{QStringLiteral("instanceIdList"), QJsonArray::fromStringList(instanceIds)}});
}

ApiResult<DeleteInstance::Reply> DeleteInstance::parse(const QJsonObject & /*body*/)
{
    return Acknowledged();
}

} // namespace phonedeck
