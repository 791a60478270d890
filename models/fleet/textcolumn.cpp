// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/textcolumn.h"

#include <algorithm>
#include <limits>

namespace phonedeck {

namespace {

// A length under 255 is one byte, a longer one is 255 and two bytes more.
constexpr qsizetype longMark = 255;

QByteArrayView cut(QByteArrayView text)
{
    return text.first(std::min<qsizetype>(text.size(), std::numeric_limits<quint16>::max()));
}

uchar byteAt(const QByteArray &bytes, qsizetype position)
{
    return static_cast<uchar>(bytes.at(position));
}

} // namespace

QByteArrayView TextColumn::at(qsizetype row) const
{
    const qsizetype offset = m_offsets.at(row);
    qsizetype length = byteAt(m_bytes, offset);
    if (length < longMark)
        return QByteArrayView(m_bytes).sliced(offset + 1, length);
    length = byteAt(m_bytes, offset + 1) * 256 + byteAt(m_bytes, offset + 2);
    return QByteArrayView(m_bytes).sliced(offset + 3, length);
}

void TextColumn::appendBytes(QByteArrayView text)
{
    if (text.size() < longMark) {
        m_bytes.append(static_cast<char>(text.size()));
    } else {
        m_bytes.append(static_cast<char>(longMark));
        m_bytes.append(static_cast<char>(text.size() / 256));
        m_bytes.append(static_cast<char>(text.size() % 256));
    }
    m_bytes.append(text);
}

void TextColumn::append(QByteArrayView text)
{
    m_offsets.append(static_cast<quint32>(m_bytes.size()));
    appendBytes(cut(text));
}

bool TextColumn::set(qsizetype row, QByteArrayView text)
{
    text = cut(text);
    const QByteArrayView old = at(row);
    if (old == text)
        return false;
    if (text.size() == old.size()) {
        // Before data(), which may move the buffer away from under `old`.
        const qsizetype position = old.data() - m_bytes.constData();
        std::copy(text.begin(), text.end(), m_bytes.data() + position);
        return true;
    }
    m_garbage += old.size() + 1;
    m_offsets[row] = static_cast<quint32>(m_bytes.size());
    appendBytes(text);
    compactIfWasteful();
    return true;
}

void TextColumn::keep(const QList<quint32> &rows)
{
    TextColumn kept;
    kept.m_offsets.reserve(rows.size());
    for (quint32 row : rows)
        kept.append(at(row));
    *this = kept;
}

void TextColumn::squeeze()
{
    m_bytes.squeeze();
    m_offsets.squeeze();
}

void TextColumn::compactIfWasteful()
{
    constexpr qsizetype worthIt = 64 * 1024;
    if (m_garbage < worthIt || m_garbage < m_bytes.size() / 3)
        return;
    TextColumn compact;
    compact.m_bytes.reserve(m_bytes.size() - m_garbage);
    compact.m_offsets.reserve(m_offsets.size());
    for (qsizetype row = 0; row < m_offsets.size(); ++row)
        compact.append(at(row));
    *this = compact;
}

QString InternedColumn::at(qsizetype row) const
{
    const quint16 index = m_indexes.at(row);
    return index == keptByRow ? m_byRow.value(row) : m_values.at(index);
}

void InternedColumn::append(const QString &value)
{
    m_indexes.append(intern(m_indexes.size(), value));
}

bool InternedColumn::set(qsizetype row, const QString &value)
{
    if (at(row) == value)
        return false;
    m_byRow.remove(row);
    m_indexes[row] = intern(row, value);
    return true;
}

void InternedColumn::keep(const QList<quint32> &rows)
{
    QHash<qsizetype, QString> byRow;
    if (!m_byRow.isEmpty()) {
        for (qsizetype row = 0; row < rows.size(); ++row) {
            const auto value = m_byRow.constFind(rows.at(row));
            if (value != m_byRow.cend())
                byRow.insert(row, *value);
        }
    }
    m_byRow = byRow;
    keepRows(m_indexes, rows);
}

qsizetype InternedColumn::bytesUsed() const
{
    qsizetype bytes = m_indexes.capacity() * qsizetype(sizeof(quint16));
    constexpr qsizetype perValue = 64; // node of the hash, header of the string
    for (const QString &value : m_values)
        bytes += 2 * value.capacity() + perValue;
    for (const QString &value : m_byRow)
        bytes += 2 * value.capacity() + perValue;
    return bytes;
}

quint16 InternedColumn::intern(qsizetype row, const QString &value)
{
    const auto place = m_places.constFind(value);
    if (place != m_places.cend())
        return *place;
    if (m_values.size() >= keptByRow) {
        m_byRow.insert(row, value);
        return keptByRow;
    }
    const auto index = static_cast<quint16>(m_values.size());
    m_values.append(value);
    m_places.insert(value, index);
    return index;
}

} // namespace phonedeck
