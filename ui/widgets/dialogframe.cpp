// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialogframe.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/accountbadge.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

namespace {

constexpr int headHeight = 52;
constexpr int footHeight = 56;
constexpr int sidePadding = 20;

} // namespace

DialogFrame::DialogFrame(Icon glyph, QWidget *parent)
    : QDialog(parent), m_glyph(glyph), m_stripe(new StripeFrame), m_icon(new QLabel),
      m_title(makeLabel(Type::Title, Token::Text1)), m_account(new AccountTag), m_body(new QVBoxLayout),
      m_footRow(new QWidget), m_foot(new QHBoxLayout(m_footRow))
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(sidePadding, 0, sidePadding, 0);
    head->setSpacing(10);
    head->addWidget(m_icon);
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_account);
    auto *headRow = new QWidget;
    headRow->setFixedHeight(headHeight);
    headRow->setLayout(head);

    m_body->setContentsMargins(sidePadding, 16, sidePadding, 16);
    m_body->setSpacing(0);
    m_footRow->setFixedHeight(footHeight);
    m_foot->setContentsMargins(sidePadding, 0, sidePadding, 0);
    m_foot->setSpacing(8);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stripe);
    layout->addWidget(headRow);
    layout->addLayout(m_body, 1);
    layout->addWidget(m_footRow);
    m_account->hide();
    refreshGlyph();
}

void DialogFrame::setTitle(const QString &title)
{
    m_title->setText(title);
    setWindowTitle(title);
}

void DialogFrame::setAccount(const QString &name, int color)
{
    m_stripe->setColor(color);
    m_account->setVisible(color >= 0);
    m_account->setAccount(name, color);
}

void DialogFrame::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Raised));
    const int stripeHeight = m_stripe->height();
    painter.fillRect(QRect(0, stripeHeight + headHeight - 1, width(), 1), theme.color(Token::Line));
    painter.fillRect(QRect(0, height() - footHeight, width(), 1), theme.color(Token::Line));
}

void DialogFrame::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshGlyph();
}

void DialogFrame::refreshGlyph()
{
    m_icon->setPixmap(phonedeck::icon(m_glyph, Token::Text2).pixmap(QSize(16, 16), devicePixelRatioF()));
}

} // namespace phonedeck
