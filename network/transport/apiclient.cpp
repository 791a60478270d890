// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/apiclient.h"

#include <QtNetwork/QNetworkAccessManager>

namespace phonedeck {

ApiClient::ApiClient(const ClientSettings &settings, TokenSource *tokens, QObject *parent)
    : QObject(parent), m_settings(settings), m_tokens(tokens), m_manager(new QNetworkAccessManager(this))
{
    m_manager->setAutoDeleteReplies(false);
}

ApiClient::~ApiClient()
{
    const QList<PendingCall *> calls = m_waiting + m_running;
    m_waiting.clear();
    m_running.clear();
    qDeleteAll(calls);
}

void ApiClient::enqueue(PendingCall *call)
{
    m_waiting.append(call);
    // Queued, so that even a call that fails at once reports from the event loop, after then().
    QMetaObject::invokeMethod(this, &ApiClient::startNext, Qt::QueuedConnection);
}

void ApiClient::startNext()
{
    // A call that fails at once reports at once, and its handler may destroy the client.
    const QPointer<ApiClient> self(this);
    while (self && !m_waiting.isEmpty() && m_running.size() < m_settings.maxCallsInFlight) {
        PendingCall *call = m_waiting.takeFirst();
        m_running.append(call);
        call->begin();
    }
}

void ApiClient::leave(PendingCall *call)
{
    const bool held = m_running.removeOne(call);
    if (held || m_waiting.removeOne(call))
        QMetaObject::invokeMethod(this, &ApiClient::startNext, Qt::QueuedConnection);
}

} // namespace phonedeck
