// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apicall.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QUrl>

class QNetworkAccessManager;
class QSslConfiguration;

namespace phonedeck {

class TokenSource;

/// What holds for every call of a client.
struct ClientSettings {
    QUrl baseUrl;
    ExchangeLimits limits;
    int maxCallsInFlight = 6; ///< one manager makes six HTTP/1.1 connections per host
};

/// Sends operations to one service of one account: base URL, identity, request id, time-outs, the number
/// of calls in flight, the envelope and the request record are done here, in one place.
class ApiClient final : public QObject
{
    Q_OBJECT

public:
    /// Without `tokens` calls carry no identity (the sign-in itself). `tokens` outlives the client.
    explicit ApiClient(const ClientSettings &settings, TokenSource *tokens = nullptr,
                       QObject *parent = nullptr);
    /// Abandons all calls, silently.
    ~ApiClient() override;

    [[nodiscard]] const ClientSettings &settings() const { return m_settings; }

    template <ApiOperation Op> ApiCall<Op> send(const Op &op)
    {
        auto *call = new TypedCall<Op>(*this, op);
        enqueue(call);
        return ApiCall<Op>(call);
    }

    [[nodiscard]] int callsInFlight() const { return static_cast<int>(m_running.size()); }

Q_SIGNALS:
    /// After each call, whatever came of it, before its handler runs.
    void requestRecorded(const phonedeck::RequestRecord &record);

private:
    friend class PendingCall;

    void enqueue(PendingCall *call);
    void startNext();
    void leave(PendingCall *call);

    ClientSettings m_settings;
    TokenSource *m_tokens;
    QNetworkAccessManager *m_manager;
    QList<PendingCall *> m_waiting;
    QList<PendingCall *> m_running;
};

/// Ties calls to the life of their owner: destroying the scope abandons its calls, silently.
class ApiScope
{
public:
    explicit ApiScope(ApiClient &client) : m_client(client) {}
    ~ApiScope() { abandonAll(); }
    ApiScope(const ApiScope &) = delete;
    ApiScope &operator=(const ApiScope &) = delete;

    template <ApiOperation Op> ApiCall<Op> send(const Op &op)
    {
        ApiCall<Op> call = m_client.send(op);
        m_calls.removeIf([](const QPointer<PendingCall> &pending) { return pending.isNull(); });
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
};

} // namespace phonedeck
