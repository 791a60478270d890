// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/orders/catalogsync.h"

namespace phonedeck {

CatalogSync::CatalogSync(ApiClient &client, QObject *parent) : QObject(parent), m_api(client) {}

void CatalogSync::refresh()
{
    if (m_isReading)
        return;
    m_isReading = true;
    m_api.send(BatchShowSku{}).then(this, [this](const ApiResult<BatchShowSku::Reply> &reply) {
        takeReply(reply);
    });
    Q_EMIT changed();
}

void CatalogSync::takeReply(const ApiResult<BatchShowSku::Reply> &reply)
{
    m_isReading = false;
    if (reply) {
        m_skus = reply->skus;
        m_readUtc = QDateTime::currentDateTimeUtc();
        m_failure.reset();
    } else {
        m_failure = reply.error();
    }
    Q_EMIT changed();
}

} // namespace phonedeck
