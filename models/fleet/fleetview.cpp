// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetview.h"

#include "models/fleet/instancecolumn.h"

#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>
#include <numeric>

namespace phonedeck {

namespace {

/// Changes of the store are gathered this long before the order is computed again.
constexpr std::chrono::milliseconds gatherFor{80};
/// A worker looks this often whether somebody asked for something newer.
constexpr qsizetype rowsBetweenLooks = 4096;

void countFacets(FacetCounts &facets, const InstanceColumns &columns, qsizetype row, const QString &onlyField,
                 QList<int> &regions)
{
    const auto counts = [&](const char *field) {
        return onlyField.isNull() || onlyField == QLatin1StringView(field);
    };
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

/// A stable sort in blocks that are merged, with a look between whether it is still wanted. False: it isn't.
template <typename Before, typename Outdated>
bool sortInterruptibly(QList<quint32> &rows, const Before &isBefore, const Outdated &isOutdated)
{
    const auto first = rows.begin();
    const qsizetype count = rows.size();
    for (qsizetype at = 0; at < count; at += rowsBetweenLooks) {
        if (isOutdated())
            return false;
        std::stable_sort(first + at, first + std::min(count, at + rowsBetweenLooks), isBefore);
    }
    for (qsizetype width = rowsBetweenLooks; width < count; width *= 2) {
        for (qsizetype at = 0; at + width < count; at += 2 * width) {
            if (isOutdated())
                return false;
            std::inplace_merge(first + at, first + at + width, first + std::min(count, at + 2 * width),
                               isBefore);
        }
    }
    return true;
}

} // namespace

FleetView::FleetView(const InstanceStore &store, QObject *parent)
    : QObject(parent), m_store(store), m_newest(std::make_shared<std::atomic<quint64>>(0))
{
    m_pool.setMaxThreadCount(1);
    m_later.setSingleShot(true);
    m_later.setInterval(gatherFor);
    connect(&m_later, &QTimer::timeout, this, &FleetView::compute);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &FleetView::takeResult);
    connect(&store, &InstanceStore::changed, this, &FleetView::takeChanges);
    connect(&store, &InstanceStore::aboutToCompact, this, &FleetView::orderAboutToChange);
    connect(&store, &InstanceStore::compacted, this, &FleetView::remap);
    if (store.count() > 0)
        compute();
}

FleetView::~FleetView()
{
    // Stops the worker; it has a snapshot of its own and needs nothing of us.
    ++*m_newest;
    m_pool.waitForDone();
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

void FleetView::takeChanges(const ChangeSet &changes)
{
    if (changes.newCount > 0 || (changes.fields & instanceColumns()[size_t(m_sort.column)].fields))
        ++m_version;
    // The first rows are shown as soon as they are there.
    if (m_positions.isEmpty() && !m_isComputing) {
        compute();
        return;
    }
    // A result under way is let finish, or a steady stream of changes would throw every one away.
    if (m_isComputing) {
        m_hasNews = true;
        return;
    }
    // Not restarted: a steady stream of changes must not put the result off for good.
    if (!m_later.isActive())
        m_later.start();
}

void FleetView::compute()
{
    m_later.stop();
    m_hasNews = false;
    m_isComputing = true;
    const quint64 generation = ++*m_newest;
    const bool isSorted = m_sortedVersion == m_version && m_sortedBy == m_sort;
    const Request request{
        m_store.snapshot(), m_query,   m_sort, m_counted, isSorted ? m_sorted : QList<quint32>(),
        m_version,          generation};
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [request, newest = m_newest] { return computeResult(request, *newest); }));
}

FleetView::Result FleetView::computeResult(const Request &request, const std::atomic<quint64> &newest)
{
    const InstanceColumns &columns = request.columns;
    const auto isOutdated = [&] { return newest != request.generation; };
    Result result;
    result.generation = request.generation;
    result.sort = request.sort;
    result.sortedVersion = request.version;
    result.sorted = request.sorted;
    if (result.sorted.size() != columns.count()) {
        result.sorted.resize(columns.count());
        std::iota(result.sorted.begin(), result.sorted.end(), 0U);
        const InstanceColumn &column = instanceColumns()[size_t(request.sort.column)];
        const bool isDescending = request.sort.order == Qt::DescendingOrder;
        const auto isBefore = [&](quint32 one, quint32 other) {
            const int order = column.compare(columns, one, other);
            return isDescending ? order > 0 : order < 0;
        };
        if (!sortInterruptibly(result.sorted, isBefore, isOutdated))
            return result;
    }

    const FleetMatcher matcher(request.query, columns);
    std::vector<FleetMatcher> countedMatchers;
    for (const FleetQuery &each : request.counted)
        countedMatchers.emplace_back(each, columns);
    result.counts = QList<int>(request.counted.size(), 0);
    QList<int> regions(columns.names(NameField::Region).values().size(), 0);

    for (qsizetype i = 0; i < result.sorted.size(); ++i) {
        if (i % rowsBetweenLooks == 0 && isOutdated())
            return result;
        const quint32 row = result.sorted.at(i);
        for (size_t each = 0; each < countedMatchers.size(); ++each)
            result.counts[qsizetype(each)] += countedMatchers[each].matches(row) ? 1 : 0;
        const int failing = matcher.failing(row);
        if (failing == FleetMatcher::several)
            continue;
        const QString onlyField =
            failing == FleetMatcher::none ? QString() : request.query.terms().at(failing).field;
        if (failing != FleetMatcher::none && onlyField.isEmpty())
            continue; // fails by a word, which is no facet
        countFacets(result.facets, columns, row, onlyField, regions);
        if (failing == FleetMatcher::none)
            result.order.append(row);
    }
    for (qsizetype i = 0; i < regions.size(); ++i) {
        if (regions.at(i) > 0)
            result.facets.region.insert(columns.names(NameField::Region).values().at(i), regions.at(i));
    }
    result.isWhole = !isOutdated();
    return result;
}

void FleetView::takeResult()
{
    const Result result = m_watcher.result();
    if (!result.isWhole || result.generation != *m_newest)
        return;
    m_isComputing = false;
    if (std::exchange(m_hasNews, false))
        m_later.start();
    m_sorted = result.sorted;
    m_sortedBy = result.sort;
    m_sortedVersion = result.sortedVersion;
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
    // What is being computed, and what is kept sorted, speak of rows that are gone.
    ++m_version;
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
