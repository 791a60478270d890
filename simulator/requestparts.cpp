// SPDX-License-Identifier: GPL-3.0-or-later
// What requests have in common: ids, users, the phones they name, and the documented refusals.
#include "simulator/cloud.h"
#include "simulator/operation.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

struct KnownRefusal {
    int number;
    int status;
    const char *text;
};

// Where the lists of the operations and table 6.2 differ in status, the table's (B7).
constexpr KnownRefusal knownRefusals[] = {
    {1000, 400, "request parameter error"},
    {1001, 401, "no permission on the instance"},
    {1002, 400, "instance not in the same region, modify the request instance to the same region"},
    {1012, 200, "the instance does not belong to the tenant"},
    {1323, 400, "the task does not exist"},
    {2003, 200, "no idle instance"},
    {2004, 200, "the instance is frozen"},
    {2005, 200, "the instance is being restored"},
    {2006, 200, "the instance is being backed up"},
    {2209, 400, "no device available to assign"},
    {2210, 400, "the user is not bound to the instance"},
    {3001, 400, "the instance sku does not match the bandwidth sku"},
    {3002, 200, "the sku or region does not exist"},
    {3003, 200, "os is required"},
    {3006, 200, "periodNum must be 1 to 9 for months"},
    {3007, 200, "periodNum must be 1 to 3 for years"},
    {3008, 200, "fast_install must be 0 or 1"},
    {3009, 200, "query phoneId of the instance failed"},
    {4001, 200, "the instance does not exist"},
    {5001, 400, "pay-per-use instances can not be deleted"},
    {5005, 400, "not all instances are running"},
    {40010, 200, "stock not enough"},
    {62005, 400, "the app already exists"},
    {62006, 200, "the app size does not match the package"},
    {62015, 200, "the app is larger than 2 GB"},
    {62016, 200, "the total size of uploaded apps exceeds the limit"},
    {62017, 200, "download of install_package_url failed"},
};

} // namespace

ApiAnswer refusal(int number, const QString &detail)
{
    const auto known =
        std::find_if(std::begin(knownRefusals), std::end(knownRefusals),
                     [number](const KnownRefusal &candidate) { return candidate.number == number; });
    if (known == std::end(knownRefusals))
        return refusal(500, u"KOOPHONE.API.9999"_s, u"internal error"_s);
    const QString text = QString::fromLatin1(known->text);
    const QString family = number == 2209 ? u"KPAPI."_s : u"KOOPHONE.API."_s; // B11
    return refusal(known->status, family + QString::number(number),
                   detail.isEmpty() ? text : text + u": "_s + detail);
}

ApiAnswer badParameter(const QString &what)
{
    return refusal(1000, what);
}

std::optional<QJsonObject> jsonBody(const HttpRequest &request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

qsizetype charactersOf(QStringView text)
{
    return text.size() -
           std::count_if(text.begin(), text.end(), [](QChar unit) { return unit.isLowSurrogate(); });
}

std::optional<QStringList> instanceIds(const QJsonObject &body, QStringView key)
{
    const QJsonArray array = body.value(key).toArray();
    if (array.isEmpty() || array.size() > 100)
        return std::nullopt;
    QStringList ids;
    for (const QJsonValue value : array) {
        const QString id = value.toString();
        if (id.isEmpty() || charactersOf(id) > 32)
            return std::nullopt;
        ids.append(id);
    }
    return ids;
}

std::optional<QString> textOf(const QJsonObject &body, QStringView key, qsizetype least, qsizetype most)
{
    const QJsonValue value = body.value(key);
    if (!value.isString())
        return std::nullopt;
    const QString text = value.toString();
    const qsizetype characters = charactersOf(text);
    return characters >= least && characters <= most ? std::optional(text) : std::nullopt;
}

std::optional<qint64> integerOf(const QJsonObject &body, QStringView key, qint64 least, qint64 most)
{
    const QJsonValue value = body.value(key);
    const double number = value.toDouble();
    if (!value.isDouble() || std::floor(number) != number)
        return std::nullopt;
    const qint64 integer = value.toInteger();
    return integer >= least && integer <= most ? std::optional(integer) : std::nullopt;
}

std::optional<QString> userIdOf(const QJsonObject &body)
{
    if (std::optional<QString> text = textOf(body, u"user_id", 1, 32))
        return text;
    const std::optional<qint64> number = integerOf(body, u"user_id", 1, std::numeric_limits<qint64>::max());
    return number ? std::optional(QString::number(*number)) : std::nullopt;
}

QList<quint32> Batch::serials() const
{
    QList<quint32> serials;
    for (const Instance *phone : phones)
        serials.append(phone->serial);
    return serials;
}

std::optional<ApiAnswer> takeBatch(const OperationContext &context, const QStringList &ids, Batch &batch,
                                   int unknown)
{
    QSet<QString> seen;
    for (const QString &id : ids) {
        Instance *phone = context.cloud.find(id);
        if (!phone)
            return refusal(unknown, id);
        if (seen.contains(id))
            continue;
        seen.insert(id);
        batch.ids.append(id);
        batch.phones.append(phone);
    }
    const auto isElsewhere = [&batch](const Instance *phone) {
        return phone->region != batch.phones.first()->region;
    };
    if (context.cloud.options().refusesMixedRegions &&
        std::any_of(batch.phones.begin(), batch.phones.end(), isElsewhere))
        return refusal(1002);
    return std::nullopt;
}

std::optional<ApiAnswer> stateRefusal(const Cloud &cloud, const Instance &phone)
{
    if (phone.isFrozen)
        return refusal(2004, cloud.instanceId(phone));
    if (phone.resource == ResourceStatus::BackingUp)
        return refusal(2006, cloud.instanceId(phone));
    if (phone.resource == ResourceStatus::Restoring || phone.movement != Movement::None)
        return refusal(2005, cloud.instanceId(phone));
    return std::nullopt;
}

std::optional<ApiAnswer> stateRefusal(const Cloud &cloud, const Batch &batch)
{
    for (const Instance *phone : batch.phones) {
        if (std::optional<ApiAnswer> refused = stateRefusal(cloud, *phone))
            return refused;
    }
    return std::nullopt;
}

QJsonObject receipt(const Cloud &cloud, const Task &task, const Batch &batch)
{
    QJsonArray jobs;
    for (qsizetype i = 0; i < task.jobs.size(); ++i) {
        jobs.append(QJsonObject{{u"instance_id"_s, cloud.instanceId(*batch.phones.at(i))},
                                {u"job_id"_s, task.jobs.at(i).id}});
    }
    return {{u"task_id"_s, task.id}, {u"cmd_jobs"_s, jobs}};
}

} // namespace phonedeck::simulator
