// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/orders/batchshowsku.h"
#include "network/transport/apiclient.h"

#include <QtCore/QDateTime>
#include <QtCore/QObject>

#include <optional>

namespace phonedeck {

/// What is on sale, read once after the sign-in and again on demand. A failed reading keeps the last one.
class CatalogSync final : public QObject
{
    Q_OBJECT

public:
    /// The client outlives the sync.
    explicit CatalogSync(ApiClient &client, QObject *parent = nullptr);

    void refresh();

    [[nodiscard]] const QList<Sku> &skus() const { return m_skus; }
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] const QDateTime &readUtc() const { return m_readUtc; } ///< invalid: not yet
    [[nodiscard]] const std::optional<ApiError> &failure() const { return m_failure; }

Q_SIGNALS:
    void changed();

private:
    void takeReply(const ApiResult<BatchShowSku::Reply> &reply);

    ApiScope m_api;
    QList<Sku> m_skus;
    QDateTime m_readUtc;
    std::optional<ApiError> m_failure;
    bool m_isReading = false;
};

} // namespace phonedeck
