// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/outcometext.h"

#include "models/operations/operationtimes.h"
#include "models/operations/steptext.h"
#include "models/transport/errortext.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace phonedeck {

namespace {

class OutcomeWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::OutcomeWords)
};

constexpr qint64 shortestTookMs = 1'000;
/// Who looks after a longer time tells when it was seen, not when it was done.
constexpr qint64 longestTookMs = 3'600'000;

constexpr const char *context = "phonedeck::OutcomeWords";

QString words(const char *text)
{
    return QCoreApplication::translate(context, text);
}

struct OutcomeRow {
    OperationOutcome outcome;
    const char *key;
    const char *word;
    Health health;
    StateShape shape;
    bool filled;
};

constexpr std::array<OutcomeRow, operationOutcomeCount> outcomes{{
    {OperationOutcome::Running, "running", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Running"),
     Health::Moving, StateShape::HalfRing, true},
    {OperationOutcome::Braked, "waiting", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Waiting"),
     Health::Attention, StateShape::Triangle, true},
    //: an operation that another console carries on, or that nobody does
    {OperationOutcome::Elsewhere, "elsewhere", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Not run here"),
     Health::Neutral, StateShape::HalfRing, false},
    {OperationOutcome::Done, "done", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Done"), Health::Ok,
     StateShape::Check, false},
    {OperationOutcome::PartlyFailed, "partly-failed",
     QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Partly failed"), Health::Failed, StateShape::CrossSquare,
     true},
    {OperationOutcome::Failed, "failed", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Failed"),
     Health::Failed, StateShape::CrossSquare, true},
    {OperationOutcome::Cancelled, "cancelled", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Cancelled"),
     Health::Neutral, StateShape::Square, false},
    {OperationOutcome::Skipped, "skipped", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Skipped"),
     Health::Neutral, StateShape::BarredRing, false},
    {OperationOutcome::Unknown, "unknown", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Unknown"),
     Health::Unknown, StateShape::Diamond, true},
}};

struct StateRow {
    const char *key;
    const char *word;
    Health health;
    StateShape shape;
};

