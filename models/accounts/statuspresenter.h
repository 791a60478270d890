// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"
#include "models/operations/action.h"
#include "models/operations/operationtimes.h"
#include "models/operations/statusrefresh.h"
#include "network/transport/governor.h"

#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>
#include <optional>

namespace phonedeck {

class AccountSession;

class OperationEngine;
struct OperationRecord;

/// What runs, for the status bar, the places' list and the window's title.
struct RunningView {
    int operations = 0;                 ///< that run; 0: none, and the rest says nothing
    qint64 operation = 0;               ///< to be opened: the one that began last
    ActionId action = ActionId::Reboot; ///< of that one
    QString title;                      ///< "Reboot", or "2 operations"
    QString counts;                     ///< "137 of 200"
    QString failed;                     ///< "1 failed", "2 unknown"; empty for none
    QString left;                       ///< "40 s left", "waits for you"; empty while nobody can tell
    bool waits = false;                 ///< for a person, before the next wave
    double doneShare = 0;               ///< 0 to 1 of all phones
    double failedShare = 0;
    double unknownShare = 0;

    bool operator==(const RunningView &) const = default;
    /// 0 to 1 of all phones: with an outcome.
    [[nodiscard]] double share() const { return doneShare + failedShare + unknownShare; }
    /// As it is read out.
    [[nodiscard]] QString sentence() const;
};

/// What the status bar, the top bar and the notes of the places say about the connection and what runs.
class StatusPresenter final : public QObject
{
    Q_OBJECT

public:
    struct View {
        StateText connection; ///< "Connected"
        QString token;        ///< "Token 21 h"; empty without one
        QString rate;         ///< "4.1 req/s"
        double rateShare = 0; ///< 0 to 1 of the calls that may be in flight
        StateText holdUp; ///< why calls wait, "Throttled to 57/s"; without a word: nothing holds them back
        QString calls;    ///< lines: what holds them back, how many are under way, how many wait, the limit
        QString loading;  ///< "Loading 400 of 2,000"; empty when no first listing runs
        double loadingShare = 0;
        QString refreshedAt; ///< local time of the last whole listing, "12:04:31"; empty: none yet
        QString dataAge;     ///< "as of 10:42" when what is shown is old; else empty
        /// A sentence and what to do, when something keeps us from showing the truth; empty else.
        QString trouble;
        QString troubleToDo;
        QString troubleDetail;
        int unreadMessages = 0;
        RunningView running;
        QString task; ///< "Reading the state of 37 phones", then how that went; empty for none
        bool isReadOnly = false;

        bool operator==(const View &) const = default;
    };

    /// The session outlives the presenter.
    explicit StatusPresenter(AccountSession &session, QObject *parent = nullptr);

    [[nodiscard]] const View &view() const { return m_view; }
    /// Times and languages change without a signal of the session.
    void update();
    /// Reads the state of these phones at once and says how it goes.
    void refreshPhones(const QStringList &instanceIds) { m_refresh.start(instanceIds); }

    /// `pace` is that of the operation that runs, if it is one.
    [[nodiscard]] static RunningView runningOf(const OperationEngine &engine, const OperationPace &pace);
    [[nodiscard]] static StateText holdUpText(const GovernorState &state, const QDateTime &nowUtc);
    [[nodiscard]] static QString callsText(const GovernorState &state);

Q_SIGNALS:
    void viewChanged();

private:
    [[nodiscard]] View makeView() const;
    void takePace();
    void takeRefresh(const StatusRefresh::Outcome &outcome);

    AccountSession &m_session;
    QTimer m_clock;
    QTimer m_later;
    StatusRefresh m_refresh;
    StatusRefresh::Outcome m_refreshed; ///< of the last one, while it is told
    QTimer m_refreshTold;
    OperationPace m_pace;                                         ///< of the operation that runs
    qint64 m_paced = 0;                                           ///< which one that is; 0: none, or several
    GovernorState::Reason m_reason = GovernorState::Reason::Free; ///< as in m_view
    View m_view;
};

} // namespace phonedeck
