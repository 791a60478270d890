// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>
#include <optional>

class QNetworkAccessManager;
class QSslConfiguration;
class QUrl;

namespace phonedeck {

/// The way from here to the service.
struct ProxySettings {
    enum class Kind {
        System, ///< as the desktop is set up; this computer itself is always reached directly
        None,
        Http,   ///< CONNECT for https, whole requests for http
        Socks5, ///< names are resolved by the proxy
    };

    Kind kind = Kind::System;
    QString host;
    quint16 port = 0;
    QString user;     ///< empty: the proxy wants none
    QString password; ///< memory only

    bool operator==(const ProxySettings &) const = default;

    /// "system", "none", "http://user@host:port" or "socks5://user@host:port". Nothing for anything else, a
    /// password among it: that has no business in a text that others may see.
    [[nodiscard]] static std::optional<ProxySettings> fromText(const QString &text);
};

/// Proxy, and whom to trust beside the system's certificates.
struct NetworkRoute {
    ProxySettings proxy;
    QByteArray extraAuthoritiesPem; ///< certificates of a company's own authority; empty: none

    bool operator==(const NetworkRoute &) const = default;
};

/// How many certificates there are in a PEM text: 0 for something else.
[[nodiscard]] int certificateCount(const QByteArray &pem);

/// Whether anything may be sent to that address by that way: https, or http that doesn't leave this computer.
/// A proxy elsewhere would see the whole request.
[[nodiscard]] bool isSecureEnough(const QUrl &url, const NetworkRoute &route);

/// A manager that goes that way, follows nothing, keeps nothing and asks nobody.
[[nodiscard]] std::unique_ptr<QNetworkAccessManager> makeManager(const NetworkRoute &route);

/// The system's certificates and the extra ones, TLS 1.2 at least. A certificate that fails can't be waved
/// through anywhere.
[[nodiscard]] QSslConfiguration tlsConfiguration(const NetworkRoute &route);

} // namespace phonedeck
