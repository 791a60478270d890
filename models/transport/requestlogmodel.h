// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"
#include "network/transport/requestrecord.h"

#include <QtCore/QAbstractTableModel>

#include <deque>

namespace phonedeck {

/// What went over the wire since the start, newest first; the last of it, by count and by memory.
class RequestLogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int maxRecords = 5000;
    static constexpr qsizetype maxBytes = 16 * 1024 * 1024;

    /// Columns that others ask for; None is none of them.
    enum class ColumnId { None = -1, Outcome = 1, Operation = 2, Status = 3, Code = 4 };

    explicit RequestLogModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const RequestRecord &record(int row) const
    {
        return m_records.at(static_cast<size_t>(row));
    }
    [[nodiscard]] int failedCount() const { return m_failed; }
    /// Requests of the last ten seconds, per second.
    [[nodiscard]] double ratePerSecond(const QDateTime &nowUtc) const;
    /// Width in pixels at 100 % that shows the usual content of a column.
    [[nodiscard]] static int defaultWidth(int column);

    /// What the kept records take, about.
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    /// "Failed", and its shape.
    [[nodiscard]] static QString outcomeWord(const RequestRecord &record);
    [[nodiscard]] static StateText outcomeState(const RequestRecord &record);

    void append(const RequestRecord &record);
    /// Texts changed with the language.
    void retranslate();

private:
    void removeOldest(int count);

    std::deque<RequestRecord> m_records; ///< newest first
    int m_failed = 0;
    qsizetype m_bytes = 0;
};

} // namespace phonedeck
