// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apioperation.h"
#include "tests/fuzz/property.h"

#include <QtCore/QSet>

namespace fuzzing {

/// Lines of "Name: value" up to an empty one, which is taken away, too.
[[nodiscard]] inline QList<phonedeck::HeaderItem> takeHeaders(QByteArray &text)
{
    QList<phonedeck::HeaderItem> headers;
    while (!text.isEmpty()) {
        const QByteArray line = takeLine(text);
        if (line.isEmpty())
            break;
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            headers.append({line, QByteArray()});
        else
            headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    return headers;
}

/// The answer an input stands for: a body that came with 200, or, if it begins with a digit, a line with the
/// status, lines of headers, an empty line and the body.
[[nodiscard]] inline phonedeck::HttpAnswer answerOf(const QByteArray &input)
{
    phonedeck::HttpAnswer answer{.status = 200, .body = input, .headers = {}, .requestId = {}};
    answer.requestId = QStringLiteral("0b9d8a6e-5a0f-4b0e-9a44-6a1f0f3c9b11");
    if (input.isEmpty() || input.front() < '0' || input.front() > '9')
        return answer;
    answer.status = takeLine(answer.body).left(3).toInt();
    answer.headers = takeHeaders(answer.body);
    return answer;
}

/// Whether reading an answer may come out as that; the other kinds are of what happens before there is one.
[[nodiscard]] inline bool isOfAnAnswer(phonedeck::ErrorKind kind)
{
    using enum phonedeck::ErrorKind;
    static const QSet<phonedeck::ErrorKind> kinds{
        Redirected,       NotTheService, Truncated, SignInRefused, TokenRefused,
        PermissionDenied, Throttled,     Refused,   ServiceFailed,
    };
    return kinds.contains(kind);
}

/// Reads the answer twice, the second time from other memory, and gives what came of it.
template <phonedeck::ApiOperation Op, typename Same>
phonedeck::ApiResult<typename Op::Reply> read(const phonedeck::HttpAnswer &answer, const Same &same)
{
    const bool positive = answer.status >= 200 && answer.status < 300;
    phonedeck::HttpAnswer copy = answer;
    copy.body.detach();
    const auto reply = phonedeck::decodeAnswer<Op>(answer);
    const auto again = phonedeck::decodeAnswer<Op>(copy);
    require(reply.has_value() == again.has_value(), "the same answer is read the same way");
    if (!reply) {
        require(reply.error() == again.error(), "the same answer gives the same error");
        require(isOfAnAnswer(reply.error().kind), "an error has a kind that fits an answer");
        require(reply.error().httpStatus == answer.status, "an error has the status of the answer");
        require(reply.error().requestId == answer.requestId, "an error can be asked about");
    } else {
        require(positive, "only a 2xx is a success");
        require(same(*reply, *again), "the same answer gives the same reply");
    }
    return reply;
}

/// For replies that can be compared.
template <phonedeck::ApiOperation Op>
phonedeck::ApiResult<typename Op::Reply> read(const phonedeck::HttpAnswer &answer)
{
    return read<Op>(answer, [](const auto &a, const auto &b) { return a == b; });
}

/// More rows than the text has room for were made up.
inline void requireRoomFor(qsizetype rows, int unreadableRows, const QByteArray &body)
{
    require(unreadableRows >= 0, "rows that can't be read are counted from 0");
    require(rows + unreadableRows <= body.count(',') + 1, "no row is made up");
}

} // namespace fuzzing
