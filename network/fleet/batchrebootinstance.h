// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/acknowledged.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace phonedeck {

/// Reboots instances. The service answers at once, without a task, and reboots in the background; it refuses
/// the whole batch (5005) when any instance is not running, so plan with states first (D9).
/// Reference: 4.1.11. Errors: 1000, 1001, 5005.
struct BatchRebootInstance {
    static constexpr const char *name = "BatchRebootInstance";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:instanceReboot";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent = false; ///< by the contract: it would interrupt the user again
    static constexpr int maxInstances = 100;

    using Reply = Acknowledged;

    QStringList instanceIds;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
