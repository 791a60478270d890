// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/action.h"

#include "models/operations/phonerecord.h"
#include "network/fleet/batchbackupinstances.h"
#include "network/fleet/batchprepareinstances.h"
#include "network/fleet/batchrebootinstance.h"
#include "network/fleet/batchreset.h"
#include "network/fleet/releaseinstancessession.h"
#include "network/fleet/resourcestatus.h"
#include "network/fleet/stopinstancesstreaming.h"
#include "network/fleet/unassigninstance.h"
#include "network/orders/deleteinstance.h"

#include <QtCore/QCoreApplication>

#include <array>

namespace phonedeck {

namespace {

/// The words of an action; English source, context phonedeck::Action.
struct Words {
    const char *title;
    const char *question;
    const char *command;
    const char *consequence;
};

constexpr std::array<Words, actionCount> words{{
    {QT_TRANSLATE_NOOP("phonedeck::Action", "Reboot"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Reboot %Ln phone(s)?"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Reboot %Ln phone(s)"),
     QT_TRANSLATE_NOOP("phonedeck::Action",
                       "They restart at once. Whatever runs on them stops; nothing stored on them is lost.")},
    {QT_TRANSLATE_NOOP("phonedeck::Action", "Reset"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Reset %Ln phone(s)?"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Reset %Ln phone(s)"),
     QT_TRANSLATE_NOOP(
         "phonedeck::Action",
         "Everything on them is wiped: apps, files, settings and sign-ins. This can't be undone.")},
    {QT_TRANSLATE_NOOP("phonedeck::Action", "Back up"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Back up %Ln phone(s)?"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Back up %Ln phone(s)"),
     QT_TRANSLATE_NOOP("phonedeck::Action",
                       "Their data is copied to storage. After that they leave their hardware and have to be "
                       "prepared before they are used again.")},
    {QT_TRANSLATE_NOOP("phonedeck::Action", "Prepare"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Prepare %Ln phone(s)?"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Prepare %Ln phone(s)"),
     QT_TRANSLATE_NOOP("phonedeck::Action",
                       "They are brought to hardware with their data, so that streaming can start. They hold "
                       "that hardware from then on and may have to queue for it.")},
    {QT_TRANSLATE_NOOP("phonedeck::Action", "Stop streaming"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Stop streaming on %Ln phone(s)?"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Stop streaming on %Ln phone(s)"),
     QT_TRANSLATE_NOOP("phonedeck::Action", "The people who use them lose the picture at once. The phones go "
                                            "on running and nothing on them is lost.")},
    {QT_TRANSLATE_NOOP("phonedeck::Action", "Release session"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Release the session of %Ln phone(s)?"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Release %Ln session(s)"),
     QT_TRANSLATE_NOOP("phonedeck::Action",
                       "Sessions that linger after a stream are ended. Nothing on the phones is lost.")},
    {QT_TRANSLATE_NOOP("phonedeck::Action", "Unassign"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Unassign %Ln phone(s)?"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Unassign %Ln phone(s)"),
     QT_TRANSLATE_NOOP("phonedeck::Action", "They are taken from their users, and everything these have on "
                                            "them is wiped. This can't be undone.")},
    {QT_TRANSLATE_NOOP("phonedeck::Action", "Delete"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Delete %Ln phone(s)?"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Delete %Ln phone(s)"),
     QT_TRANSLATE_NOOP("phonedeck::Action",
                       "They are unsubscribed and removed from the account with all their "
                       "data. This can't be undone; to have them again is a new order.")},
    {QT_TRANSLATE_NOOP("phonedeck::Action", "Session rescue"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Rescue the session of %Ln phone(s)?"),
     QT_TRANSLATE_N_NOOP("phonedeck::Action", "Rescue %Ln session(s)"),
     QT_TRANSLATE_NOOP("phonedeck::Action",
                       "For phones on which nobody gets a picture: the stream is stopped, the session is "
                       "released and the phone is prepared again. Nothing stored on them is lost.")},
}};

QList<ActionId> rescueSteps()
{
    return {ActionId::StopStreaming, ActionId::ReleaseSession, ActionId::Prepare};
}

/// A row for what one operation of the API does.
template <typename Op> constexpr Action row(ActionId id, const char *key, TrackBy trackBy)
{
    Action action{};
    action.id = id;
    action.key = key;
    action.operation = Op::name;
    action.effect = Op::effect;
    action.maxInstances = Op::maxInstances;
    action.trackBy = trackBy;
    return action;
}

constexpr std::array<Action, actionCount> makeActions()
{
    std::array<Action, actionCount> actions{
        row<BatchRebootInstance>(ActionId::Reboot, "reboot", TrackBy::Running),
        row<BatchReset>(ActionId::Reset, "reset", TrackBy::Task),
        row<BatchBackupInstances>(ActionId::BackUp, "backup", TrackBy::Task),
        row<BatchPrepareInstances>(ActionId::Prepare, "prepare", TrackBy::Progress),
        row<StopInstancesStreaming>(ActionId::StopStreaming, "stop-streaming", TrackBy::Answer),
        row<ReleaseInstancesSession>(ActionId::ReleaseSession, "release-session", TrackBy::Answer),
        row<UnassignInstance>(ActionId::Unassign, "unassign", TrackBy::Task),
        row<DeleteInstance>(ActionId::Delete, "delete", TrackBy::Listing),
        row<BatchPrepareInstances>(ActionId::SessionRescue, "session-rescue", TrackBy::Progress),
    };
    // A refused batch did nothing. If a part of it was hit after all, a repeat costs a second restart,
    // another backup of the same data, a state that is there already, or a refusal: nothing is lost. What
    // wipes data is not repeated on that assumption.
    for (ActionId id : {ActionId::Reboot, ActionId::BackUp, ActionId::Prepare, ActionId::Delete})
        actions[size_t(id)].canUntangle = true;
    for (ActionId id : {ActionId::Prepare, ActionId::SessionRescue})
        actions[size_t(id)].splitsByUser = true;
    for (ActionId id : {ActionId::Reset, ActionId::Unassign, ActionId::Delete})
        actions[size_t(id)].wipes = true;
    for (ActionId id : {ActionId::Reboot, ActionId::Reset, ActionId::BackUp, ActionId::ReleaseSession,
                        ActionId::Unassign, ActionId::Delete, ActionId::SessionRescue})
        actions[size_t(id)].disturbsUse = true;
    actions[size_t(ActionId::SessionRescue)].steps = rescueSteps;
    return actions;
}

constexpr std::array<Action, actionCount> actions = makeActions();

QString translated(const char *text, int count = -1)
{
    return QCoreApplication::translate("phonedeck::Action", text, nullptr, count);
}

PhoneReason notRunning(const PhoneFacts &phone)
{
    // No information is no obstacle: the service judges.
    return phone.running == int(RunningStatus::Running) || phone.running < 0 ? PhoneReason::None
                                                                             : PhoneReason::NotRunning;
}

PhoneReason moving(const PhoneFacts &phone)
{
    const auto running = RunningStatus(phone.running);
    return running == RunningStatus::GoingOffline || running == RunningStatus::Starting
               ? PhoneReason::NotAtRest
               : PhoneReason::None;
}

PhoneReason copying(const PhoneFacts &phone)
{
    switch (ResourceStatus(phone.resource)) {
    case ResourceStatus::BackingUp:
        return PhoneReason::BackingUp;
    case ResourceStatus::Restoring:
        return PhoneReason::Restoring;
    default:
        return PhoneReason::None;
    }
}

PhoneReason noData(const PhoneFacts &phone)
{
    switch (ResourceStatus(phone.resource)) {
    case ResourceStatus::Streaming:
        return PhoneReason::Streaming;
    case ResourceStatus::Idle:
    case ResourceStatus::RestoreAbnormal:
        return PhoneReason::NoDataOnHardware;
    default:
        return PhoneReason::None;
    }
}

PhoneReason firstOf(std::initializer_list<PhoneReason> reasons)
{
    for (PhoneReason reason : reasons) {
        if (reason != PhoneReason::None)
            return reason;
    }
    return PhoneReason::None;
}

} // namespace

QString Action::title() const
{
    return translated(words[size_t(id)].title);
}

QString Action::question(int phones) const
{
    return translated(words[size_t(id)].question, phones);
}

QString Action::command(int phones) const
{
    return translated(words[size_t(id)].command, phones);
}

QString Action::consequence() const
{
    return translated(words[size_t(id)].consequence);
}

QString Action::stepsText() const
{
    const QList<ActionId> all = stepsOf(id);
    if (all.size() < 2)
        return {};
    QStringList titles;
    for (ActionId step : all)
        titles.append(actionOf(step).title());
    //: between the steps of an operation, which follow each other: "Stop streaming → Release session"
    return titles.join(QCoreApplication::translate("phonedeck::Action", " → "));
}

const Action &actionOf(ActionId id)
{
    return actions[size_t(id)];
}

std::span<const Action> allActions()
{
    return actions;
}

std::optional<ActionId> actionByKey(QStringView key)
{
    for (const Action &action : actions) {
        if (key == QLatin1String(action.key))
            return action.id;
    }
    return {};
}

QList<ActionId> stepsOf(ActionId id)
{
    const Action &action = actionOf(id);
    return action.steps ? action.steps() : QList<ActionId>{id};
}

PhoneReason obstacle(ActionId id, const PhoneFacts &phone)
{
    if (!phone.isListed)
        return PhoneReason::NotListed;
    if (!phone.otherOperation.isEmpty())
        return PhoneReason::InOtherOperation;
    // Frozen phones refuse nearly everything (2004); they can be given up all the same.
    const PhoneReason frozen = phone.frozen == 1 ? PhoneReason::Frozen : PhoneReason::None;
    const PhoneReason notAssigned = phone.userId.isEmpty() ? PhoneReason::NotAssigned : PhoneReason::None;
    switch (id) {
    case ActionId::Reboot:
        return firstOf({frozen, copying(phone), notRunning(phone)});
    case ActionId::Reset:
        return firstOf({frozen, copying(phone), moving(phone)});
    case ActionId::BackUp:
        return firstOf({frozen, copying(phone), noData(phone)});
    case ActionId::Prepare:
    case ActionId::SessionRescue:
        return firstOf({frozen, notAssigned, moving(phone)});
    case ActionId::StopStreaming:
        return phone.resource >= 0 && phone.resource != int(ResourceStatus::Streaming)
                   ? PhoneReason::NotStreaming
                   : PhoneReason::None;
    case ActionId::ReleaseSession:
        return phone.resource == int(ResourceStatus::Streaming) ? PhoneReason::Streaming : PhoneReason::None;
    case ActionId::Unassign:
        return firstOf({notAssigned, frozen, copying(phone), moving(phone)});
    case ActionId::Delete:
        return phone.assigned == 1 || !phone.userId.isEmpty() ? PhoneReason::StillAssigned : copying(phone);
    }
    return PhoneReason::None;
}

QString obstacleText(PhoneReason reason, int count)
{
    const auto text = [count](const char *source) {
        return QCoreApplication::translate("phonedeck::Obstacle", source, nullptr, count);
    };
    switch (reason) {
    case PhoneReason::NotListed:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln is/are no longer listed"));
    case PhoneReason::Frozen:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln is/are frozen"));
    case PhoneReason::NotRunning:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln is/are not running"));
    case PhoneReason::NotAtRest:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln is/are starting or going offline"));
    case PhoneReason::BackingUp:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln is/are being backed up"));
    case PhoneReason::Restoring:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln is/are being restored"));
    case PhoneReason::Streaming:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln is/are streaming"));
    case PhoneReason::NotStreaming:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln has/have no stream"));
    case PhoneReason::NoDataOnHardware:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln has/have no data on hardware"));
    case PhoneReason::NotAssigned:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln has/have no user"));
    case PhoneReason::StillAssigned:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln is/are assigned to a user"));
    case PhoneReason::LeftOut:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln was/were left out by you"));
    case PhoneReason::InOtherOperation:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln is/are in another operation"));
    default:
        return text(QT_TRANSLATE_N_NOOP("phonedeck::Obstacle", "%Ln can't take it"));
    }
}

} // namespace phonedeck
