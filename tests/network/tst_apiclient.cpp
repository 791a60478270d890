// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/batchquerystatus.h"
#include "network/fleet/listinstances.h"
#include "network/orders/batchshowsku.h"
#include "tests/network/cloudclient.h"

#include <QtCore/QSet>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::Fault;
using simulator::FaultKind;
using simulator::SimulatorThread;

namespace {

const QString listing = u"ListInstances"_qs;

ClientSettings withPlaces(const SimulatorThread &cloud, int maxCallsInFlight)
{
    ClientSettings settings = quickSettings(cloud.url());
    settings.maxCallsInFlight = maxCallsInFlight;
    return settings;
}

} // namespace

class TestApiClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeOperationsGoThere()
    {
        SimulatorThread cloud({.instances = 250, .ticking = false});
        SignedIn client(cloud);
        const auto page = call(client.api, ListInstances{});
        QVERIFY(page.has_value());
        QCOMPARE(page->instances.size(), 100);
        QCOMPARE(page->totalCount, 250);
        QCOMPARE(page->pageSize, 100);

        BatchQueryStatus query;
        for (const InstanceRecord &instance : page->instances)
            query.instanceIds.append(instance.instanceId);
        const auto states = call(client.api, query);
        QVERIFY(states.has_value());
        QCOMPARE(states->statuses.size(), 100);

        const auto catalog = call(client.api, BatchShowSku{});
        QVERIFY(catalog.has_value());
        QVERIFY(catalog->skus.size() > 10);
        QVERIFY(!catalog->bandSkuId.isEmpty());
    }

    void everyCallCarriesTokenAndRequestId()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        SignedIn client(cloud);
        QVERIFY(call(client.api, ListInstances{}).has_value());
        QVERIFY(call(client.api, ListInstances{}).has_value());
        const auto log = cloud.log(listing);
        QCOMPARE(log.size(), 2);
        QSet<QByteArray> ids;
        for (const auto &request : log) {
            QVERIFY(request.header("X-Auth-Token").size() > 100);
            const QByteArray id = request.header("x-request-id");
            QVERIFY(!id.isEmpty());
            QVERIFY(
                request.target.contains(QByteArray("x-request-id=" + id))); // A2: both places, the same value
            ids.insert(id);
        }
        QCOMPARE(ids.size(), 2);
    }

    void reportsOnceAndFromTheEventLoop()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        SignedIn client(cloud);
        int reports = 0;
        client.api.send(ListInstances{}).then(this, [&](const auto &) { ++reports; });
        ApiClient nowhere(quickSettings(QUrl(u"http://service.example"_qs)));
        client.api.send(BatchShowSku{}).then(this, [&](const auto &) { ++reports; });
        nowhere.send(ListInstances{}).then(this, [&](const auto &) { ++reports; });
        QCOMPARE(reports, 0);
        QTRY_COMPARE(reports, 3);
        QTest::qWait(50); // a second report would come now; there is no event to wait for
        QCOMPARE(reports, 3);
    }

    void plainHttpToAnotherHostIsRefusedBeforeAnythingIsSent()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        SignedIn client(cloud);
        ApiClient api(quickSettings(QUrl(u"http://koophone.example"_qs)), &client.tokens);
        const auto reply = call(api, ListInstances{});
        QCOMPARE(reply.error().kind, ErrorKind::InsecureAddress);
        QVERIFY(cloud.log().isEmpty()); // no sign-in for an address that is refused anyway
    }

    void neverReportsToTheDead()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        SignedIn client(cloud);
        int reports = 0;
        {
            QObject context;
            client.api.send(ListInstances{}).then(&context, [&](const auto &) { ++reports; });
        }
        QTRY_COMPARE(cloud.log(listing).size(), 1);
        QTRY_COMPARE(client.api.callsInFlight(), 0);
        QCOMPARE(reports, 0);
    }

    void aScopeTakesItsCallsWithIt()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Hang, .operation = listing});
        SignedIn client(cloud);
        int reports = 0;
        QSignalSpy records(&client.api, &ApiClient::requestRecorded);
        {
            ApiScope scope(client.api);
            scope.send(ListInstances{}).then(this, [&](const auto &) { ++reports; });
            QTRY_COMPARE(cloud.log(listing).size(), 1);
        }
        QCOMPARE(client.api.callsInFlight(), 0);
        QTest::qWait(50); // nothing must come any more
        QCOMPARE(reports, 0);
        QCOMPARE(records.size(), 0);
    }

    void cancelReportsCancelled()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Hang, .operation = listing});
        SignedIn client(cloud);
        std::optional<ApiResult<ListInstances::Reply>> result;
        auto pending = client.api.send(ListInstances{});
        pending.then(this, [&](const ApiResult<ListInstances::Reply> &reply) { result = reply; });
        QTRY_COMPARE(cloud.log(listing).size(), 1);
        pending.cancel();
        QVERIFY(!result);
        QTRY_VERIFY(result.has_value());
        QCOMPARE(result->error().kind, ErrorKind::Cancelled);
        QCOMPARE(client.api.callsInFlight(), 0);
        pending.cancel(); // of a call that is over: nothing happens
    }

    void aScopeSilencesACancellationUnderWay()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Hang, .operation = listing});
        auto client = std::make_unique<SignedIn>(cloud);
        int reports = 0;
        {
            ApiScope scope(client->api);
            auto pending = scope.send(ListInstances{});
            pending.then(this, [&](const auto &) { ++reports; });
            QTRY_COMPARE(cloud.log(listing).size(), 1);
            pending.cancel();
        }
        client.reset();   // the cancellation is still in the event queue
        QTest::qWait(50); // nothing must come of it
        QCOMPARE(reports, 0);
    }

    void aCallThatFailsAtOnceMayDestroyTheClient()
    {
        auto client = std::make_unique<ApiClient>(quickSettings(QUrl(u"http://service.example"_qs)));
        bool reported = false;
        client->send(ListInstances{}).then(this, [&](const auto &) {
            client.reset();
            reported = true;
        });
        client->send(BatchShowSku{}).then(this, [](const auto &) { QFAIL("of a client that is gone"); });
        QTRY_VERIFY(reported);
    }

    void aHandlerMayDestroyTheClient()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        auto client = std::make_unique<SignedIn>(cloud);
        bool reported = false;
        client->api.send(ListInstances{}).then(this, [&](const ApiResult<ListInstances::Reply> &reply) {
            client.reset();
            reported = reply.has_value(); // the reply outlives the client
        });
        client->api.send(BatchShowSku{}).then(this, [&](const auto &) { QVERIFY(client != nullptr); });
        QTRY_VERIFY(reported);
    }

    void keepsTheNumberOfCallsInFlight()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        SignedIn client(withPlaces(cloud, 3));
        QVERIFY(call(client.api, ListInstances{}).has_value());
        cloud.faults().add({.kind = FaultKind::Hang, .operation = listing});
        const qsizetype before = cloud.log(listing).size();
        int reports = 0;
        for (int i = 0; i < 8; ++i)
            client.api.send(ListInstances{}).then(this, [&](const auto &) { ++reports; });
        QTRY_COMPARE(cloud.log(listing).size() - before, 3);
        QCOMPARE(client.api.callsInFlight(), 3);
        QTRY_COMPARE_WITH_TIMEOUT(reports, 8, 10'000);
    }

    void timesOut()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Hang, .operation = listing});
        SignedIn client(cloud);
        const auto reply = call(client.api, ListInstances{});
        QCOMPARE(reply.error().kind, ErrorKind::TimedOut);
        QVERIFY(reply.error().outcomeKnown); // a read
    }

    void aTrickleEndsAtTheDeadline()
    {
        SimulatorThread cloud({.instances = 100, .ticking = false});
        cloud.faults().add(
            {.kind = FaultKind::Trickle, .operation = listing, .delay = std::chrono::milliseconds(20)});
        SignedIn client(cloud);
        QCOMPARE(call(client.api, ListInstances{}).error().kind, ErrorKind::TimedOut);
    }

    void tellsFaultsApart_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, FaultKind fault, int status, ErrorKind kind) {
            QTest::newRow(name) << int(fault) << status << int(kind);
        };
        row("HTML", FaultKind::Html, 0, ErrorKind::NotTheService);
        row("empty body", FaultKind::EmptyBody, 0, ErrorKind::NotTheService);
        row("JSON cut in the middle", FaultKind::TruncateJson, 0, ErrorKind::Truncated);
        row("body cut in the middle", FaultKind::Truncate, 0, ErrorKind::Truncated);
        row("permission", FaultKind::PermissionDenied, 0, ErrorKind::PermissionDenied);
        row("throttled", FaultKind::Status, 429, ErrorKind::Throttled);
        row("500", FaultKind::Status, 500, ErrorKind::ServiceFailed);
        row("502", FaultKind::Status, 502, ErrorKind::ServiceFailed);
        row("redirect", FaultKind::Redirect, 307, ErrorKind::Redirected);
    }

    void tellsFaultsApart()
    {
        QFETCH(int, fault);
        QFETCH(int, status);
        SimulatorThread cloud({.instances = 100, .ticking = false});
        cloud.faults().add({.kind = FaultKind(fault),
                            .operation = listing,
                            .status = status,
                            .url = u"http://127.0.0.1:1/"_qs});
        SignedIn client(cloud);
        QSignalSpy records(&client.api, &ApiClient::requestRecorded);
        const auto reply = call(client.api, ListInstances{});
        QVERIFY(!reply.has_value());
        QTEST(int(reply.error().kind), "kind");
        QCOMPARE(reply.error().operation, listing);
        QVERIFY(!reply.error().requestId.isEmpty());
        if (reply.error().kind == ErrorKind::PermissionDenied)
            QCOMPARE(reply.error().iamAction, u"koophone:cloudphoneResource:queryInstanceBatch"_qs);
        QCOMPARE(records.size(), 1);
        const auto record = records.first().first().value<RequestRecord>();
        QCOMPARE(record.failure, reply.error().kind);
        QCOMPARE(record.operation, listing);
        QCOMPARE(record.tries, 1);
    }

    void takesOddAnswers_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("wrong types") << int(FaultKind::WrongTypes);
        QTest::newRow("paging inside") << int(FaultKind::PagingInside);
        QTest::newRow("no paging") << int(FaultKind::PagingAbsent);
        QTest::newRow("numeric code") << int(FaultKind::NumericErrorCode);
        QTest::newRow("no code") << int(FaultKind::NoErrorCode);
        QTest::newRow("unknown values") << int(FaultKind::UnknownValues);
        QTest::newRow("null values") << int(FaultKind::NullValues);
        QTest::newRow("unknown fields") << int(FaultKind::UnknownFields);
    }

    void takesOddAnswers()
    {
        QFETCH(int, fault);
        SimulatorThread cloud({.instances = 30, .ticking = false});
        SignedIn client(cloud);
        const auto plain = call(client.api, ListInstances{});
        cloud.faults().add({.kind = FaultKind(fault)});
        const auto odd = call(client.api, ListInstances{});
        QVERIFY(plain.has_value() && odd.has_value());
        QCOMPARE(odd->instances.size(), plain->instances.size());
        QCOMPARE(odd->unreadableRows, 0);
        QCOMPARE(odd->instances.first().instanceId, plain->instances.first().instanceId);
        const bool isPlainInOtherClothes =
            FaultKind(fault) != FaultKind::UnknownValues && FaultKind(fault) != FaultKind::NullValues;
        if (isPlainInOtherClothes)
            QCOMPARE(odd->instances, plain->instances);
        QVERIFY(call(client.api, BatchShowSku{}).has_value());
        QVERIFY(call(client.api, BatchQueryStatus{{plain->instances.first().instanceId}}).has_value());
    }

    void theServiceRefusesAnUnknownPhone()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        SignedIn client(cloud);
        const auto reply = call(client.api, BatchQueryStatus{{u"nobody"_qs}});
        QVERIFY(!reply.has_value());
        QCOMPARE(reply.error().kind, ErrorKind::Refused);
        QVERIFY(!reply.error().code.isEmpty());
        QVERIFY(!reply.error().serviceText.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"
