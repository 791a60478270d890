// SPDX-License-Identifier: GPL-3.0-or-later
// How the cloud changes with time. Phones come to rest by themselves: whatever is moving is in m_arrivals.
#include "simulator/cloud.h"

#include <algorithm>
#include <utility>

namespace phonedeck::simulator {

namespace {

// With 2 000 phones about three disturbances a tick; each that sets a phone in motion gives one more change
// when it arrives.
constexpr double disturbancesPerPhone = 0.0016;
constexpr quint32 failedBackups = 12;  // of a thousand
constexpr quint32 failedRestores = 15; // of a thousand
// One phone in a hundred ticks appears or vanishes with 2 000 phones.
constexpr double populationChangesPerPhone = 0.000005;

bool isAtRest(const Instance &phone)
{
    return phone.running != RunningStatus::Starting && phone.running != RunningStatus::GoingOffline &&
           phone.resource != ResourceStatus::BackingUp && phone.movement == Movement::None;
}

} // namespace

void Cloud::arriveIn(const Instance &instance, quint32 least, quint32 most)
{
    m_arrivals.push({m_ticks + least + m_life.below(most - least + 1), instance.serial});
}

int Cloud::tick(const QDateTime &now)
{
    ++m_ticks;
    const qint64 nowSecs = now.toSecsSinceEpoch();
    int changes = listDue() + arriveDue(nowSecs);
    serveQueues(nowSecs);
    jobsDue(now);
    if (m_instances.empty() ||
        !m_options.isLively) { // an empty fleet stays empty: nothing is bought by itself
        m_changes += static_cast<quint64>(changes);
        return changes;
    }

    m_owedChanges += disturbancesPerPhone * static_cast<double>(m_instances.size());
    for (; m_owedChanges >= 1; m_owedChanges -= 1) {
        // A phone that has no reason to change passes the turn to another one.
        for (int attempts = 0; attempts < 8; ++attempts) {
            Instance &phone = m_instances[m_life.below(static_cast<quint32>(m_instances.size()))];
            if (isAtRest(phone) && disturb(phone, nowSecs)) {
                ++changes;
                break;
            }
        }
    }
    changes += changePopulation(now);
    m_changes += static_cast<quint64>(changes);
    return changes;
}

int Cloud::arriveDue(qint64 nowSecs)
{
    int changes = 0;
    while (!m_arrivals.empty() && m_arrivals.top().tick <= m_ticks) {
        Instance *phone = bySerial(m_arrivals.top().serial); // it may have vanished
        m_arrivals.pop();
        if (phone && arrive(*phone, nowSecs))
            ++changes;
    }
    return changes;
}

bool Cloud::arrive(Instance &phone, qint64 nowSecs)
{
    const Movement movement = std::exchange(phone.movement, Movement::None);
    switch (movement) {
    case Movement::Starting:
        return endRestart(phone, false, nowSecs);
    case Movement::Rebooting:
        return endRestart(phone, true, nowSecs);
    case Movement::Resetting:
    case Movement::Clearing:
        if (movement == Movement::Clearing) {
            m_members.insert(phone.assignedUser, phone.member);
            m_userTexts.remove(phone.serial);
            phone.isAssigned = false;
            phone.assignedUser = 0;
            phone.member = 0;
        }
        endWipe(phone);
        return true;
    case Movement::Releasing: {
        const bool hasEnded = endBackup(phone, nowSecs);
        endRelease(phone, phone.resource != ResourceStatus::BackupAbnormal);
        return hasEnded;
    }
    case Movement::None:
    case Movement::Preparing:
        break;
    }
    return phone.running == RunningStatus::Starting ? endRestore(phone, nowSecs) : endBackup(phone, nowSecs);
}

bool Cloud::endRestore(Instance &phone, qint64 nowSecs)
{
    const bool hasFailed = m_life.perMille(failedRestores);
    phone.running = hasFailed ? RunningStatus::Stopped : RunningStatus::Running;
    phone.resource = hasFailed ? ResourceStatus::RestoreAbnormal : ResourceStatus::DataLoaded;
    phone.restore = hasFailed ? CopyStatus::Failed : CopyStatus::Succeeded;
    phone.restoreTime = nowSecs;
    return true;
}

bool Cloud::endBackup(Instance &phone, qint64 nowSecs)
{
    if (phone.resource != ResourceStatus::BackingUp)
        return false; // somebody else has put it into another state
    const bool hasFailed = m_life.perMille(failedBackups);
    phone.backup = hasFailed ? CopyStatus::Failed : CopyStatus::Succeeded;
    phone.backupTime = nowSecs;
    if (phone.running != RunningStatus::GoingOffline) {
        phone.resource = hasFailed ? ResourceStatus::BackupAbnormal : ResourceStatus::DataLoaded;
        return true;
    }
    phone.running = RunningStatus::Stopped;
    phone.resource = hasFailed ? ResourceStatus::BackupAbnormal : ResourceStatus::Idle;
    RegionHardware &hardware = m_hardware[phone.region];
    hardware.taken = std::max(0, hardware.taken - 1); // given back
    if (m_preparations.value(phone.serial) == Preparation::AfterBackup) {
        m_preparations.insert(phone.serial, Preparation::Asked);
        allocate(phone, nowSecs);
    }
    return true;
}

bool Cloud::disturb(Instance &phone, qint64 nowSecs)
{
    switch (phone.running) {
    case RunningStatus::Running:
        return disturbRunning(phone, nowSecs);
    case RunningStatus::Stopped:
    case RunningStatus::PoweredOff:
        return disturbResting(phone, nowSecs);
    case RunningStatus::Unknown:
        phone.running = RunningStatus::Running;
        phone.resource = ResourceStatus::DataLoaded;
        return true;
    default:
        return false;
    }
}

bool Cloud::disturbRunning(Instance &phone, qint64 nowSecs)
{
    const quint32 what = m_life.below(1000);
    if (phone.isSignedIn) {
        if (what >= 600)
            return false;
        phone.isSignedIn = false;
        phone.resource = ResourceStatus::DataLoaded;
        return true;
    }
    if (what < 330) {
        if (!phone.isAssigned)
            return false;
        phone.isSignedIn = true;
        phone.resource = ResourceStatus::Streaming;
        return true;
    }
    if (what < 480) { // going offline takes a last backup
        phone.running = RunningStatus::GoingOffline;
        phone.resource = ResourceStatus::BackingUp;
        phone.backup = CopyStatus::InProgress;
        phone.backupTime = nowSecs;
        arriveIn(phone, 3, 20);
        return true;
    }
    if (what < 600) {
        phone.resource = ResourceStatus::BackingUp;
        phone.backup = CopyStatus::InProgress;
        phone.backupTime = nowSecs;
        arriveIn(phone, 5, 25);
        return true;
    }
    if (what < 603) {
        phone.running = RunningStatus::Unknown;
        phone.resource = ResourceStatus::Idle;
        return true;
    }
    if (what < 620) {
        phone.running = RunningStatus::PoweredOff;
        return true;
    }
    return false;
}

bool Cloud::disturbResting(Instance &phone, qint64 nowSecs)
{
    const quint32 what = m_life.below(1000);
    if (phone.isFrozen) {
        if (what >= 300)
            return false;
        phone.isFrozen = false;
        return true;
    }
    if (what < 600) {
        phone.running = RunningStatus::Starting;
        phone.resource = ResourceStatus::Restoring;
        phone.restore = CopyStatus::InProgress;
        phone.restoreTime = nowSecs;
        arriveIn(phone, 5, 30);
        return true;
    }
    if (what < 605 && phone.running == RunningStatus::Stopped) {
        phone.isFrozen = true;
        return true;
    }
    return false;
}

int Cloud::changePopulation(const QDateTime &now)
{
    // At most one in a tick: erasing from a list of a million is not free.
    if (m_life.unit() >= std::min(1.0, populationChangesPerPhone * static_cast<double>(m_instances.size())))
        return 0;
    if (m_life.perMille(500)) {
        add(now);
        return 1;
    }
    const size_t row = m_life.below(static_cast<quint32>(m_instances.size()));
    if (m_instances[row].isAssigned || !isAtRest(m_instances[row]))
        return 0;
    endPhone(m_instances[row].serial);
    m_instances.erase(m_instances.begin() + static_cast<std::ptrdiff_t>(row));
    return 1;
}

} // namespace phonedeck::simulator
