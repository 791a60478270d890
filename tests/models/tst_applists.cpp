// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/packages/applists.h"
#include "simulator/cloud.h"
#include "tests/network/cloudclient.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::Cloud;
using simulator::FaultKind;
using simulator::SimulatorThread;

namespace {

const QString listing = u"ListInstanceApp"_qs;

QString runningPhone(SimulatorThread &cloud)
{
    QString id;
    cloud.withCloud([&id](Cloud &all) {
        simulator::Instance &phone = all.at(0);
        phone.running = simulator::RunningStatus::Running;
        phone.resource = simulator::ResourceStatus::DataLoaded;
        phone.isFrozen = false;
        id = all.instanceId(phone);
    });
    return id;
}

} // namespace

class TestAppLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereThereIsOneItIsRead()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        SignedIn client(cloud);
        AppLists lists(client.api);
        QSignalSpy changes(&lists, &AppLists::supportChanged);
        int apps = 0;
        lists.ask({.instanceId = runningPhone(cloud)}, this, [&](const auto &answer) {
            apps = answer && *answer ? static_cast<int>((*answer)->apps.size()) : -1;
        });
        QTRY_VERIFY(apps > 0);
        QCOMPARE(lists.support(), AppLists::Support::Present);
        QCOMPARE(changes.size(), 1);
    }

    void whereThereIsNoneOneQuestionFindsOut()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        cloud.withCloud([](Cloud &all) { all.options().hasAppList = false; });
        SignedIn client(cloud);
        AppLists lists(client.api);
        const QString phone = runningPhone(cloud);
        int without = 0;
        const auto count = [&](const auto &answer) { without += answer ? 0 : 1; };
        for (int i = 0; i < 5; ++i) // at once: one asks, the others wait
            lists.ask({.instanceId = phone}, this, count);
        QTRY_COMPARE(without, 5);
        QCOMPARE(lists.support(), AppLists::Support::Absent);
        lists.ask({.instanceId = phone}, this, count);
        QTRY_COMPARE(without, 6);
        int asked = 0; // a cloud without the operation has no name for it
        for (const simulator::LoggedRequest &request : cloud.log())
            asked += request.target.contains("/app-list") ? 1 : 0;
        QCOMPARE(asked, 1);
    }

    void aFailureOnTheWayTellsNothing()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Status, .operation = listing, .count = 1, .status = 502});
        SignedIn client(cloud);
        AppLists lists(client.api);
        const QString phone = runningPhone(cloud);
        int failures = 0;
        int successes = 0;
        for (int i = 0; i < 3; ++i) {
            lists.ask({.instanceId = phone}, this,
                      [&](const auto &answer) { ++(answer && *answer ? successes : failures); });
        }
        QTRY_COMPARE(failures, 3); // those that waited for the answer got the same
        QCOMPARE(lists.support(), AppLists::Support::Unknown);
        lists.ask({.instanceId = phone}, this, [&](const auto &answer) { successes += answer && *answer; });
        QTRY_COMPARE(successes, 1);
        QCOMPARE(lists.support(), AppLists::Support::Present);
    }

    void anUnknownPhoneIsNoMissingOperation()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        SignedIn client(cloud);
        AppLists lists(client.api);
        bool isRefused = false;
        lists.ask({.instanceId = u"nobody00"_qs}, this,
                  [&](const auto &answer) { isRefused = answer && !answer->has_value(); });
        QTRY_VERIFY(isRefused);
        QCOMPARE(lists.support(), AppLists::Support::Present); // the service itself has answered
    }
};

QTEST_GUILESS_MAIN(TestAppLists)
#include "tst_applists.moc"
