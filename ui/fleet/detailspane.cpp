// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/detailspane.h"

#include "ui/fleet/detailswidgets.h"
#include "ui/operations/phoneactions.h"
#include "ui/operations/phonehistory.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/buttonrow.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/rule.h"
#include "ui/widgets/tabstrip.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

namespace {

constexpr int headHeight = 40;

} // namespace

DetailsPane::DetailsPane(QWidget *parent)
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
    connect(m_close, &Button::clicked, this, &DetailsPane::closeClicked);
    connect(m_tabs, &TabStrip::activated, this, [this](int tab) { showOne(tab == 0); });
    retranslate();
}

void DetailsPane::render(const DetailsPresenter::View &view)
{
    if (view == m_view)
        return;
    m_view = view;
    renderTabs();
    refill();
}

void DetailsPane::renderHistory(const PhoneHistoryPresenter::View &history)
{
    if (history == m_history)
        return;
    m_history = history;
    refill();
}

void DetailsPane::showOne(bool wantsOne)
{
    m_wantsOne = wantsOne;
    renderTabs();
    refill();
}

void DetailsPane::retranslate()
{
    m_close->setToolTip(tr("Hide the details"));
    m_close->setAccessibleName(tr("Hide the details"));
    renderTabs();
    refill();
}

void DetailsPane::renderTabs()
{
    QList<Tab> tabs{{tr("This phone"), {}}};
    if (m_view.several.count > 0)
        tabs.append({tr("%1 selected").arg(QLocale().toString(m_view.several.count)), {}});
    m_tabs->setTabs(tabs);
    m_tabs->setCurrent(isOne() ? 0 : 1);
}

void DetailsPane::refill()
{
    // The place in a long pane stays while its phone changes under one's eyes.
    int scrolled = 0;
    QWidget *old = m_stack->currentWidget();
    if (auto *area = qobject_cast<QScrollArea *>(old))
        scrolled = area->verticalScrollBar()->value();

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(0);
    if (isOne())
        fillOne(*layout);
    else
        fillSeveral(*layout);
    layout->addStretch(1);

    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on
    m_stack->addWidget(area);
    m_stack->setCurrentWidget(area);
    area->verticalScrollBar()->setValue(scrolled);
    if (old) {
        m_stack->removeWidget(old);
        old->deleteLater();
    }
}

void DetailsPane::fillOne(QVBoxLayout &layout)
{
    const DetailsPresenter::One &one = m_view.one;
    if (one.name.isEmpty()) {
        auto *hint = makeLabel(Type::Body, Token::Text3);
        hint->setText(tr("Choose a phone in the table to see everything about it."));
        hint->setWordWrap(true);
        layout.addWidget(hint);
        return;
    }
    auto *name = makeLabel(Type::Title, Token::Text1);
    name->setText(one.name);
    name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout.addWidget(name);
    auto *idRow = new QHBoxLayout;
    idRow->setSpacing(4);
    auto *id = makeLabel(Type::Mono, Token::Text2);
    id->setText(one.instanceId);
    auto *copy = new CopyButton(tr("Copy id"));
    copy->setTextToCopy(one.instanceId);
    idRow->addWidget(id);
    idRow->addWidget(copy);
    idRow->addStretch(1);
    layout.addLayout(idRow);
    layout.addSpacing(6);
    layout.addWidget(new DetailsLines(one.states));
    if (!one.note.isEmpty()) {
        layout.addSpacing(8);
        layout.addWidget(new NoteBar(NoteBar::Kind::Warning, one.note));
    }
    layout.addSpacing(12);
    fillActions(layout);
    layout.addSpacing(12);
    layout.addWidget(new Rule);
    layout.addSpacing(8);
    layout.addWidget(new DetailsLines(one.lines));
    fillHistory(layout);
}

