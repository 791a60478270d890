// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QtCore/QDir>
#include <QtGui/QFontDatabase>

#include <array>

namespace phonedeck {

namespace {

struct Measure {
    int size;
    int line;
    QFont::Weight weight;
    bool mono = false;
};

constexpr Measure measures[] = {
    {20, 28, QFont::DemiBold},     // PageTitle
    {15, 20, QFont::DemiBold},     // Title
    {13, 20, QFont::Normal},       // Body
    {13, 20, QFont::Medium},       // BodyStrong
    {13, 22, QFont::Normal},       // Review
    {13, 22, QFont::DemiBold},     // ReviewFact
    {12, 16, QFont::Normal},       // Cell
    {12, 16, QFont::Medium},       // CellStrong
    {12, 16, QFont::Medium},       // Head
    {12, 20, QFont::DemiBold},     // Section
    {13, 20, QFont::DemiBold},     // PageSection
    {11, 14, QFont::Medium},       // KeyCap
    {11, 14, QFont::Normal},       // Small
    {12, 16, QFont::Normal, true}, // Mono
};
static_assert(std::size(measures) == size_t(typeCount));

double textScale = 1;
/// Fonts are asked for in every paint of every cell; making one each time costs a heap block or two.
std::array<QFont, size_t(typeCount)> made;
bool isMade = false;

void makeFonts()
{
    for (size_t i = 0; i < made.size(); ++i) {
        QFont font;
        font.setFamilies(measures[i].mono ? monoFamilies() : textFamilies());
        font.setPixelSize(qRound(measures[i].size * textScale));
        font.setWeight(measures[i].weight);
        // Widths that don't snap to whole pixels keep the spacing as it was drawn.
        font.setHintingPreference(QFont::PreferNoHinting);
        if (measures[i].mono)
            font.setStyleHint(QFont::Monospace);
        made[i] = font;
    }
    isMade = true;
}

} // namespace

QFont font(Type type)
{
    if (!isMade)
        makeFonts();
    return made[size_t(type)];
}

int lineHeight(Type type)
{
    return qRound(measures[size_t(type)].line * textScale);
}

void setTextScale(double scale)
{
    textScale = qBound(0.8, scale, 2.0);
    isMade = false;
}

QStringList textFamilies()
{
    return {QStringLiteral("Phonedeck Inter"), QStringLiteral("Noto Sans CJK SC"),
            QStringLiteral("PingFang SC"), QStringLiteral("Microsoft YaHei UI")};
}

QStringList monoFamilies()
{
    return {QStringLiteral("Phonedeck Mono"), QStringLiteral("Noto Sans CJK SC"),
            QStringLiteral("PingFang SC"), QStringLiteral("Microsoft YaHei UI")};
}

void registerFonts()
{
    static const bool once = [] {
        const QDir fonts(QStringLiteral(":/phonedeck/fonts"));
        const QStringList names = fonts.entryList(QDir::Files);
        for (const QString &name : names) {
            if (QFontDatabase::addApplicationFont(fonts.filePath(name)) < 0)
                qWarning("Font %s could not be registered", qUtf8Printable(name));
        }
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace phonedeck
