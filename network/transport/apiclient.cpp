// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/apiclient.h"

#include <algorithm>

namespace phonedeck {

ApiClient::ApiClient(const ClientSettings &settings, CallIdentity *identity, QObject *parent,
                     Governor *governor)
    : QObject(parent), m_settings(settings), m_identity(identity),
      m_governor(governor ? governor : new Governor(settings.maxCallsInFlight, this)),
      m_managers(settings.route), m_tls(tlsConfiguration(settings.route))
{
}

ApiClient::~ApiClient()
{
    // All are ended before the first goes: its end may give the keys to the next one, which must not send.
    const QSet<PendingCall *> calls = m_calls; // a copy: each forgets itself
    for (PendingCall *call : calls)
        call->m_ended = true;
    qDeleteAll(calls);
}

void ApiClient::enqueue(PendingCall *call)
{
    m_calls.insert(call);
    call->start();
}

void ApiClient::forget(PendingCall *call)
{
    if (m_calls.remove(call))
        m_governor->leave(call, Governor::Fate::Dropped);
}

void ApiClient::takeReadFailure(const QNetworkAccessManager &manager)
{
    // Later: each that is dropped takes its failure at once, and we are in the middle of one.
    if (m_managers.retire(manager))
        QMetaObject::invokeMethod(this, &ApiClient::dropRetiredReads, Qt::QueuedConnection);
}

void ApiClient::dropRetiredReads()
{
    // Some may have been put on the connection when it was closing already: nobody would answer them. Nobody
    // knows which, and reads may be sent again.
    QList<QPointer<PendingCall>> calls;
    for (PendingCall *call : std::as_const(m_calls))
        calls.append(call);
    const QPointer<ApiClient> self(this);
    for (const QPointer<PendingCall> &call : std::as_const(calls)) {
        if (!self)
            return; // by a handler of the last one
        if (call && call->m_exchange && call->m_traits.effect == Effect::Reads &&
            !m_managers.hasReader(call->m_exchange->manager()))
            call->m_exchange->drop();
    }
}

int ApiClient::callsInFlight() const
{
    return static_cast<int>(std::count_if(m_calls.begin(), m_calls.end(), [this](const PendingCall *call) {
        return m_governor->hasPlace(call);
    }));
}

} // namespace phonedeck
