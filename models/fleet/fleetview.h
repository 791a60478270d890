// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleetquery.h"
#include "models/fleet/instancestore.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QMap>
#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

#include <atomic>
#include <memory>

namespace phonedeck {

struct FleetSort {
    int column = 1; ///< of instanceColumns()
    Qt::SortOrder order = Qt::AscendingOrder;

    bool operator==(const FleetSort &) const = default;
};

/// How many phones of the result have each value. A field that is filtered by is counted as if it weren't, so
/// that one sees what else could be chosen.
struct FacetCounts {
    QMap<int, int> running;
    QMap<int, int> resource;
    QMap<int, int> signIn;
    QMap<int, int> assigned;
    QMap<int, int> frozen;
    QMap<QString, int> region;

    bool operator==(const FacetCounts &) const = default;
};

/// The visible order of the fleet: computed from a snapshot, a query and a sort on a worker, swapped in on
/// the GUI thread. A newer request stops an older one.
class FleetView final : public QObject
{
    Q_OBJECT

public:
    /// The store outlives the view.
    explicit FleetView(const InstanceStore &store, QObject *parent = nullptr);
    ~FleetView() override;

    void setQuery(const FleetQuery &query);
    [[nodiscard]] const FleetQuery &query() const { return m_query; }
    void setSort(const FleetSort &sort);
    [[nodiscard]] const FleetSort &sort() const { return m_sort; }
    /// Queries that are counted with every computation, e.g. for tabs.
    void setCountedQueries(const QList<FleetQuery> &queries);

    /// Rows of the store, in the order of the view.
    [[nodiscard]] const QList<quint32> &order() const { return m_order; }
    /// What the rows of order() are rows of.
    [[nodiscard]] const InstanceColumns &columns() const { return m_store.columns(); }
    /// Where a row of the store stands in the view; -1 if it isn't in it.
    [[nodiscard]] int positionOf(qsizetype storeRow) const
    {
        return storeRow >= 0 && storeRow < m_positions.size() ? m_positions.at(storeRow) : -1;
    }
    [[nodiscard]] const FacetCounts &facets() const { return m_facets; }
    /// In the order of setCountedQueries(); empty before the first computation.
    [[nodiscard]] const QList<int> &counts() const { return m_counts; }
    /// A result is on its way.
    [[nodiscard]] bool isComputing() const { return m_isComputing || m_later.isActive(); }

Q_SIGNALS:
    void orderAboutToChange();
    void orderChanged();
    /// Facets and counts, with or without another order.
    void countsChanged();

private:
    struct Result {
        quint64 generation = 0;
        bool isWhole = false; ///< false: stopped by a newer request
        QList<quint32> order;
        FacetCounts facets;
        QList<int> counts;
        QList<quint32> sorted; ///< all phones by the sort, filter or not
        quint64 sortedVersion = 0;
        FleetSort sort;
    };
    /// What a computation starts from.
    struct Request {
        InstanceColumns columns;
        FleetQuery query;
        FleetSort sort;
        QList<FleetQuery> counted;
        QList<quint32> sorted; ///< still good, or empty
        quint64 version = 0;   ///< of what the sort depends on
        quint64 generation = 0;
    };

    void takeChanges(const ChangeSet &changes);
    void compute();
    void takeResult();
    void remap(const QList<quint32> &keptRows);
    void setOrder(const QList<quint32> &order);
    void indexPositions();
    [[nodiscard]] static Result computeResult(const Request &request, const std::atomic<quint64> &newest);

    const InstanceStore &m_store;
    FleetQuery m_query;
    FleetSort m_sort;
    QList<FleetQuery> m_counted;
    QList<quint32> m_order;
    QList<qint32> m_positions; ///< by row of the store
    FacetCounts m_facets;
    QList<int> m_counts;
    QTimer m_later;
    QFutureWatcher<Result> m_watcher;
    std::shared_ptr<std::atomic<quint64>> m_newest;
    // A keystroke changes which phones match, not their order: the whole fleet is kept sorted until something
    // the sort depends on changes.
    QList<quint32> m_sorted;
    FleetSort m_sortedBy;
    quint64 m_sortedVersion = 0;
    quint64 m_version = 1;
    bool m_isComputing = false;
    bool m_hasNews = false; ///< the store changed while a result was under way
    QThreadPool m_pool;     ///< one thread: a request that is outdated must not hold up the decoding of pages
};

} // namespace phonedeck
