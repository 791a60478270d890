// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationplan.h"

#include "models/fleet/instancestore.h"

#include <QtCore/QSet>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr qint64 daySecs = 24 * 60 * 60;

/// Takes the phones for which `leaves` holds out of the plan; their order stays.
template <typename Leaves> void moveToSkipped(OperationPlan &plan, PhoneReason reason, Leaves leaves)
{
    QList<PhoneFacts> kept;
    kept.reserve(plan.phones.size());
    for (const PhoneFacts &phone : std::as_const(plan.phones)) {
        if (leaves(phone))
            plan.skipped.append({phone, reason});
        else
            kept.append(phone);
    }
    plan.phones = kept;
}

PhoneRecord recordOf(const PhoneFacts &phone)
{
    PhoneRecord record;
    record.instanceId = phone.instanceId;
    record.name = phone.name;
    record.region = phone.region;
    record.userId = phone.userId;
    record.backupTime = phone.backupTime;
    record.step = qint8(phone.firstStep);
    return record;
}

bool isInUseFirst(const PhoneFacts &one, const PhoneFacts &other)
{
    return one.isInUse() && !other.isInUse();
}

} // namespace

QList<PhoneFacts> factsOf(const InstanceStore &store, const QStringList &instanceIds)
{
    const InstanceColumns &columns = store.columns();
    QList<PhoneFacts> facts;
    facts.reserve(instanceIds.size());
    QSet<QString> seen;
    seen.reserve(instanceIds.size());
    for (const QString &id : instanceIds) {
        if (seen.contains(id))
            continue;
        seen.insert(id);
        PhoneFacts phone;
        phone.instanceId = id;
        const qsizetype row = store.rowOf(id);
        phone.isListed = row != InstanceStore::noRow;
        if (phone.isListed) {
            phone.name = columns.text(TextField::Name, row);
            phone.region = columns.name(NameField::Region, row);
            phone.userId = columns.text(TextField::User, row);
            phone.memberName = columns.text(TextField::Member, row);
            phone.backupTime = columns.time(TimeField::Backup, row);
            phone.backupSecs = columns.timeSecs(TimeField::Backup, row);
            phone.running = columns.number(NumberField::Running, row);
            phone.resource = columns.number(NumberField::Resource, row);
            phone.signIn = columns.number(NumberField::SignIn, row);
            phone.assigned = columns.number(NumberField::Assigned, row);
            phone.frozen = columns.number(NumberField::Frozen, row);
            phone.backup = columns.number(NumberField::Backup, row);
        }
        facts.append(phone);
    }
    return facts;
}

OperationPlan makePlan(ActionId action, const QList<PhoneFacts> &phones)
{
    OperationPlan plan;
    plan.action = action;
    plan.steps = stepsOf(action);
    for (const PhoneFacts &phone : phones) {
        const PhoneReason reason = obstacle(action, phone);
        if (reason == PhoneReason::None)
            plan.phones.append(phone);
        else
            plan.skipped.append({phone, reason});
    }
    std::stable_sort(plan.phones.begin(), plan.phones.end(), isInUseFirst);
    return plan;
}

BlastRadius OperationPlan::blastRadius(qint64 nowSecs) const
{
    BlastRadius radius;
    for (const PhoneFacts &phone : phones) {
        ++radius.byRunning[phone.running];
        ++radius.byRegion[phone.region];
        radius.signedIn += phone.signIn == 1 ? 1 : 0;
        radius.streaming += phone.resource == 3 ? 1 : 0;
        radius.inUse += phone.isInUse() ? 1 : 0;
        ++(phone.userId.isEmpty() ? radius.free : radius.assigned);
        // A time says that there is a backup only if the last one didn't fail: whether an older good one
        // stands behind it is not told (4.1.10).
        const bool isGood = phone.backupSecs >= 0 && phone.backup != 3 && phone.backup != 4;
        const qint64 age = nowSecs - phone.backupSecs;
        if (!isGood)
            ++radius.neverBackedUp;
        else if (age < daySecs)
            ++radius.backedUpDay;
        else if (age <= 7 * daySecs)
            ++radius.backedUpWeek;
        else
            ++radius.backedUpOlder;
    }
    return radius;
}

int OperationPlan::requestCount() const
{
    const QList<PhoneRecord> records = recordsOf(*this);
    const qsizetype toSend = phones.size();
    QList<QList<int>> byWave;
    for (int position = 0; position < toSend; ++position) {
        const qsizetype wave = records.at(position).wave;
        while (byWave.size() <= wave)
            byWave.append(QList<int>());
        byWave[wave].append(position);
    }
    int requests = 0;
    for (const QList<int> &positions : std::as_const(byWave)) {
        for (int step = 0; step < steps.size(); ++step) {
            QList<int> taking;
            for (int position : positions) {
                if (records.at(position).step <= step)
                    taking.append(position);
            }
            requests += int(splitBatches(steps.at(step), records, taking).size());
        }
    }
    return requests;
}

