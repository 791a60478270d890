// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

class QVBoxLayout;

namespace phonedeck {

class MessageLog;
class TextLabel;
class Button;

/// What went wrong since the start, newest first: what happened, what to do, and the detail to copy.
class MessagesPanel final : public QFrame
{
    Q_OBJECT

public:
    static constexpr int panelWidth = 560;
    static constexpr int maxShown = 20;

    /// The log outlives the panel.
    explicit MessagesPanel(MessageLog &log, QWidget *parent = nullptr);

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();

    MessageLog &m_log;
    QVBoxLayout *m_rows;
};

} // namespace phonedeck
