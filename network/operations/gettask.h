// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/commandoutput.h"
#include "network/operations/jobstatus.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QList>

namespace phonedeck {

/// Where one job of a task stands. It does not say on which instance: see AsyncTask (D5).
struct JobDetail {
    QString jobId;
    StatusValue<JobStatus> status;
    QString errorCode; ///< "CPS0005"; empty if nothing failed (C12, C36)
    QString errorText;
    CommandOutput output;

    bool operator==(const JobDetail &) const = default;
};

/// Asks how the jobs of a task are doing: one of AsyncCommand or InstallApp. Whether tasks of resets, backups
/// and the like ("RM_…") can be asked for is not said: try once, and on a refusal look at the phones (D6).
/// Reference: 4.1.3. Errors: 1323 (no such task).
struct GetTask {
    static constexpr const char *name = "GetTask";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:queryExecuteJob";
    static constexpr Effect effect = Effect::Reads;
    static constexpr bool isIdempotent = true;     ///< by the contract
    static constexpr int maxTaskIdCharacters = 64; ///< 32 by other definitions, whose samples have 36 (D8)

    struct Reply {
        QList<JobDetail> jobs;  ///< by job id; may be fewer than the task has
        int unreadableRows = 0; ///< rows that are no object or have no id

        /// None is waited for any more. False of a task without jobs, of which nothing is known.
        [[nodiscard]] bool isFinished() const;
    };

    QString taskId; ///< whole, with its prefix (D6)

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    /// Takes the whole answer, since the output in it may break the UTF-8 of it (C37).
    [[nodiscard]] static ApiResult<Reply> parse(const HttpAnswer &answer);
};

} // namespace phonedeck