/// By PhoneState.
constexpr std::array<StateRow, phoneStateCount> states{{
    {"waiting", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Not sent yet"), Health::Neutral,
     StateShape::Ring},
    {"sending", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Being sent"), Health::Moving,
     StateShape::HalfRing},
    {"working", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Under way"), Health::Moving,
     StateShape::HalfRing},
    {"done", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Done"), Health::Ok, StateShape::Check},
    {"failed", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Failed"), Health::Failed,
     StateShape::CrossSquare},
    {"skipped", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Skipped"), Health::Neutral,
     StateShape::BarredRing},
    {"cancelled", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Cancelled"), Health::Neutral,
     StateShape::Square},
    {"unknown", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Unknown"), Health::Unknown,
     StateShape::Diamond},
}};

struct ReasonRow {
    PhoneReason reason;
    const char *key;
    const char *brief;
    const char *sentence;
    /// Said besides where nothing was done to the phone before.
    const char *untouched = nullptr;
};

constexpr const char *nothingChanged = QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Nothing was changed.");
constexpr const char *nothingSent = QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Nothing was sent for it.");

constexpr std::array reasons{
    ReasonRow{PhoneReason::NotListed, "not-listed",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "No longer in the fleet"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "The service doesn't list it any more, so nothing was sent for it.")},
    ReasonRow{PhoneReason::Frozen, "frozen", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Frozen"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "It is frozen, usually for arrears or a violation, and most calls on it are "
                                "refused. Nothing was sent for it.")},
    ReasonRow{PhoneReason::NotRunning, "not-running",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Not running"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "It wasn't running, and the service takes this for running phones only.")},
    ReasonRow{PhoneReason::NotAtRest, "not-at-rest",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Starting or going offline"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "It was just changing its state. Try it again when it is at rest.")},
    ReasonRow{PhoneReason::BackingUp, "backing-up",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Being backed up"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "A backup was running on it. Try it again when that has ended.")},
    ReasonRow{PhoneReason::Restoring, "restoring",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Being restored"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "Its data was just being restored. Try it again when that has ended.")},
    ReasonRow{PhoneReason::Streaming, "streaming", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "In use"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Somebody was using it. Stop the stream first.")},
    ReasonRow{PhoneReason::NotStreaming, "not-streaming",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Not streaming"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "There was no stream to stop.")},
    ReasonRow{PhoneReason::NoDataOnHardware, "no-data-on-hardware",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Nothing to back up"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "It has no data on the hardware, so there is nothing to back up.")},
    ReasonRow{PhoneReason::NotAssigned, "not-assigned",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Not assigned"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "It belongs to no user.")},
    ReasonRow{PhoneReason::StillAssigned, "still-assigned",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Still assigned"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "It still belongs to a user. Unassign it first.")},
    ReasonRow{PhoneReason::LeftOut, "left-out", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Left out"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "It was left out in the question before.")},

    ReasonRow{PhoneReason::InOtherOperation, "in-other-operation",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "In another operation"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "It was in another operation that had not ended. Try it again when that has "
                                "ended.")},

    ReasonRow{PhoneReason::CancelledByPerson, "cancelled-by-person",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Stopped before it was sent"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Sending was stopped before."), nothingChanged},
    ReasonRow{PhoneReason::StoppedByBrake, "stopped-by-brake",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Stopped after a refusal"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "A request before it was turned away for a cause that "
                                "holds for all of them."),
              nothingSent},
    ReasonRow{PhoneReason::ConsoleEnded, "console-ended",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Phonedeck ended before"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Phonedeck ended before it was sent."),
              nothingChanged},
    ReasonRow{PhoneReason::NotRecorded, "not-recorded",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Could not be recorded"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "The journal could not be written, and what can't be recorded isn't sent."),
              nothingChanged},
    ReasonRow{PhoneReason::SettledLate, "settled-late",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "The operation had ended"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "That the step before was done came out only when the operation had ended, "
                                "so nothing more was sent.")},
    ReasonRow{PhoneReason::SetReadOnly, "set-read-only",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Set to read-only before it was sent"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "The account was set to read-only here, so sending ended."),
              nothingChanged},

    ReasonRow{PhoneReason::DidNotReturn, "did-not-return",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Not running again"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "It took the request and did not come back to running. Look at its state, "
                                "then try again.")},
    ReasonRow{
        PhoneReason::RefusedTogether, "refused-together",
        QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Refused together with others"),
        QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Its request was refused for all the phones in it."),
        nothingChanged},
    ReasonRow{PhoneReason::NoLongerEligible, "no-longer-eligible",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Its state had changed"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "Its state changed after the phones were chosen, so the service refused it."),
              nothingChanged},
    ReasonRow{PhoneReason::BackupFailed, "backup-failed",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "The backup failed"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "The service says that the backup failed. The newest data may exist only on "
                                "the phone.")},
    ReasonRow{
        PhoneReason::RestoreFailed, "restore-failed",
        QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "The restore failed"),
        QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                          "The service says that the data could not be restored. Prepare the phone again.")},
    ReasonRow{
        PhoneReason::PreparationFailed, "preparation-failed",
        QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "The preparation failed"),
        QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "The service could not make it ready. Try it again.")},
    ReasonRow{PhoneReason::NotDone, "not-done", QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Not done"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "No answer came; it was looked at, and the request had no effect. It can be "
                                "tried again.")},
    ReasonRow{PhoneReason::TaskFailed, "task-failed",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "The task failed"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "The service says that its task failed, and gives no reason.")},

    ReasonRow{PhoneReason::NoAnswer, "no-answer",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "No answer came"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "The answer was lost on the way.")},
    ReasonRow{PhoneReason::ConsoleEndedThen, "console-ended-then",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Phonedeck ended meanwhile"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "Phonedeck ended while the request was on its way, so its answer is lost.")},
    ReasonRow{PhoneReason::CannotBeSeen, "cannot-be-seen",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Can't be told"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "It was looked at. Whether the request was carried out can't be told.")},
    ReasonRow{PhoneReason::TookTooLong, "took-too-long",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Not done in time"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "The service took the request, and for a long time nothing showed that it "
                                "was done.")},
    ReasonRow{PhoneReason::TouchedSince, "touched-since",
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "Can't be told any more"),
              QT_TRANSLATE_NOOP("phonedeck::OutcomeWords",
                                "A later operation was sent to it before this was known. What it shows now "
                                "may come from that one, so it is not looked at for this one any more.")},
};

