// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal.h"
#include "models/storage/databasefile.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QSet>

namespace phonedeck {

/// Changes that are not in the file yet. Of one phone, or one operation, the last one counts.
struct JournalChanges {
    QMap<qint64, QMap<int, PhoneRecord>> phones; ///< by operation, by position
    QMap<qint64, OperationRecord> operations;
    QMap<qint64, RequestIntent> answers; ///< by number of the request

    void take(const PhoneChanges &changes);
    void take(const JournalChanges &later);
    [[nodiscard]] bool isEmpty() const
    {
        return phones.isEmpty() && operations.isEmpty() && answers.isEmpty();
    }
    [[nodiscard]] qsizetype rows() const;
};

/// The journal's side in the thread of databases, which is the only one that calls it. Writes carry the
/// changes that wait along; those that could not be written are kept and go with the next write, so that
/// nothing is on disk before what came before it.
class JournalFile final
{
public:
    struct Opening {
        JournalState state;
        qint64 lastOperation = 0;
        qint64 lastRequest = 0;
    };
    struct Writing {
        bool isDone = false;
        JournalState state;
    };

    JournalFile(const QString &path, const Journal::Limits &limits);

    /// Without the lock it is opened for reading, and `trouble` says why it isn't had.
    [[nodiscard]] Opening open(bool hasLock, const JournalState &withoutLock);
    void close();

    [[nodiscard]] Writing write(const JournalChanges &changes);
    [[nodiscard]] Writing add(const JournalChanges &changes, const OperationRecord &operation,
                              const QList<PhoneRecord> &phones);
    [[nodiscard]] Writing intend(const JournalChanges &changes, const QList<RequestIntent> &requests,
                                 Durability durability);
    [[nodiscard]] Writing mark(const JournalChanges &changes, const QList<qint64> &requests, qint64 nowMs);
    /// Takes out a little of what is too old or too much. `hasMore`: there is more to take out. `removed`:
    /// the operation that is no longer listed since; 0: none.
    [[nodiscard]] Writing tidy(qint64 nowMs, bool *hasMore, qint64 *removed);

    [[nodiscard]] QList<OperationRecord> operations();
    [[nodiscard]] QList<StoredOperation> unfinished();
    [[nodiscard]] QList<PhoneRecord> phones(qint64 operation);
    [[nodiscard]] PhoneHistoryLines history(const QString &instanceId, int limit);
    [[nodiscard]] QSet<QString> sentTo(const QStringList &instanceIds, qint64 operation);
    /// Looks through operations older than `before`, newest first, for a frame's time. `before` becomes where
    /// to go on; 0: there are none left.
    [[nodiscard]] QList<qint64> search(const QString &text, qint64 *before);
    /// Whether another program has written to it since this was asked last, or since it was opened.
    [[nodiscard]] bool hasChanged();
    /// As it is after reads: one may have found damage.
    [[nodiscard]] const JournalState &state() const { return m_state; }

private:
    /// What is known of an operation's phones without reading them: a byte each, to keep the counts.
    struct Tally {
        PhoneCounts counts;
        int checked = 0;
        QByteArray states; ///< by position: the state, and checkedBit
    };

    Writing transact(DatabaseFile::Commit commit, const JournalChanges &changes,
                     const std::function<bool()> &work);
    [[nodiscard]] bool apply(const JournalChanges &changes);
    [[nodiscard]] bool applyPhones(qint64 operation, const QMap<int, PhoneRecord> &phones);
    [[nodiscard]] bool applyAnswer(const RequestIntent &request);
    [[nodiscard]] bool applyOperation(const OperationRecord &operation);
    [[nodiscard]] bool writeTally(qint64 operation, const Tally &tally);
    [[nodiscard]] bool insert(const RequestIntent &request);
    [[nodiscard]] bool recount();
    [[nodiscard]] bool touch(); ///< changes a row, whatever there is to write
    [[nodiscard]] bool removeSome(qint64 nowMs, bool *hasMore, qint64 *removed);
    [[nodiscard]] qint64 nextToRemove(qint64 nowMs);
    /// Runs a statement with these numbers bound.
    [[nodiscard]] bool run(const QString &sql, std::initializer_list<qint64> values);
    [[nodiscard]] Tally *tallyOf(qint64 operation);
    [[nodiscard]] QList<RequestIntent> requests(qint64 operation);
    void noteFault(const std::optional<DatabaseFault> &fault);

    Journal::Limits m_limits;
    QString m_path;
    QString m_bootId;
    DatabaseFile m_file;
    JournalState m_state;
    JournalState m_asOpened; ///< what m_state goes back to when a write succeeds again
    JournalChanges m_waiting;
    qint64 m_version = 0;           ///< SQLite's count of what others have written
    QHash<qint64, Tally> m_tallies; ///< of operations that phones were written of
};

} // namespace phonedeck
