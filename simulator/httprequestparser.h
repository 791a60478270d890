// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/httprequest.h"

#include <QtCore/QByteArrayView>

#include <functional>
#include <utility>

namespace phonedeck::simulator {

/// Turns bytes into HTTP/1.1 requests, one at a time, however they are cut. Knows no socket.
///
/// Strict where leniency lets two readers see different requests: bare LF, folded headers, blanks before a
/// colon, Content-Length beside Transfer-Encoding or twice with different values are refused.
class HttpRequestParser
{
public:
    static constexpr qsizetype defaultBodyLimit = 16 * 1024 * 1024;

    struct Limits {
        qsizetype head = 64 * 1024;
        qsizetype body = defaultBodyLimit;
    };

    HttpRequestParser() = default;
    /// How long a body may be after this head, instead of Limits::body.
    using BodyLimit = std::function<qsizetype(const HttpRequest &head)>;
    explicit HttpRequestParser(Limits limits, BodyLimit bodyLimit = {})
        : m_limits(limits), m_bodyLimitOf(std::move(bodyLimit))
    {
    }

    /// Takes bytes up to the end of the current request and gives how many; the rest belongs to the next
    /// request. Takes nothing when complete or failed.
    qsizetype feed(QByteArrayView bytes);

    [[nodiscard]] bool isComplete() const { return m_state == State::Complete; }
    [[nodiscard]] bool hasFailed() const { return m_state == State::Failed; }
    /// Nothing of a request was seen yet: the connection may end here.
    [[nodiscard]] bool isIdle() const { return m_state == State::RequestLine && m_request.raw.isEmpty(); }
    /// The head is complete, the body is not.
    [[nodiscard]] bool isInBody() const;
    /// How many bytes are worth reading next; 0 when complete or failed.
    [[nodiscard]] qsizetype wanted() const;
    /// True once per request: the client waits for "100 Continue" before it sends the body.
    [[nodiscard]] bool takeExpectation();

    /// 4xx or 5xx to answer with after a failure, and why.
    [[nodiscard]] int failureStatus() const { return m_failureStatus; }
    [[nodiscard]] QByteArray failureReason() const { return m_failureReason; }

    /// What is known so far; all of it when complete.
    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    /// Hands the complete request over and begins the next.
    [[nodiscard]] HttpRequest takeRequest();

private:
    enum class State {
        RequestLine,
        Headers,
        Body,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailers,
        Complete,
        Failed
    };

    void fail(int status, const char *reason);
    void takeLine(QByteArrayView line);
    void takeRequestLine(QByteArrayView line);
    void takeHeader(QByteArrayView line);
    void takeChunkSize(QByteArrayView line);
    void endHead();
    [[nodiscard]] bool takeContentLength(const QByteArray &value);
    qsizetype takeBody(QByteArrayView bytes);

    Limits m_limits;
    BodyLimit m_bodyLimitOf; // may be empty
    State m_state = State::RequestLine;
    HttpRequest m_request;
    qsizetype m_lineStart = 0;     // in m_request.raw
    qsizetype m_headSize = 0;      // bytes of lines, trailers and chunk sizes included: what the limit counts
    qsizetype m_bodyRemaining = 0; // of the body, or of the chunk
    qsizetype m_contentLength = -1;
    qsizetype m_bodyLimit = 0; // known when the head is complete
    bool m_expects = false;
    int m_failureStatus = 0;
    QByteArray m_failureReason;
};

} // namespace phonedeck::simulator
