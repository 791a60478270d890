// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/theme/textlabel.h"
#include "ui/widgets/button.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

namespace {

constexpr int textWidthPx = 360;
constexpr int glyphSize = 32;

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel), m_title(makeLabel(Type::Title, Token::Text1)),
      m_text(makeLabel(Type::Body, Token::Text2)), m_first(new Button(QString(), Button::Kind::Primary)),
      m_second(new Button(QString()))
{
    m_text->setWordWrap(true);
    m_text->setFixedWidth(textWidthPx);
    m_text->setAlignment(Qt::AlignHCenter);
    m_title->setAlignment(Qt::AlignHCenter);
    m_icon->setAlignment(Qt::AlignHCenter);
    // Between stretches and not by alignment, which asks for the lines it takes at the width of the page.
    auto *text = new QHBoxLayout;
    text->addStretch(1);
    text->addWidget(m_text);
    text->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(m_first);
    buttons->addWidget(m_second);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(0);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addSpacing(12);
    layout->addWidget(m_title);
    layout->addSpacing(4);
    layout->addLayout(text);
    layout->addSpacing(16);
    layout->addLayout(buttons);
    layout->addStretch(3);
    connect(m_first, &Button::clicked, this, &EmptyState::firstClicked);
    connect(m_second, &Button::clicked, this, &EmptyState::secondClicked);
    setButtons({});
    refresh();
}

void EmptyState::setContent(Icon glyph, const QString &title, const QString &text)
{
    m_glyph = glyph;
    m_title->setText(title);
    m_text->setText(text);
    refresh();
}

void EmptyState::setButtons(const QString &first, const QString &second)
{
    m_first->setText(first);
    m_first->setVisible(!first.isEmpty());
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void EmptyState::refresh()
{
    m_icon->setPixmap(
        phonedeck::icon(m_glyph, Token::Text3).pixmap(QSize(glyphSize, glyphSize), devicePixelRatioF()));
}

} // namespace phonedeck
