// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/statusbar.h"

#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"

#include <QtGui/QPainter>

namespace phonedeck {

namespace {

constexpr int barHeight = 28;
constexpr int sidePadding = 14;
constexpr int gap = 12;
constexpr int meterWidth = 40;
constexpr int progressWidth = 120;
constexpr double meterHeight = 4;

} // namespace

StatusBar::StatusBar(QWidget *parent)
    : QWidget(parent), m_messages(new Button(QString(), Button::Kind::Ghost, this))
{
    setFixedHeight(barHeight);
    m_messages->setFont(phonedeck::font(Type::Cell));
    m_messages->hide();
    connect(m_messages, &Button::clicked, this, &StatusBar::messagesClicked);
}

void StatusBar::render(const StatusPresenter::View &view)
{
    m_view = view;
    m_hasSession = true;
    setAccessibleName(view.connection.word);
    setAccessibleDescription(view.holdUp.word);
    setToolTip(view.calls);
    showMessages();
    update();
}

void StatusBar::renderNothing()
{
    m_view = {};
    m_hasSession = false;
    setAccessibleDescription({});
    setToolTip({});
    showMessages();
    update();
}

void StatusBar::retranslate()
{
    showMessages();
    update();
}

void StatusBar::showMessages()
{
    m_messages->setVisible(m_view.unreadMessages > 0);
    m_messages->setGlyph(Icon::Warning);
    m_messages->setText(tr("%Ln messages", nullptr, m_view.unreadMessages));
    m_messages->adjustSize();
    m_messages->move(width() - m_messages->width() - 4, (height() - m_messages->height()) / 2 + 1);
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showMessages();
}

int StatusBar::paintPiece(QPainter &painter, int x, const QString &text, Token color) const
{
    const int room = (m_messages->isVisible() ? m_messages->x() : width() - sidePadding) - x;
    if (room <= 0)
        return x;
    return x + paintText(&painter, QRect(x, 1, room, height() - 1), text, phonedeck::font(Type::Cell),
                         themeOf(this).color(color));
}

int StatusBar::paintState(QPainter &painter, int x, const StateText &state) const
{
    paintShape(&painter, QPoint(x, 8), state.shape, themeOf(this).shapeColor(state.health));
    return paintPiece(painter, x + shapeBox + 5, state.word, Token::Text1);
}

void StatusBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Line));

    const auto separator = [&](int x) {
        painter.fillRect(QRect(x + gap, 9, 1, 11), theme.color(Token::Line2));
        return x + 2 * gap + 1;
    };
    StateText connection = m_view.connection;
    if (!m_hasSession)
        connection = {tr("Not connected"), Health::Neutral, StateShape::Ring, false};
    int x = paintState(painter, sidePadding, connection);
    if (!m_hasSession) {
        paintPiece(painter, separator(x), tr("No account"), Token::Text2);
        return;
    }
    if (!m_view.token.isEmpty())
        x = paintPiece(painter, separator(x), m_view.token, Token::Text2);

    x = separator(x);
    paintBar(&painter, QRectF(x, (height() + 1 - meterHeight) / 2, meterWidth, meterHeight),
             {{m_view.rateShare, theme.color(Token::NeutralShape)}}, theme.color(Token::Track));
    x = paintPiece(painter, x + meterWidth + 8, m_view.rate, Token::Text2);

    if (!m_view.holdUp.word.isEmpty())
        x = paintState(painter, separator(x), m_view.holdUp);

    if (!m_view.loading.isEmpty()) {
        x = paintPiece(painter, separator(x), m_view.loading, Token::Text1) + 8;
        paintBar(&painter, QRectF(x, (height() + 1 - meterHeight) / 2, progressWidth, meterHeight),
                 {{m_view.loadingShare, theme.color(Token::Accent)}}, theme.color(Token::Track));
    } else if (!m_view.trouble.isEmpty()) {
        paintPiece(painter, separator(x), m_view.trouble, Token::Text1);
    }
}

} // namespace phonedeck
