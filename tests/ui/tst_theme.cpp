// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/themecontroller.h"

#include <QtGui/QFontDatabase>
#include <QtGui/QFontMetricsF>
#include <QtTest/QtTest>

#include <cmath>

using namespace phonedeck;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2, 1 to 21.
double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

struct Pair {
    Token ink;
    Token ground;
    double light; ///< the figure in the design's tokens
    double dark;
    double least; ///< 4.5 for text, 3 for shapes and focus
};

constexpr double text = 4.5;
constexpr double shape = 3;
const Pair pairs[] = {
    {Token::Text1, Token::Window, 15.6, 14.9, text},
    {Token::Text1, Token::Surface, 16.9, 14.0, text},
    {Token::Text1, Token::Raised, 16.9, 12.6, text},
    {Token::Text1, Token::Sel, 14.4, 11.3, text},
    {Token::Text1, Token::Hover, 15.2, 12.4, text},
    {Token::Text2, Token::Window, 8.0, 9.6, text},
    {Token::Text2, Token::Surface, 8.6, 9.0, text},
    {Token::Text2, Token::Raised, 8.6, 8.1, text},
    {Token::Text2, Token::Sunken, 7.5, 9.9, text},
    {Token::Text2, Token::Sel, 7.3, 7.3, text},
    {Token::Text3, Token::Window, 5.5, 7.0, text},
    {Token::Text3, Token::Surface, 6.0, 6.6, text},
    {Token::Text3, Token::Raised, 6.0, 6.0, text},
    {Token::Text3, Token::Sunken, 5.2, 7.3, text},
    {Token::Text3, Token::Hover, 5.4, 5.9, text},
    {Token::Text3, Token::Sel, 5.1, 5.4, text},
    {Token::Text3, Token::SelHover, 4.7, 4.7, text},
    {Token::Text3, Token::Flash, 5.4, 4.9, text},
    {Token::Text3, Token::FailedFill, 5.0, 5.6, text},
    {Token::AccentText, Token::Window, 6.7, 8.5, text},
    {Token::AccentText, Token::Surface, 7.3, 8.0, text},
    {Token::AccentText, Token::Raised, 7.3, 7.2, text},
    {Token::AccentText, Token::Sel, 6.2, 6.5, text},
    {Token::AccentText, Token::Chip, 6.4, 6.6, text},
    {Token::DestrText, Token::Surface, 6.5, 8.6, text},
    {Token::DestrText, Token::Raised, 6.5, 7.7, text},
    {Token::DestrText, Token::Sel, 5.6, 6.9, text},
    {Token::DestrText, Token::Chip, 5.8, 7.1, text},
    {Token::OnAccent, Token::Accent, 6.0, 5.1, text},
    {Token::OnAccent, Token::AccentHover, 7.3, 5.9, text},
    {Token::OnDestr, Token::Destr, 5.6, 4.9, text},
    {Token::OnDestr, Token::DestrHover, 7.0, 6.0, text},
    {Token::OkText, Token::OkFill, 6.6, 8.0, text},
    {Token::MovingText, Token::MovingFill, 6.7, 7.9, text},
    {Token::AttentionText, Token::AttentionFill, 7.1, 8.5, text},
    {Token::NeutralText, Token::NeutralFill, 7.5, 7.3, text},
    {Token::FailedText, Token::FailedFill, 6.5, 7.2, text},
    {Token::UnknownText, Token::UnknownFill, 7.1, 7.6, text},
    {Token::OkShape, Token::Surface, 4.1, 6.7, shape},
    {Token::MovingShape, Token::Surface, 4.8, 6.2, shape},
    {Token::AttentionShape, Token::Surface, 3.9, 7.3, shape},
    {Token::NeutralShape, Token::Surface, 3.8, 4.8, shape},
    {Token::FailedShape, Token::Surface, 4.9, 5.5, shape},
    {Token::UnknownShape, Token::Surface, 5.3, 5.7, shape},
    {Token::OkShape, Token::Sel, 3.5, 5.4, shape},
    {Token::MovingShape, Token::Sel, 4.0, 5.0, shape},
    {Token::AttentionShape, Token::Sel, 3.3, 5.9, shape},
    {Token::NeutralShape, Token::Sel, 3.3, 3.9, shape},
    {Token::FailedShape, Token::Sel, 4.2, 4.4, shape},
    {Token::UnknownShape, Token::Sel, 4.5, 4.6, shape},
    {Token::OkShape, Token::OkFill, 3.6, 5.5, shape},
    {Token::MovingShape, Token::MovingFill, 4.1, 5.2, shape},
    {Token::AttentionShape, Token::AttentionFill, 3.4, 5.9, shape},
    {Token::NeutralShape, Token::NeutralFill, 3.3, 3.8, shape},
    {Token::FailedShape, Token::FailedFill, 4.1, 4.6, shape},
    {Token::UnknownShape, Token::UnknownFill, 4.5, 4.9, shape},
    {Token::Focus, Token::Surface, 6.0, 6.3, shape},
    {Token::Focus, Token::Window, 5.5, 6.7, shape},
    {Token::Focus, Token::Raised, 6.0, 5.7, shape},
    {Token::Focus, Token::Sel, 5.1, 5.1, shape},
    {Token::OnAccent, Token::Account1, 6.2, 4.9, text},
    {Token::Text1, Token::AddBg, 14.8, 11.6, text},
    {Token::Text1, Token::DelBg, 14.2, 11.8, text},
};

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        initResources();
        registerFonts();
    }

    void everyPairCanBeRead()
    {
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            for (const Pair &pair : pairs) {
                const double found = contrast(theme->color(pair.ink), theme->color(pair.ground));
                const double said = theme->isDark() ? pair.dark : pair.light;
                const QByteArray name =
                    QByteArray(tokenName(pair.ink).latin1()) + " on " + tokenName(pair.ground).latin1() +
                    (theme->isDark() ? ", dark: " : ", light: ") + QByteArray::number(found);
                QVERIFY2(found >= pair.least, name.constData());
                QVERIFY2(std::abs(found - said) <= 0.1, name.constData());
            }
        }
    }

    void everyTokenHasAColourInBothThemes()
    {
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            for (int token = 0; token < tokenCount; ++token)
                QVERIFY2(theme->color(Token(token)).isValid(), tokenName(Token(token)).latin1());
        }
    }

    void whiteIsReadableOnEveryAccountColour()
    {
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            for (int color = 0; color < Theme::accountColorCount; ++color)
                QVERIFY(contrast(theme->color(Token::OnAccent), theme->accountColor(color)) >= text);
        }
    }

    void theStyleSheetHasNoOpenName()
    {
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            QVERIFY(theme->styleSheet().size() > 500);
            QVERIFY2(!theme->styleSheet().contains(u'@'), qPrintable(theme->styleSheet()));
        }
    }

    void everyIconIsDrawn()
    {
        for (int i = 0; i < iconCount; ++i) {
            const QImage image =
                icon(Icon(i)).pixmap(QSize(16, 16)).toImage().convertToFormat(QImage::Format_ARGB32);
            bool hasInk = false;
            for (int y = 0; y < image.height() && !hasInk; ++y) {
                for (int x = 0; x < image.width(); ++x)
                    hasInk = hasInk || qAlpha(image.pixel(x, y)) > 64;
            }
            QVERIFY2(hasInk, iconName(Icon(i)).latin1());
        }
    }

    void figuresAreOfEqualWidth()
    {
        // The rasteriser rounds to 64ths of a pixel; figures that aren't tabular differ by more than two
        // pixels.
        constexpr double rounding = 0.1;
        for (int type = 0; type < typeCount; ++type) {
            const QFontMetricsF metrics(font(Type(type)));
            for (char16_t figure = u'1'; figure <= u'9'; ++figure)
                QVERIFY(std::abs(metrics.horizontalAdvance(QChar(figure)) - metrics.horizontalAdvance(u'0')) <
                        rounding);
        }
    }

    void ourFontsAreUsed()
    {
        QVERIFY(QFontDatabase::families().contains(textFamilies().constFirst()));
        QVERIFY(QFontDatabase::families().contains(monoFamilies().constFirst()));
    }

    void theControllerDoesNotTakeItsOwnPaletteForTheSystems()
    {
        ThemeController controller;
        controller.setScheme(ThemeController::Scheme::Dark);
        // The system says something changed while the console is dark by choice.
        QEvent change(QEvent::ApplicationPaletteChange);
        QCoreApplication::sendEvent(qApp, &change);
        QCoreApplication::processEvents();
        QVERIFY(controller.theme().isDark());
        controller.setScheme(ThemeController::Scheme::System);
        QVERIFY2(!controller.theme().isDark(), "the system was light all the time");
        QSignalSpy changes(&controller, &ThemeController::themeChanged);
        QCoreApplication::processEvents();
        QVERIFY(changes.isEmpty());
    }

    void darkPalettesAreRecognised()
    {
        QVERIFY(ThemeController::isDark(Theme::dark().palette()));
        QVERIFY(!ThemeController::isDark(Theme::light().palette()));
    }

    void aThemeReachesTheApplication()
    {
        ThemeController controller;
        QSignalSpy changes(&controller, &ThemeController::themeChanged);
        controller.setScheme(ThemeController::Scheme::Dark);
        QCOMPARE(qApp->palette().color(QPalette::Window), Theme::dark().color(Token::Window));
        QVERIFY(themeOf(nullptr).isDark());
        controller.setScheme(ThemeController::Scheme::Light);
        QCOMPARE(qApp->palette().color(QPalette::Window), Theme::light().color(Token::Window));
        QVERIFY(!themeOf(nullptr).isDark());
        QVERIFY(changes.size() >= 1);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
