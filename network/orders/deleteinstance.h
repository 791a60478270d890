// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/acknowledged.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace phonedeck {

/// Unsubscribes instances that are paid by period, which removes them with their data. Reference: 4.2.3.
/// Errors: 1000, 1001, 1012, 5001 (an instance is paid by use).
struct DeleteInstance {
    static constexpr const char *name = "DeleteInstance";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:instanceDelete";
    static constexpr Effect effect = Effect::Destroys;
    static constexpr bool isIdempotent = false; ///< by the contract: look at the list instead of repeating
    static constexpr int maxInstances = 100;

    using Reply = Acknowledged;

    QStringList instanceIds;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
