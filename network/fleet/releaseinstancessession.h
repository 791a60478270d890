// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/acknowledged.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace phonedeck {

/// Ends the session that lingers after a stream has ended. Reference: 4.3.5. Errors: 1000, 1001.
struct ReleaseInstancesSession {
    static constexpr const char *name = "ReleaseInstancesSession";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:releaseInstancesSession";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent =
        true; ///< by the contract: at once or not at all, a late repeat hits a newer session
    static constexpr int maxInstances = 1; ///< whatever the name says (C29)

    using Reply = Acknowledged;

    QString instanceId;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
