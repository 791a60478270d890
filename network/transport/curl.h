// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/requestrecord.h"

#include <QtCore/QString>

namespace phonedeck {

/// The request as a curl command for a POSIX shell, to be repeated or handed to support. What the record has
/// masked stands as a placeholder to be filled in: "$TOKEN" for the token, "$PASSWORD" and the like for other
/// secrets, '<assign_user>' for the rest. A request whose body was cut says so instead of sending half of it.
[[nodiscard]] QString asCurl(const RequestRecord &record);

} // namespace phonedeck
