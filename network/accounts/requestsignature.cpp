// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/requestsignature.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <algorithm>
#include <utility>

namespace phonedeck {

namespace {

const QByteArray algorithm = QByteArrayLiteral("SDK-HMAC-SHA256");

QByteArray hexSha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// The token characters of RFC 9110, which leave out control characters, blanks and separators.
bool isHeaderName(const QByteArray &name)
{
    static const QByteArray marks = QByteArrayLiteral("!#$%&'*+-.^_`|~");
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               marks.contains(c);
    };
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), fits);
}

bool isHeaderValue(const QByteArray &value)
{
    return std::none_of(value.begin(), value.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7f;
    });
}

/// An access key stands between "Access=" and a comma.
bool isAccessKey(const QByteArray &key)
{
    return !key.isEmpty() &&
           std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f && c != ','; });
}

/// Qt or a proxy sets these anew, or HTTP/2 drops them; names with '_' are left out by the contract.
bool isSigned(const QByteArray &lowerName)
{
    static const QSet<QByteArray> unsignedNames{"accept-encoding", "connection",       "content-length",
                                                "keep-alive",      "proxy-connection", "transfer-encoding"};
    return !lowerName.contains('_') && !unsignedNames.contains(lowerName);
}

/// The Host header QNetworkAccessManager writes: the port exactly when the address has one, 443 as well.
QByteArray hostHeader(const QUrl &url)
{
    return url.authority(QUrl::FullyEncoded).toLatin1();
}

/// Empty for a path that must not be sent: the service resolves dots and slashes otherwise than we do.
QByteArray canonicalPath(const QUrl &url)
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    if (path.toUpper().contains("%2F"))
        return {};
    QByteArray canonical;
    const QList<QByteArray> pieces = path.split('/');
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const QByteArray plain = QByteArray::fromPercentEncoding(pieces.at(i));
        if (plain == "." || plain == "..")
            return {};
        if (i > 0)
            canonical += '/';
        canonical += plain.toPercentEncoding();
    }
    if (!canonical.endsWith('/'))
        canonical += '/'; // in the signature only; the request goes without
    return canonical;
}

/// The headers of a request while it is being signed.
class SignedHeaders
{
public:
    /// False for a header that can't be sent or is there already.
    [[nodiscard]] bool take(const HeaderItem &header)
    {
        if (!isHeaderName(header.first) || !isHeaderValue(header.second))
            return false;
        const QByteArray name = header.first.toLower();
        if (m_names.contains(name))
            return false;
        m_names.insert(name);
        m_items.append({name, header.second.trimmed()});
        return true;
    }

    /// Adds what the signature needs, unless the request brought it. False if it can't be sent.
    [[nodiscard]] bool add(const HeaderItem &header)
    {
        if (has(header.first.toLower()))
            return true;
        m_added.append(header);
        return take(header);
    }

    [[nodiscard]] bool has(const QByteArray &lowerName) const { return m_names.contains(lowerName); }

    [[nodiscard]] QByteArray value(const QByteArray &lowerName) const
    {
        for (const HeaderItem &item : m_items) {
            if (item.first == lowerName)
                return item.second;
        }
        return {};
    }

    /// By name, without what isn't signed.
    [[nodiscard]] QList<HeaderItem> canonical() const
    {
        QList<HeaderItem> items;
        std::copy_if(m_items.begin(), m_items.end(), std::back_inserter(items),
                     [](const HeaderItem &item) { return isSigned(item.first); });
        std::sort(items.begin(), items.end());
        return items;
    }

    [[nodiscard]] const QList<HeaderItem> &added() const { return m_added; }

private:
    QSet<QByteArray> m_names;
    QList<HeaderItem> m_items; ///< names in small letters, values trimmed
    QList<HeaderItem> m_added; ///< as they go out
};

/// Puts the given headers and those of step 0 together.
tl::expected<SignedHeaders, SigningFault> collectHeaders(const SigningKeys &keys, const QUrl &url,
                                                         const QList<HeaderItem> &given,
                                                         const QDateTime &nowUtc)
{
    SignedHeaders headers;
    for (const HeaderItem &header : given) {
        // Qt takes a null value for "remove this header".
        if (!header.second.isNull() && !headers.take(header))
            return tl::unexpected(SigningFault::HeaderUnusable);
    }
    bool fits = true;
    if (!keys.projectId.isEmpty())
        fits = headers.add({QByteArrayLiteral("X-Project-Id"), keys.projectId.toUtf8()});
    else if (!keys.domainId.isEmpty())
        fits = headers.add({QByteArrayLiteral("X-Domain-Id"), keys.domainId.toUtf8()});
    if (!keys.securityToken.isEmpty())
        fits = headers.add({QByteArrayLiteral("X-Security-Token"), keys.securityToken}) && fits;
    if (!fits)
        return tl::unexpected(SigningFault::KeysUnusable);

    const QByteArray type = headers.value("content-type");
    if (!type.isEmpty() && !type.startsWith("application/json") && !type.startsWith("application/bson"))
        fits =
            headers.add({QByteArrayLiteral("X-Sdk-Content-Sha256"), QByteArrayLiteral("UNSIGNED-PAYLOAD")});

    const QByteArray date = nowUtc.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'").toLatin1();
    fits = headers.add({QByteArrayLiteral("X-Sdk-Date"), date}) && fits;
    static const QRegularExpression dateForm(QStringLiteral("^[0-9]{8}T[0-9]{6}Z$"));
    if (!dateForm.match(QString::fromLatin1(headers.value("x-sdk-date"))).hasMatch())
        return tl::unexpected(SigningFault::DateUnusable);

    if (!headers.has("host"))
        fits = headers.take({QByteArrayLiteral("Host"), hostHeader(url)}) && fits;
    if (!fits)
        return tl::unexpected(SigningFault::HeaderUnusable);
    return headers;
}

