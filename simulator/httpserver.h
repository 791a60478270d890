// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/httpconnection.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <memory>

class QTcpServer;

namespace phonedeck::simulator {

/// A small HTTP/1.1 server on 127.0.0.1. Ours, because signatures and faults need the bytes as they came and
/// the socket itself. Lives in the thread that made it.
class HttpServer : public QObject
{
    Q_OBJECT
public:
    explicit HttpServer(HttpHandler handler, QObject *parent = nullptr);
    ~HttpServer() override;

    /// Speaks TLS from the next listen() on. False if the PEM texts hold no usable pair.
    [[nodiscard]] bool setCertificate(const QByteArray &certificatePem, const QByteArray &privateKeyPem);
    /// Port 0 takes a free one. False on failure, which errorString() tells.
    [[nodiscard]] bool listen(quint16 port);
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QString errorString() const;
    /// Cuts all connections; the server goes on listening.
    void closeConnections();

private:
    void acceptConnections();

    HttpHandler m_handler;
    std::unique_ptr<QTcpServer> m_server;
    QString m_error;
    bool m_usesTls = false;
    quint64 m_lastConnection = 0;
};

} // namespace phonedeck::simulator
