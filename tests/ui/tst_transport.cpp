// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/messagelog.h"
#include "models/transport/permissions.h"
#include "models/transport/requestlogmodel.h"
#include "network/transport/curl.h"
#include "ui/transport/requestpane.h"
#include "ui/transport/requestspage.h"
#include "ui/transport/textblock.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flattable.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/window/messagespanel.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace phonedeck;

namespace {

Button *buttonCalled(const QWidget &parent, const QString &text)
{
    for (Button *button : parent.findChildren<Button *>()) {
        if (button->text() == text || button->accessibleName() == text)
            return button;
    }
    return nullptr;
}

RequestRecord refusedReboot()
{
    RequestRecord record;
    record.operation = u"BatchRebootInstance"_qs;
    record.method = u"POST"_qs;
    record.host = u"koophone.myhuaweicloud.com"_qs;
    record.target = u"/v1/instances/reboot"_qs;
    record.requestId = u"71c2f40d-9e13-4f62-b0a5-2f0d7c1f8e64"_qs;
    record.httpStatus = 400;
    record.errorCode = u"KOOPHONE.API.5005"_qs;
    record.failure = ErrorKind::Refused;
    record.requestHeaders = {{"X-Auth-Token", "…"}};
    record.requestBody = R"({"instance_ids":["e3MbU9fC"]})";
    record.answerBody =
        R"({"error_code":"KOOPHONE.API.5005","error_msg":"one of the instances is not running"})";
    return record;
}

} // namespace

/// What is said of errors and requests on the screen.
class TestTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMissingPermissionCanBeCopiedAsAPolicy()
    {
        MessageLog log;
        log.add(MessageTopic::Listing, {.kind = ErrorKind::PermissionDenied,
                                        .httpStatus = 403,
                                        .iamAction = u"koophone:cloudphoneResource:queryInstanceBatch"_qs});
        MessagesPanel panel(log);
        panel.show();
        Button *copy = buttonCalled(panel, u"Copy policy"_qs);
        QVERIFY(copy);
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 smallestPolicy(u"koophone:cloudphoneResource:queryInstanceBatch"_qs));
        QCOMPARE(copy->text(), u"Policy copied"_qs);
    }

    void noPolicyIsOfferedWhereNoneHelps()
    {
        MessageLog log;
        log.add(MessageTopic::Listing, {.kind = ErrorKind::TimedOut});
        log.addCountDiffers(2, 1);
        MessagesPanel panel(log);
        QVERIFY(!buttonCalled(panel, u"Copy policy"_qs));
    }

    void keysOpenCopyAndClose()
    {
        RequestLogModel log;
        log.append(refusedReboot());
        RequestsPage page(log);
        page.resize(900, 500);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        auto *table = page.findChild<FlatTable *>();
        QSignalSpy toggled(&page, &RequestsPage::detailsToggled);
        page.focusContent();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(toggled.count(), 1);
        page.takeDetailsVisible(true); // what the window does
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(toggled.count(), 1);

        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), refusedReboot().requestId);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), asCurl(refusedReboot()));
        QTest::keyClick(table, Qt::Key_Escape);
        QCOMPARE(toggled.count(), 2);
    }

    void thePaneShowsTheCurrentRequestAndCopiesIt()
    {
        RequestLogModel log;
        log.append(refusedReboot());
        RequestsPage page(log);
        RequestPane &pane = page.pane();
        pane.resize(300, 600);
        pane.show();
        QVERIFY(!buttonCalled(pane, u"Copy as curl"_qs));
        page.showRow(0);
        QVERIFY(pane.findChild<NoteBar *>()->text().contains(u"whole batch"));
        QTest::mouseClick(buttonCalled(pane, u"Copy as curl"_qs), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), asCurl(refusedReboot()));
        QTest::mouseClick(buttonCalled(pane, u"Copy request id"_qs), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), refusedReboot().requestId);

        // What comes later pushes the row down, not out of the pane.
        RequestRecord done;
        done.operation = u"ListInstances"_qs;
        log.append(done);
        QTest::mouseClick(buttonCalled(pane, u"Copy as curl"_qs), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), asCurl(refusedReboot()));
    }

    void bodiesAreShownWhole()
    {
        RequestLogModel log;
        log.append(refusedReboot());
        RequestsPage page(log);
        page.pane().resize(240, 600);
        page.pane().show();
        page.showRow(0);
        page.pane().showView(RequestPane::View::Bodies);
        QTRY_COMPARE(page.pane().findChildren<TextBlock *>().size(), 2);
        for (TextBlock *block : page.pane().findChildren<TextBlock *>()) {
            QTRY_VERIFY(block->verticalScrollBar()->maximum() == 0);
            QVERIFY(block->height() > 40);
        }
    }

    void theFilterIsToldWhereItIsWrong()
    {
        RequestLogModel log;
        RequestRecord done;
        done.operation = u"ListInstances"_qs;
        log.append(done);
        log.append(refusedReboot());
        RequestsPage page(log);
        auto *table = page.findChild<FlatTable *>();
        SearchField field;
        page.takeSearchText(u"failed"_qs);
        QCOMPARE(table->model()->rowCount(), 1);
        page.takeSearchText(u"failed outcome:great"_qs);
        page.fillSearch(field);
        QVERIFY(field.hasError());
        QCOMPARE(table->model()->rowCount(), 1);
        page.clearSearch();
        page.fillSearch(field);
        QVERIFY(!field.hasError());
        QCOMPARE(table->model()->rowCount(), 2);
    }
};

QTEST_MAIN(TestTransport)
#include "tst_transport.moc"
