// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/accounts/projectrecord.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <optional>

namespace phonedeck {

/// Finds projects of an account: the way from a region's name to a project id for who signs with keys.
/// Exactly one hit is right, see oneProjectNamed(). Reference: 6.3, iam.md "Projects".
struct KeystoneListProjects {
    static constexpr const char *name = "KeystoneListProjects";
    static constexpr const char *iamAction = "";
    static constexpr Effect effect = Effect::Reads;
    static constexpr bool isIdempotent = true; ///< by the contract
    static constexpr int maxPageSize = 5000;

    struct Reply {
        QList<ProjectRecord> projects; ///< all that matched, disabled ones too
    };

    QString projectName; ///< empty: any
    QString domainId;    ///< account; empty: any
    std::optional<bool> enabled;
    std::optional<int> page; ///< from 1, together with pageSize
    std::optional<int> pageSize;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
