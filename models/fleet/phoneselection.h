// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QBitArray>
#include <QtCore/QObject>
#include <QtCore/QStringList>

namespace phonedeck {

class InstanceStore;

/// Which phones are marked: a set of ids, kept as bits by the store's rows. It outlives sort, filter and
/// refresh; a phone that is removed from the store leaves it.
class PhoneSelection final : public QObject
{
    Q_OBJECT

public:
    /// The store outlives the selection.
    explicit PhoneSelection(const InstanceStore &store, QObject *parent = nullptr);

    [[nodiscard]] bool contains(qsizetype storeRow) const
    {
        return storeRow >= 0 && storeRow < m_bits.size() && m_bits.testBit(storeRow);
    }
    [[nodiscard]] qsizetype count() const { return m_count; }
    /// How many of these rows are marked.
    [[nodiscard]] qsizetype countIn(const QList<quint32> &rows) const;
    /// Rows of the store, ascending.
    [[nodiscard]] QList<quint32> rows() const;
    [[nodiscard]] QStringList ids() const;

    void set(qsizetype storeRow, bool isMarked);
    void toggle(qsizetype storeRow) { set(storeRow, !contains(storeRow)); }
    void add(const QList<quint32> &rows);
    /// Exactly these.
    void replace(const QList<quint32> &rows);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void remap(const QList<quint32> &keptRows);
    void mark(qsizetype storeRow, bool isMarked);

    const InstanceStore &m_store;
    QBitArray m_bits;
    qsizetype m_count = 0;
};

} // namespace phonedeck
