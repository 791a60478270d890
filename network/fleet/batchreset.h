// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/asynctask.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace phonedeck {

/// Puts instances back to their initial state: what users have on them is lost. In the background. Its task
/// may not be open to GetTask (D6). Reference: 4.1.6. Errors: 1000, 1001.
struct BatchReset {
    static constexpr const char *name = "BatchReset";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:batchResetInstance";
    static constexpr Effect effect = Effect::Destroys;
    static constexpr bool isIdempotent = false; ///< by the contract: a late repeat wipes what was done since
    static constexpr int maxInstances = 100;

    using Reply = AsyncTask;

    QStringList instanceIds;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
