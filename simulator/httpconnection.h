// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/httpanswer.h"
#include "simulator/httprequestparser.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

class QTcpSocket;

namespace phonedeck::simulator {

/// What a connection asks its owner.
struct HttpHandler {
    /// Answers a complete request. Called once per request, in the order of arrival.
    std::function<HttpAnswer(const HttpRequest &request, quint64 connection)> answer;
    /// Told about bytes that are no request, with the answer they get.
    std::function<void(const HttpRequest &fragment, int status, quint64 connection)> refused;
    /// Whether a request with this head shall be cut off before it is read to its end.
    std::function<bool(const HttpRequest &head, quint64 connection)> cutsOff;
    /// Whether requests have to be read byte by byte, for cutsOff to be asked in time.
    std::function<bool()> readsByByte;
    /// For the Date header, wrong by so much.
    std::function<QByteArray(std::chrono::seconds offset)> date;
    HttpRequestParser::BodyLimit bodyLimit;
};

/// One connection of a client: reads requests, sends answers in their order, deletes itself at the end.
///
/// A pipelined request is looked at only when the answer before it has been sent.
///
/// Qt has no linger option, so RST is had the other way the systems offer: closing a socket that has unread
/// bytes. While a fault of that kind is armed, a connection reads byte by byte (read buffer of 1). To reset
/// before the operation runs, it stops before the last bytes of the head. To reset afterwards it must know
/// the whole request and yet not have read it: the LF that ends a head is certain, and so is the brace that
/// ends a JSON object. What is neither (another body, chunks, anything over TLS) has been read to its end
/// when the operation runs, and abort() sends a FIN then.
class HttpConnection : public QObject
{
    Q_OBJECT
public:
    /// Owns the socket.
    HttpConnection(QTcpSocket *socket, quint64 number, const HttpHandler &handler, QObject *parent);
    ~HttpConnection() override;

private:
    void read();
    [[nodiscard]] bool cutOffEarly();
    [[nodiscard]] bool foresee();
    void takeRequest();
    void takeForeseen();
    void consumePending();
    void refuse();
    void scheduleAnswer(HttpAnswer answer);
    void send();
    void sendWhole();
    void sendPiece();
    void finishAnswer();
    void close();
    void reset();
    [[nodiscard]] QByteArray head() const;

    QTcpSocket *m_socket;
    const quint64 m_number;
    const HttpHandler &m_handler; // outlives the connection: both belong to the HttpServer
    HttpRequestParser m_parser;
    QByteArray m_pending; // read, but not yet looked at
    QByteArray m_trickle; // not yet sent
    QTimer m_timer;       // delay, or pause between pieces
    HttpAnswer m_answer;
    qsizetype m_foreseen = 0;        // bytes the parser has had before they were read from the socket
    bool m_waitsForForeseen = false; // m_answer does, to be read
    bool m_answering = false;
    bool m_keepAlive = true;
    bool m_isHead = false;
    bool m_byByte = false;
    bool m_closing = false;
};

} // namespace phonedeck::simulator
