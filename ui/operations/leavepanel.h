// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

namespace phonedeck {

class Button;
class OperationEngine;
class TextLabel;

/// What would be cut short if the console, or the account, were left now.
struct PendingWork {
    int operations = 0;
    int unsent = 0;    ///< phones of which nothing has left
    int onTheWire = 0; ///< phones whose answer is awaited
    int followed = 0;  ///< accepted phones without an outcome

    bool operator==(const PendingWork &) const = default;
    [[nodiscard]] bool isEmpty() const { return operations == 0; }
};
[[nodiscard]] PendingWork pendingWork(const OperationEngine &engine);

/// Asked before the console ends, or leaves an account, while operations run: keep running, stop sending and
/// leave as soon as the answers are in, or leave at once.
class LeavePanel final : public QFrame
{
    Q_OBJECT

public:
    enum class Leave { Program, Account };
    static constexpr int panelWidth = 520;

    /// The engine outlives the panel.
    LeavePanel(OperationEngine &engine, Leave leave, QWidget *parent = nullptr);

Q_SIGNALS:
    void closeRequested();
    /// Nothing keeps us any more, or the person doesn't care.
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void render();
    void stopSending();

    OperationEngine &m_engine;
    Leave m_leave;
    bool m_isStopping = false;
    TextLabel *m_title;
    TextLabel *m_text;
    Button *m_keep;
    Button *m_stop;
    Button *m_now;
};

} // namespace phonedeck
