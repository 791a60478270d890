// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/scrimoverlay.h"

#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

using namespace phonedeck;

class TestPanels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void escClosesTheOverlayAndGivesTheFocusBack();
    void tabStaysInsideTheOverlay();
    void aClickOnTheScrimClosesUnlessToldOtherwise();
    void aSheetSlidesDownAndAPaletteDoesNot();
    void theNoteSaysItsTextAndItsButton();
    void theNoteIsReadableAfterAChangeOfTheme();
    void copyingCopies();
    void anElidedTextIsInTheToolTipAsText();
    void aButtonIs28OrLarge32High();

private:
    ThemeController *m_controller = nullptr;
};

void TestPanels::initTestCase()
{
    m_controller = new ThemeController(this);
    m_controller->setScheme(ThemeController::Scheme::Light);
}

void TestPanels::escClosesTheOverlayAndGivesTheFocusBack()
{
    QWidget window;
    window.resize(800, 600);
    QLineEdit before(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    before.setFocus();

    ScrimOverlay overlay(&window, ScrimOverlay::Place::Sheet, 48);
    auto *panel = new QLineEdit;
    overlay.setPanel(panel);
    QSignalSpy closed(&overlay, &ScrimOverlay::closed);
    overlay.open();
    panel->setFocus();
    QVERIFY(overlay.isOpen());
    QCOMPARE(overlay.geometry(), QRect(0, 48, 800, 552));
    QTest::keyClick(panel, Qt::Key_Escape);
    QCOMPARE(closed.size(), 1);
    QVERIFY(!overlay.isVisible());
    QTRY_VERIFY(before.hasFocus());
}

void TestPanels::tabStaysInsideTheOverlay()
{
    QWidget window;
    window.resize(800, 600);
    QLineEdit outside(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));

    ScrimOverlay overlay(&window, ScrimOverlay::Place::Center);
    auto *panel = new QWidget;
    auto *column = new QVBoxLayout(panel);
    auto *first = new QLineEdit;
    auto *second = new QLineEdit;
    column->addWidget(first);
    column->addWidget(second);
    overlay.setPanel(panel);
    overlay.open();
    first->setFocus();
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(first->hasFocus() || second->hasFocus());
    }
    QVERIFY(second->hasFocus());
    QTest::keyClick(second, Qt::Key_Backtab);
    QVERIFY(first->hasFocus());
}

void TestPanels::aClickOnTheScrimClosesUnlessToldOtherwise()
{
    QWidget window;
    window.resize(800, 600);
    window.show();
    ScrimOverlay overlay(&window, ScrimOverlay::Place::Sheet);
    auto *panel = new QWidget;
    panel->setFixedSize(300, 200);
    overlay.setPanel(panel);
    overlay.setClosesOnClick(false);
    overlay.open();
    QTest::mouseClick(&overlay, Qt::LeftButton, {}, QPoint(5, 595));
    QVERIFY(overlay.isOpen());
    overlay.setClosesOnClick(true);
    QTest::mouseClick(panel, Qt::LeftButton, {}, QPoint(20, 20));
    QVERIFY(overlay.isOpen());
    QTest::mouseClick(&overlay, Qt::LeftButton, {}, QPoint(5, 595));
    QVERIFY(!overlay.isOpen());
}

void TestPanels::aSheetSlidesDownAndAPaletteDoesNot()
{
    QWidget window;
    window.resize(800, 600);
    window.show();
    for (const auto place : {ScrimOverlay::Place::Sheet, ScrimOverlay::Place::Palette}) {
        ScrimOverlay overlay(&window, place);
        auto *panel = new QWidget;
        panel->setFixedSize(300, 200);
        overlay.setPanel(panel);
        overlay.open();
        const bool slides = place == ScrimOverlay::Place::Sheet;
        QCOMPARE(panel->y() < 0, slides);
        if (slides)
            QTRY_COMPARE(panel->y(), 0);
        QCOMPARE(panel->size(), QSize(300, 200));
    }
}

void TestPanels::theNoteSaysItsTextAndItsButton()
{
    NoteBar note(NoteBar::Kind::Warning);
    note.setText(QStringLiteral("<b>The backup</b> failed"));
    note.setButton(QStringLiteral("Leave these 9 out"));
    note.show();
    QSignalSpy clicked(&note, &NoteBar::buttonClicked);
    QTest::mouseClick(note.button(), Qt::LeftButton);
    QCOMPARE(clicked.size(), 1);
    note.setButton({});
    QVERIFY(!note.button()->isVisible());
    // What comes from the cloud is text, never markup.
    QCOMPARE(note.text(), QStringLiteral("<b>The backup</b> failed"));
    QVERIFY(note.heightForWidth(140) > note.heightForWidth(600));
}

void TestPanels::theNoteIsReadableAfterAChangeOfTheme()
{
    NoteBar note(NoteBar::Kind::Warning, QStringLiteral("The backup of 10:02 failed"));
    note.show();
    const auto *label = note.findChild<QLabel *>();
    QVERIFY(label->text().contains(Theme::light().color(Token::AttentionText).name()));
    m_controller->setScheme(ThemeController::Scheme::Dark);
    QVERIFY(label->text().contains(Theme::dark().color(Token::AttentionText).name()));
    m_controller->setScheme(ThemeController::Scheme::Light);
}

void TestPanels::copyingCopies()
{
    CopyButton button(QStringLiteral("Copy id"));
    QCOMPARE(button.accessibleName(), QStringLiteral("Copy id"));
    button.setTextToCopy(QStringLiteral("e3MbU9fC"));
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("e3MbU9fC"));
    button.setTextToCopy({});
    QVERIFY(!button.isEnabled());
}

void TestPanels::anElidedTextIsInTheToolTipAsText()
{
    ElidedLabel label(QStringLiteral("<h1>Pro 8c 16G 720p</h1>"));
    label.resize(400, 16);
    label.show();
    QVERIFY(label.toolTip().isEmpty());
    label.resize(60, 16);
    QVERIFY(!label.toolTip().isEmpty());
    QVERIFY(!label.toolTip().contains(QLatin1Char('<')));
    QCOMPARE(label.accessibleName(), QStringLiteral("<h1>Pro 8c 16G 720p</h1>"));
}

void TestPanels::aButtonIs28OrLarge32High()
{
    Button button(QStringLiteral("Back up"));
    QCOMPARE(button.sizeHint().height(), 28);
    const int narrow = button.sizeHint().width();
    button.setLarge(true);
    QCOMPARE(button.sizeHint().height(), 32);
    button.setKeyCap(QStringLiteral("Esc"));
    QVERIFY(button.sizeHint().width() > narrow + 20);
    Button square(Icon::More, QStringLiteral("More"));
    QCOMPARE(square.sizeHint(), QSize(28, 28));
    QCOMPARE(square.accessibleName(), QStringLiteral("More"));
}

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
