// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/fleet/userinstance.h"
#include "network/operations/acknowledged.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>

namespace phonedeck {

/// Gives instances to users. Answers when it is done: there is no task (D10). Reference: 4.1.8.
/// Errors: 0000, 1000, 1001, 2209 (no instance to assign).
struct AssignInstance {
    static constexpr const char *name = "AssignInstance";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:instanceAssign";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent =
        false; ///< by the contract: a repeat may be refused; look at assign_status first
    static constexpr int maxInstances = 100;

    using Reply = Acknowledged;

    QList<UserInstance> userInstances;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
