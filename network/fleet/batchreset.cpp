// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/batchreset.h"

#include "network/operations/readasynctask.h"
#include "network/transport/apioperation.h"
#include "network/transport/parametercheck.h"

#include <QtCore/QJsonArray>

namespace phonedeck {

static_assert(ApiOperation<BatchReset> && ChecksParameters<BatchReset>);

std::optional<ParameterFault> BatchReset::fault() const
{
    return checkIds(QStringLiteral("instance_ids"), instanceIds, maxInstances);
}

HttpRequest BatchReset::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/batch-reset"),
                             {{QStringLiteral("instance_ids"), QJsonArray::fromStringList(instanceIds)}});
}

ApiResult<BatchReset::Reply> BatchReset::parse(const QJsonObject &body)
{
    return readAsyncTask(body, effect);
}

} // namespace phonedeck
