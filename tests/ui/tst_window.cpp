// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/accounts/connectpresenter.h"
#include "models/fleet/phoneselection.h"
#include "simulator/cloud.h"
#include "simulator/simulatorthread.h"
#include "ui/accounts/connectdialog.h"
#include "ui/accounts/firstrunpage.h"
#include "ui/fleet/phonespage.h"
#include "ui/fleet/phonestable.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/button.h"
#include "ui/widgets/navlist.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/window/commandpalette.h"
#include "ui/window/mainwindow.h"

#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>

using namespace phonedeck;
using simulator::FaultKind;
using simulator::SimulatorThread;

/// The whole window on a simulated cloud, by keys and mouse.
class TestWindow : public QObject
{
    Q_OBJECT

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<LanguageController> m_language;

    static std::unique_ptr<AccountSession> sessionOf(const SimulatorThread &cloud)
    {
        ConnectionSettings settings;
        settings.accountName = u"Demo"_qs;
        settings.serviceUrl = cloud.url();
        settings.iamUrl = cloud.url();
        settings.credentials = {u"demo"_qs, u"demo"_qs, u"demo"_qs, ProjectScope::fromText(u"cn-north-4"_qs)};
        settings.sync.interval = {}; // by hand
        settings.limits.silence = std::chrono::milliseconds(800);
        settings.retry.retries = 0; // trouble is to be seen at once
        return std::make_unique<AccountSession>(settings);
    }

    std::unique_ptr<MainWindow> openWindow(const SimulatorThread &cloud)
    {
        auto window = std::make_unique<MainWindow>(*m_theme, *m_language);
        window->resize(1440, 900);
        window->openSession(sessionOf(cloud), 0);
        window->showPlace(PlaceId::Phones);
        window->show();
        return window;
    }

    static bool isLoaded(MainWindow &window, int phones)
    {
        return QTest::qWaitFor(
            [&] {
                return !window.session()->sync().status().isListing && window.phonesPage()->isSettled() &&
                       window.phonesPage()->table()->model()->rowCount() == phones;
            },
            10'000);
    }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ThemeController>();
        m_language = std::make_unique<LanguageController>();
        m_language->setLanguage(LanguageController::Language::English);
    }

    void showsTheFleet()
    {
        SimulatorThread cloud({.instances = 250, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 250));
        QCOMPARE(window->session()->state(), ConnectionState::Connected);
        const auto *nav = window->findChild<NavList *>();
        QCOMPARE(nav->items().at(int(PlaceId::Phones)).count, u"250"_qs);
    }

