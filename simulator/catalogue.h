// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace phonedeck::simulator {

/// A resource pool of a SKU: what the phones of one Android version run on.
struct CataloguePool {
    QString system; ///< AOSP9 …
    QString resPoolId;
    int id = 0;
    QString network; ///< EIP or ADN
    bool isEnabled = true;
};

/// One specification as one region sells it.
struct CatalogueSku {
    int region = 0; ///< index into Cloud::regions()
    int number = 0; ///< 0 … skusPerRegion - 1
    bool isProfessional = true;
    QString id; ///< cbcSkuId; the same in several regions
    int cores = 0;
    int memoryGb = 0;
    int storageGb = 0;
    QString resolution;
    QStringList bandwidths; ///< Mbit/s
    int chargeMode = 0;     ///< 0 period, 1 on demand, 2 both
    QList<CataloguePool> pools;

    /// Counts through all regions.
    [[nodiscard]] int index() const;
    /// What ListInstances tells about a phone of it: its place in catalogueSpecTexts().
    [[nodiscard]] int specIndex() const;
};

constexpr int skusPerRegion = 6;

[[nodiscard]] CatalogueSku catalogueSku(int region, int number);
/// Nothing if that region does not sell it.
[[nodiscard]] std::optional<CatalogueSku> catalogueSku(int region, const QString &id);
/// Both editions of every specification.
[[nodiscard]] QStringList catalogueSpecTexts();
/// How many phones of the SKU of that number a region has at first: much of the small, little of the big.
[[nodiscard]] int stockFromStart(int number);
/// The only bandwidth product; goes with every SKU.
[[nodiscard]] QString bandwidthSkuId();

} // namespace phonedeck::simulator
