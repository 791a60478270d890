// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/phoneselection.h"

#include "models/fleet/instancestore.h"

namespace phonedeck {

PhoneSelection::PhoneSelection(const InstanceStore &store, QObject *parent) : QObject(parent), m_store(store)
{
    connect(&store, &InstanceStore::compacted, this, &PhoneSelection::remap);
}

qsizetype PhoneSelection::countIn(const QList<quint32> &rows) const
{
    if (m_count == 0)
        return 0;
    qsizetype found = 0;
    for (quint32 row : rows)
        found += contains(row) ? 1 : 0;
    return found;
}

QList<quint32> PhoneSelection::rows() const
{
    QList<quint32> found;
    found.reserve(m_count);
    for (qsizetype row = 0; row < m_bits.size(); ++row) {
        if (m_bits.testBit(row))
            found.append(quint32(row));
    }
    return found;
}

QStringList PhoneSelection::ids() const
{
    QStringList found;
    found.reserve(m_count);
    for (quint32 row : rows())
        found.append(m_store.columns().text(TextField::Id, row));
    return found;
}

void PhoneSelection::mark(qsizetype storeRow, bool isMarked)
{
    if (storeRow < 0 || storeRow >= m_store.count() || contains(storeRow) == isMarked)
        return;
    if (storeRow >= m_bits.size())
        m_bits.resize(m_store.count());
    m_bits.setBit(storeRow, isMarked);
    m_count += isMarked ? 1 : -1;
}

void PhoneSelection::set(qsizetype storeRow, bool isMarked)
{
    const qsizetype before = m_count;
    mark(storeRow, isMarked);
    if (m_count != before)
        Q_EMIT changed();
}

void PhoneSelection::add(const QList<quint32> &rows)
{
    const qsizetype before = m_count;
    for (quint32 row : rows)
        mark(row, true);
    if (m_count != before)
        Q_EMIT changed();
}

void PhoneSelection::replace(const QList<quint32> &rows)
{
    m_bits.fill(false, m_store.count());
    m_count = 0;
    for (quint32 row : rows)
        mark(row, true);
    Q_EMIT changed();
}

void PhoneSelection::clear()
{
    if (m_count == 0)
        return;
    m_bits.fill(false);
    m_count = 0;
    Q_EMIT changed();
}

void PhoneSelection::remap(const QList<quint32> &keptRows)
{
    QBitArray bits(keptRows.size());
    qsizetype count = 0;
    for (qsizetype row = 0; row < keptRows.size(); ++row) {
        if (contains(keptRows.at(row))) {
            bits.setBit(row);
            ++count;
        }
    }
    const bool lost = count != m_count;
    m_bits = bits;
    m_count = count;
    if (lost)
        Q_EMIT changed();
}

} // namespace phonedeck
