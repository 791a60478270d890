// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/projectrecord.h"

#include "network/transport/jsonvalue.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <iterator>

namespace phonedeck {

ApiResult<QList<ProjectRecord>> parseProjects(const QJsonObject &body)
{
    const QJsonValue list = body.value(u"projects");
    if (!list.isArray())
        return tl::unexpected(ApiError{.kind = ErrorKind::NotTheService});
    QList<ProjectRecord> projects;
    const QJsonArray rows = list.toArray();
    for (const QJsonValue &row : rows) {
        const QJsonObject fields = row.toObject();
        ProjectRecord project{
            .id = jsonText(fields.value(u"id")),
            .name = jsonText(fields.value(u"name")),
            .domainId = jsonText(fields.value(u"domain_id")),
        };
        const QJsonValue enabled = fields.value(u"enabled");
        project.enabled = enabled.isUndefined() || enabled.isNull() || jsonBool(enabled);
        if (!project.id.isEmpty())
            projects.append(project);
    }
    return projects;
}

QString regionOf(const ProjectRecord &project)
{
    // "cn-north-4", "ap-southeast-1", "eu-west-101", "eu-de".
    static const QRegularExpression shape(QStringLiteral("^([a-z]{2}(?:-[a-z]+)+(?:-[0-9]+)?)(?:_.+)?$"));
    return shape.match(project.name).captured(1);
}

QList<ProjectRecord> regionProjects(const QList<ProjectRecord> &projects)
{
    QList<ProjectRecord> shown;
    std::copy_if(
        projects.begin(), projects.end(), std::back_inserter(shown),
        [](const ProjectRecord &project) { return project.enabled && !regionOf(project).isEmpty(); });
    return shown;
}

tl::expected<ProjectRecord, ProjectFault> oneProjectNamed(const QList<ProjectRecord> &projects,
                                                          const QString &name)
{
    const auto isNamed = [&](const ProjectRecord &project) { return project.name == name; };
    const auto first = std::find_if(projects.begin(), projects.end(), isNamed);
    if (first == projects.end())
        return tl::unexpected(ProjectFault::None);
    if (std::any_of(std::next(first), projects.end(), isNamed))
        return tl::unexpected(ProjectFault::Several);
    return *first;
}

} // namespace phonedeck
