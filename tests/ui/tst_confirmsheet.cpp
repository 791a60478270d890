// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/confirmsheet.h"
#include "ui/operations/wavesrow.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flattable.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/scrimoverlay.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/window/languagecontroller.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

using namespace phonedeck;

namespace {

constexpr qint64 now = 1'770'000'000;
constexpr int topBar = 48;

QList<PhoneFacts> facts(int count, int inUse = 0)
{
    QList<PhoneFacts> phones;
    for (int i = 1; i <= count; ++i) {
        PhoneFacts phone;
        phone.instanceId = QStringLiteral("id-%1").arg(i, 4, 10, QLatin1Char('0'));
        phone.name = QStringLiteral("shop-%1").arg(i, 4, 10, QLatin1Char('0'));
        phone.region = i % 2 ? QStringLiteral("cn-north-7") : QStringLiteral("cn-south-1");
        phone.userId = QStringLiteral("user-%1").arg(i);
        phone.running = 2;
        phone.resource = 2;
        phone.signIn = i <= inUse ? 1 : 0;
        phone.assigned = 1;
        phone.frozen = 0;
        phone.backup = 2;
        phone.backupSecs = now - 3'600;
        phones.append(phone);
    }
    return phones;
}

/// A window with the sheet over it, as a person meets it.
struct Stage {
    Stage(ActionId action, const QList<PhoneFacts> &phones, const QSize &size = {1440, 900},
          qsizetype mostAtOnce = ConfirmPresenter::mostAtOnce)
    {
        window.resize(size);
        auto presenter = std::make_unique<ConfirmPresenter>(
            makePlan(action, phones), ConfirmPresenter::Setting{QStringLiteral("Prod"), 0, now, mostAtOnce});
        sheet = new ConfirmSheet(std::move(presenter), Icon::Reset);
        overlay = new ScrimOverlay(&window, ScrimOverlay::Place::Sheet, topBar);
        overlay->setPanel(sheet);
        QObject::connect(sheet, &ConfirmSheet::closeRequested, overlay, &ScrimOverlay::close);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        overlay->open();
        QTRY_COMPARE(sheet->y(), 0); // it has slid down
    }

    QWidget window;
    ConfirmSheet *sheet = nullptr;
    ScrimOverlay *overlay = nullptr;

