// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/networkroute.h"

#include "network/transport/httprequest.h"

#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxyFactory>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>

namespace phonedeck {

namespace {

/// The desktop's proxies, but never for this computer itself: not every desktop leaves it out.
class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isThisComputer(query.peerHostName()))
            return {QNetworkProxy::NoProxy};
        return systemProxyForQuery(query);
    }
};

} // namespace

std::optional<ProxySettings> ProxySettings::fromText(const QString &text)
{
    if (text == u"system" || text == u"none")
        return ProxySettings{.kind = text == u"none" ? Kind::None : Kind::System};
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http";
    const bool hasMore = (!url.path().isEmpty() && url.path() != u"/") || url.hasQuery() || url.hasFragment();
    if ((!isHttp && url.scheme() != u"socks5") || url.host().isEmpty() || url.port() <= 0 || hasMore ||
        !url.password().isEmpty())
        return std::nullopt;
    return ProxySettings{.kind = isHttp ? Kind::Http : Kind::Socks5,
                         .host = url.host(),
                         .port = static_cast<quint16>(url.port()),
                         .user = url.userName(QUrl::FullyDecoded)};
}

int certificateCount(const QByteArray &pem)
{
    return static_cast<int>(QSslCertificate::fromData(pem, QSsl::Pem).size());
}

bool isSecureEnough(const QUrl &url, const NetworkRoute &route)
{
    const bool takesProxy =
        route.proxy.kind == ProxySettings::Kind::Http || route.proxy.kind == ProxySettings::Kind::Socks5;
    if (url.scheme() == u"http" && takesProxy && !isThisComputer(route.proxy.host))
        return false;
    return isSecureEnough(url);
}

std::unique_ptr<QNetworkAccessManager> makeManager(const NetworkRoute &route)
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setAutoDeleteReplies(false);
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    const ProxySettings &proxy = route.proxy;
    switch (proxy.kind) {
    case ProxySettings::Kind::System:
        manager->setProxyFactory(new SystemProxies); // the manager owns it
        break;
    case ProxySettings::Kind::None:
        manager->setProxy(QNetworkProxy::NoProxy);
        break;
    case ProxySettings::Kind::Http:
    case ProxySettings::Kind::Socks5:
        manager->setProxy(QNetworkProxy(proxy.kind == ProxySettings::Kind::Http ? QNetworkProxy::HttpProxy
                                                                                : QNetworkProxy::Socks5Proxy,
                                        proxy.host, proxy.port, proxy.user, proxy.password));
        break;
    }
    return manager;
}

QSslConfiguration tlsConfiguration(const NetworkRoute &route)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!route.extraAuthoritiesPem.isEmpty())
        configuration.addCaCertificates(QSslCertificate::fromData(route.extraAuthoritiesPem, QSsl::Pem));
    return configuration;
}

} // namespace phonedeck
