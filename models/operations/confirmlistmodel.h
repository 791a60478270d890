// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationplan.h"

#include <QtCore/QAbstractTableModel>

namespace phonedeck {

/// The phones of a plan for the sheet that asks: those it acts on, those in use first, or those that are left
/// out with the reason. By name within each. Holds values: nothing that happens to the fleet changes it.
class ConfirmListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Part { ActedOn, LeftOut };
    Q_ENUM(Part)

    /// `nowSecs`, since 1970, is what ages are told by.
    explicit ConfirmListModel(qint64 nowSecs, QObject *parent = nullptr);

    void show(const OperationPlan &plan, Part part);
    [[nodiscard]] Part part() const { return m_part; }
    /// A phone is shown if each word is found in its name, id, user, member, states or reason.
    void setFilter(const QString &text);
    [[nodiscard]] bool isFiltered() const { return !m_filter.isEmpty(); }
    /// Phones of the part, whatever the filter.
    [[nodiscard]] int total() const { return int(m_phones.size()); }
    [[nodiscard]] QString instanceId(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Pixels at 100 %; 0: takes the room that is left.
    [[nodiscard]] int columnWidth(int column) const;

private:
    void filterRows();
    void gatherWords();

    qint64 m_nowSecs;
    Part m_part = Part::ActedOn;
    QList<PhoneFacts> m_phones;
    QList<PhoneReason> m_reasons; ///< as long as m_phones where they are left out; else empty
    QList<int> m_order;           ///< all phones as they stand
    QList<int> m_rows;            ///< those that are shown
    QList<QString> m_words;       ///< what the filter looks into, by phone, folded; empty until it is needed
    QString m_filter;
};

} // namespace phonedeck
