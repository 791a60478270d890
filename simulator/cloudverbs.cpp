// SPDX-License-Identifier: GPL-3.0-or-later
// What an accepted request does to a phone.
#include "simulator/cloud.h"

#include <algorithm>

namespace phonedeck::simulator {

namespace {

constexpr quint64 sessionTicks = 60; // a session lingers that long after its stream
constexpr qsizetype plainUserDigits = 19;

bool isOnHardware(const Instance &phone)
{
    return phone.running == RunningStatus::Running || phone.running == RunningStatus::Starting ||
           phone.running == RunningStatus::PoweredOff;
}

// FNV-1a: the same on every platform, unlike qHash.
quint64 hashOf(const QString &text)
{
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const char byte : text.toUtf8())
        hash = (hash ^ static_cast<quint8>(byte)) * 0x100000001b3ULL;
    return hash;
}

void signOut(Instance &phone)
{
    phone.isSignedIn = false;
    if (phone.resource == ResourceStatus::Streaming)
        phone.resource = ResourceStatus::DataLoaded;
}

} // namespace

void Cloud::reboot(Instance &phone, const QDateTime &now)
{
    signOut(phone);
    if (phone.resource == ResourceStatus::BackingUp) { // does not survive it
        phone.backup = CopyStatus::Failed;
        phone.backupTime = now.toSecsSinceEpoch();
        phone.resource = ResourceStatus::DataLoaded;
    }
    phone.running = RunningStatus::Starting;
    phone.movement = Movement::Rebooting;
    arriveIn(phone, 2, 8);
}

bool Cloud::endRestart(Instance &phone, bool mayFail, qint64 nowSecs)
{
    if (phone.running != RunningStatus::Starting)
        return false;
    const bool hasFailed = mayFail && m_life.perMille(m_options.failedReboots);
    phone.running = hasFailed ? RunningStatus::Stopped : RunningStatus::Running;
    phone.resource = hasFailed ? ResourceStatus::Idle : ResourceStatus::DataLoaded;
    m_boots.insert(phone.serial, nowSecs);
    if (hasFailed && m_preparations.contains(phone.serial))
        m_preparations.insert(phone.serial, Preparation::Failed);
    return true;
}

void Cloud::reset(Instance &phone)
{
    signOut(phone);
    if (phone.running == RunningStatus::Running)
        phone.running = RunningStatus::Starting;
    phone.resource = ResourceStatus::Restoring; // the image is put on anew: 2005 until it ends
    phone.movement = Movement::Resetting;
    arriveIn(phone, 3, 10);
}

void Cloud::assign(Instance &phone, const QString &user)
{
    bool isNumber = false;
    const quint64 number = user.toULongLong(&isNumber);
    const bool isPlain = isNumber && user.size() <= plainUserDigits && QString::number(number) == user;
    if (isPlain)
        m_userTexts.remove(phone.serial);
    else
        m_userTexts.insert(phone.serial, user);
    phone.isAssigned = true;
    phone.assignedUser = isPlain ? number : hashOf(user);
    const auto known = m_members.constFind(phone.assignedUser);
    if (phone.member == 0) {
        phone.member = known != m_members.cend()
                           ? *known
                           : 1 + static_cast<quint32>(Random(phone.assignedUser).below(9999));
    }
    m_members.insert(phone.assignedUser, phone.member);
}

void Cloud::unassign(Instance &phone)
{
    signOut(phone);
    m_sessions.remove(phone.serial);
    phone.resource = ResourceStatus::Restoring;
    phone.movement = Movement::Clearing;
    arriveIn(phone, 3, 10);
}

void Cloud::endWipe(Instance &phone)
{
    if (phone.running == RunningStatus::Starting)
        phone.running = RunningStatus::Running;
    phone.resource = isOnHardware(phone) ? ResourceStatus::DataLoaded : ResourceStatus::Idle;
    m_apps.insert(phone.serial, {.wiped = true, .installed = {}, .removed = {}});
    m_videos.remove(phone.serial);
    m_preparations.remove(phone.serial);
    endRelease(phone, true);
}

void Cloud::backUp(Instance &phone, const QDateTime &now)
{
    signOut(phone);
    phone.running = RunningStatus::GoingOffline;
    phone.resource = ResourceStatus::BackingUp;
    phone.backup = CopyStatus::InProgress;
    phone.backupTime = now.toSecsSinceEpoch();
    phone.movement = Movement::Releasing;
    m_preparations.remove(phone.serial);
    arriveIn(phone, 3, 12);
}

void Cloud::endRelease(const Instance &phone, bool hasSucceeded)
{
    for (const JobRef ref : m_releaseJobs.values(phone.serial)) {
        Job *job = m_tasks.find(ref);
        if (!job)
            continue;
        job->status = hasSucceeded ? JobStatus::Succeeded : JobStatus::Failed;
        job->errorCode = hasSucceeded ? QString() : QStringLiteral("CPS.0191");
        job->errorMessage = hasSucceeded ? QString() : QStringLiteral("Backup failed.");
    }
    m_releaseJobs.remove(phone.serial);
}

// --- hardware ---

