// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/acknowledged.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <array>

namespace phonedeck {

/// What one picture size is encoded with.
struct VideoSpec {
    int codeRateKbps = 0; ///< 100 to 10000 kbit/s in steps of 100
    int fps = 0;          ///< 30 or 60 frames a second

    bool operator==(const VideoSpec &) const = default;
};

/// The network of whoever looks at the phone.
enum class NetworkType { Mobile, Wifi, Wired };
enum class EncodingType { H264, H265 };

inline constexpr std::array networkTypes{NetworkType::Mobile, NetworkType::Wifi, NetworkType::Wired};
inline constexpr std::array encodingTypes{EncodingType::H264, EncodingType::H265};

/// As the service spells them: "MOBILE_NETWORK", "WIFI", "WIRED".
[[nodiscard]] QString networkTypeText(NetworkType type);
[[nodiscard]] QString encodingTypeText(EncodingType type);

/// The settings of one pair of network and codec.
struct InstanceSetting {
    NetworkType networkType = NetworkType::Mobile;
    EncodingType encodingType = EncodingType::H264;
    VideoSpec definition540P;  ///< standard
    VideoSpec definition720P;  ///< high
    VideoSpec definition1080P; ///< full

    bool operator==(const InstanceSetting &) const = default;
};

/// Sets bit rate and frame rate of each picture size for instances. Reference: 4.1.4. Errors: 0000, 1000,
/// 1001, 2209 (B18).
struct SetVideoConfig {
    static constexpr const char *name = "SetVideoConfig";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:setVideo";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent = true; ///< by the contract: the same values again
    static constexpr int maxInstances = 100;
    static constexpr int minCodeRateKbps = 100;
    static constexpr int maxCodeRateKbps = 10'000;
    static constexpr int codeRateStepKbps = 100;

    using Reply = Acknowledged;

    QStringList instanceIds;
    /// All six pairs, each once, in any order (D13).
    QList<InstanceSetting> instanceSettings;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
