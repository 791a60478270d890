// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/faults.h"
#include "simulator/ratelimiter.h"
#include "simulator/requestlog.h"
#include "simulator/simulatoroptions.h"

#include <QtCore/QDateTime>
#include <QtCore/QThread>
#include <QtCore/QUrl>

#include <functional>
#include <memory>

namespace phonedeck::simulator {

class Cloud;
class ObjectStore;
class SimulatorServer;

/// A temporary access key with its security token.
struct TemporaryKey {
    QByteArray access;
    QByteArray secret;
    QByteArray securityToken;
};

/// A simulated cloud in a thread of its own.
///
/// The constructor returns when the server listens (or could not: see isListening()), the destructor when
/// the thread has ended; connections are cut. No event loop runs in the caller meanwhile. Every public
/// function may be called from any thread but the simulator's own, and needs no event loop.
class SimulatorThread
{
public:
    explicit SimulatorThread(const SimulatorOptions &options = {});
    ~SimulatorThread();
    Q_DISABLE_COPY_MOVE(SimulatorThread)

    [[nodiscard]] bool isListening() const;
    /// Why it does not listen; empty if it does.
    [[nodiscard]] QString errorString() const;
    /// http://127.0.0.1:PORT (https with a certificate): base URL of KooPhone, IAM and the object store
    /// alike.
    [[nodiscard]] QUrl url() const;

    /// A copy of what was received so far.
    [[nodiscard]] QList<LoggedRequest> log() const;
    [[nodiscard]] QList<LoggedRequest> log(const QString &operation) const;
    void clearLog();

    /// Lives as long as this object.
    [[nodiscard]] Faults &faults();

    /// Runs `work` on the server's thread and waits for it. `work` must not call this object.
    void withCloud(const std::function<void(Cloud &)> &work);
    void withObjectStore(const std::function<void(ObjectStore &)> &work);
    /// Sets the clock that judges tokens and stamps answers; it runs on from there.
    void setTime(const QDateTime &utc);
    [[nodiscard]] QDateTime time() const;
    /// Makes every token issued so far worthless, as a changed password does.
    void revokeTokens();
    /// From now on: see RateLimiter.
    void setRateLimit(const RateLimit &limit);
    void setRateLimitSchedule(const QList<ScheduledLimit> &schedule);
    /// A temporary access key as IAM gives it for a token of that project (empty: of none).
    [[nodiscard]] TemporaryKey issueTemporaryKey(const QString &projectId, std::chrono::seconds life);
    /// Ends all connections, as a restarted gateway does.
    void closeConnections();

private:
    void run(const std::function<void()> &work) const;

    std::unique_ptr<SimulatorServer> m_server; // made, used and destroyed in m_thread
    QThread m_thread;
    mutable QObject m_context; // lives in m_thread: what is run there is sent to it
    QUrl m_url;
    QString m_error;
};

} // namespace phonedeck::simulator
