// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/listinstances.h"

#include "network/transport/apioperation.h"

#include "network/transport/parametercheck.h"
#include <simdjson.h>

#include <array>
#include <limits>
#include <string_view>

namespace phonedeck {

static_assert(ApiOperation<ListInstances> && ChecksParameters<ListInstances>);

namespace {

using Element = simdjson::dom::element;
using Object = simdjson::dom::object;

QString textOf(const Element &value)
{
    std::string_view text;
    if (value.get_string().get(text) == simdjson::SUCCESS) {
        if (text == "null") // the word, not null (C2)
            return {};
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    int64_t number = 0;
    if (value.get_int64().get(number) == simdjson::SUCCESS)
        return QString::number(number);
    uint64_t large = 0;
    if (value.get_uint64().get(large) == simdjson::SUCCESS)
        return QString::number(large);
    double fraction = 0;
    if (value.get_double().get(fraction) == simdjson::SUCCESS)
        return QString::number(fraction, 'g', 17);
    bool truth = false;
    if (value.get_bool().get(truth) == simdjson::SUCCESS)
        return truth ? QStringLiteral("true") : QStringLiteral("false");
    return {};
}

int intOf(const Element &value)
{
    int64_t number = 0;
    if (value.get_int64().get(number) == simdjson::SUCCESS) {
        const bool fits =
            number >= std::numeric_limits<int>::min() && number <= std::numeric_limits<int>::max();
        return fits ? static_cast<int>(number) : -1;
    }
    if (value.is_string()) {
        bool isNumber = false;
        const int parsed = textOf(value).trimmed().toInt(&isNumber);
        return isNumber ? parsed : -1;
    }
    return -1;
}

struct TextField {
    std::string_view key;
    QString InstanceRecord::*member;
};
struct NumberField {
    std::string_view key;
    int InstanceRecord::*member;
};

constexpr std::array<TextField, 15> textFields{{
    {"instance_id", &InstanceRecord::instanceId},
    {"instance_name", &InstanceRecord::instanceName},
    {"region", &InstanceRecord::region},
    {"instance_sku", &InstanceRecord::instanceSku},
    {"assign_user", &InstanceRecord::assignUser},
    {"billing_mode", &InstanceRecord::billingMode},
    {"project_id", &InstanceRecord::projectId},
    {"project_name", &InstanceRecord::projectName},
    {"phone_id", &InstanceRecord::phoneId},
    {"member_name", &InstanceRecord::memberName},
    {"account_name", &InstanceRecord::accountName},
    {"region_name", &InstanceRecord::regionName},
    {"region_name_en", &InstanceRecord::regionNameEn},
    {"backup_time", &InstanceRecord::backupTime},
    {"restore_time", &InstanceRecord::restoreTime},
}};
constexpr std::array<NumberField, 6> numberFields{{
    {"frozen_status", &InstanceRecord::frozenStatus},
    {"running_status", &InstanceRecord::runningStatus},
    {"login_status", &InstanceRecord::loginStatus},
    {"assign_status", &InstanceRecord::assignStatus},
    {"backup_status", &InstanceRecord::backupStatus},
    {"restore_status", &InstanceRecord::restoreStatus},
}};

InstanceRecord recordOf(const Object &row)
{
    InstanceRecord record;
    for (const auto &[key, value] : row) {
        for (const TextField &field : textFields) {
            if (field.key == key)
                record.*field.member = textOf(value);
        }
        for (const NumberField &field : numberFields) {
            if (field.key == key)
                record.*field.member = intOf(value);
        }
    }
    return record;
}

/// Paging is beside `data` in the sample and inside it in the table (C1).
int pagingOf(const Object &body, const Object *data, std::string_view key)
{
    Element value;
    if (body.at_key(key).get(value) == simdjson::SUCCESS)
        return intOf(value);
    if (data && data->at_key(key).get(value) == simdjson::SUCCESS)
        return intOf(value);
    return -1;
}

bool saysSuccess(const Object &body, const Object *data)
{
    Element value;
    if (body.at_key("error_code").get(value) == simdjson::SUCCESS && !textOf(value).isEmpty())
        return textOf(value) == u"0";
    if (data && data->at_key("error_code").get(value) == simdjson::SUCCESS && !textOf(value).isEmpty())
        return textOf(value) == u"0";
    return true;
}

ApiError unreadable(const HttpAnswer &answer, ErrorKind kind)
{
    ApiError error;
    error.kind = kind;
    error.httpStatus = answer.status;
    error.requestId = answer.requestId;
    return error;
}

/// 0 to 0xffff of an escape at `at`; -1 if there is none.
int escapedUnit(const QByteArray &json, qsizetype at)
{
    if (at + 6 > json.size() || json.at(at) != '\\' || json.at(at + 1) != 'u')
        return -1;
    bool isHex = false;
    const int unit = json.mid(at + 2, 4).toInt(&isHex, 16);
    return isHex ? unit : -1;
}

/// Half a surrogate pair in one name, as a cut text ends in, would cost the whole page: the fast reader
/// refuses it. It becomes U+FFFD.
QByteArray withWholeCharacters(QByteArray json)
{
    for (qsizetype at = json.indexOf('\\'); at >= 0 && at < json.size(); at = json.indexOf('\\', at)) {
        const int unit = escapedUnit(json, at);
        if (unit >= 0xd800 && unit < 0xdc00) {
            const int next = escapedUnit(json, at + 6);
            if (next >= 0xdc00 && next < 0xe000) {
                at += 12;
                continue;
            }
        }
        if (unit >= 0xd800 && unit < 0xe000)
            json.replace(at + 2, 4, "fffd");
        at += 2;
    }
    return json;
}

/// What the slow reader makes of an answer that isn't a page. It must not come out as a success.
tl::unexpected<ApiError> failureOf(const HttpAnswer &answer)
{
    const ApiResult<QJsonObject> body = openEnvelope(answer);
    ApiError error = body ? unreadable(answer, ErrorKind::NotTheService) : body.error();
    return tl::unexpected(std::move(error));
}

} // namespace

std::optional<ParameterFault> ListInstances::fault() const
{
    const auto sceneTag = [this]() -> ParameterCheck {
        if (poolSceneTag.isEmpty())
            return {};
        return checkOneOf(QStringLiteral("pool_scene_tag"), poolSceneTag,
                          {QStringLiteral("CLOUD_APP"), QStringLiteral("CLOUD_PHONE")});
    };
    return firstFault({
        checkRange(QStringLiteral("page_no"), pageNo, 1, std::numeric_limits<int>::max()),
        checkRange(QStringLiteral("page_size"), pageSize, 1, maxPageSize),
        checkText(QStringLiteral("instance_id"), instanceId, 0, maxIdCharacters),
        checkText(QStringLiteral("instance_name"), instanceName, 0, maxNameCharacters),
        checkTime(QStringLiteral("query_start_time"), queryStartTime),
        checkTime(QStringLiteral("query_end_time"), queryEndTime),
        checkOrder(queryStartTime, QStringLiteral("query_end_time"), queryEndTime),
        sceneTag(),
    });
}

HttpRequest ListInstances::request() const
{
    HttpRequest request = HttpRequest::get(QStringLiteral("/v1/instances/batch-query"),
                                           {{QStringLiteral("page_no"), QString::number(pageNo)},
                                            {QStringLiteral("page_size"), QString::number(pageSize)}});
    const auto filter = [&request](const QString &key, const QString &value) {
        if (!value.isEmpty())
            request.query.append({key, value});
    };
    filter(QStringLiteral("instance_id"), instanceId);
    filter(QStringLiteral("instance_name"), instanceName);
    filter(QStringLiteral("query_start_time"), queryStartTime);
    filter(QStringLiteral("query_end_time"), queryEndTime);
    filter(QStringLiteral("pool_scene_tag"), poolSceneTag);
    if (sendsBothSceneTags)
        filter(QStringLiteral("poolSceneTag"), poolSceneTag);
    request.requestIdInQuery = true;
    return request;
}

ApiResult<ListInstances::Reply> ListInstances::parse(const HttpAnswer &answer)
{
    if (answer.status < 200 || answer.status >= 300)
        return failureOf(answer);

    // A parser keeps its buffers; one for each worker thread.
    thread_local simdjson::dom::parser parser;
    Element document;
    Object body;
    const auto reads = [&](const QByteArray &bytes) {
        return parser.parse(bytes.constData(), static_cast<size_t>(bytes.size())).get(document) ==
               simdjson::SUCCESS;
    };
    if (!reads(answer.body) && !reads(withWholeCharacters(answer.body)))
        return failureOf(answer);
    if (document.get_object().get(body) != simdjson::SUCCESS)
        return failureOf(answer);

    Object dataObject;
    const bool hasData = body.at_key("data").get_object().get(dataObject) == simdjson::SUCCESS;
    const Object *data = hasData ? &dataObject : nullptr;
    if (!saysSuccess(body, data))
        return failureOf(answer);

    Reply reply;
    reply.pageNo = pagingOf(body, data, "page_no");
    reply.pageSize = pagingOf(body, data, "page_size");
    reply.totalCount = pagingOf(body, data, "total_count");

    Element result;
    const bool hasResult = data && data->at_key("result").get(result) == simdjson::SUCCESS;
    const bool saysEmpty = (hasResult && result.is_null()) || (!hasResult && reply.totalCount == 0);
    simdjson::dom::array rows;
    if (saysEmpty)
        return reply;
    if (!hasResult || result.get_array().get(rows) != simdjson::SUCCESS)
        return failureOf(answer);

    reply.instances.reserve(static_cast<qsizetype>(rows.size()));
    for (const Element &element : rows) {
        Object row;
        InstanceRecord record;
        if (element.get_object().get(row) == simdjson::SUCCESS)
            record = recordOf(row);
        if (record.instanceId.isEmpty())
            ++reply.unreadableRows;
        else
            reply.instances.append(record);
    }
    return reply;
}

} // namespace phonedeck
