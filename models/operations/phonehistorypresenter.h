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
struct PhoneHistoryLine;

/// What was done to one phone from this desktop, newest first, as its details show it.
class PhoneHistoryPresenter final : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxLines = 5;

    struct Line {
        qint64 operation = 0;
        QString when;
        StateText state; ///< the phone's outcome in it
        QString what;    ///< "Reboot"
        QString outcome; ///< "Running again"

        bool operator==(const Line &) const = default;
    };
    struct View {
        QString instanceId; ///< whose history it is; empty: of nobody
        QList<Line> lines;
        bool hasMore = false; ///< older ones than these

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
    void read();
    void take(const QString &instanceId, const QList<PhoneHistoryLine> &lines);

    Journal &m_journal;
    QString m_instanceId;
    QTimer m_later;
    View m_view;
};

} // namespace phonedeck