    void keysMarkPhones()
    {
        SimulatorThread cloud({.instances = 250, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 250));
        PhonesPage *page = window->phonesPage();
        PhonesTable *table = page->table();
        PhoneSelection &selection = page->selection();
        page->focusContent();
        table->setCurrentIndex(table->model()->index(0, 1));
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(selection.count(), 1);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(selection.count(), 3);
        table->setCurrentIndex(table->model()->index(9, 1));
        QTest::keyClick(table, Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(selection.count(), 10);
        QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(selection.count(), 250);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text().split(u'\n').size(), 250);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts).size(), 251);
        QTest::keyClick(table, Qt::Key_Escape);
        QCOMPARE(selection.count(), 0);
    }

    void theMouseMarksPhones()
    {
        SimulatorThread cloud({.instances = 60, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 60));
        PhonesTable *table = window->phonesPage()->table();
        PhoneSelection &selection = window->phonesPage()->selection();
        const auto cell = [&](int row, int column) {
            return table->visualRect(table->model()->index(row, column)).center();
        };
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell(2, 0));
        QCOMPARE(selection.count(), 1);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::ShiftModifier, cell(5, 1));
        QCOMPARE(selection.count(), 4);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::ControlModifier, cell(3, 1));
        QCOMPARE(selection.count(), 3);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell(8, 1));
        QCOMPARE(selection.count(), 3); // a plain click looks, it doesn't mark
        QCOMPARE(table->currentIndex().row(), 8);
    }

    void selectionOutlivesFilterAndRefresh()
    {
        SimulatorThread cloud({.instances = 250, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 250));
        PhonesPage *page = window->phonesPage();
        page->markRows({1, 2, 3});
        const QStringList ids = page->selection().ids();
        page->setFilter(u"state:stopped"_qs);
        QTRY_VERIFY(page->isSettled());
        QCOMPARE(page->selection().ids(), ids);
        window->session()->refresh();
        QTRY_VERIFY(!window->session()->sync().status().isListing);
        QCOMPARE(page->selection().ids(), ids);
    }

    void aWrongFilterKeepsTheLastResult()
    {
        SimulatorThread cloud({.instances = 250, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 250));
        auto *search = window->findChild<SearchField *>();
        QTest::keyClicks(search->lineEdit(), u"region:cn-north-4 "_qs);
        QTRY_VERIFY(window->phonesPage()->isSettled());
        const int matching = window->phonesPage()->table()->model()->rowCount();
        QVERIFY(matching > 0 && matching < 250);
        QCOMPARE(search->chips().size(), 1);
        QTest::keyClicks(search->lineEdit(), u"state:flying"_qs);
        QVERIFY(search->hasError());
        QCOMPARE(window->phonesPage()->table()->model()->rowCount(), matching);
        search->lineEdit()->clear();
        QTest::keyClick(search->lineEdit(), Qt::Key_X);
        QTest::keyClick(search->lineEdit(), Qt::Key_Backspace);
        QVERIFY(!search->hasError());
        QTest::keyClick(search->lineEdit(), Qt::Key_Backspace);
        QTest::keyClick(search->lineEdit(), Qt::Key_Backspace);
        QCOMPARE(search->chips().size(), 0);
        QTRY_COMPARE(window->phonesPage()->table()->model()->rowCount(), 250);
    }

    void typingOnTheOverviewGoesOnInPhones()
    {
        SimulatorThread cloud({.instances = 250, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 250));
        window->showPlace(PlaceId::Overview);
        window->activateWindow();
        auto *search = window->findChild<SearchField *>();
        search->lineEdit()->setFocus();
        QTest::keyClicks(search->lineEdit(), u"retail"_qs);
        QCOMPARE(window->currentPlace(), PlaceId::Phones);
        QCOMPARE(search->text(), u"retail"_qs);
        QCOMPARE(window->phonesPage()->filter(), u"retail"_qs);
    }

    void aHiddenPhoneIsFoundThroughTheFilter()
    {
        SimulatorThread cloud({.instances = 250, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 250));
        PhonesPage *page = window->phonesPage();
        PhonesTable *table = page->table();
        const QString name = table->model()->index(60, 1).data().toString();
        page->showRow(60);
        const QString id = page->view().columns().text(TextField::Id, page->view().order().at(60));
        page->setFilter(u"nothing-is-called-this"_qs);
        QTRY_COMPARE(table->model()->rowCount(), 0);
        page->showPhone(id);
        QTRY_COMPARE(table->model()->rowCount(), 250);
        QCOMPARE(table->currentIndex().siblingAtColumn(1).data().toString(), name);
    }

    void aPhoneThatLeavesTheViewMovesNothing()
    {
        SimulatorThread cloud({.instances = 250, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 250));
        PhonesPage *page = window->phonesPage();
        PhonesTable *table = page->table();
        page->setFilter(u"state:running"_qs);
        QTRY_VERIFY(page->isSettled());
        page->showRow(100);
        const int scrolled = table->verticalScrollBar()->value();
        QVERIFY(scrolled > 0);
        const QString id = page->view().columns().text(TextField::Id, page->view().order().at(100));
        cloud.withCloud(
            [&](simulator::Cloud &state) { state.find(id)->running = simulator::RunningStatus::Stopped; });
        window->session()->refresh();
        QTRY_VERIFY(page->view().positionOf(window->session()->store().rowOf(id)) < 0);
        QCOMPARE(table->currentIndex().row(), 100);
        QCOMPARE(table->verticalScrollBar()->value(), scrolled);
    }

    void chipsActWhileWhatIsTypedIsWrong()
    {
        SimulatorThread cloud({.instances = 250, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 250));
        PhonesPage *page = window->phonesPage();
        page->takeSearchText(u"state:fly"_qs);
        Q_EMIT page->table()->filterByCellRequested(u"region"_qs, u"cn-south-1"_qs, false);
        QTRY_VERIFY(page->isSettled());
        const int south = page->table()->model()->rowCount();
        QVERIFY(south > 0 && south < 250);
    }

    void keysStayOutOfTheWindowUnderAnOverlay()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 20));
        window->showPlace(PlaceId::Overview);
        window->openShortcuts();
        QTest::keyClick(window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window->currentPlace(), PlaceId::Overview);
        window->closeOverlays();
        QTest::keyClick(window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window->currentPlace(), PlaceId::Phones);
    }

    void languagesSwitchWhileRunning()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 20));
        auto *nav = window->findChild<NavList *>();
        const auto *model = window->phonesPage()->table()->model();
        QCOMPARE(nav->items().at(1).label, u"Phones"_qs);
        m_language->setLanguage(LanguageController::Language::Chinese);
        QTRY_COMPARE(nav->items().at(1).label, u"云手机"_qs);
        QCOMPARE(model->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"名称"_qs);
        m_language->setLanguage(LanguageController::Language::English);
        QTRY_COMPARE(nav->items().at(1).label, u"Phones"_qs);
    }

    void aFailingRefreshLeavesTheTableAndSaysSo_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("HTML") << int(FaultKind::Html);
        QTest::newRow("empty body") << int(FaultKind::EmptyBody);
        QTest::newRow("cut JSON") << int(FaultKind::TruncateJson);
        QTest::newRow("cut body") << int(FaultKind::Truncate);
        QTest::newRow("503") << int(FaultKind::Status);
        QTest::newRow("drop") << int(FaultKind::Drop);
        QTest::newRow("hang") << int(FaultKind::Hang);
        QTest::newRow("garbage") << int(FaultKind::Garbage);
    }

    void aFailingRefreshLeavesTheTableAndSaysSo()
    {
        QFETCH(int, fault);
        SimulatorThread cloud({.instances = 120, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 120));
        cloud.faults().add({.kind = FaultKind(fault), .operation = u"ListInstances"_qs});
        window->session()->refresh();
        auto *note = window->phonesPage()->findChild<NoteBar *>();
        QTRY_VERIFY_WITH_TIMEOUT(note->isVisible(), 10'000);
        QVERIFY(!note->text().isEmpty());
        QCOMPARE(window->phonesPage()->table()->model()->rowCount(), 120);
        QVERIFY(window->session()->messages().unreadCount() > 0);
        cloud.faults().clear();
        window->session()->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!note->isVisible(), 10'000);
        QCOMPARE(window->phonesPage()->table()->model()->rowCount(), 120);
    }

    void thePaletteOpensAPhone()
    {
        SimulatorThread cloud({.instances = 250, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 250));
        const QString name = window->phonesPage()->table()->model()->index(40, 1).data().toString();
        window->openPalette();
        auto *palette = window->findChild<CommandPalette *>();
        QVERIFY(palette);
        palette->setText(name);
        QVERIFY(!palette->shown().isEmpty());
        QCOMPARE(palette->shown().constLast().title, name);
        QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
        QVERIFY(!window->openOverlay());
        QCOMPARE(window->phonesPage()->table()->currentIndex().siblingAtColumn(1).data().toString(), name);
    }

    void firstRunOffersTwoWays()
    {
        MainWindow window(*m_theme, *m_language);
        window.show();
        QSignalSpy demos(&window, &MainWindow::demoRequested);
        auto *page = window.findChild<FirstRunPage *>();
        QVERIFY(page->isVisible());
        QList<Button *> buttons = page->findChildren<Button *>();
        buttons.removeIf([](const Button *button) { return !button->isVisible(); });
        QCOMPARE(buttons.size(), 2);
        QTest::mouseClick(buttons.at(1), Qt::LeftButton);
        QCOMPARE(demos.size(), 1);
        QTest::mouseClick(buttons.at(0), Qt::LeftButton);
        QVERIFY(window.findChild<ConnectDialog *>());
    }

    void aRefusedSignInKeepsWhatWasTyped()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        MainWindow window(*m_theme, *m_language);
        window.show();
        ConnectDialog *dialog = window.openConnectDialog({.serviceUrl = cloud.url().toString(),
                                                          .iamUrl = cloud.url().toString(),
                                                          .domain = u"demo"_qs,
                                                          .user = u"demo"_qs,
                                                          .project = u"cn-north-4"_qs});
        QLineEdit *password = nullptr;
        for (QLineEdit *edit : dialog->findChildren<QLineEdit *>()) {
            if (edit->echoMode() == QLineEdit::Password)
                password = edit;
        }
        QVERIFY(password);
        QTest::keyClicks(password, u"wrong"_qs);
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(!dialog->presenter().view().failure.happened.isEmpty());
        QCOMPARE(password->text(), u"wrong"_qs);
        QVERIFY(dialog->findChild<NoteBar *>()->isVisible());
        password->selectAll();
        QTest::keyClicks(password, u"demo"_qs);
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(window.session());
        QTRY_COMPARE(window.session()->state(), ConnectionState::Connected);
    }

    void narrowWindowsDropWhatMatters()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 20));
        window->resize(1024, 700);
        QTRY_VERIFY(window->findChild<NavList *>()->isRail());
        PhonesTable *table = window->phonesPage()->table();
        QVERIFY(table->isColumnHidden(instanceColumnIndex(u"spec")));
        for (const char16_t *kept : {u"name", u"state", u"resource", u"sign-in", u"user"})
            QVERIFY(!table->isColumnHidden(instanceColumnIndex(QStringView(kept))));
        QVERIFY(!window->phonesPage()->detailsPane()->isVisible());
        QTest::keyClick(table, Qt::Key_Return); // asked for, it comes all the same
        QVERIFY(window->phonesPage()->detailsPane()->isVisible());
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(!window->phonesPage()->detailsPane()->isVisible());
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
