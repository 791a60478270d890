// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/httprequest.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <optional>

namespace phonedeck {

/// Headers as a log may show them. An allow-list: the value of a header that isn't known to be harmless
/// becomes "…". Of Authorization the scheme is left ("SDK-HMAC-SHA256 …"), of Location no query, fragment or
/// user.
[[nodiscard]] QList<HeaderItem> maskedHeaders(const QList<HeaderItem> &headers);

inline constexpr qsizetype longestMaskedBody = 32 * 1024;

/// A body as a log may show it: compact JSON with its structure, where only fields known to be harmless keep
/// their values and every other value, and every name nobody knows, is "…". Below a name nobody knows,
/// nothing is shown. null stays null. What isn't one whole JSON object or array is only counted: "[17 bytes,
/// not JSON]". So is one above longestMaskedBody: a page of a hundred phones is as long, and reading it twice
/// would cost more than anybody gets from the beginning of it. At most RequestRecord::maxRecordedBody bytes;
/// "…" at the end says that it was cut.
[[nodiscard]] QByteArray maskedBody(const QByteArray &body);

/// Size of the body of which only the size was kept, as in "[17 bytes, not JSON]"; nothing for every other
/// masked body.
[[nodiscard]] std::optional<qint64> uncheckedBodySize(const QByteArray &masked);

/// A sentence of the service without what it may have quoted: long runs that could be a token, a key or a
/// signature, addresses with their queries, e-mail addresses. UUIDs and the names of actions stay.
[[nodiscard]] QString maskedSentence(const QString &text);

} // namespace phonedeck
