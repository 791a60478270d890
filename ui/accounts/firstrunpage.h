// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QLabel;

namespace phonedeck {

class Button;
class NoteBar;

/// What the window shows without an account: two ways on, and nothing else is asked.
class FirstRunPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FirstRunPage(QWidget *parent = nullptr);

    void showFailure(const QString &text);
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
    NoteBar *m_failure;
};

} // namespace phonedeck
