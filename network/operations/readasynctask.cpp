// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/operations/readasynctask.h"

#include "network/operations/wrongshape.h"
#include "network/transport/jsonvalue.h"

namespace phonedeck {

ApiResult<AsyncTask> readAsyncTask(const QJsonObject &body, Effect effect)
{
    QJsonValue data = body.value(u"data");
    if (data.toObject().value(u"data").isObject())
        data = data.toObject().value(u"data");
    if (data.isNull() || data.isUndefined())
        return AsyncTask();
    const QJsonObject receipt = data.toObject();
    const QJsonValue jobs = receipt.value(u"cmd_jobs");
    const bool isReceipt = receipt.contains(u"task_id") || receipt.contains(u"cmd_jobs");
    if (!isReceipt || (!jobs.isArray() && !jobs.isNull() && !jobs.isUndefined()))
        return tl::unexpected(wrongShape(effect));

    AsyncTask task;
    task.taskId = jsonText(receipt.value(u"task_id"));
    const QJsonArray rows = jobs.toArray();
    task.jobs.reserve(rows.size());
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        const CmdJob job{jsonText(row.value(u"instance_id")), jsonText(row.value(u"job_id"))};
        if (!job.instanceId.isEmpty())
            task.jobs.append(job);
    }
    return task;
}

} // namespace phonedeck
