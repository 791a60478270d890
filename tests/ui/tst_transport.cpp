// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/messagelog.h"
#include "models/transport/permissions.h"
#include "ui/widgets/button.h"
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
};

QTEST_MAIN(TestTransport)
#include "tst_transport.moc"
