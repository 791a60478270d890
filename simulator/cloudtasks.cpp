// SPDX-License-Identifier: GPL-3.0-or-later
// Commands, apps and the tasks they run in.
#include "simulator/cloud.h"
#include "simulator/shell.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr qint64 maxOutputBytes = 1024;
constexpr qint64 longestUptimeSecs = 40 * 24 * 3600;

CommandResult phoneNotFound()
{
    return {JobStatus::Failed, u"CPS0005"_s, u"Phone not found."_s, {}};
}

bool canAnswer(const Instance &phone)
{
    return phone.running == RunningStatus::Running && phone.movement == Movement::None;
}

} // namespace

QList<InstalledApp> Cloud::apps(const Instance &phone) const
{
    return appsNow(phone.serial, phone.android, m_apps.value(phone.serial));
}

void Cloud::install(const Instance &phone, const InstalledApp &app)
{
    AppChanges &changes = m_apps[phone.serial];
    changes.removed.removeAll(app.package);
    changes.installed.insert(app.package, app);
}

CommandResult Cloud::runCommand(const Instance &phone, const QString &command, const QDateTime &now)
{
    if (!canAnswer(phone))
        return phoneNotFound();
    static const QRegularExpression sizes(u"(\\d+)GB \\| (\\d+)GB"_s);
    const QRegularExpressionMatch size = sizes.match(specText(phone));
    const qint64 nowSecs = now.toSecsSinceEpoch();
    const PhoneFacts facts{
        .serial = phone.serial,
        .instanceId = instanceId(phone),
        .android = phone.android,
        .memoryGb = size.captured(1).toInt(),
        .storageGb = size.captured(2).toInt(),
        .nowSecs = nowSecs,
        .bootSecs = m_boots.value(phone.serial, nowSecs - 60 - traitOf(phone.serial, 3) % longestUptimeSecs),
        .isStreaming = phone.resource == ResourceStatus::Streaming,
        .apps = apps(phone)};
    const ShellResult shell = runShell(facts, command);
    if (!shell.removedPackage.isEmpty()) {
        AppChanges &changes = m_apps[phone.serial];
        changes.installed.remove(shell.removedPackage);
        changes.removed.append(shell.removedPackage);
    }
    CommandResult result;
    result.output = shell.output.left(maxOutputBytes);
    if (result.output.isNull())
        result.output = "";
    if (shell.exitCode != 0) {
        result.status = JobStatus::Failed;
        result.errorCode = u"CPS.0191"_s;
        result.errorMessage = u"Run command failed."_s;
    }
    return result;
}

const Task &Cloud::startCommand(const QList<quint32> &serials, const QString &command)
{
    Task &task = m_tasks.add(TaskKind::Command, serials);
    task.command = command;
    for (qsizetype i = 0; i < task.jobs.size(); ++i) {
        const quint64 delay = 1 + static_cast<quint64>(i * 2 % 9) + m_life.below(2);
        m_jobArrivals.push({m_ticks + delay, {task.number, i}});
    }
    return task;
}

const Task &Cloud::startInstall(const QList<quint32> &serials, const InstalledApp &app)
{
    Task &task = m_tasks.add(TaskKind::Install, serials);
    task.app = app;
    for (qsizetype i = 0; i < task.jobs.size(); ++i) {
        const quint64 delay = 1 + static_cast<quint64>(i % 3) + m_life.below(2);
        m_jobArrivals.push({m_ticks + delay, {task.number, i}});
    }
    return task;
}

const Task &Cloud::startRelease(const QList<quint32> &serials)
{
    Task &task = m_tasks.add(TaskKind::Release, serials);
    for (qsizetype i = 0; i < task.jobs.size(); ++i)
        m_releaseJobs.insert(task.jobs[i].serial, {task.number, i});
    return task;
}

void Cloud::jobsDue(const QDateTime &now)
{
    while (!m_jobArrivals.empty() && m_jobArrivals.top().tick <= m_ticks) {
        const JobRef ref = m_jobArrivals.top().job;
        m_jobArrivals.pop();
        Task *task = m_tasks.find(ref.task);
        if (task) // else forgotten, as old tasks are
            endJob(*task, task->jobs[ref.index], ref, now);
    }
}

void Cloud::endJob(Task &task, Job &job, JobRef ref, const QDateTime &now)
{
    const Instance *phone = bySerial(job.serial);
    if (job.status == JobStatus::NotStarted) {
        job.status = JobStatus::Running;
        m_jobArrivals.push({m_ticks + 2 + m_life.below(4), ref});
        return;
    }
    CommandResult result = phoneNotFound();
    if (phone && task.kind == TaskKind::Command) {
        result = runCommand(*phone, task.command, now);
    } else if (phone && canAnswer(*phone)) {
        const bool isFull = hasFullDisk(phone->serial);
        if (isFull || m_life.perMille(m_options.failedInstalls)) {
            result = {JobStatus::InstallFailed, u"KOOPHONE.API.62019"_s, u"install app failed"_s,
                      isFull ? "Failure [INSTALL_FAILED_INSUFFICIENT_STORAGE]"
                             : "Failure [INSTALL_FAILED_INVALID_APK]"};
        } else {
            install(*phone, task.app);
            result = {JobStatus::Succeeded, {}, {}, "Success"};
        }
    }
    job.status = result.status;
    job.errorCode = result.errorCode;
    job.errorMessage = result.errorMessage;
    job.output = result.output;
}

bool Cloud::hasUploaded(const QString &package, const QString &version) const
{
    return m_uploads.contains(package + u'@' + version);
}

void Cloud::upload(const QString &package, const QString &version, double sizeMb)
{
    if (hasUploaded(package, version))
        return;
    m_uploads.insert(package + u'@' + version, sizeMb);
    m_uploadedMb += sizeMb;
}

} // namespace phonedeck::simulator
