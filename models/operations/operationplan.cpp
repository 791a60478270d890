// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationplan.h"

#include "models/fleet/instancestore.h"

#include <QtCore/QSet>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr qint64 daySecs = 24 * 60 * 60;

/// Takes the phones out of the plan for which `reasonOf` has a reason; their order stays.
template <typename ReasonOf> void moveToSkipped(OperationPlan &plan, ReasonOf reasonOf)
{
    QList<PhoneFacts> kept;
    kept.reserve(plan.phones.size());
    for (const PhoneFacts &phone : std::as_const(plan.phones)) {
        const PhoneReason reason = reasonOf(phone);
        if (reason == PhoneReason::None)
            kept.append(phone);
        else
            plan.skipped.append({phone, reason});
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

template <typename RowOf>
QList<PhoneFacts> factsOfRows(const InstanceColumns &columns, const QStringList &instanceIds, RowOf rowOf)
{
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
        const qsizetype row = rowOf(id);
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

/// The first steps are there to find out what goes wrong: not on the phones that people are using.
QList<PhoneFacts> inOrderOfWaves(const QList<PhoneFacts> &phones)
{
    QList<PhoneFacts> ordered = phones;
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const PhoneFacts &one, const PhoneFacts &other) { return isInUseFirst(other, one); });
    return ordered;
}

} // namespace

QList<PhoneFacts> factsOf(const InstanceStore &store, const QStringList &instanceIds)
{
    return factsOfRows(store.columns(), instanceIds, [&store](const QString &id) { return store.rowOf(id); });
}

QList<PhoneFacts> factsOf(const InstanceColumns &fleet, const QStringList &instanceIds)
{
    // A snapshot has no index of its own.
    QHash<QByteArrayView, qsizetype> rows;
    rows.reserve(fleet.count());
    for (qsizetype row = 0; row < fleet.count(); ++row)
        rows.insert(fleet.utf8(TextField::Id, row), row);
    return factsOfRows(fleet, instanceIds, [&rows](const QString &id) {
        return rows.value(QByteArrayView(id.toUtf8()), InstanceStore::noRow);
    });
}

void markBusy(QList<PhoneFacts> &phones, const QList<BusyPhones> &busy)
{
    if (busy.isEmpty())
        return;
    QHash<QString, qsizetype> places;
    places.reserve(phones.size());
    for (qsizetype i = 0; i < phones.size(); ++i)
        places.insert(phones.at(i).instanceId, i);
    for (const BusyPhones &operation : busy) {
        for (const QString &id : operation.instanceIds) {
            if (const auto place = places.constFind(id); place != places.cend())
                phones[*place].otherOperation = operation.title;
        }
    }
}

OperationPlan makePlan(ActionId action, const QList<PhoneFacts> &phones)
{
    OperationPlan plan;
    plan.action = action;
    plan.steps = stepsOf(action);
    plan.phones = phones;
    moveToSkipped(plan, [action](const PhoneFacts &phone) { return obstacle(action, phone); });
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
    return RequestCount(*this, steps).of(waves);
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
    moveToSkipped(*this, [](const PhoneFacts &phone) {
        return phone.isInUse() ? PhoneReason::LeftOut : PhoneReason::None;
    });
}

void OperationPlan::leaveOut(const QStringList &instanceIds)
{
    const QSet<QString> ids(instanceIds.cbegin(), instanceIds.cend());
    moveToSkipped(*this, [&ids](const PhoneFacts &phone) {
        return ids.contains(phone.instanceId) ? PhoneReason::LeftOut : PhoneReason::None;
    });
}

void OperationPlan::leaveOutBusy(const QList<BusyPhones> &busy)
{
    markBusy(phones, busy);
    moveToSkipped(*this, [](const PhoneFacts &phone) {
        return phone.otherOperation.isEmpty() ? PhoneReason::None : PhoneReason::InOtherOperation;
    });
}

void OperationPlan::leaveOutUnfit(ActionId firstStep)
{
    moveToSkipped(*this, [firstStep](const PhoneFacts &phone) {
        return phone.firstStep > 0 ? PhoneReason::None : obstacle(firstStep, phone);
    });
}

void OperationPlan::setBackUpFirst(bool first)
{
    if (first == backsUpFirst())
        return;
    if (first) {
        steps.prepend(ActionId::BackUp);
        leaveOutUnfit(ActionId::BackUp); // it would be wiped without a backup
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

bool isBackedUpFirst(ActionId action, const QList<ActionId> &steps)
{
    return action != ActionId::BackUp && !steps.isEmpty() && steps.constFirst() == ActionId::BackUp;
}

RequestCount::RequestCount(const OperationPlan &plan, const QList<ActionId> &steps)
    : m_phones(int(plan.phones.size()))
{
    // Without copies of so many phones.
    QList<const PhoneFacts *> ordered;
    ordered.reserve(m_phones);
    for (const PhoneFacts &phone : plan.phones)
        ordered.append(&phone);
    std::stable_partition(ordered.begin(), ordered.end(),
                          [](const PhoneFacts *phone) { return !phone->isInUse(); });
    for (ActionId id : steps) {
        const auto index = plan.steps.indexOf(id);
        BatchKeys keys(actionOf(id), m_phones);
        Step step;
        step.maxInstances = actionOf(id).maxInstances;
        step.keys.reserve(m_phones);
        for (const PhoneFacts *phone : std::as_const(ordered))
            step.keys.append(phone->firstStep <= index ? keys.of(*phone) : -1);
        step.keyCount = keys.count();
        m_steps.append(step);
    }
}

int RequestCount::of(const WavePlan &waves) const
{
    const QList<int> sizes = waves.sizes(m_phones);
    int requests = 0;
    for (const Step &step : m_steps) {
        QList<int> filled(step.keyCount, 0);
        QList<int> inWave(step.keyCount, -1);
        int wave = 0;
        int leftInWave = sizes.value(0);
        for (const int key : step.keys) {
            while (leftInWave == 0)
                leftInWave = sizes.value(++wave, 1);
            --leftInWave;
            if (key < 0)
                continue;
            if (std::exchange(inWave[key], wave) != wave)
                filled[key] = 0;
            if (filled[key]++ % step.maxInstances == 0)
                ++requests;
        }
    }
    return requests;
}

void BatchSplit::add(const QList<PhoneRecord> &phones, const QList<int> &positions)
{
    for (int position : positions) {
        const PhoneRecord &phone = phones.at(position);
        const int key = m_keys.of(phone);
        if (key >= m_open.size())
            m_open.append(-1);
        qsizetype &index = m_open[key];
        if (index < 0 || m_batches.at(index).positions.size() >= m_action.maxInstances) {
            index = m_batches.size();
            m_batches.append(PlannedBatch{m_action.hasMixedRegions ? QString() : phone.region,
                                          m_action.splitsByUser ? phone.userId : QString(),
                                          {}});
        }
        m_batches[index].positions.append(position);
    }
}

QList<PlannedBatch> splitBatches(ActionId step, const QList<PhoneRecord> &phones, const QList<int> &positions)
{
    BatchSplit split(step, positions.size());
    split.add(phones, positions);
    return split.take();
}

QList<PhoneRecord> recordsOf(const OperationPlan &plan)
{
    QList<PhoneRecord> records;
    records.reserve(plan.total());
    const QList<int> sizes = plan.waves.sizes(int(plan.phones.size()));
    qint16 wave = 0;
    int leftInWave = sizes.value(0);
    const QList<PhoneFacts> phones = plan.waves.isOneWave() ? plan.phones : inOrderOfWaves(plan.phones);
    for (const PhoneFacts &phone : phones) {
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
