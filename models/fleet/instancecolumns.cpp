// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/instancecolumns.h"

#include <QtCore/QDateTime>

#include <algorithm>
#include <utility>

namespace phonedeck {

namespace {

const QString timeFormat = QStringLiteral("yyyy-MM-dd HH:mm:ss");

// A time is seconds since 1970 in 31 bits (to 2038), with the top bit an index into the odd ones.
constexpr quint32 oddMark = 0x8000'0000U;

struct TextMember {
    TextField field;
    QString InstanceRecord::*member;
};
struct NameMember {
    NameField field;
    QString InstanceRecord::*member;
};
struct NumberMember {
    NumberField field;
    int InstanceRecord::*member;
};
struct TimeMember {
    TimeField field;
    QString InstanceRecord::*member;
};

constexpr std::array textMembers{
    TextMember{TextField::Id, &InstanceRecord::instanceId},
    TextMember{TextField::Name, &InstanceRecord::instanceName},
    TextMember{TextField::User, &InstanceRecord::assignUser},
    TextMember{TextField::Member, &InstanceRecord::memberName},
    TextMember{TextField::Account, &InstanceRecord::accountName},
    TextMember{TextField::PhoneId, &InstanceRecord::phoneId},
};
constexpr std::array nameMembers{
    NameMember{NameField::Region, &InstanceRecord::region},
    NameMember{NameField::Spec, &InstanceRecord::instanceSku},
    NameMember{NameField::Billing, &InstanceRecord::billingMode},
    NameMember{NameField::ProjectId, &InstanceRecord::projectId},
    NameMember{NameField::ProjectName, &InstanceRecord::projectName},
    NameMember{NameField::RegionName, &InstanceRecord::regionName},
    NameMember{NameField::RegionNameEn, &InstanceRecord::regionNameEn},
};
constexpr std::array numberMembers{
    NumberMember{NumberField::Running, &InstanceRecord::runningStatus},
    NumberMember{NumberField::SignIn, &InstanceRecord::loginStatus},
    NumberMember{NumberField::Assigned, &InstanceRecord::assignStatus},
    NumberMember{NumberField::Frozen, &InstanceRecord::frozenStatus},
    NumberMember{NumberField::Backup, &InstanceRecord::backupStatus},
    NumberMember{NumberField::Restore, &InstanceRecord::restoreStatus},
};
constexpr std::array timeMembers{
    TimeMember{TimeField::Backup, &InstanceRecord::backupTime},
    TimeMember{TimeField::Restore, &InstanceRecord::restoreTime},
};

} // namespace

QString InstanceColumns::time(TimeField field, qsizetype row) const
{
    const quint32 packed = m_times[size_t(field)].at(row);
    if (packed == 0)
        return {};
    if (packed & oddMark)
        return m_oddTimes.at(packed & ~oddMark);
    return QDateTime::fromSecsSinceEpoch(packed, Qt::UTC).toString(timeFormat);
}

qint64 InstanceColumns::timeSecs(TimeField field, qsizetype row) const
{
    const quint32 packed = m_times[size_t(field)].at(row);
    return packed == 0 || (packed & oddMark) ? -1 : qint64(packed);
}

quint32 InstanceColumns::packTime(const QString &text)
{
    if (text.isEmpty())
        return 0;
    QDateTime time = QDateTime::fromString(text, timeFormat);
    time.setTimeSpec(Qt::UTC);
    const qint64 secs = time.isValid() ? time.toSecsSinceEpoch() : -1;
    // Only what comes out as it went in is packed.
    if (secs > 0 && secs < qint64(oddMark) && time.toString(timeFormat) == text)
        return static_cast<quint32>(secs);
    auto place = m_oddPlaces.constFind(text);
    if (place == m_oddPlaces.cend()) {
        place = m_oddPlaces.insert(text, static_cast<quint32>(m_oddTimes.size()));
        m_oddTimes.append(text);
    }
    return oddMark | *place;
}

void InstanceColumns::sweepOddTimes()
{
    // Every phone may have as many as there are columns; more than that is garbage.
    if (m_oddTimes.size() <= 64 + qsizetype(timeFieldCount) * count())
        return;
    const QList<QString> before = std::exchange(m_oddTimes, {});
    m_oddPlaces.clear();
    for (QList<quint32> &column : m_times) {
        for (quint32 &packed : column) {
            if (packed & oddMark)
                packed = packTime(before.at(packed & ~oddMark));
        }
    }
}

InstanceRecord InstanceColumns::record(qsizetype row) const
{
    InstanceRecord record;
    for (const TextMember &text : textMembers)
        record.*text.member = this->text(text.field, row);
    for (const NameMember &name : nameMembers)
        record.*name.member = this->name(name.field, row);
    for (const NumberMember &number : numberMembers)
        record.*number.member = this->number(number.field, row);
    for (const TimeMember &time : timeMembers)
        record.*time.member = this->time(time.field, row);
    return record;
}

void InstanceColumns::append(const InstanceRecord &record)
{
    for (const TextMember &text : textMembers)
        m_texts[size_t(text.field)].append((record.*text.member).toUtf8());
    for (const NameMember &name : nameMembers)
        m_names[size_t(name.field)].append(record.*name.member);
    for (const NumberMember &number : numberMembers)
        m_numbers[size_t(number.field)].append(record.*number.member);
    m_numbers[size_t(NumberField::Resource)].append(-1);
    for (const TimeMember &time : timeMembers)
        m_times[size_t(time.field)].append(packTime(record.*time.member));
    m_runningSince.append(0);
    m_missed.append(0);
    m_listing.append(0);
}

FieldMask InstanceColumns::update(qsizetype row, const InstanceRecord &record, quint32 nowSecs)
{
    FieldMask changed = 0;
    for (const TextMember &text : textMembers) {
        if (m_texts[size_t(text.field)].set(row, (record.*text.member).toUtf8()))
            changed |= maskOf(text.field);
    }
    for (const NameMember &name : nameMembers) {
        if (m_names[size_t(name.field)].set(row, record.*name.member))
            changed |= maskOf(name.field);
    }
    for (const NumberMember &number : numberMembers) {
        QList<qint32> &column = m_numbers[size_t(number.field)];
        const qint32 value = record.*number.member;
        if (column.at(row) == value)
            continue;
        column[row] = value;
        changed |= maskOf(number.field);
    }
    for (const TimeMember &time : timeMembers) {
        if (this->time(time.field, row) == record.*time.member)
            continue;
        m_times[size_t(time.field)][row] = packTime(record.*time.member);
        changed |= maskOf(time.field);
    }
    if (changed & maskOf(NumberField::Running)) {
        m_runningSince[row] = nowSecs;
        changed |= maskOfAge;
    }
    return changed;
}

void InstanceColumns::keep(const QList<quint32> &rows)
{
    for (TextColumn &column : m_texts)
        column.keep(rows);
    for (InternedColumn &column : m_names)
        column.keep(rows);
    for (QList<qint32> &column : m_numbers)
        keepRows(column, rows);
    for (QList<quint32> &column : m_times)
        keepRows(column, rows);
    keepRows(m_runningSince, rows);
    keepRows(m_missed, rows);
    keepRows(m_listing, rows);
}

void InstanceColumns::squeeze()
{
    sweepOddTimes();
    for (TextColumn &column : m_texts)
        column.squeeze();
    for (InternedColumn &column : m_names)
        column.squeeze();
    for (QList<qint32> &column : m_numbers)
        column.squeeze();
    for (QList<quint32> &column : m_times)
        column.squeeze();
    m_runningSince.squeeze();
    m_missed.squeeze();
    m_listing.squeeze();
}

qsizetype InstanceColumns::bytesUsed() const
{
    qsizetype bytes = m_runningSince.capacity() * qsizetype(sizeof(quint32)) + m_missed.capacity() +
                      m_listing.capacity() * qsizetype(sizeof(quint16));
    for (const TextColumn &column : m_texts)
        bytes += column.bytesUsed();
    for (const InternedColumn &column : m_names)
        bytes += column.bytesUsed();
    for (const QList<qint32> &column : m_numbers)
        bytes += column.capacity() * qsizetype(sizeof(qint32));
    for (const QList<quint32> &column : m_times)
        bytes += column.capacity() * qsizetype(sizeof(quint32));
    constexpr qsizetype perOddTime = 128; // list, hash node, two headers
    for (const QString &odd : m_oddTimes)
        bytes += 2 * odd.capacity() + perOddTime;
    return bytes;
}

} // namespace phonedeck
