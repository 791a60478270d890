// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/messagespanel.h"

#include "models/operations/journaltext.h"
#include "models/transport/errortext.h"
#include "models/transport/messagelog.h"
#include "models/transport/permissions.h"
#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copybutton.h"

#include <QtCore/QLocale>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace phonedeck {

namespace {

QString timeText(const Message &message)
{
    const QString time = QLocale().toString(message.lastUtc.toLocalTime(), QStringLiteral("HH:mm:ss"));
    return message.count == 1 ? time : MessagesPanel::tr("%1, %Ln times", nullptr, message.count).arg(time);
}

/// What it means, what to do, and the detail to copy.
ErrorText wordsOf(const Message &message)
{
    if (message.error())
        return describe(*message.error());
    ErrorText text;
    if (message.difference()) {
        text.means = MessagesPanel::tr(
            "Phones may have come or gone while the pages were read. Nothing was taken off the list.");
    } else if (message.exportFailure()) {
        text.means = message.exportFailure()->reason;
        text.toDo = MessagesPanel::tr("Choose another folder or make room, and export again.");
    } else if (message.journal()) {
        text = describe(*message.journal());
        text.happened.clear(); // it is the title
    } else if (const OperationResult *result = message.result()) {
        if (result->counts.of(PhoneState::Failed) > 0)
            text.means =
                MessagesPanel::tr("Operations tells why, phone by phone, and sends it again to these.");
        if (result->counts.of(PhoneState::Unknown) > 0)
            text.toDo = MessagesPanel::tr("Look at the unknown ones before you send anything to them again.");
    }
    return text;
}

/// Hands an administrator what has to be granted.
Button *makePolicyButton(const QString &iamAction)
{
    auto *button = new Button(MessagesPanel::tr("Copy policy"));
    button->setGlyph(Icon::Copy);
    button->setToolTip(
        MessagesPanel::tr("Copies the smallest policy that allows it, to be sent to an administrator."));
    QObject::connect(button, &Button::clicked, button, [button, iamAction] {
        QGuiApplication::clipboard()->setText(smallestPolicy(iamAction));
        button->setGlyph(Icon::Check);
        //: the text is on the clipboard now
        button->setText(MessagesPanel::tr("Policy copied"));
    });
    return button;
}

} // namespace

MessagesPanel::MessagesPanel(MessageLog &log, QWidget *parent)
    : QFrame(parent), m_log(log), m_rows(new QVBoxLayout)
{
    setFixedWidth(panelWidth);
    auto *title = makeLabel(Type::Title, Token::Text1);
    title->setText(tr("Messages"));
    auto *clear = new Button(tr("Clear"), Button::Kind::Ghost);
    auto *close = new Button(Icon::Close, tr("Close"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(20, 12, 12, 8);
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(clear);
    head->addWidget(close);

    auto *content = new QWidget;
    content->setLayout(m_rows);
    m_rows->setContentsMargins(0, 0, 0, 8);
    m_rows->setSpacing(0);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false); // setWidget() turns it on

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(scroll, 1);
    setMinimumHeight(360);

    connect(clear, &Button::clicked, &log, &MessageLog::clear);
    connect(close, &Button::clicked, this, &MessagesPanel::closeRequested);
    fill();
    log.markAllRead();
    connect(&log, &MessageLog::changed, this, &MessagesPanel::fill);
}

void MessagesPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(&painter, rect(), 8, theme.color(Token::Raised), theme.color(Token::Frame));
}

QWidget *MessagesPanel::makeRow(const Message &message)
{
    auto *row = new QWidget;
    auto *title = makeLabel(Type::BodyStrong, Token::Text1);
    title->setText(messageTitle(message));
    auto *time = makeLabel(Type::Cell, Token::Text3);
    time->setText(timeText(message));
    const ErrorText words = wordsOf(message);
    auto *body = makeLabel(Type::Cell, Token::Text2);
    body->setText(paragraphOf(words));
    body->setWordWrap(true);

    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(time);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(20, 10, 20, 10);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(body);
    if (const ApiError *error = message.error(); error && lacksAction(*error))
        layout->addWidget(makePolicyButton(error->iamAction), 0, Qt::AlignLeft);
    if (const OperationResult *result = message.result()) {
        auto *show = new Button(tr("Show the operation"));
        connect(show, &Button::clicked, this,
                [this, id = result->operation] { Q_EMIT operationRequested(id); });
        layout->addWidget(show, 0, Qt::AlignLeft);
    }

    const QString detail = words.detail;
    if (!detail.isEmpty()) {
        auto *detailLabel = makeLabel(Type::Mono, Token::Text3);
        detailLabel->setText(detail);
        detailLabel->setWordWrap(true);
        detailLabel->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        auto *copy = new CopyButton(tr("Copy details"));
        copy->setTextToCopy(detail);
        auto *foot = new QHBoxLayout;
        foot->addWidget(detailLabel, 1);
        foot->addWidget(copy, 0, Qt::AlignTop);
        layout->addLayout(foot);
    }
    return row;
}

void MessagesPanel::fill()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const QList<Message> &messages = m_log.messages();
    if (messages.isEmpty()) {
        auto *none = makeLabel(Type::Body, Token::Text3);
        none->setText(tr("No messages."));
        none->setContentsMargins(20, 8, 20, 8);
        m_rows->addWidget(none);
    }
    const qsizetype shown = std::min<qsizetype>(messages.size(), maxShown);
    for (qsizetype i = 0; i < shown; ++i)
        m_rows->addWidget(makeRow(messages.at(i)));
    m_rows->addStretch(1);
}

} // namespace phonedeck
