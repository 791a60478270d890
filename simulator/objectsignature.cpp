// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/objectsignature.h"

#include "simulator/requestsignature.h"

#include <QtCore/QMap>
#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QSet>

#include <algorithm>

namespace phonedeck::simulator {

namespace {

QByteArray prefixOf(ObjectScheme scheme)
{
    return scheme == ObjectScheme::Obs ? "x-obs-" : "x-amz-";
}

// Names and plain values, sorted by name.
QMap<QByteArray, QByteArray> queryOf(const HttpRequest &request)
{
    QMap<QByteArray, QByteArray> query;
    const qsizetype start = request.target.indexOf('?');
    const QList<QByteArray> items =
        start < 0 ? QList<QByteArray>() : request.target.mid(start + 1).split('&');
    for (const QByteArray &item : items) {
        const qsizetype equals = item.indexOf('=');
        const QByteArray name = QByteArray::fromPercentEncoding(equals < 0 ? item : item.left(equals));
        if (!name.isEmpty())
            query.insert(name,
                         equals < 0 ? QByteArray() : QByteArray::fromPercentEncoding(item.mid(equals + 1)));
    }
    return query;
}

bool isSubResource(const QByteArray &name, ObjectScheme scheme)
{
    static const QSet<QByteArray> names = {"acl",       "uploads", "uploadId", "partNumber",
                                           "versionId", "append",  "position", "x-image-process"};
    return names.contains(name) || name.startsWith("response-") ||
           name.toLower().startsWith(prefixOf(scheme));
}

QByteArray canonicalHeaders(const HttpRequest &request, ObjectScheme scheme)
{
    QMap<QByteArray, QByteArray> found;
    for (const auto &[name, value] : request.headers) {
        const QByteArray key = name.toLower();
        if (!key.startsWith(prefixOf(scheme)))
            continue;
        QByteArray &joined = found[key];
        joined += (joined.isEmpty() ? QByteArray() : QByteArray(",")) + value.trimmed();
    }
    QByteArray text;
    for (auto it = found.cbegin(); it != found.cend(); ++it)
        text += it.key() + ':' + it.value() + '\n';
    return text;
}

QByteArray canonicalResource(const HttpRequest &request, const ObjectAddress &address, ObjectScheme scheme)
{
    QByteArray text = address.resource;
    char separator = '?';
    const QMap<QByteArray, QByteArray> query = queryOf(request);
    for (auto it = query.cbegin(); it != query.cend(); ++it) {
        if (!isSubResource(it.key(), scheme))
            continue;
        text += separator + it.key();
        if (!it.value().isEmpty())
            text += '=' + it.value();
        separator = '&';
    }
    return text;
}

std::optional<ObjectCredentials> fromHeader(const HttpRequest &request)
{
    ObjectCredentials found;
    const QByteArray header = request.header("Authorization");
    const qsizetype blank = header.indexOf(' ');
    const qsizetype colon = header.lastIndexOf(':');
    const QByteArray word = header.left(blank);
    if (blank < 0 || colon <= blank || (word != "OBS" && word != "AWS"))
        return std::nullopt;
    found.scheme = word == "OBS" ? ObjectScheme::Obs : ObjectScheme::Aws;
    found.accessKey = header.mid(blank + 1, colon - blank - 1);
    found.signature = header.mid(colon + 1);
    const QByteArray prefix = prefixOf(found.scheme);
    const QByteArray ownDate = request.header(QByteArray(prefix + "date"));
    found.date = ownDate.isEmpty() ? request.header("Date") : ownDate;
    found.securityToken = request.header(QByteArray(prefix + "security-token"));
    return found;
}

std::optional<ObjectCredentials> fromUrl(const HttpRequest &request)
{
    const QMap<QByteArray, QByteArray> query = queryOf(request);
    ObjectCredentials found;
    found.isUrl = true;
    found.scheme = query.contains("AWSAccessKeyId") ? ObjectScheme::Aws : ObjectScheme::Obs;
    found.accessKey = query.value(found.scheme == ObjectScheme::Aws ? "AWSAccessKeyId" : "AccessKeyId");
    found.signature = query.value("Signature");
    found.date = query.value("Expires");
    found.securityToken = query.value(prefixOf(found.scheme) + "security-token");
    if (found.accessKey.isEmpty() || found.signature.isEmpty())
        return std::nullopt;
    return found;
}

} // namespace

ObjectAddress ObjectAddress::of(const HttpRequest &request)
{
    ObjectAddress address;
    const qsizetype end = request.target.indexOf('?');
    const QByteArray path = end < 0 ? request.target : request.target.left(end);
    const QByteArray host = request.header("Host").toLower();
    const qsizetype dot = host.indexOf(".obs.");
    QByteArray key;
    if (dot > 0) {
        address.bucket = QString::fromUtf8(host.left(dot));
        key = path.mid(1);
    } else {
        address.isPathStyle = true;
        const qsizetype slash = path.indexOf('/', 1);
        address.bucket =
            QString::fromUtf8(QByteArray::fromPercentEncoding(path.mid(1, slash < 0 ? -1 : slash - 1)));
        key = slash < 0 ? QByteArray() : path.mid(slash + 1);
    }
    address.key = QString::fromUtf8(QByteArray::fromPercentEncoding(key));
    address.resource = '/' + address.bucket.toUtf8() + '/' + key;
    return address;
}

std::optional<ObjectCredentials> ObjectCredentials::of(const HttpRequest &request)
{
    return request.hasHeader("Authorization") ? fromHeader(request) : fromUrl(request);
}

QByteArray objectStringToSign(const HttpRequest &request, const ObjectAddress &address,
                              const ObjectCredentials &credentials)
{
    // With x-obs-date the line is empty: that header is among the canonical ones.
    const bool hasOwnDate =
        !credentials.isUrl && request.hasHeader(QByteArray(prefixOf(credentials.scheme) + "date"));
    return request.method + '\n' + request.header("Content-MD5") + '\n' + request.header("Content-Type") +
           '\n' + (hasOwnDate ? QByteArray() : credentials.date) + '\n' +
           canonicalHeaders(request, credentials.scheme) +
           canonicalResource(request, address, credentials.scheme);
}

bool isSignedWith(const HttpRequest &request, const ObjectAddress &address,
                  const ObjectCredentials &credentials, const QByteArray &secretKey)
{
    const QByteArray text = objectStringToSign(request, address, credentials);
    const QByteArray signature =
        QMessageAuthenticationCode::hash(text, secretKey, QCryptographicHash::Sha1).toBase64();
    return areEqualSecrets(signature, credentials.signature);
}

} // namespace phonedeck::simulator
