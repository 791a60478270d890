// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/buttonpainting.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keycap.h"

#include <QtCore/QVariant>
#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QWidget>

namespace phonedeck {

namespace {

constexpr int iconGap = 6;
constexpr int capGap = 8;

/// The look of one kind. Where a kind has no fill or edge the token is left out.
struct Kind {
    const char *name;
    int fill = -1;
    int fillHover = int(Token::Hover);
    int edge = -1;
    Token text = Token::Text1;
};

constexpr Kind kinds[] = {
    {"secondary", int(Token::Surface), int(Token::Hover), int(Token::Line2), Token::Text1},
    {"primary", int(Token::Accent), int(Token::AccentHover), -1, Token::OnAccent},
    {"ghost", -1, int(Token::Hover), -1, Token::Text1},
    {"destructive", int(Token::Destr), int(Token::DestrHover), -1, Token::OnDestr},
    {"attention", -1, -1, int(Token::AttentionShape), Token::AttentionText},
    {"link", -1, -1, -1, Token::AccentText},
};

QVariant property(const QWidget *widget, const char *name)
{
    return widget ? widget->property(name) : QVariant();
}

const Kind &kindOf(const QStyleOptionButton &option, const QWidget *widget)
{
    const QString name = property(widget, "kind").toString();
    for (const Kind &kind : kinds) {
        if (name == QLatin1String(kind.name))
            return kind;
    }
    const bool isDefault = name.isEmpty() && option.features.testFlag(QStyleOptionButton::DefaultButton);
    return kinds[isDefault ? 1 : 0];
}

QString plain(QString text)
{
    // "&" marks the mnemonic; the letter itself is not underlined here.
    text.replace(QLatin1String("&&"), QString(QChar(1)));
    text.remove(QLatin1Char('&'));
    return text.replace(QChar(1), QLatin1Char('&'));
}

/// What stands in a button side by side, measured.
struct Parts {
    QString text;
    QString cap;
    int icon = 0;
    int textWidth = 0;
    int capWidth = 0;
    bool menu = false;

    Parts(const QStyleOptionButton &option, const QWidget *widget)
        : text(plain(option.text)), cap(property(widget, "keyCap").toString()),
          icon(option.icon.isNull() ? 0 : option.iconSize.width()),
          textWidth(phonedeck::textWidth(text, font(Type::BodyStrong))),
          capWidth(cap.isEmpty() ? 0 : KeyCap::widthOf(cap)),
          menu(option.features.testFlag(QStyleOptionButton::HasMenu))
    {
    }

    [[nodiscard]] int width() const
    {
        int width = icon + textWidth;
        if (icon && textWidth)
            width += iconGap;
        if (capWidth)
            width += capWidth + capGap;
        if (menu)
            width += 12 + capGap;
        return width;
    }
};

int heightOf(const QWidget *widget)
{
    return property(widget, "large").toBool() ? 32 : 28;
}

} // namespace

QSize buttonSize(const QStyleOptionButton &option, const QWidget *widget)
{
    const Parts parts(option, widget);
    const int height = heightOf(widget);
    if (property(widget, "kind").toString() == QLatin1String("link"))
        return {parts.width(), height};
    if (parts.text.isEmpty() && !parts.capWidth && !parts.menu)
        return {height, height};
    return {parts.width() + 2 * (height == 32 ? 14 : 10), height};
}

void paintButton(QPainter *painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const Theme &theme = themeOf(widget);
    const Kind &kind = kindOf(option, widget);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool over = enabled && option.state.testFlag(QStyle::State_MouseOver);
    const bool held =
        enabled && (option.state.testFlag(QStyle::State_Sunken) || option.state.testFlag(QStyle::State_On));
    const bool solid = kind.fill >= 0 && kind.edge < 0;

    QColor fill;
    if (!enabled && solid)
        fill = theme.color(Token::Track);
    else if (held && !solid && kind.fillHover >= 0)
        fill = theme.color(Token::Sunken);
    else if ((over || held) && kind.fillHover >= 0)
        fill = theme.color(Token(kind.fillHover));
    else if (kind.fill >= 0)
        fill = theme.color(Token(kind.fill));
    const QColor edge = kind.edge < 0 ? QColor() : theme.color(enabled ? Token(kind.edge) : Token::Line);
    paintBox(painter, option.rect, 6, fill, edge);

    const Parts parts(option, widget);
    const QColor ink = theme.color(enabled ? kind.text : Token::Disabled);
    int x = option.rect.left() + (option.rect.width() - parts.width()) / 2;
    if (property(widget, "textLeft").toBool())
        x = option.rect.left() + 10;
    const int middle = option.rect.center().y() + 1;
    const bool iconLast = property(widget, "iconAfterText").toBool();
    const auto paintGlyph = [&] {
        if (!parts.icon)
            return;
        const QRect box(x, middle - option.iconSize.height() / 2, option.iconSize.width(),
                        option.iconSize.height());
        option.icon.paint(painter, box, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
                          option.state.testFlag(QStyle::State_On) ? QIcon::On : QIcon::Off);
        x += parts.icon + (parts.textWidth ? iconGap : 0);
    };
    if (!iconLast)
        paintGlyph();
    const QRect textBox(x, option.rect.top(), parts.textWidth + 1, option.rect.height());
    paintText(painter, textBox, parts.text, font(Type::BodyStrong), ink);
    x += parts.textWidth;
    if (iconLast) {
        x += parts.textWidth ? iconGap : 0;
        paintGlyph();
        x -= parts.textWidth ? iconGap : 0;
    }
    if (parts.capWidth)
        KeyCap::paint(painter, QRect(x + capGap, option.rect.top(), parts.capWidth, option.rect.height()),
                      parts.cap, theme);
    if (parts.menu)
        paintIcon(painter, QRect(option.rect.right() - 21, middle - 6, 12, 12), Icon::ChevronDown, ink);
}

} // namespace phonedeck
