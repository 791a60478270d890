// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/accounts/accountsession.h"
#include "simulator/cloud.h"
#include "simulator/simulatorthread.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::Cloud;
using simulator::Fault;
using simulator::FaultKind;
using simulator::SimulatorThread;

Q_DECLARE_METATYPE(phonedeck::simulator::Fault)

namespace {

const QString listing = u"ListInstances"_qs;
const QString statuses = u"BatchQueryStatus"_qs;

ConnectionSettings settings(const SimulatorThread &cloud)
{
    ConnectionSettings settings;
    settings.serviceUrl = settings.iamUrl = cloud.url();
    settings.credentials = {u"demo"_qs, u"demo"_qs, u"demo"_qs, ProjectScope::fromText(u"cn-north-4"_qs)};
    settings.sync.interval = {};
    settings.limits.silence = std::chrono::milliseconds(2'000);
    settings.limits.deadline = std::chrono::milliseconds(8'000);
    settings.retry.retries = settings.retry.throttleRetries = 0; // what fails is to be seen
    return settings;
}

int pageOf(const simulator::LoggedRequest &request)
{
    return QUrlQuery(QUrl::fromEncoded(request.target).query()).queryItemValue(u"page_no"_qs).toInt();
}

} // namespace

class TestFleetSync : public QObject
{
    Q_OBJECT

    /// One listing from its beginning to its end.
    static bool listOnce(AccountSession &session)
    {
        QSignalSpy listed(&session.sync(), &FleetSync::listed);
        session.refresh();
        return listed.wait(30'000);
    }

    static bool hasMessage(AccountSession &session, MessageTopic topic)
    {
        const QList<Message> &all = session.messages().messages();
        return std::any_of(all.begin(), all.end(),
                           [topic](const Message &message) { return message.topic == topic; });
    }

private Q_SLOTS:
    void theWholeFleetIsListedWithPagesInFlight()
    {
        SimulatorThread cloud(
            {.instances = 1050, .latency = std::chrono::milliseconds(20), .ticking = false});
        AccountSession session(settings(cloud));
        int mostInFlight = 0;
        QList<int> listedSoFar;
        connect(&session.sync(), &FleetSync::statusChanged, &session, [&] {
            mostInFlight = std::max(mostInFlight, session.client().callsInFlight());
            if (session.sync().status().isListing && session.sync().status().pagesTotal > 0)
                listedSoFar.append(session.sync().status().listed);
        });
        QVERIFY(listOnce(session));
        const SyncStatus &status = session.sync().status();
        QVERIFY(!status.isListing);
        QCOMPARE(session.store().count(), 1050);
        QCOMPARE(status.listed, 1050);
        QCOMPARE(status.claimedTotal, 1050);
        QCOMPARE(status.pagesDone, 11);
        QCOMPARE(status.pagesTotal, 11);
        QCOMPARE(status.failedPages, 0);
        QVERIFY(!status.countDiffers());
        QVERIFY(status.lastListedUtc.isValid());
        QVERIFY(mostInFlight > 1);
        QVERIFY(std::is_sorted(listedSoFar.begin(), listedSoFar.end()));
        QVERIFY(listedSoFar.size() >= 10);

        // Each page was asked for once, and each phone's status.
        QList<int> pages;
        for (const auto &request : cloud.log(listing))
            pages.append(pageOf(request));
        std::sort(pages.begin(), pages.end());
        QCOMPARE(pages, (QList<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
        QCOMPARE(cloud.log(statuses).size(), 11);
        cloud.withCloud([&](Cloud &truth) {
            for (const simulator::Instance &instance : truth.instances()) {
                const qsizetype row = session.store().rowOf(truth.instanceId(instance));
                QVERIFY(row >= 0);
                const InstanceColumns &columns = session.store().columns();
                QCOMPARE(columns.text(TextField::Name, row), truth.instanceName(instance));
                QCOMPARE(columns.number(NumberField::Running, row), int(instance.running));
                QCOMPARE(columns.number(NumberField::Resource, row), int(instance.resource));
            }
        });
    }

    void anEmptyFleetIsAnAnswer()
    {
        SimulatorThread cloud({.instances = 0, .ticking = false});
        AccountSession session(settings(cloud));
        QVERIFY(listOnce(session));
        QCOMPARE(session.sync().status().listed, 0);
        QVERIFY(session.sync().status().lastListedUtc.isValid());
        QCOMPARE(session.state(), ConnectionState::Connected);
        QCOMPARE(cloud.log(statuses).size(), 0);
    }

    void whatFailsKeepsWhatWasLoadedAndSaysSo_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("isFailure"); // else: a listing that came whole but can't be right
        QTest::newRow("503") << Fault{.kind = FaultKind::Status, .operation = listing, .count = 1, .skip = 1}
                             << true;
        QTest::newRow("503 first") << Fault{.kind = FaultKind::Status, .operation = listing, .count = 1}
                                   << true;
        QTest::newRow("429")
            << Fault{.kind = FaultKind::Status, .operation = listing, .count = 1, .skip = 1, .status = 429}
            << true;
        QTest::newRow("1001") << Fault{.kind = FaultKind::Status,
                                       .operation = listing,
                                       .count = 1,
                                       .skip = 2,
                                       .status = 400,
                                       .errorCode = u"KOOPHONE.API.1001"_qs}
                              << true;
        QTest::newRow("403") << Fault{.kind = FaultKind::PermissionDenied,
                                      .operation = listing,
                                      .count = 1,
                                      .skip = 1}
                             << true;
        QTest::newRow("html") << Fault{.kind = FaultKind::Html, .operation = listing, .count = 1, .skip = 1}
                              << true;
        QTest::newRow("empty body")
            << Fault{.kind = FaultKind::EmptyBody, .operation = listing, .count = 1, .skip = 1} << true;
        QTest::newRow("truncated json")
            << Fault{.kind = FaultKind::TruncateJson, .operation = listing, .count = 1, .skip = 1} << true;
        QTest::newRow("truncated")
            << Fault{.kind = FaultKind::Truncate, .operation = listing, .count = 1, .skip = 1} << true;
        // A read may be sent again on another connection, so once would be none.
        QTest::newRow("garbage") << Fault{.kind = FaultKind::Garbage, .operation = listing, .skip = 1}
                                 << true;
        QTest::newRow("drop") << Fault{.kind = FaultKind::Drop, .operation = listing, .skip = 1} << true;
        QTest::newRow("empty page") << Fault{.kind = FaultKind::EmptyPage, .operation = listing, .page = 2}
                                    << false;
        QTest::newRow("empty first page")
            << Fault{.kind = FaultKind::EmptyPage, .operation = listing, .page = 1} << false;
        QTest::newRow("total too high")
            << Fault{.kind = FaultKind::WrongTotal, .operation = listing, .amount = 130} << false;
        QTest::newRow("total too low")
            << Fault{.kind = FaultKind::WrongTotal, .operation = listing, .amount = -130} << false;
        QTest::newRow("total low by a page")
            << Fault{.kind = FaultKind::WrongTotal, .operation = listing, .amount = -50} << false;
    }

    void whatFailsKeepsWhatWasLoadedAndSaysSo()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, isFailure);
        SimulatorThread cloud({.instances = 350, .ticking = false});
        AccountSession session(settings(cloud));
        QVERIFY(listOnce(session));
        QCOMPARE(session.store().count(), 350);
        for (int i = 0; i < 3; ++i) {
            cloud.faults().clear();
            cloud.faults().add(fault);
            QVERIFY(listOnce(session));
            const SyncStatus &status = session.sync().status();
            QVERIFY(!status.isListing);
            QCOMPARE(session.store().count(), 350);
            QCOMPARE(status.failure.has_value(), isFailure);
            QCOMPARE(status.failedPages > 0, isFailure);
            if (!isFailure)
                QVERIFY(status.countDiffers());
            QVERIFY(hasMessage(session, isFailure ? MessageTopic::Listing : MessageTopic::CountDiffers));
        }
        cloud.faults().clear();
        QVERIFY(listOnce(session));
        QVERIFY(!session.sync().status().failure);
        QVERIFY(!session.sync().status().countDiffers());
        QCOMPARE(session.sync().status().listed, 350);
        QCOMPARE(session.state(), ConnectionState::Connected);
        QVERIFY(!session.failure());
        for (qsizetype row = 0; row < 350; ++row)
            QVERIFY(!session.store().columns().isMissing(row));
    }

    void statesThatFailAreSaidAndTheOldOnesStay()
    {
        SimulatorThread cloud({.instances = 150, .ticking = false});
        AccountSession session(settings(cloud));
        QVERIFY(listOnce(session));
        const int before = session.store().columns().number(NumberField::Resource, 0);
        cloud.faults().add({.kind = FaultKind::Status, .operation = statuses});
        QVERIFY(listOnce(session));
        QVERIFY(session.sync().status().statusFailure.has_value());
        QVERIFY(!session.sync().status().failure);
        QVERIFY(hasMessage(session, MessageTopic::States));
        QCOMPARE(session.store().columns().number(NumberField::Resource, 0), before);
        QCOMPARE(session.state(), ConnectionState::Connected);
    }

    void oddAnswersAreReadAllTheSame_data()
    {
        QTest::addColumn<FaultKind>("kind");
        QTest::newRow("unknown values") << FaultKind::UnknownValues;
        QTest::newRow("unknown fields") << FaultKind::UnknownFields;
        QTest::newRow("wrong types") << FaultKind::WrongTypes;
        QTest::newRow("no paging") << FaultKind::PagingAbsent;
        QTest::newRow("paging inside") << FaultKind::PagingInside;
        QTest::newRow("null values") << FaultKind::NullValues;
        QTest::newRow("repeated rows") << FaultKind::RepeatedRows;
        QTest::newRow("numeric code") << FaultKind::NumericErrorCode;
        QTest::newRow("no code") << FaultKind::NoErrorCode;
    }

    void oddAnswersAreReadAllTheSame()
    {
        QFETCH(FaultKind, kind);
        SimulatorThread cloud({.instances = 250, .ticking = false});
        cloud.faults().add({.kind = kind, .operation = listing});
        AccountSession session(settings(cloud));
        QVERIFY(listOnce(session));
        QVERIFY(!session.sync().status().failure);
        QCOMPARE(session.store().count(), 250);
        QCOMPARE(session.sync().status().listed, 250);
        QVERIFY(listOnce(session));
        QVERIFY(listOnce(session));
        QCOMPARE(session.store().count(), 250);
    }

    void aRefreshTellsOnlyWhatChanged()
    {
        SimulatorThread cloud({.instances = 300, .ticking = false});
        AccountSession session(settings(cloud));
        QVERIFY(listOnce(session));
        QString id;
        int running = 0;
        cloud.withCloud([&](Cloud &truth) {
            simulator::Instance &instance = truth.at(217);
            instance.running = instance.running == simulator::RunningStatus::Running
                                   ? simulator::RunningStatus::Stopped
                                   : simulator::RunningStatus::Running;
            id = truth.instanceId(instance);
            running = int(instance.running);
        });
        int changes = 0;
        connect(&session.store(), &InstanceStore::changed, &session, [&](const ChangeSet &set) {
            ++changes;
            QCOMPARE(set.rows.size(), 1);
            QCOMPARE(set.newCount, 0);
            QCOMPARE(set.fields, maskOf(NumberField::Running) | maskOfAge);
        });
        QVERIFY(listOnce(session));
        QCOMPARE(changes, 1);
        QCOMPARE(session.store().columns().number(NumberField::Running, session.store().rowOf(id)), running);
    }

    void aPhoneThatIsGoneDisappearsAfterTwoListings()
    {
        SimulatorThread cloud({.instances = 300, .ticking = false});
        AccountSession session(settings(cloud));
        QVERIFY(listOnce(session));
        QString id;
        cloud.withCloud([&](Cloud &truth) {
            id = truth.instanceId(truth.at(120));
            QVERIFY(truth.remove(id));
        });
        QVERIFY(listOnce(session));
        QCOMPARE(session.store().count(), 300);
        QVERIFY(session.store().columns().isMissing(session.store().rowOf(id)));
        QVERIFY(listOnce(session));
        QCOMPARE(session.store().count(), 299);
        QCOMPARE(session.store().rowOf(id), InstanceStore::noRow);
    }

    void whileAListingRunsNoOtherBegins()
    {
        SimulatorThread cloud({.instances = 250, .latency = std::chrono::milliseconds(20), .ticking = false});
        AccountSession session(settings(cloud));
        QSignalSpy listed(&session.sync(), &FleetSync::listed);
        for (int i = 0; i < 5; ++i)
            session.sync().refresh();
        QTRY_VERIFY(session.store().count() > 0);
        session.sync().refresh();
        QTRY_COMPARE(listed.count(), 1);
        QVERIFY(!session.sync().status().isListing);
        QCOMPARE(cloud.log(listing).size(), 3);
    }

    void listsAgainByItselfUntilStopped()
    {
        SimulatorThread cloud({.instances = 10, .ticking = false});
        ConnectionSettings often = settings(cloud);
        often.sync.interval = std::chrono::milliseconds(10);
        AccountSession session(often);
        QSignalSpy listed(&session.sync(), &FleetSync::listed);
        session.start();
        QTRY_VERIFY(listed.count() >= 3);
        session.sync().stop();
        QTRY_VERIFY(!session.sync().status().isListing);
        const qsizetype before = cloud.log(listing).size();
        QTest::qWait(60); // nothing must come; there is no event to wait for
        QCOMPARE(cloud.log(listing).size(), before);
    }

    void aServiceThatNeverEndsIsGivenUp()
    {
        SimulatorThread cloud({.instances = 1000, .ticking = false});
        ConnectionSettings few = settings(cloud);
        few.sync.maxPages = 3;
        AccountSession session(few);
        QVERIFY(listOnce(session));
        QCOMPARE(session.store().count(), 300);
        QCOMPARE(cloud.log(listing).size(), 3);
    }

    void destroyedWhileListing()
    {
        SimulatorThread cloud(
            {.instances = 1000, .latency = std::chrono::milliseconds(10), .ticking = false});
        auto session = std::make_unique<AccountSession>(settings(cloud));
        session->start();
        QTRY_VERIFY(session->store().count() > 0);
        session.reset();
        QTest::qWait(50); // nothing must come; there is no event to wait for
    }
};

QTEST_GUILESS_MAIN(TestFleetSync)
#include "tst_fleetsync.moc"
