// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/catalogue.h"

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

struct Size {
    int cores;
    int memory;
    int storage;
    const char *resolution;
    const char *bandwidths;
    int stock;
};

constexpr Size sizes[skusPerRegion] = {
    {2, 4, 16, "720p", "4", 5000},     {4, 8, 32, "720p", "4,6", 2000},    {8, 16, 64, "1080p", "4,6,8", 800},
    {8, 16, 128, "1080p", "6,8", 300}, {16, 32, 128, "1080p", "8,10", 60}, {16, 32, 256, "1080p", "10", 5},
};
constexpr const char *systems[] = {"AOSP9", "AOSP11", "AOSP14"};

} // namespace

int CatalogueSku::index() const
{
    return region * skusPerRegion + number;
}

int CatalogueSku::specIndex() const
{
    return number * 2 + (isProfessional ? 0 : 1);
}

CatalogueSku catalogueSku(int region, int number)
{
    const Size &size = sizes[number];
    CatalogueSku sku;
    sku.region = region;
    sku.number = number;
    const int index = sku.index();
    sku.isProfessional = (index + region) % 2 == 0;
    sku.id = u"kp.%1.%2u.%3g.2"_s.arg(sku.isProfessional ? u"professional"_s : u"enterprise"_s)
                 .arg(size.cores)
                 .arg(size.storage);
    sku.cores = size.cores;
    sku.memoryGb = size.memory;
    sku.storageGb = size.storage;
    sku.resolution = QString::fromLatin1(size.resolution);
    sku.bandwidths = QString::fromLatin1(size.bandwidths).split(u',');
    sku.chargeMode = (index + 2) % 3;
    for (int system = 0; system <= number % 3; ++system) {
        sku.pools.append({QString::fromLatin1(systems[system]),
                          QString::number(1'600'087'199'176'300'000LL + index * 1111 + system),
                          40 + index * 3 + system, index % 3 == 0 ? u"EIP"_s : u"ADN"_s,
                          (index + system) % 7 != 3});
    }
    return sku;
}

std::optional<CatalogueSku> catalogueSku(int region, const QString &id)
{
    for (int number = 0; number < skusPerRegion; ++number) {
        CatalogueSku sku = catalogueSku(region, number);
        if (sku.id == id)
            return sku;
    }
    return std::nullopt;
}

QStringList catalogueSpecTexts()
{
    QStringList texts;
    for (const Size &size : sizes) {
        for (const QString &edition : {u"专业版"_s, u"企业版"_s}) {
            texts.append(u"%1 | %2 核 | %3GB | %4GB 存储 | 最高分辨率 %5"_s.arg(edition)
                             .arg(size.cores)
                             .arg(size.memory)
                             .arg(size.storage)
                             .arg(QString::fromLatin1(size.resolution)));
        }
    }
    return texts;
}

int stockFromStart(int number)
{
    return sizes[number].stock;
}

QString bandwidthSkuId()
{
    return u"kp.bandwidth"_s;
}

} // namespace phonedeck::simulator
