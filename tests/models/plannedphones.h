// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationplan.h"

namespace phonedeck {

inline constexpr qint64 now = 1'770'000'000;
inline constexpr qint64 hour = 3'600;
inline constexpr qint64 day = 24 * hour;

inline PhoneFacts fact(int number)
{
    PhoneFacts phone;
    phone.instanceId = u"id-%1"_qs.arg(number, 5, 10, QLatin1Char('0'));
    phone.name = u"shop-%1"_qs.arg(number, 5, 10, QLatin1Char('0'));
    phone.region = number % 3 == 0 ? u"cn-south-1"_qs : u"cn-north-7"_qs;
    phone.userId = u"user-%1"_qs.arg(number);
    phone.memberName = u"成员 %1"_qs.arg(number);
    phone.backup = 2;
    phone.backupSecs = now - 9 * hour;
    phone.running = 2;
    phone.resource = 2;
    phone.signIn = 0;
    phone.assigned = 1;
    phone.frozen = 0;
    return phone;
}

inline QList<PhoneFacts> facts(int count)
{
    QList<PhoneFacts> phones;
    for (int i = 1; i <= count; ++i)
        phones.append(fact(i));
    return phones;
}

/// Phones that nobody has, so that they can be deleted.
inline QList<PhoneFacts> freeFacts(int count)
{
    QList<PhoneFacts> phones = facts(count);
    for (PhoneFacts &phone : phones) {
        phone.userId.clear();
        phone.assigned = 0;
    }
    return phones;
}

/// What the picture shows: 143 selected, 137 to reset, 9 in use.
inline QList<PhoneFacts> pictured()
{
    QList<PhoneFacts> phones = facts(143);
    for (int i = 0; i < 9; ++i)
        phones[10 + i].signIn = 1;
    for (int i = 0; i < 7; ++i)
        phones[10 + i].resource = 3;
    for (int i = 0; i < 4; ++i)
        phones[50 + i].resource = 4;
    phones[60].frozen = 1;
    phones[61].frozen = 1;
    for (int i = 100; i < 133; ++i)
        phones[i].running = 1;
    for (int i = 70; i < 84; ++i)
        phones[i].backupSecs = now - 2 * day;
    for (int i = 84; i < 92; ++i)
        phones[i].backupSecs = now - 30 * day;
    for (int i = 92; i < 96; ++i) {
        phones[i].backup = -1;
        phones[i].backupSecs = -1;
    }
    return phones;
}

} // namespace phonedeck
