// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/fleetpass.h"

#include "models/fleet/instancestore.h"
#include "models/storage/workerend.h"

#include <algorithm>
#include <utility>

namespace phonedeck {

namespace {

// Looking is nobody's hurry: it leaves room for what people wait for.
constexpr int readsInFlight = 4;
constexpr int statusCallsInFlight = 4;

} // namespace

FleetPass::FleetPass(ApiClient &client, InstanceStore *store, const QSet<QString> &instanceIds, Way way,
                     QObject *parent)
    : QObject(parent), m_store(store), m_asked(instanceIds), m_api(client), m_isListing(way == Way::Listing)
{
    m_sights.phones.reserve(m_asked.size());
    // A table that grows under the pages takes a frame each time.
    if (way == Way::Listing)
        m_listed.reserve(std::max(m_asked.size(), m_store ? m_store->count() : 0));
    if (way == Way::Singly) {
        for (const QString &id : instanceIds)
            m_singles.push_back({id});
    }
}

FleetPass::~FleetPass()
{
    endOnWorker(std::move(m_asked));
}

void FleetPass::start()
{
    QMetaObject::invokeMethod(this, &FleetPass::go, Qt::QueuedConnection);
}

void FleetPass::go()
{
    if (m_isListing)
        askPages();
    if (m_isListing && m_readsInFlight == 0) {
        if (m_pages.reachFurther())
            askPages();
        else
            takeEndOfPages();
    }
    if (!m_isListing)
        askSingles();
    askStatuses();
    if (m_readsInFlight > 0 || m_statusCallsInFlight > 0 || m_hasEnded)
        return;
    m_hasEnded = true;
    Q_EMIT finished();
}

void FleetPass::askPages()
{
    while (m_readsInFlight < readsInFlight) {
        const std::optional<int> pageNo = m_pages.takeNext();
        if (!pageNo)
            return;
        ++m_readsInFlight;
        m_api.send(ListInstances{.pageNo = *pageNo}, Urgency::Background)
            .then(this, [this, page = *pageNo](const ApiResult<ListInstances::Reply> &result) {
                takePage(page, result);
            });
    }
}

void FleetPass::takePage(int pageNo, const ApiResult<ListInstances::Reply> &result)
{
    --m_readsInFlight;
    if (!result) {
        m_pages.takeFailure(pageNo, result.error());
        takeFailure(result.error());
        go();
        return;
    }
    const qsizetype before = m_listed.size();
    for (const InstanceRecord &record : result->instances) {
        m_listed.insert(record.instanceId);
        see(record);
    }
    m_pages.take(pageNo, *result, m_listed.size() - before);
    if (m_store)
        m_store->applySeen(result->instances, QDateTime::currentDateTimeUtc());
    go();
}

void FleetPass::takeEndOfPages()
{
    m_isListing = false;
    endOnWorker(std::exchange(m_listed, {}));
    if (!m_pages.everyPageCame())
        return; // a phone that wasn't seen may be on the page that is missing
    if (m_sights.phones.size() == m_asked.size())
        return; // each was seen, and only those that were asked for are kept
    for (const QString &id : std::as_const(m_asked)) {
        if (!m_sights.phones.contains(id))
            m_singles.push_back({id, true});
    }
}

void FleetPass::askSingles()
{
    if (m_contradictions >= mostContradictions)
        m_singles.clear();
    while (m_readsInFlight < readsInFlight && !m_singles.empty()) {
        const Single single = m_singles.front();
        m_singles.pop_front();
        ++m_readsInFlight;
        m_api.send(ListInstances{.instanceId = single.instanceId}, Urgency::Background)
            .then(this, [this, single](const ApiResult<ListInstances::Reply> &result) {
                takeSingle(single, result);
            });
    }
}

void FleetPass::takeSingle(const Single &single, const ApiResult<ListInstances::Reply> &result)
{
    --m_readsInFlight;
    if (!result) {
        takeFailure(result.error());
        go();
        return;
    }
    const QList<InstanceRecord> &rows = result->instances;
    const auto row = std::find_if(rows.begin(), rows.end(), [&single](const InstanceRecord &record) {
        return record.instanceId == single.instanceId;
    });
    if (row != rows.end()) {
        see(*row);
        if (m_store)
            m_store->applySeen({*row}, QDateTime::currentDateTimeUtc());
        if (single.isSecondRead)
            ++m_contradictions;
    } else if (rows.isEmpty() && result->unreadableRows == 0) {
        // Rows of other phones mean that the filter was not understood, which says nothing of this one.
        if (single.isSecondRead)
            m_sights.phones.insert(single.instanceId, PhoneSight());
        else
            m_singles.push_back({single.instanceId, true});
    }
    go();
}

void FleetPass::see(const InstanceRecord &record)
{
    if (!m_asked.contains(record.instanceId))
        return;
    PhoneSight &sight = m_sights.phones[record.instanceId];
    if (!sight.isListed)
        m_unasked.append(record.instanceId);
    sight.isListed = true;
    sight.record = record;
}

void FleetPass::askStatuses()
{
    // By full hundreds while there is more to come.
    const bool hasAllRead = !m_isListing && m_readsInFlight == 0 && m_singles.empty();
    while (m_statusCallsInFlight < statusCallsInFlight && !m_unasked.isEmpty() &&
           (hasAllRead || m_unasked.size() >= BatchQueryStatus::maxInstances)) {
        BatchQueryStatus query;
        query.instanceIds = m_unasked.mid(0, BatchQueryStatus::maxInstances);
        m_unasked.remove(0, query.instanceIds.size());
        ++m_statusCallsInFlight;
        m_api.send(query, Urgency::Background)
            .then(this, [this](const ApiResult<BatchQueryStatus::Reply> &result) { takeStatuses(result); });
    }
}

void FleetPass::takeStatuses(const ApiResult<BatchQueryStatus::Reply> &result)
{
    --m_statusCallsInFlight;
    if (result) {
        for (const InstanceStatus &status : result->statuses) {
            // Rows that nobody asked for happen (C30).
            const auto sight = m_sights.phones.find(status.instanceId);
            if (sight != m_sights.phones.end())
                sight->resource = status.status;
        }
        if (m_store)
            m_store->applyStatuses(result->statuses);
    } else {
        takeFailure(result.error());
    }
    go();
}

void FleetPass::takeFailure(const ApiError &error)
{
    if (!m_sights.failure)
        m_sights.failure = error;
}

} // namespace phonedeck
