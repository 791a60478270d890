// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/operations/synccommand.h"

#include "network/operations/command.h"
#include "network/operations/commandanswer.h"
#include "network/operations/wrongshape.h"
#include "network/transport/apioperation.h"
#include "network/transport/jsonvalue.h"

namespace phonedeck {

static_assert(ApiOperation<SyncCommand> && ChecksParameters<SyncCommand>);

std::optional<ParameterFault> SyncCommand::fault() const
{
    return firstFault(
        {checkCommand(command), checkIds(QStringLiteral("instance_ids"), instanceIds, maxInstances)});
}

HttpRequest SyncCommand::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/sync-command"),
                             {{QStringLiteral("command"), command},
                              {QStringLiteral("instance_ids"), QJsonArray::fromStringList(instanceIds)}});
}

ApiResult<SyncCommand::Reply> SyncCommand::parse(const HttpAnswer &answer)
{
    const ApiResult<QJsonObject> body = openCommandAnswer(answer);
    if (!body)
        return tl::unexpected(body.error());
    const std::optional<QJsonArray> rows = jsonRows(body->value(u"data"), u"cmd_results");
    if (!rows)
        return tl::unexpected(wrongShape(effect, answer));
    Reply reply;
    reply.results.reserve(rows->size());
    for (const QJsonValue &value : *rows) {
        const QJsonObject row = value.toObject();
        CommandResult result;
        result.instanceId = jsonText(row.value(u"instance_id"));
        if (result.instanceId.isEmpty()) {
            ++reply.unreadableRows;
            continue;
        }
        result.status = jobStatus(jsonNumber(row.value(u"status")));
        result.errorCode = jsonText(row.value(u"error_code"));
        result.errorText = jsonText(row.value(u"error_msg"));
        result.output = commandOutput(row.value(u"execute_msg"));
        reply.results.append(result);
    }
    return reply;
}

} // namespace phonedeck
