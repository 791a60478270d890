// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httpconnection.h"

#include <QtCore/QJsonDocument>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <utility>

namespace phonedeck::simulator {

namespace {

// A client that sends faster than it reads answers must not make us keep it all.
constexpr qsizetype readBufferSize = 256 * 1024;

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, quint64 number, const HttpHandler &handler,
                               QObject *parent)
    : QObject(parent), m_socket(socket), m_number(number), m_handler(handler), m_parser({}, handler.bodyLimit)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_byByte = m_handler.readsByByte();
    m_socket->setReadBufferSize(m_byByte ? 1 : readBufferSize);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &HttpConnection::send);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
    // It may have gone before we listened to its signals.
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        deleteLater();
}

HttpConnection::~HttpConnection()
{
    disconnect(m_socket, nullptr, this, nullptr); // its end must not reach a half-destroyed object
}

void HttpConnection::read()
{
    if (m_closing) {
        m_socket->readAll();
        return;
    }
    // A fault may be armed between two requests of a kept-alive connection.
    if (m_parser.isIdle() && m_pending.isEmpty() && m_byByte != m_handler.readsByByte()) {
        m_byByte = !m_byByte;
        m_socket->setReadBufferSize(m_byByte ? 1 : readBufferSize);
    }
    while (!m_closing && m_socket->bytesAvailable() > 0 && (m_foreseen > 0 || !m_answering)) {
        if (m_foreseen > 0) {
            takeForeseen();
            continue;
        }
        if (m_byByte && cutOffEarly())
            return;
        if (m_byByte && foresee())
            continue;
        // Never more than what is there: a read of fewer bytes than asked for is not an error to QIODevice,
        // but reading what the parser does not want yet would hide the next request from the socket.
        const qint64 length = std::min<qint64>(m_parser.wanted(), m_socket->bytesAvailable());
        m_pending.append(m_socket->read(length));
        consumePending();
    }
}

bool HttpConnection::cutOffEarly()
{
    // At the end of a head, the CR in Qt's buffer has its LF still in the kernel: that one stays unread.
    const QByteArray &raw = m_parser.request().raw;
    const bool atEndOfHead = !m_parser.isInBody() && !m_parser.request().method.isEmpty() &&
                             raw.endsWith("\r\n") && m_socket->peek(1) == "\r";
    if (!atEndOfHead)
        return false;
    HttpRequest request = m_parser.request();
    request.raw.append("\r\n");
    if (!m_handler.cutsOff(request, m_number))
        return false;
    reset();
    return true;
}

bool HttpConnection::foresee()
{
    const QByteArray next = m_socket->peek(1);
    const bool isEndOfHead = !m_parser.isInBody() && m_parser.request().raw.endsWith("\r\n") && next == "\r";
    const bool isEndOfBody = m_parser.isInBody() && m_parser.wanted() == 2;
    if (!isEndOfHead && !isEndOfBody)
        return false;
    const QByteArray rest = isEndOfHead ? QByteArray("\r\n") : QByteArray(next + '}');
    HttpRequestParser ahead = m_parser;
    (void)ahead.feed(rest);
    if (!ahead.isComplete())
        return false;
    // Nothing but a brace can make an object of what was none without it.
    if (isEndOfBody && !QJsonDocument::fromJson(ahead.request().body).isObject())
        return false;
    m_parser = ahead;
    m_foreseen = rest.size();
    takeRequest();
    return true;
}

void HttpConnection::takeRequest()
{
    const HttpRequest request = m_parser.takeRequest();
    m_keepAlive = request.keepsAlive();
    m_isHead = request.method == "HEAD";
    m_answering = true;
    HttpAnswer answer = m_handler.answer(request, m_number);
    m_waitsForForeseen = m_foreseen > 0 && answer.fault != WireFault::ResetSilently;
    if (m_waitsForForeseen)
        m_answer = std::move(answer); // an end with unread bytes would be the reset that nobody asked for
    else
        scheduleAnswer(std::move(answer));
}

void HttpConnection::takeForeseen()
{
    m_foreseen -= m_socket->read(std::min<qint64>(m_foreseen, m_socket->bytesAvailable())).size();
    if (m_foreseen == 0 && std::exchange(m_waitsForForeseen, false))
        scheduleAnswer(std::move(m_answer));
}

