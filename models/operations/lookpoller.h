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
    void judgeSome();
    void judge(FollowedPhone &phone);
    void schedule();

    FleetLook &m_look;
    TrackerSettings m_settings;
    TellNews m_tell;
    std::list<Group> m_groups;
    QTimer m_timer;
    bool m_isLooking = false;      ///< or judging what was seen
    WaitClock::time_point m_began; ///< of the look under way
    FleetSights m_sights;          ///< while they are judged
};

} // namespace phonedeck
