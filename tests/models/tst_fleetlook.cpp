// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetsync.h"
#include "models/fleet/instancestore.h"
#include "models/operations/fleetlook.h"
#include "simulator/cloud.h"
#include "tests/network/cloudclient.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::Cloud;
using simulator::FaultKind;
using simulator::LoggedRequest;
using simulator::SimulatorThread;

namespace {

const QString listing = u"ListInstances"_qs;
const QString statuses = u"BatchQueryStatus"_qs;

/// What stands in the address of each request for a list: "id" or a page's number.
QStringList listed(const SimulatorThread &cloud)
{
    QStringList all;
    for (const LoggedRequest &request : cloud.log(listing)) {
        const QUrlQuery query(QUrl::fromEncoded(request.target).query());
        const QString id = query.queryItemValue(u"instance_id"_qs);
        all.append(id.isEmpty() ? query.queryItemValue(u"page_no"_qs) : id);
    }
    std::sort(all.begin(), all.end());
    return all;
}

QStringList idsOf(SimulatorThread &cloud, int first, int count)
{
    QStringList ids;
    cloud.withCloud([&](Cloud &truth) {
        for (int row = first; row < first + count; ++row)
            ids.append(truth.instanceId(truth.at(row)));
    });
    return ids;
}

/// A console that looks at a cloud.
struct Looking {
    explicit Looking(SimulatorThread &cloud) : signedIn(cloud), look(signedIn.api, &store) {}

    /// Looks and waits; without a look `failure` says so.
    FleetSights at(const QStringList &ids)
    {
        QObject context;
        std::optional<FleetSights> seen;
        look.look(ids, &context, [&](const FleetSights &sights) { seen = sights; });
        (void)QTest::qWaitFor([&] { return seen.has_value(); }, 20'000);
        FleetSights nothing;
        nothing.failure = ApiError{.serviceText = u"no report"_qs};
        return seen.value_or(nothing);
    }

    SignedIn signedIn;
    InstanceStore store;
    FleetLook look;
};

} // namespace

class TestFleetLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFewPhonesAreListedById()
    {
        SimulatorThread cloud({.instances = 300, .ticking = false});
        const QStringList ids = idsOf(cloud, 120, 20);
        Looking looking(cloud);
        const FleetSights sights = looking.at(ids);
        QVERIFY(!sights.failure);
        QCOMPARE(sights.phones.size(), 20);
        QStringList sorted = ids;
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(listed(cloud), sorted);
        QCOMPARE(cloud.log(statuses).size(), 1);
        cloud.withCloud([&](Cloud &truth) {
            for (const QString &id : ids) {
                const PhoneSight sight = sights.phones.value(id);
                QVERIFY(sight.isListed);
                QCOMPARE(sight.record.instanceId, id);
                QCOMPARE(sight.record.runningStatus, int(truth.find(id)->running));
                QCOMPARE(sight.resource, int(truth.find(id)->resource));
            }
        });
    }

