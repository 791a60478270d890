// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/httprequest.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QMutex>
#include <QtCore/QString>

namespace phonedeck::simulator {

/// One request as it came over the wire, and what became of it.
struct LoggedRequest {
    quint64 number = 0;     ///< counts from 1, also through what the log has forgotten
    quint64 connection = 0; ///< counts connections from 1: equal numbers mean keep-alive
    QDateTime receivedAt;   ///< UTC by the cloud's clock
    QByteArray raw;         ///< every byte, from the request line to the end of the body
    QByteArray method;
    QByteArray target; ///< as sent, not decoded
    QList<HttpHeader> headers;
    QByteArray body;            ///< without the chunk framing
    QString operation;          ///< the API reference's name; empty if none has this address
    int answerStatus = 0;       ///< 0: no status line was (or will be) sent
    bool committed = false;     ///< the operation ran, whether or not its answer was sent
    bool isBodyLeftOut = false; ///< it was longer than RequestLog::maxBodyBytes; `raw` is the head alone then

    /// First value of that header, compared case-blind; empty if absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// What the server received, the newest last. Bounded by number and by bytes; forgets the oldest.
/// Thread-safe.
class RequestLog
{
public:
    static constexpr qsizetype maxRequests = 20'000;
    static constexpr qsizetype maxBytes = 128 * 1024 * 1024;
    /// Only an upload to the object store is longer.
    static constexpr qsizetype maxBodyBytes = 16 * 1024 * 1024;

    /// Takes the next number and gives it back.
    quint64 append(LoggedRequest request);

    [[nodiscard]] QList<LoggedRequest> all() const;
    /// Only those of one operation.
    [[nodiscard]] QList<LoggedRequest> of(const QString &operation) const;
    [[nodiscard]] int count(const QString &operation) const;
    /// Numbering goes on.
    void clear();

private:
    mutable QMutex m_mutex;
    QList<LoggedRequest> m_requests;
    qsizetype m_bytes = 0;
    quint64 m_last = 0;
};

} // namespace phonedeck::simulator
