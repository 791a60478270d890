// SPDX-License-Identifier: GPL-3.0-or-later
// Signing with access keys over a socket: the simulator makes every signature again from the bytes it
// received.
#include "network/accounts/keysource.h"
#include "network/accounts/listauthprojects.h"
#include "network/accounts/listprojects.h"
#include "network/accounts/requestsignature.h"
#include "network/packages/listinstanceapp.h"
#include "simulator/cloud.h"
#include "tests/network/cloudclient.h"
#include "tests/network/everyoperation.h"

#include <QtCore/QUrlQuery>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::Cloud;
using simulator::Fault;
using simulator::FaultKind;
using simulator::LoggedRequest;
using simulator::SimulatorThread;

namespace {

const QString listing = u"ListInstances"_qs;

SigningKeys demoKeys(const QByteArray &secret = Cloud::secretKey.toUtf8())
{
    return {.accessKey = Cloud::accessKey.toUtf8(),
            .secretKey = secret,
            .securityToken = {},
            .projectId = {},
            .domainId = {}};
}

struct Signed {
    Signed(const ClientSettings &settings, const SigningKeys &signingKeys)
        : keys(signingKeys), api(settings, &keys)
    {
    }
    explicit Signed(const SimulatorThread &cloud, const SigningKeys &signingKeys = demoKeys())
        : Signed(quickSettings(cloud.url()), signingKeys)
    {
    }
    KeySource keys;
    ApiClient api;
};

/// A listing with whatever else is in its query: values no operation of the contract sends.
struct OddListing {
    static constexpr const char *name = "ListInstances";
    static constexpr const char *iamAction = "";
    static constexpr Effect effect = Effect::Reads;
    static constexpr bool isIdempotent = true;
    using Reply = int;
    QList<QueryItem> more;
    [[nodiscard]] HttpRequest request() const
    {
        return HttpRequest::get(u"/v1/instances/batch-query"_qs,
                                QList<QueryItem>{{u"page_no"_qs, u"1"_qs}, {u"page_size"_qs, u"10"_qs}} +
                                    more);
    }
    [[nodiscard]] static ApiResult<int> parse(const QJsonObject &) { return 0; }
};
static_assert(ApiOperation<OddListing>);

/// Fails as soon as it is to be signed.
struct Unsignable {
    static constexpr const char *name = "Unsignable";
    static constexpr const char *iamAction = "";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent = false;
    using Reply = int;
    [[nodiscard]] HttpRequest request() const
    {
        HttpRequest request = HttpRequest::post(u"/v1/instances/reboot"_qs);
        request.body = QByteArray(maxSignedBodyBytes + 1, ' ');
        return request;
    }
    [[nodiscard]] static ApiResult<int> parse(const QJsonObject &) { return 0; }
};

/// The only request of that operation; the simulator ran it, so it took its signature.
std::optional<LoggedRequest> takenRequest(const SimulatorThread &cloud, const char *operation)
{
    const QList<LoggedRequest> log = cloud.log(QString::fromLatin1(operation));
    return log.size() == 1 && log.first().committed ? std::optional(log.first()) : std::nullopt;
}

} // namespace

class TestKeySource : public QObject
{
    Q_OBJECT

    /// Starts `count` listings; their results are appended as they come.
    void start(ApiClient &client, int count, QList<ApiResult<ListInstances::Reply>> &results)
    {
        for (int i = 0; i < count; ++i)
            client.send(ListInstances{}).then(this, [&results](const auto &reply) { results.append(reply); });
    }

private Q_SLOTS:
    void everyOperationIsTaken_data()
    {
        QTest::addColumn<bool>("isTemporary");
        QTest::newRow("permanent keys") << false;
        QTest::newRow("temporary keys") << true;
    }

    void everyOperationIsTaken()
    {
        QFETCH(bool, isTemporary);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        SigningKeys keys = demoKeys();
        if (isTemporary) {
            cloud.withCloud([&](Cloud &all) { keys.projectId = all.projects().first().id; });
            const simulator::TemporaryKey key =
                cloud.issueTemporaryKey(keys.projectId, std::chrono::hours(1));
            keys.accessKey = key.access;
            keys.secretKey = key.secret;
            keys.securityToken = key.securityToken;
        }
        Signed client(cloud, keys);
        int operations = 0;
        const auto visit = [&](const auto &op) {
            ++operations;
            (void)call(client.api, op);
            const auto request = takenRequest(cloud, op.name);
            QVERIFY2(request.has_value(), op.name);
            QVERIFY2(request->header("X-Auth-Token").isEmpty(), op.name);
            QCOMPARE(request->header("X-Security-Token"), keys.securityToken);
            QCOMPARE(request->header("X-Project-Id"), keys.projectId.toUtf8());
        };
        everyoperation::visitAll(visit);
        visit(ListInstanceApp{.instanceId = u"a44uhlf7"_qs});
        visit(KeystoneListProjects{.projectName = u"cn-north-4"_qs});
        visit(KeystoneListAuthProjects{});
        QCOMPARE(operations, 23);
        QVERIFY(!client.keys.refusal());
    }

