// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/databasethread.h"

namespace phonedeck {

DatabaseThread::DatabaseThread()
{
    m_thread.setObjectName(QStringLiteral("databases"));
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

DatabaseThread::~DatabaseThread()
{
    // What was posted may post more.
    while (m_waiting.load() > 0)
        flush();
    m_thread.quit();
    m_thread.wait();
}

void DatabaseThread::run(std::function<void()> work)
{
    ++m_waiting;
    QMetaObject::invokeMethod(
        &m_worker,
        [this, work = std::move(work)]() mutable {
            work();
            work = {}; // what it held goes before anybody is told that it has run
            --m_waiting;
        },
        Qt::QueuedConnection);
}

void DatabaseThread::flush()
{
    Q_ASSERT(QThread::currentThread() != &m_thread);
    // A blocking queued call waits on a semaphore: no event loop runs here meanwhile.
    QMetaObject::invokeMethod(
        &m_worker, [] {}, Qt::BlockingQueuedConnection);
}

} // namespace phonedeck
