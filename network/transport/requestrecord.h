// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"
#include "network/transport/httprequest.h"

#include <QtCore/QDateTime>
#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace phonedeck {

/// One finished call, as a log may show it. An allow-list decides what gets in here (masking.h): what it
/// doesn't know is replaced by "…", identity always.
struct RequestRecord {
    static constexpr qsizetype maxRecordedBody = 4 * 1024;

    QDateTime startedUtc;
    QString operation;
    QString method;
    QString host;       ///< host, and port where it isn't the usual one
    QString target;     ///< path and query; values that may be personal are replaced by "…"
    QString requestId;  ///< of the last sending
    int httpStatus = 0; ///< 0 if no answer came
    QString errorCode;
    std::optional<ErrorKind> failure; ///< absent: succeeded
    bool outcomeKnown = true;
    int tries = 0;                    ///< sendings; 0 if nothing was sent
    qint64 bytesSent = 0;             ///< of the body, in all tries
    qint64 bytesReceived = 0;         ///< of the body, in all tries
    QList<HeaderItem> requestHeaders; ///< of the last sending, masked
    QList<HeaderItem> answerHeaders;  ///< of the last answer, masked
    QByteArray requestBody;           ///< of the last sending, masked, at most maxRecordedBody bytes
    QByteArray answerBody;            ///< of the last answer, masked, at most maxRecordedBody bytes
    std::chrono::milliseconds duration{0};
};

/// Query parameters whose values a log may show. Names and ids of phones and people are not among them.
[[nodiscard]] bool isQueryValuePublic(QStringView name);

/// Path and query as a log may show them.
[[nodiscard]] QString publicTarget(const HttpRequest &request);

} // namespace phonedeck

Q_DECLARE_METATYPE(phonedeck::RequestRecord)
