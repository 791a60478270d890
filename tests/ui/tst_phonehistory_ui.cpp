// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/phoneselection.h"
#include "tests/models/operationconsole.h"
#include "ui/fleet/detailspane.h"
#include "ui/operations/phonehistory.h"
#include "ui/widgets/button.h"
#include "ui/window/languagecontroller.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;

/// What the details show of what was done, from the engine to a click.
class TestPhoneHistoryUi : public QObject
{
    Q_OBJECT

    LanguageController m_language;
    FreshJournals m_journals;

    /// The pane beside a table that stands on a phone.
    struct Stage {
        Stage(const QString &path, int phones)
            : cloud(phones), console(cloud, path), details(console.store, selection),
              history(*console.engine, *console.journal)
        {
            connect(&details, &DetailsPresenter::viewChanged, &pane, [this] { pane.render(details.view()); });
            connect(&history, &PhoneHistoryPresenter::viewChanged, &pane,
                    [this] { pane.renderHistory(history.view()); });
            pane.resize(300, 800);
            pane.show();
        }
        void standOn(const QString &id)
        {
            details.setCurrent(id);
            details.update();
            history.setPhone(id);
        }

        OrderlyCloud cloud;
        OperationConsole console;
        PhoneSelection selection{console.store};
        DetailsPresenter details;
        PhoneHistoryPresenter history;
        DetailsPane pane;
    };

    /// Of the content that is shown: what it replaced goes with the next turn of the event loop.
    template <typename T> static QList<T *> shown(const QWidget &pane)
    {
        QList<T *> found;
        for (T *each : pane.findChildren<T *>()) {
            if (each->isVisible())
                found.append(each);
        }
        return found;
    }
    static Button *buttonOf(const QWidget &pane, const QString &text)
    {
        for (Button *button : shown<Button>(pane)) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { m_language.setLanguage(LanguageController::Language::English); }

    void aRebootAppearsInThePhonesHistoryAndOpens()
    {
        Stage stage(m_journals.next(), 4);
        QVERIFY(stage.console.open());
        stage.standOn(stage.cloud.ids.at(1));
        QVERIFY(shown<PhoneHistory>(stage.pane).isEmpty());
        const qint64 id = stage.console.start(
            stage.console.plan(ActionId::Reboot, {stage.cloud.ids.at(1), stage.cloud.ids.at(2)}));
        QVERIFY(stage.console.runToEnd(id));
        QTRY_COMPARE(stage.history.view().lines.value(0).state.shape, StateShape::Check);
        const QList<PhoneHistory *> histories = shown<PhoneHistory>(stage.pane);
        QCOMPARE(histories.size(), 1);
        PhoneHistory *history = histories.constFirst();
        QCOMPARE(history->rowCount(), 1);
        QVERIFY2(history->rowName(0).startsWith(QStringLiteral("Reboot, Done, Running again")),
                 qPrintable(history->rowName(0)));
        QSignalSpy asked(&stage.pane, &DetailsPane::operationRequested);
        QTest::mouseClick(history, Qt::LeftButton, {}, history->rowArea(0).center());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.constFirst().constFirst().toLongLong(), id);
        // A phone it was not done to has none of it.
        stage.standOn(stage.cloud.ids.at(3));
        QVERIFY(shown<PhoneHistory>(stage.pane).isEmpty());
        QTRY_COMPARE(stage.history.view().instanceId, stage.cloud.ids.at(3));
        QVERIFY(shown<PhoneHistory>(stage.pane).isEmpty());
    }

    void allOfThemAreOfferedWhereThereAreMore()
    {
        Stage stage(m_journals.next(), 2);
        QVERIFY(stage.console.open());
        const QString phone = stage.cloud.ids.at(0);
        for (int i = 0; i < PhoneHistoryPresenter::maxLines + 2; ++i) {
            QVERIFY(stage.console.runToEnd(
                stage.console.start(stage.console.plan(ActionId::ReleaseSession, {phone}))));
        }
        stage.standOn(phone);
        QTRY_VERIFY(buttonOf(stage.pane, QStringLiteral("All 7")));
        QCOMPARE(shown<PhoneHistory>(stage.pane).constFirst()->rowCount(), 5);
        QSignalSpy asked(&stage.pane, &DetailsPane::operationsRequested);
        QTest::mouseClick(buttonOf(stage.pane, QStringLiteral("All 7")), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.constFirst().constFirst().toString(), phone);
    }

    void markedPhonesAreOfferedWhatMostCanTake()
    {
        Stage stage(m_journals.next(), 4);
        QVERIFY(stage.console.open());
        stage.cloud.change(3, [](OrderlyCloud::Instance &phone) { phone.isFrozen = true; });
        QVERIFY(stage.console.list());
        for (int row = 0; row < 4; ++row)
            stage.selection.set(stage.console.store.rowOf(stage.cloud.ids.at(row)), true);
        stage.details.update();
        stage.pane.showOne(false);
        QCOMPARE(stage.details.view().several.offers.size(), 2);
        Button *reboot = buttonOf(stage.pane, QStringLiteral("Reboot 3"));
        QVERIFY(reboot);
        QCOMPARE(reboot->toolTip(), QStringLiteral("1 is frozen"));
        QSignalSpy asked(&stage.pane, &DetailsPane::markedActionRequested);
        QTest::mouseClick(reboot, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.constFirst().constFirst().value<ActionId>(), ActionId::Reboot);
    }
};

QTEST_MAIN(TestPhoneHistoryUi)
#include "tst_phonehistory_ui.moc"
