// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/textlabel.h"

#include "ui/theme/theme.h"

#include <QtCore/QEvent>

namespace phonedeck {

TextLabel::TextLabel(Type type, Token color, QWidget *parent) : QLabel(parent), m_color(color)
{
    setTextFormat(Qt::PlainText);
    setFont(phonedeck::font(type));
    refresh();
}

void TextLabel::setColor(Token color)
{
    if (m_color == color)
        return;
    m_color = color;
    refresh();
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void TextLabel::refresh()
{
    const QColor color = themeOf(this).color(m_color);
    QPalette own = palette();
    // Setting a palette sends PaletteChange again; only a difference may.
    if (own.color(QPalette::WindowText) == color)
        return;
    own.setColor(QPalette::WindowText, color);
    setPalette(own);
}

} // namespace phonedeck
