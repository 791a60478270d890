// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationrecord.h"

#include <QtCore/QSet>

namespace phonedeck {

/// The phones of an operation that later ones were sent to again.
struct OperationRepeats {
    QList<OperationRecord> operations; ///< newest first
    QSet<QString> sentIds;             ///< what they skipped or never sent isn't among them

    bool operator==(const OperationRepeats &) const = default;
    void take(const QList<PhoneRecord> &phones);
    [[nodiscard]] bool hasSent(const PhoneRecord &phone) const { return sentIds.contains(phone.instanceId); }
};

/// The operations that repeat this one, and those that repeat them, newest first like `operations`.
[[nodiscard]] QList<OperationRecord> repeatsOf(const QList<OperationRecord> &operations, qint64 id);

} // namespace phonedeck
