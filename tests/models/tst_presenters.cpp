// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/accounts/connectpresenter.h"
#include "models/accounts/statuspresenter.h"
#include "models/fleet/cellroles.h"
#include "models/fleet/detailspresenter.h"
#include "models/fleet/fleetquery.h"
#include "models/fleet/overviewpresenter.h"
#include "models/fleet/phoneselection.h"
#include "models/orders/catalogmodel.h"
#include "simulator/simulatorthread.h"
#include "tests/models/phones.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::FaultKind;
using simulator::SimulatorThread;

Q_DECLARE_METATYPE(phonedeck::GovernorState)

namespace {

ConnectForm form(const QString &url, const QString &password = u"demo"_qs)
{
    return {url, url, u"demo"_qs, u"demo"_qs, password, u"cn-north-4"_qs};
}

ConnectionSettings settings(const SimulatorThread &cloud)
{
    ConnectionSettings settings;
    settings.serviceUrl = settings.iamUrl = cloud.url();
    settings.credentials = {u"demo"_qs, u"demo"_qs, u"demo"_qs, ProjectScope::fromText(u"cn-north-4"_qs)};
    settings.sync.interval = {};
    settings.retry.retries = 0; // trouble is to be seen at once
    return settings;
}

} // namespace

class TestPresenters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untouchedFieldsAreNotComplainedAbout()
    {
        ConnectPresenter presenter;
        QVERIFY(!presenter.view().canConnect);
        QVERIFY(presenter.view().userError.isEmpty());
        QVERIFY(presenter.view().serviceUrlError.isEmpty());
        ConnectForm typed;
        typed.serviceUrl = u"x y"_qs;
        presenter.setForm(typed);
        QVERIFY(!presenter.view().serviceUrlError.isEmpty());
        QVERIFY(presenter.view().userError.isEmpty());
        presenter.connectNow(); // now everything is
        const auto &view = presenter.view();
        for (const QString &error : {view.serviceUrlError, view.iamUrlError, view.domainError, view.userError,
                                     view.passwordError, view.projectError})
            QVERIFY(!error.isEmpty());
        QVERIFY(!view.isConnecting);
    }

    void addressesAreJudgedAsTheyAreTyped_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("https") << u"https://koophone.example.com"_qs << true;
        QTest::newRow("spaces around") << u" https://koophone.example.com "_qs << true;
        QTest::newRow("port and path") << u"https://host:8443/api"_qs << true;
        QTest::newRow("this computer") << u"http://127.0.0.1:8080"_qs << true;
        QTest::newRow("http elsewhere") << u"http://koophone.example.com"_qs << false;
        QTest::newRow("no scheme") << u"koophone.example.com"_qs << false;
        QTest::newRow("no host") << u"https://"_qs << false;
        QTest::newRow("ftp") << u"ftp://host"_qs << false;
        QTest::newRow("query") << u"https://host/?a=b"_qs << false;
        QTest::newRow("user in it") << u"https://me:pw@host"_qs << false;
        QTest::newRow("empty") << u"  "_qs << false;
    }

    void addressesAreJudgedAsTheyAreTyped()
    {
        QFETCH(QString, url);
        QFETCH(bool, isGood);
        ConnectPresenter presenter;
        presenter.setForm(form(url));
        QCOMPARE(presenter.view().serviceUrlError.isEmpty(), isGood);
        QCOMPARE(presenter.view().iamUrlError.isEmpty(), isGood);
        QCOMPARE(presenter.view().canConnect, isGood);
    }

    void theSignInServerIsSuggestedByProject()
    {
        QCOMPARE(ConnectPresenter::suggestedIamUrl(u"cn-north-4"_qs),
                 u"https://iam.cn-north-4.myhuaweicloud.com"_qs);
        QCOMPARE(ConnectPresenter::suggestedIamUrl(u"cn-north-4_office"_qs),
                 u"https://iam.cn-north-4.myhuaweicloud.com"_qs);
        QCOMPARE(ConnectPresenter::suggestedIamUrl(u"0123abcd"_qs), u"https://iam.myhuaweicloud.com"_qs);
    }

    void aFailedTryKeepsWhatWasTyped()
    {
        SimulatorThread cloud({.instances = 10, .ticking = false});
        const ConnectForm typed = form(cloud.url().toString(), u"wrong"_qs);
        ConnectPresenter presenter(typed);
        presenter.connectNow();
        QVERIFY(presenter.view().isConnecting);
        QVERIFY(!presenter.view().canConnect);
        presenter.setForm({}); // nothing is typed into a try that runs
        QCOMPARE(presenter.view().form, typed);
        QTRY_VERIFY(!presenter.view().isConnecting);
        QVERIFY(!presenter.view().failure.happened.isEmpty());
        QCOMPARE(presenter.view().form, typed);
        QVERIFY(presenter.view().canConnect);
        presenter.setForm(form(cloud.url().toString()));
        QVERIFY(presenter.view().failure.happened.isEmpty());
        QSignalSpy connected(&presenter, &ConnectPresenter::connected);
        presenter.connectNow();
        QTRY_COMPARE(connected.count(), 1);
        const std::unique_ptr<AccountSession> session = presenter.takeSession();
        QVERIFY(session != nullptr);
        QTRY_COMPARE(session->store().count(), 10);
        QCOMPARE(session->state(), ConnectionState::Connected);
    }

    void aTryCanBeGivenUp()
    {
        SimulatorThread cloud({.instances = 10, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Hang});
        ConnectPresenter presenter(form(cloud.url().toString()));
        QSignalSpy connected(&presenter, &ConnectPresenter::connected);
        presenter.connectNow();
        QTRY_COMPARE(cloud.log().size(), 1);
        presenter.cancel();
        QVERIFY(!presenter.view().isConnecting);
        QVERIFY(presenter.view().canConnect);
        QVERIFY(presenter.view().failure.happened.isEmpty());
        QVERIFY(presenter.takeSession() == nullptr);
        QCOMPARE(connected.count(), 0);
    }

    void theStatusTellsLoadingThenTruthThenTrouble()
    {
        SimulatorThread cloud(
            {.instances = 1000, .latency = std::chrono::milliseconds(10), .ticking = false});
        AccountSession session(settings(cloud));
        StatusPresenter presenter(session);
        QCOMPARE(presenter.view().connection.word, u"Signing in"_qs);
        QVERIFY(presenter.view().token.isEmpty());
        bool wasLoading = false;
        connect(&presenter, &StatusPresenter::viewChanged, &presenter, [&] {
            wasLoading = wasLoading || presenter.view().loading.contains(QLocale().toString(1000));
            QVERIFY(presenter.view().loadingShare >= 0 && presenter.view().loadingShare <= 1);
        });
        session.start();
        QTRY_VERIFY(!presenter.view().refreshedAt.isEmpty());
        QVERIFY(wasLoading);
        QTRY_VERIFY(presenter.view().loading.isEmpty());
        QTRY_COMPARE(presenter.view().connection.word, u"Connected"_qs);
        QVERIFY(!presenter.view().token.isEmpty());
        QVERIFY(presenter.view().trouble.isEmpty() && presenter.view().dataAge.isEmpty());

        cloud.faults().add({.kind = FaultKind::Status, .operation = u"ListInstances"_qs, .retryAfter = -1});
        session.refresh();
        QTRY_COMPARE(presenter.view().connection.word, u"Not connected"_qs);
        QVERIFY(!presenter.view().trouble.isEmpty());
        QVERIFY(presenter.view().dataAge.startsWith(u"as of"));
        QVERIFY(presenter.view().unreadMessages > 0);
    }

    void whatHoldsCallsBackIsSaid_data()
    {
        using Reason = GovernorState::Reason;
        QTest::addColumn<GovernorState>("state");
        QTest::addColumn<StateText>("holdUp");
        QTest::addColumn<QStringList>("calls");
        const GovernorState idle{.maxInFlight = 24};
        QTest::newRow("nothing") << idle << StateText()
                                 << QStringList{u"Under way: 0 of 24"_qs, u"Waiting: 0"_qs};
        GovernorState busy{.inFlight = 24, .waiting = 1200, .maxInFlight = 24};
        QTest::newRow("places only") << busy << StateText()
                                     << QStringList{u"Under way: 24 of 24"_qs, u"Waiting: 1,200"_qs};
        busy.ratePerSecond = 57.4;
        QTest::newRow("a limit that nobody feels")
            << busy << StateText()
            << QStringList{u"Under way: 24 of 24"_qs, u"Waiting: 1,200"_qs, u"Limit found: 57 req/s"_qs};
        busy.reason = Reason::Throttled;
        QTest::newRow("throttled") << busy
                                   << StateText{u"Throttled to 57/s"_qs, Health::Moving, StateShape::HalfRing,
                                                false}
                                   << QStringList{u"The service refuses more; calls wait for their turn."_qs,
                                                  u"Under way: 24 of 24"_qs, u"Waiting: 1,200"_qs,
                                                  u"Limit found: 57 req/s"_qs};
        busy.ratePerSecond = 0.5;
        QTest::newRow("slow") << busy
                              << StateText{u"Throttled to 0.5/s"_qs, Health::Moving, StateShape::HalfRing,
                                           false}
                              << QStringList{u"The service refuses more; calls wait for their turn."_qs,
                                             u"Under way: 24 of 24"_qs, u"Waiting: 1,200"_qs,
                                             u"Limit found: 0.5 req/s"_qs};
        const GovernorState paused{.waiting = 3,
                                   .maxInFlight = 6,
                                   .reason = Reason::Paused,
                                   .pausedFor = std::chrono::milliseconds(61'000)};
        QTest::newRow("paused") << paused
                                << StateText{u"Paused until 10:01:01"_qs, Health::Attention,
                                             StateShape::Triangle, false}
                                << QStringList{u"The service asked to wait; until then nothing is sent."_qs,
                                               u"Under way: 0 of 6"_qs, u"Waiting: 3"_qs};
        const GovernorState failing{.inFlight = 2, .maxInFlight = 2, .reason = Reason::ServiceFailing};
        QTest::newRow("failing")
            << failing
            << StateText{u"Service failing, 2 calls at a time"_qs, Health::Attention, StateShape::Triangle,
                         false}
            << QStringList{u"Calls fail on their way to the service; fewer are sent at a time."_qs,
                           u"Under way: 2 of 2"_qs, u"Waiting: 0"_qs};
    }

    void whatHoldsCallsBackIsSaid()
    {
        QFETCH(GovernorState, state);
        QFETCH(QStringList, calls);
        const QDateTime now(QDate(2026, 1, 31), QTime(10, 0), Qt::LocalTime);
        QTEST(StatusPresenter::holdUpText(state, now.toUTC()), "holdUp");
        QCOMPARE(StatusPresenter::callsText(state).split(u'\n'), calls);
    }

    void aLimitOfTheServiceIsSaidWhileItLasts()
    {
        SimulatorThread cloud({.instances = 300, .ticking = false});
        AccountSession session(settings(cloud));
        StatusPresenter presenter(session);
        bool wasHeldUp = false;
        connect(&presenter, &StatusPresenter::viewChanged, &presenter,
                [&] { wasHeldUp = wasHeldUp || !presenter.view().holdUp.word.isEmpty(); });
        session.start();
        QTRY_VERIFY(!presenter.view().refreshedAt.isEmpty());
        QTRY_VERIFY(presenter.view().calls.contains(u"Under way: 0"));
        QVERIFY(!wasHeldUp);
        cloud.setRateLimit({.requestsPerSecond = 2, .burst = 1, .retryAfter = 1});
        session.refresh();
        QTRY_VERIFY(presenter.view().holdUp.word.startsWith(u"Paused until"));
        cloud.setRateLimit({});
        QTRY_COMPARE_WITH_TIMEOUT(presenter.view().holdUp, StateText(), 20'000);
    }

    void detailsOfOnePhone()
    {
        InstanceStore store;
        list(store, phones(0, 10));
        PhoneSelection selection(store);
        DetailsPresenter presenter(store, selection);
        QVERIFY(presenter.view().one.name.isEmpty());
        presenter.setCurrent(phone(2).instanceId);
        const DetailsPresenter::One one = presenter.view().one;
        QCOMPARE(one.name, phone(2).instanceName);
        QCOMPARE(one.states.at(0).state.word, u"Running"_qs);
        QVERIFY(one.note.isEmpty());
        QVERIFY(std::any_of(one.lines.begin(), one.lines.end(),
                            [](const auto &line) { return line.copyText == phone(2).assignUser; }));
        presenter.setCurrent(phone(0).instanceId); // 0 is frozen
        QVERIFY(!presenter.view().one.note.isEmpty());
        QSignalSpy changed(&presenter, &DetailsPresenter::viewChanged);
        InstanceRecord renamed = phone(0);
        renamed.instanceName.clear();
        store.apply({renamed}, someTime());
        QTRY_COMPARE(presenter.view().one.name, renamed.instanceId);
        QCOMPARE(changed.count(), 1);
        presenter.setAsOf(u"10:42"_qs);
        QVERIFY(presenter.view().one.states.at(0).state.word.contains(u"10:42"));
        presenter.setCurrent(u"nobody"_qs);
        QCOMPARE(presenter.view().one, DetailsPresenter::One());
    }

    void severalPhonesTellWhatTheyShareAndWhereTheyDiffer()
    {
        InstanceStore store;
        list(store, phones(0, 600));
        QList<InstanceStatus> loaded;
        for (int i = 0; i < 600; ++i)
            loaded.append({phone(i).instanceId, i % 2 ? 2 : 7}); // two numbers, one word (D2)
        store.applyStatuses(loaded);
        PhoneSelection selection(store);
        DetailsPresenter presenter(store, selection);
        QList<quint32> all(600);
        std::iota(all.begin(), all.end(), 0U);
        selection.replace(all);
        QTRY_COMPARE(presenter.view().several.count, 600);
        const DetailsPresenter::Several several = presenter.view().several;
        QCOMPARE(several.inUse, 120);
        bool hasResource = false;
        for (const auto &line : several.common)
            hasResource = hasResource || line.value == u"Data loaded";
        QVERIFY(hasResource);
        QVERIFY(!several.differences.isEmpty());
        for (const auto &difference : several.differences) {
            int total = 0;
            for (const auto &share : difference.shares)
                total += share.count;
            QCOMPARE(total, 600);
            QVERIFY(difference.shares.size() > 1 && difference.shares.size() <= 4);
        }
        selection.clear();
        QTRY_COMPARE(presenter.view().several.count, 0);
    }

    void whatTheOverviewCountsItsQueryFinds()
    {
        SimulatorThread cloud({.instances = 1500, .ticking = false});
        AccountSession session(settings(cloud));
        OverviewPresenter presenter(session);
        QVERIFY(!presenter.view().hasPhones);
        QSignalSpy listed(&session.sync(), &FleetSync::listed);
        session.start();
        QTRY_COMPARE(listed.count(), 1);
        const OverviewPresenter::View view = presenter.view();
        QCOMPARE(view.total, 1500);
        QVERIFY(view.sinceUtc.isValid());
        QCOMPARE(view.history.size(), 1);
        QCOMPARE(view.assigned + view.unassigned, 1500);
        const auto found = [&](const QString &text) {
            const auto query = FleetQuery::parse(text);
            if (!query)
                return -1;
            const FleetMatcher matcher(*query, session.store().columns());
            int count = 0;
            for (qsizetype row = 0; row < session.store().count(); ++row)
                count += matcher.matches(row) ? 1 : 0;
            return count;
        };
        int sum = 0;
        for (const auto &count : view.running)
            sum += count.count;
        QCOMPARE(sum, 1500);
        for (const auto &counts :
             {view.running, view.resource, view.regions, view.specs, view.freeByRegion}) {
            QVERIFY(!counts.isEmpty());
            for (const auto &count : counts) {
                QVERIFY(!count.label.word.isEmpty());
                QCOMPARE(found(count.query), count.count);
            }
        }
        for (const auto &attention : view.attention) {
            QVERIFY(!attention.what.word.isEmpty() && !attention.why.isEmpty());
            if (!attention.query.isEmpty())
                QCOMPARE(found(attention.query), attention.count);
        }
        for (int i = 0; i < 3; ++i) {
            session.refresh();
            QTRY_COMPARE(listed.count(), i + 2);
        }
        QCOMPARE(presenter.view().history.size(), 4);
    }

    void theCatalogIsToldInWords()
    {
        CatalogModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        Sku sku;
        sku.regionId = u"cn-north-4"_qs;
        sku.type = u"PROFESSIONAL"_qs;
        sku.calcSpec = u"4vCPUs | 8GB"_qs;
        sku.bandSizesMbit = {4, 6};
        sku.chargeMode = 0;
        sku.pools = {{.version = u"AOSP11"_qs, .network = u"EIP"_qs, .enable = true},
                     {.version = u"AOSP9"_qs, .enable = false}};
        Sku other = sku;
        other.type = u"GALAXY"_qs; // an edition nobody has heard of
        other.calcSpec = u"much"_qs;
        other.chargeMode = 9;
        other.pools.clear();
        model.setSkus({sku, other, Sku()});
        QCOMPARE(model.rowCount(), 3);
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, 1), u"Pro"_qs);
        QCOMPARE(text(0, 2), u"4 vCPU, 8 GB"_qs);
        QCOMPARE(text(0, 5), u"4, 6"_qs);
        QCOMPARE(text(0, 6), u"11"_qs);
        QCOMPARE(text(0, 7), u"EIP"_qs);
        QCOMPARE(text(0, 8), u"By period"_qs);
        QCOMPARE(text(1, 1), u"GALAXY"_qs);
        QCOMPARE(text(1, 2), u"much"_qs);
        QCOMPARE(text(1, 7), u"Not offered now"_qs);
        QCOMPARE(model.index(1, 2).data(EmphasisRole).toInt(), int(FaintText));
        QVERIFY(text(1, 8).contains(u'9'));
        for (int column = 0; column < model.columnCount(); ++column) {
            QVERIFY(!text(2, column).isEmpty());
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        }
    }

    void theRequestLogIsBoundedAndNewestFirst()
    {
        RequestLogModel model;
        auto tester = std::make_unique<QAbstractItemModelTester>(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (int i = 0; i < RequestLogModel::maxRecords + 10; ++i) {
            // It looks at the whole model each time: at the beginning and where the oldest go is enough.
            if (i == 50)
                tester.reset();
            if (i == RequestLogModel::maxRecords - 1)
                tester = std::make_unique<QAbstractItemModelTester>(
                    &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
            RequestRecord record;
            record.startedUtc = now;
            record.operation = QStringLiteral("op%1").arg(i);
            record.tries = i < RequestLogModel::maxRecords ? 0 : 1;
            if (i % 2 == 0) {
                record.failure = ErrorKind::ServiceFailed;
                record.outcomeKnown = i % 4 != 0;
            }
            model.append(record);
        }
        QCOMPARE(model.rowCount(), RequestLogModel::maxRecords);
        QCOMPARE(model.record(0).operation, QStringLiteral("op%1").arg(RequestLogModel::maxRecords + 9));
        QCOMPARE(model.failedCount(), RequestLogModel::maxRecords / 2);
        QCOMPARE(model.ratePerSecond(now), 1.0);
        QCOMPARE(model.ratePerSecond(now.addSecs(11)), 0.0);
        QVERIFY(!model.index(1, 0).data(Qt::ToolTipRole).toString().isEmpty());
    }
};

QTEST_MAIN(TestPresenters)
#include "tst_presenters.moc"
