// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the bytes, and however they are cut: the parser ends, stays within its limits, keeps what it took,
// and comes to the same result. The first byte chooses the cut.
#include "simulator/httprequestparser.h"

#include <cstdint>
#include <cstdlib>

using phonedeck::simulator::HttpRequest;
using phonedeck::simulator::HttpRequestParser;

namespace {

constexpr HttpRequestParser::Limits limits{.head = 2048, .body = 4096};
constexpr qsizetype framing = 4 * 2048; // lines, chunk sizes and trailers are bounded by the head's limit

void require(bool holds)
{
    if (!holds)
        std::abort();
}

// Reads all requests in the bytes, `piece` at a time, and gives how many there were.
int readAll(QByteArrayView bytes, qsizetype piece, QByteArray &raw)
{
    HttpRequestParser parser(limits);
    int requests = 0;
    while (!bytes.isEmpty() && !parser.hasFailed()) {
        const QByteArrayView part = bytes.first(std::min(piece, bytes.size()));
        const qsizetype taken = parser.feed(part);
        require(taken >= 0 && taken <= part.size());
        require(taken > 0 || parser.hasFailed());
        bytes = bytes.sliced(taken);
        require(parser.request().raw.size() <= limits.body + framing);
        (void)parser.takeExpectation();
        if (parser.isComplete()) {
            const HttpRequest request = parser.takeRequest();
            require(request.body.size() <= limits.body && !request.method.isEmpty() &&
                    request.target.startsWith('/'));
            (void)request.path();
            (void)request.query(u"page_no");
            (void)request.keepsAlive();
            raw += request.raw;
            ++requests;
        }
    }
    if (parser.hasFailed())
        require(parser.failureStatus() >= 400 && parser.wanted() == 0);
    return requests;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    QByteArray whole;
    QByteArray pieces;
    const int requests = readAll(bytes, std::max<qsizetype>(bytes.size(), 1), whole);
    require(readAll(bytes, 1 + data[0] % 32, pieces) == requests);
    require(whole == pieces);
    return 0;
}
