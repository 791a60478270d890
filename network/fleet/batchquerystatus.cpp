// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/batchquerystatus.h"

#include "network/operations/wrongshape.h"
#include "network/transport/apioperation.h"
#include "network/transport/jsonvalue.h"
#include "network/transport/parametercheck.h"

namespace phonedeck {

static_assert(ApiOperation<BatchQueryStatus> && ChecksParameters<BatchQueryStatus>);

std::optional<ParameterFault> BatchQueryStatus::fault() const
{
    return checkIds(QStringLiteral("instance_ids"), instanceIds, maxInstances);
}

HttpRequest BatchQueryStatus::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/batch-query-status"),
                             {{QStringLiteral("instance_ids"), QJsonArray::fromStringList(instanceIds)}});
}

ApiResult<BatchQueryStatus::Reply> BatchQueryStatus::parse(const QJsonObject &body)
{
    const std::optional<QJsonArray> rows = jsonRows(body.value(u"data"), u"status_results");
    if (!rows)
        return tl::unexpected(wrongShape(effect));
    Reply reply;
    reply.statuses.reserve(rows->size());
    for (const QJsonValue &value : *rows) {
        const QJsonObject row = value.toObject();
        const QString id = jsonText(row.value(u"instance_id"));
        if (!id.isEmpty())
            reply.statuses.append({id, jsonInt(row.value(u"status"), -1)});
    }
    return reply;
}

} // namespace phonedeck
