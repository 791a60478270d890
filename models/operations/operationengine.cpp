// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationengine.h"

#include "models/operations/fleetlook.h"
#include "models/operations/operationrun.h"
#include "models/operations/requestsender.h"

#include <QtCore/QDateTime>
#include <QtCore/QPointer>

#include <algorithm>

namespace phonedeck {

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
    connect(&m_journal, &Journal::stateChanged, this, &OperationEngine::dropWhatIsWritten);
    connect(&m_journal, &Journal::stateChanged, this, &OperationEngine::obstacleChanged);
    connect(&m_journal, &Journal::operationRemoved, this, &OperationEngine::takeRemoval);
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
    const QPointer<OperationEngine> self(this);
    const QList<qint64> operations = isReadOnly ? m_runs.keys() : QList<qint64>();
    for (qint64 operation : operations) {
        // Who hears of one may change the others.
        OperationRun *run = self ? m_runs.value(operation) : nullptr;
        if (run)
            run->setReadOnly();
    }
    if (self)
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
    // As it is now: what is read before the other console is gone must not be taken up as the last word.
    const bool isOurs = m_journal.isOurs();
    const quint64 load = ++m_load;
    m_journal.readOperations(this, [this, isOurs, load](const QList<OperationRecord> &operations) {
        takeOperations(operations, isOurs);
        if (!isOurs) // what another console carries on is its own
            finishLoading(load);
    });
    if (isOurs)
        m_journal.readUnfinished(this, [this, load](const QList<StoredOperation> &unfinished) {
            takeUp(unfinished);
            finishLoading(load);
        });
}

void OperationEngine::takeOperations(const QList<OperationRecord> &operations, bool isOurs)
{
    m_operations = operations;
    if (!isOurs) {
        const bool hasOther = m_journal.state().trouble == JournalTrouble::OtherConsole;
        for (OperationRecord &operation : m_operations)
            operation.carrier = hasOther ? Carrier::OtherConsole : Carrier::Nobody;
    }
    for (const OperationRun *run : std::as_const(m_runs)) {
        // Not all of it may be on disk, and what could not be recorded is told all the same.
        if (OperationRecord *record = find(run->record().id))
            *record = run->record();
        else
            insert(run->record());
    }
}

void OperationEngine::takeUp(const QList<StoredOperation> &unfinished)
{
    for (const StoredOperation &stored : unfinished) {
        OperationRecord *record = find(stored.record.id);
        if (!record || m_runs.contains(stored.record.id))
            continue;
        StoredOperation left = stored;
        const TakenUp taken = phonedeck::takeUp(left, QDateTime::currentMSecsSinceEpoch());
        left.record.counts = countsOf(left.phones);
        OperationRun *run = addRun(left.record, left.phones);
        run->takeUp(taken);
        *record = run->record();
        if (run->isSettled())
            dropWhenWritten(run);
    }
    // Of phones that were sent to twice the earlier operation learns nothing any more.
    for (const StoredOperation &stored : unfinished) {
        QStringList touched;
        for (const RequestIntent &request : stored.requests) {
            if (!request.isMarked && stored.marksAreComplete)
                continue;
            for (int position : request.positions)
                touched.append(stored.phones.value(position).instanceId);
        }
        m_tracker->touch(stored.record.id, touched);
    }
}

void OperationEngine::finishLoading(quint64 load)
{
    m_isLoaded = load == m_load; // else what was asked later decides what is ours
    m_hasLoaded = true;
    const QPointer<OperationEngine> self(this);
    Q_EMIT loaded();
    if (self)
        Q_EMIT obstacleChanged();
}

void OperationEngine::takeRemoval(qint64 id)
{
    OperationRecord *record = find(id);
    if (!record)
        return;
    if (OperationRun *run = m_runs.value(id)) // looked at once more, at that moment
        drop(run);
    m_changes.remove(id);
    m_operations.removeAt(record - m_operations.data());
    Q_EMIT operationRemoved(id);
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
    if (!find(operation) || !m_journal.isOurs())
        return;
    if (m_checking.contains(operation))
        return;
    m_checking.insert(operation);
    readPhones(operation, this,
               [this, operation](const QList<PhoneRecord> &phones) { findTouched(operation, phones); });
}

