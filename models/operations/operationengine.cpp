// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationengine.h"

#include "models/operations/fleetlook.h"
#include "models/operations/operationrun.h"
#include "models/operations/requestsender.h"

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

OperationEngine::OperationEngine(ApiClient &client, InstanceStore &store, Journal &journal,
                                 const QString &userName, const EngineSettings &settings, QObject *parent)
    : QObject(parent), m_client(client), m_store(store), m_journal(journal), m_userName(userName),
      m_settings(settings), m_look(std::make_unique<FleetLook>(client, &store)),
      m_tracker(std::make_unique<PhoneTracker>(client, *m_look, settings.tracker)),
      m_sender(std::make_unique<RequestSender>(client))
{
    m_announcement.setSingleShot(true);
    m_announcement.setInterval(settings.announceEvery);
    connect(&m_announcement, &QTimer::timeout, this, qOverload<>(&OperationEngine::announce));
    connect(m_tracker.get(), &PhoneTracker::told, this, [this](qint64 id, const QList<PhoneNews> &news) {
        if (OperationRun *run = m_runs.value(id))
            run->take(news);
    });
    for (auto signal : {&Journal::opened, &Journal::changedElsewhere})
        connect(&m_journal, signal, this, &OperationEngine::load);
    connect(&m_journal, &Journal::stateChanged, this, &OperationEngine::obstacleChanged);
    if (m_journal.state().isOpen)
        load();
}

OperationEngine::~OperationEngine()
{
    // Before the tools that they use.
    qDeleteAll(std::exchange(m_runs, {}));
}

void OperationEngine::setReadOnly(bool isReadOnly)
{
    if (m_isReadOnly == isReadOnly)
        return;
    m_isReadOnly = isReadOnly;
    Q_EMIT obstacleChanged();
}

std::optional<EngineRefusal> OperationEngine::obstacleToStart() const
{
    if (m_isReadOnly)
        return EngineRefusal::ReadOnly;
    const JournalState &journal = m_journal.state();
    if (journal.trouble == JournalTrouble::OtherConsole)
        return EngineRefusal::OtherConsole;
    if (!journal.isOpen && journal.trouble == JournalTrouble::None)
        return EngineRefusal::NotReady;
    if (!journal.isOpen || !journal.canWrite)
        return EngineRefusal::NoJournal;
    return m_isLoaded ? std::nullopt : std::optional(EngineRefusal::NotReady);
}

// --- of before ---

void OperationEngine::load()
{
    m_isLoaded = false;
    m_journal.readOperations(
        this, [this](const QList<OperationRecord> &operations) { takeOperations(operations); });
    m_journal.readUnfinished(this, [this](const QList<StoredOperation> &unfinished) { takeUp(unfinished); });
}

void OperationEngine::takeOperations(const QList<OperationRecord> &operations)
{
    m_operations = operations;
    if (!m_journal.isOurs()) {
        const bool hasOther = m_journal.state().trouble == JournalTrouble::OtherConsole;
        for (OperationRecord &operation : m_operations)
            operation.carrier = hasOther ? Carrier::OtherConsole : Carrier::Nobody;
    }
    for (const OperationRun *run : std::as_const(m_runs)) { // not all of it may be on disk
        if (OperationRecord *record = find(run->record().id))
            *record = run->record();
    }
}

void OperationEngine::takeUp(const QList<StoredOperation> &unfinished)
{
    const bool isOurs = m_journal.isOurs(); // what another console carries on is its own
    for (const StoredOperation &stored : unfinished) {
        OperationRecord *record = find(stored.record.id);
        if (!isOurs || !record || m_runs.contains(stored.record.id))
            continue;
        StoredOperation left = stored;
        const TakenUp taken = phonedeck::takeUp(left, QDateTime::currentMSecsSinceEpoch());
        left.record.counts = countsOf(left.phones);
        OperationRun *run = addRun(left.record, left.phones);
        run->takeUp(taken);
        *record = run->record();
        if (run->isSettled())
            drop(run);
    }
    m_isLoaded = true;
    const QPointer<OperationEngine> self(this);
    Q_EMIT loaded();
    if (self)
        Q_EMIT obstacleChanged();
}

// --- what runs ---

OperationRun *OperationEngine::addRun(const OperationRecord &record, const QList<PhoneRecord> &phones)
{
    auto *run = new OperationRun({m_client, *m_sender, m_journal, *m_tracker, *m_look, m_settings}, record,
                                 phones, this);
    m_runs.insert(record.id, run);
    connect(run, &OperationRun::changed, this,
            [this, run](const QList<int> &positions) { takeChange(*run, positions); });
    connect(run, &OperationRun::ended, this, [this, run] { takeEnd(run); });
    connect(run, &OperationRun::settled, this, [this, run] { takeSettled(run); });
    return run;
}