    void aQueryIsSignedAsItIsSent_data()
    {
        QTest::addColumn<QString>("value");
        const QStringList values{u"a b"_qs,         u"a+b"_qs,     u"a/b"_qs,    u"~a"_qs, u"50%"_qs,
                                 u"%41"_qs,         u"a&b=c?#"_qs, u"云手机"_qs, u"é😀"_qs, u"*'();:@$,!"_qs,
                                 u"\"<>\\^`{|}"_qs, u" "_qs,       u"[:::]"_qs};
        for (const QString &value : values)
            QTest::newRow(qPrintable(value)) << value;
    }

    void aQueryIsSignedAsItIsSent()
    {
        QFETCH(QString, value);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        Signed client(cloud);
        ListInstances filtered;
        filtered.instanceName = value;
        const auto page = call(client.api, filtered);
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().serviceText));
        const auto request = takenRequest(cloud, filtered.name);
        QVERIFY(request.has_value());
        const QUrlQuery query(QUrl::fromEncoded("http://h" + request->target, QUrl::StrictMode));
        QCOMPARE(query.queryItemValue(u"instance_name"_qs, QUrl::FullyDecoded), value);
    }

    void emptyAndRepeatedValuesAreSigned()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        Signed client(cloud);
        const OddListing odd{{{u"instance_name"_qs, QString()},
                              {u"标签"_qs, u"b"_qs},
                              {u"标签"_qs, u"a"_qs},
                              {u"a b"_qs, QString()},
                              {u"~"_qs, u"+"_qs}}};
        QVERIFY(call(client.api, odd).has_value());
        const auto request = takenRequest(cloud, odd.name);
        QVERIFY(request.has_value());
        QVERIFY(request->target.contains("instance_name=&"));
    }

    void piecesOfAPathAreSigned_data()
    {
        QTest::addColumn<QString>("id");
        for (const QString &id : {u"a~b+c d中"_qs, u"%2e%2e"_qs, u"a;b=c,d"_qs, u"...ü"_qs, u"a?b#c"_qs})
            QTest::newRow(qPrintable(id)) << id;
    }

    void piecesOfAPathAreSigned()
    {
        QFETCH(QString, id);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        Signed client(cloud);
        const auto task = call(client.api, GetTask{id});
        QCOMPARE(task.error().codeNumber(), u"1323"_qs); // the service's own words: no such task
        const auto token = call(client.api, GetDeviceToken{id});
        QCOMPARE(token.error().codeNumber(), u"1001"_qs);
        const auto request = takenRequest(cloud, GetTask::name);
        QVERIFY(request.has_value());
        const QByteArray piece = request->target.mid(request->target.lastIndexOf('/') + 1);
        QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(piece)), id);
    }

    void aBodyIsSignedAsItIsSent()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        QString phone;
        cloud.withCloud([&](Cloud &all) {
            all.at(0).running = simulator::RunningStatus::Running;
            all.at(0).isFrozen = false;
            phone = all.instanceId(all.at(0));
        });
        Signed client(cloud);
        const auto reply = call(client.api, SyncCommand{u"echo 你好😀"_qs, {phone}});
        QVERIFY2(reply.has_value(), reply ? "" : qPrintable(reply.error().serviceText));
        const auto request = takenRequest(cloud, SyncCommand::name);
        QVERIFY(request.has_value());
        QVERIFY(request->body.contains(u"你好😀"_qs.toUtf8()));
    }

    void temporaryKeysNeedTheirTokenAndProject_data()
    {
        QTest::addColumn<bool>("hasToken");
        QTest::addColumn<bool>("hasProject");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("both") << true << true << true;
        QTest::newRow("no project") << true << false << false;
        QTest::newRow("no token") << false << true << false;
    }

    void temporaryKeysNeedTheirTokenAndProject()
    {
        QFETCH(bool, hasToken);
        QFETCH(bool, hasProject);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        QString office; // a project below that of its region has to be named
        cloud.withCloud([&](Cloud &all) {
            for (const simulator::Project &project : all.projects())
                office = project.name == u"cn-north-4_office" ? project.id : office;
        });
        const simulator::TemporaryKey key = cloud.issueTemporaryKey(office, std::chrono::hours(1));
        Signed client(cloud, {.accessKey = key.access,
                              .secretKey = key.secret,
                              .securityToken = hasToken ? key.securityToken : QByteArray(),
                              .projectId = hasProject ? office : QString(),
                              .domainId = {}});
        const auto reply = call(client.api, ListInstances{});
        QTEST(reply.has_value(), "isTaken");
        if (!reply)
            QCOMPARE(reply.error().kind, ErrorKind::SignatureRefused);
        QCOMPARE(cloud.log().size(), 1);
    }

    void aWrongClockIsTold_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("14 minutes behind") << 14 << true;
        QTest::newRow("14 minutes ahead") << -14 << true;
        QTest::newRow("20 minutes behind") << 20 << false;
        QTest::newRow("20 minutes ahead") << -20 << false;
    }

    void aWrongClockIsTold()
    {
        QFETCH(int, minutes);
        QFETCH(bool, isTaken);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        cloud.setTime(QDateTime::currentDateTimeUtc().addSecs(minutes * 60));
        Signed client(cloud);
        const auto reply = call(client.api, ListInstances{});
        QCOMPARE(reply.has_value(), isTaken);
        QCOMPARE(cloud.log().size(), 1);
        if (isTaken)
            return;
        QCOMPARE(reply.error().kind, ErrorKind::SignatureRefused);
        QVERIFY(reply.error().clockOffset.has_value());
        // Ours minus theirs; the rest is what a slow machine may take.
        const std::chrono::seconds error = *reply.error().clockOffset + std::chrono::minutes(minutes);
        QVERIFY2(std::abs(error.count()) < 60, qPrintable(QString::number(error.count())));

        cloud.setTime(QDateTime::currentDateTimeUtc());
        QVERIFY(!call(client.api, ListInstances{}).has_value());
        QCOMPARE(cloud.log().size(), 1);
        client.keys.retry();
        QVERIFY(call(client.api, ListInstances{}).has_value());
    }

    void aWrongSecretIsShownOnce()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        Signed client(cloud, demoKeys("wrong"));
        QSignalSpy refusals(&client.keys, &KeySource::keysRefused);
        QList<ApiResult<ListInstances::Reply>> results;
        start(client.api, 12, results);
        QTRY_COMPARE_WITH_TIMEOUT(results.size(), 12, 10'000);
        for (const auto &result : std::as_const(results)) {
            QCOMPARE(result.error().kind, ErrorKind::SignatureRefused);
            QVERIFY(result.error().outcomeKnown);
            QCOMPARE(result.error().operation, listing);
        }
        QCOMPARE(cloud.log().size(), 1);
        QCOMPARE(refusals.size(), 1);
        QCOMPARE(client.keys.refusal().value_or(ApiError()).kind, ErrorKind::SignatureRefused);

        results.clear();
        start(client.api, 5, results);
        const auto write = call(client.api, BatchRebootInstance{{u"a44uhlf7"_qs}});
        QCOMPARE(write.error().kind, ErrorKind::SignatureRefused);
        QTRY_COMPARE(results.size(), 5);
        QCOMPARE(cloud.log().size(), 1);

        client.keys.retry();
        results.clear();
        start(client.api, 5, results);
        QTRY_COMPARE(results.size(), 5);
        QCOMPARE(cloud.log().size(), 2);
    }

    void anAnswerFromSomebodyElseProvesNothing_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("429") << Fault{.kind = FaultKind::Status, .status = 429, .retryAfter = -1};
        QTest::newRow("502") << Fault{.kind = FaultKind::Status, .status = 502, .retryAfter = -1};
        QTest::newRow("web page") << Fault{.kind = FaultKind::Html};
        QTest::newRow("redirect") << Fault{.kind = FaultKind::Redirect, .url = u"https://login.example/"_qs};
        QTest::newRow("FIN") << Fault{.kind = FaultKind::Drop};
        QTest::newRow("garbage") << Fault{.kind = FaultKind::Garbage};
    }

    /// Whoever is asked first may not be the one who judges signatures.
    void anAnswerFromSomebodyElseProvesNothing()
    {
        QFETCH(Fault, fault);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        fault.count = 1;
        cloud.faults().add(fault);
        Signed client(cloud, demoKeys("wrong"));
        QList<ApiResult<ListInstances::Reply>> results;
        start(client.api, 8, results);
        QTRY_COMPARE_WITH_TIMEOUT(results.size(), 8, 15'000);
        const auto refused = [](const LoggedRequest &request) { return request.answerStatus == 401; };
        const QList<LoggedRequest> log = cloud.log(listing);
        QVERIFY2(std::count_if(log.begin(), log.end(), refused) <= 1, "a few of these lock the keys");
    }

    void theEndOfTheTryingCallLetsTheNextTry_data()
    {
        QTest::addColumn<bool>("isAbandoned");
        QTest::newRow("cancelled") << false;
        QTest::newRow("abandoned") << true;
    }

    void theEndOfTheTryingCallLetsTheNextTry()
    {
        QFETCH(bool, isAbandoned);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Hang, .operation = listing, .count = 1});
        Signed client(cloud);
        int reports = 0;
        std::optional<ErrorKind> failure;
        ApiScope scope(client.api);
        auto first = scope.send(ListInstances{});
        first.then(this, [&](const ApiResult<ListInstances::Reply> &reply) {
            ++reports;
            failure = reply ? std::nullopt : std::optional(reply.error().kind);
        });
        QTRY_COMPARE(cloud.log(listing).size(), 1);
        QList<ApiResult<ListInstances::Reply>> results;
        start(client.api, 3, results);
        QTest::qWait(50); // the others wait for the first; there is no event to wait for
        QCOMPARE(cloud.log(listing).size(), 1);
        if (isAbandoned)
            scope.abandonAll();
        else
            first.cancel();
        QTRY_COMPARE(results.size(), 3);
        for (const auto &result : std::as_const(results))
            QVERIFY(result.has_value());
        QCOMPARE(cloud.log(listing).size(), 4);
        QCOMPARE(reports, isAbandoned ? 0 : 1);
        QCOMPARE(failure.has_value(), !isAbandoned);
        if (failure)
            QCOMPARE(*failure, ErrorKind::Cancelled);
    }

    void afterAcceptanceCallsGoTogether()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        Signed client(cloud);
        QVERIFY(call(client.api, ListInstances{}).has_value());
        cloud.faults().add({.kind = FaultKind::Hang, .operation = listing});
        QList<ApiResult<ListInstances::Reply>> results;
        start(client.api, 5, results);
        QTRY_COMPARE(cloud.log(listing).size(), 6); // none has been answered
        QVERIFY(results.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(results.size(), 5, 10'000);
    }

    /// Nor does it begin a call that waits for the keys of the one that tries, while they die together.
    void destroyingTheClientSendsNothingMore()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Hang});
        auto client = std::make_unique<Signed>(cloud);
        int reports = 0;
        client->api.send(ListInstances{}).then(this, [&](const auto &) { ++reports; });
        QTRY_COMPARE(cloud.log().size(), 1);
        client->api.send(Unsignable{}).then(this, [&](const auto &) { ++reports; });
        for (int i = 0; i < 4; ++i)
            client->api.send(BatchRebootInstance{{u"a44uhlf7"_qs}}).then(this, [&](const auto &) {
                ++reports;
            });
        QTest::qWait(50); // they wait for the keys, and hold no place meanwhile
        QCOMPARE(client->api.callsInFlight(), 1);
        client.reset();
        QTest::qWait(50); // nothing must come any more
        QCOMPARE(reports, 0);
        QCOMPARE(cloud.log().size(), 1);
    }

    void aCallThatCannotBeSignedLetsTheNextTry()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        Signed client(cloud);
        const auto reply = call(client.api, Unsignable{});
        QCOMPARE(reply.error().kind, ErrorKind::InvalidParameter);
        QCOMPARE(reply.error().parameter.value_or(ParameterFault()).field, u"body"_qs);
        QVERIFY(cloud.log().isEmpty());
        QVERIFY(call(client.api, ListInstances{}).has_value());
    }

    void whoHearsOfTheRefusalMayDestroyAll_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<Fault>("fault");
        const Fault none{.operation = u"none"_qs};
        QTest::newRow("refused") << QByteArray("wrong") << none;
        QTest::newRow("can't sign") << QByteArray() << none;
        QTest::newRow("FIN") << QByteArray("wrong") << Fault{.kind = FaultKind::Drop};
        QTest::newRow("502") << QByteArray("wrong") << Fault{.kind = FaultKind::Status, .status = 502};
    }

    void whoHearsOfTheRefusalMayDestroyAll()
    {
        QFETCH(QByteArray, secret);
        QFETCH(Fault, fault);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        cloud.faults().add(fault);
        auto client = std::make_unique<Signed>(cloud, demoKeys(secret));
        int reports = 0;
        for (int i = 0; i < 5; ++i)
            client->api.send(ListInstances{}).then(this, [&](const auto &) {
                ++reports;
                client.reset();
            });
        QTRY_COMPARE(reports, 1);
        QTest::qWait(50); // no second one must come
        QCOMPARE(reports, 1);

        client = std::make_unique<Signed>(cloud, demoKeys("wrong"));
        connect(&client->keys, &KeySource::keysRefused, this, [&] { client.reset(); });
        if (secret.isEmpty() || fault.operation.isEmpty())
            return; // nobody gets as far as to refuse it
        for (int i = 0; i < 5; ++i)
            client->api.send(ListInstances{}).then(this, [&](const auto &) { ++reports; });
        QTRY_VERIFY(!client);
        QTest::qWait(50); // nothing must come any more; there is no event to wait for
        QCOMPARE(reports, 1);
    }
};

QTEST_GUILESS_MAIN(TestKeySource)
#include "tst_keysource.moc"
