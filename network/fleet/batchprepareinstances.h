// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/statusvalue.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace phonedeck {

/// What stands between an instance and streaming (4.3.1; enums §3). Not the scale of ShowProgress (D3).
enum class PrepareStatus {
    Unknown = unknownMeaning,
    Ready = 0,
    WaitingToBeRestored = 1,
    WaitingToBeAllocated = 2,
    BackingUp = 3,
    Resetting = 4,
    Rebooting = 5,
    Offline = 6,
    MovingToAnotherPhone = 7,
    RestoringExpiryBackup = 8,
    RestoringExpiryBackupFailed = 9,
    UnderMaintenance = 10,
};

[[nodiscard]] inline StatusValue<PrepareStatus> prepareStatus(std::optional<int> number)
{
    return statusValue(number, PrepareStatus::Ready, PrepareStatus::UnderMaintenance);
}

struct PreparedInstance {
    QString instanceId;
    StatusValue<PrepareStatus> status;

    bool operator==(const PreparedInstance &) const = default;
};

/// Begins to bring the instances of one user to where streaming can start: hardware is found, data are
/// brought back. ShowProgress tells how far it is. Holds hardware, so not for phones that nobody is going to
/// use. Reference: 4.3.1. Errors: 1000, 1001, 4001.
struct BatchPrepareInstances {
    static constexpr const char *name = "BatchPrepareInstances";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:instancePrepare";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent = true; ///< by the contract: it asks for a state
    static constexpr int maxInstances = 100;

    struct Reply {
        /// By id, not by place (C30): the sample answers with other ids than were asked for.
        QList<PreparedInstance> instances;
        int unreadableRows = 0; ///< rows that are no object or have no id
    };

    QString userId;          ///< 1 to 32 characters
    QStringList instanceIds; ///< of that user; sent once each, as the sample doesn't (C30)

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
