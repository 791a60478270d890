// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/action.h"

#include <QtCore/QList>
#include <QtCore/QMap>

#include <array>

namespace phonedeck {

class InstanceColumns;

/// How many of some phones can take an action, and why the others can't: "Reboot 31 of 37".
struct ActionSplit {
    int able = 0;
    QMap<PhoneReason, int> obstacles;

    bool operator==(const ActionSplit &) const = default;
    [[nodiscard]] int total() const
    {
        int sum = able;
        for (int count : obstacles)
            sum += count;
        return sum;
    }
    /// "4 are not running, 2 are frozen", the most frequent first; empty if all can.
    [[nodiscard]] QString why() const;
};
using ActionSplits = std::array<ActionSplit, actionCount>;

/// The split of each action, in the order of ActionId. What obstacle() says depends on few states, so phones
/// are counted by these first: a millisecond for 100 000 phones. `rows` are the store's.
[[nodiscard]] ActionSplits splitsOf(const InstanceColumns &columns, const QList<quint32> &rows);

} // namespace phonedeck
