// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace phonedeck {

/// A failure in the words of the person at the screen, in the language of the interface.
struct ErrorText {
    QString happened; ///< one sentence: what happened
    QString means;    ///< what that means for the person: what was changed, what still holds
    QString toDo;     ///< what to do next; empty if there is nothing to do
    QString detail;   ///< code, HTTP status, the service's own words, request id: small, to be copied

    bool operator==(const ErrorText &) const = default;
};

/// The only function that turns an error into words. Codes are looked up in resources/catalogue by family and
/// number (B11), and by status where one number has two meanings (B8).
[[nodiscard]] ErrorText describe(const ApiError &error);

/// What happened, what it means and what to do as one paragraph.
[[nodiscard]] QString paragraphOf(const ErrorText &text);

/// Sentences one after the other; Chinese ones stand without a space between them.
[[nodiscard]] QString joinSentences(QStringList sentences);

/// Whether an administrator can mend it by granting ApiError::iamAction: see smallestPolicy(). Not so for a
/// refusal whose code names another reason.
[[nodiscard]] bool lacksAction(const ApiError &error);

} // namespace phonedeck
