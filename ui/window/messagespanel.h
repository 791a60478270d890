// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

class QVBoxLayout;

namespace phonedeck {

class MessageLog;
struct Message;
class TextLabel;
class Button;

/// What is worth knowing since the start, newest first: what happened, what to do, and the detail to copy or
/// the way to the operation it is about.
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
    void operationRequested(qint64 operation);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();
    [[nodiscard]] QWidget *makeRow(const Message &message);

    MessageLog &m_log;
    QVBoxLayout *m_rows;
};

} // namespace phonedeck
