// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulatorthread.h"

#include "simulator/simulatorserver.h"

namespace phonedeck::simulator {

SimulatorThread::SimulatorThread(const SimulatorOptions &options)
{
    m_thread.setObjectName(QStringLiteral("simulator"));
    m_context.moveToThread(&m_thread);
    m_thread.start();
    run([this, &options] {
        m_server = std::make_unique<SimulatorServer>(options);
        if (m_server->listen())
            m_url = m_server->url();
        else
            m_error = m_server->errorString();
    });
}

SimulatorThread::~SimulatorThread()
{
    run([this] { m_server.reset(); }); // sockets and timers have to go in the thread they live in
    m_thread.quit();
    m_thread.wait();
}

void SimulatorThread::run(const std::function<void()> &work) const
{
    Q_ASSERT(QThread::currentThread() != &m_thread);
    // A blocking queued call waits on a semaphore: no event loop runs here meanwhile.
    QMetaObject::invokeMethod(&m_context, work, Qt::BlockingQueuedConnection);
}

bool SimulatorThread::isListening() const
{
    return m_error.isEmpty();
}

QString SimulatorThread::errorString() const
{
    return m_error;
}

QUrl SimulatorThread::url() const
{
    return m_url;
}

QList<LoggedRequest> SimulatorThread::log() const
{
    return m_server->log();
}

QList<LoggedRequest> SimulatorThread::log(const QString &operation) const
{
    return m_server->log(operation);
}

void SimulatorThread::clearLog()
{
    m_server->clearLog();
}

Faults &SimulatorThread::faults()
{
    return m_server->faults();
}

void SimulatorThread::withCloud(const std::function<void(Cloud &)> &work)
{
    run([this, &work] { work(m_server->cloud()); });
}

void SimulatorThread::withObjectStore(const std::function<void(ObjectStore &)> &work)
{
    run([this, &work] { work(m_server->objectStore()); });
}

void SimulatorThread::setTime(const QDateTime &utc)
{
    run([this, &utc] { m_server->clock().set(utc); });
}

QDateTime SimulatorThread::time() const
{
    QDateTime time;
    run([this, &time] { time = m_server->clock().now(); });
    return time;
}

void SimulatorThread::revokeTokens()
{
    run([this] { m_server->iam().revokeAll(); });
}

void SimulatorThread::setRateLimit(const RateLimit &limit)
{
    run([this, &limit] { m_server->limiter().set(limit); });
}

void SimulatorThread::setRateLimitSchedule(const QList<ScheduledLimit> &schedule)
{
    run([this, &schedule] { m_server->limiter().setSchedule(schedule); });
}

TemporaryKey SimulatorThread::issueTemporaryKey(const QString &projectId, std::chrono::seconds life)
{
    TemporaryKey made;
    run([this, &made, &projectId, life] {
        AccessKeys &keys = m_server->iam().accessKeys();
        made.access = keys.issue(projectId, m_server->clock().now(), life);
        const AccessKey *key = keys.find(made.access);
        made.secret = key->secret;
        made.securityToken = key->securityToken;
    });
    return made;
}

void SimulatorThread::closeConnections()
{
    run([this] { m_server->closeConnections(); });
}

} // namespace phonedeck::simulator
