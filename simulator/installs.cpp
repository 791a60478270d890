// SPDX-License-Identifier: GPL-3.0-or-later
// InstallApp (4.4.1) and ListInstanceApp, which the reference gained later (differences.md, 1).
#include "simulator/cloud.h"
#include "simulator/operation.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr double mostMb = 2048; // 62015

struct InstallRequest {
    InstalledApp app;
    double sizeMb = 0;
    QUrl url;
    Batch batch;
};

// Text or number (C21). Negative if it is neither.
double sizeOf(const QJsonValue &value)
{
    static const QRegularExpression number(u"^[0-9]+(\\.[0-9]+)?$"_s);
    if (value.isDouble())
        return value.toDouble();
    return number.match(value.toString()).hasMatch() ? value.toString().toDouble() : -1;
}

std::optional<ApiAnswer> readTexts(const QJsonObject &body, InstallRequest &request)
{
    const struct {
        const char16_t *key;
        qsizetype least;
        qsizetype most;
    } texts[] = {{u"object_name", 1, 100},         {u"file_name", 1, 100},
                 {u"object_version", 1, 100},      {u"biz_type", 1, 64},
                 {u"content_type", 1, 64},         {u"content_md5", 0, 200},
                 {u"install_package_url", 1, 2000}};
    for (const auto &text : texts) {
        if (!textOf(body, text.key, text.least, text.most))
            return badParameter(QString::fromUtf16(text.key));
    }
    if (body.value("biz_type"_L1) != u"apk"_s)
        return badParameter(u"biz_type"_s);
    request.sizeMb = sizeOf(body.value("object_size"_L1));
    if (request.sizeMb < 0)
        return badParameter(u"object_size"_s);
    request.url = QUrl(body.value("install_package_url"_L1).toString(), QUrl::StrictMode);
    if (!request.url.isValid() || !request.url.scheme().startsWith("http"_L1) || request.url.host().isEmpty())
        return badParameter(u"install_package_url"_s);
    request.app.package = body.value("object_name"_L1).toString();
    request.app.version = body.value("object_version"_L1).toString();
    request.app.name = request.app.package;
    if (body.contains("fast_install"_L1)) {
        const QJsonValue fast = body.value("fast_install"_L1);
        if (fast != u"0"_s && fast != u"1"_s && fast != 0 && fast != 1)
            return refusal(3008);
    }
    return std::nullopt;
}

std::optional<ApiAnswer> judgePackage(const Cloud &cloud, const InstallRequest &request)
{
    if (request.sizeMb > mostMb)
        return refusal(62015);
    if (request.url.host().endsWith(".invalid"_L1))
        return refusal(62017);
    if (cloud.options().packageSize) {
        const std::optional<qint64> bytes = cloud.options().packageSize(request.url);
        if (!bytes)
            return refusal(62017);
        // In MB, however the client rounds.
        if (std::abs(static_cast<double>(*bytes) / 1024 / 1024 - request.sizeMb) >= 1)
            return refusal(62006);
    }
    if (request.sizeMb == 0)
        return refusal(62006);
    if (!cloud.hasUploaded(request.app.package, request.app.version) &&
        cloud.uploadedMb() + request.sizeMb > cloud.options().maxUploadedMb)
        return refusal(62016);
    return std::nullopt;
}

bool hasApp(const Cloud &cloud, const Instance &phone, const InstalledApp &app)
{
    const QList<InstalledApp> apps = cloud.apps(phone);
    return std::any_of(apps.begin(), apps.end(), [&app](const InstalledApp &one) {
        return one.package == app.package && one.version == app.version;
    });
}

// Refused as existing when no phone of the batch would change.
std::optional<ApiAnswer> judgePhones(const Cloud &cloud, const InstallRequest &request)
{
    if (std::optional<ApiAnswer> refused = stateRefusal(cloud, request.batch))
        return refused;
    for (const Instance *phone : request.batch.phones) {
        if (phone->running != RunningStatus::Running)
            return refusal(3009, cloud.instanceId(*phone));
    }
    const bool haveAll =
        std::all_of(request.batch.phones.begin(), request.batch.phones.end(),
                    [&](const Instance *phone) { return hasApp(cloud, *phone, request.app); });
    return haveAll ? std::optional(refusal(62005)) : std::nullopt;
}

int positiveNumber(const HttpRequest &request, QStringView name)
{
    bool isNumber = false;
    const int number = request.query(name).value_or(QString()).toInt(&isNumber);
    return isNumber && number > 0 ? number : 0;
}

} // namespace

ApiAnswer installApp(const OperationContext &context)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    if (!body)
        return badParameter(u"body"_s);
    InstallRequest request;
    if (const std::optional<ApiAnswer> refused = readTexts(*body, request))
        return *refused;
    const std::optional<QStringList> ids = instanceIds(*body, u"instance_id_list");
    if (!ids)
        return badParameter(u"instance_id_list"_s);
    if (const std::optional<ApiAnswer> refused = takeBatch(context, *ids, request.batch))
        return *refused;
    Cloud &cloud = context.cloud;
    if (const std::optional<ApiAnswer> refused = judgePackage(cloud, request))
        return *refused;
    if (const std::optional<ApiAnswer> refused = judgePhones(cloud, request))
        return *refused;
    cloud.upload(request.app.package, request.app.version, request.sizeMb);
    const Task &task = cloud.startInstall(request.batch.serials(), request.app);
    cloud.record(u"InstallApp"_s, request.batch.ids, request.app.package + u'@' + request.app.version);
    return success({{u"data"_s, receipt(cloud, task, request.batch)}}, u"OK"_s); // nested (C25)
}

ApiAnswer listInstanceApp(const OperationContext &context)
{
    const Cloud &cloud = context.cloud;
    if (!cloud.options().hasAppList)
        return refusal(404, u"APIGW.0101"_s, u"The API does not exist or has not been published"_s);
    const int page = positiveNumber(context.request, u"page_no");
    const int size = positiveNumber(context.request, u"page_size");
    if (page == 0)
        return badParameter(u"page_no"_s);
    if (size == 0 || size > 200)
        return badParameter(u"page_size"_s);
    const QString type = context.request.query(u"app_type").value_or(QString());
    if (!type.isEmpty() && type != "1"_L1 && type != "2"_L1)
        return badParameter(u"app_type"_s);
    const QString id = pathSegment(context.request, 2);
    if (charactersOf(id) > 32)
        return badParameter(u"instance_id"_s);
    const Instance *phone = cloud.find(id);
    if (!phone)
        return refusal(1001, id);
    QList<InstalledApp> apps = cloud.apps(*phone);
    erase_if(apps, [&type](const InstalledApp &app) {
        return (type == "1"_L1 && !app.isSystem) || (type == "2"_L1 && app.isSystem);
    });
    QJsonArray rows;
    const qsizetype first = qsizetype(page - 1) * size;
    for (qsizetype i = first; i < std::min(first + size, apps.size()); ++i) {
        const InstalledApp &app = apps.at(i);
        rows.append(QJsonObject{{u"app_name"_s, app.name},
                                {u"app_version"_s, app.version},
                                {u"app_pkg"_s, app.package},
                                {u"icon_url"_s, QString()}});
    }
    return success({{u"result"_s, rows},
                    {u"page_no"_s, page},
                    {u"page_size"_s, size},
                    {u"total_count"_s, static_cast<int>(apps.size())}});
}

} // namespace phonedeck::simulator
