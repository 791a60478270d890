// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationrecord.h"
#include "models/operations/operationtimes.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>
#include <QtCore/QTimer>

namespace phonedeck {

/// All operations of an account, newest first. Changes are told in spans, gathered for a moment.
class OperationsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        OutcomeColumn,
        WhatColumn,
        PhonesColumn,
        BarColumn,
        DoneColumn,
        FailedColumn,
        SkippedColumn,
        CancelledColumn,
        UnknownColumn,
        StartedColumn,
        TookColumn,
        ByColumn,
        columnTotal
    };

    static constexpr std::chrono::milliseconds usualGathering{120};

    explicit OperationsModel(std::chrono::milliseconds gatherFor = usualGathering, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const QList<OperationRecord> &operations() const { return m_operations; }
    [[nodiscard]] const OperationRecord &operation(int row) const { return m_operations.at(row); }
    /// Below 0: not there.
    [[nodiscard]] int rowOf(qint64 id) const;
    [[nodiscard]] const OperationPace &pace(qint64 id) const;
    [[nodiscard]] bool isAnyRunning() const;
    /// Width in pixels at 100 % that shows the usual content of a column.
    [[nodiscard]] static int defaultWidth(int column);
    /// What an operation is called without its phones: "Reboot"; the label stands apart.
    [[nodiscard]] static QString whatText(const OperationRecord &operation);

    /// Newest first. Those that are there already stay where they are.
    void setOperations(const QList<OperationRecord> &operations);
    /// A new one; it is the newest.
    void add(const OperationRecord &operation);
    /// What is known of one now. Nothing happens for one that isn't there.
    void change(const OperationRecord &operation);
    /// It is no longer in the journal. Nothing happens for one that isn't there.
    void remove(qint64 id);
    /// The time left of what runs; everything's moments where a day has begun.
    void refreshTimes(const QDateTime &nowLocal);
    /// The one whose phones are shown under the list has SelectedRole; 0: none.
    void setOpened(qint64 id);
    /// Texts changed with the language.
    void retranslate();

private:
    void tellChanges();
    void takeOut(int row);
    void takePace(const OperationRecord &operation);
    [[nodiscard]] QString tookText(const OperationRecord &operation) const;
    [[nodiscard]] QVariant stateOf(const OperationRecord &operation, int column) const;
    [[nodiscard]] QString text(const OperationRecord &operation, int column) const;
    [[nodiscard]] QVariant sortValue(const OperationRecord &operation, int column) const;
    [[nodiscard]] QString toolTip(const OperationRecord &operation, int column) const;

    QList<OperationRecord> m_operations;
    QHash<qint64, OperationPace> m_paces; ///< of those that run
    QDateTime m_now;
    qint64 m_opened = 0;
    int m_firstChanged = -1;
    int m_lastChanged = -1;
    QTimer m_gathering;
};

} // namespace phonedeck
