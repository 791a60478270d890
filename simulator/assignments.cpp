// SPDX-License-Identifier: GPL-3.0-or-later
// AssignInstance (4.1.8) and UnassignInstance (4.1.9).
#include "simulator/cloud.h"
#include "simulator/operation.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

struct Bindings {
    Batch batch;
    QStringList users; ///< one for each phone of the batch
};

std::optional<ApiAnswer> readBindings(const OperationContext &context, Bindings &bindings)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    const QJsonArray rows = body ? body->value("user_instances"_L1).toArray() : QJsonArray();
    if (rows.isEmpty() || rows.size() > 100)
        return badParameter(u"user_instances"_s);
    QStringList ids;
    QHash<QString, QString> users;
    for (const QJsonValue value : rows) {
        const QJsonObject row = value.toObject();
        const std::optional<QString> user = userIdOf(row);
        const std::optional<QString> id = textOf(row, u"instance_id", 1, 32);
        if (!user)
            return badParameter(u"user_id"_s);
        if (!id)
            return badParameter(u"instance_id"_s);
        if (users.value(*id, *user) != *user)
            return badParameter(u"instance_id twice with different users"_s);
        users.insert(*id, *user);
        ids.append(*id);
    }
    if (std::optional<ApiAnswer> refused = takeBatch(context, ids, bindings.batch))
        return refused;
    for (const QString &id : bindings.batch.ids)
        bindings.users.append(users.value(id));
    return std::nullopt;
}

} // namespace

// To the user who has it already it changes nothing, and is accepted.
ApiAnswer assignInstance(const OperationContext &context)
{
    Bindings bindings;
    if (const std::optional<ApiAnswer> refused = readBindings(context, bindings))
        return *refused;
    Cloud &cloud = context.cloud;
    for (qsizetype i = 0; i < bindings.users.size(); ++i) {
        const Instance &phone = *bindings.batch.phones.at(i);
        if (phone.isFrozen)
            return refusal(2004, bindings.batch.ids.at(i));
        if (phone.isAssigned && cloud.assignedUser(phone) != bindings.users.at(i))
            return refusal(2209, bindings.batch.ids.at(i));
        if (phone.movement == Movement::Clearing)
            return refusal(2005, bindings.batch.ids.at(i));
    }
    for (qsizetype i = 0; i < bindings.users.size(); ++i)
        cloud.assign(*bindings.batch.phones.at(i), bindings.users.at(i));
    cloud.record(u"AssignInstance"_s, bindings.batch.ids, bindings.users.join(u','));
    return acknowledgement();
}

// The phone stays with its user until the data is cleared. A repeat meanwhile is a task of its own.
ApiAnswer unassignInstance(const OperationContext &context)
{
    Bindings bindings;
    if (const std::optional<ApiAnswer> refused = readBindings(context, bindings))
        return *refused;
    Cloud &cloud = context.cloud;
    for (qsizetype i = 0; i < bindings.users.size(); ++i) {
        const Instance &phone = *bindings.batch.phones.at(i);
        if (cloud.assignedUser(phone) != bindings.users.at(i))
            return refusal(2210, bindings.batch.ids.at(i));
        if (phone.movement == Movement::Clearing || phone.isFrozen)
            continue;
        if (const std::optional<ApiAnswer> refused = stateRefusal(cloud, phone))
            return *refused;
    }
    for (Instance *phone : bindings.batch.phones) {
        if (phone->movement != Movement::Clearing)
            cloud.unassign(*phone);
    }
    const Task &task = cloud.startRelease(bindings.batch.serials());
    cloud.record(u"UnassignInstance"_s, bindings.batch.ids, bindings.users.join(u','));
    return success(receipt(cloud, task, bindings.batch));
}

} // namespace phonedeck::simulator