void DetailsPane::fillActions(QVBoxLayout &layout)
{
    auto *row = new ButtonRow;
    const QString instanceId = m_view.one.instanceId;
    for (ActionId id : m_view.one.actions) {
        auto *button = new Button(actionOf(id).title());
        button->setGlyph(PhoneActions::iconOf(id));
        connect(button, &Button::clicked, this,
                [this, id, instanceId] { Q_EMIT actionRequested(id, instanceId); });
        row->add(button);
    }
    auto *more = new Button(Icon::More, tr("More actions"), Button::Kind::Secondary);
    connect(more, &Button::clicked, this, [this, more, instanceId] {
        Q_EMIT moreRequested(instanceId, more->mapToGlobal(QPoint(0, more->height())));
    });
    row->setMore(more);
    layout.addWidget(row);
}

void DetailsPane::fillHistory(QVBoxLayout &layout)
{
    if (m_history.lines.isEmpty() || m_history.instanceId != m_view.one.instanceId)
        return;
    layout.addSpacing(12);
    layout.addWidget(new Rule);
    layout.addSpacing(8);
    auto *head = new QHBoxLayout;
    auto *title = makeLabel(Type::Section, Token::Text1);
    title->setText(tr("Done from this desktop"));
    head->addWidget(title, 1);
    if (m_history.total > m_history.lines.size()) {
        //: of the operations of a phone: "All 12"
        auto *all = new Button(tr("All %Ln", nullptr, m_history.total), Button::Kind::Link);
        all->setAccessibleName(tr("All operations of this phone"));
        connect(all, &Button::clicked, this, [this] { Q_EMIT operationsRequested(m_history.instanceId); });
        head->addWidget(all);
    }
    layout.addLayout(head);
    layout.addSpacing(2);
    auto *history = new PhoneHistory(m_history.lines);
    history->setAccessibleName(tr("Done from this desktop"));
    connect(history, &PhoneHistory::activated, this, &DetailsPane::operationRequested);
    layout.addWidget(history);
}

void DetailsPane::fillOffers(QVBoxLayout &layout)
{
    auto *row = new ButtonRow;
    for (const DetailsPresenter::Offer &offer : m_view.several.offers) {
        //: an action and how many phones it is for: "Reboot 143"
        auto *button = new Button(tr("%1 %Ln", nullptr, offer.able).arg(actionOf(offer.action).title()));
        button->setGlyph(PhoneActions::iconOf(offer.action));
        button->setToolTip(offer.why);
        connect(button, &Button::clicked, this,
                [this, id = offer.action] { Q_EMIT markedActionRequested(id); });
        row->add(button);
    }
    auto *more = new Button(Icon::More, tr("More actions"), Button::Kind::Secondary);
    connect(more, &Button::clicked, this,
            [this, more] { Q_EMIT moreForMarkedRequested(more->mapToGlobal(QPoint(0, more->height()))); });
    row->setMore(more);
    layout.addWidget(row);
}

void DetailsPane::fillSeveral(QVBoxLayout &layout)
{
    const DetailsPresenter::Several &several = m_view.several;
    auto *title = makeLabel(Type::Title, Token::Text1);
    title->setText(tr("%Ln phones", nullptr, several.count));
    layout.addWidget(title);
    layout.addSpacing(8);
    if (several.inUse > 0) {
        layout.addWidget(
            new NoteBar(NoteBar::Kind::Warning,
                        tr("%Ln of them are in use. A reboot, reset or backup would end what people see.",
                           nullptr, several.inUse)));
        layout.addSpacing(12);
    }
    fillOffers(layout);
    layout.addSpacing(12);
    layout.addWidget(new Rule);
    layout.addSpacing(8);
    const auto section = [&layout](const QString &text) {
        auto *label = makeLabel(Type::Section, Token::Text1);
        label->setText(text);
        layout.addWidget(label);
        layout.addSpacing(4);
    };
    if (!several.differences.isEmpty()) {
        section(tr("Where they differ"));
        for (const DetailsPresenter::Difference &difference : several.differences)
            layout.addWidget(new DifferenceBars(difference, several.count));
        layout.addSpacing(12);
    }
    if (!several.common.isEmpty()) {
        layout.addWidget(new Rule);
        layout.addSpacing(8);
        section(tr("What they have in common"));
        layout.addWidget(new DetailsLines(several.common));
    }
}

} // namespace phonedeck
