// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace phonedeck {

/// What a command printed (execute_msg). The service cuts it at 1024 bytes, which may be inside a UTF-8
/// character (C37); what can't be decoded there shows as U+FFFD.
struct CommandOutput {
    static constexpr int maxBytes = 1024;

    QString text; ///< as printed: "null" is a word here; empty also if nothing ran (C36)
    /// The text is as long as the service lets it be. A broken character counts as three bytes and not as the
    /// one to three it had: a text that was cut is never taken for whole, a few whole ones are for cut.
    bool isPossiblyCut = false;

    bool operator==(const CommandOutput &) const = default;
};

} // namespace phonedeck
