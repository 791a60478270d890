// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QLabel;

namespace phonedeck {

class Button;

/// What the window shows without an account: two ways on, and nothing else is asked.
class FirstRunPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FirstRunPage(QWidget *parent = nullptr);

    /// The simulated cloud is being started.
    void setDemoBusy(bool busy);
    void retranslate();

Q_SIGNALS:
    void connectRequested();
    void demoRequested();

private:
    QLabel *m_title;
    QLabel *m_text;
    Button *m_connect;
    QLabel *m_demoTitle;
    QLabel *m_demoText;
    Button *m_demo;
};

} // namespace phonedeck
