// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's way from a plan to an operation that runs.
#include "models/operations/operationengine.h"

#include "models/operations/operationrun.h"
#include "models/operations/operationsentence.h"
#include "models/storage/workerend.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDateTime>
#include <QtCore/QFutureWatcher>
#include <QtCore/QPointer>

#include <algorithm>

namespace phonedeck {

namespace {

/// The step that a phone had come to, if it can take it now; else it begins anew.
int stepToGoOnWith(const QList<ActionId> &steps, int reached, const PhoneFacts &phone)
{
    if (reached <= 0 || reached >= steps.size() || obstacle(steps.at(reached), phone) != PhoneReason::None)
        return 0;
    // A backup is as good as the data are old: what is not off its hardware may have been changed since.
    const bool wasBackedUp = steps.at(reached - 1) == ActionId::BackUp;
    const bool isAsBackedUp = obstacle(ActionId::BackUp, phone) == PhoneReason::NoDataOnHardware;
    return wasBackedUp && !isAsBackedUp ? 0 : reached;
}

/// Of the phones that begin with the first step those that can't take it.
void leaveOutUnfit(OperationPlan &plan, ActionId firstStep)
{
    QList<PhoneFacts> fit;
    for (const PhoneFacts &phone : std::as_const(plan.phones)) {
        const PhoneReason reason = phone.firstStep > 0 ? PhoneReason::None : obstacle(firstStep, phone);
        if (reason == PhoneReason::None)
            fit.append(phone);
        else
            plan.skipped.append({phone, reason});
    }
    plan.phones = fit;
}

} // namespace

QList<BusyPhones> OperationEngine::busyPhones() const
{
    QList<BusyPhones> busy;
    for (const OperationRun *run : m_runs) {
        if (run->record().isEnded())
            continue;
        BusyPhones phones{operationTitle(run->record()), {}};
        for (const PhoneRecord &phone : run->phones()) {
            if (run->isBusyWith(phone))
                phones.instanceIds.append(phone.instanceId);
        }
        busy.append(phones);
    }
    for (const Beginning &beginning : m_beginnings) {
        BusyPhones phones{operationTitle(beginning.record), {}};
        phones.instanceIds.reserve(beginning.plan.phones.size());
        for (const PhoneFacts &phone : beginning.plan.phones)
            phones.instanceIds.append(phone.instanceId);
        busy.append(phones);
    }
    return busy;
}

OperationPlan OperationEngine::plan(ActionId action, const QStringList &instanceIds) const
{
    QList<PhoneFacts> phones = factsOf(m_store, instanceIds);
    markBusy(phones, busyPhones());
    return makePlan(action, phones);
}

tl::expected<qint64, EngineRefusal> OperationEngine::start(const OperationPlan &wanted)
{
    if (const std::optional<EngineRefusal> obstacle = obstacleToStart())
        return tl::unexpected(*obstacle);
    if (wanted.phones.isEmpty())
        return tl::unexpected(EngineRefusal::NothingToDo);
    if (wanted.total() > m_settings.phonesAtOnce) {
        const qint64 id = m_journal.takeOperationId();
        beginLater(id, wanted, busyPhones());
        return id;
    }
    OperationPlan plan = wanted;
    plan.leaveOutBusy(busyPhones());
    if (plan.phones.isEmpty())
        return tl::unexpected(EngineRefusal::NothingToDo);
    const OperationRecord record = recordOfPlan(m_journal.takeOperationId(), plan);
    begin(record, recordsOf(plan));
    return record.id;
}

OperationRecord OperationEngine::recordOfPlan(qint64 id, const OperationPlan &plan) const
{
    OperationRecord record;
    record.id = id;
    record.action = plan.action;
    record.steps = plan.steps.isEmpty() ? stepsOf(plan.action) : plan.steps;
    record.arguments = plan.arguments;
    record.label = plan.label;
    record.userName = m_userName;
    record.repeats = plan.repeats;
    record.waves = plan.waves;
    record.waveCount = std::max(1, int(plan.waves.sizes(int(plan.phones.size())).size()));
    record.startedMs = QDateTime::currentMSecsSinceEpoch();
    record.counts.of(PhoneState::Waiting) = int(plan.phones.size());
    record.counts.of(PhoneState::Skipped) = int(plan.skipped.size());
    return record;
}

void OperationEngine::begin(const OperationRecord &record, const QList<PhoneRecord> &phones)
{
    m_operations.prepend(record);
    // One that was started later may have begun before.
    std::sort(m_operations.begin(), m_operations.end(),
              [](const OperationRecord &one, const OperationRecord &other) { return one.id > other.id; });
    addRun(record, phones)->begin();
    Q_EMIT operationAdded(record.id);
}

/// Leaves out on the worker, too, what was busy when it was started. What is started until its phones are
/// laid out finds them busy.
void OperationEngine::beginLater(qint64 id, const OperationPlan &plan, const QList<BusyPhones> &busy)
{
    struct Laid {
        OperationPlan plan;
        QList<PhoneRecord> phones;
    };
    m_beginnings.insert(id, {recordOfPlan(id, plan), plan});
    auto *watcher = new QFutureWatcher<std::shared_ptr<const Laid>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, id] {
        Beginning beginning = m_beginnings.take(id);
        const std::shared_ptr<const Laid> laid = watcher->future().result();
        watcher->deleteLater();
        const QPointer<OperationEngine> self(this);
        OperationRecord record = recordOfPlan(id, laid->plan);
        record.startedMs = beginning.record.startedMs;
        endOnWorker(std::move(beginning.plan));
        begin(record, laid->phones);
        // Nothing leaves before the journal has answered, which takes another turn.
        OperationRun *run = self ? m_runs.value(id) : nullptr;
        if (run && m_isReadOnly)
            run->setReadOnly();
        else if (run && beginning.isCancelled)
            run->cancel();
    });
    watcher->setFuture(QtConcurrent::run([plan, busy] {
        Laid laid{plan, {}};
        laid.plan.leaveOutBusy(busy);
        laid.phones = recordsOf(laid.plan);
        return sharedByWorker(std::move(laid));
    }));
}

OperationPlan OperationEngine::planAgain(const OperationRecord &operation, const QList<PhoneRecord> &phones,
                                         PhoneState which) const
{
    QStringList ids;
    QHash<QString, int> reached;
    for (const PhoneRecord &phone : phones) {
        if (phone.state != which)
            continue;
        ids.append(phone.instanceId);
        reached.insert(phone.instanceId, phone.step);
    }
    QList<PhoneFacts> facts = factsOf(m_store, ids);
    markBusy(facts, busyPhones());
    for (PhoneFacts &phone : facts)
        phone.firstStep = stepToGoOnWith(operation.steps, reached.value(phone.instanceId), phone);
    OperationPlan plan = makePlan(operation.action, facts);
    plan.steps = operation.steps;
    if (plan.backsUpFirst()) // what can't be backed up is not wiped without
        leaveOutUnfit(plan, ActionId::BackUp);
    plan.arguments = operation.arguments;
    plan.label = operation.label;
    plan.repeats = operation.id;
    return plan;
}

} // namespace phonedeck
