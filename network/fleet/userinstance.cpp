// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/userinstance.h"

#include <QtCore/QJsonObject>

namespace phonedeck {

ParameterCheck checkUserInstances(const QList<UserInstance> &pairs, int max)
{
    const QString field = QStringLiteral("user_instances");
    if (ParameterCheck fault = checkEntries(field, pairs.size(), max))
        return fault;
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        const QString entry = field + u'[' + QString::number(i) + u']';
        if (ParameterCheck fault = firstFault({checkId(entry + u".instance_id", pairs.at(i).instanceId),
                                               checkId(entry + u".user_id", pairs.at(i).userId)}))
            return fault;
    }
    return {};
}

QJsonArray jsonArray(const QList<UserInstance> &pairs)
{
    QJsonArray array;
    for (const UserInstance &pair : pairs) {
        array.append(QJsonObject{{QStringLiteral("instance_id"), pair.instanceId},
                                 {QStringLiteral("user_id"), pair.userId}});
    }
    return array;
}

} // namespace phonedeck
