// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/fleet/listinstances.h"

#include <QtCore/QSet>

#include <optional>

namespace phonedeck {

/// Which pages of a listing are worth asking for, learned from the answers as they come, in any order. The
/// service's count is a claim, and a page may hold fewer rows than were asked for (A10).
class ListingPages
{
public:
    /// A service that never stops giving full pages is given up at `maxPages`.
    explicit ListingPages(int pageSize = ListInstances::defaultPageSize, int maxPages = 20'000);

    /// The next page to ask for, each once; nothing if there is none as far as known.
    [[nodiscard]] std::optional<int> takeNext();
    /// `news`: phones of the page that this listing hadn't had before.
    void take(int pageNo, const ListInstances::Reply &page, qsizetype news);
    void takeFailure(int pageNo, const ApiError &error);
    /// When no page is under way: whether one more has to be asked for to be sure of the end, which
    /// takeNext() then gives.
    [[nodiscard]] bool reachFurther();

    [[nodiscard]] int lastPage() const { return m_lastPage; } ///< worth asking for, as far as known
    [[nodiscard]] int failedPages() const { return m_failedPages; }
    [[nodiscard]] int claimedTotal() const { return m_claimedTotal; } ///< -1: the service gave none
    [[nodiscard]] int listed() const { return m_listed; }             ///< different phones
    [[nodiscard]] bool everyPageCame() const;

private:
    void learnLastPage(int pageNo, int rows);

    int m_maxPages;
    int m_pageSizeInForce; ///< what the answers say, which need not be what was asked for (A10)
    int m_nextPage = 1;
    int m_lastPage = 1;
    QSet<int> m_emptyPages;     ///< without a row
    int m_lastPageRows = 0;     ///< rows of the last page worth asking for; 0 while it is missing
    bool m_saidSize = false;    ///< the answers tell how large a page is
    int m_pagesWithoutNews = 0; ///< in a row
    bool m_gaveUp = false;      ///< asking for more pages is no use
    int m_failedPages = 0;
    int m_claimedTotal = -1;
    int m_listed = 0;
};

} // namespace phonedeck
