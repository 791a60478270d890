// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/listprojects.h"

#include "network/transport/apioperation.h"

namespace phonedeck {

static_assert(ApiOperation<KeystoneListProjects> && ChecksParameters<KeystoneListProjects>);

std::optional<ParameterFault> KeystoneListProjects::fault() const
{
    if (page.has_value() != pageSize.has_value())
        return ParameterFault{.field = page ? QStringLiteral("per_page") : QStringLiteral("page")};
    if (page && *page < 1)
        return ParameterFault{QStringLiteral("page"), QString::number(*page), LimitKind::Range,
                              QStringLiteral("1–")};
    if (pageSize && (*pageSize < 1 || *pageSize > maxPageSize))
        return ParameterFault{QStringLiteral("per_page"), QString::number(*pageSize), LimitKind::Range,
                              QStringLiteral("1–%1").arg(maxPageSize)};
    return std::nullopt;
}

HttpRequest KeystoneListProjects::request() const
{
    QList<QueryItem> query;
    if (!projectName.isEmpty())
        query.append({QStringLiteral("name"), projectName});
    if (!domainId.isEmpty())
        query.append({QStringLiteral("domain_id"), domainId});
    if (enabled)
        query.append(
            {QStringLiteral("enabled"), *enabled ? QStringLiteral("true") : QStringLiteral("false")});
    if (page)
        query.append({QStringLiteral("page"), QString::number(*page)});
    if (pageSize)
        query.append({QStringLiteral("per_page"), QString::number(*pageSize)});
    return HttpRequest::get(QStringLiteral("/v3/projects"), query);
}

ApiResult<KeystoneListProjects::Reply> KeystoneListProjects::parse(const QJsonObject &body)
{
    return parseProjects(body).map([](const QList<ProjectRecord> &projects) { return Reply{projects}; });
}

} // namespace phonedeck
