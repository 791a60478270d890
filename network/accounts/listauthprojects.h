// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/accounts/projectrecord.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

namespace phonedeck {

/// The projects this user may use. Takes any token, one without a project too: the right call to fill a
/// list with. Reference: 3.2.
struct KeystoneListAuthProjects {
    static constexpr const char *name = "KeystoneListAuthProjects";
    static constexpr const char *iamAction = "";
    static constexpr Effect effect = Effect::Reads;
    static constexpr bool isIdempotent = true; ///< by the contract

    struct Reply {
        QList<ProjectRecord> projects; ///< all of them; regionProjects() for what can be chosen
    };

    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
