// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/batchquerystatus.h"

#include "network/transport/apioperation.h"
#include "network/transport/jsonvalue.h"

#include <QtCore/QJsonArray>

namespace phonedeck {

static_assert(ApiOperation<BatchQueryStatus>);

HttpRequest BatchQueryStatus::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/batch-query-status"),
                             {{QStringLiteral("instance_ids"), QJsonArray::fromStringList(instanceIds)}});
}

ApiResult<BatchQueryStatus::Reply> BatchQueryStatus::parse(const QJsonObject &body)
{
    Reply reply;
    const QJsonValue data = body.value(u"data");
    const QJsonValue results = data.toObject().value(u"status_results");
    // Null is "none"; another shape is another service.
    if (!data.isNull() && !results.isNull() && !results.isArray())
        return tl::unexpected(ApiError{.kind = ErrorKind::NotTheService});
    const QJsonArray rows = results.toArray();
    reply.statuses.reserve(rows.size());
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        const QString id = jsonText(row.value(u"instance_id"));
        if (!id.isEmpty())
            reply.statuses.append({id, jsonInt(row.value(u"status"), -1)});
    }
    return reply;
}

} // namespace phonedeck
