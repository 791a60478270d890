// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/phoneselection.h"
#include "simulator/cloud.h"
#include "simulator/simulatorthread.h"
#include "ui/fleet/detailspane.h"
#include "ui/fleet/phonespage.h"
#include "ui/fleet/phonestable.h"
#include "ui/operations/confirmsheet.h"
#include "ui/operations/leavepanel.h"
#include "ui/operations/operationspage.h"
#include "ui/operations/phoneactions.h"
#include "ui/operations/phonehistory.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/button.h"
#include "ui/widgets/navlist.h"
#include "ui/window/commandpalette.h"
#include "ui/window/mainwindow.h"
#include "ui/window/runstrip.h"
#include "ui/window/topbar.h"

#include <QtCore/QThreadPool>
#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

#include <numeric>

using namespace phonedeck;
using simulator::Cloud;
using simulator::FaultKind;
using simulator::SimulatorThread;

/// From a key in the table to what the cloud did, and what the window shows of it.
class TestWindowOperations : public QObject
{
    Q_OBJECT

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<LanguageController> m_language;
    QDateTime m_now = QDateTime::currentDateTimeUtc(); ///< of the cloud, as far as it was ticked

    std::unique_ptr<MainWindow> openWindow(const SimulatorThread &cloud, bool isReadOnly = false)
    {
        ConnectionSettings settings;
        settings.accountName = u"Demo"_qs;
        settings.serviceUrl = cloud.url();
        settings.iamUrl = cloud.url();
        settings.credentials = {u"demo"_qs, u"demo"_qs, u"demo"_qs, ProjectScope::fromText(u"cn-north-4"_qs)};
        settings.sync.interval = {}; // by hand
        settings.isReadOnly = isReadOnly;
        settings.engine.tracker.firstPoll = std::chrono::milliseconds(20);
        settings.engine.tracker.longestPoll = std::chrono::milliseconds(50);
        settings.engine.tracker.restAfter = std::chrono::milliseconds(200);
        auto window = std::make_unique<MainWindow>(*m_theme, *m_language);
        window->resize(1440, 900);
        window->openSession(std::make_unique<AccountSession>(settings), 0);
        window->showPlace(PlaceId::Phones);
        window->show();
        window->activateWindow();
        return window;
    }

    static bool isLoaded(MainWindow &window, int count)
    {
        return QTest::qWaitFor(
            [&] {
                return !window.session()->sync().status().isListing && window.phonesPage()->isSettled() &&
                       window.phonesPage()->table()->model()->rowCount() == count &&
                       window.session()->journal().state().isOpen;
            },
            10'000);
    }

    /// Everything runs and is at rest, so that every reboot is accepted.
    static void calm(SimulatorThread &cloud)
    {
        cloud.withCloud([](Cloud &state) {
            state.options().failedReboots = 0;
            for (int row = 0; row < state.count(); ++row) {
                simulator::Instance &phone = state.at(row);
                phone.running = simulator::RunningStatus::Running;
                phone.resource = simulator::ResourceStatus::DataLoaded;
                phone.isFrozen = false;
                phone.region = 0;
            }
        });
    }

    static QList<simulator::Effect> effectsOf(SimulatorThread &cloud, const QString &operation)
    {
        QList<simulator::Effect> found;
        cloud.withCloud([&](Cloud &state) {
            for (const simulator::Effect &effect : state.effects()) {
                if (effect.operation == operation)
                    found.append(effect);
            }
        });
        return found;
    }

    static QStringList sorted(QStringList ids)
    {
        ids.sort();
        return ids;
    }

    static Button *buttonOf(QWidget *panel, const QString &text)
    {
        for (Button *button : panel->findChildren<Button *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ThemeController>();
        m_language = std::make_unique<LanguageController>();
        m_language->setLanguage(LanguageController::Language::English);
    }

    void aKeyAndEnterRebootExactlyTheMarkedPhones()
    {
        SimulatorThread cloud({.instances = 60, .ticking = false});
        calm(cloud);
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 60));
        PhonesPage *page = window->phonesPage();
        page->markRows({2, 5, 11});
        const QStringList ids = sorted(page->selection().ids());
        page->focusContent();
        QTest::keyClick(page->table(), Qt::Key_B);
        auto *sheet = window->findChild<ConfirmSheet *>();
        QVERIFY(sheet);
        // Whatever is marked meanwhile: the sheet is bound to what it was opened for.
        page->markRows({20, 21});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(effectsOf(cloud, u"BatchRebootInstance"_qs).size(), 1);
        QCOMPARE(sorted(effectsOf(cloud, u"BatchRebootInstance"_qs).constFirst().instanceIds), ids);
        QVERIFY(!window->openOverlay());
        QCOMPARE(window->session()->engine().operations().size(), 1);
    }

