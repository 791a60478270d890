// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>

#include <cstdint>

namespace phonedeck {

/// Text of one column in one UTF-8 buffer. Copies share the buffer; a writer that has a copy outside detaches
/// once. A text's length stands before it in the buffer. At most 65 535 bytes a text, longer ones are cut,
/// and 4 GiB a column.
class TextColumn
{
public:
    [[nodiscard]] QByteArrayView at(qsizetype row) const;
    void append(QByteArrayView text);
    /// Gives whether it differed.
    bool set(qsizetype row, QByteArrayView text);
    /// Keeps these rows, in this order.
    void keep(const QList<quint32> &rows);
    void squeeze();
    [[nodiscard]] qsizetype bytesUsed() const
    {
        return m_bytes.capacity() + m_offsets.capacity() * qsizetype(sizeof(quint32));
    }

private:
    void appendBytes(QByteArrayView text);
    void compactIfWasteful();

    QByteArray m_bytes;
    QList<quint32> m_offsets;
    qsizetype m_garbage = 0; ///< bytes that belong to no row any more
};

/// Repeated values of one column, each stored once: 2 bytes a row. Values past the 65 535th different one are
/// kept by row, so a column that turns out not to repeat costs memory, never a value.
class InternedColumn
{
public:
    static constexpr quint16 keptByRow = 0xffff;

    [[nodiscard]] QString at(qsizetype row) const;
    /// Into values(), or keptByRow.
    [[nodiscard]] quint16 indexAt(qsizetype row) const { return m_indexes.at(row); }
    /// Every value there ever was, by index; without those kept by row.
    [[nodiscard]] const QList<QString> &values() const { return m_values; }
    void append(const QString &value);
    bool set(qsizetype row, const QString &value);
    void keep(const QList<quint32> &rows);
    void squeeze() { m_indexes.squeeze(); }
    [[nodiscard]] qsizetype bytesUsed() const;

private:
    quint16 intern(qsizetype row, const QString &value);

    QList<quint16> m_indexes;
    QList<QString> m_values;
    QHash<QString, quint16> m_places;
    QHash<qsizetype, QString> m_byRow;
};

/// A plain column of small values that follows the same rules.
template <typename Value> void keepRows(QList<Value> &column, const QList<quint32> &rows)
{
    QList<Value> kept;
    kept.reserve(rows.size());
    for (quint32 row : rows)
        kept.append(column.at(row));
    column = kept;
}

} // namespace phonedeck
