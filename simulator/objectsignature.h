// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/httprequest.h"

namespace phonedeck::simulator {

/// What a request to the object store is about, in either URL style.
struct ObjectAddress {
    QString bucket;
    QString key;         ///< empty: the bucket itself
    QByteArray resource; ///< "/bucket/key" as it is signed: the key encoded as in the request line
    bool isPathStyle = false;

    /// By Host (<bucket>.obs.…), else by the first piece of the path.
    [[nodiscard]] static ObjectAddress of(const HttpRequest &request);
};

/// The two ways of saying the same: OBS, and the older one that clients fall back to with path style.
enum class ObjectScheme { Obs, Aws };

/// What a caller of the object store shows, by header or in a signed URL (obs.md).
struct ObjectCredentials {
    ObjectScheme scheme = ObjectScheme::Obs;
    bool isUrl = false;
    QByteArray accessKey;
    QByteArray signature;
    QByteArray date;          ///< the header Date or x-obs-date; in a URL, Expires
    QByteArray securityToken; ///< empty if none was sent

    /// Nothing if the request shows none, or malformed ones.
    [[nodiscard]] static std::optional<ObjectCredentials> of(const HttpRequest &request);
};

[[nodiscard]] QByteArray objectStringToSign(const HttpRequest &request, const ObjectAddress &address,
                                            const ObjectCredentials &credentials);
[[nodiscard]] bool isSignedWith(const HttpRequest &request, const ObjectAddress &address,
                                const ObjectCredentials &credentials, const QByteArray &secretKey);

} // namespace phonedeck::simulator
