// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/packages/listinstanceapp.h"

#include "network/operations/wrongshape.h"
#include "network/transport/apioperation.h"
#include "network/transport/jsonvalue.h"
#include "network/transport/parametercheck.h"

#include <limits>

namespace phonedeck {

static_assert(ApiOperation<ListInstanceApp> && ChecksParameters<ListInstanceApp>);

std::optional<ParameterFault> ListInstanceApp::fault() const
{
    return firstFault({
        checkPathId(QStringLiteral("instance_id"), instanceId),
        checkRange(QStringLiteral("page_no"), pageNo, 1, std::numeric_limits<int>::max()),
        checkRange(QStringLiteral("page_size"), pageSize, 1, maxPageSize),
    });
}

HttpRequest ListInstanceApp::request() const
{
    HttpRequest request = HttpRequest::get(QStringLiteral("/v1/instances/%1/app-list").arg(instanceId),
                                           {{QStringLiteral("page_no"), QString::number(pageNo)},
                                            {QStringLiteral("page_size"), QString::number(pageSize)}});
    if (appType != AppType::All)
        request.query.append({QStringLiteral("app_type"), QString::number(static_cast<int>(appType))});
    return request;
}

ApiResult<ListInstanceApp::Reply> ListInstanceApp::parse(const QJsonObject &body)
{
    const QJsonObject data = body.value(u"data").toObject();
    const std::optional<QJsonArray> rows = jsonRows(body.value(u"data"), u"result");
    if (!rows)
        return tl::unexpected(wrongShape(effect));
    const auto paging = [&body, &data](QStringView key) {
        return jsonInt(body.contains(key) ? body.value(key) : data.value(key), -1);
    };
    Reply reply;
    reply.pageNo = paging(u"page_no");
    reply.pageSize = paging(u"page_size");
    reply.totalCount = paging(u"total_count");
    for (const QJsonValue &value : *rows) {
        const QJsonObject row = value.toObject();
        const InstalledApp app{jsonText(row.value(u"app_name")), jsonText(row.value(u"app_version")),
                               jsonText(row.value(u"app_pkg")), jsonText(row.value(u"icon_url"))};
        if (app.appName.isEmpty() && app.appPkg.isEmpty())
            ++reply.unreadableRows;
        else
            reply.apps.append(app);
    }
    return reply;
}

} // namespace phonedeck
