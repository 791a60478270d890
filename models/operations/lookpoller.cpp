// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/lookpoller.h"

#include "models/operations/pollqueue.h"
#include "models/operations/settlement.h"

#include <algorithm>

namespace phonedeck {

LookPoller::LookPoller(FleetLook &look, const TrackerSettings &settings, TellNews tell, QObject *parent)
    : QObject(parent), m_look(look), m_settings(settings), m_tell(std::move(tell))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LookPoller::look);
}

void LookPoller::follow(const QList<FollowedPhonePtr> &phones)
{
    m_groups.push_back({phones, m_settings.firstPoll, WaitClock::now() + m_settings.firstPoll});
    schedule();
}

void LookPoller::look()
{
    const WaitClock::time_point now = WaitClock::now();
    QStringList ids;
    for (auto group = m_groups.begin(); group != m_groups.end();) {
        group->phones.removeIf([](const FollowedPhonePtr &phone) { return phone->isDropped; });
        if (group->phones.isEmpty()) {
            group = m_groups.erase(group);
            continue;
        }
        // Half a wait too early is better than a listing of its own.
        group->isLookedAt = group->due - group->interval / 2 <= now;
        if (group->isLookedAt) {
            for (const FollowedPhonePtr &phone : std::as_const(group->phones))
                ids.append(phone->phone.instanceId);
        }
        ++group;
    }
    if (ids.isEmpty()) {
        schedule();
        return;
    }
    m_isLooking = true;
    m_look.look(ids, this, [this, now](const FleetSights &sights) { take(sights, now); });
}

void LookPoller::take(const FleetSights &sights, WaitClock::time_point began)
{
    m_isLooking = false;
    for (Group &group : m_groups) {
        if (!group.isLookedAt)
            continue;
        group.isLookedAt = false;
        for (const FollowedPhonePtr &phone : std::as_const(group.phones)) {
            if (!phone->isDropped)
                judge(*phone, sights, began);
        }
        group.interval = grown(group.interval, m_settings.longestPoll);
        group.due = WaitClock::now() + group.interval;
    }
    schedule();
}

void LookPoller::judge(FollowedPhone &phone, const FleetSights &sights, WaitClock::time_point began)
{
    const auto sight = sights.phones.constFind(phone.phone.instanceId);
    if (sight != sights.phones.cend()) {
        if (const std::optional<PhoneNews> news = judgeSight(phone, *sight, began, m_settings.settleFor))
            m_tell(phone, *news);
        return;
    }
    // While the network is down nothing is settled, not even by the deadline. What the service itself
    // refuses to show is given up at it.
    if (began >= phone.deadline && (!sights.failure || isRefusal(*sights.failure)))
        m_tell(phone, outOfTime(phone));
}

void LookPoller::schedule()
{
    if (m_isLooking || m_groups.empty()) {
        m_timer.stop();
        return;
    }
    const auto next = std::min_element(m_groups.begin(), m_groups.end(),
                                       [](const Group &a, const Group &b) { return a.due < b.due; });
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next->due - WaitClock::now());
    m_timer.start(std::max(wait, std::chrono::milliseconds(0)));
}

} // namespace phonedeck
