// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transport/requestpane.h"

#include "models/transport/permissions.h"
#include "ui/fleet/detailswidgets.h"
#include "ui/theme/textlabel.h"
#include "ui/transport/textblock.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/rule.h"
#include "ui/widgets/tabstrip.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

namespace {

constexpr int headHeight = 40;

void addHint(QVBoxLayout &layout, const QString &text)
{
    auto *hint = makeLabel(Type::Body, Token::Text3);
    hint->setText(text);
    hint->setWordWrap(true);
    layout.addWidget(hint);
}

/// A head, a button that copies, and the text.
void addBlock(QVBoxLayout &layout, const QString &title, const QString &copy, const QString &text)
{
    auto *label = makeLabel(Type::Section, Token::Text1);
    label->setText(title);
    auto *button = new CopyButton(copy);
    button->setTextToCopy(text);
    auto *head = new QHBoxLayout;
    head->addWidget(label);
    head->addStretch(1);
    head->addWidget(button);
    layout.addLayout(head);
    layout.addSpacing(4);
    layout.addWidget(new TextBlock(text, title));
    layout.addSpacing(12);
}

} // namespace

RequestPane::RequestPane(QWidget *parent)
    : QWidget(parent), m_tabs(new TabStrip), m_close(new Button(Icon::PanelRight, QString())),
      m_stack(new QStackedWidget)
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(4, 0, 8, 0);
    head->addWidget(m_tabs, 1);
    head->addWidget(m_close);
    auto *headRow = new QWidget;
    headRow->setFixedHeight(headHeight);
    headRow->setLayout(head);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(headRow);
    layout->addWidget(m_stack, 1);
    connect(m_close, &Button::clicked, this, &RequestPane::closeClicked);
    connect(m_tabs, &TabStrip::activated, this, [this](int tab) { showView(View(tab)); });
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &RequestPane::closeClicked);
    retranslate();
}

void RequestPane::render(const RequestDetails &details)
{
    if (details == m_details)
        return;
    m_details = details;
    refill();
}

void RequestPane::showView(View view)
{
    m_tabs->setCurrent(int(view));
    refill();
}

void RequestPane::retranslate()
{
    m_close->setToolTip(tr("Hide the details"));
    m_close->setAccessibleName(tr("Hide the details"));
    const int current = m_tabs->current();
    m_tabs->setTabs({{tr("Overview"), {}}, {tr("Headers"), {}}, {tr("Body"), {}}});
    m_tabs->setCurrent(current);
    refill();
}

void RequestPane::refill()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(0);
    if (m_details.operation.isEmpty())
        addHint(*layout, tr("Choose a request in the table to see what was sent and what came back."));
    else if (m_tabs->current() == int(View::Headers))
        fillHeaders(*layout);
    else if (m_tabs->current() == int(View::Bodies))
        fillBodies(*layout);
    else
        fillOverview(*layout);
    layout->addStretch(1);

    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on
    QWidget *old = m_stack->currentWidget();
    m_stack->addWidget(area);
    m_stack->setCurrentWidget(area);
    if (old) {
        m_stack->removeWidget(old);
        old->deleteLater();
    }
}

void RequestPane::fillOverview(QVBoxLayout &layout)
{
    layout.addWidget(new ElidedLabel(m_details.operation, Type::Title));
    layout.addSpacing(8);
    auto *curl = new Button(tr("Copy as curl"));
    connect(curl, &Button::clicked, this, &RequestPane::copyCurlClicked);
    auto *id = new Button(tr("Copy request id"));
    id->setEnabled(!m_details.requestId.isEmpty());
    connect(id, &Button::clicked, this, &RequestPane::copyRequestIdClicked);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(curl);
    buttons->addWidget(id);
    buttons->addStretch(1);
    layout.addLayout(buttons);
    layout.addSpacing(8);
    if (!m_details.failure.happened.isEmpty()) {
        auto *note = new NoteBar(NoteBar::Kind::Failed);
        note->setText(joinSentences({m_details.failure.means, m_details.failure.toDo}),
                      m_details.failure.happened);
        if (!m_details.iamAction.isEmpty()) {
            note->setButton(tr("Copy policy"));
            connect(note, &NoteBar::buttonClicked, this, [action = m_details.iamAction] {
                QGuiApplication::clipboard()->setText(smallestPolicy(action));
            });
        }
        layout.addWidget(note);
        layout.addSpacing(8);
    }
    layout.addWidget(new Rule);
    layout.addSpacing(8);
    layout.addWidget(new DetailsLines(m_details.lines));
}

void RequestPane::fillHeaders(QVBoxLayout &layout) const
{
    addBlock(layout, tr("Sent"), tr("Copy the headers sent"), m_details.sentHead);
    if (m_details.answerHead.isEmpty())
        addHint(layout, tr("No answer came."));
    else
        addBlock(layout, tr("Answer"), tr("Copy the headers of the answer"), m_details.answerHead);
}

void RequestPane::fillBodies(QVBoxLayout &layout) const
{
    const auto add = [&layout](const QString &title, const QString &copy, const QString &text, bool isBody) {
        if (isBody) {
            addBlock(layout, title, copy, text);
            return;
        }
        auto *label = makeLabel(Type::Section, Token::Text1);
        label->setText(title);
        layout.addWidget(label);
        layout.addSpacing(4);
        addHint(layout, text);
        layout.addSpacing(12);
    };
    add(tr("Sent"), tr("Copy the body sent"), m_details.sentBody, m_details.hasSentBody);
    add(tr("Answer"), tr("Copy the body of the answer"), m_details.answerBody, m_details.hasAnswerBody);
    if (m_details.hasSentBody || m_details.hasAnswerBody)
        addHint(layout, tr("What may be secret or personal isn't kept: it was replaced by “…”."));
}

} // namespace phonedeck
