// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/accounts/credentials.h"
#include "network/transport/httprequest.h"

#include <QtCore/QDateTime>

#include <tl/expected.hpp>

namespace phonedeck {

/// Why a request can't be signed. Nothing of it is about to change by another try.
enum class SigningFault {
    KeysUnusable,    ///< no access or secret key, or text in the keys or ids that fits into no header
    AddressUnusable, ///< no host, or a path with dot segments or an encoded slash
    HeaderUnusable,  ///< a name or a value with control characters, or a name given twice
    DateUnusable,    ///< no time to sign with, or a given X-Sdk-Date of another form
    BodyTooLarge,    ///< over 12 MB: it takes a token
};

/// A signature with all it was made of. Holds the security token: memory only, never a log.
struct RequestSignature {
    QByteArray canonicalRequest;
    QByteArray stringToSign;
    QByteArray signedHeaders; ///< names in small letters, joined by ';'
    QByteArray signature;     ///< hex
    /// What has to be added to the request, Authorization last. Never Host: that is signed as
    /// QNetworkAccessManager sends it.
    QList<HeaderItem> addedHeaders;
};

/// The largest body that may be sent signed (signing.md, "Server side").
inline constexpr qsizetype maxSignedBodyBytes = 12 * 1024 * 1024;

/// Signs a request by SDK-HMAC-SHA256 (signing.md). `url` is the complete address, encoded as it will be
/// sent; `headers` are all that we set, Qt's own are not signed. A header that is given already is signed as
/// it is and not added again. With Authorization among them nothing is signed and nothing added.
[[nodiscard]] tl::expected<RequestSignature, SigningFault>
signRequest(const SigningKeys &keys, const QByteArray &method, const QUrl &url,
            const QList<HeaderItem> &headers, const QByteArray &body, const QDateTime &nowUtc);

/// The headers to add, which is what sending needs of signRequest().
[[nodiscard]] tl::expected<QList<HeaderItem>, SigningFault>
signatureHeaders(const SigningKeys &keys, const QByteArray &method, const QUrl &url,
                 const QList<HeaderItem> &headers, const QByteArray &body, const QDateTime &nowUtc);

/// A query decoded, sorted by plain name and value (by code points) and encoded again (signing.md 3).
[[nodiscard]] QByteArray canonicalQuery(const QByteArray &encodedQuery);

} // namespace phonedeck
