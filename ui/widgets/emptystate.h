// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace phonedeck {

class Button;

/// What a page shows while it has nothing: why, and what to do next.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setContent(Icon glyph, const QString &title, const QString &text);
    /// Empty texts take the buttons away. The first is the primary one.
    void setButtons(const QString &first, const QString &second = {});

Q_SIGNALS:
    void firstClicked();
    void secondClicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Icon m_glyph = Icon::Info;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    Button *m_first;
    Button *m_second;
};

} // namespace phonedeck
