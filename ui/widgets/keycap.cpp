// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/keycap.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace phonedeck {

namespace {
constexpr int capHeight = 16;
}

KeyCap::KeyCap(const QString &key, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKey(key);
}

void KeyCap::setKey(const QString &key)
{
    m_key = key;
    setAccessibleName(key);
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const
{
    return {widthOf(m_key), capHeight};
}

int KeyCap::widthOf(const QString &key)
{
    return qMax(capHeight, textWidth(key, phonedeck::font(Type::KeyCap)) + 9);
}

void KeyCap::paint(QPainter *painter, const QRect &rect, const QString &key, const Theme &theme)
{
    const QRect cap(rect.left(), rect.top() + (rect.height() - capHeight) / 2, widthOf(key), capHeight);
    paintBox(painter, cap, 4, QColor(), theme.color(Token::Line2));
    paintText(painter, cap, key, phonedeck::font(Type::KeyCap), theme.color(Token::Text3), Qt::AlignCenter,
              Qt::ElideNone);
}

void KeyCap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), m_key, themeOf(this));
}

} // namespace phonedeck
