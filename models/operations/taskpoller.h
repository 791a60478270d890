// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/followedphone.h"
#include "models/operations/pollqueue.h"
#include "network/operations/gettask.h"

#include <QtCore/QHash>

namespace phonedeck {

/// Follows tasks by GetTask until each of their phones has an outcome. A task that can't be asked for, which
/// is not said of resets, unassignments and backups (D6), is handed over as a whole; so is a phone that the
/// task says nothing of.
class TaskPoller final : public QObject
{
    Q_OBJECT

public:
    /// Client and queue outlive the poller.
    TaskPoller(ApiClient &client, PollQueue &queue, const TrackerSettings &settings, TellNews tell,
               HandOver handOver, QObject *parent = nullptr);

    void follow(const QString &taskId, const QList<FollowedPhonePtr> &phones);

private:
    struct Task {
        QString taskId;
        /// Jobs carry no instance id: what the submit reply said is the only way back (D5).
        QHash<QString, FollowedPhonePtr> byJob;
        std::chrono::milliseconds interval;
    };
    using TaskPtr = std::shared_ptr<Task>;

    void poll(const TaskPtr &task);
    [[nodiscard]] bool ask(const TaskPtr &task);
    void take(const TaskPtr &task, const ApiResult<GetTask::Reply> &result);
    void takeJobs(Task &task, const QList<JobDetail> &jobs);
    void takeError(Task &task, const ApiError &error);

    PollQueue &m_queue;
    TrackerSettings m_settings;
    TellNews m_tell;
    HandOver m_handOver;
    ApiScope m_api;
};

} // namespace phonedeck
