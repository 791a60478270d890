// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/batchbackupinstances.h"

#include "network/operations/readasynctask.h"
#include "network/transport/apioperation.h"
#include "network/transport/parametercheck.h"

#include <QtCore/QJsonArray>

namespace phonedeck {

static_assert(ApiOperation<BatchBackupInstances> && ChecksParameters<BatchBackupInstances>);

std::optional<ParameterFault> BatchBackupInstances::fault() const
{
    return checkIds(QStringLiteral("instance_ids"), instanceIds, maxInstances);
}

HttpRequest BatchBackupInstances::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/backup"),
                             {{QStringLiteral("instance_ids"), QJsonArray::fromStringList(instanceIds)}});
}

ApiResult<BatchBackupInstances::Reply> BatchBackupInstances::parse(const QJsonObject &body)
{
    return readAsyncTask(body, effect);
}

} // namespace phonedeck
