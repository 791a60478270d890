// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/facetpanel.h"

#include "models/fleet/fleetview.h"
#include "models/fleet/statescales.h"

#include <algorithm>

namespace phonedeck {

namespace {

struct Value {
    QString key;
    StateText state;
    int count = 0;
};

/// Values of a scale in the scale's order; numbers with the same word are one line. Values the filter asks
/// for are listed also when nothing has them, so that they can be taken out.
QList<Value> scaleValues(Scale scale, QMap<int, int> counts, const FleetQuery &query, const QString &field)
{
    const QStringList keys = stateKeys(scale);
    for (const QString &key : keys) {
        if (query.has(field, key, false) || query.has(field, key, true)) {
            const int number = stateValues(scale, key).value_or(QList<int>()).value(0, -1);
            counts.insert(number, counts.value(number));
        }
    }
    QList<int> numbers = counts.keys();
    std::sort(numbers.begin(), numbers.end(),
              [scale](int one, int other) { return stateOrder(scale, one) < stateOrder(scale, other); });
    QList<Value> values;
    for (int number : std::as_const(numbers)) {
        if (number < 0)
            continue;
        const QString key = stateKey(scale, number);
        if (!values.isEmpty() && values.constLast().key == key)
            values.last().count += counts.value(number);
        else
            values.append({key, stateText(scale, number), counts.value(number)});
    }
    // Yes and no are boxes, not states.
    if (scale == Scale::SignIn || scale == Scale::Assigned || scale == Scale::Frozen) {
        for (Value &value : values)
            value.state.shape = StateShape::None;
    }
    return values;
}

QList<Value> regionValues(const QMap<QString, int> &counts)
{
    QList<Value> values;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        values.append({it.key(), {it.key(), Health::Neutral, StateShape::None, false}, it.value()});
    return values;
}

QList<Value> valuesOf(const QString &field, const FleetView &view)
{
    const FacetCounts &facets = view.facets();
    const FleetQuery &query = view.query();
    if (field == u"state")
        return scaleValues(Scale::Running, facets.running, query, field);
    if (field == u"resource")
        return scaleValues(Scale::Resource, facets.resource, query, field);
    if (field == u"signin")
        return scaleValues(Scale::SignIn, facets.signIn, query, field);
    if (field == u"assigned")
        return scaleValues(Scale::Assigned, facets.assigned, query, field);
    if (field == u"frozen")
        return scaleValues(Scale::Frozen, facets.frozen, query, field);
    return regionValues(facets.region);
}

} // namespace

FacetPanel::FacetPanel(const FleetView &view, QWidget *parent) : FacetList(parent), m_view(view)
{
    render();
}

void FacetPanel::render()
{
    QList<FacetSection> sections;
    for (const char *name : {"state", "resource", "region", "signin", "assigned", "frozen"}) {
        FacetSection section;
        section.field = QString::fromLatin1(name);
        section.title = filterFieldTitle(section.field);
        for (const Value &value : valuesOf(section.field, m_view)) {
            FacetRow row;
            row.state = value.state;
            row.count = value.count;
            row.on = m_view.query().has(section.field, value.key, false);
            row.excluded = m_view.query().has(section.field, value.key, true);
            section.rows.append(row);
            section.values.append(value.key);
        }
        sections.append(section);
    }
    setSections(sections);
}

} // namespace phonedeck
