// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/fleet/instancerecord.h"
#include "network/transport/apiclient.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QSet>

#include <functional>
#include <optional>

namespace phonedeck {

class FleetPass;
class InstanceStore;

/// A phone as it was seen at a moment after it was asked for.
struct PhoneSight {
    bool isListed = false; ///< false: a complete look didn't find it
    InstanceRecord record;
    int resource = -1; ///< enums §2; -1: no information
};

/// What a look found. A phone that is in neither could not be looked at: see `failure`.
struct FleetSights {
    QHash<QString, PhoneSight> phones; ///< by instance id
    std::optional<ApiError> failure;   ///< why some, or their resource states, are missing
};

/// Looks at some phones anew: one by one where they are few, else by listing the fleet, which everybody who
/// has asked before it began shares. A read at Urgency::Background. What is seen goes to the store as well.
class FleetLook final : public QObject
{
    Q_OBJECT

public:
    /// Up to so many phones are listed by id, one call each; more only if the fleet has more pages than that.
    static constexpr int maxSingles = 20;

    /// Client and store outlive the look; the store may be null.
    FleetLook(ApiClient &client, InstanceStore *store, QObject *parent = nullptr);
    ~FleetLook() override;

    /// `done` runs once, from the event loop, unless `context` is gone. Everything in it was read after this
    /// call.
    void look(const QStringList &instanceIds, QObject *context,
              std::function<void(const FleetSights &)> done);

private:
    struct Request {
        QStringList instanceIds;
        QPointer<QObject> context;
        std::function<void(const FleetSights &)> done;
    };
    /// Requests of one way of looking: a few phones need not wait until a fleet is listed.
    struct Lane {
        QList<Request> waiting; ///< for the next pass
        QList<Request> served;  ///< by the pass that runs
        QPointer<FleetPass> pass;
    };

    [[nodiscard]] qsizetype mostSingles() const;
    [[nodiscard]] static QList<QStringList> idsOf(const QList<Request> &requests);
    void begin();
    void gather();
    void beginPass(Lane &lane, const QSet<QString> &instanceIds, bool singly);
    void takePass(Lane &lane);

    ApiClient &m_client;
    InstanceStore *m_store;
    Lane m_few;
    Lane m_many;
    bool m_isScheduled = false;
    bool m_isGathering = false; ///< for the next pass of many: `served` is what it will serve
    QFutureWatcher<QSet<QString>> m_gathering;
};

} // namespace phonedeck
