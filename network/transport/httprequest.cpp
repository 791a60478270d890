// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/httprequest.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QHostAddress>

#include <algorithm>

namespace phonedeck {

HttpRequest HttpRequest::get(const QString &path, const QList<QueryItem> &query)
{
    HttpRequest request;
    request.method = QByteArrayLiteral("GET");
    request.path = path;
    request.query = query;
    return request;
}

HttpRequest HttpRequest::post(const QString &path, const QJsonObject &body)
{
    HttpRequest request = post(path);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

HttpRequest HttpRequest::post(const QString &path)
{
    HttpRequest request;
    request.method = QByteArrayLiteral("POST");
    request.path = path;
    request.body = QByteArray();
    return request;
}

HttpRequest HttpRequest::put(const QString &path, const QJsonObject &body)
{
    HttpRequest request = post(path, body);
    request.method = QByteArrayLiteral("PUT");
    return request;
}

QByteArray HttpAnswer::header(QByteArrayView name) const
{
    for (const HeaderItem &item : headers) {
        if (item.first.compare(name, Qt::CaseInsensitive) == 0)
            return item.second;
    }
    return {};
}

QUrl targetUrl(const QUrl &base, const QString &path, QList<QueryItem> query)
{
    if (!base.isValid() || base.host().isEmpty() || base.hasQuery() || base.hasFragment() ||
        !base.userInfo().isEmpty() || !path.startsWith(u'/'))
        return {};

    QString joined = base.path();
    while (joined.endsWith(u'/'))
        joined.chop(1);
    joined += path;

    QByteArray encodedPath;
    const QStringList pieces = joined.mid(1).split(u'/');
    for (const QString &piece : pieces) {
        if (piece == u"." || piece == u"..")
            return {};
        encodedPath += '/' + QUrl::toPercentEncoding(piece);
    }

    // By code points, as the signature has it; QString compares by UTF-16.
    std::sort(query.begin(), query.end(), [](const QueryItem &a, const QueryItem &b) {
        return std::pair(a.first.toUtf8(), a.second.toUtf8()) <
               std::pair(b.first.toUtf8(), b.second.toUtf8());
    });
    QByteArray encodedQuery;
    for (const QueryItem &item : std::as_const(query)) {
        if (!encodedQuery.isEmpty())
            encodedQuery += '&';
        encodedQuery += QUrl::toPercentEncoding(item.first) + '=' + QUrl::toPercentEncoding(item.second);
    }

    QUrl url = base;
    url.setPath(QString::fromLatin1(encodedPath), QUrl::StrictMode);
    if (!encodedQuery.isEmpty())
        url.setQuery(QString::fromLatin1(encodedQuery), QUrl::StrictMode);

    // QUrl normalises behind our back in some versions; a request that differs from what was asked for
    // (and, with keys, signed) is refused here rather than by the service.
    if (url.path(QUrl::FullyEncoded).toLatin1() != encodedPath ||
        url.query(QUrl::FullyEncoded).toLatin1() != encodedQuery)
        return {};
    return url;
}

bool isThisComputer(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

bool isSecureEnough(const QUrl &url)
{
    if (url.scheme() == u"https")
        return !url.host().isEmpty();
    return url.scheme() == u"http" && isThisComputer(url.host());
}

} // namespace phonedeck
