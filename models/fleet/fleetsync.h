// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/listingpages.h"
#include "network/fleet/batchquerystatus.h"
#include "network/fleet/listinstances.h"
#include "network/transport/apiclient.h"

#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>
#include <optional>

namespace phonedeck {

class InstanceStore;

struct FleetSyncOptions {
    int pageSize = ListInstances::defaultPageSize;
    int pagesInFlight = 4;
    std::chrono::milliseconds interval{15'000}; ///< from the end of a listing to the next; 0 = only by hand
    /// A service that never stops giving full pages is given up at this page.
    int maxPages = 20'000;
};

/// Where a listing stands and what the last one was worth.
struct SyncStatus {
    bool isListing = false;
    int pagesDone = 0;
    int pagesTotal = 0;              ///< as far as known; 0 before the first page
    int failedPages = 0;             ///< of this listing, or of the last one when none runs
    int claimedTotal = -1;           ///< the service's own count of the last listing; -1: it gave none
    int listed = 0;                  ///< different phones that the last listing gave
    QDateTime lastListedUtc;         ///< end of the last listing in which every page came; invalid: none yet
    std::optional<ApiError> failure; ///< why pages of the last listing are missing
    std::optional<ApiError> statusFailure; ///< why resource states of the last listing are missing

    bool operator==(const SyncStatus &) const = default;

    /// The service said one number and listed another.
    [[nodiscard]] bool countDiffers() const { return claimedTotal >= 0 && claimedTotal != listed; }
};

/// Keeps the store like the cloud: lists all pages, several in flight, asks the resource state of each
/// page's phones, applies both as they come. A page that fails doesn't spoil the others; a listing with
/// a hole in it removes nothing.
class FleetSync final : public QObject
{
    Q_OBJECT

public:
    /// Client and store outlive the sync.
    FleetSync(ApiClient &client, InstanceStore &store, const FleetSyncOptions &options = {},
              QObject *parent = nullptr);

    /// Begins a listing now, unless one runs.
    void refresh();
    /// No further listing begins by itself; one that runs goes on.
    void stop();

    [[nodiscard]] const SyncStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged();
    /// After each listing, whatever came of it.
    void listed();

private:
    void askPage(int pageNo);
    void takePage(int pageNo, const ApiResult<ListInstances::Reply> &result);
    void askStatuses(const QList<InstanceRecord> &instances);
    void takeStatuses(const ApiResult<BatchQueryStatus::Reply> &result);
    void askMore();
    void endIfDone();

    InstanceStore &m_store;
    FleetSyncOptions m_options;
    ApiScope m_api;
    QTimer m_timer;
    SyncStatus m_status;
    ListingPages m_pages;
    int m_pagesInFlight = 0;
    int m_statusCallsInFlight = 0;
};

} // namespace phonedeck
