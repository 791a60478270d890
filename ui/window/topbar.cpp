// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/topbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/accountbadge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/searchfield.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr int barHeight = 45;
constexpr int narrowAccountWidth = 176;

} // namespace

AccountSwitcher::AccountSwitcher(QWidget *parent) : QWidget(parent), m_badge(new AccountBadge(this))
{
    setFixedHeight(barHeight);
    setFocusPolicy(Qt::TabFocus);
    m_badge->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_badge->setGeometry(12, 10, 24, 24);
}

void AccountSwitcher::setAccount(const QString &name, const QString &detail, int color)
{
    m_name = name;
    m_detail = detail;
    m_badge->setAccount(name, color);
    setAccessibleName(QStringLiteral("%1, %2").arg(name, detail));
    update();
}

void AccountSwitcher::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    setAccessibleDescription(isReadOnly ? tr("Read-only: nothing is done to phones") : QString());
    setToolTip(accessibleDescription());
    update();
}

QSize AccountSwitcher::sizeHint() const
{
    return {208, barHeight};
}

void AccountSwitcher::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    const int textLeft = 46;
    const int room = width() - textLeft - 34;
    paintText(&painter, {textLeft, 5, room, 20}, m_name, phonedeck::font(Type::Section),
              theme.color(Token::Text1));
    int x = textLeft;
    if (m_isReadOnly) {
        paintIcon(&painter, {x, 24, 12, 12}, Icon::Lock, theme.shapeColor(Health::Attention));
        x += 15;
        //: of an account: nothing can be changed from here
        const QString word = tr("Read-only");
        x += paintText(&painter, {x, 22, room, 16}, word, phonedeck::font(Type::Small),
                       theme.color(Token::Text1)) +
             8;
    }
    paintText(&painter, {x, 22, textLeft + room - x, 16}, m_detail, phonedeck::font(Type::Small),
              theme.color(Token::Text2));
    paintIcon(&painter, {width() - 28, 14, 16, 16}, Icon::ChevronDown, theme.color(Token::Text2));
    if (hasFocus())
        paintFocusInside(&painter, QRectF(rect()).adjusted(4, 4, -4, -4), 6, theme);
}

void AccountSwitcher::mousePressEvent(QMouseEvent *)
{
    Q_EMIT clicked();
}

void AccountSwitcher::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

TopBar::TopBar(QWidget *parent)
    : QWidget(parent), m_account(new AccountSwitcher), m_search(new SearchField), m_right(new QWidget),
      m_commands(new Button(QString(), Button::Kind::Ghost)),
      m_refresh(new Button(QString(), Button::Kind::Ghost))
{
    setFixedHeight(barHeight);
    m_commands->setGlyph(Icon::Keyboard);
    m_refresh->setGlyph(Icon::Refresh);

    auto *right = new QHBoxLayout(m_right);
    right->setContentsMargins(8, 0, 8, 0);
    right->setSpacing(0);
    right->addWidget(m_commands);
    right->addStretch(1);
    right->addWidget(m_refresh);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 1);
    layout->setSpacing(0);
    layout->addWidget(m_account);
    layout->addSpacing(8);
    layout->addWidget(m_search, 1);
    layout->addSpacing(8);
    layout->addWidget(m_right);

    connect(m_commands, &Button::clicked, this, &TopBar::commandsClicked);
    connect(m_refresh, &Button::clicked, this, &TopBar::refreshClicked);
    retranslate();
}

void TopBar::setRefreshText(const QString &text, const QString &toolTip)
{
    m_refresh->setVisible(!text.isEmpty());
    m_refresh->setText(text);
    m_refresh->setToolTip(toolTip);
    m_refresh->setAccessibleName(toolTip);
}

void TopBar::setColumns(int leftWidth, int rightWidth, bool isNarrow)
{
    m_account->setFixedWidth(isNarrow ? narrowAccountWidth : leftWidth);
    m_isNarrow = isNarrow;
    retranslate();
    m_right->setFixedWidth(isNarrow ? m_right->sizeHint().width()
                                    : std::max(rightWidth, m_right->sizeHint().width()));
}

void TopBar::retranslate()
{
    m_commands->setText(m_isNarrow ? QString() : tr("Commands"));
    m_commands->setKeyCap(
        m_isNarrow
            ? QString()
            : QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText).replace(u'+', u' '));
    m_commands->setToolTip(tr("Every action, place and phone"));
    m_commands->setAccessibleName(tr("Commands"));
    m_search->setAddText(tr("Add a filter"));
}

void TopBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Line));
}

} // namespace phonedeck
