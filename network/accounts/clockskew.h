// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/httprequest.h"

#include <QtCore/QDateTime>

#include <chrono>
#include <optional>

namespace phonedeck {

/// This computer's clock minus the service's, by the answer's Date header: positive when this clock is
/// ahead. `nowUtc` is when the answer came. Good to a second or two, since the header has whole seconds
/// and the answer took its time; a signature may be 15 minutes off. Nothing without a readable Date.
[[nodiscard]] std::optional<std::chrono::seconds> clockOffset(const HttpAnswer &answer,
                                                              const QDateTime &nowUtc);

} // namespace phonedeck
