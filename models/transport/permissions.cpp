// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/permissions.h"

#include "models/transport/errorcatalogue.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace phonedeck {

namespace {

const QJsonObject &permissionTable()
{
    static const QJsonObject table = readCatalogueFile(QStringLiteral("permissions.json")).toObject();
    return table;
}

/// The roles stand in the file from the smallest to the largest.
QString roleWith(const QJsonValue &access)
{
    const QJsonArray roles = permissionTable()[u"roles"].toArray();
    for (const QJsonValue &role : roles) {
        if (role[u"access"].toArray().contains(access))
            return role[u"name"].toString();
    }
    return {};
}

} // namespace

Permission permissionOf(const QString &iamAction)
{
    const QJsonArray actions = permissionTable()[u"actions"].toArray();
    for (const QJsonValue &row : actions) {
        if (row[u"action"].toString() == iamAction)
            return {iamAction, inOurLanguage(row, QStringLiteral("description")), roleWith(row[u"access"])};
    }
    return {iamAction, {}, {}};
}

QString actionOfOperation(const QString &operation)
{
    const QJsonArray actions = permissionTable()[u"actions"].toArray();
    for (const QJsonValue &row : actions) {
        if (row[u"operation"].toString() == operation)
            return row[u"action"].toString();
    }
    return {};
}

QStringList knownActions()
{
    QStringList names;
    const QJsonArray actions = permissionTable()[u"actions"].toArray();
    for (const QJsonValue &row : actions)
        names.append(row[u"action"].toString());
    return names;
}

QString smallestPolicy(const QString &iamAction)
{
    const QJsonObject statement{{QStringLiteral("Effect"), QStringLiteral("Allow")},
                                {QStringLiteral("Action"), QJsonArray{iamAction}}};
    const QJsonObject policy{{QStringLiteral("Version"), permissionTable()[u"policy_version"]},
                             {QStringLiteral("Statement"), QJsonArray{statement}}};
    return QString::fromUtf8(QJsonDocument(policy).toJson());
}

} // namespace phonedeck
