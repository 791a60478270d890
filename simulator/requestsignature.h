// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/httprequest.h"

#include <QtCore/QDateTime>

#include <chrono>

namespace phonedeck::simulator {

/// How far a signature's time may be from the cloud's clock, either way; for requests and objects alike.
constexpr std::chrono::minutes maxClockSkew{15};

/// What an Authorization header of SDK-HMAC-SHA256 (signing.md) says.
struct SdkAuthorization {
    QByteArray accessKey;
    QList<QByteArray> signedHeaders; ///< in small letters, ascending
    QByteArray signature;            ///< in small hex letters

    /// Whether that header is one of this algorithm at all, well-formed or not.
    [[nodiscard]] static bool isMeant(const QByteArray &header);
    /// Nothing if a part is missing, repeated or of another shape.
    [[nodiscard]] static std::optional<SdkAuthorization> fromHeader(const QByteArray &header);

    [[nodiscard]] bool covers(const QByteArray &name) const { return signedHeaders.contains(name); }
};

/// What was signed, made again from the bytes received: path and query are decoded, sorted and encoded anew,
/// since not every client sends them as it signs them. Empty if a signed header is absent or came twice.
[[nodiscard]] QByteArray sdkCanonicalRequest(const HttpRequest &request,
                                             const QList<QByteArray> &signedHeaders);
[[nodiscard]] QByteArray sdkStringToSign(const QByteArray &date, const QByteArray &canonicalRequest);
[[nodiscard]] bool isSignedWith(const HttpRequest &request, const SdkAuthorization &authorization,
                                const QByteArray &secretKey);
/// The time in X-Sdk-Date; nothing if it is absent or no YYYYMMDDTHHMMSSZ.
[[nodiscard]] std::optional<QDateTime> sdkDate(const HttpRequest &request);

/// In a time that doesn't depend on where the two differ.
[[nodiscard]] bool areEqualSecrets(const QByteArray &a, const QByteArray &b);
[[nodiscard]] bool isWithinSkew(const QDateTime &time, const QDateTime &now);

} // namespace phonedeck::simulator
