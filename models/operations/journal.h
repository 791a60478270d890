// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationrecord.h"
#include "models/storage/databasethread.h"

#include <QtCore/QLockFile>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <functional>
#include <memory>

namespace phonedeck {

class JournalFile;
struct JournalChanges;

/// One request as the journal has it. What is on disk before its first byte leaves is the intent.
struct RequestIntent {
    qint64 number = 0; ///< from 1, never used twice in an account
    qint64 operation = 0;
    ActionId step = ActionId::Reboot;
    int stepIndex = 0;
    int wave = 0;
    QString userId;       ///< of actions that split by user
    QList<int> positions; ///< phones of the operation, by position
    // What became of it.
    bool isMarked = false;   ///< it may have left: marked before its first byte
    bool isAnswered = false; ///< the submit reply is known
    bool isAccepted = false; ///< and it said yes
    QString taskId;          ///< empty if the service gave none
    QString requestId;
    qint64 sentMs = 0; ///< when it was marked, since 1970, UTC

    bool operator==(const RequestIntent &) const = default;
};

/// What changed on some phones of an operation: whole records by position.
struct PhoneChanges {
    qint64 operation = 0;
    QList<int> positions;
    QList<PhoneRecord> phones; ///< as long as `positions`
};

/// An operation with all that the journal has of it.
struct StoredOperation {
    OperationRecord record;
    QList<PhoneRecord> phones;
    QList<RequestIntent> requests;
    /// It was begun by this start of the computer: what isn't marked as sent was not sent. Otherwise marks
    /// may have been lost with the power, and every intent may have been sent.
    bool marksAreComplete = false;
};

/// One line of a phone's own history.
struct PhoneHistoryLine {
    OperationRecord operation; ///< without counts
    PhoneRecord phone;
    qint64 sentMs = 0; ///< when the request that carries it was marked, since 1970, UTC; 0: it has none
};

/// The newest operations of a phone, and how many there are in all.
struct PhoneHistoryLines {
    QList<PhoneHistoryLine> lines; ///< newest first
    int total = 0;
};

/// What is wrong with the journal; None: it takes everything.
enum class JournalTrouble {
    None,
    OtherConsole, ///< another console has this account open: this one reads only
    CannotOpen,   ///< path, rights, no database at all
    Damaged,      ///< a copy was set aside; a fresh one was begun: the history of before is not shown
    Newer,        ///< written by a newer Phonedeck: read-only would be a guess, so it isn't opened
    CannotWrite,  ///< disk full, read-only file: nothing may be sent
};

struct JournalState {
    bool isOpen = false;   ///< history can be read
    bool canWrite = false; ///< intents can be recorded, so something may be sent
    JournalTrouble trouble = JournalTrouble::None;
    QString detail; ///< the database's own words, or where the copy lies
    bool operator==(const JournalState &) const = default;
};

/// How safely something has to be on disk before the handler runs.
enum class Durability {
    Process, ///< survives the end of the program, however it ends
    Power,   ///< and a power cut: synced
};

/// How much is kept, and how patient the journal is.
struct JournalLimits {
    std::chrono::days keepDone{90};        ///< operations in which nothing failed
    std::chrono::days keepFailed{730};     ///< with failed or unknown phones
    qint64 maxBytes = 512ll * 1024 * 1024; ///< beyond it the oldest go, those without failures first
    qint64 mostBytes = 0; ///< the file never grows beyond, as if the disk were full; 0: no bound
    std::chrono::milliseconds gatherFor{50}; ///< changes wait so long for company
    int gatherRows = 500;                    ///< or until there are so many
    /// How often a lock is tried that another console has, and a journal that took nothing.
    std::chrono::milliseconds retryEvery{3'000};
    std::chrono::milliseconds busyTimeout{2'000}; ///< a write waits so long for another program
};

/// What the console has asked of an account's phones, on disk: one SQLite file per account, written by the
/// thread of databases. All functions are called on the GUI thread and return at once; handlers run there, in
/// order, unless their context is gone. One console writes; a second one on the same file reads.
class Journal final : public QObject
{
    Q_OBJECT

public:
    static constexpr int schemaVersion = 1;

    using Limits = JournalLimits;

    /// `path` is the database's file; its folder is made if need be. `thread` outlives the journal.
    Journal(DatabaseThread &thread, const QString &path, const Limits &limits = {},
            QObject *parent = nullptr);
    /// Waits until everything that was handed over is on disk.
    ~Journal() override;

    enum class Access {
        Write, ///< with the lock: what another console has is read until that one is gone
        Read,  ///< never takes the lock, so that whoever does something can have it
    };
    /// Takes the lock, opens, checks, migrates and tidies; opened() follows, or stateChanged() alone if it
    /// can't be read. What can't be opened, isn't there yet or is another console's is tried again by itself.
    void open(Access access = Access::Write);
    /// Whether this is the console that carries on what has not ended: it has the lock.
    [[nodiscard]] bool isOurs() const { return m_hasLock; }
    [[nodiscard]] const JournalState &state() const { return m_state; }
    [[nodiscard]] const QString &path() const { return m_path; }
    /// Before open().
    void setPath(const QString &path);
    /// Numbers for new operations and requests: growing, never used twice. Valid once opened.
    [[nodiscard]] qint64 takeOperationId() { return ++m_lastOperation; }
    [[nodiscard]] qint64 takeRequestNumber() { return ++m_lastRequest; }

    /// `ok` is false if it could not be written; stateChanged() has told why. Nothing of it is in the file
    /// then. Every write is tried, whatever the state was: one that succeeds puts the state right.
    using Written = std::function<void(bool ok)>;

    /// The operation with all its phones, before anything else of it. Durability::Power.
    void add(const OperationRecord &operation, const QList<PhoneRecord> &phones, QObject *context,
             Written done);
    /// The intents of a wave, in one transaction. An order alone, with Durability::Power. Their phones carry
    /// the request's number and step from then on.
    void intend(const QList<RequestIntent> &requests, Durability durability, QObject *context, Written done);
    /// These are about to leave. Process.
    void mark(const QList<qint64> &requests, qint64 nowMs, QObject *context, Written done);
    /// The submit reply of a request with its phones (job ids, states), before the first poll. Process.
    void answer(const RequestIntent &request, const PhoneChanges &changes, QObject *context, Written done);
    /// Outcomes as they come; gathered for a moment into one transaction. What could not be written is kept
    /// and goes with the next write.
    void update(const PhoneChanges &changes);
    /// State, wave and times of the operation, with the changes that wait. Its counts are those of the phones
    /// that were written.
    void update(const OperationRecord &operation);
    /// Tells whether all that was handed over so far is on disk. Process.
    void settle(QObject *context, Written done);

    // Reads see what was handed over before them. One that fails gives what could be read.
    template <typename T> using Read = std::function<void(const T &)>;
    /// All operations with their counts, newest first.
    void readOperations(QObject *context, Read<QList<OperationRecord>> done);
    /// Those that have not ended, and those with phones that are still looked at, whole.
    void readUnfinished(QObject *context, Read<QList<StoredOperation>> done);
    void readPhones(qint64 operation, QObject *context, Read<QList<PhoneRecord>> done);
    /// `limit` bounds the lines, not their total.
    void readHistory(const QString &instanceId, int limit, QObject *context, Read<PhoneHistoryLines> done);
    /// Which of these phones an operation after `operation` was sent to, or had done a step on before.
    void readSentTo(const QStringList &instanceIds, qint64 operation, QObject *context,
                    Read<QSet<QString>> done);
    /// Operations with a phone whose id, name, user, code or request id contains `text`.
    void search(const QString &text, QObject *context, Read<QList<qint64>> done);

Q_SIGNALS:
    /// It can be read; again when it was taken over from another console.
    void opened();
    void stateChanged();
    void changedElsewhere();          ///< by the console that has the lock
    void operationRemoved(qint64 id); ///< by its bounds of age and size

private:
    void tryToOpen();
    void openFile(const JournalState &withoutLock);
    void takeOpening(const JournalState &state, qint64 lastOperation, qint64 lastRequest);
    void takeState(const JournalState &state);
    void gather();
    void flush();
    void retry();
    void lookForChanges();
    void tidy();
    void readSentToOn(const QStringList &instanceIds, qsizetype from, qint64 operation,
                      const QSet<QString> &found, const QPointer<QObject> &context,
                      const Read<QSet<QString>> &done);
    void searchOn(const QString &text, qint64 before, const QList<qint64> &found,
                  const QPointer<QObject> &context, const Read<QList<qint64>> &done);
    template <typename Work> void write(Work work, QObject *context, Written done);
    template <typename Work, typename T> void read(Work work, QObject *context, Read<T> done);

    DatabaseThread &m_thread;
    QString m_path;
    Limits m_limits;
    JournalState m_state;
    qint64 m_lastOperation = 0;
    qint64 m_lastRequest = 0;
    Access m_access = Access::Write;
    std::unique_ptr<QLockFile> m_lock;
    bool m_hasLock = false;
    bool m_isTidying = false;
    std::shared_ptr<JournalFile> m_file; ///< used in the thread of databases only
    std::unique_ptr<JournalChanges> m_waiting;
    QTimer m_gatherTimer;
    QTimer m_retryTimer;
    QTimer m_tidyTimer;
};

} // namespace phonedeck
