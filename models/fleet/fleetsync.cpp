// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetsync.h"

#include "models/fleet/instancestore.h"

#include <algorithm>

namespace phonedeck {

FleetSync::FleetSync(ApiClient &client, InstanceStore &store, const FleetSyncOptions &options,
                     QObject *parent)
    : QObject(parent), m_store(store), m_options(options), m_api(client),
      m_pages(options.pageSize, options.maxPages)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FleetSync::refresh);
}

void FleetSync::refresh()
{
    if (m_status.isListing)
        return;
    m_timer.stop();
    const QDateTime lastListed = m_status.lastListedUtc;
    m_status = {};
    m_status.isListing = true;
    m_status.lastListedUtc = lastListed;
    m_pages = ListingPages(m_options.pageSize, m_options.maxPages);
    m_store.beginListing();
    askMore();
    Q_EMIT statusChanged();
}

void FleetSync::stop()
{
    m_options.interval = {};
    m_timer.stop();
}

void FleetSync::askPage(int pageNo)
{
    ++m_pagesInFlight;
    m_api.send(ListInstances{.pageNo = pageNo, .pageSize = m_options.pageSize}, Urgency::Background)
        .then(this,
              [this, pageNo](const ApiResult<ListInstances::Reply> &result) { takePage(pageNo, result); });
}

void FleetSync::takePage(int pageNo, const ApiResult<ListInstances::Reply> &result)
{
    --m_pagesInFlight;
    ++m_status.pagesDone;
    if (!result) {
        m_pages.takeFailure(pageNo, result.error());
        if (!m_status.failure)
            m_status.failure = result.error();
    } else {
        const qsizetype news = m_store.apply(result->instances, QDateTime::currentDateTimeUtc());
        m_pages.take(pageNo, *result, news);
        askStatuses(result->instances);
    }
    m_status.failedPages = m_pages.failedPages();
    m_status.claimedTotal = m_pages.claimedTotal();
    m_status.listed = m_pages.listed();
    m_status.pagesTotal = m_pages.lastPage();
    askMore();
    endIfDone();
    Q_EMIT statusChanged();
}

void FleetSync::askMore()
{
    while (m_pagesInFlight < m_options.pagesInFlight) {
        const std::optional<int> pageNo = m_pages.takeNext();
        if (!pageNo)
            return;
        askPage(*pageNo);
    }
}

void FleetSync::askStatuses(const QList<InstanceRecord> &instances)
{
    for (qsizetype first = 0; first < instances.size(); first += BatchQueryStatus::maxInstances) {
        BatchQueryStatus query;
        const qsizetype end = std::min(instances.size(), first + BatchQueryStatus::maxInstances);
        for (qsizetype i = first; i < end; ++i)
            query.instanceIds.append(instances.at(i).instanceId);
        ++m_statusCallsInFlight;
        m_api.send(query, Urgency::Background)
            .then(this, [this](const ApiResult<BatchQueryStatus::Reply> &result) { takeStatuses(result); });
    }
}

void FleetSync::takeStatuses(const ApiResult<BatchQueryStatus::Reply> &result)
{
    --m_statusCallsInFlight;
    if (result)
        m_store.applyStatuses(result->statuses);
    else if (!m_status.statusFailure)
        m_status.statusFailure = result.error();
    endIfDone();
    Q_EMIT statusChanged();
}

void FleetSync::endIfDone()
{
    if (m_pagesInFlight == 0 && m_status.isListing && m_pages.reachFurther())
        askMore();
    if (m_pagesInFlight > 0 || m_statusCallsInFlight > 0)
        return;
    m_status.isListing = false;
    const bool everyPageCame = m_pages.everyPageCame();
    // Fewer than the service says there are: a hole, or a count that lies. Neither proves a phone gone.
    const bool isComplete = everyPageCame && m_status.listed >= m_status.claimedTotal;
    m_store.endListing(isComplete);
    if (everyPageCame)
        m_status.lastListedUtc = QDateTime::currentDateTimeUtc();
    if (m_options.interval.count() > 0)
        m_timer.start(m_options.interval);
    Q_EMIT listed();
}

} // namespace phonedeck
