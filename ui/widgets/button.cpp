// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/button.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

namespace phonedeck {

namespace {

Token glyphToken(Button::Kind kind)
{
    switch (kind) {
    case Button::Kind::Primary:
    case Button::Kind::Destructive:
        return Token::OnAccent;
    case Button::Kind::Attention:
        return Token::AttentionText;
    case Button::Kind::Link:
        return Token::AccentText;
    case Button::Kind::Secondary:
    case Button::Kind::Ghost:
        break;
    }
    return Token::Text2;
}

QString kindName(Button::Kind kind)
{
    switch (kind) {
    case Button::Kind::Secondary:
        return QStringLiteral("secondary");
    case Button::Kind::Primary:
        return QStringLiteral("primary");
    case Button::Kind::Ghost:
        return QStringLiteral("ghost");
    case Button::Kind::Destructive:
        return QStringLiteral("destructive");
    case Button::Kind::Attention:
        return QStringLiteral("attention");
    case Button::Kind::Link:
        return QStringLiteral("link");
    }
    return {};
}

/// QPushButton keeps its size hint until an event that may change it; our properties send none.
void forgetSize(QPushButton *button)
{
    QEvent changed(QEvent::StyleChange);
    QCoreApplication::sendEvent(button, &changed);
    button->updateGeometry();
}

} // namespace

Button::Button(const QString &text, Kind kind, QWidget *parent) : QPushButton(text, parent), m_kind(kind)
{
    setKind(kind);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Button::Button(Icon glyph, const QString &name, Kind kind, QWidget *parent) : Button(QString(), kind, parent)
{
    setGlyph(glyph);
    setToolTip(name);
    setAccessibleName(name);
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    setProperty("kind", kindName(kind));
    if (kind == Kind::Link)
        setCursor(Qt::PointingHandCursor);
    refreshIcon();
    forgetSize(this);
    update();
}

void Button::setGlyph(Icon glyph)
{
    m_glyph = int(glyph);
    refreshIcon();
}

void Button::setGlyphAfterText(bool after)
{
    setProperty("iconAfterText", after);
    update();
}

void Button::setLarge(bool large)
{
    setProperty("large", large);
    forgetSize(this);
}

void Button::setKeyCap(const QString &key)
{
    setProperty("keyCap", key);
    forgetSize(this);
    update();
}

void Button::refreshIcon()
{
    if (m_glyph < 0)
        return;
    setIcon(phonedeck::icon(Icon(m_glyph), glyphToken(m_kind)));
    setIconSize({16, 16});
}

} // namespace phonedeck
