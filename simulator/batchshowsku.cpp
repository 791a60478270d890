// SPDX-License-Identifier: GPL-3.0-or-later
// BatchShowSku (4.2.1): a catalogue with every oddity of the sample in it (C7–C12).
#include "simulator/cloud.h"
#include "simulator/operation.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

struct Size {
    int cores;
    int memory;
    int storage;
    const char *resolution;
    const char *bandwidths;
};

constexpr Size sizes[] = {
    {2, 4, 16, "720p", "4"},      {4, 8, 32, "720p", "4,6"},      {8, 16, 64, "1080p", "4,6,8"},
    {8, 16, 128, "1080p", "6,8"}, {16, 32, 128, "1080p", "8,10"}, {16, 32, 256, "1080p", "10"},
};
constexpr const char *systems[] = {"AOSP9", "AOSP11", "AOSP14"};

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

QJsonObject pool(int index, int system)
{
    return {{u"version"_s, QString::fromLatin1(systems[system])},
            {u"resPoolId"_s, QString::number(1'600'087'199'176'300'000LL + index * 1111 + system)},
            {u"id"_s, 40 + index * 3 + system},
            {u"network"_s, index % 3 == 0 ? u"EIP"_s : u"ADN"_s},
            {u"enable"_s, (index + system) % 7 != 3}};
}

QJsonObject sku(int region, int number)
{
    const Size &size = sizes[number];
    const int index = region * 6 + number;
    const bool isProfessional = (index + region) % 2 == 0;
    const QString resolution = QString::fromLatin1(size.resolution);
    const QString bandwidths = QString::fromLatin1(size.bandwidths);
    QJsonArray pools;
    for (int system = 0; system <= number % 3; ++system)
        pools.append(pool(index, system));
    QJsonObject object{
        {u"type"_s, isProfessional ? u"PROFESSIONAL"_s : u"ENTERPRISE"_s},
        {u"cbcSkuId"_s, u"kp.%1.%2u.%3g.2"_s.arg(isProfessional ? u"professional"_s : u"enterprise"_s)
                            .arg(size.cores)
                            .arg(size.storage)},
        {u"name"_s, u"sku_%1"_s.arg(index + 1)},
        {u"calcSpec"_s, u"%1vCPUs | %2GB"_s.arg(size.cores).arg(size.memory)},
        {u"storageSpec"_s, u"%1GB"_s.arg(size.storage)},
        {u"specDesc"_s,
         u"%1 | %2核 | %3GB | %4GB存储 | 最高分辨率%5"_s.arg(isProfessional ? u"专业版"_s : u"企业版"_s)
             .arg(size.cores)
             .arg(size.memory)
             .arg(size.storage)
             .arg(resolution)},
        {u"specDescEn"_s, u"%1 | %2 Core | %3GB | %4GB Storage | %5 Max Output"_s
                              .arg(isProfessional ? u"Professional"_s : u"Enterprise"_s)
                              .arg(size.cores)
                              .arg(size.memory)
                              .arg(size.storage)
                              .arg(resolution.toUpper())},
        {u"bandSize"_s, bandwidths},
        {u"poolInfo"_s, QJsonObject{{u"aosp"_s, pools}}},
        {u"chargeMode"_s, (index + 2) % 3},
        {u"maxResolution"_s, index % 2 == 0 ? resolution + u" (高清)"_s : resolution},
    };
    if (index % 3 == 0) { // filled, empty or absent (C9)
        QJsonArray scenes;
        const QStringList list = bandwidths.split(u',');
        for (const QString &bandwidth : list)
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
        for (int number = 0; number < 6; ++number)
            skus.append(sku(region, number));
        regions.append(
            QJsonObject{{u"skuResponses"_s, skus}, {u"regionId"_s, context.cloud.regions().at(region).code}});
    }
    return success({{u"bandInfo"_s, QJsonObject{{u"id"_s, u"62"_s}, {u"cbcSkuId"_s, u"kp.bandwidth"_s}}},
                    {u"skuSpecResponseList"_s, regions}},
                   u"return sku messages success"_s);
}

} // namespace phonedeck::simulator
