// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/batchprepareinstances.h"

#include "network/operations/wrongshape.h"
#include "network/transport/apioperation.h"
#include "network/transport/jsonvalue.h"
#include "network/transport/parametercheck.h"

namespace phonedeck {

static_assert(ApiOperation<BatchPrepareInstances> && ChecksParameters<BatchPrepareInstances>);

namespace {

QStringList onceEach(QStringList ids)
{
    ids.removeDuplicates(); // case-sensitive, as ids are (C39)
    return ids;
}

} // namespace

std::optional<ParameterFault> BatchPrepareInstances::fault() const
{
    return firstFault({checkId(QStringLiteral("user_id"), userId),
                       checkIds(QStringLiteral("instance_ids"), onceEach(instanceIds), maxInstances)});
}

HttpRequest BatchPrepareInstances::request() const
{
    return HttpRequest::post(
        QStringLiteral("/v1/instances/prepare"),
        {{QStringLiteral("user_id"), userId},
         {QStringLiteral("instance_ids"), QJsonArray::fromStringList(onceEach(instanceIds))}});
}

ApiResult<BatchPrepareInstances::Reply> BatchPrepareInstances::parse(const QJsonObject &body)
{
    const std::optional<QJsonArray> rows = jsonRows(body.value(u"data"), u"status_list");
    if (!rows)
        return tl::unexpected(wrongShape(effect));
    Reply reply;
    reply.instances.reserve(rows->size());
    for (const QJsonValue &value : *rows) {
        const QJsonObject row = value.toObject();
        const QString id = jsonText(row.value(u"instance_id"));
        if (id.isEmpty())
            ++reply.unreadableRows;
        else
            reply.instances.append({id, prepareStatus(jsonNumber(row.value(u"status")))});
    }
    return reply;
}

} // namespace phonedeck
