// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/instancecolumn.h"
#include "models/fleet/instancestore.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QTimer>

namespace phonedeck {

class FleetView;
class PhoneSelection;

/// The fleet's table: rows are the view's order, columns the table of columns. The current row stays on its
/// phone whatever the order does.
class InstanceTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// All outlive the model.
    InstanceTableModel(const InstanceStore &store, FleetView &view, const PhoneSelection &selection,
                       QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    [[nodiscard]] qsizetype storeRow(int row) const;
    [[nodiscard]] QString instanceId(int row) const;
    /// -1 if the phone isn't in the view.
    [[nodiscard]] int rowOfPhone(const QString &instanceId) const;

    /// What is shown was read at that time and may no longer hold; empty: it is fresh.
    void setAsOf(const QString &clock);
    /// Ages grow without a change of the store.
    void refreshAges();
    void retranslate();

    /// Rows of the view as tab separated text: titles, then a line each.
    [[nodiscard]] QString toTsv(const QList<quint32> &storeRows, const QList<int> &columns) const;

private:
    [[nodiscard]] CellContext context() const;
    void beginReorder();
    void endReorder();
    void takeChanges(const ChangeSet &changes);
    void rememberFlashes(const ChangeSet &changes);
    void repaintFlashes();
    [[nodiscard]] qreal flashOf(qsizetype storeRow, FieldMask fields) const;

    const InstanceStore &m_store;
    FleetView &m_view;
    const PhoneSelection &m_selection;
    QString m_asOf;
    bool m_isReordering = false;
    QModelIndexList m_persistent;      ///< the persistent indexes before the order changes
    QList<QByteArray> m_persistentIds; ///< phones of the persistent indexes while the order changes

    struct Flash {
        FieldMask fields = 0;
        qint64 sinceMs = 0;
    };
    QHash<quint32, Flash> m_flashes; ///< by row of the store
    QElapsedTimer m_clock;
    QTimer m_flashTimer;
};

} // namespace phonedeck
