// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/fleet/instancerecord.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace phonedeck {

/// Lists the account's instances, a page at a time, all of them or those a filter lets through. Reference:
/// 4.1.10. Errors: 0000, 1000, 1001, 1004, 2209 (B18), 5002 (a time's form), 5004 (end before start).
struct ListInstances {
    static constexpr const char *name = "ListInstances";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:queryInstanceBatch";
    static constexpr Effect effect = Effect::Reads;
    static constexpr bool isIdempotent = true; ///< by the contract
    /// 200 by other definitions; 100 is what samples answer, even to 200 (A10).
    static constexpr int defaultPageSize = 100;
    static constexpr int maxPageSize = 200;
    static constexpr int maxNameCharacters = 128;

    struct Reply {
        QList<InstanceRecord> instances;
        int pageNo = -1;     ///< -1: not said
        int pageSize = -1;   ///< the size in force, which need not be the one asked for (A10); -1: not said
        int totalCount = -1; ///< a claim of the service, not to be relied on; -1: not said
        int unreadableRows = 0; ///< rows that are no object or have no id
    };

    int pageNo = 1;                 ///< from 1
    int pageSize = defaultPageSize; ///< 1 to 200
    // Filters; empty ones are not sent.
    QString instanceId;     ///< one instance; up to 32 characters
    QString instanceName;   ///< up to 128 characters; the whole or a part, the reference doesn't say
    QString queryStartTime; ///< "YYYY-MM-DD HH:MM:SS", UTC; of what, the reference doesn't say (A11)
    QString queryEndTime;   ///< the same; not before the start
    QString poolSceneTag;   ///< "CLOUD_APP" or "CLOUD_PHONE"
    /// Sends the tag as poolSceneTag, too, as a sample has it (A9).
    bool sendsBothSceneTags = false;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    /// Takes the whole answer: a page of a hundred phones is read once, by a fast reader.
    [[nodiscard]] static ApiResult<Reply> parse(const HttpAnswer &answer);
};

} // namespace phonedeck
