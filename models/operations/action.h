// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/effect.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>
#include <span>

namespace phonedeck {

enum class PhoneReason : qint16;

/// What can be done to phones. In the journal by key.
enum class ActionId {
    Reboot,
    Reset,
    BackUp,
    Prepare,
    StopStreaming,
    ReleaseSession,
    Unassign,
    Delete,
    SessionRescue
};
inline constexpr int actionCount = int(ActionId::SessionRescue) + 1;

/// How one learns what became of a phone after its request was accepted.
enum class TrackBy {
    Answer,   ///< the answer is the outcome; nothing can be looked at afterwards
    Running,  ///< ListInstances: until it runs again
    Task,     ///< GetTask; where the task isn't open (D6), the phone's states
    Progress, ///< ShowProgress, with places in a queue
    Listing,  ///< ListInstances: until it is gone
};

/// What is known of a phone when a plan is made.
struct PhoneFacts {
    QString instanceId;
    QString name;
    QString region;
    QString userId;
    QString memberName; ///< personal data: shown, never in a log
    QString backupTime;
    qint64 backupSecs = -1; ///< since 1970 if the time is read as UTC (C38); -1: none
    int running = -1;       ///< enums §1; -1: no information, as with all of these
    int resource = -1;      ///< enums §2
    int signIn = -1;
    int assigned = -1;
    int frozen = -1;
    int backup = -1; ///< enums §6
    bool isListed = true;
    /// Of a plan's steps: those before it were done by the operation that the plan repeats.
    int firstStep = 0;
    QString otherOperation; ///< title of the one that it is in and that has not ended; empty: none

    bool operator==(const PhoneFacts &) const = default;
    /// Somebody is at it: signed in or streaming.
    [[nodiscard]] bool isInUse() const { return signIn == 1 || resource == 3; }
};

/// An action is a row in a table: the only place that knows actions. Plan, sheet, runner, tracker, menus and
/// the Operations place read it.
struct Action {
    ActionId id;
    const char *key;       ///< stable: journal, filter
    const char *operation; ///< name by the API reference; of the last step where there are several
    Effect effect;
    int maxInstances = 1;         ///< of one request
    bool splitsByUser = false;    ///< one request is for one user's phones
    bool hasMixedRegions = false; ///< a request may hold phones of several regions
    /// A batch that was refused as a whole may be sent again in parts: nothing is lost if a phone of it is
    /// hit a second time after all.
    bool canUntangle = false;
    TrackBy trackBy = TrackBy::Answer;
    bool wipes = false; ///< what people have on the phone is lost
    /// It takes the phone out of the hands of somebody who is at it, without that being what it is for.
    bool disturbsUse = false;
    QList<ActionId> (*steps)() = nullptr; ///< null: itself alone

    [[nodiscard]] QString title() const; ///< "Reboot"
    /// "Reboot 137 phones?"
    [[nodiscard]] QString question(int phones) const;
    /// "Reboot 137 phones": what the button does.
    [[nodiscard]] QString command(int phones) const;
    /// What it does to the phones, in a sentence or two.
    [[nodiscard]] QString consequence() const;
    [[nodiscard]] QString
    stepsText() const; ///< "Stop streaming, release session, prepare"; empty for one step
};

[[nodiscard]] const Action &actionOf(ActionId id);
[[nodiscard]] std::span<const Action> allActions();
[[nodiscard]] std::optional<ActionId> actionByKey(QStringView key);
[[nodiscard]] QList<ActionId> stepsOf(ActionId id);

/// Why a phone can't take an action in the state it is in (enums §9); PhoneReason::None: it can.
[[nodiscard]] PhoneReason obstacle(ActionId id, const PhoneFacts &phone);
/// "frozen": for "2 are frozen", "4 are being backed up". In the language of the interface, for `count`.
[[nodiscard]] QString obstacleText(PhoneReason reason, int count);

} // namespace phonedeck
