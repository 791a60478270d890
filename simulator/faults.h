// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QMutex>
#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace phonedeck::simulator {

/// What can go wrong on purpose. The name in brackets is that of the control endpoint.
enum class FaultKind {
    // In the operation's place: it does not run, unless `beforeCommit` is false (the first two only).
    Status,           ///< [status] answers `status` with a gateway error body; 429 carries Retry-After
    ExpiredToken,     ///< [expired-token] 401 as if the token had expired (APIGW.0301; IAM's shape on /v3)
    PermissionDenied, ///< [permission-denied] 403 with KOOPHONE.API.6002; IAM's two shapes on /v3
    Redirect,         ///< [redirect] `status` (default 307) to `url`

    // On the wire. `beforeCommit` chooses whether the operation has run.
    Latency,           ///< [latency] `delay` before the answer
    Hang,              ///< [hang] the request is read and never answered
    Trickle,           ///< [trickle] the answer in pieces of `pieceSize` bytes, `delay` apart
    Drop,              ///< [drop] the connection ends without a byte of answer: FIN, or RST with `reset`
    Truncate,          ///< [truncate] full Content-Length, half the body, then the end
    Garbage,           ///< [garbage] bytes that are no HTTP
    ContinueThenClose, ///< [continue-then-close] "100 Continue", then the end
    HalfStatusLine,    ///< [half-status-line] "HTTP/1.1 2", then the end

    // In the head of a sound HTTP answer.
    SkewedDate,         ///< [skewed-date] the Date header is off by `amount` seconds
    NoRequestId,        ///< [no-request-id] the request's x-request-id does not come back
    ContentTypeCharset, ///< [content-type-charset] "application/json; charset=utf-8" (A20)

    // In the body of a sound HTTP answer; the operation has run.
    TruncateJson,     ///< [truncate-json] half the document with a Content-Length to match
    Html,             ///< [html] a web page, with the status of the answer
    EmptyBody,        ///< [empty-body] 200 and nothing
    WrongTypes,       ///< [wrong-types] numbers as text, numeric text as numbers (C7, C13, C18)
    PagingInside,     ///< [paging-inside] page_no … error_msg inside `data`, as tabulated (B5, C1)
    PagingAbsent,     ///< [paging-absent] no page_no, page_size, total_count at all (C1)
    NumericErrorCode, ///< [numeric-error-code] 0 instead of "0" (B2)
    NoErrorCode,      ///< [no-error-code] neither error_code nor error_msg (B2)
    UnknownValues,    ///< [unknown-values] states that no table knows: running_status 9, status 42 …
    KeyCase,          ///< [key-case] bandinfo, PoolInfo … (C14)
    NullValues,       ///< [null-values] every optional text of a row is null (C2)
    EmptyPage,        ///< [empty-page] no rows on page `page`
    WrongTotal,       ///< [wrong-total] total_count is off by `amount`
    RepeatedRows,     ///< [repeated-rows] a page repeats its first row at its end
    UnknownFields,    ///< [unknown-fields] fields nobody has heard of, at every level
};

/// One thing that shall go wrong, with which requests and how often.
struct Fault {
    static constexpr int untilCleared = -1;

    FaultKind kind = FaultKind::Latency;
    QString operation;        ///< the API reference's name; empty: every operation
    int count = untilCleared; ///< the next so many matching requests, then it is gone
    int skip = 0;             ///< lets this many matching requests pass first
    bool beforeCommit = true; ///< false lets the operation run first: wire faults, Status, Redirect

    int status = 0;                     ///< Status (default 503), Redirect (default 307), PermissionDenied
    int retryAfter = 2;                 ///< seconds, with 429 and 503; negative: no Retry-After
    QString errorCode;                  ///< Status: instead of the gateway's own code, e.g. KOOPHONE.API.1001
    std::chrono::milliseconds delay{0}; ///< Latency; Trickle: pause between pieces (default 5 ms)
    int pieceSize = 1;                  ///< Trickle, bytes
    bool reset = false;                 ///< Drop: see HttpConnection for what RST takes with Qt
    QString url;                        ///< Redirect: the Location
    int page = 1;                       ///< EmptyPage
    int amount = 1;                     ///< WrongTotal, SkewedDate; may be negative
    bool newerShape = false;            ///< PermissionDenied on IAM: {"error_msg", "error_code"} (iam.md)

    /// Reads {"fault": "drop", "operation": …, "count": …}; the keys are the members in snake_case, `delay`
    /// is `delay_ms`, `beforeCommit` is `before_commit`. Nothing for an unknown name or key, which `error`
    /// then tells.
    [[nodiscard]] static std::optional<Fault> fromJson(const QJsonObject &object, QString *error);
    [[nodiscard]] QJsonObject toJson() const;
};

/// The name of the control endpoint, e.g. "continue-then-close".
[[nodiscard]] QString faultName(FaultKind kind);
[[nodiscard]] std::optional<FaultKind> faultKind(QStringView name);

/// The faults that are armed. Several may strike the same request, in the order they were added.
/// Thread-safe: arm and disarm from any thread, at any time; a request sees the set as it is at the moment
/// its last byte was read.
class Faults
{
public:
    /// Gives a number for remove().
    quint64 add(const Fault &fault);
    void remove(quint64 number);
    void clear();
    [[nodiscard]] QList<Fault> armed() const;
    [[nodiscard]] bool isEmpty() const;
    /// Whether a Drop with `reset` is armed: then the connection reads byte by byte.
    [[nodiscard]] bool wantsReset() const;

    /// What strikes this request; counts it down. For the server.
    [[nodiscard]] QList<Fault> take(const QString &operation);

private:
    struct Armed {
        quint64 number;
        Fault fault;
    };
    mutable QMutex m_mutex;
    QList<Armed> m_armed;
    quint64 m_last = 0;
};

} // namespace phonedeck::simulator
