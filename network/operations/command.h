// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/parametercheck.h"

namespace phonedeck {

/// A shell command without the prefix "adb shell" (4.1.1, 4.1.2): 1 to 1024 bytes of UTF-8.
inline constexpr int maxCommandBytes = 1024;

[[nodiscard]] ParameterCheck checkCommand(const QString &command);

/// Where a command has characters that the reference does not list: it lists letters, digits and _ . / : -
/// and shows blanks. Worth a warning, not a refusal: what people run has quotes and bars (D11). A character
/// outside the first plane has one position, that of its first half.
[[nodiscard]] QList<qsizetype> unlistedCharacters(QStringView command);

} // namespace phonedeck
