// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/fleet/userinstance.h"
#include "network/operations/asynctask.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>

namespace phonedeck {

/// Takes instances back from users and clears what they left on them, in the background (D10). Its task may
/// not be open to GetTask (D6). Reference: 4.1.9. Errors: 0000, 1000, 1001, 2210.
struct UnassignInstance {
    static constexpr const char *name = "UnassignInstance";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:instanceUnassign";
    static constexpr Effect effect = Effect::Destroys;
    static constexpr bool isIdempotent = false; ///< by the contract: it may wipe what a user has done since
    static constexpr int maxInstances = 10;     ///< no limit by the reference, 10 by other definitions (C40)

    using Reply = AsyncTask;

    QList<UserInstance> userInstances;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
