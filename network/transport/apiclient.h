// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apicall.h"
#include "network/transport/managerpool.h"
#include "network/transport/retrypolicy.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QUrl>
#include <QtNetwork/QSslConfiguration>

#include <algorithm>

namespace phonedeck {

/// What holds for every call of a client.
struct ClientSettings {
    QUrl baseUrl;
    ExchangeLimits limits;
    RetrySettings retry;
    NetworkRoute route;
    int maxCallsInFlight = ManagerPool::readManagers * ManagerPool::connectionsPerManager;
};

/// Sends operations to one service of one account: base URL, identity, request id, time-outs, the governor,
/// retry, the envelope and the request record are done here, in one place.
class ApiClient final : public QObject
{
    Q_OBJECT

public:
    /// Without `identity` calls carry none (the sign-in itself). `identity` outlives the client. The clients
    /// of an account may share a `governor`, which outlives them; without one the client has its own.
    explicit ApiClient(const ClientSettings &settings, CallIdentity *identity = nullptr,
                       QObject *parent = nullptr, Governor *governor = nullptr);
    /// Abandons all calls, silently.
    ~ApiClient() override;

    [[nodiscard]] const ClientSettings &settings() const { return m_settings; }
    [[nodiscard]] Governor &governor() const { return *m_governor; }

    template <ApiOperation Op> ApiCall<Op> send(const Op &op, Urgency urgency = Urgency::Interactive)
    {
        auto *call = new TypedCall<Op>(*this, op, urgency);
        enqueue(call);
        return ApiCall<Op>(call);
    }

    /// Calls of this client that have a place; not those that wait for one, or for their next try.
    [[nodiscard]] int callsInFlight() const;

Q_SIGNALS:
    /// After each call, whatever came of it, before its handler runs.
    void requestRecorded(const phonedeck::RequestRecord &record);

private:
    friend class PendingCall;

    void enqueue(PendingCall *call);
    void forget(PendingCall *call);
    void takeReadFailure(const QNetworkAccessManager &manager);
    void dropRetiredReads();
    [[nodiscard]] CallIdentity *identity() const { return m_identity; }
    [[nodiscard]] ManagerPool &managers() { return m_managers; }
    [[nodiscard]] const QSslConfiguration &tls() const { return m_tls; }

    ClientSettings m_settings;
    CallIdentity *m_identity;
    Governor *m_governor;
    ManagerPool m_managers;
    QSslConfiguration m_tls;
    QSet<PendingCall *> m_calls;
};

/// Ties calls to the life of their owner: destroying the scope abandons its calls, silently.
class ApiScope
{
public:
    explicit ApiScope(ApiClient &client) : m_client(client) {}
    ~ApiScope() { abandonAll(); }
    ApiScope(const ApiScope &) = delete;
    ApiScope &operator=(const ApiScope &) = delete;

    template <ApiOperation Op> ApiCall<Op> send(const Op &op, Urgency urgency = Urgency::Interactive)
    {
        ApiCall<Op> call = m_client.send(op, urgency);
        if (m_calls.size() >= m_cleanAt) { // now and then: a look at each for each would be quadratic
            m_calls.removeIf([](const QPointer<PendingCall> &pending) { return pending.isNull(); });
            m_cleanAt = std::max<qsizetype>(64, 2 * m_calls.size());
        }
        m_calls.append(call.pending());
        return call;
    }

    void abandonAll()
    {
        const QList<QPointer<PendingCall>> calls = std::exchange(m_calls, {});
        for (const QPointer<PendingCall> &call : calls) {
            if (call)
                call->abandon();
        }
    }

private:
    ApiClient &m_client;
    QList<QPointer<PendingCall>> m_calls;
    qsizetype m_cleanAt = 64;
};

} // namespace phonedeck
