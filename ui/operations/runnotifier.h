// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationrecord.h"

#include <QtCore/QObject>

#include <memory>

class QSystemTrayIcon;
class QWidget;

namespace phonedeck {

/// Tells the desktop that an operation ended which took long, while people looked at something else. Where
/// the desktop shows no notices the window asks for attention; the place Operations has it in any case.
class RunNotifier final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds longRun{60};

    struct Notice {
        QString title; ///< "Reboot ended"
        QString text;  ///< "197 of 200 phones done, 3 failed"
        bool isGood = true;
    };

    /// The window outlives the notifier.
    explicit RunNotifier(QWidget &window, QObject *parent = nullptr);
    ~RunNotifier() override;

    /// An operation has ended.
    void take(const OperationRecord &operation);

    [[nodiscard]] static bool isWorthTelling(const OperationRecord &operation, bool isInFront);
    [[nodiscard]] static Notice noticeOf(const OperationRecord &operation);

Q_SIGNALS:
    /// The notice was clicked.
    void clicked(qint64 operation);

private:
    QWidget &m_window;
    std::unique_ptr<QSystemTrayIcon> m_tray; ///< there only while a notice is shown
    qint64 m_told = 0;
};

} // namespace phonedeck
