// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/tasks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr int hexIdLength = 32;
constexpr qsizetype installIdLength = 36;

} // namespace

QString Tasks::hexDigits(int count)
{
    QString text;
    text.reserve(count);
    for (int i = 0; i < count; ++i)
        text.append(QLatin1Char("0123456789abcdef"[m_random.below(16)]));
    return text;
}

QString Tasks::letters(int count)
{
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    QString text;
    text.reserve(count);
    for (int i = 0; i < count; ++i)
        text.append(QLatin1Char(alphabet[m_random.below(64)]));
    return text;
}

Task &Tasks::add(TaskKind kind, const QList<quint32> &serials)
{
    Task task;
    task.number = ++m_last;
    task.kind = kind;
    switch (kind) {
    case TaskKind::Command:
        task.id = hexDigits(hexIdLength);
        break;
    case TaskKind::Release:
        task.id = u"RM_"_s + hexDigits(hexIdLength);
        break;
    case TaskKind::Install:
        task.id = ++m_installs % 4 == 0 ? u"FULFILL"_s : u"ZGCA"_s;
        task.id += letters(static_cast<int>(installIdLength - task.id.size()));
        break;
    }
    for (const quint32 serial : serials) {
        Job job;
        // The sample of 4.4.1 has both kinds of job id beside each other.
        job.id = kind == TaskKind::Install && task.jobs.size() % 2 == 0 ? letters(hexIdLength)
                                                                        : hexDigits(hexIdLength);
        job.serial = serial;
        job.status = kind == TaskKind::Install ? JobStatus::NotStarted : JobStatus::Running;
        task.jobs.append(job);
    }
    m_jobs += task.jobs.size();
    while (m_jobs > maxJobs && !m_tasks.empty()) {
        const auto oldest = m_tasks.begin();
        m_jobs -= oldest->second.jobs.size();
        m_numbers.remove(oldest->second.id);
        m_tasks.erase(oldest);
    }
    m_numbers.insert(task.id, task.number);
    return m_tasks.emplace(task.number, std::move(task)).first->second;
}

const Task *Tasks::find(const QString &id) const
{
    const auto number = m_numbers.constFind(id);
    return number == m_numbers.cend() ? nullptr : &m_tasks.at(*number);
}

Task *Tasks::find(quint64 number)
{
    const auto task = m_tasks.find(number);
    return task == m_tasks.end() ? nullptr : &task->second;
}

Job *Tasks::find(JobRef ref)
{
    Task *task = find(ref.task);
    return task && ref.index < task->jobs.size() ? &task->jobs[ref.index] : nullptr;
}

qsizetype Tasks::unfinished() const
{
    return std::count_if(m_tasks.begin(), m_tasks.end(), [](const auto &entry) {
        return std::any_of(entry.second.jobs.begin(), entry.second.jobs.end(), [](const Job &job) {
            return job.status == JobStatus::NotStarted || job.status == JobStatus::Running;
        });
    });
}

} // namespace phonedeck::simulator
