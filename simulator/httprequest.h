// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>
#include <utility>

namespace phonedeck::simulator {

/// Name and value as sent, the value without outer blanks.
using HttpHeader = std::pair<QByteArray, QByteArray>;

/// First value of that header, compared case-blind; empty if absent.
[[nodiscard]] QByteArray headerValue(const QList<HttpHeader> &headers, QByteArrayView name);

/// One parsed request.
struct HttpRequest {
    QByteArray method;
    QByteArray target; ///< origin form, as sent: signatures are over these very bytes
    int minorVersion = 1;
    QList<HttpHeader> headers;
    QByteArray body; ///< without the chunk framing
    QByteArray raw;  ///< every byte of it, chunk framing included

    [[nodiscard]] QByteArray header(QByteArrayView name) const { return headerValue(headers, name); }
    [[nodiscard]] bool hasHeader(QByteArrayView name) const;
    /// What stands before the question mark, percent-decoded.
    [[nodiscard]] QString path() const;
    /// First value of that query parameter, decoded; names compare exactly. Nothing if absent.
    [[nodiscard]] std::optional<QString> query(QStringView name) const;
    /// Keep-alive as HTTP/1.1 and 1.0 have it.
    [[nodiscard]] bool keepsAlive() const;
};

} // namespace phonedeck::simulator
