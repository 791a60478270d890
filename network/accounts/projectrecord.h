// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

namespace phonedeck {

/// A project as IAM lists it.
struct ProjectRecord {
    QString id;
    QString name; ///< a region, or <region>_<name> for one of the account's own
    QString domainId;
    bool enabled = true;

    bool operator==(const ProjectRecord &) const = default;
};

/// Why a name doesn't lead to one project.
enum class ProjectFault {
    None,    ///< no project has that name
    Several, ///< more than one has it: only an id tells them apart
};

/// All projects of an answer, disabled ones too; rows without an id are left out.
[[nodiscard]] ApiResult<QList<ProjectRecord>> parseProjects(const QJsonObject &body);

/// The region a project lies in, from its name: "cn-north-4" for "cn-north-4" and "cn-north-4_team".
/// Empty if the name is no region, as with the vendor's project for object storage.
[[nodiscard]] QString regionOf(const ProjectRecord &project);

/// What a person may choose from: enabled, and in a region (iam.md). Keeps the order.
[[nodiscard]] QList<ProjectRecord> regionProjects(const QList<ProjectRecord> &projects);

/// The one project of exactly that name, enabled or not.
[[nodiscard]] tl::expected<ProjectRecord, ProjectFault> oneProjectNamed(const QList<ProjectRecord> &projects,
                                                                        const QString &name);

} // namespace phonedeck
