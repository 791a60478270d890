// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QString>
#include <QtCore/QThread>

#include <atomic>
#include <functional>

namespace phonedeck {

/// The one thread that works with the console's databases (a connection works only in the thread that made
/// it). Values in, values out, no shared state.
class DatabaseThread final
{
public:
    DatabaseThread();
    /// Ends when everything that was posted has run.
    ~DatabaseThread();
    Q_DISABLE_COPY_MOVE(DatabaseThread)

    /// Runs `work` on the thread, one after the other in the order of posting. Connections it opens have to
    /// be closed there, too.
    void run(std::function<void()> work);
    /// Runs `work` on the thread and `done` with its result on the application's (GUI) thread, where
    /// `context` lives, unless that is gone then.
    template <typename Work, typename Done> void run(QObject *context, Work work, Done done)
    {
        const QPointer<QObject> receiver(context);
        run([receiver, work = std::move(work), done = std::move(done)]() mutable {
            auto result = work();
            // QPointer is looked at by the posted call, which runs where the receiver lives.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [receiver, done = std::move(done), result = std::move(result)]() mutable {
                    if (receiver)
                        done(std::move(result));
                },
                Qt::QueuedConnection);
        });
    }
    /// Waits until all that was posted so far has run. Not from the thread itself.
    void flush();

private:
    QThread m_thread;
    QObject m_worker;               ///< lives in m_thread
    std::atomic<int> m_waiting = 0; ///< posted and not yet run
};

} // namespace phonedeck
