// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/leavepanel.h"

#include "models/operations/operationengine.h"
#include "models/transport/errortext.h"
#include "ui/theme/painting.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

PendingWork pendingWork(const OperationEngine &engine)
{
    PendingWork work;
    for (const OperationRecord &operation : engine.running()) {
        ++work.operations;
        work.unsent += operation.counts.of(PhoneState::Waiting);
        work.onTheWire += operation.counts.of(PhoneState::Sending);
        work.followed += operation.counts.of(PhoneState::Working);
    }
    return work;
}

LeavePanel::LeavePanel(OperationEngine &engine, Leave leave, QWidget *parent)
    : QFrame(parent), m_engine(engine), m_leave(leave), m_title(makeLabel(Type::Title, Token::Text1)),
      m_text(makeLabel(Type::Body, Token::Text2)), m_keep(new Button(QString(), Button::Kind::Primary)),
      m_stop(new Button(QString())), m_now(new Button(QString(), Button::Kind::Ghost))
{
    setFixedWidth(panelWidth);
    m_text->setWordWrap(true);
    m_keep->setText(tr("Keep running"));
    m_keep->setDefault(true);
    for (Button *button : {m_keep, m_stop, m_now})
        button->setLarge(true);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_now);
    foot->addStretch(1);
    foot->addWidget(m_stop);
    foot->addWidget(m_keep);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addSpacing(8);
    layout->addWidget(m_text);
    layout->addSpacing(20);
    layout->addLayout(foot);
    connect(m_keep, &Button::clicked, this, &LeavePanel::closeRequested);
    connect(m_now, &Button::clicked, this, &LeavePanel::leaveRequested);
    connect(m_stop, &Button::clicked, this, &LeavePanel::stopSending);
    for (auto signal : {&OperationEngine::operationChanged, &OperationEngine::operationEnded})
        connect(&engine, signal, this, &LeavePanel::render);
    render();
}

void LeavePanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_keep->setFocus(Qt::PopupFocusReason);
}

void LeavePanel::stopSending()
{
    m_isStopping = true;
    for (const OperationRecord &operation : m_engine.running())
        m_engine.cancel(operation.id);
    render();
}

void LeavePanel::render()
{
    const PendingWork work = pendingWork(m_engine);
    const bool isProgram = m_leave == Leave::Program;
    if (m_isStopping && work.unsent == 0 && work.onTheWire == 0) {
        // From the event loop: leaving ends the engine whose signal this may be.
        m_isStopping = false;
        QMetaObject::invokeMethod(this, &LeavePanel::leaveRequested, Qt::QueuedConnection);
        return;
    }
    m_title->setText(work.isEmpty() ? tr("Nothing runs any more")
                                    : tr("%Ln operations are running", nullptr, work.operations));
    QStringList sentences;
    if (m_isStopping) {
        sentences.append(
            tr("Nothing more is sent. The answers for %Ln phones are awaited.", nullptr, work.onTheWire));
    } else {
        if (work.unsent > 0)
            sentences.append(
                tr("%Ln phones were not sent yet; they won't be if you leave.", nullptr, work.unsent));
        if (work.onTheWire + work.followed > 0)
            sentences.append(
                tr("%Ln phones are under way: what becomes of them is looked at at the next start.", nullptr,
                   work.onTheWire + work.followed));
    }
    m_text->setText(joinSentences(sentences));
    m_stop->setText(isProgram ? tr("Stop sending and quit") : tr("Stop sending and leave"));
    // Without anything to stop it would be the same as leaving.
    m_stop->setVisible(m_isStopping || work.unsent + work.onTheWire > 0);
    m_stop->setEnabled(!m_isStopping);
    m_now->setText(isProgram ? tr("Quit now") : tr("Leave now"));
    m_now->setToolTip(tr("Does not wait for the answers of what is on the wire."));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_text->text());
}

void LeavePanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(&painter, rect(), 8, theme.color(Token::Raised), theme.color(Token::Frame));
}

} // namespace phonedeck
