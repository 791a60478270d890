// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal.h"
#include "models/operations/phonetracker.h"
#include "models/operations/planrequest.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <tl/expected.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace phonedeck {

class FleetLook;
class InstanceStore;
class OperationRun;
class RequestSender;

struct EngineSettings {
    TrackerSettings tracker;
    int requestsInFlight = 24; ///< of one operation: what is marked as sent at a time
    int untangleBudget = 64;   ///< further requests an operation may spend on refused batches
    std::chrono::milliseconds announceEvery{120}; ///< changes are gathered for this long
    std::chrono::milliseconds minute{60'000};     ///< of WavePlan::spreadOver
    /// A request that was turned away with 429 for longer than the transport waits is sent again after the
    /// pause that the service asked for, at least this one, and so many times.
    std::chrono::milliseconds throttlePause{5'000};
    int throttleTries = 3;
    /// The phones of a larger plan are laid out on a worker, so that starting it fits into a frame.
    qsizetype phonesAtOnce = 10'000;
};

/// Why the engine does not begin something.
enum class EngineRefusal {
    ReadOnly,     ///< this console only reads, by the person's wish
    OtherConsole, ///< another console has the account open for writing
    NoJournal,    ///< what can't be recorded isn't sent: see Journal::state()
    NothingToDo,  ///< no phone can take it, or each is in another operation
    NotReady,     ///< the journal isn't open yet
};

/// Everything that is done to phones goes through here: plan, journal, run, track, settle. Keeps the list of
/// all operations of the account, those of before included.
class OperationEngine final : public QObject
{
    Q_OBJECT

public:
    /// All outlive the engine. The journal need not be open yet: operations of before appear when it is, and
    /// what was under way is taken up where it was.
    OperationEngine(ApiClient &client, InstanceStore &store, Journal &journal, const QString &userName,
                    const EngineSettings &settings = {}, QObject *parent = nullptr);
    ~OperationEngine() override;

    /// What runs sends nothing more from then on; what was sent is followed.
    void setReadOnly(bool isReadOnly);
    /// The operations of before are there; after loaded().
    [[nodiscard]] bool isLoaded() const { return m_hasLoaded; }
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    /// Whether start() would refuse, and why.
    [[nodiscard]] std::optional<EngineRefusal> obstacleToStart() const;

    /// What is asked for now. Of phones that are in an operation that has not ended the plan says so, since
    /// two at a time would get into each other's way.
    [[nodiscard]] PlanRequest request(ActionId action, const QStringList &instanceIds) const;
    /// The same for phones of an operation, by position: of those failed, cancelled, unknown …
    [[nodiscard]] PlanRequest requestAgain(const OperationRecord &operation, const QList<PhoneRecord> &phones,
                                           const QList<int> &positions, bool keepsSettings) const;
    /// The plan with the states of this moment; for few phones, others are left to a worker (makePlan()).
    [[nodiscard]] OperationPlan plan(const PlanRequest &request) const;
    /// The phones of operations that have not ended.
    [[nodiscard]] QList<BusyPhones> busyPhones() const;
    /// Begins a plan, without the phones that have come into another operation since it was made. Gives the
    /// operation's id; nothing has been sent yet, everything else is told by signals. One of very many phones
    /// is among operations() only when operationAdded() tells it.
    tl::expected<qint64, EngineRefusal> start(const OperationPlan &plan);
    /// Sends nothing more. What has a place on the wire is awaited and followed.
    void cancel(qint64 operation);
    /// A braked operation goes on with its next wave.
    void proceed(qint64 operation);
    /// Looks once more at phones whose outcome is unknown and no longer checked. Not at those that a later
    /// operation was sent to: they stay unknown and say so.
    void check(qint64 operation);

    /// Newest first.
    [[nodiscard]] const QList<OperationRecord> &operations() const { return m_operations; }
    /// Those that this console carries on, newest first.
    [[nodiscard]] QList<OperationRecord> running() const;
    /// Null for an unknown id; valid until the next signal.
    [[nodiscard]] const OperationRecord *operation(qint64 id) const;
    /// The phones of an operation that runs or is still looked at; null for others: ask readPhones().
    [[nodiscard]] const QList<PhoneRecord> *livePhones(qint64 id) const;
    /// `done` runs once, from the event loop or at once, unless `context` is gone.
    void readPhones(qint64 id, QObject *context, std::function<void(const QList<PhoneRecord> &)> done);

Q_SIGNALS:
    void loaded();                    ///< the operations of before are there
    void operationAdded(qint64 id);   ///< it is in operations(), and mostly the first
    void operationChanged(qint64 id); ///< gathered
    void phonesChanged(qint64 id, const QList<int> &positions); ///< gathered
    void operationRemoved(qint64 id);                           ///< the journal's bounds took it out
    void operationEnded(qint64 id);                             ///< each phone has an outcome
    void obstacleChanged();                                     ///< obstacleToStart() may have changed

private:
    void load();
    void takeOperations(const QList<OperationRecord> &operations, bool isOurs);
    void takeUp(const QList<StoredOperation> &unfinished);
    void finishLoading(quint64 load);
    [[nodiscard]] QSet<QString> sentToLater(qint64 operation) const;
    void dropWhenWritten(OperationRun *run);
    void dropWhatIsWritten();
    void takeRemoval(qint64 id);
    [[nodiscard]] OperationRecord recordOfPlan(qint64 id, const OperationPlan &plan) const;
    void begin(const OperationRecord &record, const QList<PhoneRecord> &phones);
    void beginLater(qint64 id, const OperationPlan &plan, const QList<BusyPhones> &busy);
    OperationRun *addRun(const OperationRecord &record, const QList<PhoneRecord> &phones);
    void takeChange(const OperationRun &run, const QList<int> &positions);
    void announce();
    void announce(qint64 id);
    void takeEnd(OperationRun *run);
    void takeSettled(OperationRun *run);
    void drop(OperationRun *run);
    void findTouched(qint64 operation, const QList<PhoneRecord> &phones);
    void check(qint64 operation, const QList<PhoneRecord> &phones, const QSet<QString> &touched);
    [[nodiscard]] OperationRecord *find(qint64 id);
    void insert(const OperationRecord &operation);

    ApiClient &m_client;
    InstanceStore &m_store;
    Journal &m_journal;
    QString m_userName;
    EngineSettings m_settings;
    std::unique_ptr<FleetLook> m_look;
    std::unique_ptr<PhoneTracker> m_tracker;
    std::unique_ptr<RequestSender> m_sender;
    bool m_isReadOnly = false;
    bool m_isLoaded = false; ///< and nothing newer is being read
    bool m_hasLoaded = false;
    quint64 m_load = 0;                  ///< how often it was begun
    QList<OperationRecord> m_operations; ///< by id, the highest first
    QHash<qint64, OperationRun *> m_runs;
    struct Beginning {
        OperationRecord record;
        OperationPlan plan;
        bool isCancelled = false;
    };
    QMap<qint64, Beginning> m_beginnings; ///< whose phones are still laid out
    /// Settled, but for what the journal has of them: the last asking of each.
    QHash<qint64, quint64> m_toDrop;
    quint64 m_lastTicket = 0;
    QSet<qint64> m_checking;            ///< whose phones' later operations are being read
    QMap<qint64, QList<int>> m_changes; ///< to be announced: positions by operation, perhaps repeated
    QTimer m_announcement;
};

} // namespace phonedeck