    void manyPhonesShareOneListing()
    {
        SimulatorThread cloud({.instances = 350, .ticking = false});
        const QStringList ids = idsOf(cloud, 20, 250);
        Looking looking(cloud);
        const FleetSights sights = looking.at(ids);
        QVERIFY(!sights.failure);
        QCOMPARE(sights.phones.size(), 250);
        QCOMPARE(listed(cloud), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"4"_qs}));
        QCOMPARE(cloud.log(statuses).size(), 3); // of those asked for only, by the hundred
        cloud.withCloud([&](Cloud &truth) {
            for (const QString &id : ids) {
                QVERIFY(sights.phones.value(id).isListed);
                QCOMPARE(sights.phones.value(id).resource, int(truth.find(id)->resource));
            }
        });
    }

    void aLargeFleetIsNotListedForAFewMore()
    {
        SimulatorThread cloud({.instances = 3'000, .ticking = false});
        Looking looking(cloud);
        looking.at(idsOf(cloud, 0, 3'000)); // so that its size is known
        QCOMPARE(looking.store.count(), 3'000);
        cloud.clearLog();
        QCOMPARE(looking.at(idsOf(cloud, 0, 30)).phones.size(), 30);
        QCOMPARE(cloud.log(listing).size(), 30);
        cloud.clearLog();
        QCOMPARE(looking.at(idsOf(cloud, 0, 31)).phones.size(), 31);
        QVERIFY(listed(cloud).contains(u"30"_qs)); // the last page
    }

    void whoAsksBeforeItBeginsSharesIt()
    {
        SimulatorThread cloud({.instances = 250, .ticking = false});
        Looking looking(cloud);
        const QStringList ids = idsOf(cloud, 0, 250);
        int told = 0;
        for (int i = 0; i < 3; ++i) {
            const QStringList part = ids.mid(i * 80, 80);
            looking.look.look(part, this, [&told, part](const FleetSights &sights) {
                ++told;
                QCOMPARE(sights.phones.size(), 80);
                QVERIFY(sights.phones.contains(part.first()));
                QVERIFY(sights.phones.contains(part.last()));
            });
        }
        QCOMPARE(told, 0); // never from within
        QTRY_COMPARE(told, 3);
        QCOMPARE(listed(cloud), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs}));
        QCOMPARE(cloud.log(statuses).size(), 3);
    }

    void manyWhoAskForAFewListTheFleet()
    {
        SimulatorThread cloud({.instances = 150, .ticking = false});
        Looking looking(cloud);
        const QStringList ids = idsOf(cloud, 0, 50);
        int told = 0;
        for (const QString &id : ids) {
            looking.look.look({id}, this, [&told, id](const FleetSights &sights) {
                ++told;
                QCOMPARE(sights.phones.size(), 1);
                QVERIFY(sights.phones.value(id).isListed);
            });
        }
        QTRY_COMPARE(told, 50);
        QCOMPARE(listed(cloud), (QStringList{u"1"_qs, u"2"_qs}));
    }

    void everythingIsReadAfterItWasAskedFor()
    {
        SimulatorThread cloud({.instances = 350, .latency = std::chrono::milliseconds(20), .ticking = false});
        Looking looking(cloud);
        const QStringList ids = idsOf(cloud, 0, 100); // on the first page
        int told = 0;
        QList<int> states;
        const auto take = [&](const FleetSights &sights) {
            ++told;
            states.append(sights.phones.value(ids.first()).record.runningStatus);
        };
        cloud.withCloud([](Cloud &truth) { truth.at(0).running = simulator::RunningStatus::Running; });
        looking.look.look(ids, this, take);
        QTRY_VERIFY(cloud.log(listing).size() >= 2); // the first page has been read
        cloud.withCloud([](Cloud &truth) { truth.at(0).running = simulator::RunningStatus::Stopped; });
        looking.look.look(ids, this, take);
        QTRY_COMPARE(told, 2);
        QCOMPARE(states, (QList<int>{2, 1}));
        QCOMPARE(cloud.log(listing).size(), 8);
    }

    void aFewPhonesDoNotWaitForAListing()
    {
        SimulatorThread cloud(
            {.instances = 1'000, .latency = std::chrono::milliseconds(20), .ticking = false});
        Looking looking(cloud);
        QStringList order;
        looking.look.look(idsOf(cloud, 0, 900), this, [&](const FleetSights &) { order.append(u"many"_qs); });
        QTRY_VERIFY(!cloud.log(listing).isEmpty());
        looking.look.look(idsOf(cloud, 0, 1), this, [&](const FleetSights &) { order.append(u"few"_qs); });
        QTRY_COMPARE(order.size(), 2);
        QCOMPARE(order, (QStringList{u"few"_qs, u"many"_qs}));
    }

    void aPageThatFailsHidesItsPhonesAndNoOthers()
    {
        SimulatorThread cloud({.instances = 350, .ticking = false});
        Looking looking(cloud);
        const QStringList ids = idsOf(cloud, 0, 350);
        cloud.faults().add({.kind = FaultKind::Status, .operation = listing, .count = 1, .skip = 1});
        const FleetSights sights = looking.at(ids);
        QVERIFY(sights.failure.has_value());
        QCOMPARE(sights.failure->httpStatus, 503);
        QVERIFY(sights.phones.size() == 250 || sights.phones.size() == 300);
        for (const PhoneSight &sight : sights.phones)
            QVERIFY(sight.isListed); // nobody is gone because a page is
        QCOMPARE(cloud.log(listing).size(), 4);
    }

    void aCallThatFailsHidesOnePhone()
    {
        SimulatorThread cloud({.instances = 50, .ticking = false});
        Looking looking(cloud);
        cloud.faults().add({.kind = FaultKind::Status, .operation = listing, .count = 1, .skip = 1});
        const FleetSights sights = looking.at(idsOf(cloud, 0, 5));
        QVERIFY(sights.failure.has_value());
        QCOMPARE(sights.phones.size(), 4);
    }

    void statesThatFailAreNoInformation()
    {
        SimulatorThread cloud({.instances = 150, .ticking = false});
        Looking looking(cloud);
        cloud.faults().add({.kind = FaultKind::Status, .operation = statuses, .count = 1});
        const FleetSights sights = looking.at(idsOf(cloud, 0, 150));
        QVERIFY(sights.failure.has_value());
        QCOMPARE(sights.phones.size(), 150);
        QCOMPARE(std::count_if(sights.phones.begin(), sights.phones.end(),
                               [](const PhoneSight &sight) { return sight.resource == -1; }),
                 100);
    }

    void whatIsGoneIsReadTwice_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("reads");
        QTest::newRow("one by one") << 5 << 3 + 2 * 2;
        QTest::newRow("by listing") << 150 << 2 + 2;
    }

    void whatIsGoneIsReadTwice()
    {
        QFETCH(int, asked);
        QFETCH(int, reads);
        SimulatorThread cloud({.instances = 180, .ticking = false});
        Looking looking(cloud);
        const QStringList ids = idsOf(cloud, 0, asked);
        cloud.withCloud([&](Cloud &truth) { truth.removeAll({ids.at(1), ids.at(3)}); });
        const FleetSights sights = looking.at(ids);
        QVERIFY(!sights.failure);
        QCOMPARE(sights.phones.size(), asked);
        for (const QString &id : ids)
            QCOMPARE(sights.phones.value(id).isListed, id != ids.at(1) && id != ids.at(3));
        QCOMPARE(cloud.log(listing).size(), reads);
    }

    void oneEmptyAnswerIsNoProof()
    {
        SimulatorThread cloud({.instances = 50, .ticking = false});
        Looking looking(cloud);
        cloud.faults().add({.kind = FaultKind::EmptyPage, .operation = listing, .count = 1});
        const QStringList ids = idsOf(cloud, 0, 1);
        QVERIFY(looking.at(ids).phones.value(ids.first()).isListed);
        QCOMPARE(cloud.log(listing).size(), 2);
    }

    void aListingWithAHoleMakesNobodyGone()
    {
        SimulatorThread cloud({.instances = 350, .ticking = false});
        Looking looking(cloud);
        const QStringList ids = idsOf(cloud, 0, 350);
        cloud.faults().add({.kind = FaultKind::EmptyPage, .operation = listing, .page = 2});
        const FleetSights sights = looking.at(ids);
        for (const PhoneSight &sight : sights.phones)
            QVERIFY(sight.isListed);
        QVERIFY(sights.phones.size() >= 270);
        QVERIFY(cloud.log(listing).size() < 40); // and isn't asked about for ever
    }

    void whatIsSeenGoesToTheStore()
    {
        SimulatorThread cloud({.instances = 350, .ticking = false});
        Looking looking(cloud);
        const QStringList few = idsOf(cloud, 300, 3);
        looking.at(few);
        QCOMPARE(looking.store.count(), 3);
        looking.at(idsOf(cloud, 0, 30));
        QCOMPARE(looking.store.count(), 350); // all that was listed
        const InstanceColumns &columns = looking.store.columns();
        cloud.withCloud([&](Cloud &truth) {
            const qsizetype row = looking.store.rowOf(few.first());
            QCOMPARE(columns.number(NumberField::Running, row), int(truth.find(few.first())->running));
            QCOMPARE(columns.number(NumberField::Resource, row), int(truth.find(few.first())->resource));
        });
    }

    void aListingUnderWayIsNotDisturbed()
    {
        SimulatorThread cloud(
            {.instances = 1'500, .latency = std::chrono::milliseconds(5), .ticking = false});
        Looking looking(cloud);
        FleetSyncOptions options;
        options.interval = {};
        options.pagesInFlight = 1;
        FleetSync sync(looking.signedIn.api, looking.store, options);
        QSignalSpy ended(&sync, &FleetSync::listed);
        const QStringList ids = idsOf(cloud, 0, 1'500);
        for (int i = 0; i < 2; ++i) {
            ended.clear();
            sync.refresh();
            looking.at(ids); // overtakes it
            QTRY_COMPARE(ended.count(), 1);
            QCOMPARE(sync.status().listed, 1'500);
            QVERIFY(!sync.status().countDiffers());
            QVERIFY(sync.status().lastListedUtc.isValid());
            QCOMPARE(looking.store.count(), 1'500);
        }
    }

    void nobodyIsAskedForIsAnAnswer()
    {
        SimulatorThread cloud({.instances = 50, .ticking = false});
        Looking looking(cloud);
        const FleetSights sights = looking.at({});
        QVERIFY(!sights.failure);
        QVERIFY(sights.phones.isEmpty());
        QVERIFY(cloud.log(listing).isEmpty());
    }

    void whoIsGoneIsNotTold()
    {
        SimulatorThread cloud({.instances = 150, .ticking = false});
        Looking looking(cloud);
        bool wasTold = false;
        auto context = std::make_unique<QObject>();
        looking.look.look(idsOf(cloud, 0, 100), context.get(), [&](const FleetSights &) { wasTold = true; });
        context.reset();
        QCOMPARE(looking.at(idsOf(cloud, 0, 100)).phones.size(), 100);
        QVERIFY(!wasTold);
        QCOMPARE(cloud.log(listing).size(), 2); // nor was anything read for it
    }

    void whoIsToldMayCloseTheAccount()
    {
        SimulatorThread cloud({.instances = 150, .ticking = false});
        auto looking = std::make_unique<Looking>(cloud);
        int told = 0;
        for (int i = 0; i < 2; ++i) {
            looking->look.look(idsOf(cloud, 0, 100), this, [&](const FleetSights &) {
                ++told;
                looking.reset();
            });
        }
        QTRY_COMPARE(told, 1);
        QTest::qWait(50); // nothing must come; there is no event to wait for
        QCOMPARE(told, 1);
    }
};

QTEST_GUILESS_MAIN(TestFleetLook)
#include "tst_fleetlook.moc"
