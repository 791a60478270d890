// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/objectstore.h"
#include "simulator/ratelimiter.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

#include <chrono>

namespace phonedeck::simulator {

/// What a simulated cloud is started with. The same seed and number of instances give the same cloud.
struct SimulatorOptions {
    static constexpr int maxInstances = 1'000'000;

    int instances = 2000; ///< 0 … maxInstances
    quint64 seed = 1;
    double speed = 1;                     ///< ticks of the cloud's life per real second
    std::chrono::milliseconds latency{0}; ///< before every answer, in addition to the faults
    quint16 port = 0;                     ///< on 127.0.0.1; 0 takes a free one
    bool ticking = true; ///< false: the fleet stands still until somebody calls Cloud::tick()
    std::chrono::seconds tokenLife{86400};
    std::chrono::seconds lockLife{900}; ///< how long five wrong passwords lock the user
    bool demandsMfa = false;            ///< a password alone is not enough: Iam::totpSecret makes the codes
    qint64 objectBytes = ObjectStore::defaultMaxBytes; ///< what the object store holds at most
    RateLimit rateLimit;          ///< at first; for all but /_control and the object store
    bool strictRequestId = false; ///< refuse calls without x-request-id with 0002 (A19)
    QDateTime startTime;          ///< what the cloud's clock shows at first; invalid: the real time
    QByteArray certificatePem;    ///< with privateKeyPem: speaks TLS only
    QByteArray privateKeyPem;

    [[nodiscard]] bool usesTls() const { return !certificatePem.isEmpty() && !privateKeyPem.isEmpty(); }
};

} // namespace phonedeck::simulator
