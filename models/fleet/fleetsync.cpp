// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetsync.h"

#include "models/fleet/instancestore.h"

#include <algorithm>

namespace phonedeck {

namespace {

bool isAboutIdentity(const ApiError &error)
{
    switch (error.kind) {
    case ErrorKind::SignInRefused:
    case ErrorKind::PasscodeNeeded:
    case ErrorKind::TokenRefused:
    case ErrorKind::SignatureRefused:
    case ErrorKind::InsecureAddress:
    case ErrorKind::InvalidParameter: // of the sign-in
        return true;
    default:
        return false;
    }
}

} // namespace

FleetSync::FleetSync(ApiClient &client, InstanceStore &store, const FleetSyncOptions &options,
                     QObject *parent)
    : QObject(parent), m_store(store), m_options(options), m_api(client)
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
    m_lastPageRows = 0;
    m_saidSize = false;
    m_pagesWithoutNews = 0;
    m_pageSizeInForce = m_options.pageSize;
    m_nextPage = 1;
    m_lastPage = 1;
    m_emptyPages.clear();
    m_gaveUp = false;
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
        ++m_status.failedPages;
        if (!m_status.failure)
            m_status.failure = result.error();
        if (isAboutIdentity(result.error()) || pageNo == 1)
            m_gaveUp = true;
    } else {
        const int rows = static_cast<int>(result->instances.size()) + result->unreadableRows;
        if (result->pageSize > 0) {
            m_pageSizeInForce = result->pageSize;
            m_saidSize = true;
        }
        if (result->totalCount >= 0)
            m_status.claimedTotal = result->totalCount;
        const qsizetype news = m_store.apply(result->instances, QDateTime::currentDateTimeUtc());
        m_status.listed += static_cast<int>(news);
        m_pagesWithoutNews = rows > 0 && news == 0 ? m_pagesWithoutNews + 1 : 0;
        learnLastPage(pageNo, rows);
        askStatuses(result->instances);
    }
    m_status.pagesTotal = m_lastPage;
    askMore();
    endIfDone();
    Q_EMIT statusChanged();
}

void FleetSync::learnLastPage(int pageNo, int rows)
{
    // The service's count is a claim. It says how many pages to ask for at first; a full last page is
    // followed by another whatever it says, and two empty pages in a row end the list.
    if (m_status.claimedTotal > 0 && m_emptyPages.isEmpty()) {
        const qint64 pages = (qint64(m_status.claimedTotal) + m_pageSizeInForce - 1) / m_pageSizeInForce;
        m_lastPage = std::max(m_lastPage, int(std::min<qint64>(pages, m_options.maxPages)));
    }
    if (pageNo == m_lastPage)
        m_lastPageRows = rows;
    if (rows >= m_pageSizeInForce && pageNo == m_lastPage)
        m_lastPage = pageNo + 1;
    if (rows == 0) {
        m_emptyPages.insert(pageNo);
        if (m_emptyPages.contains(pageNo - 1) || m_emptyPages.contains(pageNo + 1))
            m_lastPage = std::min(m_lastPage, pageNo + 1);
    }
    m_lastPage = std::min(m_lastPage, m_options.maxPages);
    // The same pages again and again: somebody between us and the service ignores the page number.
    if (m_pagesWithoutNews >= 2)
        m_gaveUp = true;
}

bool FleetSync::needsAnotherPage() const
{
    if (m_gaveUp || m_status.failedPages > 0 || m_lastPageRows == 0 || m_lastPage >= m_options.maxPages)
        return false;
    // Pages may be smaller than asked for, without a word: then only an empty page or the count is an end.
    return m_status.claimedTotal >= 0 ? m_status.listed < m_status.claimedTotal : !m_saidSize;
}

void FleetSync::askMore()
{
    while (!m_gaveUp && m_nextPage <= m_lastPage && m_pagesInFlight < m_options.pagesInFlight) {
        askPage(m_nextPage++);
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
    if (m_pagesInFlight == 0 && m_status.isListing && needsAnotherPage()) {
        ++m_lastPage;
        m_lastPageRows = 0;
        askMore();
    }
    if (m_pagesInFlight > 0 || m_statusCallsInFlight > 0)
        return;
    m_status.isListing = false;
    const bool everyPageCame = m_status.failedPages == 0 && !m_gaveUp && m_lastPage < m_options.maxPages;
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
