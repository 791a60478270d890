// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/asynctask.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace phonedeck {

/// Copies the data of instances to object storage and then gives their hardware back: they need
/// BatchPrepareInstances before they are used again (D19). The data have to be on hardware. Takes ids alone,
/// not the user its sample shows (C28). Reference: 4.3.3. Errors: 0000, 1000, 1001.
struct BatchBackupInstances {
    static constexpr const char *name = "BatchBackupInstances";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:instanceBackup";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent = false; ///< by the contract: each call is another task
    static constexpr int maxInstances = 50;     ///< 100 by the reference, 50 by other definitions (C41)

    using Reply = AsyncTask;

    QStringList instanceIds;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
