// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace phonedeck {

/// Where a streaming client finds an instance in one network.
struct SdkAddress {
    QString address;
    QString aport; ///< text, number or null on the wire (C15); empty: not said
    QString atype; ///< the same; its values are not documented
    QString addressIpv6;

    bool operator==(const SdkAddress &) const = default;
};

/// Gets what a client needs before it streams from one instance: a token, the device and where to begin.
/// Asked for when the preparation is done. No body is sent (A12). Reference: 4.1.7. Errors: 1000, 1001, and
/// by the state of the phone 2004 to 2006, 4001.
struct GetDeviceToken {
    static constexpr const char *name = "GetDeviceToken";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:executeInstanceAuthToken";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent = true; ///< by the contract: the newest token is the one to use
    static constexpr int maxInstances = 1;

    struct Reply {
        QString deviceToken; ///< a secret for the signalling service: never in a log
        QString deviceId;
        QString streamingId; ///< in the table only (C16)
        QString kpId;        ///< the instance id under another name (C17)
        SdkAddress internal;
        SdkAddress external;
        QString signalingUrl; ///< http in the sample; as it is (C17)
        QString
            expiredTimeSecs; ///< how long may be streamed, text on the wire; empty: null, not explained (C17)
        QStringList iceServers;

        bool operator==(const Reply &) const = default;
    };

    QString instanceId;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