tl::expected<qint64, EngineRefusal> OperationEngine::start(const OperationPlan &plan)
{
    const std::optional<EngineRefusal> obstacle = obstacleToStart();
    const bool isRead = actionOf(plan.action).effect == phonedeck::Effect::Reads;
    if (obstacle && !(isRead && *obstacle == EngineRefusal::ReadOnly))
        return tl::unexpected(*obstacle);
    if (plan.phones.isEmpty())
        return tl::unexpected(EngineRefusal::NothingToDo);
    OperationRecord record;
    record.id = m_journal.takeOperationId();
    record.action = plan.action;
    record.steps = plan.steps.isEmpty() ? stepsOf(plan.action) : plan.steps;
    record.arguments = plan.arguments;
    record.label = plan.label;
    record.userName = m_userName;
    record.repeats = plan.repeats;
    record.waves = plan.waves;
    record.waveCount = int(plan.waves.sizes(int(plan.phones.size())).size());
    record.startedMs = QDateTime::currentMSecsSinceEpoch();
    record.counts.of(PhoneState::Waiting) = int(plan.phones.size());
    record.counts.of(PhoneState::Skipped) = int(plan.skipped.size());
    if (plan.total() > m_settings.phonesAtOnce)
        beginLater(record, plan);
    else
        begin(record, recordsOf(plan));
    return record.id;
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

void OperationEngine::beginLater(const OperationRecord &record, const OperationPlan &plan)
{
    const qint64 id = record.id;
    m_beginnings.insert(id, {record});
    auto *watcher = new QFutureWatcher<QList<PhoneRecord>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, id] {
        const Beginning beginning = m_beginnings.take(id);
        watcher->deleteLater();
        const QPointer<OperationEngine> self(this);
        begin(beginning.record, watcher->future().takeResult());
        // Nothing leaves before the journal has answered, which takes another turn.
        if (self && (beginning.isCancelled || m_isReadOnly))
            cancel(id);
    });
    watcher->setFuture(QtConcurrent::run([plan] { return recordsOf(plan); }));
}

void OperationEngine::cancel(qint64 operation)
{
    if (const auto beginning = m_beginnings.find(operation); beginning != m_beginnings.end())
        beginning->isCancelled = true;
    if (OperationRun *run = m_runs.value(operation))
        run->cancel();
}

void OperationEngine::proceed(qint64 operation)
{
    OperationRun *run = m_runs.value(operation);
    if (run && !obstacleToStart())
        run->proceed();
}

void OperationEngine::check(qint64 operation)
{
    if (OperationRun *run = m_runs.value(operation)) {
        run->check();
        return;
    }
    if (!find(operation) || !m_journal.isOurs())
        return;
    m_journal.readPhones(operation, this, [this, operation](const QList<PhoneRecord> &phones) {
        const OperationRecord *record = find(operation);
        if (!record || phones.isEmpty() || m_runs.contains(operation))
            return;
        OperationRecord current = *record;
        current.counts = countsOf(phones);
        OperationRun *run = addRun(current, phones);
        run->takeUp({});
        run->check();
        if (run->isSettled())
            drop(run);
    });
}

void OperationEngine::drop(OperationRun *run)
{
    m_tracker->forget(run->record().id);
    m_runs.remove(run->record().id);
    run->deleteLater();
}

// --- telling ---

void OperationEngine::takeChange(const OperationRun &run, const QList<int> &positions)
{
    const qint64 id = run.record().id;
    if (OperationRecord *record = find(id))
        *record = run.record();
    m_changes[id] += positions;
    if (!m_announcement.isActive())
        m_announcement.start();
}

void OperationEngine::announce()
{
    const QPointer<OperationEngine> self(this);
    while (self && !m_changes.isEmpty())
        announce(m_changes.firstKey());
}

void OperationEngine::announce(qint64 id)
{
    QList<int> positions = m_changes.take(id);
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    const QPointer<OperationEngine> self(this);
    if (!positions.isEmpty())
        Q_EMIT phonesChanged(id, positions);
    if (self)
        Q_EMIT operationChanged(id);
}

void OperationEngine::takeEnd(OperationRun *run)
{
    const qint64 id = run->record().id;
    const QPointer<OperationEngine> self(this);
    const QPointer<OperationRun> ended(run);
    announce(id);
    if (!self)
        return;
    // What the journal hasn't is kept here for as long as the console runs.
    if (ended && ended->isSettled() && ended->isRecorded())
        drop(ended);
    Q_EMIT operationEnded(id);
}

void OperationEngine::takeSettled(OperationRun *run)
{
    const qint64 id = run->record().id;
    if (run->isRecorded())
        drop(run);
    announce(id);
}

// --- asking ---

OperationRecord *OperationEngine::find(qint64 id)
{
    const auto found =
        std::lower_bound(m_operations.begin(), m_operations.end(), id,
                         [](const OperationRecord &record, qint64 wanted) { return record.id > wanted; });
    return found != m_operations.end() && found->id == id ? &*found : nullptr;
}

const OperationRecord *OperationEngine::operation(qint64 id) const
{
    const auto found =
        std::lower_bound(m_operations.cbegin(), m_operations.cend(), id,
                         [](const OperationRecord &record, qint64 wanted) { return record.id > wanted; });
    return found != m_operations.cend() && found->id == id ? &*found : nullptr;
}

QList<OperationRecord> OperationEngine::running() const
{
    QList<OperationRecord> running;
    for (const Beginning &beginning : m_beginnings)
        running.append(beginning.record);
    for (const OperationRun *run : m_runs) {
        if (!run->record().isEnded())
            running.append(run->record());
    }
    std::sort(running.begin(), running.end(),
              [](const OperationRecord &one, const OperationRecord &other) { return one.id > other.id; });
    return running;
}

const QList<PhoneRecord> *OperationEngine::livePhones(qint64 id) const
{
    const OperationRun *run = m_runs.value(id);
    return run ? &run->phones() : nullptr;
}

void OperationEngine::readPhones(qint64 id, QObject *context,
                                 std::function<void(const QList<PhoneRecord> &)> done)
{
    if (const QList<PhoneRecord> *phones = livePhones(id)) {
        const QList<PhoneRecord> copy = *phones; // the reader may change what runs
        done(copy);
        return;
    }
    m_journal.readPhones(id, context, std::move(done));
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
