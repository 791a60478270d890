// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationrecord.h"

#include <QtCore/QDateTime>

namespace phonedeck::test {

inline PhoneRecord phoneRecord(int number, PhoneState state, PhoneReason reason = PhoneReason::None)
{
    PhoneRecord phone;
    phone.instanceId = QStringLiteral("id%1").arg(number, 6, 10, QLatin1Char('0'));
    phone.name = QStringLiteral("CCTEST-%1").arg(number, 5, 10, QLatin1Char('0'));
    phone.region = number % 3 == 0 ? QStringLiteral("cn-south-1") : QStringLiteral("cn-north-7");
    phone.userId = QStringLiteral("10086%1").arg(number);
    phone.state = state;
    phone.reason = reason;
    phone.isChecked = state == PhoneState::Unknown;
    if (isOutcome(state) && state != PhoneState::Skipped && state != PhoneState::Cancelled) {
        phone.requestId = QStringLiteral("0b9d8a6e-5a0f-4b0e-9a44-%1").arg(number / 100, 12, 10, QLatin1Char('0'));
        phone.endedMs = 1'764'000'000'000 + number * 1000;
    }
    return phone;
}

inline PhoneRecord refusedPhone(int number, const QString &code = QStringLiteral("KOOPHONE.API.5005"))
{
    PhoneRecord phone = phoneRecord(number, PhoneState::Failed);
    phone.errorKind = ErrorKind::Refused;
    phone.httpStatus = 400;
    phone.code = code;
    phone.serviceText = QStringLiteral("one of the instances is not running");
    return phone;
}

/// `done` phones that succeeded, then what is given.
inline QList<PhoneRecord> phoneRecords(int done, const QList<PhoneRecord> &others = {})
{
    QList<PhoneRecord> phones;
    for (int number = 0; number < done; ++number)
        phones.append(phoneRecord(number, PhoneState::Succeeded));
    return phones + others;
}

inline OperationRecord operationRecord(qint64 id, ActionId action, const QList<PhoneRecord> &phones,
                                       RunState state = RunState::Ended)
{
    OperationRecord operation;
    operation.id = id;
    operation.action = action;
    operation.steps = stepsOf(action);
    operation.userName = QStringLiteral("ops-1");
    operation.state = state;
    operation.startedMs = QDateTime::currentMSecsSinceEpoch() - 372'000;
    operation.endedMs = state == RunState::Ended ? operation.startedMs + 372'000 : 0;
    operation.counts = countsOf(phones);
    return operation;
}

} // namespace phonedeck::test
