// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/textcolumn.h"
#include "network/fleet/instancerecord.h"

#include <QtCore/QList>

#include <array>

namespace phonedeck {

/// Fields that hold text of their own in nearly every row.
enum class TextField { Id, Name, User, Member, Account, PhoneId };
inline constexpr size_t textFieldCount = 6;
/// Fields whose values repeat.
enum class NameField { Region, Spec, Billing, ProjectId, ProjectName, RegionName, RegionNameEn };
inline constexpr size_t nameFieldCount = 7;
/// Numbers on a scale; -1 is "no information".
enum class NumberField { Running, Resource, SignIn, Assigned, Frozen, Backup, Restore };
inline constexpr size_t numberFieldCount = 7;
/// Times as the service gives them, without a zone (C38).
enum class TimeField { Backup, Restore };
inline constexpr size_t timeFieldCount = 2;

/// A set of fields, as bits.
using FieldMask = quint32;
[[nodiscard]] constexpr FieldMask maskOf(TextField field)
{
    return FieldMask(1) << int(field);
}
[[nodiscard]] constexpr FieldMask maskOf(NameField field)
{
    return FieldMask(1) << (6 + int(field));
}
[[nodiscard]] constexpr FieldMask maskOf(NumberField field)
{
    return FieldMask(1) << (13 + int(field));
}
[[nodiscard]] constexpr FieldMask maskOf(TimeField field)
{
    return FieldMask(1) << (20 + int(field));
}
inline constexpr FieldMask maskOfAge = FieldMask(1) << 22;
inline constexpr FieldMask maskOfMissing = FieldMask(1) << 23;
/// With another field: it was read for the first time, which is no change a person should look at.
inline constexpr FieldMask maskOfFirstReading = FieldMask(1) << 24;

/// All phones of an account, column by column, about 150 bytes a phone. A copy is a snapshot: cheap, never
/// changed by the store, safe to read on another thread.
class InstanceColumns
{
public:
    [[nodiscard]] qsizetype count() const { return m_numbers[0].size(); }

    [[nodiscard]] QByteArrayView utf8(TextField field, qsizetype row) const
    {
        return m_texts[size_t(field)].at(row);
    }
    [[nodiscard]] QString text(TextField field, qsizetype row) const
    {
        return QString::fromUtf8(utf8(field, row));
    }
    [[nodiscard]] QString name(NameField field, qsizetype row) const
    {
        return m_names[size_t(field)].at(row);
    }
    [[nodiscard]] const InternedColumn &names(NameField field) const { return m_names[size_t(field)]; }
    [[nodiscard]] int number(NumberField field, qsizetype row) const
    {
        return m_numbers[size_t(field)].at(row);
    }
    /// "YYYY-MM-DD HH:MM:SS", or whatever else the service sent; empty for none.
    [[nodiscard]] QString time(TimeField field, qsizetype row) const;
    /// Seconds since 1970 if the time is read as UTC; -1 for none or for text that is no time.
    [[nodiscard]] qint64 timeSecs(TimeField field, qsizetype row) const;
    /// When we saw the running state become what it is, seconds since 1970; 0 if it was so from the first
    /// look.
    [[nodiscard]] quint32 runningSince(qsizetype row) const { return m_runningSince.at(row); }
    /// Not in the last complete listing.
    [[nodiscard]] bool isMissing(qsizetype row) const { return m_missed.at(row) > 0; }
    [[nodiscard]] InstanceRecord record(qsizetype row) const;
    [[nodiscard]] qsizetype bytesUsed() const;

private:
    friend class InstanceStore;

    void append(const InstanceRecord &record);
    /// Gives the fields that differed.
    FieldMask update(qsizetype row, const InstanceRecord &record, quint32 nowSecs);
    void keep(const QList<quint32> &rows);
    void squeeze();
    [[nodiscard]] quint32 packTime(const QString &text);
    /// Lets go of odd times that no phone has any more.
    void sweepOddTimes();

    std::array<TextColumn, textFieldCount> m_texts;
    std::array<InternedColumn, nameFieldCount> m_names;
    std::array<QList<qint32>, numberFieldCount> m_numbers;
    std::array<QList<quint32>, timeFieldCount> m_times;
    QList<QString> m_oddTimes;           ///< text that is no time, by index
    QHash<QString, quint32> m_oddPlaces; ///< their indexes
    QList<quint32> m_runningSince;
    QList<quint8> m_missed;   ///< complete listings in a row without this phone
    QList<quint16> m_listing; ///< the last listing that had this phone
};

} // namespace phonedeck
