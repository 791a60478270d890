// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/operation.h"

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

ApiAnswer createUserToken(const OperationContext &context);
ApiAnswer createTemporaryAccessKeyByToken(const OperationContext &context);
ApiAnswer listAuthProjects(const OperationContext &context);
ApiAnswer listProjects(const OperationContext &context);
ApiAnswer listInstances(const OperationContext &context);
ApiAnswer batchQueryStatus(const OperationContext &context);
ApiAnswer batchShowSku(const OperationContext &context);

ApiAnswer syncCommand(const OperationContext &context);
ApiAnswer asyncCommand(const OperationContext &context);
ApiAnswer getTask(const OperationContext &context);
ApiAnswer setVideoConfig(const OperationContext &context);
ApiAnswer batchReset(const OperationContext &context);
ApiAnswer getDeviceToken(const OperationContext &context);
ApiAnswer assignInstance(const OperationContext &context);
ApiAnswer unassignInstance(const OperationContext &context);
ApiAnswer batchRebootInstance(const OperationContext &context);
ApiAnswer createInstance(const OperationContext &context);
ApiAnswer deleteInstance(const OperationContext &context);
ApiAnswer batchPrepareInstances(const OperationContext &context);
ApiAnswer showProgress(const OperationContext &context);
ApiAnswer batchBackupInstances(const OperationContext &context);
ApiAnswer stopInstancesStreaming(const OperationContext &context);
ApiAnswer releaseInstancesSession(const OperationContext &context);
ApiAnswer installApp(const OperationContext &context);
ApiAnswer listInstanceApp(const OperationContext &context);

std::span<const Operation> operations()
{
    static constexpr Operation table[] = {
        {"KeystoneCreateUserTokenByPassword", "POST", "/v3/auth/tokens", Identity::None, createUserToken},
        {"KeystoneListAuthProjects", "GET", "/v3/auth/projects", Identity::Iam, listAuthProjects},
        {"KeystoneListProjects", "GET", "/v3/projects", Identity::Iam, listProjects},
        {"CreateTemporaryAccessKeyByToken", "POST", "/v3.0/OS-CREDENTIAL/securitytokens", Identity::Iam,
         createTemporaryAccessKeyByToken},
        {"ListInstances", "GET", "/v1/instances/batch-query", Identity::KooPhone, listInstances},
        {"BatchQueryStatus", "POST", "/v1/instances/batch-query-status", Identity::KooPhone,
         batchQueryStatus},
        {"BatchShowSku", "GET", "/v1/instances/sku", Identity::KooPhone, batchShowSku},
        {"SyncCommand", "POST", "/v1/instances/sync-command", Identity::KooPhone, syncCommand},
        {"AsyncCommand", "POST", "/v1/instances/async-command", Identity::KooPhone, asyncCommand},
        {"GetTask", "GET", "/v1/instances/tasks/{task_id}", Identity::KooPhone, getTask},
        {"SetVideoConfig", "PUT", "/v1/instances/video-setting", Identity::KooPhone, setVideoConfig},
        {"BatchReset", "POST", "/v1/instances/batch-reset", Identity::KooPhone, batchReset},
        {"GetDeviceToken", "POST", "/v1/instances/{instance_id}/auth", Identity::KooPhone, getDeviceToken},
        {"AssignInstance", "POST", "/v1/instances/assign", Identity::KooPhone, assignInstance},
        {"UnassignInstance", "POST", "/v1/instances/unassign", Identity::KooPhone, unassignInstance},
        {"BatchRebootInstance", "POST", "/v1/instances/reboot", Identity::KooPhone, batchRebootInstance},
        {"CreateInstance", "POST", "/v1/instances/create", Identity::KooPhone, createInstance},
        {"DeleteInstance", "POST", "/v1/instances/delete", Identity::KooPhone, deleteInstance},
        {"BatchPrepareInstances", "POST", "/v1/instances/prepare", Identity::KooPhone, batchPrepareInstances},
        {"ShowProgress", "POST", "/v1/instances/prepare-progress", Identity::KooPhone, showProgress},
        {"BatchBackupInstances", "POST", "/v1/instances/backup", Identity::KooPhone, batchBackupInstances},
        {"StopInstancesStreaming", "POST", "/v1/instances/streaming/stop", Identity::KooPhone,
         stopInstancesStreaming},
        {"ReleaseInstancesSession", "POST", "/v1/instances/session/release", Identity::KooPhone,
         releaseInstancesSession},
        {"InstallApp", "POST", "/v1/instances/app/install", Identity::KooPhone, installApp},
        {"ListInstanceApp", "GET", "/v1/instances/{instance_id}/app-list", Identity::KooPhone,
         listInstanceApp},
    };
    return table;
}

namespace {

// Segments are parted before they are decoded: an encoded slash belongs to a segment.
QList<QByteArray> segmentsOf(const HttpRequest &request)
{
    const qsizetype end = request.target.indexOf('?');
    QList<QByteArray> segments = (end < 0 ? request.target : request.target.left(end)).split('/');
    for (QByteArray &segment : segments)
        segment = QByteArray::fromPercentEncoding(segment);
    return segments;
}

// By segment, the best first: 'a' literal, 'b' template. Empty if the path is another one.
QByteArray closeness(const Operation &operation, const QList<QByteArray> &segments)
{
    const QList<QByteArray> parts = QByteArray(operation.path).split('/');
    if (parts.size() != segments.size())
        return {};
    QByteArray rank;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool isTemplate = parts[i].startsWith('{');
        if (isTemplate ? segments[i].isEmpty() : parts[i] != segments[i])
            return {};
        rank.append(isTemplate ? 'b' : 'a');
    }
    return rank;
}

} // namespace

const Operation *operationFor(const HttpRequest &request, bool *isKnownPath)
{
    const QList<QByteArray> segments = segmentsOf(request);
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    const Operation *best = nullptr;
    QByteArray bestRank;
    for (const Operation &operation : operations()) {
        const QByteArray rank = closeness(operation, segments);
        if (rank.isEmpty())
            continue;
        if (isKnownPath)
            *isKnownPath = true;
        if (method == operation.method && (!best || rank < bestRank)) {
            best = &operation;
            bestRank = rank;
        }
    }
    return best;
}

QString pathSegment(const HttpRequest &request, int index)
{
    return QString::fromUtf8(segmentsOf(request).value(index + 1)); // the first one is before the slash
}

ApiAnswer success(const QJsonObject &data, const QString &message)
{
    return {200, {{u"data"_s, data}, {u"error_code"_s, u"0"_s}, {u"error_msg"_s, message}}, {}};
}

ApiAnswer acknowledgement()
{
    return {200, {{u"error_code"_s, u"0"_s}, {u"error_msg"_s, u"OK"_s}}, {}};
}

ApiAnswer refusal(int status, const QString &code, const QString &message)
{
    return {status, {{u"error_code"_s, code}, {u"error_msg"_s, message}}, {}};
}

ApiAnswer iamError(int status, const QString &message)
{
    const QString title = status == 400   ? u"Bad Request"_s
                          : status == 401 ? u"Unauthorized"_s
                          : status == 403 ? u"Forbidden"_s
                                          : u"Error"_s;
    return {status,
            {{u"error"_s, QJsonObject{{u"code"_s, status}, {u"message"_s, message}, {u"title"_s, title}}}},
            {}};
}

} // namespace phonedeck::simulator
