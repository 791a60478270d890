// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

namespace phonedeck {

/// Which apps to list. The numbers are those of app_type.
enum class AppType { All = 0, System = 1, ThirdParty = 2 };

struct InstalledApp {
    QString appName;
    QString appVersion;
    QString appPkg; ///< name of the package
    QString iconUrl;

    bool operator==(const InstalledApp &) const = default;
};

/// Lists the apps on one instance, a page at a time. Not in the reference of 2025-11: it came in 2026-03, and
/// an older service answers 404 (differences.md §1). The IAM action of it is not published.
struct ListInstanceApp {
    static constexpr const char *name = "ListInstanceApp";
    static constexpr const char *iamAction = "";
    static constexpr Effect effect = Effect::Reads;
    static constexpr bool isIdempotent = true; ///< it reads only; the contract does not have it
    static constexpr int maxInstances = 1;
    static constexpr int maxPageSize = 200;

    struct Reply {
        QList<InstalledApp> apps;
        int pageNo = -1;        ///< -1: not said
        int pageSize = -1;      ///< the size in force; -1: not said
        int totalCount = -1;    ///< -1: not said
        int unreadableRows = 0; ///< rows that are no object or name neither app nor package
    };

    QString instanceId;
    int pageNo = 1;     ///< from 1
    int pageSize = 100; ///< 1 to 200
    AppType appType = AppType::All;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
