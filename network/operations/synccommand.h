// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/commandoutput.h"
#include "network/operations/jobstatus.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <chrono>

namespace phonedeck {

/// What a command did on one instance.
struct CommandResult {
    QString instanceId;
    StatusValue<JobStatus> status;
    QString errorCode; ///< of the layer below, "CPS.0191" or "CPS0005" (C12); empty if nothing failed
    QString errorText;
    CommandOutput output; ///< also of a command that failed

    bool operator==(const CommandResult &) const = default;
};

/// Runs one shell command on each instance and waits for the output; for quick commands. The envelope says
/// "0" even where a row failed: look at every status (B13). Reference: 4.1.1. Errors: 1000, 1001.
struct SyncCommand {
    static constexpr const char *name = "SyncCommand";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:syncInvokeInstance";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent = false; ///< by the contract: the command is arbitrary
    static constexpr int maxInstances = 100;
    static constexpr bool isSlow = true; ///< no time-out is stated: a minute at least (D12)

    struct Reply {
        /// By id, not by place: rows may be missing, more than asked for, or in another order.
        QList<CommandResult> results;
        int unreadableRows = 0; ///< rows that are no object or have no id
    };

    QString command; ///< 1 to 1024 bytes, see command.h
    QStringList instanceIds;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    /// Takes the whole answer, since the output in it may break the UTF-8 of it (C37).
    [[nodiscard]] static ApiResult<Reply> parse(const HttpAnswer &answer);
};

} // namespace phonedeck
