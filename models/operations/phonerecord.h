// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace phonedeck {

/// Where one phone of an operation stands. Numbers are in the journal: never change one.
enum class PhoneState : qint8 {
    Waiting = 0, ///< planned, nothing of it has left
    Sending = 1, ///< its request may be on its way
    Working = 2, ///< accepted; followed until it has an outcome
    // Outcomes: these five and no other.
    Succeeded = 3,
    Failed = 4,
    Skipped = 5,   ///< could not take the action, or was left out; never sent
    Cancelled = 6, ///< before it was sent
    Unknown = 7,   ///< nobody knows; see PhoneRecord::isChecked
};
inline constexpr int phoneStateCount = 8;

[[nodiscard]] constexpr bool isOutcome(PhoneState state)
{
    return state >= PhoneState::Succeeded;
}

/// Why a phone has its state, where the console and not the service says so. Numbers are in the journal:
/// never change one, add at the end of a group.
enum class PhoneReason : qint16 {
    None = 0, ///< nothing to say, or the service's own words: see PhoneRecord::error()

    // Skipped: enums §9.
    NotListed = 1,        ///< no longer in the fleet
    Frozen = 2,           ///< most calls on it are refused
    NotRunning = 3,       ///< running state other than 2
    NotAtRest = 4,        ///< starting or going offline
    BackingUp = 5,        ///< resource state 4
    Restoring = 6,        ///< resource state 1
    Streaming = 7,        ///< somebody uses it: stop the stream first
    NotStreaming = 8,     ///< there is no stream to stop
    NoDataOnHardware = 9, ///< nothing there to back up
    NotAssigned = 10,
    StillAssigned = 11,    ///< unassign it first
    LeftOut = 12,          ///< by the person
    InOtherOperation = 13, ///< one that has not ended; PhoneRecord::serviceText has its title

    // Cancelled.
    CancelledByPerson = 20,
    StoppedByBrake = 21, ///< a request before it was refused for a cause that holds for all
    ConsoleEnded = 22,   ///< the console ended before it was sent
    NotRecorded = 23,    ///< the journal could not be written, so it was not sent
    SettledLate = 24,    ///< that the step before was done came out when the operation had ended
    SetReadOnly = 25,    ///< the console was told to send nothing more to any phone

    // Failed.
    DidNotReturn = 40,      ///< not running again after a reboot
    RefusedTogether = 41,   ///< its batch was refused as a whole, and it was not tried by itself
    NoLongerEligible = 42,  ///< its state changed after the plan: the batch was refused because of it
    BackupFailed = 43,      ///< the listing says so
    RestoreFailed = 44,     ///< the resource state says so
    PreparationFailed = 45, ///< ShowProgress -1
    NotDone = 46,           ///< looked at: the request had no effect
    TaskFailed = 47,        ///< the task's job says so, without a code

    // Unknown.
    NoAnswer = 60,         ///< the answer was lost; it is being looked at
    ConsoleEndedThen = 61, ///< the console ended while it was on its way; it is being looked at
    CannotBeSeen = 62,     ///< looked at, or nothing to look at: whether it was done can't be told
    TookTooLong = 63,      ///< accepted, but still not done at the deadline
    TouchedSince = 64, ///< a later operation was sent to it: what is seen of it now may come from that one
};

/// One phone of an operation: what was frozen when it was planned, and what has become of it.
struct PhoneRecord {
    // Frozen by the plan.
    QString instanceId;
    QString name;
    QString region;
    QString userId;     ///< empty: not assigned
    QString backupTime; ///< as the listing had it: another one later tells of a new backup

    // What became of it.
    PhoneState state = PhoneState::Waiting;
    PhoneReason reason = PhoneReason::None;
    /// Unknown only: it is still being looked at. False: nothing more will come by itself.
    bool isChecked = false;
    qint8 step = 0;     ///< of the action's steps, from 0
    qint16 wave = 0;    ///< from 0
    qint64 request = 0; ///< number of the journal's request that carries it in the current step; 0: none yet
    QString jobId;      ///< of the submit reply: the only way back from a job to a phone (D5)
    int queuePosition = -1; ///< of a preparation, as the service counts (D17); -1: none
    // The service's answer.
    ErrorKind errorKind = ErrorKind::Refused;
    int httpStatus = 0;
    QString code;
    QString serviceText;
    QString requestId;
    QString output;     ///< of a command
    qint64 endedMs = 0; ///< since 1970, UTC, of the outcome; 0: none yet

    bool operator==(const PhoneRecord &) const = default;

    /// Nobody knows, and another look may tell.
    [[nodiscard]] bool canBeChecked() const
    {
        return state == PhoneState::Unknown && !isChecked && reason != PhoneReason::TouchedSince;
    }
    /// The service's refusal, for describe(); `operation` is the API reference's name.
    [[nodiscard]] ApiError error(const QString &operation) const
    {
        ApiError error;
        error.kind = errorKind;
        error.httpStatus = httpStatus;
        error.code = code;
        error.serviceText = serviceText;
        error.requestId = requestId;
        error.operation = operation;
        error.outcomeKnown = state != PhoneState::Unknown;
        return error;
    }
    void setError(const ApiError &error)
    {
        errorKind = error.kind;
        httpStatus = error.httpStatus;
        code = error.code;
        serviceText = error.serviceText;
        requestId = error.requestId;
    }
};

/// How many phones are in each state, by PhoneState.
struct PhoneCounts {
    int byState[phoneStateCount] = {};

    bool operator==(const PhoneCounts &) const = default;
    [[nodiscard]] int of(PhoneState state) const { return byState[int(state)]; }
    int &of(PhoneState state) { return byState[int(state)]; }
    [[nodiscard]] int total() const
    {
        int sum = 0;
        for (int count : byState)
            sum += count;
        return sum;
    }
    /// With an outcome.
    [[nodiscard]] int ended() const
    {
        int sum = 0;
        for (int state = int(PhoneState::Succeeded); state < phoneStateCount; ++state)
            sum += byState[state];
        return sum;
    }
};

[[nodiscard]] inline PhoneCounts countsOf(const QList<PhoneRecord> &phones)
{
    PhoneCounts counts;
    for (const PhoneRecord &phone : phones)
        ++counts.of(phone.state);
    return counts;
}

} // namespace phonedeck
