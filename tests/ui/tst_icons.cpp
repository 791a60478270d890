// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"
#include "ui/theme/themecontroller.h"

#include <QtCore/QFile>
#include <QtGui/QPainter>
#include <QtTest/QTest>

using namespace phonedeck;

namespace {

int inkIn(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 100 ? 1 : 0;
    }
    return count;
}

/// The most opaque pixel's colour.
QColor inkColor(const QImage &image)
{
    QRgb found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > qAlpha(found))
                found = image.pixel(x, y);
        }
    }
    return QColor::fromRgb(found);
}

QImage shapeImage(StateShape shape, double ratio)
{
    QImage image(QSize(shapeBox, shapeBox) * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintShape(&painter, {0, 0}, shape, Theme::light().color(Token::OkShape));
    return image;
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyIconHasAFileThatDraws_data();
    void everyIconHasAFileThatDraws();
    void iconsAreSharpAtAnyRatio();
    void iconsFollowTheThemeOnceSet();
    void disabledAndOnHaveTheirOwnColours();
    void everyShapeDrawsItsOwn();
    void aFilledPillHangsLeftOfTheAxis();
    void aLongStateElidesInsideItsCell();

private:
    ThemeController *m_controller = nullptr;
};

void TestIcons::initTestCase()
{
    m_controller = new ThemeController(this);
    m_controller->setScheme(ThemeController::Scheme::Light);
}

void TestIcons::everyIconHasAFileThatDraws_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < iconCount; ++i)
        QTest::addRow("%s", iconName(Icon(i)).data()) << i;
}

void TestIcons::everyIconHasAFileThatDraws()
{
    QFETCH(const int, index);
    QFile file(QLatin1String(":/phonedeck/icons/") + iconName(Icon(index)) + QLatin1String(".svg"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    QVERIFY2(svg.contains("currentColor"), "an icon takes its colour from the theme");
    QVERIFY(svg.contains("viewBox=\"0 0 16 16\""));
    const QImage image = icon(Icon(index)).pixmap(16, 16).toImage();
    QVERIFY2(inkIn(image) >= 8, qPrintable(QString::number(inkIn(image))));
}

void TestIcons::iconsAreSharpAtAnyRatio()
{
    const QPixmap pixmap = icon(Icon::Search).pixmap(QSize(16, 16), 3);
    QCOMPARE(pixmap.size(), QSize(48, 48));
    QCOMPARE(pixmap.devicePixelRatio(), 3.0);
    // Drawn at its size, not enlarged: its strokes are thin in proportion.
    QVERIFY(inkIn(pixmap.toImage()) < 48 * 48 / 2);
}

void TestIcons::iconsFollowTheThemeOnceSet()
{
    const QIcon once = icon(Icon::Stop, Token::Text1);
    QCOMPARE(inkColor(once.pixmap(16, 16).toImage()), Theme::light().color(Token::Text1));
    m_controller->setScheme(ThemeController::Scheme::Dark);
    QCOMPARE(inkColor(once.pixmap(16, 16).toImage()), Theme::dark().color(Token::Text1));
    m_controller->setScheme(ThemeController::Scheme::Light);
}

void TestIcons::disabledAndOnHaveTheirOwnColours()
{
    const QIcon place = icon(Icon::Stop, Token::Text2, Token::AccentText);
    QCOMPARE(inkColor(place.pixmap(QSize(16, 16), QIcon::Normal, QIcon::On).toImage()),
             Theme::light().color(Token::AccentText));
    QCOMPARE(inkColor(place.pixmap(QSize(16, 16), QIcon::Disabled, QIcon::Off).toImage()),
             Theme::light().color(Token::Disabled));
}

void TestIcons::everyShapeDrawsItsOwn()
{
    QList<QImage> seen;
    for (int i = int(StateShape::None) + 1; i <= int(StateShape::Person); ++i) {
        const QImage image = shapeImage(StateShape(i), 2);
        QVERIFY(inkIn(image) > 20);
        QVERIFY2(!seen.contains(image), "two shapes look alike");
        QCOMPARE(qAlpha(image.pixel(0, 0)), 0);
        seen << image;
    }
    QCOMPARE(inkIn(shapeImage(StateShape::None, 2)), 0);
}

void TestIcons::aFilledPillHangsLeftOfTheAxis()
{
    const StateText starting{QStringLiteral("Starting"), Health::Moving, StateShape::HalfRing, true};
    QImage image(200, 28, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintState(&painter, QRect(20, 0, 170, 28), starting, Theme::light());
    painter.end();
    QCOMPARE(image.pixelColor(20 - pillHang - 1, 14), QColor(Qt::white));
    QCOMPARE(image.pixelColor(20 - pillHang + 1, 14), Theme::light().color(Token::MovingFill));
    // 20 high in a row of 28.
    QCOMPARE(image.pixelColor(40, 3), QColor(Qt::white));
    QCOMPARE(image.pixelColor(40, 4), Theme::light().color(Token::MovingFill));
    QCOMPARE(image.pixelColor(40, 23), Theme::light().color(Token::MovingFill));
    QCOMPARE(image.pixelColor(40, 24), QColor(Qt::white));
}

void TestIcons::aLongStateElidesInsideItsCell()
{
    const StateText stuck{QStringLiteral("Starting 38 min · stuck?"), Health::Attention, StateShape::Triangle,
                          true};
    QVERIFY(stateWidth(stuck) > 100);
    QImage image(140, 28, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintState(&painter, QRect(10, 0, 90, 28), stuck, Theme::light());
    painter.end();
    for (int x = 101; x < 140; ++x)
        QCOMPARE(image.pixelColor(x, 14), QColor(Qt::white));
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
