// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elidedlabel.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace phonedeck {

ElidedLabel::ElidedLabel(const QString &text, Type type, Token color, QWidget *parent)
    : QWidget(parent), m_type(type), m_color(color)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    refreshToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setType(Type type)
{
    m_type = type;
    updateGeometry();
    update();
}

void ElidedLabel::setColor(Token color)
{
    m_color = color;
    update();
}

void ElidedLabel::setElide(Qt::TextElideMode mode)
{
    m_elide = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {textWidth(m_text, phonedeck::font(m_type)), lineHeight(m_type)};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {qMin(24, sizeHint().width()), lineHeight(m_type)};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintText(&painter, rect(), m_text, phonedeck::font(m_type),
              themeOf(this).color(isEnabled() ? m_color : Token::Disabled), m_alignment, m_elide);
}

void ElidedLabel::resizeEvent(QResizeEvent *)
{
    refreshToolTip();
}

void ElidedLabel::refreshToolTip()
{
    const bool fits = textWidth(m_text, phonedeck::font(m_type)) <= width();
    // Tool tips guess at markup; a name from the cloud must not become a heading.
    setToolTip(fits ? QString() : m_text.toHtmlEscaped());
}

} // namespace phonedeck