void HttpConnection::consumePending()
{
    while (!m_pending.isEmpty() && !m_answering && !m_closing) {
        const qsizetype taken = m_parser.feed(m_pending);
        m_pending.remove(0, taken);
        if (m_parser.takeExpectation())
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        if (m_parser.hasFailed()) {
            refuse();
            return;
        }
        if (!m_parser.isComplete())
            return;
        takeRequest();
    }
}

void HttpConnection::refuse()
{
    HttpRequest fragment = m_parser.request();
    fragment.raw.append(m_pending);
    m_pending.clear();
    m_keepAlive = false; // where the next request would begin is anybody's guess
    m_isHead = false;
    m_answering = true;
    HttpAnswer answer;
    answer.status = m_parser.failureStatus();
    answer.headers = {{"Content-Type", "text/plain"}};
    answer.body = m_parser.failureReason() + '\n';
    m_handler.refused(fragment, answer.status, m_number);
    scheduleAnswer(answer);
}

void HttpConnection::scheduleAnswer(HttpAnswer answer)
{
    m_answer = std::move(answer);
    if (m_answer.delay.count() > 0)
        m_timer.start(m_answer.delay);
    else
        send();
}

QByteArray HttpConnection::head() const
{
    QByteArray text =
        "HTTP/1.1 " + QByteArray::number(m_answer.status) + ' ' + reasonPhrase(m_answer.status) + "\r\n";
    for (const auto &[name, value] : m_answer.headers)
        text += name + ": " + value + "\r\n";
    text += "Date: " + m_handler.date(m_answer.dateOffset) + "\r\n";
    if (m_answer.status != 204) // which has no body, nor a length of one (RFC 9110, 8.6)
        text += "Content-Length: " + QByteArray::number(m_answer.body.size()) + "\r\n";
    text += m_keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return text;
}

void HttpConnection::send()
{
    if (!m_trickle.isEmpty()) {
        sendPiece();
        return;
    }
    switch (m_answer.fault) {
    case WireFault::None:
        sendWhole();
        return;
    case WireFault::Hang:
        return;
    case WireFault::CloseSilently:
        break;
    case WireFault::ResetSilently:
        reset();
        return;
    case WireFault::Truncate:
        m_socket->write(head() + m_answer.body.first(m_answer.body.size() / 2));
        break;
    case WireFault::Garbage:
        m_socket->write("\x16\x03\x01 this is not the protocol you are looking for \xff\xfe\r\n\r\n");
        break;
    case WireFault::ContinueThenClose:
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        break;
    case WireFault::HalfStatusLine:
        m_socket->write("HTTP/1.1 2");
        break;
    }
    close();
}

void HttpConnection::sendWhole()
{
    const QByteArray message = head() + (m_isHead ? QByteArray() : m_answer.body);
    if (m_answer.pieceSize > 0) {
        m_trickle = message;
        sendPiece();
        return;
    }
    m_socket->write(message);
    finishAnswer();
}

void HttpConnection::sendPiece()
{
    const qsizetype length = std::min<qsizetype>(m_answer.pieceSize, m_trickle.size());
    m_socket->write(m_trickle.first(length));
    m_socket->flush();
    m_trickle.remove(0, length);
    if (m_trickle.isEmpty())
        finishAnswer();
    else
        m_timer.start(m_answer.pause);
}

void HttpConnection::finishAnswer()
{
    if (!m_keepAlive) {
        close();
        return;
    }
    m_answering = false;
    m_answer = {};
    // Queued: pipelined requests would otherwise recurse once per request, and starve other connections.
    QMetaObject::invokeMethod(
        this,
        [this] {
            consumePending();
            read();
        },
        Qt::QueuedConnection);
}

void HttpConnection::close()
{
    m_closing = true;
    // disconnectFromHost() sends what is written first. What a refused client still sends has to be read
    // and thrown away meanwhile, or the system would reset the connection and take our answer with it.
    m_socket->readAll();
    m_socket->disconnectFromHost();
}

void HttpConnection::reset()
{
    m_closing = true;
    m_socket->abort();
    deleteLater();
}

} // namespace phonedeck::simulator
