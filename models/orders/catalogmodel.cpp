// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/orders/catalogmodel.h"

#include "models/fleet/cellroles.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace phonedeck {

namespace {

QString dash()
{
    return QStringLiteral("–");
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? dash() : text;
}

QString regionText(const Sku &sku)
{
    return orDash(sku.regionId);
}

QString editionText(const Sku &sku)
{
    //: edition of a specification, short for professional
    if (sku.type == u"PROFESSIONAL")
        return CatalogModel::tr("Pro");
    //: edition of a specification, short for enterprise
    if (sku.type == u"ENTERPRISE")
        return CatalogModel::tr("Ent");
    return orDash(sku.type); // an edition we don't know is shown as it is (C12)
}

/// "4vCPUs | 8GB" as "4 vCPU, 8 GB"; anything else as given.
QString specText(const Sku &sku)
{
    static const QRegularExpression shape(
        QStringLiteral("^\\s*(\\d+)\\s*vCPUs?\\s*\\|\\s*(\\d+)\\s*GB\\s*$"));
    const QRegularExpressionMatch match = shape.match(sku.calcSpec);
    if (match.hasMatch())
        return CatalogModel::tr("%1 vCPU, %2 GB").arg(match.captured(1), match.captured(2));
    return orDash(sku.calcSpec.isEmpty() ? sku.specDesc : sku.calcSpec);
}

QString storageText(const Sku &sku)
{
    static const QRegularExpression shape(QStringLiteral("^(\\d+)\\s*([A-Za-z]+)$"));
    const QRegularExpressionMatch match = shape.match(sku.storageSpec);
    return match.hasMatch() ? QString(match.captured(1) + u' ' + match.captured(2)) : orDash(sku.storageSpec);
}

QString resolutionText(const Sku &sku)
{
    return orDash(sku.maxResolution);
}

QString numberText(double number)
{
    return QLocale().toString(number, 'g', 6);
}

QString bandText(const Sku &sku)
{
    QStringList sizes;
    for (double size : sku.bandSizesMbit)
        sizes << numberText(size);
    return orDash(sizes.join(QStringLiteral(", ")));
}

/// Different values of the pools that can be ordered from, sorted.
template <typename Value> QStringList poolValues(const Sku &sku, Value value)
{
    QStringList values;
    for (const AospPool &pool : sku.pools) {
        const QString text = value(pool);
        if (pool.enable && !text.isEmpty() && !values.contains(text))
            values << text;
    }
    std::sort(values.begin(), values.end(), [](const QString &one, const QString &other) {
        return one.size() != other.size() ? one.size() < other.size() : one < other;
    });
    return values;
}

bool isOffered(const Sku &sku)
{
    return std::any_of(sku.pools.begin(), sku.pools.end(), [](const AospPool &pool) { return pool.enable; });
}

QString androidText(const Sku &sku)
{
    const QStringList versions = poolValues(sku, [](const AospPool &pool) {
        return pool.version.startsWith(u"AOSP") ? pool.version.mid(4) : pool.version;
    });
    return orDash(versions.join(QStringLiteral(", ")));
}

QString networkText(const Sku &sku)
{
    if (!isOffered(sku))
        return CatalogModel::tr("Not offered now");
    return orDash(
        poolValues(sku, [](const AospPool &pool) { return pool.network; }).join(QStringLiteral(", ")));
}

QString chargeText(const Sku &sku)
{
    switch (sku.chargeMode) {
    case 0:
        return CatalogModel::tr("By period");
    case 1:
        return CatalogModel::tr("By use");
    case 2:
        return CatalogModel::tr("Period or use");
    case -1:
        return dash();
    default:
        return CatalogModel::tr("Value %1").arg(sku.chargeMode);
    }
}

QString sceneText(const Sku &sku)
{
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    QStringList scenes;
    for (const NestScene &scene : sku.scenes) {
        const QString text = isChinese || scene.sceneDescEn.isEmpty() ? scene.sceneDesc : scene.sceneDescEn;
        if (!text.isEmpty() && !scenes.contains(text))
            scenes << text;
    }
    return orDash(scenes.join(QStringLiteral(", ")));
}

QString skuIdText(const Sku &sku)
{
    return orDash(sku.cbcSkuId);
}

double firstNumber(const QString &text)
{
    static const QRegularExpression digits(QStringLiteral("\\d+(\\.\\d+)?"));
    return digits.match(text).captured().toDouble();
}

/// A column is a row in this table.
struct Column {
    const char *title;
    int width;
    Qt::Alignment alignment;
    CellEmphasis emphasis;
    bool isMono;
    bool isNumber; ///< sorted by its first number (C11)
    QString (*text)(const Sku &);
};

const std::array<Column, 11> &columns()
{
    static const std::array<Column, 11> table{{
        {QT_TRANSLATE_NOOP("phonedeck::CatalogModel", "Region"), 112, Qt::AlignLeft, PrimaryText, false,
         false, regionText},
        {QT_TRANSLATE_NOOP("phonedeck::CatalogModel", "Edition"), 64, Qt::AlignLeft, SecondaryText, false,
         false, editionText},
        {QT_TRANSLATE_NOOP("phonedeck::CatalogModel", "Spec"), 120, Qt::AlignLeft, StrongText, false, true,
         specText},
        {QT_TRANSLATE_NOOP("phonedeck::CatalogModel", "Storage"), 70, Qt::AlignRight, SecondaryText, false,
         true, storageText},
        {QT_TRANSLATE_NOOP("phonedeck::CatalogModel", "Max"), 94, Qt::AlignLeft, SecondaryText, false, true,
         resolutionText},
        {QT_TRANSLATE_NOOP("phonedeck::CatalogModel", "Mbit/s"), 66, Qt::AlignLeft, SecondaryText, false,
         true, bandText},
        {QT_TRANSLATE_NOOP("phonedeck::CatalogModel", "Android"), 74, Qt::AlignLeft, SecondaryText, false,
         true, androidText},
        {QT_TRANSLATE_NOOP("phonedeck::CatalogModel", "Network"), 110, Qt::AlignLeft, SecondaryText, false,
         false, networkText},
        {QT_TRANSLATE_NOOP("phonedeck::CatalogModel", "Charged"), 102, Qt::AlignLeft, SecondaryText, false,
         false, chargeText},
        {QT_TRANSLATE_NOOP("phonedeck::CatalogModel", "Sold for"), 150, Qt::AlignLeft, SecondaryText, false,
         false, sceneText},
        {QT_TRANSLATE_NOOP("phonedeck::CatalogModel", "SKU"), 230, Qt::AlignLeft, SecondaryText, true, false,
         skuIdText},
    }};
    return table;
}

} // namespace

