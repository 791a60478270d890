// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/recordingrelay.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <utility>

namespace {

/// Bytes of the message at the beginning; -1 while it isn't whole. Only Content-Length tells how long a body
/// is: neither side has another way to say it.
qsizetype messageLength(const QByteArray &bytes, QString &fault)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return -1;
    qsizetype length = 0;
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray name = line.left(line.indexOf(':')).trimmed().toLower();
        const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
        bool isNumber = true;
        if (name == "content-length")
            length = value.toLongLong(&isNumber);
        if (!isNumber || length < 0 || name == "transfer-encoding")
            fault = QStringLiteral("a body of unknown length: ") + QString::fromLatin1(line.trimmed());
    }
    return bytes.size() >= end + 4 + length ? end + 4 + length : -1;
}

/// One connection of a client and the one to the cloud that goes with it.
class Link : public QObject
{
    Q_OBJECT

public:
    Link(QTcpSocket *client, const QUrl &cloud, ExchangeLog &log, QObject *parent)
        : QObject(parent), m_client(client), m_log(log)
    {
        client->setParent(this);
        connect(client, &QTcpSocket::readyRead, this, &Link::takeRequests);
        connect(client, &QTcpSocket::disconnected, &m_cloud, &QTcpSocket::disconnectFromHost);
        connect(&m_cloud, &QTcpSocket::readyRead, this, &Link::takeAnswers);
        connect(&m_cloud, &QTcpSocket::disconnected, this, &Link::takeEnd);
        // Else each half of a message would wait for the other side to acknowledge the one before.
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(&m_cloud, &QTcpSocket::connected, this,
                [this] { m_cloud.setSocketOption(QAbstractSocket::LowDelayOption, 1); });
        m_cloud.connectToHost(cloud.host(), static_cast<quint16>(cloud.port()));
        takeRequests(); // what has come already is not announced again
    }

    ~Link() override
    {
        // Sockets tell their end when they are destroyed, to members that are gone by then.
        m_cloud.disconnect();
        m_client->disconnect();
    }
    Q_DISABLE_COPY_MOVE(Link)

private:
    void takeRequests()
    {
        const QByteArray bytes = m_client->readAll();
        m_requestBytes += bytes;
        for (qsizetype length = messageLength(m_requestBytes, m_fault); length >= 0;
             length = messageLength(m_requestBytes, m_fault)) {
            m_requests.append(m_requestBytes.left(length));
            m_requestBytes.remove(0, length);
        }
        m_cloud.write(bytes); // kept by the socket until it is connected
    }

    void takeAnswers()
    {
        const QByteArray bytes = m_cloud.readAll();
        m_answerBytes += bytes;
        for (qsizetype length = messageLength(m_answerBytes, m_fault); length >= 0;
             length = messageLength(m_answerBytes, m_fault))
            record(length);
        m_client->write(bytes);
    }

    void record(qsizetype length)
    {
        const bool wasAsked = !m_requests.isEmpty();
        m_log.append({wasAsked ? m_requests.takeFirst() : QByteArray(), m_answerBytes.left(length),
                      wasAsked ? m_fault : QStringLiteral("an answer without a request")});
        m_answerBytes.remove(0, length);
        m_fault.clear();
    }

    void takeEnd()
    {
        if (!m_answerBytes.isEmpty() || !m_requests.isEmpty()) {
            m_fault = QStringLiteral("the connection ended within an answer");
            record(m_answerBytes.size());
        }
        m_client->disconnectFromHost();
        if (m_client->state() == QAbstractSocket::UnconnectedState)
            deleteLater();
        else
            connect(m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    }

    QTcpSocket *m_client;
    QTcpSocket m_cloud;
    ExchangeLog &m_log;
    QByteArray m_requestBytes;
    QByteArray m_answerBytes;
    QList<QByteArray> m_requests; // that wait for their answers
    QString m_fault;
};

} // namespace

void ExchangeLog::append(const Exchange &exchange)
{
    const QMutexLocker lock(&m_mutex);
    m_exchanges.append(exchange);
}

QList<Exchange> ExchangeLog::take()
{
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_exchanges, {});
}

RecordingRelay::RecordingRelay(const QUrl &cloud)
{
    auto server = std::make_unique<QTcpServer>();
    QTcpServer *listener = server.get();
    QObject::connect(listener, &QTcpServer::newConnection, listener, [this, listener, cloud] {
        while (QTcpSocket *client = listener->nextPendingConnection())
            new Link(client, cloud, m_log, listener);
    });
    if (listener->listen(QHostAddress::LocalHost))
        m_url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(listener->serverPort()));
    listener->moveToThread(&m_thread);
    m_server = std::move(server);
    m_thread.start();
}

RecordingRelay::~RecordingRelay()
{
    // Sockets end in the thread they live in.
    QMetaObject::invokeMethod(
        m_server.get(), [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

#include "recordingrelay.moc"
