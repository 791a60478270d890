// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httprequest.h"

#include <algorithm>

namespace phonedeck::simulator {

namespace {

bool isSameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArray headerValue(const QList<HttpHeader> &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (isSameName(key, name))
            return value;
    }
    return {};
}

bool HttpRequest::hasHeader(QByteArrayView name) const
{
    return std::any_of(headers.begin(), headers.end(),
                       [name](const HttpHeader &header) { return isSameName(header.first, name); });
}

QString HttpRequest::path() const
{
    const qsizetype end = target.indexOf('?');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(end < 0 ? target : target.left(end)));
}

std::optional<QString> HttpRequest::query(QStringView name) const
{
    const qsizetype start = target.indexOf('?');
    if (start < 0)
        return std::nullopt;
    const QList<QByteArray> items = target.mid(start + 1).split('&');
    for (const QByteArray &item : items) {
        const qsizetype equals = item.indexOf('=');
        const QByteArray key = equals < 0 ? item : item.left(equals);
        if (QString::fromUtf8(QByteArray::fromPercentEncoding(key)) == name) {
            return QString::fromUtf8(
                QByteArray::fromPercentEncoding(equals < 0 ? QByteArray() : item.mid(equals + 1)));
        }
    }
    return std::nullopt;
}

bool HttpRequest::keepsAlive() const
{
    const QByteArray connection = header("Connection").toLower();
    return minorVersion == 0 ? connection.contains("keep-alive") : !connection.contains("close");
}

} // namespace phonedeck::simulator
