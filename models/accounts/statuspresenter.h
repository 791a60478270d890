// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"

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
        QString loading;      ///< "Loading 400 of 2,000"; empty when no first listing runs
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

Q_SIGNALS:
    void viewChanged();

private:
    [[nodiscard]] View makeView() const;

    AccountSession &m_session;
    QTimer m_clock;
    QTimer m_later;
    View m_view;
};

} // namespace phonedeck
