// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/action.h"
#include "models/operations/phonerecord.h"

#include <QtCore/QJsonObject>

#include <chrono>

namespace phonedeck {

/// In which portions an operation goes out, and what stops it.
struct WavePlan {
    int canary = 0; ///< phones of the first wave; 0: no canary
    int step = 0;   ///< phones of each further wave; 0: all the rest at once
    /// The next wave waits for a person when more than this share of the last one's phones has failed or is
    /// unknown; 1: never. Phones that were never sent don't count.
    double brakeShare = 1;
    bool asksBetween = false; ///< each wave waits for a person
    std::chrono::minutes spreadOver{
        0}; ///< waves begin evenly over this time; 0: as soon as the last one ended

    bool operator==(const WavePlan &) const = default;
    [[nodiscard]] bool isOneWave() const { return canary == 0 && step == 0; }
    /// How many phones each wave has.
    [[nodiscard]] QList<int> sizes(int phones) const;
    /// Whether the next wave waits for a person after one with these outcomes.
    [[nodiscard]] bool brakes(const PhoneCounts &wave) const;
};

/// How an operation as a whole stands. Numbers are in the journal.
enum class RunState : qint8 {
    Running = 0,
    Braked = 1,     ///< waits for a person before the next wave
    Cancelling = 2, ///< sends nothing more; what was sent is followed to its end
    Ended = 3,      ///< each phone has an outcome; unknown ones may still be looked at
};

/// Who carries on an operation that has not ended. Not in the journal: it depends on who reads.
enum class Carrier : qint8 {
    Here,
    OtherConsole, ///< the one that has the account's journal
    Nobody,       ///< or nobody that this console, which only reads, could know of
};

/// An operation without its phones: one line of the list.
struct OperationRecord {
    qint64 id = 0; ///< of the journal, from 1, growing with time
    ActionId action = ActionId::Reboot;
    QList<ActionId> steps; ///< what each phone goes through, in this order; one or more
    QJsonObject arguments; ///< of the action, beside the phones; empty for those without
    QString label;         ///< what a person tells it from others by: a file, a profile; may be empty
    QString userName;      ///< by whom
    qint64 repeats = 0;    ///< the operation whose phones these are again; 0: none
    WavePlan waves;
    RunState state = RunState::Running;
    Carrier carrier = Carrier::Here; ///< without meaning once it has ended
    int wave = 0;                    ///< that runs, or ran last, from 0
    int waveCount = 1;
    qint64 startedMs = 0; ///< since 1970, UTC
    qint64 endedMs = 0;   ///< 0: not ended
    PhoneCounts counts;

    bool operator==(const OperationRecord &) const = default;
    [[nodiscard]] bool isEnded() const { return state == RunState::Ended; }
    /// This console carries it on.
    [[nodiscard]] bool runsHere() const { return !isEnded() && carrier == Carrier::Here; }
};

/// Where this operation stands in a list that begins with the newest, or would stand: ids grow with time.
[[nodiscard]] qsizetype placeOf(qint64 id, const QList<OperationRecord> &newestFirst);
/// Below 0: it isn't there.
[[nodiscard]] qsizetype indexOf(qint64 id, const QList<OperationRecord> &newestFirst);

/// How an operation is to be read in one word.
enum class OperationOutcome {
    Running,
    Braked,
    Elsewhere, ///< not ended, and not carried on by this console
    Done,
    PartlyFailed,
    Failed,
    Cancelled,
    Skipped,
    Unknown,
};
inline constexpr int operationOutcomeCount = 9;

/// Failures first, then what nobody knows, then what was cancelled: what asks for a look wins.
[[nodiscard]] OperationOutcome outcomeOf(const OperationRecord &operation);

} // namespace phonedeck
