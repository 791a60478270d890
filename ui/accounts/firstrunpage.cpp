// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/firstrunpage.h"

#include "ui/theme/fonts.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/button.h"
#include "ui/widgets/notebar.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

FirstRunPage::FirstRunPage(QWidget *parent)
    : QWidget(parent), m_title(makeLabel(Type::PageTitle, Token::Text1)),
      m_text(makeLabel(Type::Body, Token::Text2)), m_connect(new Button(QString(), Button::Kind::Primary)),
      m_demoTitle(makeLabel(Type::PageSection, Token::Text1)),
      m_demoText(makeLabel(Type::Body, Token::Text2)), m_demo(new Button(QString())),
      m_failure(new NoteBar(NoteBar::Kind::Failed))
{
    m_connect->setGlyph(Icon::Connect);
    m_connect->setLarge(true);
    m_demo->setGlyph(Icon::Flask);
    m_demo->setLarge(true);

    constexpr int textWidth = 300;
    for (QLabel *label : {m_text, m_demoText}) {
        label->setWordWrap(true);
        label->setFixedWidth(textWidth);
    }
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addSpacing(8);
    column->addWidget(m_text);
    column->addSpacing(20);
    column->addWidget(m_connect, 0, Qt::AlignLeft);
    column->addSpacing(40);
    column->addWidget(m_demoTitle);
    column->addSpacing(4);
    column->addWidget(m_demoText);
    column->addSpacing(16);
    column->addWidget(m_demo, 0, Qt::AlignLeft);
    column->addSpacing(16);
    column->addWidget(m_failure);
    m_failure->hide();
    column->addStretch(3);

    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addLayout(column);
    layout->addStretch(1);

    connect(m_connect, &Button::clicked, this, &FirstRunPage::connectRequested);
    connect(m_demo, &Button::clicked, this, &FirstRunPage::demoRequested);
    setFocusProxy(m_connect);
    retranslate();
}

void FirstRunPage::showFailure(const QString &text)
{
    m_failure->setText(text);
    m_failure->show();
}

void FirstRunPage::retranslate()
{
    m_title->setText(tr("See your cloud phones"));
    m_text->setText(tr("Connect with the account under which they run. You need an IAM user with a password; "
                       "a HUAWEI ID can't sign in."));
    m_connect->setText(tr("Connect…"));
    m_demoTitle->setText(tr("Just looking?"));
    m_demoText->setText(tr("The simulated cloud is a made-up fleet of 2,000 phones on this computer. "
                           "Nothing leaves it."));
    m_demo->setText(tr("Open the simulated cloud"));
}

} // namespace phonedeck
