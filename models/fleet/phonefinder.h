// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace phonedeck {

class InstanceStore;

struct FoundPhone {
    QString instanceId;
    QString name;
    QString states; ///< "Running, Streaming"
    StateText running;
};

struct FoundPhones {
    QList<FoundPhone> phones;
    int total = 0; ///< all that match, not only the ones in phones
};

/// Phones whose name or id contains `text`, those that begin with it first; at most `limit` of them.
[[nodiscard]] FoundPhones findPhones(const InstanceStore &store, const QString &text, int limit);

} // namespace phonedeck
