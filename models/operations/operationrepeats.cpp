// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationrepeats.h"

#include <algorithm>

namespace phonedeck {

void OperationRepeats::take(const QList<PhoneRecord> &phones)
{
    for (const PhoneRecord &phone : phones) {
        if (phone.state != PhoneState::Skipped && phone.state != PhoneState::Cancelled)
            sentIds.insert(phone.instanceId);
    }
}

QList<OperationRecord> repeatsOf(const QList<OperationRecord> &operations, qint64 id)
{
    QList<OperationRecord> repeats;
    QSet<qint64> known{id};
    // Ids grow with time: what repeats another one comes after it.
    for (auto operation = operations.crbegin(); operation != operations.crend(); ++operation) {
        if (operation->repeats == 0 || !known.contains(operation->repeats))
            continue;
        known.insert(operation->id);
        repeats.prepend(*operation);
    }
    return repeats;
}

} // namespace phonedeck
