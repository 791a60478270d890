// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/eligibility.h"

#include "models/fleet/instancecolumns.h"
#include "models/operations/phonerecord.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

#include <algorithm>

namespace phonedeck {

namespace {

/// The states that obstacle() looks at, each in a byte, and whether there is a user.
quint64 keyOf(const InstanceColumns &columns, qsizetype row)
{
    quint64 key = columns.utf8(TextField::User, row).isEmpty() ? 0 : 1;
    for (NumberField field : {NumberField::Running, NumberField::Resource, NumberField::SignIn,
                              NumberField::Assigned, NumberField::Frozen, NumberField::Backup})
        key = (key << 8) | quint8(columns.number(field, row));
    return key;
}

/// What is the same of all phones of a key: no names.
PhoneFacts factsOfRow(const InstanceColumns &columns, qsizetype row)
{
    PhoneFacts facts;
    facts.running = columns.number(NumberField::Running, row);
    facts.resource = columns.number(NumberField::Resource, row);
    facts.signIn = columns.number(NumberField::SignIn, row);
    facts.assigned = columns.number(NumberField::Assigned, row);
    facts.frozen = columns.number(NumberField::Frozen, row);
    facts.backup = columns.number(NumberField::Backup, row);
    facts.userId = columns.text(TextField::User, row);
    return facts;
}

} // namespace

QString ActionSplit::why() const
{
    QList<std::pair<PhoneReason, int>> sorted;
    for (auto it = obstacles.cbegin(); it != obstacles.cend(); ++it)
        sorted.append({it.key(), it.value()});
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto &one, const auto &other) { return one.second > other.second; });
    QStringList parts;
    for (const auto &[reason, count] : std::as_const(sorted))
        parts.append(obstacleText(reason, count));
    //: between the reasons why some phones can't take an action
    return parts.join(QCoreApplication::translate("phonedeck::ActionSplit", ", "));
}

ActionSplits splitsOf(const InstanceColumns &columns, const QList<quint32> &rows)
{
    struct Group {
        quint32 row;
        int count;
    };
    QHash<quint64, qsizetype> places;
    QList<Group> groups;
    quint64 lastKey = 0;
    qsizetype lastPlace = -1; // neighbours are often alike
    for (quint32 row : rows) {
        if (row >= columns.count())
            continue;
        const quint64 key = keyOf(columns, row);
        if (lastPlace < 0 || key != lastKey) {
            const auto it = places.constFind(key);
            if (it == places.cend()) {
                lastPlace = groups.size();
                places.insert(key, lastPlace);
                groups.append({row, 0});
            } else {
                lastPlace = *it;
            }
            lastKey = key;
        }
        ++groups[lastPlace].count;
    }
    ActionSplits splits;
    for (const Group &group : std::as_const(groups)) {
        const PhoneFacts facts = factsOfRow(columns, group.row);
        for (const Action &action : allActions()) {
            ActionSplit &split = splits[size_t(action.id)];
            const PhoneReason reason = obstacle(action.id, facts);
            if (reason == PhoneReason::None)
                split.able += group.count;
            else
                split.obstacles[reason] += group.count;
        }
    }
    return splits;
}

} // namespace phonedeck
