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

int ApiClient::callsInFlight() const
{
    return static_cast<int>(std::count_if(m_calls.begin(), m_calls.end(), [this](const PendingCall *call) {
        return m_governor->hasPlace(call);
    }));
}

} // namespace phonedeck
