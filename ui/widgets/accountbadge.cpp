// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/accountbadge.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace phonedeck {

namespace {

QString initialOf(const QString &name)
{
    // A name may begin with a character outside the basic plane.
    return name.isEmpty() ? QString() : name.left(name.at(0).isHighSurrogate() ? 2 : 1).toUpper();
}

} // namespace

AccountBadge::AccountBadge(QWidget *parent) : QWidget(parent)
{
    setFixedSize(24, 24);
}

void AccountBadge::setAccount(const QString &name, int color)
{
    m_name = name;
    m_color = color;
    setAccessibleName(name);
    update();
}

void AccountBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    if (m_color < 0) {
        paintBox(&painter, rect(), 6, theme.color(Token::Sunken));
        paintIcon(&painter, QRect(5, 5, 14, 14), Icon::User, theme.color(Token::Text2));
        return;
    }
    paintBox(&painter, rect(), 6, theme.accountColor(m_color));
    QFont initial = phonedeck::font(Type::Section);
    initial.setPixelSize(11);
    paintText(&painter, rect(), initialOf(m_name), initial, theme.color(Token::OnAccent), Qt::AlignCenter);
}

AccountTag::AccountTag(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void AccountTag::setAccount(const QString &name, int color)
{
    m_name = name;
    m_color = color;
    setAccessibleName(tr("Account %1").arg(name));
    updateGeometry();
    update();
}

QSize AccountTag::sizeHint() const
{
    return {qMin(200, textWidth(m_name, phonedeck::font(Type::CellStrong)) + 30), 20};
}

void AccountTag::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    paintBox(&painter, rect(), 4, QColor(), theme.color(Token::Line2));
    paintBox(&painter, QRect(7, 6, 8, 8), 2,
             m_color < 0 ? theme.color(Token::Line2) : theme.accountColor(m_color));
    paintText(&painter, rect().adjusted(21, 0, -8, 0), m_name, phonedeck::font(Type::CellStrong),
              theme.color(Token::Text1));
}

Swatch::Swatch(int color, const QString &name, QWidget *parent) : QAbstractButton(parent), m_color(color)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setFixedSize(26, 26);
    setAccessibleName(name);
    setToolTip(name);
}

void Swatch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    const QRect square(3, 3, 20, 20);
    paintBox(&painter, square, 4, theme.accountColor(m_color));
    // Chosen and focused look alike: the ring says which one a key would change.
    if (isChecked() || hasFocus())
        paintFocusRing(&painter, square, 4, theme);
}

StripeFrame::StripeFrame(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(3);
}

void StripeFrame::setColor(int color)
{
    m_color = color;
    update();
}

void StripeFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    painter.fillRect(rect(), m_color < 0 ? theme.color(Token::Line2) : theme.accountColor(m_color));
}

} // namespace phonedeck
