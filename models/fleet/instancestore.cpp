// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/instancestore.h"

#include <QtCore/QHashFunctions>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr qsizetype smallestIndex = 64;

size_t slotOf(QByteArrayView id, qsizetype capacity)
{
    return qHash(id, size_t(0)) & size_t(capacity - 1);
}

} // namespace

InstanceStore::InstanceStore(QObject *parent) : QObject(parent)
{
    m_index.fill(0, smallestIndex);
}

qsizetype InstanceStore::rowOf(QByteArrayView instanceId) const
{
    const qsizetype capacity = m_index.size();
    for (size_t slot = slotOf(instanceId, capacity);; slot = (slot + 1) & size_t(capacity - 1)) {
        const quint32 entry = m_index.at(qsizetype(slot));
        if (entry == 0)
            return noRow;
        if (m_columns.utf8(TextField::Id, entry - 1) == instanceId)
            return entry - 1;
    }
}

qsizetype InstanceStore::bytesUsed() const
{
    return m_columns.bytesUsed() + m_index.capacity() * qsizetype(sizeof(quint32));
}

void InstanceStore::insertIntoIndex(quint32 row)
{
    // At most three quarters full, so that a free slot ends every search soon.
    if ((qsizetype(row) + 1) * 4 > m_index.size() * 3) {
        rebuildIndex(m_index.size() * 2);
        return;
    }
    const qsizetype capacity = m_index.size();
    size_t slot = slotOf(m_columns.utf8(TextField::Id, row), capacity);
    while (m_index.at(qsizetype(slot)) != 0)
        slot = (slot + 1) & size_t(capacity - 1);
    m_index[qsizetype(slot)] = row + 1;
}

void InstanceStore::rebuildIndex(qsizetype capacity)
{
    m_index = QList<quint32>(capacity, 0);
    for (qsizetype row = 0; row < m_columns.count(); ++row)
        insertIntoIndex(quint32(row));
}

void InstanceStore::beginListing()
{
    // 0 is "never listed".
    m_listing = m_listing == 0xffff ? 1 : quint16(m_listing + 1);
}

qsizetype InstanceStore::apply(const QList<InstanceRecord> &page, const QDateTime &nowUtc)
{
    return take(page, nowUtc, Source::Listing);
}

void InstanceStore::applySeen(const QList<InstanceRecord> &seen, const QDateTime &nowUtc)
{
    take(seen, nowUtc, Source::Look);
}

qsizetype InstanceStore::take(const QList<InstanceRecord> &records, const QDateTime &nowUtc, Source source)
{
    const auto nowSecs = quint32(nowUtc.toSecsSinceEpoch());
    ChangeSet changes;
    changes.firstNew = count();
    qsizetype firstTime = 0;
    for (const InstanceRecord &record : records) {
        if (record.instanceId.isEmpty())
            continue;
        qsizetype row = rowOf(record.instanceId);
        if (row == noRow) {
            row = count();
            m_columns.append(record);
            insertIntoIndex(quint32(row));
        } else {
            FieldMask fields = m_columns.update(row, record, nowSecs);
            if (m_columns.m_missed.at(row) > 0) {
                m_columns.m_missed[row] = 0;
                fields |= maskOfMissing;
            }
            // A phone that is listed twice in its first page is new, not changed.
            if (fields != 0 && row < changes.firstNew) {
                changes.rows.append({quint32(row), fields});
                changes.fields |= fields;
            }
        }
        if (source == Source::Listing && m_columns.m_listing.at(row) != m_listing) {
            m_columns.m_listing[row] = m_listing;
            ++firstTime;
        }
    }
    changes.newCount = count() - changes.firstNew;
    if (!changes.isEmpty())
        Q_EMIT changed(changes);
    return firstTime;
}

void InstanceStore::applyStatuses(const QList<InstanceStatus> &statuses)
{
    constexpr FieldMask field = maskOf(NumberField::Resource);
    QList<qint32> &column = m_columns.m_numbers[size_t(NumberField::Resource)];
    ChangeSet changes;
    changes.firstNew = count();
    for (const InstanceStatus &status : statuses) {
        const qsizetype row = rowOf(status.instanceId);
        const qint32 value = status.status;
        if (row == noRow || column.at(row) == value)
            continue;
        const FieldMask fields = column.at(row) < 0 ? field | maskOfFirstReading : field;
        column[row] = value;
        changes.rows.append({quint32(row), fields});
        changes.fields |= field;
    }
    if (!changes.isEmpty())
        Q_EMIT changed(changes);
}

void InstanceStore::endListing(bool isComplete)
{
    m_columns.squeeze();
    if (!isComplete)
        return;
    constexpr quint8 goneAfter = 2;
    QList<quint32> kept;
    kept.reserve(count());
    ChangeSet changes;
    changes.firstNew = count();
    for (qsizetype row = 0; row < count(); ++row) {
        if (m_columns.m_listing.at(row) == m_listing) {
            kept.append(quint32(row));
            continue;
        }
        const auto missed = quint8(m_columns.m_missed.at(row) + 1);
        if (missed >= goneAfter)
            continue;
        m_columns.m_missed[row] = missed;
        changes.rows.append({quint32(row), maskOfMissing});
        changes.fields |= maskOfMissing;
        kept.append(quint32(row));
    }
    if (!changes.isEmpty())
        Q_EMIT changed(changes);
    if (kept.size() == count())
        return;
    Q_EMIT aboutToCompact();
    m_columns.keep(kept);
    rebuildIndex(m_index.size());
    Q_EMIT compacted(kept);
}

} // namespace phonedeck