    [[nodiscard]] const ConfirmPresenter::View &view() const { return sheet->presenter().view(); }
    [[nodiscard]] FlatTable *table() const { return sheet->findChild<FlatTable *>(); }
    [[nodiscard]] Button *button(const QString &text) const
    {
        for (Button *each : sheet->findChildren<Button *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QLineEdit *field(const QString &name) const
    {
        for (QLineEdit *each : sheet->findChildren<QLineEdit *>()) {
            if (each->accessibleName().startsWith(name) && each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QLineEdit *count() const { return field(QStringLiteral("Type ")); }
    [[nodiscard]] Button *confirmButton() const { return button(view().command); }
    [[nodiscard]] NoteBar *note(const QString &text) const
    {
        for (NoteBar *each : sheet->findChildren<NoteBar *>()) {
            if (each->accessibleName().contains(text) && each->isVisible())
                return each;
        }
        return nullptr;
    }
};

} // namespace

/// The sheet by keys and mouse.
class TestConfirmSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { (new ThemeController(this))->setScheme(ThemeController::Scheme::Light); }

    void opensOnTheAnswer()
    {
        Stage reset(ActionId::Reset, facts(20));
        QVERIFY(reset.count()->hasFocus());
        Stage one(ActionId::Reset, facts(1));
        QVERIFY(one.button(QStringLiteral("Cancel"))->hasFocus()); // Enter must not wipe
        QVERIFY(!one.count());
        Stage reboot(ActionId::Reboot, facts(20));
        QVERIFY(reboot.confirmButton()->hasFocus());
    }

    void enterConfirmsWhatDestroysNothing()
    {
        Stage stage(ActionId::Reboot, facts(20));
        QSignalSpy confirmed(stage.sheet, &ConfirmSheet::confirmed);
        stage.table()->setFocus();
        QTest::keyClick(stage.table(), Qt::Key_Return);
        QCOMPARE(confirmed.size(), 1);
        QCOMPARE(confirmed.constFirst().constFirst().value<OperationPlan>().phones.size(), 20);
        // A second Enter, or a double click, begins nothing twice.
        QTest::keyClick(stage.table(), Qt::Key_Return);
        QCOMPARE(confirmed.size(), 1);
    }

    void anEnterBeforeThePlanNeitherConfirmsNorGivesUp()
    {
        QWidget window;
        window.resize(1440, 900);
        auto *sheet = new ConfirmSheet(
            std::make_unique<ConfirmPresenter>(makePlan(ActionId::Reboot, facts(20)),
                                               ConfirmPresenter::Setting{QStringLiteral("Prod"), 0, now, 0}),
            Icon::Reboot, &window);
        QSignalSpy confirmed(sheet, &ConfirmSheet::confirmed);
        QSignalSpy closed(sheet, &ConfirmSheet::closeRequested);
        // Nothing of the worker comes before the event loop turns.
        QVERIFY(sheet->presenter().view().isPlanning);
        auto *table = sheet->findChild<FlatTable *>();
        Button *confirm = nullptr;
        for (Button *each : sheet->findChildren<Button *>()) {
            if (each->text() == sheet->presenter().view().command)
                confirm = each;
        }
        QVERIFY(confirm && !confirm->isHidden() && !confirm->isEnabled());
        QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"));
        QApplication::sendEvent(table, &enter);
        QCOMPARE(confirmed.size(), 0);
        QCOMPARE(closed.size(), 0);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_VERIFY(!sheet->presenter().view().isPlanning);
        QTRY_VERIFY(confirm->isEnabled());
        QCOMPARE(table->model()->rowCount(), 20);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(confirmed.size(), 1);
    }

    void thePlanLeadsToTheAnswer()
    {
        Stage stage(ActionId::Reset, facts(20), {1440, 900}, 0);
        QTRY_VERIFY(!stage.view().isPlanning);
        QTRY_VERIFY(stage.count() && stage.count()->hasFocus());
    }

    void aHeldEnterConfirmsNothing()
    {
        Stage stage(ActionId::Reboot, facts(20));
        QSignalSpy confirmed(stage.sheet, &ConfirmSheet::confirmed);
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
        QApplication::sendEvent(stage.confirmButton(), &held);
        QCOMPARE(confirmed.size(), 0);
    }

    void asksForTheCountBeforeItDestroys()
    {
        Stage stage(ActionId::Reset, facts(20));
        QSignalSpy confirmed(stage.sheet, &ConfirmSheet::confirmed);
        QVERIFY(!stage.confirmButton()->isEnabled());
        QTest::keyClicks(stage.count(), QStringLiteral("21"));
        QVERIFY(!stage.confirmButton()->isEnabled());
        QVERIFY(stage.count()->property("invalid").toBool());
        QTest::keyClick(stage.count(), Qt::Key_Return);
        QCOMPARE(confirmed.size(), 0);
        stage.count()->clear();
        QTest::keyClicks(stage.count(), QStringLiteral("20"));
        QVERIFY(stage.confirmButton()->isEnabled());
        QVERIFY(!stage.count()->property("invalid").toBool());
        // Enter leads to the button; what destroys takes a key of its own.
        QTest::keyClick(stage.count(), Qt::Key_Return);
        QCOMPARE(confirmed.size(), 0);
        QVERIFY(stage.confirmButton()->hasFocus());
        QTest::keyClick(stage.confirmButton(), Qt::Key_Return);
        QCOMPARE(confirmed.size(), 1);
    }

    void enterDoesNotWipeASinglePhone()
    {
        Stage stage(ActionId::Unassign, facts(1));
        QSignalSpy confirmed(stage.sheet, &ConfirmSheet::confirmed);
        stage.table()->setFocus();
        QTest::keyClick(stage.table(), Qt::Key_Return);
        QCOMPARE(confirmed.size(), 0);
        QTest::mouseClick(stage.confirmButton(), Qt::LeftButton);
        QCOMPARE(confirmed.size(), 1);
    }

    void escAndCancelClose()
    {
        Stage stage(ActionId::Reset, facts(20));
        QSignalSpy closed(stage.overlay, &ScrimOverlay::closed);
        QTest::keyClick(stage.count(), Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        Stage other(ActionId::Reset, facts(20));
        QSignalSpy asked(other.sheet, &ConfirmSheet::closeRequested);
        QTest::mouseClick(other.button(QStringLiteral("Cancel")), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void leavesThoseInUseOut()
    {
        Stage stage(ActionId::Reset, facts(20, 9));
        NoteBar *note = stage.note(QStringLiteral("9"));
        QVERIFY(note);
        QTest::mouseClick(note->button(), Qt::LeftButton);
        QCOMPARE(stage.sheet->presenter().plan().phones.size(), 11);
        QCOMPARE(stage.table()->model()->rowCount(), 11);
        QVERIFY(stage.count()->accessibleName().contains(QStringLiteral("11")));
        QTest::mouseClick(note->button(), Qt::LeftButton);
        QCOMPARE(stage.table()->model()->rowCount(), 20);
        Stage idle(ActionId::Reset, facts(20));
        QVERIFY(!idle.note(QStringLiteral("using")));
    }

    void filtersTheListAndEscClearsThat()
    {
        Stage stage(ActionId::Reset, facts(20));
        QLineEdit *filter = stage.field(QStringLiteral("Filter"));
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("0012"));
        QCOMPARE(stage.table()->model()->rowCount(), 1);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(stage.table()->model()->rowCount(), 20);
        QVERIFY(stage.overlay->isOpen());
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(!stage.overlay->isOpen());
    }

    void showsTheLeftOutOnesAndBack()
    {
        QList<PhoneFacts> phones = facts(20);
        phones[3].frozen = 1;
        Stage stage(ActionId::Reset, phones);
        QTest::mouseClick(stage.button(QStringLiteral("Show them")), Qt::LeftButton);
        QCOMPARE(stage.table()->model()->rowCount(), 1);
        QTest::mouseClick(stage.button(stage.view().listSwitch), Qt::LeftButton);
        QCOMPARE(stage.table()->model()->rowCount(), 19);
    }

    void backsUpFirstIfAsked()
    {
        Stage stage(ActionId::Unassign, facts(20));
        QCheckBox *offer = nullptr;
        for (QCheckBox *each : stage.sheet->findChildren<QCheckBox *>()) {
            if (each->isVisible())
                offer = each;
        }
        QVERIFY(offer);
        QTest::keyClick(offer, Qt::Key_Space);
        QVERIFY(stage.sheet->presenter().plan().backsUpFirst());
    }

    void checksTheStepsAsOneTypes()
    {
        Stage stage(ActionId::Reboot, facts(100));
        auto *waves = stage.sheet->findChild<WavesRow *>();
        QVERIFY(!waves->isVisible());
        auto *pace = stage.sheet->findChild<SegmentedControl *>();
        pace->setFocus();
        QTest::keyClick(pace, Qt::Key_Right);
        QVERIFY(waves->isVisible());
        QVERIFY(stage.confirmButton()->isEnabled());
        QLineEdit *canary = stage.field(QStringLiteral("First"));
        canary->setFocus();
        canary->selectAll();
        QTest::keyClicks(canary, QStringLiteral("x"));
        QVERIFY(!stage.confirmButton()->isEnabled());
        QVERIFY(canary->property("invalid").toBool());
        QVERIFY(!canary->accessibleDescription().isEmpty());
        canary->selectAll();
        QTest::keyClicks(canary, QStringLiteral("5"));
        QVERIFY(stage.confirmButton()->isEnabled());
        QVERIFY(canary->accessibleDescription().isEmpty());
        QCOMPARE(stage.sheet->presenter().plan().waves.canary, 5);
        QTest::keyClick(pace, Qt::Key_Left);
        QVERIFY(stage.sheet->presenter().plan().waves.isOneWave());
    }

    void saysWhyThereIsNothingToDo()
    {
        QList<PhoneFacts> phones = facts(4);
        for (PhoneFacts &phone : phones)
            phone.frozen = 1;
        Stage stage(ActionId::Reset, phones);
        QVERIFY(stage.button(QStringLiteral("Close"))->hasFocus());
        QCOMPARE(stage.table()->model()->rowCount(), 4);
        for (Button *each : stage.sheet->findChildren<Button *>())
            QVERIFY(!each->isVisible() || each->property("kind") != QStringLiteral("destructive"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(!stage.overlay->isOpen());
    }

    void saysWhyItCannotBeStarted()
    {
        Stage stage(ActionId::Reboot, facts(4, 1));
        QVERIFY(stage.confirmButton()->hasFocus());
        stage.sheet->presenter().setRefusal(QStringLiteral("This console only reads."));
        // A disabled button hands the keys to the next in the chain, which would be "Leave this one out".
        QVERIFY(stage.button(QStringLiteral("Cancel"))->hasFocus());
        QVERIFY(stage.note(QStringLiteral("only reads")));
        QVERIFY(!stage.confirmButton()->isEnabled());
        QSignalSpy confirmed(stage.sheet, &ConfirmSheet::confirmed);
        stage.table()->setFocus();
        QTest::keyClick(stage.table(), Qt::Key_Return);
        QCOMPARE(confirmed.size(), 0);
    }

    void tabGoesRoundInReadingOrder()
    {
        QList<PhoneFacts> phones = facts(20, 2);
        phones[10].frozen = 1;
        Stage stage(ActionId::Reset, phones);
        stage.sheet->presenter().setWaves({.isInSteps = true, .canary = QStringLiteral("2")});
        QTest::keyClicks(stage.count(), QStringLiteral("19"));
        QList<QWidget *> seen;
        QWidget *first = stage.note(QStringLiteral("using"))->button();
        first->setFocus();
        for (QWidget *each = first; !seen.contains(each); each = QApplication::focusWidget()) {
            QVERIFY(stage.sheet->isAncestorOf(each));
            QVERIFY2(!each->accessibleName().isEmpty() || qobject_cast<QAbstractButton *>(each),
                     each->metaObject()->className());
            seen.append(each);
            QTest::keyClick(each, Qt::Key_Tab);
        }
        // Note, filter, list, "Show them", backup, pace, four fields, a box, count, Cancel, Reset.
        QCOMPARE(seen.size(), 14);
        QCOMPARE(seen.constLast(), stage.confirmButton());
        int lastY = -1;
        for (QWidget *each : std::as_const(seen)) {
            const int y = each->mapTo(stage.sheet, each->rect().topLeft()).y() / 40;
            QVERIFY2(y >= lastY - 1, qPrintable(each->accessibleName()));
            lastY = y;
        }
    }

    void theFootStaysVisibleInALowWindow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1440x900") << QSize(1440, 900);
        QTest::newRow("1024x700") << QSize(1024, 700);
        QTest::newRow("smallest") << QSize(720, 480);
    }

    void theFootStaysVisibleInALowWindow()
    {
        QFETCH(QSize, size);
        QList<PhoneFacts> phones = facts(200, 9);
        phones[20].frozen = 1;
        Stage stage(ActionId::Reset, phones, size);
        for (const bool isInSteps : {false, true}) {
            WaveForm form = stage.view().waves.form;
            form.isInSteps = isInSteps;
            stage.sheet->presenter().setWaves(form);
            QTRY_VERIFY(stage.sheet->height() >= stage.sheet->minimumSizeHint().height());
            const QRect window(QPoint(0, 0), size);
            for (QWidget *each :
                 {static_cast<QWidget *>(stage.confirmButton()), static_cast<QWidget *>(stage.count()),
                  static_cast<QWidget *>(stage.button(QStringLiteral("Cancel")))}) {
                // Nothing of it is cut off, neither by the window nor by what holds it.
                QTRY_VERIFY(window.contains(QRect(each->mapTo(&stage.window, QPoint(0, 0)), each->size())));
                QTRY_COMPARE(each->visibleRegion().boundingRect(), each->rect());
                QCOMPARE(each->height(), 32);
            }
            QVERIFY(stage.sheet->width() <= 800);
            QVERIFY(stage.table()->height() >= 28 * 3);
        }
    }

    void followsTheLanguageWhileItIsOpen()
    {
        LanguageController language;
        language.setLanguage(LanguageController::Language::English);
        Stage stage(ActionId::Reset, facts(20, 3));
        QTest::keyClicks(stage.count(), QStringLiteral("20"));
        QCOMPARE(stage.view().question, QStringLiteral("Reset 20 phones?"));
        language.setLanguage(LanguageController::Language::Chinese);
        QTRY_COMPARE(stage.view().question, QStringLiteral("重置 20 台云手机？"));
        QVERIFY(stage.button(QStringLiteral("取消")));
        QVERIFY(stage.confirmButton()->isEnabled()); // what was typed is kept
        QCOMPARE(stage.table()->model()->headerData(0, Qt::Horizontal).toString(), QStringLiteral("名称"));
        language.setLanguage(LanguageController::Language::English);
        QTRY_VERIFY(stage.button(QStringLiteral("Cancel")));
    }

    void holdsFiftyThousandPhones()
    {
        Stage stage(ActionId::Reset, facts(50'000, 1'000));
        QTRY_COMPARE_WITH_TIMEOUT(stage.table()->model()->rowCount(), 50'000, 30'000); // laid out on a worker
        QTest::keyClicks(stage.count(), QStringLiteral("50,000"));
        QVERIFY(stage.confirmButton()->isEnabled());
    }
};

QTEST_MAIN(TestConfirmSheet)
#include "tst_confirmsheet.moc"