    void veryManyPhonesArePlannedAsTheyWereAskedFor()
    {
        const int many = int(ConfirmPresenter::mostAtOnce) + 100;
        SimulatorThread cloud({.instances = many, .ticking = false});
        calm(cloud);
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, many));
        PhonesPage *page = window->phonesPage();
        QList<int> rows(many);
        std::iota(rows.begin(), rows.end(), 0);
        page->markRows(rows);
        const QStringList ids = sorted(page->selection().ids());
        QCOMPARE(ids.size(), many);
        page->actions().action(ActionId::Reboot)->trigger();
        page->markRows({20, 21}); // too late
        ConfirmSheet *sheet = nullptr;
        QTRY_VERIFY((sheet = window->findChild<ConfirmSheet *>()));
        QVERIFY(sheet->presenter().view().isPlanning || sheet->presenter().view().canConfirm);
        QTRY_VERIFY(sheet->presenter().view().canConfirm);
        sheet->presenter().confirm();
        QVERIFY(!window->openOverlay());
        QTRY_COMPARE(effectsOf(cloud, u"BatchRebootInstance"_qs).size(), (many + 99) / 100);
        QStringList rebooted;
        for (const simulator::Effect &effect : effectsOf(cloud, u"BatchRebootInstance"_qs))
            rebooted += effect.instanceIds;
        QCOMPARE(sorted(rebooted), ids);
    }

    void closingItWhileItPlansDoesNothing()
    {
        const int many = int(ConfirmPresenter::mostAtOnce) + 100;
        SimulatorThread cloud({.instances = many, .ticking = false});
        calm(cloud);
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, many));
        QList<int> rows(many);
        std::iota(rows.begin(), rows.end(), 0);
        window->phonesPage()->markRows(rows);
        window->phonesPage()->actions().action(ActionId::Reset)->trigger();
        ConfirmSheet *sheet = nullptr;
        QTRY_VERIFY((sheet = window->findChild<ConfirmSheet *>()));
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(!window->findChild<ConfirmSheet *>());
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
        QVERIFY(window->session()->engine().operations().isEmpty());
    }

    void whatRunsIsShownEverywhere()
    {
        SimulatorThread cloud({.instances = 40, .ticking = false});
        calm(cloud);
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 40));
        auto *strip = window->findChild<RunStrip *>();
        const auto *nav = window->findChild<NavList *>();
        QVERIFY(!strip->isVisible());
        QVERIFY(nav->items().at(int(PlaceId::Operations)).progress < 0);
        window->phonesPage()->markRows({0, 1, 2, 3});
        window->requestAction(ActionId::Reboot, window->phonesPage()->selection().ids());
        window->findChild<ConfirmSheet *>()->presenter().confirm();
        QTRY_VERIFY(strip->isVisible());
        QVERIFY2(strip->accessibleName().contains(u"Reboot"), qPrintable(strip->accessibleName()));
        QCOMPARE(nav->items().at(int(PlaceId::Operations)).count, u"1"_qs);
        QVERIFY(nav->items().at(int(PlaceId::Operations)).progress >= 0);
        QVERIFY2(window->windowTitle().contains(u"% – Demo"), qPrintable(window->windowTitle()));
        QTest::mouseClick(strip, Qt::LeftButton);
        QCOMPARE(window->currentPlace(), PlaceId::Operations);
        // They come back.
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                     cloud.withCloud(
                                         [this](Cloud &state) { state.tick(m_now = m_now.addSecs(1)); });
                                     return !strip->isVisible();
                                 }()),
                                 15'000);
        QCOMPARE(window->windowTitle(), u"Demo – Phonedeck"_qs);
        QVERIFY(nav->items().at(int(PlaceId::Operations)).progress < 0);
    }

    void theDetailsLeadToTheSheetAndToWhatWasDone()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        calm(cloud);
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 20));
        PhonesPage *page = window->phonesPage();
        auto *pane = window->findChild<DetailsPane *>();
        page->markRows({2, 5, 11});
        const QStringList ids = sorted(page->selection().ids());
        QTRY_VERIFY(buttonOf(pane, u"Reboot 3"_qs));
        QTest::mouseClick(buttonOf(pane, u"Reboot 3"_qs), Qt::LeftButton);
        auto *sheet = window->findChild<ConfirmSheet *>();
        QVERIFY(sheet);
        QStringList planned;
        for (const PhoneFacts &phone : sheet->presenter().plan().phones)
            planned.append(phone.instanceId);
        QCOMPARE(sorted(planned), ids);
        window->closeOverlays();
        page->clearSelection();

        OperationEngine &engine = window->session()->engine();
        const OperationPlan plan =
            makePlan(ActionId::ReleaseSession, factsOf(window->session()->store(), {ids.at(0)}));
        qint64 last = 0;
        for (int i = 0; i < PhoneHistoryPresenter::maxLines + 1; ++i) {
            last = engine.start(plan).value_or(0);
            QTRY_VERIFY(engine.operation(last) && engine.operation(last)->isEnded());
        }
        page->showPhone(ids.at(0));
        QTRY_VERIFY(buttonOf(pane, u"All 6"_qs));
        auto *history = pane->findChild<PhoneHistory *>();
        QTest::mouseClick(history, Qt::LeftButton, {}, history->rowArea(0).center());
        QCOMPARE(window->currentPlace(), PlaceId::Operations);
        QCOMPARE(window->findChild<OperationsPage *>()->openedOperation(), last);
        window->showPlace(PlaceId::Phones);
        QTest::mouseClick(buttonOf(pane, u"All 6"_qs), Qt::LeftButton);
        QCOMPARE(window->currentPlace(), PlaceId::Operations);
        QVERIFY(window->findChild<OperationsPage *>()->filter().contains(ids.at(0)));
    }

    void readOnlyDoesNothingAndSaysSo()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        calm(cloud);
        const auto window = openWindow(cloud, true);
        QVERIFY(isLoaded(*window, 20));
        QVERIFY(window->findChild<TopBar *>()->account()->isReadOnly());
        window->phonesPage()->markRows({0, 1, 2});
        window->requestAction(ActionId::Reboot, window->phonesPage()->selection().ids());
        auto *sheet = window->findChild<ConfirmSheet *>();
        QVERIFY(sheet);
        QVERIFY(!sheet->presenter().view().canConfirm);
        QVERIFY(sheet->presenter().view().refusal.contains(u"read-only"));
        sheet->presenter().confirm();
        // In the engine, too, and not only in the sheet.
        const OperationPlan plan = sheet->presenter().plan();
        const auto started = window->session()->engine().start(plan);
        QVERIFY(!started);
        QCOMPARE(started.error(), EngineRefusal::ReadOnly);
        QVERIFY(effectsOf(cloud, u"BatchRebootInstance"_qs).isEmpty());
        QVERIFY(cloud.log(u"BatchRebootInstance"_qs).isEmpty());
    }

    void onlyThreeKeysTogetherDelete()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 20));
        PhonesPage *page = window->phonesPage();
        page->focusContent();
        for (Qt::KeyboardModifiers modifiers :
             {Qt::KeyboardModifiers(), Qt::KeyboardModifiers(Qt::ShiftModifier),
              Qt::KeyboardModifiers(Qt::ControlModifier)}) {
            QTest::keyClick(page->table(), Qt::Key_Delete, modifiers);
            QVERIFY(!window->findChild<ConfirmSheet *>());
        }
        QTest::keyClick(page->table(), Qt::Key_Backspace);
        QVERIFY(!window->findChild<ConfirmSheet *>());
        QTest::keyClick(page->table(), Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        auto *sheet = window->findChild<ConfirmSheet *>();
        QVERIFY(sheet);
        QCOMPARE(sheet->presenter().view().action, ActionId::Delete);
    }

    void lettersTypedIntoTheFilterAreLetters()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 20));
        QTest::keyClick(window.get(), Qt::Key_Slash);
        QTest::keyClicks(QApplication::focusWidget(), u"bupsle"_qs);
        QVERIFY(!window->findChild<ConfirmSheet *>());
        QCOMPARE(window->phonesPage()->filter(), u"bupsle"_qs);
        // Nor is one an order while the keys are elsewhere.
        auto *nav = window->findChild<NavList *>();
        nav->setFocus();
        QCOMPARE(QApplication::focusWidget(), nav);
        QTest::keyClick(nav, Qt::Key_B);
        QVERIFY(!window->findChild<ConfirmSheet *>());
    }

    void thePaletteHasTheActions()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        calm(cloud);
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 20));
        window->phonesPage()->markRows({0, 1});
        window->openPalette();
        auto *palette = window->findChild<CommandPalette *>();
        palette->setText(u"reboot"_qs);
        QVERIFY(!palette->shown().isEmpty());
        QCOMPARE(palette->shown().constFirst().title, actionOf(ActionId::Reboot).command(2));
        QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
        auto *sheet = window->findChild<ConfirmSheet *>();
        QVERIFY(sheet);
        QCOMPARE(sheet->presenter().plan().phones.size(), 2);
    }

    void refreshingReadsThePhonesAtOnceWithoutASheet()
    {
        SimulatorThread cloud({.instances = 60, .ticking = false});
        calm(cloud);
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 60));
        PhonesPage *page = window->phonesPage();
        page->markRows({4});
        const QString id = page->selection().ids().constFirst();
        cloud.withCloud([&](Cloud &state) { state.find(id)->running = simulator::RunningStatus::Stopped; });
        page->actions().refreshStatus()->trigger();
        QVERIFY(!window->openOverlay());
        QTRY_COMPARE(window->session()->store().columns().number(NumberField::Running,
                                                                 window->session()->store().rowOf(id)),
                     1);
        QVERIFY(window->session()->engine().operations().isEmpty());
    }

    void failuresStayInMessages()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        calm(cloud);
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 20));
        // Done, but the answer is lost: whether a session was released can't be looked at.
        cloud.faults().add({.kind = FaultKind::Drop,
                            .operation = u"ReleaseInstancesSession"_qs,
                            .count = 1,
                            .beforeCommit = false});
        window->phonesPage()->markRows({0, 1, 2});
        window->requestAction(ActionId::ReleaseSession, window->phonesPage()->selection().ids());
        window->findChild<ConfirmSheet *>()->presenter().confirm();
        MessageLog &messages = window->session()->messages();
        QTRY_VERIFY_WITH_TIMEOUT(messages.unreadCount() > 0, 10'000);
        const Message &message = messages.messages().constFirst();
        QVERIFY(message.result());
        QCOMPARE(message.result()->counts.of(PhoneState::Unknown), 1);
        QVERIFY2(messageTitle(message).contains(u"1 unknown"), qPrintable(messageTitle(message)));
        window->openMessages();
        Button *show = buttonOf(window->openOverlay(), u"Show the operation"_qs);
        QVERIFY(show);
        QTest::mouseClick(show, Qt::LeftButton);
        QVERIFY(!window->openOverlay());
        QCOMPARE(window->currentPlace(), PlaceId::Operations);
    }

    void theWindowIsNotLeftUnasked()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        calm(cloud);
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 20));
        window->phonesPage()->markRows({0, 1, 2});
        window->requestAction(ActionId::Reboot, window->phonesPage()->selection().ids());
        window->findChild<ConfirmSheet *>()->presenter().confirm();
        QTRY_COMPARE(effectsOf(cloud, u"BatchRebootInstance"_qs).size(), 1);
        QVERIFY(!window->close());
        auto *panel = window->findChild<LeavePanel *>();
        QVERIFY(panel);
        QVERIFY(window->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!window->openOverlay());
        QVERIFY(window->isVisible());
        QVERIFY(!window->close());
        panel = nullptr;
        for (LeavePanel *each : window->findChildren<LeavePanel *>()) {
            if (each->isVisible())
                panel = each;
        }
        QVERIFY(panel);
        QTest::mouseClick(buttonOf(panel, u"Quit now"_qs), Qt::LeftButton);
        QVERIFY(!window->isVisible());
    }

    void stoppingWaitsForTheAnswersAndLeaves()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        calm(cloud);
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 20));
        cloud.faults().add({.kind = FaultKind::Latency,
                            .operation = u"BatchRebootInstance"_qs,
                            .delay = std::chrono::milliseconds(300)});
        window->phonesPage()->markRows({0, 1, 2, 3});
        OperationPlan plan = makePlan(
            ActionId::Reboot, factsOf(window->session()->store(), window->phonesPage()->selection().ids()));
        plan.waves = {.canary = 1, .step = 1, .asksBetween = true};
        const auto started = window->session()->engine().start(plan);
        QVERIFY(started.has_value());
        QTRY_COMPARE(cloud.log(u"BatchRebootInstance"_qs).size(), 1);
        QVERIFY(!window->close());
        auto *panel = window->findChild<LeavePanel *>();
        QVERIFY(panel);
        QTest::mouseClick(buttonOf(panel, u"Stop sending and quit"_qs), Qt::LeftButton);
        QTRY_VERIFY(!window->isVisible());
        const OperationRecord *record = window->session()->engine().operation(*started);
        QVERIFY(record);
        QCOMPARE(record->counts.of(PhoneState::Sending), 0);
        QCOMPARE(record->counts.of(PhoneState::Cancelled), 3);
        QCOMPARE(effectsOf(cloud, u"BatchRebootInstance"_qs).size(), 1);
    }

    void closesAtOnceWhenNothingRuns()
    {
        SimulatorThread cloud({.instances = 20, .ticking = false});
        const auto window = openWindow(cloud);
        QVERIFY(isLoaded(*window, 20));
        QVERIFY(window->close());
    }
};

QTEST_MAIN(TestWindowOperations)
#include "tst_windowoperations.moc"
