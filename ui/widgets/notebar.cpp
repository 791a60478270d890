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

#include <algorithm>

namespace phonedeck {

namespace {

constexpr int padding = 10;
constexpr int verticalPadding = 8;
constexpr int verticalPaddingAtButton = 4;
constexpr int iconGap = 8;
constexpr int infoIcon = 16;
constexpr int buttonHeight = 24;

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
    m_button->setFixedHeight(buttonHeight);
    m_button->hide();
    auto *layout = new QHBoxLayout(this);
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
    refresh();
}

void NoteBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    // The icon stands on the first line, wherever the label put that.
    const QRect label = m_label->geometry();
    const int textHeight = std::min(label.height(), m_label->heightForWidth(label.width()));
    const int firstLine =
        label.top() + (label.height() - textHeight) / 2 + QFontMetrics(m_label->font()).height() / 2;
    if (m_kind == Kind::Info) {
        paintBox(&painter, rect(), 6, theme.color(Token::Sunken));
        paintIcon(&painter, QRect(padding, firstLine - infoIcon / 2, infoIcon, infoIcon),
                  m_glyph < 0 ? Icon::Info : Icon(m_glyph), theme.color(Token::Text2));
        return;
    }
    const Health health = healthOf(m_kind);
    paintBox(&painter, rect(), 6, theme.pillFill(health));
    paintShape(&painter, QPoint(padding, firstLine - shapeBox / 2),
               m_kind == Kind::Failed ? StateShape::CrossSquare : StateShape::Triangle,
               theme.shapeColor(health));
}

void NoteBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void NoteBar::refresh()
{
    const int icon = m_kind == Kind::Info ? infoIcon : shapeBox;
    const int vertical = m_button->isHidden() ? verticalPadding : verticalPaddingAtButton;
    layout()->setContentsMargins(padding + icon + iconGap, vertical, m_button->isHidden() ? padding : iconGap,
                                 vertical);
    m_button->setKind(m_kind == Kind::Warning ? Button::Kind::Attention : Button::Kind::Secondary);

    // The label's markup is ours; the words are not and stay words. The colour goes with the markup: a
    // label of rich text keeps the palette it had when its text was set.
    const Theme &theme = themeOf(this);
    const QColor color = m_kind == Kind::Info ? theme.color(Token::Text2) : theme.pillText(healthOf(m_kind));
    const QString lead =
        m_lead.isEmpty() ? QString()
                         : QStringLiteral("<b style='font-weight:600'>%1</b> ").arg(m_lead.toHtmlEscaped());
    m_label->setTextFormat(Qt::RichText);
    m_label->setText(QStringLiteral("<span style='color:%1'>").arg(color.name()) + lead +
                     m_text.toHtmlEscaped() + u"</span>");
    setAccessibleName(QString(m_lead + u' ' + m_text).trimmed());
    update();
}

} // namespace phonedeck
