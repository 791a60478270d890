// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httpserver.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <utility>

namespace phonedeck::simulator {

namespace {

constexpr int maxWaitingConnections = 1024;

QSslKey privateKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        const QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace

bool HttpAnswer::hasStatusLine() const
{
    return fault == WireFault::None || fault == WireFault::Truncate;
}

QByteArray reasonPhrase(int status)
{
    static constexpr std::pair<int, const char *> phrases[] = {
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {413, "Content Too Large"},
        {417, "Expectation Failed"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
    };
    for (const auto &[number, phrase] : phrases) {
        if (number == status)
            return phrase;
    }
    return "Unknown";
}

HttpServer::HttpServer(HttpHandler handler, QObject *parent)
    : QObject(parent), m_handler(std::move(handler)), m_server(std::make_unique<QTcpServer>())
{
}

HttpServer::~HttpServer()
{
    // Connections are children and call m_handler: they go before it does.
    qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly));
}

bool HttpServer::setCertificate(const QByteArray &certificatePem, const QByteArray &privateKeyPem)
{
    const QSslCertificate certificate(certificatePem);
    const QSslKey key = privateKey(privateKeyPem);
    if (certificate.isNull() || key.isNull()) {
        m_error = QStringLiteral("the certificate or its key can't be read");
        return false;
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(certificate);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    m_server = std::move(server);
    m_usesTls = true;
    return true;
}

bool HttpServer::listen(quint16 port)
{
    m_server->setListenBacklogSize(maxWaitingConnections);
    m_server->setMaxPendingConnections(maxWaitingConnections);
    // Not newConnection(): with TLS that comes before the handshake.
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &HttpServer::acceptConnections);
    if (m_server->listen(QHostAddress::LocalHost, port))
        return true;
    m_error = m_server->errorString();
    return false;
}

QUrl HttpServer::url() const
{
    QUrl url;
    url.setScheme(m_usesTls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_server->serverPort());
    return url;
}

QString HttpServer::errorString() const
{
    return m_error;
}

void HttpServer::closeConnections()
{
    qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly));
}

void HttpServer::acceptConnections()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection())
        new HttpConnection(socket, ++m_lastConnection, m_handler, this);
}

} // namespace phonedeck::simulator
