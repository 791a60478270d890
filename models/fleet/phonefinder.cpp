// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/phonefinder.h"

#include "models/fleet/fleetquery.h"
#include "models/fleet/instancestore.h"

namespace phonedeck {

FoundPhones findPhones(const InstanceStore &store, const QString &text, int limit)
{
    FoundPhones found;
    const InstanceColumns &columns = store.columns();
    const auto byName = FleetQuery::parse(u"name:" + filterValueText(text));
    const auto byId = FleetQuery::parse(u"id:" + filterValueText(text));
    if (!byName || !byId)
        return found;
    const FleetMatcher nameMatcher(*byName, columns);
    const FleetMatcher idMatcher(*byId, columns);
    QList<qsizetype> rows;
    QList<qsizetype> later;
    for (qsizetype row = 0; row < columns.count(); ++row) {
        if (!nameMatcher.matches(row) && !idMatcher.matches(row))
            continue;
        ++found.total;
        const bool isEnough = rows.size() >= limit;
        if (isEnough)
            continue;
        if (columns.text(TextField::Name, row).startsWith(text, Qt::CaseInsensitive))
            rows.append(row);
        else if (later.size() < limit)
            later.append(row);
    }
    rows = (rows + later).first(std::min<qsizetype>(limit, rows.size() + later.size()));
    for (qsizetype row : std::as_const(rows)) {
        FoundPhone phone;
        phone.instanceId = columns.text(TextField::Id, row);
        phone.name = columns.text(TextField::Name, row);
        phone.running = stateText(Scale::Running, columns.number(NumberField::Running, row));
        phone.states = phone.running.word;
        const int resource = columns.number(NumberField::Resource, row);
        if (resource >= 0)
            phone.states += u", " + stateText(Scale::Resource, resource).word;
        found.phones.append(phone);
    }
    return found;
}

} // namespace phonedeck
