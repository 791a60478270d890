// SPDX-License-Identifier: GPL-3.0-or-later
// SyncCommand (4.1.1), AsyncCommand (4.1.2) and GetTask (4.1.3).
#include "simulator/cloud.h"
#include "simulator/operation.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr qsizetype maxCommandBytes = 1024;
constexpr int maxTaskIdLength = 64;

struct CommandRequest {
    QString command;
    Batch batch;
};

// Characters outside the documented alphabet are let through (D11).
std::optional<ApiAnswer> readRequest(const OperationContext &context, CommandRequest &request)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    if (!body)
        return badParameter(u"body"_s);
    request.command = body->value("command"_L1).toString();
    if (request.command.isEmpty() || request.command.toUtf8().size() > maxCommandBytes)
        return badParameter(u"command"_s);
    const std::optional<QStringList> ids = instanceIds(*body);
    if (!ids)
        return badParameter(u"instance_ids"_s);
    return takeBatch(context, *ids, request.batch);
}

// The service cuts at 1024 bytes, be it inside a character (C37). JSON is text: the rest of that character is
// sent as U+FFFD, as a gateway does that decodes what it passes on.
QJsonValue outputText(const QByteArray &output)
{
    return output.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromUtf8(output));
}

} // namespace

ApiAnswer syncCommand(const OperationContext &context)
{
    CommandRequest request;
    if (const std::optional<ApiAnswer> refused = readRequest(context, request))
        return *refused;
    QJsonArray rows;
    for (qsizetype i = 0; i < request.batch.phones.size(); ++i) {
        const CommandResult result =
            context.cloud.runCommand(*request.batch.phones.at(i), request.command, context.clock.now());
        rows.append(QJsonObject{{u"instance_id"_s, request.batch.ids.at(i)},
                                {u"status"_s, static_cast<int>(result.status)},
                                {u"error_code"_s, result.errorCode},
                                {u"error_msg"_s, result.errorMessage},
                                {u"execute_msg"_s, outputText(result.output)}});
    }
    context.cloud.record(u"SyncCommand"_s, request.batch.ids, request.command);
    return success({{u"cmd_results"_s, rows}});
}

ApiAnswer asyncCommand(const OperationContext &context)
{
    CommandRequest request;
    if (const std::optional<ApiAnswer> refused = readRequest(context, request))
        return *refused;
    const Task &task = context.cloud.startCommand(request.batch.serials(), request.command);
    context.cloud.record(u"AsyncCommand"_s, request.batch.ids, request.command);
    return success(receipt(context.cloud, task, request.batch));
}

// Jobs carry no instance id (D5).
ApiAnswer getTask(const OperationContext &context)
{
    const QString id = pathSegment(context.request, 3);
    if (charactersOf(id) > maxTaskIdLength)
        return badParameter(u"task_id"_s);
    const Task *task = context.cloud.task(id);
    if (!task || (task->kind == TaskKind::Release && !context.cloud.options().tellsReleaseTasks))
        return refusal(1323, id);
    QJsonArray jobs;
    for (const Job &job : task->jobs) {
        jobs.append(QJsonObject{{u"job_id"_s, job.id},
                                {u"status"_s, static_cast<int>(job.status)},
                                {u"error_code"_s, job.errorCode},
                                {u"error_msg"_s, job.errorMessage},
                                {u"execute_msg"_s, outputText(job.output)}});
    }
    return success({{u"jobs"_s, jobs}});
}

} // namespace phonedeck::simulator
