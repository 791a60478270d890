// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"

#include <QtCore/QDateTime>
#include <QtCore/QMap>
#include <QtCore/QObject>

namespace phonedeck {

class AccountSession;

/// The fleet in counts, and what needs a person. Everything that is counted names the filter that shows it.
class OverviewPresenter final : public QObject
{
    Q_OBJECT

public:
    struct Count {
        StateText label;
        int count = 0;
        QString query;  ///< for Phones
        int change = 0; ///< since the first whole listing
        bool operator==(const Count &) const = default;
    };
    struct Sample {
        QDateTime atUtc;
        int running = 0;
        int signedIn = 0;
        bool operator==(const Sample &) const = default;
    };
    struct Attention {
        StateText what; ///< "38 phones in an unknown state"
        QString why;
        QString query;
        int count = 0;
        bool operator==(const Attention &) const = default;
    };
    struct View {
        bool hasPhones = false;
        int total = 0;
        int regionCount = 0;
        QDateTime sinceUtc; ///< of the changes; invalid before the first whole listing
        QList<Count> running;
        QList<Count> resource;
        QList<Count> regions;
        QList<Count> specs; ///< the largest few
        QList<Count> freeByRegion;
        int assigned = 0;
        int unassigned = 0;
        QList<Sample> history; ///< one for each listing, bounded
        QList<Attention> attention;

        bool operator==(const View &) const = default;
    };

    static constexpr int maxSamples = 720;

    /// The session outlives the presenter.
    explicit OverviewPresenter(AccountSession &session, QObject *parent = nullptr);

    [[nodiscard]] const View &view() const { return m_view; }
    void update();

Q_SIGNALS:
    void viewChanged();

private:
    void takeSample();
    [[nodiscard]] View makeView() const;

    AccountSession &m_session;
    QList<Sample> m_history;
    QDateTime m_sinceUtc;
    QMap<int, int> m_firstRunning; ///< counts by running state at m_sinceUtc
    View m_view;
};

} // namespace phonedeck
