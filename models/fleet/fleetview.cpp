// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetview.h"

#include "models/fleet/instancecolumn.h"

#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>

namespace phonedeck {

namespace {

/// Changes of the store are gathered this long before the order is computed again.
constexpr std::chrono::milliseconds gatherFor{80};
/// A worker looks this often whether somebody asked for something newer.
constexpr qsizetype rowsBetweenLooks = 4096;

void countFacets(FacetCounts &facets, const InstanceColumns &columns, qsizetype row, const QString &onlyField,
                 QList<int> &regions)
{
    const auto counts = [&](const char *field) { return onlyField.isNull() || onlyField == QLatin1StringView(field); };
    if (counts("state"))
        ++facets.running[columns.number(NumberField::Running, row)];
    if (counts("resource"))
        ++facets.resource[columns.number(NumberField::Resource, row)];
    if (counts("signin"))
        ++facets.signIn[columns.number(NumberField::SignIn, row)];
    if (counts("assigned"))
        ++facets.assigned[columns.number(NumberField::Assigned, row)];
    if (counts("frozen"))
        ++facets.frozen[columns.number(NumberField::Frozen, row)];
    if (counts("region")) {
        const quint16 index = columns.names(NameField::Region).indexAt(row);
        if (index < regions.size())
            ++regions[index];
    }
}

} // namespace

FleetView::FleetView(const InstanceStore &store, QObject *parent)
    : QObject(parent), m_store(store), m_newest(std::make_shared<std::atomic<quint64>>(0))
{
    m_later.setSingleShot(true);
    m_later.setInterval(gatherFor);
    connect(&m_later, &QTimer::timeout, this, &FleetView::compute);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &FleetView::takeResult);
    connect(&store, &InstanceStore::changed, this, &FleetView::computeLater);
    connect(&store, &InstanceStore::aboutToCompact, this, &FleetView::orderAboutToChange);
    connect(&store, &InstanceStore::compacted, this, &FleetView::remap);
    if (store.count() > 0)
        compute();
}

FleetView::~FleetView()
{
    // Stops the worker; it has a snapshot of its own and needs nothing of us.
    ++*m_newest;
}

void FleetView::setQuery(const FleetQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    compute();
}

void FleetView::setSort(const FleetSort &sort)
{
    if (sort == m_sort)
        return;
    m_sort = sort;
    compute();
}

void FleetView::setCountedQueries(const QList<FleetQuery> &queries)
{
    m_counted = queries;
    compute();
}

void FleetView::computeLater()
{
    // The first rows are shown as soon as they are there.
    if (m_positions.isEmpty() && !m_isComputing) {
        compute();
        return;
    }
    // Not restarted: a steady stream of changes must not put the result off for good.
    if (!m_later.isActive())
        m_later.start();
}

void FleetView::compute()
{
    m_later.stop();
    m_isComputing = true;
    const quint64 generation = ++*m_newest;
    m_watcher.setFuture(QtConcurrent::run(
        [columns = m_store.snapshot(), query = m_query, sort = m_sort, counted = m_counted, generation, newest = m_newest] {
            return computeResult(columns, query, sort, counted, generation, *newest);
        }));
}

FleetView::Result FleetView::computeResult(const InstanceColumns &columns, const FleetQuery &query, const FleetSort &sort,
                                           const QList<FleetQuery> &counted, quint64 generation,
                                           const std::atomic<quint64> &newest)
{
    Result result;
    result.generation = generation;
    const FleetMatcher matcher(query, columns);
    std::vector<FleetMatcher> countedMatchers;
    for (const FleetQuery &each : counted)
        countedMatchers.emplace_back(each, columns);
    result.counts = QList<int>(counted.size(), 0);
    QList<int> regions(columns.names(NameField::Region).values().size(), 0);

    for (qsizetype row = 0; row < columns.count(); ++row) {
        if (row % rowsBetweenLooks == 0 && newest != generation)
            return result;
        for (size_t i = 0; i < countedMatchers.size(); ++i)
            result.counts[qsizetype(i)] += countedMatchers[i].matches(row) ? 1 : 0;
        const int failing = matcher.failing(row);
        if (failing == FleetMatcher::several)
            continue;
        const QString onlyField = failing == FleetMatcher::none ? QString() : query.terms().at(failing).field;
        if (failing != FleetMatcher::none && onlyField.isEmpty())
            continue; // fails by a word, which is no facet
        countFacets(result.facets, columns, row, onlyField, regions);
        if (failing == FleetMatcher::none)
            result.order.append(quint32(row));
    }
    for (qsizetype i = 0; i < regions.size(); ++i) {
        if (regions.at(i) > 0)
            result.facets.region.insert(columns.names(NameField::Region).values().at(i), regions.at(i));
    }

    const InstanceColumn &column = instanceColumns()[size_t(sort.column)];
    const bool isDescending = sort.order == Qt::DescendingOrder;
    std::stable_sort(result.order.begin(), result.order.end(), [&](quint32 one, quint32 other) {
        const int order = column.compare(columns, one, other);
        return isDescending ? order > 0 : order < 0;
    });
    result.isWhole = newest == generation;
    return result;
}

void FleetView::takeResult()
{
    const Result result = m_watcher.result();
    if (!result.isWhole || result.generation != *m_newest)
        return;
    m_isComputing = false;
    const bool hasOtherCounts = result.facets != m_facets || result.counts != m_counts;
    m_facets = result.facets;
    m_counts = result.counts;
    if (result.order != m_order) {
        Q_EMIT orderAboutToChange();
        setOrder(result.order);
    }
    if (hasOtherCounts)
        Q_EMIT countsChanged();
}

void FleetView::remap(const QList<quint32> &keptRows)
{
    // What is being computed speaks of rows that are gone.
    QList<qint32> newRows;
    for (qsizetype row = 0; row < keptRows.size(); ++row) {
        const qsizetype old = keptRows.at(row);
        if (old >= newRows.size())
            newRows.resize(old + 1, -1);
        newRows[old] = qint32(row);
    }
    QList<quint32> order;
    order.reserve(m_order.size());
    for (quint32 old : std::as_const(m_order)) {
        if (old < quint32(newRows.size()) && newRows.at(old) >= 0)
            order.append(quint32(newRows.at(old)));
    }
    setOrder(order);
    compute();
}

void FleetView::setOrder(const QList<quint32> &order)
{
    m_order = order;
    indexPositions();
    Q_EMIT orderChanged();
}

void FleetView::indexPositions()
{
    m_positions.fill(-1, m_store.count());
    for (qsizetype position = 0; position < m_order.size(); ++position)
        m_positions[m_order.at(position)] = qint32(position);
}

} // namespace phonedeck
