// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/fleet/instancerecord.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QList>

namespace phonedeck {

/// Lists the account's instances, a page at a time. Reference: 4.1.10.
struct ListInstances {
    static constexpr const char *name = "ListInstances";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:queryInstanceBatch";
    static constexpr Effect effect = Effect::Reads;
    static constexpr bool isIdempotent = true; ///< by the contract
    /// 200 by other definitions; 100 is what samples answer, even to 200 (A10).
    static constexpr int defaultPageSize = 100;

    struct Reply {
        QList<InstanceRecord> instances;
        int pageNo = -1;     ///< -1: not said
        int pageSize = -1;   ///< the size in force, which need not be the one asked for (A10); -1: not said
        int totalCount = -1; ///< a claim of the service, not to be relied on; -1: not said
        int unreadableRows = 0; ///< rows that are no object or have no id
    };

    int pageNo = 1; ///< from 1
    int pageSize = defaultPageSize;

    [[nodiscard]] HttpRequest request() const;
    /// Takes the whole answer: a page of a hundred phones is read once, by a fast reader.
    [[nodiscard]] static ApiResult<Reply> parse(const HttpAnswer &answer);
};

} // namespace phonedeck
