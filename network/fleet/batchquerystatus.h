// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/fleet/instancerecord.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace phonedeck {

/// Asks the resource state (idle, streaming, backing up …) of up to a hundred instances. A read, although
/// it is a POST and its IAM action is classed Write (A15). Reference: 4.1.5. Errors: 1000, 1001.
struct BatchQueryStatus {
    static constexpr const char *name = "BatchQueryStatus";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:queryBatchShowInstance";
    static constexpr Effect effect = Effect::Reads;
    static constexpr bool isIdempotent = true; ///< by the contract
    static constexpr int maxInstances = 100;

    struct Reply {
        /// May lack ids that were asked for: no row means no information, not an error (C31).
        QList<InstanceStatus> statuses;
    };

    QStringList instanceIds;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
