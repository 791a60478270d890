// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/action.h"
#include "models/operations/phonerecord.h"
#include "network/transport/apiclient.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>
#include <memory>

namespace phonedeck {

class FleetLook;

struct TrackerSettings {
    std::chrono::milliseconds firstPoll{2'000}; ///< after the answer; grows by half each time
    std::chrono::milliseconds longestPoll{30'000};
    /// A phone that was never seen moving counts as done when it is at rest this long after the answer.
    std::chrono::milliseconds restAfter{20'000};
    /// An unknown one is looked at for this long, then it stays unknown.
    std::chrono::milliseconds settleFor{5 * 60'000};
    std::chrono::milliseconds deadline{30 * 60'000}; ///< accepted and still not done: unknown
    int pollsInFlight = 8; ///< of all tasks and preparations together: the budget that all share
};

/// Phones of one request that were accepted, or of which nobody knows.
struct FollowedBatch {
    struct Phone {
        int position = 0;
        QString instanceId;
        QString userId;
        QString jobId;
        QString backupTime; ///< before the request
    };
    qint64 operation = 0;
    qint64 request = 0;
    ActionId step = ActionId::Reboot;
    bool isAccepted = false; ///< false: the answer is unknown; look whether it had its effect
    QString taskId;
    qint64 sentMs = 0; ///< since 1970, UTC
    QList<Phone> phones;
};

/// Something new about one phone.
struct PhoneNews {
    int position = 0;
    PhoneState state = PhoneState::Working;
    PhoneReason reason = PhoneReason::None;
    bool isChecked = false;
    int queuePosition = -1;
    QString code;
    QString serviceText;
    QString requestId; ///< of the call that told it
    QString output;
};

struct FollowedPhone;
class LookPoller;
class PollQueue;
class ProgressPoller;
class TaskPoller;

/// Follows phones until each has an outcome: polls tasks and preparations, looks at the fleet. Never sends
/// anything but reads.
class PhoneTracker final : public QObject
{
    Q_OBJECT

public:
    /// Client and look outlive the tracker.
    PhoneTracker(ApiClient &client, FleetLook &look, const TrackerSettings &settings = {},
                 QObject *parent = nullptr);
    ~PhoneTracker() override;

    /// A phone of an operation that is followed already is followed anew.
    void follow(const FollowedBatch &batch);
    /// Nothing more is told of this operation.
    void forget(qint64 operation);
    /// A request of `operation` is about to leave for these phones. Whatever moves on them from now on may
    /// come from it: those that earlier operations follow, and that were not seen moving so far, stay
    /// unknown.
    void touch(qint64 operation, const QStringList &instanceIds);
    [[nodiscard]] int followed(qint64 operation) const; ///< phones

Q_SIGNALS:
    /// News of one operation, gathered: outcomes, and what is worth showing meanwhile.
    void told(qint64 operation, const QList<phonedeck::PhoneNews> &news);

private:
    using FollowedPhonePtr = std::shared_ptr<FollowedPhone>;
    /// What is to be told, each position once, in the order in which it was first heard of.
    struct Gathered {
        QList<PhoneNews> news;
        QHash<int, qsizetype> byPosition;
    };

    [[nodiscard]] QList<FollowedPhonePtr> take(const FollowedBatch &batch);
    void route(const FollowedBatch &batch, const QList<FollowedPhonePtr> &phones);
    void tell(FollowedPhone &phone, const PhoneNews &news);
    void drop(const FollowedPhonePtr &phone);
    void announce();

    TrackerSettings m_settings;
    QHash<qint64, QHash<int, FollowedPhonePtr>> m_phones; ///< by operation and position
    QMultiHash<QString, FollowedPhonePtr> m_byInstance;   ///< the same
    QHash<qint64, Gathered> m_gathered;                   ///< by operation
    QTimer m_announcement;
    std::unique_ptr<PollQueue> m_queue;
    std::unique_ptr<LookPoller> m_looks;
    std::unique_ptr<TaskPoller> m_tasks;
    std::unique_ptr<ProgressPoller> m_preparations;
};

} // namespace phonedeck
