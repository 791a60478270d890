// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/taskpoller.h"

#include "models/operations/settlement.h"

#include <algorithm>

namespace phonedeck {

namespace {

// Jobs may come up one after the other: one that is missing so often isn't waited for any more.
constexpr int mostAnswersWithoutJob = 3;

} // namespace

TaskPoller::TaskPoller(ApiClient &client, PollQueue &queue, const TrackerSettings &settings, TellNews tell,
                       HandOver handOver, QObject *parent)
    : QObject(parent), m_queue(queue), m_settings(settings), m_tell(std::move(tell)),
      m_handOver(std::move(handOver)), m_api(client)
{
}

void TaskPoller::follow(const QString &taskId, const QList<FollowedPhonePtr> &phones)
{
    const auto task = std::make_shared<Task>();
    task->taskId = taskId;
    task->interval = m_settings.firstPoll;
    QList<FollowedPhonePtr> withoutJob;
    for (const FollowedPhonePtr &phone : phones) {
        // Of two phones with one job neither could be told from the other: the second is looked at.
        if (phone->phone.jobId.isEmpty() || task->byJob.contains(phone->phone.jobId))
            withoutJob.append(phone);
        else
            task->byJob.insert(phone->phone.jobId, phone);
    }
    if (!withoutJob.isEmpty())
        m_handOver(withoutJob);
    if (!task->byJob.isEmpty())
        poll(task);
}

void TaskPoller::poll(const TaskPtr &task)
{
    m_queue.add(task->interval, [this, task] { return ask(task); });
    task->interval = grown(task->interval, m_settings.longestPoll);
}

bool TaskPoller::ask(const TaskPtr &task)
{
    task->byJob.removeIf([](const auto &entry) { return entry.value()->isDropped; });
    if (task->byJob.isEmpty())
        return false;
    m_api.send(GetTask{task->taskId}, Urgency::Background)
        .then(this, [this, task](const ApiResult<GetTask::Reply> &result) { take(task, result); });
    return true;
}

void TaskPoller::take(const TaskPtr &task, const ApiResult<GetTask::Reply> &result)
{
    m_queue.end();
    if (result)
        takeJobs(*task, result->jobs);
    else
        takeError(*task, result.error());
    if (!task->byJob.isEmpty())
        poll(task);
}

void TaskPoller::takeJobs(Task &task, const QList<JobDetail> &jobs)
{
    QSet<QString> seen;
    for (const JobDetail &job : jobs) {
        const auto found = task.byJob.constFind(job.jobId);
        if (found == task.byJob.cend())
            continue; // more jobs than were asked for happen (C32)
        seen.insert(job.jobId);
        const FollowedPhonePtr phone = *found;
        if (phone->isDropped)
            continue;
        if (const std::optional<PhoneNews> news = judgeJob(*phone, job))
            m_tell(*phone, *news);
    }
    const WaitClock::time_point now = WaitClock::now();
    QList<FollowedPhonePtr> withoutJob;
    task.byJob.removeIf([&](const auto &entry) {
        const FollowedPhonePtr &phone = entry.value();
        if (phone->isDropped)
            return true;
        phone->answersWithoutJob = seen.contains(entry.key()) ? 0 : phone->answersWithoutJob + 1;
        if (phone->answersWithoutJob >= mostAnswersWithoutJob) {
            withoutJob.append(phone);
            return true;
        }
        if (now >= phone->deadline) {
            m_tell(*phone, outOfTime(*phone));
            return true;
        }
        return false;
    });
    if (!withoutJob.isEmpty())
        m_handOver(withoutJob);
}

void TaskPoller::takeError(Task &task, const ApiError &error)
{
    const WaitClock::time_point now = WaitClock::now();
    const bool isHopeless = isRefusal(error);
    QList<FollowedPhonePtr> toLookAt;
    task.byJob.removeIf([&](const auto &entry) {
        const FollowedPhonePtr &phone = entry.value();
        if (!phone->isDropped && !isHopeless && now < phone->deadline)
            return false;
        if (!phone->isDropped)
            toLookAt.append(phone);
        return true;
    });
    if (!toLookAt.isEmpty())
        m_handOver(toLookAt);
}

} // namespace phonedeck
