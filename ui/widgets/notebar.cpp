// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notebar.h"

#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace phonedeck {

namespace {

constexpr int padding = 10;
constexpr int iconRoom = 18;

Health healthOf(NoteBar::Kind kind)
{
    return kind == NoteBar::Kind::Failed ? Health::Failed : Health::Attention;
}

} // namespace

NoteBar::NoteBar(Kind kind, const QString &text, QWidget *parent)
    : QFrame(parent), m_kind(kind), m_text(text), m_label(new QLabel), m_button(new Button(QString()))
{
    m_label->setWordWrap(true);
    m_label->setFont(phonedeck::font(Type::Cell));
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(padding + iconRoom, padding - 2, padding, padding - 2);
    layout->setSpacing(12);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_button);
    connect(m_button, &Button::clicked, this, &NoteBar::buttonClicked);
    refresh();
}

void NoteBar::setKind(Kind kind)
{
    m_kind = kind;
    refresh();
}

void NoteBar::setText(const QString &text, const QString &lead)
{
    m_text = text;
    m_lead = lead;
    refresh();
}

void NoteBar::setGlyph(Icon glyph)
{
    m_glyph = int(glyph);
    update();
}

void NoteBar::setButton(const QString &text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

void NoteBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_kind == Kind::Info) {
        paintBox(&painter, rect(), 6, theme.color(Token::Sunken));
        paintIcon(&painter, QRect(padding, padding, 16, 16), m_glyph < 0 ? Icon::Info : Icon(m_glyph), theme.color(Token::Text2));
        return;
    }
    const Health health = healthOf(m_kind);
    paintBox(&painter, rect(), 6, theme.pillFill(health));
    paintShape(&painter, QPoint(padding, padding),
               m_kind == Kind::Failed ? StateShape::CrossSquare : StateShape::Triangle, theme.shapeColor(health));
}

void NoteBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void NoteBar::refresh()
{
    // The label's markup is ours; the words are not and stay words.
    const QString body = m_text.toHtmlEscaped();
    m_label->setTextFormat(Qt::RichText);
    m_label->setText(m_lead.isEmpty() ? body : QStringLiteral("<b style='font-weight:600'>%1</b> %2").arg(m_lead.toHtmlEscaped(), body));
    setAccessibleName(QString(m_lead + u' ' + m_text).trimmed());

    const Theme &theme = themeOf(this);
    const QColor color = m_kind == Kind::Info ? theme.color(Token::Text2) : theme.pillText(healthOf(m_kind));
    QPalette own = m_label->palette();
    if (own.color(QPalette::WindowText) != color) {
        own.setColor(QPalette::WindowText, color);
        m_label->setPalette(own);
    }
    update();
}

} // namespace phonedeck
