// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httprequestparser.h"

#include <algorithm>

namespace phonedeck::simulator {

namespace {

constexpr qsizetype lineReadSize = 16 * 1024;

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

// Visible ASCII only: whoever sends Chinese in a target has not encoded it.
bool isTarget(QByteArrayView text)
{
    return text.startsWith('/') &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

bool isHeaderValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

// Digits of the base and nothing else; -1 if it is anything else or longer than nine digits.
qsizetype plainNumber(QByteArrayView text, int base)
{
    if (text.isEmpty() || text.size() > 9)
        return -1;
    qsizetype value = 0;
    for (const char c : text) {
        int digit = -1;
        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if (c >= 'a' && c <= 'f')
            digit = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F')
            digit = c - 'A' + 10;
        if (digit < 0 || digit >= base)
            return -1;
        value = value * base + digit;
    }
    return value;
}

} // namespace

bool HttpRequestParser::isInBody() const
{
    return m_state == State::Body || m_state == State::ChunkSize || m_state == State::ChunkData ||
           m_state == State::ChunkEnd || m_state == State::Trailers;
}

qsizetype HttpRequestParser::wanted() const
{
    switch (m_state) {
    case State::Complete:
    case State::Failed:
        return 0;
    case State::Body:
    case State::ChunkData:
        return m_bodyRemaining;
    default:
        return lineReadSize;
    }
}

bool HttpRequestParser::takeExpectation()
{
    return std::exchange(m_expects, false);
}

HttpRequest HttpRequestParser::takeRequest()
{
    HttpRequest request = std::move(m_request);
    *this = HttpRequestParser(m_limits, std::move(m_bodyLimitOf));
    return request;
}

void HttpRequestParser::fail(int status, const char *reason)
{
    m_state = State::Failed;
    m_failureStatus = status;
    m_failureReason = reason;
}

qsizetype HttpRequestParser::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (taken < bytes.size() && m_state != State::Complete && m_state != State::Failed) {
        const QByteArrayView rest = bytes.sliced(taken);
        if (m_state == State::Body || m_state == State::ChunkData) {
            taken += takeBody(rest);
            continue;
        }
        const qsizetype end = rest.indexOf('\n');
        const qsizetype length = end < 0 ? rest.size() : end + 1;
        // Cut at the limit before anything is stored: a head without an end must not fill the memory.
        if (m_headSize + length > m_limits.head) {
            fail(431, "the head is too long");
            return taken;
        }
        m_request.raw.append(rest.first(length));
        m_headSize += length;
        taken += length;
        if (end < 0)
            break;
        const QByteArrayView line = QByteArrayView(m_request.raw).sliced(m_lineStart);
        m_lineStart = m_request.raw.size();
        if (line.size() < 2 || line[line.size() - 2] != '\r') {
            fail(400, "a line ends in a bare LF");
            return taken;
        }
        takeLine(line.chopped(2));
    }
    return taken;
}

void HttpRequestParser::takeLine(QByteArrayView line)
{
    switch (m_state) {
    case State::RequestLine:
        if (line.isEmpty()) { // RFC 9112, 2.2: an empty line before a request is to be ignored
            m_request.raw.clear();
            m_lineStart = 0;
        } else {
            takeRequestLine(line);
        }
        break;
    case State::Headers:
        if (line.isEmpty())
            endHead();
        else
            takeHeader(line);
        break;
    case State::ChunkSize:
        takeChunkSize(line);
        break;
    case State::ChunkEnd:
        if (line.isEmpty())
            m_state = State::ChunkSize;
        else
            fail(400, "a chunk is longer than it says");
        break;
    case State::Trailers: // read and dropped: nothing here may depend on them
        if (line.isEmpty())
            m_state = State::Complete;
        break;
    default:
        break;
    }
}

void HttpRequestParser::takeRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first < 0 || first == last)
        return fail(400, "the request line has no three parts");
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    if (!isToken(method))
        return fail(400, "the method is no token");
    if (!isTarget(target))
        return fail(400, "the target is not in origin form");
    if (!version.startsWith("HTTP/"))
        return fail(400, "the request line names no HTTP version");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return fail(505, "only HTTP/1.1 is spoken here");
    m_request.method = method.toByteArray();
    m_request.target = target.toByteArray();
    m_request.minorVersion = version.back() - '0';
    m_state = State::Headers;
}

void HttpRequestParser::takeHeader(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon)))
        return fail(400, "a header has no proper name");
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (!isHeaderValue(value))
        return fail(400, "a header holds control characters");
    m_request.headers.append({line.first(colon).toByteArray(), value.toByteArray()});
}

bool HttpRequestParser::takeContentLength(const QByteArray &value)
{
    const qsizetype length = plainNumber(value, 10);
    if (length < 0 && value.size() > 9 && plainNumber(QByteArrayView(value).first(9), 10) >= 0) {
        fail(413, "the body is too long");
        return false;
    }
    if (length < 0 || (m_contentLength >= 0 && m_contentLength != length)) {
        fail(400, "Content-Length is no single number");
        return false;
    }
    m_contentLength = length;
    return true;
}

void HttpRequestParser::endHead()
{
    int hosts = 0;
    bool isChunked = false;
    bool expects = false;
    for (const auto &[name, value] : std::as_const(m_request.headers)) {
        const QByteArray key = name.toLower();
        if (key == "host") {
            ++hosts;
        } else if (key == "content-length") {
            if (!takeContentLength(value))
                return;
        } else if (key == "transfer-encoding") {
            if (value.toLower() != "chunked" || isChunked)
                return fail(501, "only the chunked transfer coding is known");
            isChunked = true;
        } else if (key == "expect") {
            if (value.toLower() != "100-continue")
                return fail(417, "only 100-continue can be expected");
            expects = true;
        }
    }
    if (hosts > 1 || (hosts == 0 && m_request.minorVersion == 1))
        return fail(400, "exactly one Host header is needed");
    if (isChunked && (m_contentLength >= 0 || m_request.minorVersion == 0))
        return fail(400, "Transfer-Encoding contradicts Content-Length or the version");
    m_bodyLimit = m_bodyLimitOf ? m_bodyLimitOf(m_request) : m_limits.body;
    if (m_contentLength > m_bodyLimit)
        return fail(413, "the body is too long");

    m_bodyRemaining = std::max<qsizetype>(m_contentLength, 0);
    if (isChunked)
        m_state = State::ChunkSize;
    else
        m_state = m_bodyRemaining > 0 ? State::Body : State::Complete;
    m_expects = expects && m_state != State::Complete;
}

void HttpRequestParser::takeChunkSize(QByteArrayView line)
{
    const qsizetype semicolon = line.indexOf(';'); // extensions mean nothing to us
    const qsizetype size = plainNumber((semicolon < 0 ? line : line.first(semicolon)).trimmed(), 16);
    if (size < 0)
        return fail(400, "a chunk has no size");
    if (m_request.body.size() + size > m_bodyLimit)
        return fail(413, "the body is too long");
    m_bodyRemaining = size;
    m_state = size > 0 ? State::ChunkData : State::Trailers;
}

qsizetype HttpRequestParser::takeBody(QByteArrayView bytes)
{
    const qsizetype length = std::min(m_bodyRemaining, bytes.size());
    m_request.body.append(bytes.first(length));
    m_request.raw.append(bytes.first(length));
    m_lineStart = m_request.raw.size();
    m_bodyRemaining -= length;
    if (m_bodyRemaining == 0)
        m_state = m_state == State::Body ? State::Complete : State::ChunkEnd;
    return length;
}

} // namespace phonedeck::simulator
