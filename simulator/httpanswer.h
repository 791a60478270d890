// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/httprequest.h"

#include <chrono>

namespace phonedeck::simulator {

/// How an answer goes wrong on its way.
enum class WireFault {
    None,
    Hang,              ///< nothing is sent, the connection stays
    CloseSilently,     ///< FIN without a byte
    ResetSilently,     ///< RST without a byte, as far as Qt can: see HttpConnection
    Truncate,          ///< half the body, then FIN
    Garbage,           ///< no HTTP at all, then FIN
    ContinueThenClose, ///< "100 Continue", then FIN
    HalfStatusLine,    ///< a few bytes of a status line, then FIN
};

/// What a connection shall send. Content-Length, Date and Connection are added by it.
struct HttpAnswer {
    int status = 200;
    QList<HttpHeader> headers;
    QByteArray body;

    std::chrono::milliseconds delay{0}; ///< before the first byte
    WireFault fault = WireFault::None;
    int pieceSize = 0; ///< 0: in one go; else so many bytes at a time
    std::chrono::milliseconds pause{0};
    std::chrono::seconds dateOffset{0}; ///< how wrong the Date header is

    /// Whether the client can see a status line of it.
    [[nodiscard]] bool hasStatusLine() const;
};

/// "Not Found" for 404; "Unknown" for what has no name.
[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace phonedeck::simulator
