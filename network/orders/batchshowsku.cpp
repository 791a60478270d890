// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/orders/batchshowsku.h"

#include "network/transport/apioperation.h"
#include "network/transport/jsonvalue.h"

#include <QtCore/QJsonArray>

#include <cmath>

namespace phonedeck {

static_assert(ApiOperation<BatchShowSku>);

namespace {

/// "4,6", 6 and 4.0 are all seen (C10).
QList<double> bandSizes(const QJsonValue &value)
{
    QList<double> sizes;
    const QStringList pieces = jsonText(value).split(u',', Qt::SkipEmptyParts);
    for (const QString &piece : pieces) {
        bool isNumber = false;
        const double size = piece.trimmed().toDouble(&isNumber);
        if (isNumber && size > 0 && std::isfinite(size)) // "inf" is a number to Qt
            sizes.append(size);
    }
    return sizes;
}

AospPool poolOf(const QJsonObject &pool)
{
    return {
        .version = jsonText(jsonMember(pool, u"version")),
        .resPoolId = jsonText(jsonMember(pool, u"resPoolId")),
        .id = jsonText(jsonMember(pool, u"id")),
        .network = jsonText(jsonMember(pool, u"network")),
        .enable = jsonBool(jsonMember(pool, u"enable")),
    };
}

NestScene sceneOf(const QJsonObject &scene)
{
    const QList<double> sizes = bandSizes(jsonMember(scene, u"bandSize"));
    return {
        .sceneType = jsonText(jsonMember(scene, u"sceneType")),
        .sceneDesc = jsonText(jsonMember(scene, u"sceneDesc")),
        .sceneDescEn = jsonText(jsonMember(scene, u"sceneDescEn")),
        .network = jsonText(jsonMember(scene, u"network")),
        .storageDesc = jsonText(jsonMember(scene, u"storageDesc")),
        .tags = jsonText(jsonMember(scene, u"tags")),
        .tagsEn = jsonText(jsonMember(scene, u"tagsEn")),
        .bandSizeMbit = sizes.isEmpty() ? 0 : sizes.first(),
    };
}

Sku skuOf(const QJsonObject &row, const QString &regionId)
{
    Sku sku;
    sku.regionId = regionId;
    sku.type = jsonText(jsonMember(row, u"type"));
    sku.cbcSkuId = jsonText(jsonMember(row, u"cbcSkuId"));
    sku.name = jsonText(jsonMember(row, u"name"));
    sku.calcSpec = jsonText(jsonMember(row, u"calcSpec"));
    sku.storageSpec = jsonText(jsonMember(row, u"storageSpec"));
    sku.specDesc = jsonText(jsonMember(row, u"specDesc"));
    sku.specDescEn = jsonText(jsonMember(row, u"specDescEn"));
    sku.maxResolution = jsonText(jsonMember(row, u"maxResolution"));
    sku.bandSizesMbit = bandSizes(jsonMember(row, u"bandSize"));
    sku.chargeMode = jsonInt(jsonMember(row, u"chargeMode"), -1);
    const QJsonArray pools = jsonMember(jsonMember(row, u"poolInfo").toObject(), u"aosp").toArray();
    for (const QJsonValue &pool : pools)
        sku.pools.append(poolOf(pool.toObject()));
    const QJsonArray scenes = jsonMember(row, u"nestInfo").toArray();
    for (const QJsonValue &scene : scenes)
        sku.scenes.append(sceneOf(scene.toObject()));
    return sku;
}

} // namespace

HttpRequest BatchShowSku::request() const
{
    // Only general cloud terminals exist; the parameter is mandatory all the same (A8).
    return HttpRequest::get(QStringLiteral("/v1/instances/sku"),
                            {{QStringLiteral("type"), QStringLiteral("0")}});
}

ApiResult<BatchShowSku::Reply> BatchShowSku::parse(const QJsonObject &body)
{
    const QJsonValue dataValue = body.value(u"data");
    const QJsonObject data = dataValue.toObject();
    const QJsonValue list = jsonMember(data, u"skuSpecResponseList");
    // Null is "none"; another shape is another service.
    if (!dataValue.isNull() && !list.isNull() && !list.isArray())
        return tl::unexpected(ApiError{.kind = ErrorKind::NotTheService});
    Reply reply;
    reply.bandSkuId = jsonText(jsonMember(jsonMember(data, u"bandInfo").toObject(), u"cbcSkuId"));
    const QJsonArray regions = list.toArray();
    for (const QJsonValue &value : regions) {
        const QJsonObject region = value.toObject();
        const QString regionId = jsonText(jsonMember(region, u"regionId"));
        const QJsonArray rows = jsonMember(region, u"skuResponses").toArray();
        for (const QJsonValue &row : rows)
            reply.skus.append(skuOf(row.toObject(), regionId));
    }
    return reply;
}

} // namespace phonedeck
