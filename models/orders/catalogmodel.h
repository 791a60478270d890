// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/orders/batchshowsku.h"

#include <QtCore/QAbstractTableModel>

namespace phonedeck {

/// What is on sale, a row for each specification in each region, in the service's order.
class CatalogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit CatalogModel(QObject *parent = nullptr);

    void setSkus(const QList<Sku> &skus);
    [[nodiscard]] const Sku &sku(int row) const { return m_skus.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Width in pixels at 100 % that shows the usual content of a column.
    [[nodiscard]] static int defaultWidth(int column);
    void retranslate();

private:
    QList<Sku> m_skus;
};

} // namespace phonedeck
