// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/listingpages.h"
#include "models/operations/fleetlook.h"
#include "network/fleet/batchquerystatus.h"

#include <deque>

namespace phonedeck {

/// One reading of some phones, from its beginning to its end; finished() is told once. A phone counts as
/// gone only if two reads agree: rows move between pages while a listing is read, and one empty answer may be
/// anything.
class FleetPass final : public QObject
{
    Q_OBJECT

public:
    enum class Way {
        Singly,  ///< a call for each phone
        Listing, ///< all pages of the fleet
    };

    /// A listing that proves wrong about so many phones isn't believed about the others.
    static constexpr int mostContradictions = 20;

    /// Client and store outlive the pass; the store may be null.
    FleetPass(ApiClient &client, InstanceStore *store, const QSet<QString> &instanceIds, Way way,
              QObject *parent = nullptr);
    ~FleetPass() override;

    /// Nothing is told before this has returned.
    void start();
    [[nodiscard]] FleetSights takeSights() { return std::move(m_sights); }

Q_SIGNALS:
    void finished();

private:
    struct Single {
        QString instanceId;
        bool isSecondRead = false; ///< the first one didn't find it
    };

    void go();
    void askPages();
    void takePage(int pageNo, const ApiResult<ListInstances::Reply> &result);
    void takeEndOfPages();
    void askSingles();
    void takeSingle(const Single &single, const ApiResult<ListInstances::Reply> &result);
    void askStatuses();
    void takeStatuses(const ApiResult<BatchQueryStatus::Reply> &result);
    void see(const InstanceRecord &record);
    void takeFailure(const ApiError &error);

    InstanceStore *m_store;
    QSet<QString> m_asked;
    ApiScope m_api;
    ListingPages m_pages;
    QSet<QString> m_listed; ///< all phones of the pages
    std::deque<Single> m_singles;
    QStringList m_unasked; ///< seen, and their resource state not asked for yet
    FleetSights m_sights;
    bool m_isListing; ///< pages may still come
    bool m_hasEnded = false;
    int m_contradictions = 0;
    int m_readsInFlight = 0; ///< pages and singles
    int m_statusCallsInFlight = 0;
};

} // namespace phonedeck
