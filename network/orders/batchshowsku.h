// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

namespace phonedeck {

/// A pool of hardware an SKU can run on.
struct AospPool {
    QString version;   ///< system image, e.g. "AOSP11"; unknown ones are kept
    QString resPoolId; ///< a number above 2^53, kept as text (C8)
    QString id;        ///< number or numeric text on the wire (C7)
    QString network;   ///< "EIP", "ADN" or empty
    bool enable = false;

    bool operator==(const AospPool &) const = default;
};

/// A use an SKU is sold for (nestInfo; in a sample only, C9).
struct NestScene {
    QString sceneType;
    QString sceneDesc;
    QString sceneDescEn;
    QString network;
    QString storageDesc;
    QString tags;
    QString tagsEn;
    double bandSizeMbit = 0; ///< Mbit/s; 0 = not stated

    bool operator==(const NestScene &) const = default;
};

/// One specification on sale in one region.
struct Sku {
    QString regionId;
    QString type;     ///< "PROFESSIONAL", "ENTERPRISE" or an edition we don't know (C12)
    QString cbcSkuId; ///< instanceSkuId of an order
    QString name;
    QString calcSpec; ///< "4vCPUs | 8GB"
    QString storageSpec;
    QString specDesc;
    QString specDescEn;
    QString maxResolution;       ///< "720p", sometimes with a Chinese remark in brackets (C11)
    QList<double> bandSizesMbit; ///< Mbit/s that can be ordered, from "4,6" (C10)
    QList<AospPool> pools;
    QList<NestScene> scenes;
    int chargeMode = -1; ///< 0 by period, 1 by use, 2 both; -1 not stated

    bool operator==(const Sku &) const = default;
};

/// Lists what the account may order, region by region, and the bandwidth product.
/// Reference: 4.2.1.
struct BatchShowSku {
    static constexpr const char *name = "BatchShowSku";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:queryInstanceSku";
    static constexpr Effect effect = Effect::Reads;
    static constexpr bool isIdempotent = true; ///< by the contract

    struct Reply {
        QString bandSkuId; ///< bandSkuId of an order; empty if the service names none
        QList<Sku> skus;
    };

    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
