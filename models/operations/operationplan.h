// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationrecord.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QStringList>

#include <utility>

namespace phonedeck {

class InstanceColumns;
class InstanceStore;

/// What is known about these phones right now. Ids that the store hasn't are isListed == false. In the order
/// of `instanceIds`, each id once.
[[nodiscard]] QList<PhoneFacts> factsOf(const InstanceStore &store, const QStringList &instanceIds);
/// The same of a snapshot, on any thread. Looks at each of its rows, so it is for many phones.
[[nodiscard]] QList<PhoneFacts> factsOf(const InstanceColumns &fleet, const QStringList &instanceIds);

/// Phones of an operation that has not ended.
struct BusyPhones {
    QString title; ///< of the operation
    QStringList instanceIds;
};
/// Tells those of `phones` that are busy in which operation.
void markBusy(QList<PhoneFacts> &phones, const QList<BusyPhones> &busy);

/// Phones counted for the person who decides.
struct BlastRadius {
    QMap<int, int> byRunning; ///< by running state
    QMap<QString, int> byRegion;
    int signedIn = 0;
    int streaming = 0;
    int inUse = 0; ///< signed in or streaming
    int assigned = 0;
    int free = 0;
    // The last good backup, by age.
    int backedUpDay = 0;  ///< under 24 hours
    int backedUpWeek = 0; ///< 1 to 7 days
    int backedUpOlder = 0;
    int neverBackedUp = 0;

    bool operator==(const BlastRadius &) const = default;
};

/// One request to come: positions in OperationPlan::phones.
struct PlannedBatch {
    QString region;
    QString userId; ///< of actions that split by user; else empty
    QList<int> positions;

    bool operator==(const PlannedBatch &) const = default;
};

/// Of an operation with these steps, whether each phone is backed up before what it is for.
[[nodiscard]] bool isBackedUpFirst(ActionId action, const QList<ActionId> &steps);

/// An operation before it begins. Bound to the ids it was made with, whatever the fleet or the filter do
/// meanwhile: nothing in it changes by itself.
struct OperationPlan {
    struct Skipped {
        PhoneFacts phone;
        PhoneReason reason;
        bool operator==(const Skipped &) const = default;
    };

    ActionId action = ActionId::Reboot;
    QList<ActionId> steps;
    QJsonObject arguments;
    QString label;
    qint64 repeats = 0;
    /// It does what `repeats` did with the settings of then: the person says yes or no to it, and leaves out
    /// those in use.
    bool keepsSettings = false;
    WavePlan waves;
    QList<PhoneFacts> phones; ///< that will be acted on, those in use first
    QList<Skipped> skipped;   ///< with the reason; they are part of the operation's record

    bool operator==(const OperationPlan &) const = default;

    [[nodiscard]] int total() const { return int(phones.size() + skipped.size()); }
    [[nodiscard]] BlastRadius blastRadius(qint64 nowSecs) const;
    /// Requests of all steps, as far as they are known before: followed steps send as many as before.
    [[nodiscard]] int requestCount() const;
    [[nodiscard]] int regionCount() const;
    /// What the person has to type before it may begin; 0: nothing. Destroying more than one phone asks.
    [[nodiscard]] int countToType() const;

    /// Those in use move to `skipped` as LeftOut.
    void leaveOutInUse();
    void leaveOut(const QStringList &instanceIds);
    /// Those that are in an operation that has not ended move to `skipped`.
    void leaveOutBusy(const QList<BusyPhones> &busy);
    /// Those that begin with `firstStep` and can't take it move to `skipped`, with the reason.
    void leaveOutUnfit(ActionId firstStep);
    /// Backs each phone up before, and goes on only with those that were. For actions that wipe. False takes
    /// it back.
    void setBackUpFirst(bool first);
    [[nodiscard]] bool backsUpFirst() const { return isBackedUpFirst(action, steps); }
};

/// Numbers for what can share a request: region and user, as far as the step tells them apart. Neighbours in
/// a list mostly share it.
class BatchKeys
{
public:
    /// A table that grows for many users takes its time: `phones` is how many there may be.
    BatchKeys(const Action &action, qsizetype phones) : m_action(action)
    {
        if (action.splitsByUser)
            m_keys.reserve(phones);
    }

    template <typename Phone> int of(const Phone &phone)
    {
        const QString &region = m_action.hasMixedRegions ? m_none : phone.region;
        const QString &user = m_action.splitsByUser ? phone.userId : m_none;
        if (m_last >= 0 && user == m_lastKey.second && region == m_lastKey.first)
            return m_last;
        m_lastKey = {region, user};
        const auto known = m_keys.constFind(m_lastKey);
        m_last = known != m_keys.cend() ? *known : int(m_keys.size());
        if (known == m_keys.cend())
            m_keys.insert(m_lastKey, m_last);
        return m_last;
    }
    [[nodiscard]] int count() const { return int(m_keys.size()); }

private:
    const Action &m_action;
    const QString m_none;
    QHash<std::pair<QString, QString>, int> m_keys;
    std::pair<QString, QString> m_lastKey;
    int m_last = -1;
};

/// Splits phones into requests; many a slice at a time.
class BatchSplit
{
public:
    /// `phones` is how many will be added.
    BatchSplit(ActionId step, qsizetype phones) : m_action(actionOf(step)), m_keys(m_action, phones) {}

    void add(const QList<PhoneRecord> &phones, const QList<int> &positions);
    [[nodiscard]] QList<PlannedBatch> take() { return std::exchange(m_batches, {}); }

private:
    const Action &m_action;
    BatchKeys m_keys;
    QList<qsizetype> m_open; ///< by key: the batch that still has room; -1: none
    QList<PlannedBatch> m_batches;
};

/// Counts the requests of some steps of a plan. Reads the plan once: counting for other waves looks at one
/// number per phone and step.
class RequestCount
{
public:
    RequestCount() = default;
    RequestCount(const OperationPlan &plan, const QList<ActionId> &steps);

    [[nodiscard]] int of(const WavePlan &waves) const;

private:
    struct Step {
        int maxInstances = 1;
        int keyCount = 0;
        QList<int>
            keys; ///< by phone, in the order of waves: those that can share a request; -1: takes no part
    };
    int m_phones = 0;
    QList<Step> m_steps;
};

[[nodiscard]] OperationPlan makePlan(ActionId action, const QList<PhoneFacts> &phones);

/// Splits phones by region (where the action needs it), by user (where it needs it) and by the operation's
/// limit; each position once, in order.
[[nodiscard]] QList<PlannedBatch> splitBatches(ActionId step, const QList<PhoneRecord> &phones,
                                               const QList<int> &positions);
/// The phones of a plan as an operation begins with them: those to act on, by wave (in waves those in use
/// come last), then the skipped ones.
[[nodiscard]] QList<PhoneRecord> recordsOf(const OperationPlan &plan);

} // namespace phonedeck
