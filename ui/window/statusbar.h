// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/accounts/statuspresenter.h"
#include "ui/theme/fonts.h"
#include "ui/theme/token.h"

#include <QtWidgets/QWidget>

class QPainter;

namespace phonedeck {

class Button;
class RunStrip;

/// The bottom row, 28 px: connection, token life, request rate, what holds calls back, what is loading, what
/// runs, messages.
class StatusBar final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBar(QWidget *parent = nullptr);

    void render(const StatusPresenter::View &view);
    /// Without a session.
    void renderNothing();
    void retranslate();

Q_SIGNALS:
    void messagesClicked();
    void operationClicked(qint64 operation);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Gives where the next piece may begin.
    int paintState(QPainter *painter, int x, const StateText &state) const;
    int paintPiece(QPainter *painter, int x, const QString &text, Token color) const;
    /// Messages stand at the right, the operation that runs before them or after the other pieces.
    void arrange();
    /// Where the pieces end.
    [[nodiscard]] int piecesRight() const;
    /// Paints the pieces; with a null painter only measures them. Gives where they end.
    int layOut(QPainter *painter) const;

    StatusPresenter::View m_view;
    bool m_hasSession = false;
    Button *m_messages;
    RunStrip *m_run;
};

} // namespace phonedeck
