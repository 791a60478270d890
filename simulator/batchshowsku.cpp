// SPDX-License-Identifier: GPL-3.0-or-later
// BatchShowSku (4.2.1): a catalogue with every oddity of the sample in it (C7–C12).
#include "simulator/catalogue.h"
#include "simulator/cloud.h"
#include "simulator/operation.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

QJsonObject scene(int bandwidth, bool hasTags)
{
    QJsonObject object{{u"bandSize"_s, bandwidth},
                       {u"sceneType"_s, u"CLOUD_PHONE"_s},
                       {u"network"_s, u"EIP"_s},
                       {u"storageDesc"_s, u"1.2T"_s},
                       {u"sceneDesc"_s, hasTags ? u"轻量办公"_s : u"轻量办公-2"_s},
                       {u"sceneDescEn"_s, u"Lightweight Office"_s},
                       {u"tagsEn"_s, u"Personal Use,Business"_s}};
    if (hasTags)
        object.insert(u"tags"_s, u"个人,商务"_s);
    return object;
}

QJsonObject pool(const CataloguePool &pool)
{
    return {{u"version"_s, pool.system},
            {u"resPoolId"_s, pool.resPoolId},
            {u"id"_s, pool.id},
            {u"network"_s, pool.network},
            {u"enable"_s, pool.isEnabled}};
}

QJsonObject row(const CatalogueSku &sku)
{
    const int index = sku.index();
    QJsonArray pools;
    for (const CataloguePool &one : sku.pools)
        pools.append(pool(one));
    QJsonObject object{
        {u"type"_s, sku.isProfessional ? u"PROFESSIONAL"_s : u"ENTERPRISE"_s},
        {u"cbcSkuId"_s, sku.id},
        {u"name"_s, u"sku_%1"_s.arg(index + 1)},
        {u"calcSpec"_s, u"%1vCPUs | %2GB"_s.arg(sku.cores).arg(sku.memoryGb)},
        {u"storageSpec"_s, u"%1GB"_s.arg(sku.storageGb)},
        {u"specDesc"_s,
         u"%1 | %2核 | %3GB | %4GB存储 | 最高分辨率%5"_s.arg(sku.isProfessional ? u"专业版"_s : u"企业版"_s)
             .arg(sku.cores)
             .arg(sku.memoryGb)
             .arg(sku.storageGb)
             .arg(sku.resolution)},
        {u"specDescEn"_s, u"%1 | %2 Core | %3GB | %4GB Storage | %5 Max Output"_s
                              .arg(sku.isProfessional ? u"Professional"_s : u"Enterprise"_s)
                              .arg(sku.cores)
                              .arg(sku.memoryGb)
                              .arg(sku.storageGb)
                              .arg(sku.resolution.toUpper())},
        {u"bandSize"_s, sku.bandwidths.join(u',')},
        {u"poolInfo"_s, QJsonObject{{u"aosp"_s, pools}}},
        {u"chargeMode"_s, sku.chargeMode},
        {u"maxResolution"_s, index % 2 == 0 ? sku.resolution + u" (高清)"_s : sku.resolution},
    };
    if (index % 3 == 0) { // filled, empty or absent (C9)
        QJsonArray scenes;
        for (const QString &bandwidth : sku.bandwidths)
            scenes.append(scene(bandwidth.toInt(), scenes.isEmpty()));
        object.insert(u"nestInfo"_s, scenes);
    } else if (index % 3 == 1) {
        object.insert(u"nestInfo"_s, QJsonArray());
    }
    return object;
}

} // namespace

ApiAnswer batchShowSku(const OperationContext &context)
{
    if (context.request.query(u"type") != u"0"_s)
        return badParameter(u"type"_s);
    QJsonArray regions;
    for (int region = 0; region < context.cloud.regions().size(); ++region) {
        QJsonArray skus;
        for (int number = 0; number < skusPerRegion; ++number)
            skus.append(row(catalogueSku(region, number)));
        regions.append(
            QJsonObject{{u"skuResponses"_s, skus}, {u"regionId"_s, context.cloud.regions().at(region).code}});
    }
    return success({{u"bandInfo"_s, QJsonObject{{u"id"_s, u"62"_s}, {u"cbcSkuId"_s, bandwidthSkuId()}}},
                    {u"skuSpecResponseList"_s, regions}},
                   u"return sku messages success"_s);
}

} // namespace phonedeck::simulator
