// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journal.h"

#include "models/operations/journalfile.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <limits>
#include <utility>

namespace phonedeck {

namespace {

constexpr std::chrono::hours tidyEvery{24};
constexpr qsizetype phonesAtOnce = 500;            ///< that are looked up before others may write
constexpr std::chrono::milliseconds tidyPause{20}; ///< between two slices, in which others write

QString lockPath(const QString &database)
{
    const QFileInfo file(database);
    return file.dir().filePath(file.completeBaseName() + u".lock"_qs);
}

} // namespace

Journal::Journal(DatabaseThread &thread, const QString &path, const Limits &limits, QObject *parent)
    : QObject(parent), m_thread(thread), m_path(path), m_limits(limits),
      m_file(std::make_shared<JournalFile>(path, limits)), m_waiting(std::make_unique<JournalChanges>())
{
    m_gatherTimer.setSingleShot(true);
    m_gatherTimer.setInterval(limits.gatherFor);
    connect(&m_gatherTimer, &QTimer::timeout, this, &Journal::flush);
    m_retryTimer.setInterval(limits.retryEvery);
    connect(&m_retryTimer, &QTimer::timeout, this, &Journal::retry);
    m_tidyTimer.setSingleShot(true);
    connect(&m_tidyTimer, &QTimer::timeout, this, &Journal::tidy);
}

Journal::~Journal()
{
    flush();
    m_thread.run([file = m_file] { file->close(); });
    m_thread.flush();
    // The lock goes last: whoever has it may write.
}

void Journal::setPath(const QString &path)
{
    m_path = path;
    m_file = std::make_shared<JournalFile>(path, m_limits);
}

void Journal::open(Access access)
{
    m_access = access;
    tryToOpen();
}

void Journal::tryToOpen()
{
    if (m_access == Access::Read) {
        openFile({});
        return;
    }
    // If that fails, the database tells why it can't be opened.
    QDir().mkpath(QFileInfo(m_path).path());
    if (!m_lock) {
        m_lock = std::make_unique<QLockFile>(lockPath(m_path));
        m_lock->setStaleLockTime(0); // a console may run for weeks; that of a dead process is still taken
    }
    if (!m_hasLock)
        m_hasLock = m_lock->tryLock(0);
    JournalState withoutLock;
    if (!m_hasLock && m_lock->error() == QLockFile::LockFailedError) {
        withoutLock.trouble = JournalTrouble::OtherConsole;
    } else if (!m_hasLock) {
        withoutLock.trouble = JournalTrouble::CannotWrite;
        withoutLock.detail = lockPath(m_path);
    }
    openFile(withoutLock);
}

void Journal::openFile(const JournalState &withoutLock)
{
    m_thread.run(
        this, [file = m_file, hasLock = m_hasLock, withoutLock] { return file->open(hasLock, withoutLock); },
        [this](const JournalFile::Opening &opening) {
            takeOpening(opening.state, opening.lastOperation, opening.lastRequest);
        });
}

void Journal::takeOpening(const JournalState &state, qint64 lastOperation, qint64 lastRequest)
{
    m_lastOperation = std::max(m_lastOperation, lastOperation);
    m_lastRequest = std::max(m_lastRequest, lastRequest);
    const QPointer<Journal> self(this);
    if (!state.isOpen && m_hasLock) { // to be had by whoever can
        m_lock->unlock();
        m_hasLock = false;
    }
    takeState(state);
    if (!self || !state.isOpen)
        return;
    if (state.canWrite)
        m_tidyTimer.start(tidyPause);
    Q_EMIT opened();
}

void Journal::takeState(const JournalState &state)
{
    const bool isWorthTrying = m_access == Access::Read || state.trouble == JournalTrouble::OtherConsole ||
                               state.trouble == JournalTrouble::CannotWrite ||
                               state.trouble == JournalTrouble::CannotOpen;
    if (!isWorthTrying)
        m_retryTimer.stop();
    else if (!m_retryTimer.isActive())
        m_retryTimer.start();
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void Journal::retry()
{
    if (m_hasLock) { // told by what comes of it
        settle(nullptr, {});
        return;
    }
    if (m_access == Access::Write)
        m_hasLock = m_lock->tryLock(0);
    if (m_hasLock || !m_state.isOpen)
        tryToOpen();
    else
        lookForChanges();
}

void Journal::lookForChanges()
{
    m_thread.run(
        this, [file = m_file] { return std::pair(file->hasChanged(), file->state()); },
        [this](const std::pair<bool, JournalState> &answer) {
            const QPointer<Journal> self(this);
            takeState(answer.second);
            if (self && answer.first)
                Q_EMIT changedElsewhere();
        });
}

/// Runs `work` with the changes that wait. What comes back is told to this journal first, then to `done`.
template <typename Work> void Journal::write(Work work, QObject *context, Written done)
{
    m_gatherTimer.stop();
    const QPointer<Journal> self(this);
    const QPointer<QObject> receiver(context);
    // The context of the call is the application: the state is told even if nobody waits for the answer.
    m_thread.run(
        QCoreApplication::instance(),
        [file = m_file, work = std::move(work), changes = std::exchange(*m_waiting, {})] {
            return work(*file, changes);
        },
        [self, receiver, done = std::move(done)](const JournalFile::Writing &writing) {
            if (self)
                self->takeState(writing.state);
            if (receiver && done)
                done(writing.isDone);
        });
}

void Journal::add(const OperationRecord &operation, const QList<PhoneRecord> &phones, QObject *context,
                  Written done)
{
    write([operation, phones](JournalFile &file,
                              const JournalChanges &changes) { return file.add(changes, operation, phones); },
          context, std::move(done));
}

void Journal::intend(const QList<RequestIntent> &requests, Durability durability, QObject *context,
                     Written done)
{
    write(
        [requests, durability](JournalFile &file, const JournalChanges &changes) {
            return file.intend(changes, requests, durability);
        },
        context, std::move(done));
}

void Journal::mark(const QList<qint64> &requests, qint64 nowMs, QObject *context, Written done)
{
    write([requests, nowMs](JournalFile &file,
                            const JournalChanges &changes) { return file.mark(changes, requests, nowMs); },
          context, std::move(done));
}

void Journal::answer(const RequestIntent &request, const PhoneChanges &changes, QObject *context,
                     Written done)
{
    m_waiting->take(changes);
    m_waiting->answers.insert(request.number, request);
    settle(context, std::move(done));
}

void Journal::update(const PhoneChanges &changes)
{
    m_waiting->take(changes);
    gather();
}

void Journal::update(const OperationRecord &operation)
{
    m_waiting->operations.insert(operation.id, operation);
    flush();
}

void Journal::settle(QObject *context, Written done)
{
    write([](JournalFile &file, const JournalChanges &changes) { return file.write(changes); }, context,
          std::move(done));
}

void Journal::gather()
{
    if (m_waiting->rows() >= m_limits.gatherRows)
        flush();
    else if (!m_gatherTimer.isActive())
        m_gatherTimer.start();
}

void Journal::flush()
{
    if (!m_waiting->isEmpty())
        settle(nullptr, {});
}

void Journal::tidy()
{
    if (m_isTidying || !m_state.canWrite)
        return;
    m_isTidying = true;
    m_thread.run(
        this,
        [file = m_file] {
            bool hasMore = false;
            qint64 removed = 0;
            const JournalFile::Writing writing =
                file->tidy(QDateTime::currentMSecsSinceEpoch(), &hasMore, &removed);
            return std::tuple(writing, hasMore, removed);
        },
        [this](const std::tuple<JournalFile::Writing, bool, qint64> &slice) {
            const auto &[writing, hasMore, removed] = slice;
            m_isTidying = false;
            m_tidyTimer.start(hasMore ? tidyPause : std::chrono::milliseconds(tidyEvery));
            const QPointer<Journal> self(this);
            takeState(writing.state);
            if (self && removed > 0)
                Q_EMIT operationRemoved(removed);
        });
}

/// Runs `work` after everything that was handed over; damage that it finds is told before `done`.
template <typename Work, typename T> void Journal::read(Work work, QObject *context, Read<T> done)
{
    flush();
    const QPointer<Journal> self(this);
    const QPointer<QObject> receiver(context);
    m_thread.run(
        QCoreApplication::instance(),
        [file = m_file, work = std::move(work)] {
            T answer = work(*file);
            return std::pair(std::move(answer), file->state());
        },
        [self, receiver, done = std::move(done)](const std::pair<T, JournalState> &answer) {
            if (self)
                self->takeState(answer.second);
            if (receiver)
                done(answer.first);
        });
}

void Journal::readOperations(QObject *context, Read<QList<OperationRecord>> done)
{
    read([](JournalFile &file) { return file.operations(); }, context, std::move(done));
}

void Journal::readUnfinished(QObject *context, Read<QList<StoredOperation>> done)
{
    read([](JournalFile &file) { return file.unfinished(); }, context, std::move(done));
}

void Journal::readPhones(qint64 operation, QObject *context, Read<QList<PhoneRecord>> done)
{
    read([operation](JournalFile &file) { return file.phones(operation); }, context, std::move(done));
}

void Journal::readHistory(const QString &instanceId, int limit, QObject *context,
                          Read<PhoneHistoryLines> done)
{
    read([instanceId, limit](JournalFile &file) { return file.history(instanceId, limit); }, context,
         std::move(done));
}

void Journal::readSentTo(const QStringList &instanceIds, qint64 operation, QObject *context,
                         Read<QSet<QString>> done)
{
    flush();
    readSentToOn(instanceIds, 0, operation, {}, context, done);
}

/// Slice by slice, like a search.
void Journal::readSentToOn(const QStringList &instanceIds, qsizetype from, qint64 operation,
                           const QSet<QString> &found, const QPointer<QObject> &context,
                           const Read<QSet<QString>> &done)
{
    m_thread.run(
        this,
        [file = m_file, slice = instanceIds.mid(from, phonesAtOnce), operation] {
            return std::pair(file->sentTo(slice, operation), file->state());
        },
        [this, instanceIds, from, operation, found, context,
         done](const std::pair<QSet<QString>, JournalState> &slice) {
            const QPointer<Journal> self(this);
            takeState(slice.second);
            if (!context || !self)
                return;
            if (from + phonesAtOnce < instanceIds.size())
                readSentToOn(instanceIds, from + phonesAtOnce, operation, found + slice.first, context, done);
            else
                done(found + slice.first);
        });
}

void Journal::search(const QString &text, QObject *context, Read<QList<qint64>> done)
{
    flush();
    searchOn(text, std::numeric_limits<qint64>::max(), {}, context, done);
}

/// Slice by slice: what is written meanwhile does not wait for the end of it.
void Journal::searchOn(const QString &text, qint64 before, const QList<qint64> &found,
                       const QPointer<QObject> &context, const Read<QList<qint64>> &done)
{
    m_thread.run(
        this,
        [file = m_file, text, before] {
            qint64 next = before;
            const QList<qint64> more = file->search(text, &next);
            return std::tuple(more, next, file->state());
        },
        [this, text, found, context, done](const std::tuple<QList<qint64>, qint64, JournalState> &slice) {
            const auto &[more, next, state] = slice;
            const QPointer<Journal> self(this);
            takeState(state);
            if (!context || !self)
                return;
            if (next > 0)
                searchOn(text, next, found + more, context, done);
            else
                done(found + more);
        });
}

} // namespace phonedeck
