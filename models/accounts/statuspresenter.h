// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"
#include "network/transport/governor.h"

#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace phonedeck {

class AccountSession;

/// What the status bar, the top bar and the notes of the places say about the connection.
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

        bool operator==(const View &) const = default;
    };

    /// The session outlives the presenter.
    explicit StatusPresenter(AccountSession &session, QObject *parent = nullptr);

    [[nodiscard]] const View &view() const { return m_view; }
    /// Times and languages change without a signal of the session.
    void update();

    [[nodiscard]] static StateText holdUpText(const GovernorState &state, const QDateTime &nowUtc);
    [[nodiscard]] static QString callsText(const GovernorState &state);

Q_SIGNALS:
    void viewChanged();

private:
    [[nodiscard]] View makeView() const;

    AccountSession &m_session;
    QTimer m_clock;
    QTimer m_later;
    GovernorState::Reason m_reason = GovernorState::Reason::Free; ///< as in m_view
    View m_view;
};

} // namespace phonedeck
