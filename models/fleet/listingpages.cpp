// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/listingpages.h"

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

ListingPages::ListingPages(int pageSize, int maxPages) : m_maxPages(maxPages), m_pageSizeInForce(pageSize) {}

std::optional<int> ListingPages::takeNext()
{
    if (m_gaveUp || m_nextPage > m_lastPage)
        return std::nullopt;
    return m_nextPage++;
}

void ListingPages::take(int pageNo, const ListInstances::Reply &page, qsizetype news)
{
    const int rows = static_cast<int>(page.instances.size()) + page.unreadableRows;
    if (page.pageSize > 0) {
        m_pageSizeInForce = page.pageSize;
        m_saidSize = true;
    }
    if (page.totalCount >= 0)
        m_claimedTotal = page.totalCount;
    m_listed += static_cast<int>(news);
    m_pagesWithoutNews = rows > 0 && news == 0 ? m_pagesWithoutNews + 1 : 0;
    learnLastPage(pageNo, rows);
}

void ListingPages::takeFailure(int pageNo, const ApiError &error)
{
    ++m_failedPages;
    if (isAboutIdentity(error) || pageNo == 1)
        m_gaveUp = true;
}

void ListingPages::learnLastPage(int pageNo, int rows)
{
    // The service's count is a claim. It says how many pages to ask for at first; a full last page is
    // followed by another whatever it says, and two empty pages in a row end the list.
    if (m_claimedTotal > 0 && m_emptyPages.isEmpty()) {
        const qint64 pages = (qint64(m_claimedTotal) + m_pageSizeInForce - 1) / m_pageSizeInForce;
        m_lastPage = std::max(m_lastPage, int(std::min<qint64>(pages, m_maxPages)));
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
    m_lastPage = std::min(m_lastPage, m_maxPages);
    // The same pages again and again: somebody between us and the service ignores the page number.
    if (m_pagesWithoutNews >= 2)
        m_gaveUp = true;
}

bool ListingPages::reachFurther()
{
    if (m_gaveUp || m_failedPages > 0 || m_lastPageRows == 0 || m_lastPage >= m_maxPages)
        return false;
    // Pages may be smaller than asked for, without a word: then only an empty page or the count is an end.
    const bool needsMore = m_claimedTotal >= 0 ? m_listed < m_claimedTotal : !m_saidSize;
    if (needsMore) {
        ++m_lastPage;
        m_lastPageRows = 0;
    }
    return needsMore;
}

bool ListingPages::everyPageCame() const
{
    return m_failedPages == 0 && !m_gaveUp && m_lastPage < m_maxPages;
}

} // namespace phonedeck