void OperationEngine::findTouched(qint64 operation, const QList<PhoneRecord> &phones)
{
    QStringList ids;
    for (const PhoneRecord &phone : phones) {
        if (phone.canBeChecked())
            ids.append(phone.instanceId);
    }
    m_journal.readSentTo(ids, operation, this, [this, operation, phones](const QSet<QString> &touched) {
        check(operation, phones, touched);
    });
}

void OperationEngine::check(qint64 operation, const QList<PhoneRecord> &phones, const QSet<QString> &touched)
{
    m_checking.remove(operation);
    const OperationRecord *record = find(operation);
    if (!record)
        return;
    OperationRun *run = m_runs.value(operation);
    if (!run) {
        OperationRecord current = *record;
        current.counts = countsOf(phones);
        run = addRun(current, phones);
        run->takeUp({});
    }
    m_toDrop.remove(operation);
    // Reading took its time: what has left since is not in what was read.
    run->check(touched + sentToLater(operation));
    if (run->isSettled())
        dropWhenWritten(run);
}

/// Phones that an operation which runs and began after `operation` has sent to.
QSet<QString> OperationEngine::sentToLater(qint64 operation) const
{
    QSet<QString> ids;
    for (const OperationRun *run : m_runs) {
        if (run->record().id <= operation)
            continue;
        for (const PhoneRecord &phone : run->phones()) {
            // One that is cancelled in the first step had only a place in a request that never left.
            const bool wasSent = phone.request > 0 && phone.state != PhoneState::Waiting &&
                                 phone.state != PhoneState::Cancelled;
            if (wasSent || (phone.step > 0 && phone.state != PhoneState::Skipped))
                ids.insert(phone.instanceId);
        }
    }
    return ids;
}

/// What the journal hasn't is kept here for as long as the console runs.
void OperationEngine::dropWhenWritten(OperationRun *run)
{
    if (!run->isRecorded())
        return;
    const qint64 id = run->record().id;
    const quint64 ticket =
        ++m_lastTicket; // an answer to what was asked before says nothing of what came since
    m_toDrop.insert(id, ticket);
    m_journal.settle(this, [this, id, ticket](bool ok) {
        OperationRun *settled = m_runs.value(id);
        if (!ok || !settled || m_toDrop.value(id) != ticket || !settled->isSettled())
            return;
        if (settled->hasUnwritten()) { // not all of it was handed over when this was asked
            dropWhenWritten(settled);
            return;
        }
        drop(settled);
        Q_EMIT operationChanged(id); // livePhones() has it no longer
    });
}

void OperationEngine::dropWhatIsWritten()
{
    if (!m_journal.state().canWrite)
        return;
    for (qint64 id : m_toDrop.keys()) {
        if (OperationRun *run = m_runs.value(id))
            dropWhenWritten(run);
    }
}

void OperationEngine::drop(OperationRun *run)
{
    m_tracker->forget(run->record().id);
    m_runs.remove(run->record().id);
    m_toDrop.remove(run->record().id);
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
    if (ended && ended->isSettled())
        dropWhenWritten(ended);
    Q_EMIT operationEnded(id);
}

void OperationEngine::takeSettled(OperationRun *run)
{
    const qint64 id = run->record().id;
    dropWhenWritten(run);
    announce(id);
}

// --- asking ---

OperationRecord *OperationEngine::find(qint64 id)
{
    const qsizetype index = indexOf(id, m_operations);
    return index < 0 ? nullptr : &m_operations[index];
}

const OperationRecord *OperationEngine::operation(qint64 id) const
{
    const qsizetype index = indexOf(id, m_operations);
    return index < 0 ? nullptr : &m_operations.at(index);
}

void OperationEngine::insert(const OperationRecord &operation)
{
    // Not always the newest: one that was started later may have begun before.
    m_operations.insert(placeOf(operation.id, m_operations), operation);
}

QList<OperationRecord> OperationEngine::running() const
{
    QList<OperationRecord> running;
    const auto add = [&running](const OperationRecord &operation) {
        running.insert(placeOf(operation.id, running), operation);
    };
    for (const Beginning &beginning : m_beginnings)
        add(beginning.record);
    for (const OperationRun *run : m_runs) {
        if (!run->record().isEnded())
            add(run->record());
    }
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

} // namespace phonedeck