/// Brief of a phone that was cancelled when earlier steps had been done. %1 is what was done last, %2 what
/// was not.
const char *briefAfterSteps(PhoneReason reason)
{
    switch (reason) {
    case PhoneReason::StoppedByBrake:
        //: "Backed up, then stopped by a refusal: not reset"
        return QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "%1, then stopped by a refusal: %2");
    case PhoneReason::ConsoleEnded:
        //: "Backed up, then Phonedeck ended: not reset"
        return QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "%1, then Phonedeck ended: %2");
    case PhoneReason::NotRecorded:
        //: "Backed up, then not recorded: not reset"
        return QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "%1, then the journal failed: %2");
    case PhoneReason::SettledLate:
        //: "Backed up, seen too late: not reset"
        return QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "%1, seen too late: %2");
    case PhoneReason::SetReadOnly:
        //: "Backed up, then read-only: not reset"
        return QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "%1, then read-only: %2");
    default:
        //: "Backed up, then stopped: not reset"
        return QT_TRANSLATE_NOOP("phonedeck::OutcomeWords", "%1, then stopped: %2");
    }
}

const ReasonRow *findReason(PhoneReason reason)
{
    for (const ReasonRow &row : reasons) {
        if (row.reason == reason)
            return &row;
    }
    return nullptr;
}

/// How many of the operation's steps were done to it, be it by the operation that this one goes on with.
int stepsDone(const OperationRecord &operation, const PhoneRecord &phone)
{
    return std::clamp(int(phone.step), 0, std::max(int(operation.steps.size()) - 1, 0));
}

/// Which steps were done before the one that a phone had come to; empty if none.
QString doneBefore(const OperationRecord &operation, const PhoneRecord &phone)
{
    const int done = stepsDone(operation, phone);
    return done == 0 ? QString()
                     : OutcomeWords::tr("Done before: %1.").arg(titlesOf(operation.steps.mid(0, done)));
}

/// What the row says of a phone, with what it means for one to which nothing was done before.
QString sentenceOf(const ReasonRow &row, bool isUntouched)
{
    return joinSentences(
        {words(row.sentence), isUntouched && row.untouched ? words(row.untouched) : QString()});
}

OutcomeText cancelledText(const OperationRecord &operation, const PhoneRecord &phone)
{
    const ReasonRow *row = findReason(phone.reason);
    const int done = stepsDone(operation, phone);
    if (done == 0)
        return row ? OutcomeText{words(row->brief), sentenceOf(*row, true)}
                   : OutcomeText{phoneState(phone.state).word, {}};
    return {words(briefAfterSteps(phone.reason))
                .arg(doneText(operation.steps.at(done - 1)), notDoneText(operation.steps.at(done))),
            joinSentences({doneBefore(operation, phone),
                           OutcomeWords::tr("Not done: %1.").arg(titlesOf(operation.steps.mid(done))),
                           row ? words(row->sentence) : QString()})};
}

OutcomeText skippedText(const PhoneRecord &phone)
{
    const ReasonRow *row = findReason(phone.reason);
    if (!row)
        return {phoneState(phone.state).word, {}};
    if (phone.reason == PhoneReason::InOtherOperation && !phone.serviceText.isEmpty())
        //: %1 is what that operation does: "Reboot 31 phones"
        return {words(row->brief), OutcomeWords::tr("It was in an operation that had not ended: %1. Try it "
                                                    "again when that has ended.")
                                       .arg(phone.serviceText)};
    return {words(row->brief), sentenceOf(*row, true)};
}

OutcomeText unknownText(ActionId step, const PhoneRecord &phone)
{
    const ReasonRow *row = findReason(phone.reason);
    OutcomeText text = row ? OutcomeText{words(row->brief), words(row->sentence)}
                           : OutcomeText{OutcomeWords::tr("Nobody knows"),
                                         OutcomeWords::tr("Whether it was done isn't known.")};
    const bool nothingToLookAt = actionOf(step).trackBy == TrackBy::Answer;
    if (nothingToLookAt && !phone.isChecked) {
        if (phone.reason == PhoneReason::CannotBeSeen)
            text = {OutcomeWords::tr("No answer came"), QString()};
        text.sentence = joinSentences(
            {text.sentence,
             OutcomeWords::tr("Nothing can be looked at after this action, so it stays unknown.")});
    } else if (phone.isChecked) {
        text.sentence = joinSentences(
            {text.sentence, OutcomeWords::tr("The phone is being looked at to see whether it was done.")});
    } else if (phone.reason == PhoneReason::TouchedSince) {
        return text;
    } else if (phone.reason == PhoneReason::CannotBeSeen) {
        if (step == ActionId::Reboot)
            text.sentence = OutcomeWords::tr("It is running. Whether it was restarted can't be told.");
    } else {
        text.sentence = joinSentences(
            {text.sentence, OutcomeWords::tr("It is no longer looked at by itself; it can be checked.")});
    }
    return text;
}

