// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/parametercheck.h"

#include <QtCore/QJsonArray>

namespace phonedeck {

/// Which user has which instance.
struct UserInstance {
    QString instanceId;
    QString userId; ///< 1 to 32 characters; text, since 19 digits are too many for a JSON number (C18)

    bool operator==(const UserInstance &) const = default;
};

/// 1 to `max` pairs of 1 to 32 characters each.
[[nodiscard]] ParameterCheck checkUserInstances(const QList<UserInstance> &pairs, int max);
[[nodiscard]] QJsonArray jsonArray(const QList<UserInstance> &pairs);

} // namespace phonedeck
