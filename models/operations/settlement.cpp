// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/settlement.h"

#include "network/fleet/resourcestatus.h"

namespace phonedeck {

namespace {

using Verdict = std::optional<PhoneNews>;

enum CopyState { CopySucceeded = 2, CopyFailed = 3 }; // backup_status, enums §6

/// One look at one phone, read in the words of the enumerations.
struct View {
    const InstanceRecord &record;
    RunningStatus running;
    ResourceStatus resource;
    /// It began so long after the answer that what is at rest has been served.
    bool isLate = false;

    [[nodiscard]] bool isDown() const
    {
        return running == RunningStatus::Stopped || running == RunningStatus::PoweredOff;
    }
    [[nodiscard]] bool isOnItsWay() const
    {
        return running == RunningStatus::GoingOffline || running == RunningStatus::Starting ||
               resource == ResourceStatus::Restoring;
    }
    /// Known to be: a state that couldn't be read is not at rest.
    [[nodiscard]] bool isAtRest() const
    {
        return (running == RunningStatus::Running || isDown()) && resource != ResourceStatus::Unknown &&
               resource != ResourceStatus::Restoring && resource != ResourceStatus::BackingUp;
    }
};

PhoneNews outcome(const FollowedPhone &phone, PhoneState state, PhoneReason reason = PhoneReason::None)
{
    return {.position = phone.phone.position, .state = state, .reason = reason};
}

PhoneNews succeeded(const FollowedPhone &phone)
{
    return outcome(phone, PhoneState::Succeeded);
}

PhoneNews failed(const FollowedPhone &phone, PhoneReason reason)
{
    return outcome(phone, PhoneState::Failed, reason);
}

Verdict judgeReboot(FollowedPhone &phone, const View &view)
{
    phone.looksDown = view.isDown() ? phone.looksDown + 1 : 0;
    switch (view.running) {
    case RunningStatus::Running:
        if (phone.hasMoved || (phone.isAccepted && view.isLate))
            return succeeded(phone);
        return std::nullopt;
    case RunningStatus::Starting:
        phone.hasStarted = true;
        [[fallthrough]];
    case RunningStatus::GoingOffline:
        phone.hasMoved = true;
        return std::nullopt;
    case RunningStatus::Stopped:
    case RunningStatus::PoweredOff:
        phone.hasMoved = true;
        // On its way down and up again it may be seen stopped: only one that could have started by then
        // counts, and not by a single look.
        if (!phone.hasStarted && !view.isLate)
            phone.looksDown = 0;
        if (phone.looksDown >= 2)
            return failed(phone, PhoneReason::DidNotReturn);
        return std::nullopt;
    case RunningStatus::UnknownToTheService:
    case RunningStatus::Unknown:
        return std::nullopt;
    }
    return std::nullopt;
}

Verdict judgeReset(FollowedPhone &phone, const View &view)
{
    if (view.isOnItsWay())
        phone.hasMoved = true;
    // At rest for long says something only of a request that was accepted.
    if (!view.isAtRest() || !(phone.hasMoved || (phone.isAccepted && view.isLate)))
        return std::nullopt;
    if (view.resource == ResourceStatus::RestoreAbnormal)
        return failed(phone, PhoneReason::RestoreFailed);
    return succeeded(phone);
}

Verdict judgeUnassign(FollowedPhone &phone, const View &view)
{
    const QString &user = view.record.assignUser;
    const bool isSomebodyElses =
        !phone.phone.userId.isEmpty() && !user.isEmpty() && user != phone.phone.userId;
    if (view.record.assignStatus == 0 || isSomebodyElses)
        return succeeded(phone);
    if (view.resource == ResourceStatus::Restoring) // its data is being removed
        phone.hasMoved = true;
    return std::nullopt;
}

Verdict judgeBackUp(FollowedPhone &phone, const View &view)
{
    // 0 is the resting value as well, and 2 that of the backup before: only with another time they tell
    // something.
    const bool isNew = !view.record.backupTime.isEmpty() && view.record.backupTime != phone.phone.backupTime;
    if (isNew || view.resource == ResourceStatus::BackingUp)
        phone.hasMoved = true;
    if (view.resource == ResourceStatus::BackingUp) // the time may be that of its beginning
        return std::nullopt;
    if (isNew && view.record.backupStatus == CopySucceeded)
        return succeeded(phone);
    const bool isAbnormal = view.resource == ResourceStatus::BackupAbnormal &&
                            (phone.hasMoved || (phone.isAccepted && view.isLate));
    if (isAbnormal || (isNew && view.record.backupStatus == CopyFailed))
        return failed(phone, PhoneReason::BackupFailed);
    return std::nullopt;
}

Verdict judgePrepare(FollowedPhone &phone, const View &view)
{
    if (view.resource == ResourceStatus::Restoring || view.running == RunningStatus::Starting)
        phone.hasMoved = true;
    if (view.resource == ResourceStatus::RestoreAbnormal) {
        return phone.hasMoved || (phone.isAccepted && view.isLate)
                   ? Verdict(failed(phone, PhoneReason::PreparationFailed))
                   : std::nullopt;
    }
    // A phone that was powered off keeps its data on hardware while it starts.
    const bool isReady = hasDataLoaded(view.resource) || view.resource == ResourceStatus::Streaming;
    return isReady && view.running == RunningStatus::Running ? Verdict(succeeded(phone)) : std::nullopt;
}

Verdict judgeDelete(FollowedPhone &, const View &)
{
    return std::nullopt; // it is listed
}

/// What is known of a phone whose answer was lost, when it shows no sign of the request for long.
PhoneNews withoutSign(const FollowedPhone &phone, const View &view)
{
    bool isUntouched = false;
    switch (phone.step) {
    case ActionId::Unassign:
        isUntouched = view.record.assignStatus == 1;
        break;
    case ActionId::BackUp: // data that left the hardware says neither
        isUntouched = view.record.backupTime == phone.phone.backupTime &&
                      (hasDataLoaded(view.resource) || view.resource == ResourceStatus::Streaming);
        break;
    case ActionId::Prepare:
    case ActionId::Delete:
        isUntouched = true;
        break;
    default: // a running phone doesn't show whether it was restarted, nor one at rest whether it was wiped
        break;
    }
    return isUntouched ? failed(phone, PhoneReason::NotDone) : neverSeen(phone);
}

/// The phone is no longer in the fleet.
PhoneNews gone(const FollowedPhone &phone)
{
    switch (phone.step) {
    case ActionId::Delete:
        return succeeded(phone);
    case ActionId::Reboot:
        if (phone.isAccepted || phone.hasMoved)
            return failed(phone, PhoneReason::DidNotReturn);
        return neverSeen(phone);
    default:
        return neverSeen(phone);
    }
}

using Judge = Verdict (*)(FollowedPhone &, const View &);

/// Null: looking at phones tells nothing of this step.
Judge judgeOf(ActionId step)
{
    switch (step) {
    case ActionId::Reboot:
        return judgeReboot;
    case ActionId::Reset:
        return judgeReset;
    case ActionId::Unassign:
        return judgeUnassign;
    case ActionId::BackUp:
        return judgeBackUp;
    case ActionId::Prepare:
        return judgePrepare;
    case ActionId::Delete:
        return judgeDelete;
    case ActionId::StopStreaming:
    case ActionId::ReleaseSession:
    case ActionId::SessionRescue:
        break;
    }
    return nullptr;
}

} // namespace

Verdict judgeSight(FollowedPhone &phone, const PhoneSight &sight, WaitClock::time_point lookBegan,
                   std::chrono::milliseconds settleFor)
{
    const Judge judge = judgeOf(phone.step);
    if (!judge)
        return neverSeen(phone);
    if (!phone.firstSeen)
        phone.firstSeen = lookBegan;
    if (!sight.isListed)
        return gone(phone);
    const View view{sight.record, runningStatus(sight.record.runningStatus).meaning,
                    resourceStatus(sight.resource).meaning, lookBegan >= phone.restFrom};
    if (const Verdict verdict = judge(phone, view))
        return verdict;
    if (!phone.isAccepted && !phone.hasMoved) {
        return lookBegan - *phone.firstSeen >= settleFor ? Verdict(withoutSign(phone, view)) : std::nullopt;
    }
    // The first sight after a long silence of the network is a beginning, not an end.
    if (lookBegan >= phone.deadline && lookBegan > *phone.firstSeen)
        return outOfTime(phone);
    return std::nullopt;
}

Verdict judgeJob(const FollowedPhone &phone, const JobDetail &job)
{
    if (!isFinished(job.status.meaning))
        return std::nullopt;
    PhoneNews news = succeeded(phone);
    if (isFailed(job.status.meaning)) {
        news = failed(phone, job.errorCode.isEmpty() ? PhoneReason::TaskFailed : PhoneReason::None);
        news.code = job.errorCode;
        news.serviceText = job.errorText;
    }
    news.output = job.output.text;
    return news;
}

Verdict judgeProgress(FollowedPhone &phone, const ShowProgress::Reply &reply)
{
    switch (reply.status.meaning) {
    case ProgressStatus::Normal:
        return succeeded(phone);
    case ProgressStatus::Failed:
        return failed(phone, PhoneReason::PreparationFailed);
    default:
        break;
    }
    const bool isQueued = reply.status.meaning == ProgressStatus::Queued;
    const int position = isQueued ? reply.waitingCount.value_or(-1) : -1;
    // An unknown one stays unknown until it has ended.
    if (!phone.isAccepted || position == phone.queuePosition)
        return std::nullopt;
    phone.queuePosition = position;
    PhoneNews news = outcome(phone, PhoneState::Working);
    news.queuePosition = position;
    return news;
}

PhoneNews outOfTime(const FollowedPhone &phone)
{
    if (!phone.isAccepted && !phone.hasMoved)
        return neverSeen(phone);
    return outcome(phone, PhoneState::Unknown, PhoneReason::TookTooLong);
}

PhoneNews neverSeen(const FollowedPhone &phone)
{
    return outcome(phone, PhoneState::Unknown, PhoneReason::CannotBeSeen);
}

bool isRefusal(const ApiError &error)
{
    if (error.httpStatus == 408 && error.code.isEmpty()) // a gateway that was too slow
        return false;
    return error.kind == ErrorKind::Refused || error.kind == ErrorKind::PermissionDenied ||
           error.kind == ErrorKind::InvalidParameter;
}

} // namespace phonedeck