bool Cloud::canAllocate(int region, int phones) const
{
    const RegionHardware &hardware = m_hardware[static_cast<size_t>(region)];
    const int room = m_options.maxQueue - static_cast<int>(hardware.queue.size());
    return phones <= std::max(0, m_options.hardwareReserve - hardware.taken) + std::max(0, room);
}

bool Cloud::isQueued(const Instance &phone) const
{
    const std::deque<quint32> &queue = m_hardware[phone.region].queue;
    return std::find(queue.begin(), queue.end(), phone.serial) != queue.end();
}

void Cloud::startRestore(Instance &phone, qint64 nowSecs)
{
    phone.running = RunningStatus::Starting;
    phone.resource = ResourceStatus::Restoring;
    phone.restore = CopyStatus::InProgress;
    phone.restoreTime = nowSecs;
    phone.movement = Movement::Preparing;
    m_boots.insert(phone.serial, nowSecs);
    arriveIn(phone, 4, 12);
}

// Gives 1 or 7 with hardware, 2 without.
int Cloud::allocate(Instance &phone, qint64 nowSecs)
{
    RegionHardware &hardware = m_hardware[phone.region];
    if (!hardware.queue.empty() || hardware.taken >= m_options.hardwareReserve) {
        hardware.queue.push_back(phone.serial);
        return 2;
    }
    ++hardware.taken;
    const bool changesPhone = phone.resource == ResourceStatus::RestoreAbnormal; // not on that one again
    startRestore(phone, nowSecs);
    return changesPhone ? 7 : 1;
}

void Cloud::serveQueues(qint64 nowSecs)
{
    for (RegionHardware &hardware : m_hardware) {
        int grants = m_options.allocationsPerTick;
        while (grants > 0 && !hardware.queue.empty()) {
            Instance *phone = bySerial(hardware.queue.front());
            hardware.queue.pop_front();
            if (!phone || phone->running != RunningStatus::Stopped || phone->movement != Movement::None)
                continue; // it is gone, or came up by itself
            startRestore(*phone, nowSecs);
            --grants;
        }
        hardware.taken = std::max(0, hardware.taken - std::max(0, grants));
    }
}

int Cloud::prepare(Instance &phone, const QDateTime &now)
{
    m_preparations.insert(phone.serial, Preparation::Asked);
    if (phone.movement == Movement::Resetting || phone.movement == Movement::Clearing)
        return 4;
    if (phone.movement == Movement::Rebooting)
        return 5;
    if (isQueued(phone))
        return 2;
    switch (phone.running) {
    case RunningStatus::Running:
        return phone.resource == ResourceStatus::BackingUp ? 3 : 0;
    case RunningStatus::Starting:
        return 1;
    case RunningStatus::GoingOffline:
        m_preparations.insert(phone.serial, Preparation::AfterBackup);
        return 3;
    case RunningStatus::PoweredOff: // still on its hardware
        phone.running = RunningStatus::Starting;
        phone.movement = Movement::Rebooting;
        arriveIn(phone, 2, 8);
        return 5;
    case RunningStatus::Stopped:
        return allocate(phone, now.toSecsSinceEpoch());
    case RunningStatus::Unknown:
        break;
    }
    return 10;
}

std::optional<Progress> Cloud::progress(const Instance &phone) const
{
    const auto preparation = m_preparations.constFind(phone.serial);
    if (preparation == m_preparations.cend())
        return std::nullopt;
    const std::deque<quint32> &queue = m_hardware[phone.region].queue;
    const auto place = std::find(queue.begin(), queue.end(), phone.serial);
    if (place != queue.end())
        return Progress{1, static_cast<int>(place - queue.begin()) + 1};
    if (phone.resource == ResourceStatus::BackingUp)
        return Progress{3, 0};
    if (phone.resource == ResourceStatus::RestoreAbnormal || phone.running == RunningStatus::Unknown)
        return Progress{-1, 0};
    if (phone.running == RunningStatus::Running && phone.movement == Movement::None)
        return Progress{0, 0};
    return Progress{*preparation == Preparation::Failed ? -1 : 2, 0};
}

// --- streams ---

void Cloud::stopStreaming(Instance &phone)
{
    if (phone.resource != ResourceStatus::Streaming)
        return;
    signOut(phone);
    m_sessions.insert(phone.serial, m_ticks + sessionTicks);
}

void Cloud::releaseSession(const Instance &phone)
{
    m_sessions.remove(phone.serial);
}

bool Cloud::hasSession(const Instance &phone) const
{
    return phone.resource == ResourceStatus::Streaming || m_sessions.value(phone.serial) > m_ticks;
}

QString Cloud::issueDeviceToken(const Instance &phone)
{
    const QString token = m_tasks.hexDigits(32);
    m_deviceTokens.insert(phone.serial, token);
    return token;
}

QString Cloud::deviceToken(const Instance &phone) const
{
    return m_deviceTokens.value(phone.serial);
}

void Cloud::setVideo(const Instance &phone, const QList<VideoPair> &pairs)
{
    m_videos.insert(phone.serial, pairs);
}

QList<VideoPair> Cloud::video(const Instance &phone) const
{
    return m_videos.value(phone.serial);
}

} // namespace phonedeck::simulator
