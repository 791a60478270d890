// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/requestsignature.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QMessageAuthenticationCode>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr char algorithm[] = "SDK-HMAC-SHA256";

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

// toPercentEncoding() leaves A-Z a-z 0-9 - . _ ~ alone and writes capital hex, as the algorithm wants.
QByteArray canonicalPath(const QByteArray &target)
{
    const qsizetype end = target.indexOf('?');
    // Decoded before it is split: an encoded slash separates, too.
    const QByteArray path = QByteArray::fromPercentEncoding(end < 0 ? target : target.left(end));
    QList<QByteArray> pieces = path.split('/');
    for (QByteArray &piece : pieces)
        piece = piece.toPercentEncoding();
    QByteArray joined = pieces.join('/');
    if (!joined.endsWith('/'))
        joined += '/';
    return joined;
}

QByteArray canonicalQuery(const QByteArray &target)
{
    const qsizetype start = target.indexOf('?');
    if (start < 0)
        return {};
    QList<std::pair<QByteArray, QByteArray>> pairs;
    const QList<QByteArray> items = target.mid(start + 1).split('&');
    for (const QByteArray &item : items) {
        if (item.isEmpty())
            continue;
        const qsizetype equals = item.indexOf('=');
        pairs.append({QByteArray::fromPercentEncoding(equals < 0 ? item : item.left(equals)),
                      equals < 0 ? QByteArray() : QByteArray::fromPercentEncoding(item.mid(equals + 1))});
    }
    // By plain text: the order of UTF-8 bytes is that of code points.
    std::sort(pairs.begin(), pairs.end());
    QByteArrayList texts;
    for (const auto &[name, value] : std::as_const(pairs))
        texts.append(name.toPercentEncoding() + '=' + value.toPercentEncoding());
    return texts.join('&');
}

QByteArray payloadHash(const HttpRequest &request)
{
    if (!request.body.isEmpty() && request.hasHeader("X-Sdk-Content-Sha256"))
        return request.header("X-Sdk-Content-Sha256");
    return sha256(request.body);
}

bool isName(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool isStrictlyAscending(const QList<QByteArray> &names)
{
    return std::adjacent_find(names.begin(), names.end(), std::greater_equal<>()) == names.end();
}

} // namespace

bool SdkAuthorization::isMeant(const QByteArray &header)
{
    return header.startsWith(algorithm);
}

std::optional<SdkAuthorization> SdkAuthorization::fromHeader(const QByteArray &header)
{
    const QByteArray start = QByteArray(algorithm) + ' ';
    if (!header.startsWith(start))
        return std::nullopt;
    SdkAuthorization found;
    QByteArray names;
    const std::pair<QByteArrayView, QByteArray *> parts[] = {
        {"Access=", &found.accessKey}, {"SignedHeaders=", &names}, {"Signature=", &found.signature}};
    const QList<QByteArray> pieces = header.mid(start.size()).split(',');
    if (pieces.size() != 3)
        return std::nullopt;
    for (const QByteArray &piece : pieces) {
        const QByteArray part = piece.trimmed();
        for (const auto &[key, target] : parts) {
            if (part.startsWith(key) && target->isEmpty())
                *target = part.mid(key.size());
        }
    }
    found.signedHeaders = names.split(';');
    const bool isSound = !found.accessKey.isEmpty() && !found.signature.isEmpty() &&
                         std::all_of(found.signedHeaders.begin(), found.signedHeaders.end(), isName) &&
                         isStrictlyAscending(found.signedHeaders);
    return isSound ? std::optional(found) : std::nullopt;
}

QByteArray sdkCanonicalRequest(const HttpRequest &request, const QList<QByteArray> &signedHeaders)
{
    QByteArray headers;
    for (const QByteArray &name : signedHeaders) {
        const auto isThat = [&name](const HttpHeader &header) { return header.first.toLower() == name; };
        if (std::count_if(request.headers.begin(), request.headers.end(), isThat) != 1)
            return {};
        headers += name + ':' + request.header(name) + '\n';
    }
    return request.method.toUpper() + '\n' + canonicalPath(request.target) + '\n' +
           canonicalQuery(request.target) + '\n' + headers + '\n' + signedHeaders.join(';') + '\n' +
           payloadHash(request);
}

QByteArray sdkStringToSign(const QByteArray &date, const QByteArray &canonicalRequest)
{
    return QByteArray(algorithm) + '\n' + date + '\n' + sha256(canonicalRequest);
}

bool isSignedWith(const HttpRequest &request, const SdkAuthorization &authorization,
                  const QByteArray &secretKey)
{
    const QByteArray canonical = sdkCanonicalRequest(request, authorization.signedHeaders);
    if (canonical.isEmpty())
        return false;
    const QByteArray text = sdkStringToSign(request.header("X-Sdk-Date"), canonical);
    const QByteArray signature =
        QMessageAuthenticationCode::hash(text, secretKey, QCryptographicHash::Sha256).toHex();
    return areEqualSecrets(signature, authorization.signature);
}

std::optional<QDateTime> sdkDate(const HttpRequest &request)
{
    QDateTime time =
        QDateTime::fromString(QString::fromLatin1(request.header("X-Sdk-Date")), u"yyyyMMdd'T'HHmmss'Z'"_s);
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return time;
}

bool areEqualSecrets(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a.at(i)) ^ static_cast<unsigned char>(b.at(i));
    return difference == 0;
}

bool isWithinSkew(const QDateTime &time, const QDateTime &now)
{
    return std::chrono::seconds(std::abs(time.secsTo(now))) <= maxClockSkew;
}

} // namespace phonedeck::simulator
