// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/batchrebootinstance.h"

#include "network/transport/apioperation.h"
#include "network/transport/parametercheck.h"

#include <QtCore/QJsonArray>

namespace phonedeck {

static_assert(ApiOperation<BatchRebootInstance> && ChecksParameters<BatchRebootInstance>);

std::optional<ParameterFault> BatchRebootInstance::fault() const
{
    return checkIds(QStringLiteral("instance_ids"), instanceIds, maxInstances);
}

HttpRequest BatchRebootInstance::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/reboot"),
                             {{QStringLiteral("instance_ids"), QJsonArray::fromStringList(instanceIds)}});
}

ApiResult<BatchRebootInstance::Reply> BatchRebootInstance::parse(const QJsonObject & /*body*/)
{
    return Acknowledged();
}

} // namespace phonedeck
