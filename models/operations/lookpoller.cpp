// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/lookpoller.h"

#include "models/operations/pollqueue.h"
#include "models/operations/settlement.h"
#include "models/storage/workerend.h"

#include <algorithm>
#include <utility>

namespace phonedeck {

namespace {

// About three milliseconds: the window stays smooth however many are followed.
constexpr qsizetype phonesPerTurn = 4'000;

} // namespace

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
    m_began = now;
    m_look.look(ids, this, [this](const FleetSights &sights) {
        m_sights = sights;
        judgeSome();
    });
}

void LookPoller::judgeSome()
{
    qsizetype judged = 0;
    for (Group &group : m_groups) {
        if (!group.isLookedAt)
            continue;
        if (judged >= phonesPerTurn) {
            QMetaObject::invokeMethod(this, &LookPoller::judgeSome, Qt::QueuedConnection);
            return;
        }
        judged += group.phones.size();
        group.isLookedAt = false;
        for (const FollowedPhonePtr &phone : std::as_const(group.phones)) {
            if (!phone->isDropped)
                judge(*phone);
        }
        group.interval = grown(group.interval, m_settings.longestPoll);
        group.due = WaitClock::now() + group.interval;
    }
    endOnWorker(std::exchange(m_sights, {}));
    m_isLooking = false;
    schedule();
}

void LookPoller::judge(FollowedPhone &phone)
{
    const auto sight = m_sights.phones.constFind(phone.phone.instanceId);
    if (sight != m_sights.phones.cend()) {
        if (const std::optional<PhoneNews> news = judgeSight(phone, *sight, m_began, m_settings.settleFor))
            m_tell(phone, *news);
        return;
    }
    // While the network is down nothing is settled, not even by the deadline. What the service itself
    // refuses to show is given up at it.
    if (m_began >= phone.deadline && (!m_sights.failure || isRefusal(*m_sights.failure)))
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
