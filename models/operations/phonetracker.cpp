// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/phonetracker.h"

#include "models/operations/lookpoller.h"
#include "models/operations/pollqueue.h"
#include "models/operations/progresspoller.h"
#include "models/operations/settlement.h"
#include "models/operations/taskpoller.h"

#include <QtCore/QDateTime>
#include <QtCore/QPointer>

#include <algorithm>
#include <utility>

namespace phonedeck {

namespace {

constexpr std::chrono::milliseconds announceEvery{120};
/// No answer is so long on its way.
constexpr std::chrono::milliseconds longestAnswer{120'000};

/// Whether nothing more comes by itself.
bool isFinal(const PhoneNews &news)
{
    return isOutcome(news.state) && !news.isChecked;
}

/// When a phone that is at rest has been served. Counted from now, which is when the answer came; for a
/// request of an earlier run from its sending.
WaitClock::time_point restFrom(const FollowedBatch &batch, const TrackerSettings &settings)
{
    const WaitClock::time_point now = WaitClock::now();
    const std::chrono::milliseconds age(QDateTime::currentMSecsSinceEpoch() - batch.sentMs);
    // A clock that was set may make it anything.
    const bool isOld = batch.sentMs > 0 && age > longestAnswer && age < std::chrono::hours(24 * 365);
    return now + settings.restAfter - (isOld ? age : std::chrono::milliseconds(0));
}

} // namespace

PhoneTracker::PhoneTracker(ApiClient &client, FleetLook &look, const TrackerSettings &settings,
                           QObject *parent)
    : QObject(parent), m_settings(settings), m_queue(std::make_unique<PollQueue>(settings.pollsInFlight))
{
    const TellNews telling = [this](FollowedPhone &phone, const PhoneNews &news) { tell(phone, news); };
    m_looks = std::make_unique<LookPoller>(look, settings, telling);
    const HandOver looking = [this](const QList<FollowedPhonePtr> &phones) { m_looks->follow(phones); };
    m_tasks = std::make_unique<TaskPoller>(client, *m_queue, settings, telling, looking);
    m_preparations = std::make_unique<ProgressPoller>(client, *m_queue, settings, telling, looking);
    m_announcement.setSingleShot(true);
    // What is followed quickly is told quickly.
    m_announcement.setInterval(std::min(announceEvery, settings.firstPoll));
    connect(&m_announcement, &QTimer::timeout, this, &PhoneTracker::announce);
}

PhoneTracker::~PhoneTracker() = default;

void PhoneTracker::follow(const FollowedBatch &batch)
{
    const QList<FollowedPhonePtr> phones = take(batch);
    if (!phones.isEmpty())
        route(batch, phones);
}

QList<PhoneTracker::FollowedPhonePtr> PhoneTracker::take(const FollowedBatch &batch)
{
    QList<FollowedPhonePtr> phones;
    phones.reserve(batch.phones.size());
    const WaitClock::time_point rest = restFrom(batch, m_settings);
    const WaitClock::time_point deadline = WaitClock::now() + m_settings.deadline;
    QHash<int, FollowedPhonePtr> &known = m_phones[batch.operation];
    for (const FollowedBatch::Phone &phone : batch.phones) {
        FollowedPhonePtr &entry = known[phone.position];
        if (entry)
            drop(entry);
        entry = std::make_shared<FollowedPhone>();
        entry->operation = batch.operation;
        entry->step = batch.step;
        entry->isAccepted = batch.isAccepted;
        entry->phone = phone;
        entry->restFrom = rest;
        entry->deadline = deadline;
        m_byInstance.insert(phone.instanceId, entry);
        phones.append(entry);
    }
    if (known.isEmpty())
        m_phones.remove(batch.operation);
    return phones;
}

void PhoneTracker::route(const FollowedBatch &batch, const QList<FollowedPhonePtr> &phones)
{
    switch (actionOf(batch.step).trackBy) {
    case TrackBy::Answer:
        for (const FollowedPhonePtr &phone : phones) {
            if (batch.isAccepted)
                tell(*phone, {.position = phone->phone.position, .state = PhoneState::Succeeded});
            else
                tell(*phone, neverSeen(*phone));
        }
        return;
    case TrackBy::Task:
        if (batch.isAccepted && !batch.taskId.isEmpty()) {
            m_tasks->follow(batch.taskId, phones);
            return;
        }
        break;
    case TrackBy::Progress: {
        QList<FollowedPhonePtr> ofUsers;
        QList<FollowedPhonePtr> ofNobody;
        for (const FollowedPhonePtr &phone : phones)
            (phone->phone.userId.isEmpty() ? ofNobody : ofUsers).append(phone);
        if (!ofUsers.isEmpty())
            m_preparations->follow(ofUsers);
        if (!ofNobody.isEmpty())
            m_looks->follow(ofNobody);
        return;
    }
    case TrackBy::Running:
    case TrackBy::Listing:
        break;
    }
    m_looks->follow(phones);
}

void PhoneTracker::forget(qint64 operation)
{
    for (const FollowedPhonePtr &phone : m_phones.take(operation))
        drop(phone);
    m_gathered.remove(operation);
}

void PhoneTracker::drop(const FollowedPhonePtr &phone)
{
    phone->isDropped = true;
    m_byInstance.remove(phone->phone.instanceId, phone);
}

void PhoneTracker::touch(qint64 operation, const QStringList &instanceIds)
{
    for (const QString &id : instanceIds) {
        for (const FollowedPhonePtr &phone : m_byInstance.values(id)) {
            if (phone->operation < operation && !phone->hasMoved)
                tell(*phone, {.position = phone->phone.position,
                              .state = PhoneState::Unknown,
                              .reason = PhoneReason::TouchedSince});
        }
    }
}

int PhoneTracker::followed(qint64 operation) const
{
    const auto phones = m_phones.constFind(operation);
    return phones == m_phones.cend() ? 0 : int(phones->size());
}

void PhoneTracker::tell(FollowedPhone &phone, const PhoneNews &news)
{
    Gathered &gathered = m_gathered[phone.operation];
    const auto known = gathered.byPosition.constFind(news.position);
    if (known == gathered.byPosition.cend()) {
        gathered.byPosition.insert(news.position, gathered.news.size());
        gathered.news.append(news);
    } else {
        gathered.news[*known] = news;
    }
    if (isFinal(news)) {
        const auto phones = m_phones.find(phone.operation);
        drop(phones->take(news.position)); // whoever tells holds the phone meanwhile
        if (phones->isEmpty())
            m_phones.erase(phones);
    }
    if (!m_announcement.isActive())
        m_announcement.start();
}

void PhoneTracker::announce()
{
    const QPointer<PhoneTracker> self = this;
    const QList<qint64> operations = m_gathered.keys();
    for (const qint64 operation : operations) {
        // Who hears of one may have another forgotten.
        const auto gathered = m_gathered.constFind(operation);
        if (gathered == m_gathered.cend())
            continue;
        const QList<PhoneNews> news = gathered->news;
        m_gathered.erase(gathered);
        Q_EMIT told(operation, news);
        if (!self)
            return;
    }
}

} // namespace phonedeck