int OperationPlan::regionCount() const
{
    QSet<QString> regions;
    for (const PhoneFacts &phone : phones)
        regions.insert(phone.region);
    return int(regions.size());
}

int OperationPlan::countToType() const
{
    return actionOf(action).effect == Effect::Destroys && phones.size() > 1 ? int(phones.size()) : 0;
}

void OperationPlan::leaveOutInUse()
{
    moveToSkipped(*this, PhoneReason::LeftOut, [](const PhoneFacts &phone) { return phone.isInUse(); });
}

void OperationPlan::leaveOut(const QStringList &instanceIds)
{
    const QSet<QString> ids(instanceIds.cbegin(), instanceIds.cend());
    moveToSkipped(*this, PhoneReason::LeftOut,
                  [&ids](const PhoneFacts &phone) { return ids.contains(phone.instanceId); });
}

void OperationPlan::setBackUpFirst(bool first)
{
    if (first == backsUpFirst())
        return;
    if (first) {
        steps.prepend(ActionId::BackUp);
        // What can't be backed up would be wiped without a backup: it is left out, with the reason.
        QList<PhoneFacts> kept;
        for (const PhoneFacts &phone : std::as_const(phones)) {
            const PhoneReason reason = obstacle(ActionId::BackUp, phone);
            if (reason == PhoneReason::None)
                kept.append(phone);
            else
                skipped.append({phone, reason});
        }
        phones = kept;
        return;
    }
    steps.removeFirst();
    for (PhoneFacts &phone : phones)
        phone.firstStep = 0;
    // Back come those that only the backup kept out.
    QList<Skipped> stillSkipped;
    for (const Skipped &one : std::as_const(skipped)) {
        const bool wasForBackup =
            one.reason != PhoneReason::LeftOut && obstacle(action, one.phone) == PhoneReason::None;
        if (wasForBackup)
            phones.append(one.phone);
        else
            stillSkipped.append(one);
    }
    skipped = stillSkipped;
    std::stable_sort(phones.begin(), phones.end(), isInUseFirst);
}

bool OperationPlan::backsUpFirst() const
{
    return action != ActionId::BackUp && !steps.isEmpty() && steps.constFirst() == ActionId::BackUp;
}

QList<PlannedBatch> splitBatches(ActionId step, const QList<PhoneRecord> &phones, const QList<int> &positions)
{
    const Action &action = actionOf(step);
    QList<PlannedBatch> batches;
    QHash<std::pair<QString, QString>, qsizetype> open; // region and user to the batch that still has room
    for (int position : positions) {
        const PhoneRecord &phone = phones.at(position);
        const QString user = action.splitsByUser ? phone.userId : QString();
        const std::pair<QString, QString> key{action.hasMixedRegions ? QString() : phone.region, user};
        const auto found = open.constFind(key);
        qsizetype index = found == open.constEnd() ? -1 : *found;
        if (index < 0 || batches.at(index).positions.size() >= action.maxInstances) {
            index = batches.size();
            batches.append(PlannedBatch{key.first, user, {}});
            open.insert(key, index);
        }
        batches[index].positions.append(position);
    }
    return batches;
}

QList<PhoneRecord> recordsOf(const OperationPlan &plan)
{
    QList<PhoneRecord> records;
    records.reserve(plan.total());
    const QList<int> sizes = plan.waves.sizes(int(plan.phones.size()));
    qint16 wave = 0;
    int leftInWave = sizes.value(0);
    QList<PhoneFacts> phones = plan.phones;
    // The first steps are there to find out what goes wrong: not on the phones that people are using.
    if (!plan.waves.isOneWave())
        std::stable_sort(phones.begin(), phones.end(), [](const PhoneFacts &one, const PhoneFacts &other) {
            return isInUseFirst(other, one);
        });
    for (const PhoneFacts &phone : std::as_const(phones)) {
        while (leftInWave == 0)
            leftInWave = sizes.value(++wave, 1);
        PhoneRecord record = recordOf(phone);
        record.wave = wave;
        --leftInWave;
        records.append(record);
    }
    for (const OperationPlan::Skipped &skipped : plan.skipped) {
        PhoneRecord record = recordOf(skipped.phone);
        record.state = PhoneState::Skipped;
        record.reason = skipped.reason;
        if (skipped.reason == PhoneReason::InOtherOperation)
            record.serviceText = skipped.phone.otherOperation;
        records.append(record);
    }
    return records;
}

} // namespace phonedeck
