// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/fleetlook.h"
#include "models/operations/operationengine.h"
#include "models/operations/operationrecovery.h"
#include "models/operations/requestline.h"

#include <QtCore/QBitArray>
#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <optional>

namespace phonedeck {

/// What all operations of an account work with.
struct OperationTools {
    ApiClient &client;
    RequestSender &sender;
    Journal &journal;
    PhoneTracker &tracker;
    FleetLook &look;
    const EngineSettings &settings;
};

/// One operation that runs, or whose phones are still looked at: its waves, and in each wave its steps.
///
/// A phone that is done with a step waits for the next one, which begins when no phone of the wave is at the
/// last one any more. While further steps follow, an unknown phone that is being looked at holds the wave:
/// what was done decides whether it goes on.
class OperationRun final : public QObject
{
    Q_OBJECT

public:
    /// All tools outlive the run. `record.counts` are those of `phones`.
    OperationRun(const OperationTools &tools, const OperationRecord &record, const QList<PhoneRecord> &phones,
                 QObject *parent = nullptr);
    ~OperationRun() override;

    /// Records it and begins with the first wave.
    void begin();
    /// Goes on with what an earlier run of the console left: sends nothing, follows what was sent.
    void takeUp(const TakenUp &left);
    /// Looks once more at the unknown phones that are no longer checked. Those of `touched`, by instance id,
    /// were sent to by a later operation: nothing can be told by looking at them.
    void check(const QSet<QString> &touched);
    void cancel() { stop(PhoneReason::CancelledByPerson); }
    /// Sends nothing more, of which the phones that wait are told; what was sent is followed. One that waits
    /// for a person before its next wave goes on waiting.
    void setReadOnly();
    void proceed();
    /// In slices, where there are many.
    void take(const QList<PhoneNews> &news);

    [[nodiscard]] const OperationRecord &record() const { return m_record; }
    [[nodiscard]] const QList<PhoneRecord> &phones() const { return m_phones; }
    /// Ended, and nothing more comes by itself.
    [[nodiscard]] bool isSettled() const;
    /// Something is still to be sent to the phone, or is under way.
    [[nodiscard]] bool isBusyWith(const PhoneRecord &phone) const;
    /// The journal has it.
    [[nodiscard]] bool isRecorded() const { return m_isRecorded; }
    /// Changes that the journal will be given in a later turn.
    [[nodiscard]] bool hasUnwritten() const { return !m_unwritten.isEmpty(); }

Q_SIGNALS:
    /// The record, and these phones.
    void changed(const QList<int> &positions);
    /// Each phone has an outcome.
    void ended();
    /// isSettled() became true after ended().
    void settled();

private:
    [[nodiscard]] int lastStep() const { return int(m_record.steps.size()) - 1; }
    [[nodiscard]] bool holdsTheWave(const PhoneRecord &phone) const;
    template <typename Change> void change(int position, Change change);
    void touch(int position);
    void recount();
    void takeNews();
    void take(const PhoneNews &news);
    [[nodiscard]] QList<int> takeTouched();
    void publish();
    void write(const QList<int> &positions);
    void writeSlice();
    [[nodiscard]] PhoneChanges changesOf(const QList<int> &positions) const;
    void writeRecord(RunState state);

    void beginWave(int wave);
    void beginStep(int step);
    void splitSlice();
    void sendSlice();
    /// Gives the numbers of the requests.
    QList<qint64> send(const QList<PlannedBatch> &batches);
    void goOn();
    void endWave();
    void end();
    void stop(PhoneReason reason);
    void cancelWaiting();

    void takeLeaving(const RequestIntent &request);
    void takeAnswer(const RequestIntent &request, const StepAnswer &answer);
    void takeAccepted(RequestIntent request, const StepAnswer &answer);
    void takeUnknown(const RequestIntent &request, const ApiError &error);
    /// `sights` are how its phones looked, where that is known already.
    void takeRefused(const RequestIntent &request, const ApiError &error,
                     const std::optional<FleetSights> &sights);
    void writeAnswer(const RequestIntent &request, const QList<int> &toFollow);
    void follow(const RequestIntent &request, const QList<int> &positions);
    void succeed(PhoneRecord &phone);
    void fail(const QList<int> &positions, PhoneReason reason, const ApiError &error);
    void keepWaiting(const QList<int> &positions);
    void sendLater(const RequestIntent &request);
    void lookInto(const RequestIntent &request, const ApiError &error);
    void takeSights(const RequestIntent &request, const ApiError &error, const FleetSights &sights);
    [[nodiscard]] QList<PlannedBatch> affordable(const RequestIntent &request, const ApiError &error,
                                                 const QList<QList<int>> &batches);

    OperationTools m_tools;
    OperationRecord m_record;
    QList<PhoneRecord> m_phones;
    QList<QList<int>> m_byWave;
    RequestLine m_line;
    int m_step = 0;
    int m_holding = 0; ///< phones for which holdsTheWave() is true
    int m_untangleBudget;
    QHash<qint64, int> m_throttled;        ///< how often what a request carries was turned away
    QHash<qint64, FleetSights> m_suspects; ///< how they looked, by request: no need to look again
    bool m_isBegun = false;                ///< the journal has answered
    bool m_isRecorded = false;
    bool m_isStopped = false; ///< nothing more is sent
    PhoneReason m_stopReason = PhoneReason::CancelledByPerson;
    bool m_wasSettled = false;
    QList<int> m_touched; ///< since the last publish(), each once
    QBitArray m_isTouched;
    // What is too much for one turn of the event loop.
    QList<int> m_unsplit; ///< phones of the step that is to be sent
    std::optional<BatchSplit> m_split;
    QList<PlannedBatch> m_unsent;
    QList<QList<PhoneNews>> m_news;
    qsizetype m_newsTaken = 0; ///< of the first list
    QList<int> m_unwritten;
    QTimer m_sendTimer;
    QTimer m_newsTimer;
    QTimer m_writeTimer;
    QTimer m_waveTimer;
    QElapsedTimer m_sinceBegin;
};

/// Every change of a phone goes through here: counts and what holds the wave follow it.
template <typename Change> void OperationRun::change(int position, Change change)
{
    PhoneRecord &phone = m_phones[position];
    const bool held = holdsTheWave(phone);
    --m_record.counts.of(phone.state);
    change(phone);
    ++m_record.counts.of(phone.state);
    phone.endedMs = isOutcome(phone.state) ? QDateTime::currentMSecsSinceEpoch() : 0;
    m_holding += int(holdsTheWave(phone)) - int(held);
    touch(position);
}

inline void OperationRun::touch(int position)
{
    if (!m_isTouched.testBit(position)) {
        m_isTouched.setBit(position);
        m_touched.append(position);
    }
}

} // namespace phonedeck
