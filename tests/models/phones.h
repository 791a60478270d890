// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/instancestore.h"

#include <QtCore/QDateTime>

namespace phonedeck {

/// A phone as the simulated cloud would list it, made from its number.
inline InstanceRecord phone(int number)
{
    InstanceRecord record;
    const auto digits = [](quint64 value, int width) {
        return QString::number(value).rightJustified(width, u'0');
    };
    const int region = number % 3;
    record.instanceId = QString::number(0x4000'0000 + number, 32).rightJustified(8, u'a');
    record.instanceName = QStringLiteral("shop-") + digits(quint64(number), 6);
    record.region = QList<QString>{QStringLiteral("cn-north-4"), QStringLiteral("cn-east-3"),
                                   QStringLiteral("cn-south-1")}
                        .at(region);
    record.regionName = QList<QString>{QStringLiteral("华北-北京四"), QStringLiteral("华东-上海一"),
                                       QStringLiteral("华南-广州")}
                            .at(region);
    record.regionNameEn =
        QList<QString>{QStringLiteral("CN North-Beijing4"), QStringLiteral("CN East-Shanghai1"),
                       QStringLiteral("CN South-Guangzhou")}
            .at(region);
    record.instanceSku = number % 2 ? QStringLiteral("专业版 | 8核 | 16GB | 画质 720p")
                                    : QStringLiteral("企业版 | 4核 | 8GB | 画质 1080P");
    record.billingMode = QStringLiteral("1");
    record.projectId = QStringLiteral("0123456789abcdef0123456789abcde") + QString::number(region);
    record.projectName = record.region;
    record.frozenStatus = number % 97 == 0 ? 1 : 0;
    record.runningStatus = number % 6;
    record.loginStatus = number % 5 == 0 ? 1 : 0;
    record.assignStatus = number % 4 == 0 ? 0 : 1;
    if (record.assignStatus == 1) {
        record.assignUser = QStringLiteral("usr") + digits(quint64(number) * 7919 % 1'000'000'000, 9);
        record.memberName = QStringLiteral("王") + digits(quint64(number % 9973), 4);
        record.accountName = QStringLiteral("user%1@shop.cn").arg(number);
    }
    record.backupStatus = number % 3 == 0 ? 2 : 0;
    record.restoreStatus = 0;
    if (record.backupStatus == 2)
        record.backupTime =
            QDateTime::fromSecsSinceEpoch(1'760'000'000 + number, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss");
    return record;
}

inline QList<InstanceRecord> phones(int first, int count)
{
    QList<InstanceRecord> records;
    records.reserve(count);
    for (int i = 0; i < count; ++i)
        records.append(phone(first + i));
    return records;
}

inline QDateTime someTime()
{
    return QDateTime::fromSecsSinceEpoch(1'770'000'000, Qt::UTC);
}

/// One whole listing of exactly these.
inline void list(InstanceStore &store, const QList<InstanceRecord> &records, bool isComplete = true)
{
    store.beginListing();
    store.apply(records, someTime());
    store.endListing(isComplete);
}

} // namespace phonedeck
