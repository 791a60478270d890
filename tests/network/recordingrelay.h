// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

/// Stands before a server of this computer and keeps what clients send to it, byte for byte.
class RecordingRelay final : public QObject
{
    Q_OBJECT

public:
    explicit RecordingRelay(quint16 behind) : m_behind(behind)
    {
        connect(&m_server, &QTcpServer::newConnection, this, &RecordingRelay::takeConnection);
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] int connections() const { return m_connections; }

private:
    void takeConnection()
    {
        while (QTcpSocket *client = m_server.nextPendingConnection()) {
            ++m_connections;
            auto *server = new QTcpSocket(client);
            server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_behind);
            // What is written before the connection stands is kept by the socket.
            connect(client, &QTcpSocket::readyRead, server, [this, client, server] {
                const QByteArray bytes = client->readAll();
                m_received += bytes;
                server->write(bytes);
            });
            connect(server, &QTcpSocket::readyRead, client,
                    [client, server] { client->write(server->readAll()); });
            connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
            connect(server, &QTcpSocket::errorOccurred, client, &QTcpSocket::disconnectFromHost);
            connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        }
    }

    QTcpServer m_server;
    quint16 m_behind;
    QByteArray m_received;
    int m_connections = 0;
};
