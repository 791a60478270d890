// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QVariant>
#include <QtWidgets/QWidget>

#include "ui/theme/themecontroller.h"

namespace phonedeck {

namespace {

struct Row {
    Token token;
    const char *name;
    QRgb light;
    QRgb dark;
};

constexpr QRgb hex(unsigned rgb)
{
    return 0xff000000U | rgb;
}

// The one place with colour literals: design/tokens.md, in the order of Token.
constexpr Row rows[] = {
    {Token::Window, "window", hex(0xF5F6F8), hex(0x15171B)},
    {Token::Surface, "surface", hex(0xFFFFFF), hex(0x1A1D22)},
    {Token::Raised, "raised", hex(0xFFFFFF), hex(0x22262D)},
    {Token::Sunken, "sunken", hex(0xEDEFF2), hex(0x111317)},
    {Token::Hover, "hover", hex(0xF1F3F6), hex(0x23272E)},
    {Token::Sel, "sel", hex(0xE8ECFD), hex(0x252C4A)},
    {Token::SelHover, "selHover", hex(0xDDE3FB), hex(0x2C3558)},
    {Token::Current, "current", hex(0x3A57D6), hex(0x8298FF)},
    {Token::Focus, "focus", hex(0x3A57D6), hex(0x8298FF)},
    {Token::Line, "line", hex(0xE3E6EB), hex(0x2A2E36)},
    {Token::Line2, "line2", hex(0xC6CBD4), hex(0x434A56)},
    {Token::Frame, "frame", hex(0x9AA2AF), hex(0x525A67)},
    {Token::Text1, "text1", hex(0x191D24), hex(0xE7EAEF)},
    {Token::Text2, "text2", hex(0x454C59), hex(0xB6BECA)},
    {Token::Text3, "text3", hex(0x5C6472), hex(0x9AA3B1)},
    {Token::Disabled, "disabled", hex(0x8E96A3), hex(0x656D7A)},
    {Token::Accent, "accent", hex(0x3A57D6), hex(0x4A63DE)},
    {Token::AccentHover, "accentHover", hex(0x314BBD), hex(0x4159D0)},
    {Token::AccentText, "accentText", hex(0x2F4AC2), hex(0x9DAEFF)},
    {Token::Chip, "chip", hex(0xEDF0FC), hex(0x252B44)},
    {Token::ChipLine, "chipLine", hex(0xCBD4F8), hex(0x3B4573)},
    {Token::Flash, "flash", hex(0xFFF3C4), hex(0x3A3417)},
    {Token::Destr, "destr", hex(0xC42F25), hex(0xCF3A30)},
    {Token::DestrHover, "destrHover", hex(0xA9261D), hex(0xB7322A)},
    {Token::DestrText, "destrText", hex(0xB3261C), hex(0xFF9F95)},
    {Token::AddBg, "addBg", hex(0xE3F4EA), hex(0x173125)},
    {Token::DelBg, "delBg", hex(0xFCE7E4), hex(0x44201D)},
    {Token::Scrim, "scrim", 0x52191D24U, 0x8F000000U}, // 32 % and 56 %
    {Token::Track, "track", hex(0xE6E9EE), hex(0x2A2E36)},
    {Token::OnAccent, "onAccent", hex(0xFFFFFF), hex(0xFFFFFF)},
    {Token::OnDestr, "onDestr", hex(0xFFFFFF), hex(0xFFFFFF)},
    {Token::Chart1, "chart1", hex(0x3A57D6), hex(0x8298FF)},
    {Token::Chart2, "chart2", hex(0x7C90E8), hex(0x5C70D6)},
    {Token::Chart3, "chart3", hex(0xB4C0F3), hex(0x3F4C92)},
    {Token::Chart4, "chart4", hex(0xD7DDF8), hex(0x2D3663)},
    {Token::ChartOk2, "chartOk2", hex(0x8CCBA8), hex(0x2A6E48)},
    {Token::ChartN2, "chartN2", hex(0xB9BFC9), hex(0x4A515D)},
    {Token::Account1, "account1", hex(0xB02A6B), hex(0xC23F7F)},
    {Token::Account2, "account2", hex(0x0E7C73), hex(0x0E7C73)},
    {Token::Account3, "account3", hex(0x7A6A1E), hex(0x7A6A1E)},
    {Token::Account4, "account4", hex(0x6A4FB3), hex(0x6A4FB3)},
    {Token::Account5, "account5", hex(0x2C6E9B), hex(0x2C6E9B)},
    {Token::Account6, "account6", hex(0x8A5A3C), hex(0x8A5A3C)},
    {Token::OkShape, "okShape", hex(0x1F8F53), hex(0x3FB873)},
    {Token::OkText, "okText", hex(0x176139), hex(0x7DD6A4)},
    {Token::OkFill, "okFill", hex(0xE3F4EA), hex(0x173125)},
    {Token::MovingShape, "movingShape", hex(0x1877BD), hex(0x4AA3E6)},
    {Token::MovingText, "movingText", hex(0x0B558A), hex(0x8CC8F5)},
    {Token::MovingFill, "movingFill", hex(0xE1EFFB), hex(0x132D42)},
    {Token::AttentionShape, "attentionShape", hex(0xB87200), hex(0xDE9F2E)},
    {Token::AttentionText, "attentionText", hex(0x744600), hex(0xF2C566)},
    {Token::AttentionFill, "attentionFill", hex(0xFFF0CE), hex(0x3A2B0D)},
    {Token::NeutralShape, "neutralShape", hex(0x7A8391), hex(0x7F8998)},
    {Token::NeutralText, "neutralText", hex(0x454C59), hex(0xB6BECA)},
    {Token::NeutralFill, "neutralFill", hex(0xEDEFF2), hex(0x2A2E36)},
    {Token::FailedShape, "failedShape", hex(0xCF3A2E), hex(0xF0675C)},
    {Token::FailedText, "failedText", hex(0xA02117), hex(0xFF9F95)},
    {Token::FailedFill, "failedFill", hex(0xFCE7E4), hex(0x44201D)},
    {Token::UnknownShape, "unknownShape", hex(0x7E55C2), hex(0xA784EA)},
    {Token::UnknownText, "unknownText", hex(0x5F379C), hex(0xCBB0F7)},
    {Token::UnknownFill, "unknownFill", hex(0xF0E9FB), hex(0x2F2448)},
};

constexpr bool rowsFollowTokens()
{
    for (int i = 0; i < tokenCount; ++i) {
        if (int(rows[i].token) != i)
            return false;
    }
    return true;
}
static_assert(std::size(rows) == size_t(tokenCount));
static_assert(rowsFollowTokens());

QString cssColor(const QColor &color)
{
    if (color.alpha() == 255)
        return color.name();
    return QStringLiteral("rgba(%1,%2,%3,%4)")
        .arg(color.red())
        .arg(color.green())
        .arg(color.blue())
        .arg(color.alpha());
}

/// Shape, text and fill of each health lie together, in the order of Health as declared.
Token stateToken(Health health, int part)
{
    Token first = Token::NeutralShape;
    switch (health) {
    case Health::Ok:
        first = Token::OkShape;
        break;
    case Health::Moving:
        first = Token::MovingShape;
        break;
    case Health::Attention:
        first = Token::AttentionShape;
        break;
    case Health::Neutral:
        first = Token::NeutralShape;
        break;
    case Health::Failed:
        first = Token::FailedShape;
        break;
    case Health::Unknown:
        first = Token::UnknownShape;
        break;
    }
    return Token(int(first) + part);
}

} // namespace

QLatin1String tokenName(Token token)
{
    return QLatin1String(rows[size_t(token)].name);
}

Token shapeToken(Health health)
{
    return stateToken(health, 0);
}

Token shareToken(const HealthShare &share)
{
    if (share.isFaint)
        return share.health == Health::Ok ? Token::ChartOk2 : Token::ChartN2;
    return shapeToken(share.health);
}

Token pillTextToken(Health health)
{
    return stateToken(health, 1);
}

Token pillFillToken(Health health)
{
    return stateToken(health, 2);
}

Theme::Theme(bool dark, const Colors &colors) : m_dark(dark), m_colors(colors) {}

const Theme &Theme::light()
{
    static const Theme theme = [] {
        Colors colors;
        for (const Row &row : rows)
            colors[size_t(row.token)] = QColor::fromRgba(row.light);
        return Theme(false, colors);
    }();
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme = [] {
        Colors colors;
        for (const Row &row : rows)
            colors[size_t(row.token)] = QColor::fromRgba(row.dark);
        return Theme(true, colors);
    }();
    return theme;
}

QColor Theme::shapeColor(Health health) const
{
    return color(shapeToken(health));
}

QColor Theme::shareColor(const HealthShare &share) const
{
    return color(shareToken(share));
}

QColor Theme::pillText(Health health) const
{
    return color(pillTextToken(health));
}

QColor Theme::pillFill(Health health) const
{
    return color(pillFillToken(health));
}

QColor Theme::chartColor(int index) const
{
    return color(Token(int(Token::Chart1) + qAbs(index) % 4));
}

QColor Theme::accountColor(int index) const
{
    return color(Token(int(Token::Account1) + qAbs(index) % accountColorCount));
}

QPalette Theme::palette() const
{
    struct Role {
        QPalette::ColorRole role;
        Token token;
    };
    static constexpr Role roles[] = {
        {QPalette::Window, Token::Window},       {QPalette::WindowText, Token::Text1},
        {QPalette::Base, Token::Surface},        {QPalette::AlternateBase, Token::Surface},
        {QPalette::ToolTipBase, Token::Raised},  {QPalette::ToolTipText, Token::Text1},
        {QPalette::Text, Token::Text1},          {QPalette::PlaceholderText, Token::Text3},
        {QPalette::Button, Token::Surface},      {QPalette::ButtonText, Token::Text1},
        {QPalette::BrightText, Token::OnAccent}, {QPalette::Light, Token::Raised},
        {QPalette::Midlight, Token::Sunken},     {QPalette::Mid, Token::Line},
        {QPalette::Dark, Token::Line2},          {QPalette::Shadow, Token::Frame},
        {QPalette::Highlight, Token::Sel},       {QPalette::HighlightedText, Token::Text1},
        {QPalette::Link, Token::AccentText},     {QPalette::LinkVisited, Token::AccentText},
    };
    QPalette palette;
    for (const Role &role : roles)
        palette.setColor(QPalette::All, role.role, color(role.token));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Token::Disabled));
    return palette;
}

QString Theme::styleSheet() const
{
    QFile file(QStringLiteral(":/phonedeck/style/phonedeck.qss"));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("The style sheet is not in the program: was initResources() called?");
        return {};
    }
    QString sheet = QString::fromUtf8(file.readAll());
    for (const Row &row : rows)
        sheet.replace(QLatin1Char('@') + QLatin1String(row.name) + QLatin1Char('@'),
                      cssColor(color(row.token)));
    return sheet;
}

const Theme &themeOf(const QWidget *)
{
    const auto *app = QCoreApplication::instance();
    const auto *controller = app ? app->property("phonedeckTheme").value<ThemeController *>() : nullptr;
    return controller ? controller->theme() : Theme::light();
}

} // namespace phonedeck