OutcomeText failedText(ActionId step, const PhoneRecord &phone, bool isUntouched)
{
    const ReasonRow *row = findReason(phone.reason);
    // The service's code says more than that the batch was refused.
    const bool hasAnswer = !phone.code.isEmpty() || phone.httpStatus > 0;
    if (row && (!hasAnswer ||
                (phone.reason != PhoneReason::TaskFailed && phone.reason != PhoneReason::RefusedTogether)))
        return {words(row->brief), sentenceOf(*row, isUntouched)};
    const ErrorText error = describe(phone.error(QString::fromLatin1(actionOf(step).operation)));
    QString brief = error.happened;
    while (brief.endsWith(u'.') || brief.endsWith(u'。'))
        brief.chop(1);
    const QString together =
        row && phone.reason == PhoneReason::RefusedTogether ? sentenceOf(*row, isUntouched) : QString();
    return {brief, joinSentences({together.isEmpty() ? error.means : together, error.toDo})};
}

OutcomeText afterSteps(const OperationRecord &operation, const PhoneRecord &phone, const OutcomeText &text)
{
    return {text.brief, joinSentences({doneBefore(operation, phone), text.sentence})};
}

} // namespace

StateText outcomeState(OperationOutcome outcome)
{
    for (const OutcomeRow &row : outcomes) {
        if (row.outcome == outcome)
            return {words(row.word), row.health, row.shape, row.filled};
    }
    return {};
}

QString outcomeKey(OperationOutcome outcome)
{
    for (const OutcomeRow &row : outcomes) {
        if (row.outcome == outcome)
            return QString::fromLatin1(row.key);
    }
    return {};
}

std::optional<OperationOutcome> outcomeByKey(const QString &key)
{
    for (const OutcomeRow &row : outcomes) {
        if (key.compare(QLatin1StringView(row.key), Qt::CaseInsensitive) == 0)
            return row.outcome;
    }
    return {};
}

StateText phoneState(PhoneState state)
{
    const StateRow &row = states[size_t(state)];
    return {words(row.word), row.health, row.shape, false};
}

QString phoneStateKey(PhoneState state)
{
    return QString::fromLatin1(states[size_t(state)].key);
}

std::optional<HealthShare> barShare(PhoneState state, int count, int total)
{
    if (!isOutcome(state) || total == 0)
        return {};
    return HealthShare{double(count) / total, states[size_t(state)].health, state == PhoneState::Cancelled};
}

OutcomeText outcomeText(const OperationRecord &operation, const PhoneRecord &phone)
{
    const ActionId step = operation.steps.value(phone.step, operation.action);
    switch (phone.state) {
    case PhoneState::Waiting:
        return afterSteps(operation, phone,
                          {QStringLiteral("–"), stepsDone(operation, phone) == 0
                                                    ? OutcomeWords::tr("Nothing of it was sent yet.")
                                                    : OutcomeWords::tr("The next step was not sent yet.")});
    case PhoneState::Sending:
        return {OutcomeWords::tr("Its request is on its way"), QString()};
    case PhoneState::Working:
        if (phone.queuePosition >= 0)
            return {OutcomeWords::tr("Place %L1 in the queue").arg(phone.queuePosition), QString()};
        return {OutcomeWords::tr("Accepted, waiting until it is done"), QString()};
    case PhoneState::Succeeded:
        return {doneText(step), QString()};
    case PhoneState::Failed:
        return afterSteps(operation, phone, failedText(step, phone, stepsDone(operation, phone) == 0));
    case PhoneState::Unknown:
        return afterSteps(operation, phone, unknownText(step, phone));
    case PhoneState::Skipped:
        return skippedText(phone);
    case PhoneState::Cancelled:
        break;
    }
    return cancelledText(operation, phone);
}

QString outcomeBrief(const OperationRecord &operation, const PhoneRecord &phone, qint64 sentMs)
{
    const QString brief = outcomeText(operation, phone).brief;
    // Of several steps the request is the last one's.
    if (phone.state != PhoneState::Succeeded || sentMs <= 0 || operation.steps.size() > 1)
        return brief;
    const ActionId step = operation.steps.value(phone.step, operation.action);
    const qint64 tookMs = phone.endedMs - sentMs;
    if (actionOf(step).trackBy == TrackBy::Answer || tookMs < shortestTookMs || tookMs > longestTookMs)
        return brief;
    //: what came of it and how long it took: "Running again after 1 min 52 s", "Backed up after 3 min 05 s"
    return OutcomeWords::tr("%1 after %2").arg(brief, durationText(tookMs));
}

QString reasonKey(PhoneReason reason)
{
    const ReasonRow *row = findReason(reason);
    return row ? QString::fromLatin1(row->key) : QString();
}

} // namespace phonedeck
