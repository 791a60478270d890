// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/orders/chargeparam.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

namespace phonedeck {

struct OrderedInstance {
    QString instanceId;
    QString instanceName;

    bool operator==(const OrderedInstance &) const = default;
};

/// Orders new instances. Costs money, and the service can't tell a repeat from a new order: after an answer
/// that didn't come, the name prefix is the way to see whether there is one (D14). Reference: 4.2.2. Errors:
/// 1000, 1001, 3001 to 3003, 3006, 3007, 40010.
struct CreateInstance {
    static constexpr const char *name = "CreateInstance";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:instanceCreate";
    static constexpr Effect effect = Effect::Spends;
    static constexpr bool isIdempotent = false; ///< by the contract: every call is a new order
    static constexpr int maxInstances = 1500;   ///< of one order
    static constexpr int maxPrefixCharacters = 14;
    static constexpr int maxSkuCharacters = 64;
    static constexpr int maxMonths = 9;
    static constexpr int maxYears = 3;

    struct Reply {
        QString orderId; ///< by which an unpaid order is paid
        QList<OrderedInstance> instances;

        /// No instances yet: an order that waits to be paid, as far as the reference lets one tell (D15).
        [[nodiscard]] bool isUnpaid() const { return instances.isEmpty(); }
        bool operator==(const Reply &) const = default;
    };

    QString os;            ///< "AOSP9", "AOSP11"; the service has come to know others
    QString instanceSkuId; ///< Sku::cbcSkuId; 1 to 64 characters
    QString bandSkuId;     ///< BatchShowSku::Reply::bandSkuId; 1 to 64 characters
    QString regionId;      ///< Sku::regionId; 1 to 64 characters
    /// 1 to 14 characters, to which the service adds "-00001"; different for every order (D14).
    QString instanceNamePrefix;
    double bandSizeMbit = 0; ///< Mbit/s, one of Sku::bandSizesMbit (C10)
    int count = 1;           ///< 1 to 1500
    ChargeParam chargeParam;
    QString network = QStringLiteral("EIP"); ///< "EIP" or "ADN"; always sent

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
