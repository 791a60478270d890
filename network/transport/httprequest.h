// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QUrl>

#include <optional>
#include <utility>

class QJsonObject;

namespace phonedeck {

using QueryItem = std::pair<QString, QString>;
using HeaderItem = std::pair<QByteArray, QByteArray>;

/// What an operation wants sent, before base URL, identity and request id are added.
struct HttpRequest {
    QByteArray method;
    QString path;           ///< absolute and decoded, e.g. "/v1/instances/sku"; no dot segments
    QList<QueryItem> query; ///< decoded; sorted and encoded by targetUrl()
    QList<HeaderItem> headers;
    std::optional<QByteArray> body; ///< UTF-8 JSON; absent on reads by GET
    bool requestIdInQuery = false;  ///< 4.1.10 wants x-request-id in the query as well (A2)

    [[nodiscard]] static HttpRequest get(const QString &path, const QList<QueryItem> &query = {});
    [[nodiscard]] static HttpRequest post(const QString &path, const QJsonObject &body);
    /// A POST without a body: sent with Content-Length 0 (A12).
    [[nodiscard]] static HttpRequest post(const QString &path);
    [[nodiscard]] static HttpRequest put(const QString &path, const QJsonObject &body);
};

/// What came back, as it came.
struct HttpAnswer {
    int status = 0;
    QByteArray body;
    QList<HeaderItem> headers;
    QString requestId; ///< the service's x-request-id if it gave one, else ours

    /// First value of that header, compared case-blind; empty if absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;

    bool operator==(const HttpAnswer &) const = default;
};

/// The address of a request: base + path + query, encoded once, by us. Names and values of the query
/// are sorted and percent-encoded with only the unreserved characters left plain, which is what is
/// signed, too (signing.md 2, 3). Gives an invalid URL for a path with dot segments or for a base
/// with a query, and when QUrl would send anything else than what was asked for.
[[nodiscard]] QUrl targetUrl(const QUrl &base, const QString &path, QList<QueryItem> query);

/// localhost, or a loopback address.
[[nodiscard]] bool isThisComputer(const QString &host);

/// https, or http to a loopback host: the only addresses anything is sent to.
[[nodiscard]] bool isSecureEnough(const QUrl &url);

} // namespace phonedeck
