// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/operations/asynccommand.h"

#include "network/operations/command.h"
#include "network/operations/readasynctask.h"
#include "network/transport/apioperation.h"

#include <QtCore/QJsonArray>

namespace phonedeck {

static_assert(ApiOperation<AsyncCommand> && ChecksParameters<AsyncCommand>);

std::optional<ParameterFault> AsyncCommand::fault() const
{
    return firstFault(
        {checkCommand(command), checkIds(QStringLiteral("instance_ids"), instanceIds, maxInstances)});
}

HttpRequest AsyncCommand::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/async-command"),
                             {{QStringLiteral("command"), command},
                              {QStringLiteral("instance_ids"), QJsonArray::fromStringList(instanceIds)}});
}

ApiResult<AsyncCommand::Reply> AsyncCommand::parse(const QJsonObject &body)
{
    return readAsyncTask(body, effect);
}

} // namespace phonedeck
