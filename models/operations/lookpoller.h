// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/fleetlook.h"
#include "models/operations/followedphone.h"

#include <QtCore/QTimer>

#include <list>

namespace phonedeck {

/// Follows phones by looking at them, ever less often. Those who came together are looked at together, and
/// whoever is due soon joins a look that is made anyway.
class LookPoller final : public QObject
{
    Q_OBJECT

public:
    /// The look outlives the poller.
    LookPoller(FleetLook &look, const TrackerSettings &settings, TellNews tell, QObject *parent = nullptr);

    void follow(const QList<FollowedPhonePtr> &phones);

private:
    struct Group {
        QList<FollowedPhonePtr> phones;
        std::chrono::milliseconds interval;
        WaitClock::time_point due;
        bool isLookedAt = false; ///< by the look under way
    };

    void look();
    void take(const FleetSights &sights, WaitClock::time_point began);
    void judge(FollowedPhone &phone, const FleetSights &sights, WaitClock::time_point began);
    void schedule();

    FleetLook &m_look;
    TrackerSettings m_settings;
    TellNews m_tell;
    std::list<Group> m_groups;
    QTimer m_timer;
    bool m_isLooking = false;
};

} // namespace phonedeck