bool hasAuthorization(const QList<HeaderItem> &headers)
{
    return std::any_of(headers.begin(), headers.end(), [](const HeaderItem &header) {
        return header.first.compare("Authorization", Qt::CaseInsensitive) == 0;
    });
}

} // namespace

QByteArray canonicalQuery(const QByteArray &encodedQuery)
{
    // Bytes of UTF-8 sort like code points, which UTF-16 doesn't.
    QList<std::pair<QByteArray, QByteArray>> items;
    const QList<QByteArray> parts = encodedQuery.split('&');
    for (const QByteArray &part : parts) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        items.append({QByteArray::fromPercentEncoding(equals < 0 ? part : part.left(equals)),
                      equals < 0 ? QByteArray() : QByteArray::fromPercentEncoding(part.mid(equals + 1))});
    }
    std::sort(items.begin(), items.end());
    QByteArray canonical;
    for (const auto &[name, value] : std::as_const(items)) {
        if (!canonical.isEmpty())
            canonical += '&';
        canonical += name.toPercentEncoding() + '=' + value.toPercentEncoding();
    }
    return canonical;
}

tl::expected<RequestSignature, SigningFault> signRequest(const SigningKeys &keys, const QByteArray &method,
                                                         const QUrl &url, const QList<HeaderItem> &headers,
                                                         const QByteArray &body, const QDateTime &nowUtc)
{
    if (hasAuthorization(headers))
        return RequestSignature{};
    if (!isAccessKey(keys.accessKey) || keys.secretKey.isEmpty())
        return tl::unexpected(SigningFault::KeysUnusable);
    if (body.size() > maxSignedBodyBytes)
        return tl::unexpected(SigningFault::BodyTooLarge);
    const QByteArray path = canonicalPath(url);
    if (path.isEmpty() || !url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return tl::unexpected(SigningFault::AddressUnusable);
    const auto collected = collectHeaders(keys, url, headers, nowUtc);
    if (!collected)
        return tl::unexpected(collected.error());

    RequestSignature result;
    QByteArray headerLines;
    const QList<HeaderItem> items = collected->canonical();
    for (const HeaderItem &item : items) {
        headerLines += item.first + ':' + item.second + '\n';
        result.signedHeaders += (result.signedHeaders.isEmpty() ? "" : ";") + item.first;
    }
    // Given is given, even if it is empty: the header goes out as it is.
    const QByteArray hashHeader = QByteArrayLiteral("x-sdk-content-sha256");
    const QByteArray payload =
        body.isEmpty() || !collected->has(hashHeader) ? hexSha256(body) : collected->value(hashHeader);
    result.canonicalRequest = QByteArrayList{method.toUpper(),
                                             path,
                                             canonicalQuery(url.query(QUrl::FullyEncoded).toLatin1()),
                                             headerLines,
                                             result.signedHeaders,
                                             payload}
                                  .join('\n');
    result.stringToSign =
        QByteArrayList{algorithm, collected->value("x-sdk-date"), hexSha256(result.canonicalRequest)}.join(
            '\n');
    result.signature =
        QMessageAuthenticationCode::hash(result.stringToSign, keys.secretKey, QCryptographicHash::Sha256)
            .toHex();
    result.addedHeaders = collected->added();
    result.addedHeaders.append(
        {QByteArrayLiteral("Authorization"), algorithm + " Access=" + keys.accessKey + ", SignedHeaders=" +
                                                 result.signedHeaders + ", Signature=" + result.signature});
    return result;
}

tl::expected<QList<HeaderItem>, SigningFault>
signatureHeaders(const SigningKeys &keys, const QByteArray &method, const QUrl &url,
                 const QList<HeaderItem> &headers, const QByteArray &body, const QDateTime &nowUtc)
{
    return signRequest(keys, method, url, headers, body, nowUtc).map([](const RequestSignature &signature) {
        return signature.addedHeaders;
    });
}

} // namespace phonedeck
