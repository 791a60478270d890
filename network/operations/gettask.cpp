// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/operations/gettask.h"

#include "network/operations/commandanswer.h"
#include "network/operations/wrongshape.h"
#include "network/transport/apioperation.h"
#include "network/transport/jsonvalue.h"
#include "network/transport/parametercheck.h"

#include <algorithm>

namespace phonedeck {

static_assert(ApiOperation<GetTask> && ChecksParameters<GetTask>);

bool GetTask::Reply::isFinished() const
{
    return !jobs.isEmpty() && std::all_of(jobs.begin(), jobs.end(), [](const JobDetail &job) {
        return phonedeck::isFinished(job.status.meaning);
    });
}

std::optional<ParameterFault> GetTask::fault() const
{
    return checkPathId(QStringLiteral("task_id"), taskId, maxTaskIdCharacters);
}

HttpRequest GetTask::request() const
{
    return HttpRequest::get(QStringLiteral("/v1/instances/tasks/") + taskId);
}

ApiResult<GetTask::Reply> GetTask::parse(const HttpAnswer &answer)
{
    const ApiResult<QJsonObject> body = openCommandAnswer(answer);
    if (!body)
        return tl::unexpected(body.error());
    const std::optional<QJsonArray> rows = jsonRows(body->value(u"data"), u"jobs");
    if (!rows)
        return tl::unexpected(wrongShape(effect, answer));
    Reply reply;
    reply.jobs.reserve(rows->size());
    for (const QJsonValue &value : *rows) {
        const QJsonObject row = value.toObject();
        JobDetail job;
        job.jobId = jsonText(row.value(u"job_id"));
        if (job.jobId.isEmpty()) {
            ++reply.unreadableRows;
            continue;
        }
        job.status = jobStatus(jsonNumber(row.value(u"status")));
        job.errorCode = jsonText(row.value(u"error_code"));
        job.errorText = jsonText(row.value(u"error_msg"));
        job.output = commandOutput(row.value(u"execute_msg"));
        reply.jobs.append(job);
    }
    return reply;
}

} // namespace phonedeck
