// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QTimer>

namespace phonedeck {

class Journal;
class OperationEngine;
struct PhoneHistoryLines;

/// What was done to one phone from this desktop, newest first, as its details show it.
class PhoneHistoryPresenter final : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxLines = 5;

    struct Line {
        qint64 operation = 0;
        QString when;    ///< "10:02", "Sun"
        QString moment;  ///< when, in full
        StateText state; ///< the phone's outcome in it
        QString what;    ///< "Reboot"
        QString outcome; ///< "Running again after 1 min 52 s"

        bool operator==(const Line &) const = default;
    };
    struct View {
        QString instanceId; ///< whose history it is; empty: of nobody
        QList<Line> lines;
        int total = 0; ///< with those that are older than these

        bool operator==(const View &) const = default;
    };

    /// Both outlive the presenter.
    PhoneHistoryPresenter(OperationEngine &engine, Journal &journal, QObject *parent = nullptr);

    [[nodiscard]] const View &view() const { return m_view; }
    /// Read a moment later: who walks through the table with the arrow keys asks once. Empty: none.
    void setPhone(const QString &instanceId);
    void retranslate();

Q_SIGNALS:
    void viewChanged();

private:
    void readSoon();
    /// The phone is in the operation, or it can't be told.
    [[nodiscard]] bool isIn(qint64 operation) const;
    void read();
    void take(const QString &instanceId, const PhoneHistoryLines &history);

    OperationEngine &m_engine;
    Journal &m_journal;
    QString m_instanceId;
    QTimer m_later;
    View m_view;
};

} // namespace phonedeck
