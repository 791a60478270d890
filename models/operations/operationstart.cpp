// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's way from a plan to an operation that runs.
#include "models/operations/operationengine.h"

#include "models/fleet/instancestore.h"
#include "models/operations/operationrun.h"
#include "models/operations/operationsentence.h"
#include "models/storage/workerend.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDateTime>
#include <QtCore/QFutureWatcher>
#include <QtCore/QPointer>

#include <algorithm>

namespace phonedeck {

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

PlanRequest OperationEngine::request(ActionId action, const QStringList &instanceIds) const
{
    return {action, instanceIds, m_store.snapshot(), busyPhones(), {}};
}

PlanRequest OperationEngine::requestAgain(const OperationRecord &operation, const QList<PhoneRecord> &phones,
                                          const QList<int> &positions, bool keepsSettings) const
{
    PlanRequest request = this->request(operation.action, {});
    request.again = PlanAgain{operation, {}, keepsSettings};
    request.instanceIds.reserve(positions.size());
    request.again->reached.reserve(positions.size());
    for (int position : positions) {
        request.instanceIds.append(phones.at(position).instanceId);
        request.again->reached.append(phones.at(position).step);
    }
    return request;
}

OperationPlan OperationEngine::plan(const PlanRequest &request) const
{
    return makePlan(request, factsOf(m_store, request.instanceIds));
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
    insert(record);
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

} // namespace phonedeck
