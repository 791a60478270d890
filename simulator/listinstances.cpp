// SPDX-License-Identifier: GPL-3.0-or-later
// ListInstances (4.1.10) and BatchQueryStatus (4.1.5).
#include "simulator/cloud.h"
#include "simulator/operation.h"

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

struct ListQuery {
    int pageNo = 0;
    int pageSize = 0;
    std::optional<QString> id;
    std::optional<QString> name;
    std::optional<qint64> start;
    std::optional<qint64> end;
    std::optional<bool> isCloudApp;

    [[nodiscard]] bool isFiltered() const { return id || name || start || end || isCloudApp; }
};

QString timeText(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

// False for a malformed time.
bool takeTime(const HttpRequest &request, QStringView name, std::optional<qint64> &time)
{
    const std::optional<QString> text = request.query(name);
    if (!text || text->isEmpty())
        return true;
    QDateTime value = QDateTime::fromString(*text, u"yyyy-MM-dd HH:mm:ss"_s);
    value.setTimeSpec(Qt::UTC);
    if (!value.isValid())
        return false;
    time = value.toSecsSinceEpoch();
    return true;
}

// 0 when absent or no number from `1` on.
int positiveNumber(const HttpRequest &request, QStringView name)
{
    bool isNumber = false;
    const int number = request.query(name).value_or(QString()).toInt(&isNumber);
    return isNumber && number > 0 ? number : 0;
}

std::optional<QString> filterText(const HttpRequest &request, QStringView name)
{
    const std::optional<QString> text = request.query(name);
    return text && !text->isEmpty() ? text : std::nullopt;
}

std::optional<ApiAnswer> readQuery(const HttpRequest &request, ListQuery &query)
{
    query.pageNo = positiveNumber(request, u"page_no");
    query.pageSize = positiveNumber(request, u"page_size");
    if (query.pageNo == 0)
        return badParameter(u"page_no"_s);
    if (query.pageSize == 0 || query.pageSize > 200)
        return badParameter(u"page_size"_s);
    query.id = filterText(request, u"instance_id");
    query.name = filterText(request, u"instance_name");
    if (query.id && charactersOf(*query.id) > 32)
        return badParameter(u"instance_id"_s);
    if (query.name && charactersOf(*query.name) > 128)
        return badParameter(u"instance_name"_s);
    if (!takeTime(request, u"query_start_time", query.start) ||
        !takeTime(request, u"query_end_time", query.end))
        return refusal(400, u"KOOPHONE.API.5002"_s, u"the time format is incorrect"_s);
    if (query.start && query.end && *query.end < *query.start)
        return refusal(400, u"KOOPHONE.API.5004"_s, u"the end time is earlier than the start time"_s);
    // The table and the sample spell it differently (A9).
    std::optional<QString> scene = filterText(request, u"pool_scene_tag");
    if (!scene)
        scene = filterText(request, u"poolSceneTag");
    if (scene && *scene != "CLOUD_APP"_L1 && *scene != "CLOUD_PHONE"_L1)
        return badParameter(u"pool_scene_tag"_s);
    if (scene)
        query.isCloudApp = *scene == "CLOUD_APP"_L1;
    return std::nullopt;
}

// The name matches in part. The period is that of backup_time: which one the service means is not said (A11).
bool matches(const ListQuery &query, const Cloud &cloud, const Instance &phone)
{
    return (!query.isCloudApp || phone.isCloudApp == *query.isCloudApp) &&
           (!query.start || phone.backupTime >= *query.start) &&
           (!query.end || phone.backupTime <= *query.end) &&
           (!query.name || cloud.instanceName(phone).contains(*query.name, Qt::CaseInsensitive));
}

QJsonObject row(const Cloud &cloud, const Instance &phone)
{
    const Region &region = cloud.regions().at(phone.region);
    return {
        {u"instance_id"_s, cloud.instanceId(phone)},
        {u"instance_name"_s, cloud.instanceName(phone)},
        {u"region"_s, region.code},
        {u"instance_sku"_s, Cloud::specText(phone)},
        {u"frozen_status"_s, phone.isFrozen ? 1 : 0},
        {u"running_status"_s, static_cast<int>(phone.running)},
        {u"login_status"_s, phone.isSignedIn ? 1 : 0},
        {u"assign_status"_s, phone.isAssigned ? 1 : 0},
        {u"assign_user"_s, cloud.assignedUser(phone)},
        {u"billing_mode"_s, phone.isPayPerUse ? u"0"_s : u"1"_s},
        {u"project_id"_s, region.projectId},
        {u"project_name"_s, region.code},
        {u"phone_id"_s, cloud.phoneId(phone)},
        {u"member_name"_s, Cloud::memberName(phone)},
        {u"account_name"_s, Cloud::accountName(phone)},
        {u"region_name"_s, region.name},
        {u"region_name_en"_s, region.englishName},
        {u"backup_status"_s, static_cast<int>(phone.backup)},
        {u"backup_time"_s, timeText(phone.backupTime)},
        {u"restore_status"_s, static_cast<int>(phone.restore)},
        {u"restore_time"_s, timeText(phone.restoreTime)},
    };
}

} // namespace

// The whole tenant's phones, in every region, whatever project the token is for.
ApiAnswer listInstances(const OperationContext &context)
{
    ListQuery query;
    if (const std::optional<ApiAnswer> error = readQuery(context.request, query))
        return *error;

    const Cloud &cloud = context.cloud;
    const qint64 first = qint64(query.pageNo - 1) * query.pageSize;
    QJsonArray rows;
    qint64 total = 0;
    if (query.id) {
        const Instance *phone = cloud.find(*query.id);
        if (phone && matches(query, cloud, *phone)) {
            total = 1;
            if (first == 0)
                rows.append(row(cloud, *phone));
        }
    } else if (!query.isFiltered()) {
        total = cloud.count();
        const qint64 end = std::min(first + query.pageSize, total);
        for (qint64 i = first; i < end; ++i)
            rows.append(row(cloud, cloud.instances()[static_cast<size_t>(i)]));
    } else {
        for (const Instance &phone : cloud.instances()) {
            if (!matches(query, cloud, phone))
                continue;
            if (total >= first && total < first + query.pageSize)
                rows.append(row(cloud, phone));
            ++total;
        }
    }
    // Paging beside `data`, as in the sample; the fault "paging-inside" moves it where the table has it.
    ApiAnswer answer = success({{u"result"_s, rows}}, u"OK"_s);
    answer.body.insert(u"page_no"_s, query.pageNo);
    answer.body.insert(u"page_size"_s, query.pageSize);
    answer.body.insert(u"total_count"_s, total);
    return answer;
}

ApiAnswer batchQueryStatus(const OperationContext &context)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    const std::optional<QStringList> ids = body ? instanceIds(*body) : std::nullopt;
    if (!ids)
        return badParameter(u"instance_ids"_s);
    QJsonArray rows;
    for (const QString &id : *ids) {
        if (const Instance *phone = context.cloud.find(id)) {
            rows.append(
                QJsonObject{{u"instance_id"_s, id}, {u"status"_s, static_cast<int>(phone->resource)}});
        }
    }
    // An unknown id among known ones is left out, as in the sample (C31). HTTP 400 is what the operation's
    // own list has for 1001; table 6.2 says 401 (B7).
    if (rows.isEmpty())
        return refusal(400, u"KOOPHONE.API.1001"_s, u"no permission on the instance"_s);
    return success({{u"status_results"_s, rows}});
}

} // namespace phonedeck::simulator
