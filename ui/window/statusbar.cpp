// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/statusbar.h"

#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/window/runstrip.h"

#include <QtGui/QPainter>

#include <algorithm>

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
    : QWidget(parent), m_messages(new Button(QString(), Button::Kind::Ghost, this)), m_run(new RunStrip(this))
{
    setFixedHeight(barHeight);
    m_messages->setFont(phonedeck::font(Type::Cell));
    m_messages->hide();
    connect(m_messages, &Button::clicked, this, &StatusBar::messagesClicked);
    connect(m_run, &RunStrip::clicked, this, [this] { Q_EMIT operationClicked(m_view.running.operation); });
}

void StatusBar::render(const StatusPresenter::View &view)
{
    m_view = view;
    m_hasSession = true;
    setAccessibleName(view.connection.word);
    setAccessibleDescription(view.holdUp.word);
    setToolTip(view.calls);
    m_run->render(view.running);
    arrange();
    update();
}

void StatusBar::renderNothing()
{
    m_view = {};
    m_hasSession = false;
    setAccessibleDescription({});
    setToolTip({});
    m_run->render({});
    arrange();
    update();
}

void StatusBar::retranslate()
{
    arrange();
    update();
}

void StatusBar::arrange()
{
    m_messages->setVisible(m_view.unreadMessages > 0);
    m_messages->setGlyph(Icon::Warning);
    m_messages->setText(tr("%Ln messages", nullptr, m_view.unreadMessages));
    m_messages->adjustSize();
    m_messages->move(width() - m_messages->width() - 4, (height() - m_messages->height()) / 2 + 1);
    const int begin = layOut(nullptr) + gap / 2;
    const int room = (m_messages->isVisibleTo(this) ? m_messages->x() : width()) - 4 - begin;
    m_run->setGeometry(begin, 3, std::clamp(m_run->sizeHint().width(), 0, std::max(0, room)),
                       m_run->height());
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

int StatusBar::piecesRight() const
{
    return m_messages->isVisibleTo(this) ? m_messages->x() : width() - sidePadding;
}

int StatusBar::paintPiece(QPainter *painter, int x, const QString &text, Token color) const
{
    const int room = piecesRight() - x;
    if (room <= 0)
        return x;
    const QFont cell = phonedeck::font(Type::Cell);
    if (!painter)
        return x + std::min(room, textWidth(text, cell));
    return x + paintText(painter, QRect(x, 1, room, height() - 1), text, cell, themeOf(this).color(color));
}

int StatusBar::paintState(QPainter *painter, int x, const StateText &state) const
{
    if (painter)
        paintShape(painter, QPoint(x, 8), state.shape, themeOf(this).shapeColor(state.health));
    return paintPiece(painter, x + shapeBox + 5, state.word, Token::Text1);
}

int StatusBar::layOut(QPainter *painter) const
{
    const Theme &theme = themeOf(this);
    const auto separator = [&](int x) {
        if (painter)
            painter->fillRect(QRect(x + gap, 9, 1, 11), theme.color(Token::Line2));
        return x + 2 * gap + 1;
    };
    const auto bar = [&](int x, int width, double share, Token color) {
        if (painter)
            paintBar(painter, QRectF(x, (height() + 1 - meterHeight) / 2, width, meterHeight),
                     {{share, theme.color(color)}}, theme.color(Token::Track));
        return x + width;
    };
    StateText connection = m_view.connection;
    if (!m_hasSession)
        connection = {tr("Not connected"), Health::Neutral, StateShape::Ring, false};
    int x = paintState(painter, sidePadding, connection);
    if (!m_hasSession)
        return paintPiece(painter, separator(x), tr("No account"), Token::Text2);
    if (!m_view.token.isEmpty())
        x = paintPiece(painter, separator(x), m_view.token, Token::Text2);
    x = bar(separator(x), meterWidth, m_view.rateShare, Token::NeutralShape);
    x = paintPiece(painter, x + 8, m_view.rate, Token::Text2);
    if (!m_view.holdUp.word.isEmpty())
        x = paintState(painter, separator(x), m_view.holdUp);
    if (!m_view.task.isEmpty())
        x = paintPiece(painter, separator(x), m_view.task, Token::Text1);
    if (!m_view.loading.isEmpty()) {
        x = paintPiece(painter, separator(x), m_view.loading, Token::Text1) + 8;
        x = bar(x, progressWidth, m_view.loadingShare, Token::Accent);
    } else if (!m_view.trouble.isEmpty() && m_view.running.operations == 0) {
        x = paintPiece(painter, separator(x), m_view.trouble, Token::Text1);
    }
    return m_view.running.operations > 0 ? separator(x) - gap : x;
}

void StatusBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Line));
    layOut(&painter);
}

} // namespace phonedeck
