// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/instancecolumns.h"

#include <QtCore/QDateTime>
#include <QtCore/QObject>

namespace phonedeck {

/// What one apply changed.
struct ChangeSet {
    struct Row {
        quint32 row;
        FieldMask fields;
    };
    QList<Row> rows;        ///< known phones that changed
    qsizetype firstNew = 0; ///< rows from here to the end are new
    qsizetype newCount = 0;
    FieldMask fields = 0; ///< of all rows together

    [[nodiscard]] bool isEmpty() const { return rows.isEmpty() && newCount == 0; }
};

/// All phones of an account. Written by the GUI thread only; others read a snapshot. A row stays a phone's
/// until phones are removed, which is told by compacted().
class InstanceStore final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype noRow = -1;

    explicit InstanceStore(QObject *parent = nullptr);

    [[nodiscard]] qsizetype count() const { return m_columns.count(); }
    [[nodiscard]] const InstanceColumns &columns() const { return m_columns; }
    [[nodiscard]] InstanceColumns snapshot() const { return m_columns; }
    /// noRow if there is no such phone.
    [[nodiscard]] qsizetype rowOf(QByteArrayView instanceId) const;
    [[nodiscard]] qsizetype rowOf(const QString &instanceId) const
    {
        return rowOf(QByteArrayView(instanceId.toUtf8()));
    }
    [[nodiscard]] qsizetype bytesUsed() const;

    /// A listing of the whole fleet begins; pages follow in any order.
    void beginListing();
    /// Gives how many phones of the page this listing hadn't had before.
    qsizetype apply(const QList<InstanceRecord> &page, const QDateTime &nowUtc);
    /// Phones that somebody looked at beside the listings. A listing that runs meanwhile doesn't count them
    /// as its own: it would take its next page with them for one it has had.
    void applySeen(const QList<InstanceRecord> &seen, const QDateTime &nowUtc);
    void applyStatuses(const QList<InstanceStatus> &statuses);
    /// `isComplete`: every page came. Phones that two complete listings in a row didn't have are removed; one
    /// is not enough, since rows shift between pages while a listing is read. An incomplete listing removes
    /// nothing.
    void endListing(bool isComplete);

Q_SIGNALS:
    void changed(const phonedeck::ChangeSet &changes);
    /// Phones are about to be removed; rows are still what they were.
    void aboutToCompact();
    /// Phones were removed: what is in row i now was in keptRows[i] before.
    void compacted(const QList<quint32> &keptRows);

private:
    enum class Source { Listing, Look };

    qsizetype take(const QList<InstanceRecord> &records, const QDateTime &nowUtc, Source source);
    void insertIntoIndex(quint32 row);
    void rebuildIndex(qsizetype capacity);

    InstanceColumns m_columns;
    QList<quint32> m_index; ///< open addressing: row + 1, 0 is free
    quint16 m_listing = 0;
};

} // namespace phonedeck
