// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace fuzzing {

/// What has to hold whatever the input. Ends the program in every build, as libFuzzer and driver.cpp want it.
inline void require(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

[[nodiscard]] inline QByteArray bytes(const uint8_t *data, size_t size)
{
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

/// Takes the first line away, which ends with '\n' or with the text.
[[nodiscard]] inline QByteArray takeLine(QByteArray &text)
{
    const qsizetype end = text.indexOf('\n');
    QByteArray line = end < 0 ? text : text.left(end);
    text = end < 0 ? QByteArray() : text.mid(end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace fuzzing
