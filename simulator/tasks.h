// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/apps.h"
#include "simulator/random.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>

#include <map>

namespace phonedeck::simulator {

/// status of a job (4.1.3). NotStarted and InstallFailed are the newer definitions', for installs only.
enum class JobStatus : qint8 { Failed = -1, NotStarted = 0, Running = 1, Succeeded = 2, InstallFailed = 3 };

/// What one phone has to do for a task.
struct Job {
    QString id;
    quint32 serial = 0;
    JobStatus status = JobStatus::Running;
    QString errorCode;
    QString errorMessage;
    QByteArray output; ///< null until something ran; bytes as the phone gave them, cut at 1024
};

enum class TaskKind : quint8 { Command, Install, Release };

/// What an accepted asynchronous request left behind.
struct Task {
    quint64 number = 0;
    QString id;
    TaskKind kind = TaskKind::Command;
    QString command;  ///< of a Command
    InstalledApp app; ///< of an Install
    QList<Job> jobs;
};

/// Which job of which task.
struct JobRef {
    quint64 task = 0;
    qsizetype index = 0;
};

/// The tasks the service remembers: the newest ones, up to a number of jobs in all.
class Tasks
{
public:
    static constexpr qsizetype maxJobs = 20'000;

    explicit Tasks(quint64 seed) : m_random(seed) {}

    /// Gives the task an id as its kind has them: 32 hexadecimal digits bare or behind RM_, or 36 characters
    /// that begin with ZGCA or, every fourth time, FULFILL. Valid until the next add().
    Task &add(TaskKind kind, const QList<quint32> &serials);
    [[nodiscard]] const Task *find(const QString &id) const;
    /// Null when it has been forgotten.
    [[nodiscard]] Task *find(quint64 number);
    [[nodiscard]] Job *find(JobRef ref);
    [[nodiscard]] qsizetype count() const { return static_cast<qsizetype>(m_tasks.size()); }
    [[nodiscard]] qsizetype unfinished() const;

    /// So many hexadecimal digits nobody can guess, from the cloud's seed.
    [[nodiscard]] QString hexDigits(int count);

private:
    [[nodiscard]] QString letters(int count);

    Random m_random;
    std::map<quint64, Task> m_tasks; // by number, oldest first
    QHash<QString, quint64> m_numbers;
    quint64 m_last = 0;
    quint64 m_installs = 0;
    qsizetype m_jobs = 0;
};

} // namespace phonedeck::simulator
