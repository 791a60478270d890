// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/asynctask.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace phonedeck {

/// Queues one shell command for each instance; GetTask tells what became of it. Reference: 4.1.2.
/// Errors: 1000, 1001.
struct AsyncCommand {
    static constexpr const char *name = "AsyncCommand";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:asyncInvokeInstance";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent = false; ///< by the contract: every call queues the command again
    static constexpr int maxInstances = 100;

    using Reply = AsyncTask;

    QString command; ///< 1 to 1024 bytes, see command.h
    QStringList instanceIds;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
