// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journalfile.h"

#include "models/operations/journalrows.h"
#include "models/operations/journalschema.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSysInfo>
#include <QtCore/QVariant>

#include <utility>

namespace phonedeck {

using Commit = DatabaseFile::Commit;

namespace {

constexpr char checkedBit = 0x40;

char tallyByte(const PhoneRecord &phone)
{
    return char(char(phone.state) | (phone.isChecked ? checkedBit : 0));
}

} // namespace

void JournalChanges::take(const PhoneChanges &changes)
{
    QMap<int, PhoneRecord> &known = phones[changes.operation];
    const qsizetype count = std::min(changes.positions.size(), changes.phones.size());
    for (qsizetype i = 0; i < count; ++i)
        known.insert(changes.positions.at(i), changes.phones.at(i));
}

void JournalChanges::take(const JournalChanges &later)
{
    for (auto operation = later.phones.cbegin(); operation != later.phones.cend(); ++operation)
        phones[operation.key()].insert(operation.value());
    operations.insert(later.operations);
    answers.insert(later.answers);
}

qsizetype JournalChanges::rows() const
{
    qsizetype rows = operations.size() + answers.size();
    for (const QMap<int, PhoneRecord> &changed : phones)
        rows += changed.size();
    return rows;
}

JournalFile::JournalFile(const QString &path, const Journal::Limits &limits)
    : m_limits(limits), m_path(path), m_bootId(QString::fromLatin1(QSysInfo::bootUniqueId())),
      m_file(path,
             {.steps = journalSchema(), .mostBytes = limits.mostBytes, .busyTimeout = limits.busyTimeout})
{
}

JournalFile::Opening JournalFile::open(bool hasLock, const JournalState &withoutLock)
{
    m_tallies.clear();
    m_state = {};
    const bool waitsForOthers = !hasLock && withoutLock.trouble != JournalTrouble::CannotWrite;
    if (waitsForOthers && !QFileInfo::exists(m_path)) { // who has the lock, or will have it, makes it
        m_state = withoutLock;
        return {m_state};
    }
    const DatabaseFile::Mode mode = hasLock ? DatabaseFile::Mode::Write : DatabaseFile::Mode::Read;
    DatabaseFile::Result opened = m_file.open(mode);
    if (!opened && hasLock && opened.error().kind == DatabaseFault::Kind::Damaged) {
        const QString copy = DatabaseFile::setAside(m_path, QDateTime::currentDateTime());
        if (copy.isEmpty()) {
            m_state = {.trouble = JournalTrouble::Damaged, .detail = opened.error().words};
            return {m_state};
        }
        opened = m_file.open(mode);
        m_state = {.trouble = JournalTrouble::Damaged, .detail = copy};
    }
    if (!opened) {
        m_state =
            hasLock || withoutLock.trouble != JournalTrouble::OtherConsole ? JournalState() : withoutLock;
        if (m_state.trouble == JournalTrouble::None)
            noteFault(opened.error());
        return {m_state};
    }
    Opening opening;
    m_state.isOpen = true;
    m_state.canWrite = hasLock;
    if (!hasLock) {
        m_state.trouble = withoutLock.trouble;
        m_state.detail = withoutLock.detail;
    }
    m_asOpened = m_state;
    if (hasLock) {
        // A journal that takes nothing is to be known before it is needed.
        const Writing written = transact(Commit::Synced, {}, [this] { return recount() && touch(); });
        Q_UNUSED(written); // the state tells
    }
    opening.lastOperation = m_file.number(
        u"SELECT max((SELECT last_operation FROM numbers), (SELECT ifnull(max(id), 0) FROM operation))"_qs);
    opening.lastRequest = m_file.number(
        u"SELECT max((SELECT last_request FROM numbers), (SELECT ifnull(max(number), 0) FROM request))"_qs);
    m_version = m_file.number(u"PRAGMA data_version"_qs);
    noteFault(m_file.takeFault());
    opening.state = m_state;
    return opening;
}

bool JournalFile::hasChanged()
{
    const qint64 version = m_file.number(u"PRAGMA data_version"_qs);
    noteFault(m_file.takeFault());
    return std::exchange(m_version, version) != version;
}

void JournalFile::close()
{
    m_file.close();
    m_state.isOpen = false;
    m_state.canWrite = false;
}

void JournalFile::noteFault(const std::optional<DatabaseFault> &fault)
{
    if (!fault)
        return;
    m_state.canWrite = false;
    m_state.detail = fault->words;
    switch (fault->kind) {
    case DatabaseFault::Kind::Damaged:
        m_state.trouble = JournalTrouble::Damaged;
        break;
    case DatabaseFault::Kind::Newer:
        m_state.trouble = JournalTrouble::Newer;
        break;
    case DatabaseFault::Kind::CannotOpen:
    case DatabaseFault::Kind::CannotWrite:
        m_state.trouble = m_state.isOpen ? JournalTrouble::CannotWrite : JournalTrouble::CannotOpen;
        break;
    }
}

bool JournalFile::run(const QString &sql, std::initializer_list<qint64> values)
{
    QSqlQuery &query = m_file.statement(sql);
    int next = 0;
    for (qint64 value : values)
        query.bindValue(next++, value);
    return m_file.run(query);
}

JournalFile::Writing JournalFile::transact(Commit commit, const JournalChanges &changes,
                                           const std::function<bool()> &work)
{
    m_waiting.take(changes);
    // A damaged file takes nothing more in this run: what is written to it may be lost with the rest.
    const bool mayWrite =
        m_asOpened.canWrite && (m_state.trouble != JournalTrouble::Damaged || m_state.canWrite);
    if (!m_file.isOpen() || !mayWrite)
        return {false, m_state};
    const DatabaseFile::Result written =
        m_file.write(commit, [this, &work] { return apply(m_waiting) && work(); });
    if (!written) {
        m_tallies.clear(); // they may be ahead of the file now
        noteFault(written.error());
        return {false, m_state};
    }
    m_waiting = {};
    m_state = m_asOpened;
    return {true, m_state};
}

bool JournalFile::touch()
{
    return run(u"UPDATE numbers SET opened_ms = ?"_qs, {QDateTime::currentMSecsSinceEpoch()});
}

JournalFile::Writing JournalFile::write(const JournalChanges &changes)
{
    // With something to write even where nothing waits: an empty transaction succeeds on a full disk, too.
    return transact(Commit::Quick, changes, [this] { return m_state.canWrite || touch(); });
}

JournalFile::Writing JournalFile::add(const JournalChanges &changes, const OperationRecord &operation,
                                      const QList<PhoneRecord> &phones)
{
    return transact(Commit::Synced, changes, [&] {
        Tally tally{.counts = countsOf(phones)};
        for (const PhoneRecord &phone : phones) {
            tally.states.append(tallyByte(phone));
            tally.checked += phone.isChecked ? 1 : 0;
        }
        QSqlQuery &row = m_file.statement(journalrows::insertOperation());
        journalrows::bindOperation(row, operation, m_bootId, tally.counts, tally.checked);
        if (!m_file.run(row) ||
            !run(u"UPDATE numbers SET last_operation = max(last_operation, ?)"_qs, {operation.id}))
            return false;
        QSqlQuery &line = m_file.statement(journalrows::insertPhone());
        for (qsizetype position = 0; position < phones.size(); ++position) {
            journalrows::bindPhone(line, operation.id, int(position), phones.at(position));
            if (!m_file.run(line))
                return false;
        }
        m_tallies.insert(operation.id, tally);
        return true;
    });
}

JournalFile::Writing JournalFile::intend(const JournalChanges &changes, const QList<RequestIntent> &requests,
                                         Durability durability)
{
    const Commit commit = durability == Durability::Power ? Commit::Synced : Commit::Quick;
    return transact(commit, changes, [&] {
        for (const RequestIntent &request : requests) {
            if (!insert(request))
                return false;
        }
        return true;
    });
}

bool JournalFile::insert(const RequestIntent &request)
{
    QSqlQuery &row = m_file.statement(journalrows::insertRequest());
    journalrows::bindRequest(row, request);
    if (!m_file.run(row) ||
        !run(u"UPDATE numbers SET last_request = max(last_request, ?)"_qs, {request.number}))
        return false;
    qsizetype reached = 0;
    QSqlQuery &carried = m_file.statement(
        u"UPDATE phone SET request = ?, step = ? WHERE operation = ? AND position BETWEEN ? AND ?"_qs);
    const QList<std::pair<int, int>> runs = journalrows::runsOf(request.positions);
    for (const auto &[first, last] : runs) {
        carried.bindValue(0, request.number);
        carried.bindValue(1, request.stepIndex);
        carried.bindValue(2, request.operation);
        carried.bindValue(3, first);
        carried.bindValue(4, last);
        if (!m_file.run(carried))
            return false;
        reached += carried.numRowsAffected();
    }
    if (reached == request.positions.size())
        return true;
    m_file.refuse(u"an intent for phones that are not in the journal"_qs);
    return false;
}

JournalFile::Writing JournalFile::mark(const JournalChanges &changes, const QList<qint64> &requests,
                                       qint64 nowMs)
{
    return transact(Commit::Quick, changes, [&] {
        QSqlQuery &query =
            m_file.statement(u"UPDATE request SET is_marked = 1, sent_ms = ? WHERE number = ?"_qs);
        for (qint64 number : requests) {
            query.bindValue(0, nowMs);
            query.bindValue(1, number);
            if (!m_file.run(query))
                return false;
            if (query.numRowsAffected() != 1) {
                m_file.refuse(u"a mark for a request that is not in the journal"_qs);
                return false;
            }
        }
        return true;
    });
}

bool JournalFile::applyAnswer(const RequestIntent &request)
{
    QSqlQuery &query = m_file.statement(u"UPDATE request SET is_answered = ?, is_accepted = ?, "
                                        "task_id = ?, request_id = ? WHERE number = ?"_qs);
    query.bindValue(0, int(request.isAnswered));
    query.bindValue(1, int(request.isAccepted));
    query.bindValue(2, request.taskId.isNull() ? u""_qs : request.taskId);
    query.bindValue(3, request.requestId.isNull() ? u""_qs : request.requestId);
    query.bindValue(4, request.number);
    return m_file.run(query); // no row: its operation was taken out
}

bool JournalFile::apply(const JournalChanges &changes)
{
    for (const RequestIntent &request : changes.answers) {
        if (!applyAnswer(request))
            return false;
    }
    for (auto operation = changes.phones.cbegin(); operation != changes.phones.cend(); ++operation) {
        if (!applyPhones(operation.key(), operation.value()))
            return false;
    }
    for (const OperationRecord &operation : changes.operations) {
        if (!applyOperation(operation))
            return false;
    }
    return true;
}

bool JournalFile::applyPhones(qint64 operation, const QMap<int, PhoneRecord> &phones)
{
    Tally *tally = tallyOf(operation);
    if (!tally)
        return false;
    QSqlQuery &query = m_file.statement(journalrows::updatePhone());
    for (auto phone = phones.cbegin(); phone != phones.cend(); ++phone) {
        if (phone.key() < 0 || phone.key() >= tally->states.size())
            continue; // its operation could not be added, or was taken out
        journalrows::bindPhoneUpdate(query, operation, phone.key(), phone.value());
        if (!m_file.run(query))
            return false;
        char &known = tally->states.data()[phone.key()];
        --tally->counts.of(PhoneState(known & ~checkedBit));
        tally->checked -= known & checkedBit ? 1 : 0;
        known = tallyByte(phone.value());
        ++tally->counts.of(phone->state);
        tally->checked += phone->isChecked ? 1 : 0;
    }
    return writeTally(operation, *tally);
}

bool JournalFile::writeTally(qint64 operation, const Tally &tally)
{
    const auto of = [&tally](PhoneState state) { return qint64(tally.counts.of(state)); };
    return run(u"UPDATE operation SET waiting = ?, sending = ?, working = ?, succeeded = ?, failed = ?, "
               "skipped = ?, cancelled = ?, unknown = ?, checked = ? WHERE id = ?"_qs,
               {of(PhoneState::Waiting), of(PhoneState::Sending), of(PhoneState::Working),
                of(PhoneState::Succeeded), of(PhoneState::Failed), of(PhoneState::Skipped),
                of(PhoneState::Cancelled), of(PhoneState::Unknown), tally.checked, operation});
}

JournalFile::Tally *JournalFile::tallyOf(qint64 operation)
{
    const auto known = m_tallies.find(operation);
    if (known != m_tallies.end())
        return &known.value();
    Tally tally;
    QSqlQuery &query = m_file.statement(
        u"SELECT position, state, is_checked FROM phone WHERE operation = ? ORDER BY position"_qs);
    query.bindValue(0, operation);
    if (!m_file.run(query))
        return nullptr;
    while (query.next()) {
        const PhoneState state = journalrows::readState(query.value(1).toInt());
        const bool isChecked = query.value(2).toInt() != 0;
        ++tally.counts.of(state);
        tally.checked += isChecked ? 1 : 0;
        tally.states.append(char(char(state) | (isChecked ? checkedBit : 0)));
    }
    const bool hasFailed = m_file.hasFailed(query);
    query.finish();
    return hasFailed ? nullptr : &m_tallies.insert(operation, tally).value();
}

bool JournalFile::applyOperation(const OperationRecord &operation)
{
    const bool isDone =
        run(u"UPDATE operation SET state = ?, wave = ?, wave_count = ?, started_ms = ?, ended_ms = ? "
            "WHERE id = ?"_qs,
            {qint64(operation.state), operation.wave, operation.waveCount, operation.startedMs,
             operation.endedMs, operation.id});
    if (isDone && operation.isEnded()) {
        const auto tally = m_tallies.constFind(operation.id);
        if (tally != m_tallies.cend() && tally->checked == 0)
            m_tallies.erase(tally); // hardly anything more comes
    }
    return isDone;
}

/// The counts of what has not ended, from its phones: whatever else may have written to the file.
bool JournalFile::recount()
{
    QList<qint64> ids;
    QSqlQuery &query = m_file.statement(u"SELECT id FROM operation WHERE state <> 3 OR checked > 0"_qs);
    if (!m_file.run(query))
        return false;
    while (query.next())
        ids.append(query.value(0).toLongLong());
    const bool hasFailed = m_file.hasFailed(query);
    query.finish();
    if (hasFailed)
        return false;
    for (qint64 id : ids) {
        const Tally *tally = tallyOf(id);
        if (!tally || !writeTally(id, *tally))
            return false;
    }
    return true;
}

} // namespace phonedeck
