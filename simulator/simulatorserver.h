// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clock.h"
#include "simulator/cloud.h"
#include "simulator/faults.h"
#include "simulator/httpserver.h"
#include "simulator/iam.h"
#include "simulator/objectservice.h"
#include "simulator/operation.h"
#include "simulator/ratelimiter.h"
#include "simulator/requestlog.h"
#include "simulator/simulatoroptions.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace phonedeck::simulator {

/// The simulated cloud: IAM, KooPhone and the object store under one address, and the control endpoint under
/// /_control.
///
/// Belongs to the thread that made it. From other threads only faults() and the two log() may be
/// used; for everything else there is SimulatorThread.
class SimulatorServer : public QObject
{
    Q_OBJECT
public:
    explicit SimulatorServer(const SimulatorOptions &options, QObject *parent = nullptr);

    /// False on failure, which errorString() tells.
    [[nodiscard]] bool listen();
    [[nodiscard]] QUrl url() const { return m_http.url(); }
    [[nodiscard]] QString errorString() const { return m_http.errorString(); }

    [[nodiscard]] QList<LoggedRequest> log() const { return m_log.all(); }
    [[nodiscard]] QList<LoggedRequest> log(const QString &operation) const { return m_log.of(operation); }
    void clearLog() { m_log.clear(); }
    [[nodiscard]] Faults &faults() { return m_faults; }

    [[nodiscard]] Cloud &cloud() { return m_cloud; }
    [[nodiscard]] Iam &iam() { return m_iam; }
    [[nodiscard]] ObjectStore &objectStore() { return m_store; }
    [[nodiscard]] Clock &clock() { return m_clock; }
    [[nodiscard]] RateLimiter &limiter() { return m_limiter; }
    void closeConnections() { m_http.closeConnections(); }

private:
    [[nodiscard]] HttpHandler handler();
    [[nodiscard]] HttpAnswer answer(const HttpRequest &request, quint64 connection);
    [[nodiscard]] HttpAnswer answerObject(const HttpRequest &request, quint64 connection);
    [[nodiscard]] HttpAnswer envelope(const HttpRequest &request, const ApiAnswer &api,
                                      const QList<Fault> &faults) const;
    [[nodiscard]] ApiAnswer run(const Operation *operation, const HttpRequest &request, bool &committed);
    [[nodiscard]] bool cutsOff(const HttpRequest &head, quint64 connection);
    void record(const HttpRequest &request, quint64 connection, const QString &operation, int status,
                bool committed);
    [[nodiscard]] HttpAnswer control(const HttpRequest &request);
    [[nodiscard]] HttpAnswer controlLimit(const HttpRequest &request);
    void live();

    const SimulatorOptions m_options;
    Clock m_clock;
    Cloud m_cloud;
    Iam m_iam;
    ObjectStore m_store;
    ObjectService m_objects;
    Faults m_faults;
    RateLimiter m_limiter;
    RequestLog m_log;
    HttpServer m_http; // after all that its handler uses
    QTimer m_life;
    double m_owedTicks = 0;
};

} // namespace phonedeck::simulator
