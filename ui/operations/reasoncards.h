// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationpresenter.h"

#include <QtWidgets/QScrollArea>

class QVBoxLayout;

namespace phonedeck {

class NoteBar;
class ReasonCardButton;
class TextLabel;

/// Why phones failed: the same reason on many phones is one card with a count. A click shows its phones
/// alone, another one all of them.
class ReasonCards final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ReasonCards(QWidget *parent = nullptr);

    void render(const QString &title, const QList<ReasonCard> &cards, const QString &note);
    [[nodiscard]] const QList<ReasonCard> &cards() const { return m_shown; }

Q_SIGNALS:
    void cardClicked(int group);

private:
    QList<ReasonCard> m_shown;
    QList<ReasonCardButton *> m_buttons;
    TextLabel *m_title;
    QVBoxLayout *m_list;
    NoteBar *m_note;
};

} // namespace phonedeck