CatalogModel::CatalogModel(QObject *parent) : QAbstractTableModel(parent) {}

void CatalogModel::setSkus(const QList<Sku> &skus)
{
    if (skus == m_skus)
        return;
    beginResetModel();
    m_skus = skus;
    endResetModel();
}

int CatalogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_skus.size());
}

int CatalogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns().size());
}

QVariant CatalogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Sku &entry = sku(index.row());
    const Column &column = columns()[static_cast<size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return column.text(entry);
    case Qt::ToolTipRole:
        return QString(QLocale().language() == QLocale::Chinese || entry.specDescEn.isEmpty()
                           ? entry.specDesc
                           : entry.specDescEn);
    case Qt::TextAlignmentRole:
        return QVariant(column.alignment | Qt::AlignVCenter);
    case SortRole:
        return column.isNumber ? QVariant(firstNumber(column.text(entry))) : QVariant(column.text(entry));
    case EmphasisRole:
        return int(isOffered(entry) ? column.emphasis : FaintText);
    case MonoRole:
        return column.isMono;
    default:
        return {};
    }
}

QVariant CatalogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column &column = columns()[static_cast<size_t>(section)];
    if (role == Qt::DisplayRole)
        return tr(column.title);
    if (role == Qt::TextAlignmentRole)
        return QVariant(column.alignment | Qt::AlignVCenter);
    return {};
}

int CatalogModel::defaultWidth(int column)
{
    return columns()[static_cast<size_t>(column)].width;
}

void CatalogModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_skus.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace phonedeck
