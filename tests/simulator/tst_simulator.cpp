// SPDX-License-Identifier: GPL-3.0-or-later
// IAM and KooPhone over a real socket.
#include "simulator/cloud.h"
#include "simulator/simulatorthread.h"
#include "tests/simulator/client.h"
#include "tests/simulator/testcertificate.h"

#include <QtCore/QJsonArray>
#include <QtCore/QProcess>
#include <QtNetwork/QSslSocket>
#include <QtTest/QtTest>

using namespace phonedeck::simulator;
using namespace Qt::StringLiterals;

namespace {

SimulatorOptions still(int instances = 250)
{
    SimulatorOptions options;
    options.instances = instances;
    options.ticking = false;
    return options;
}

QByteArray ask(const SimulatorThread &simulator, const QByteArray &request)
{
    return Client(simulator.url()).exchange(request);
}

QByteArray token(const SimulatorThread &simulator)
{
    return headerOf(ask(simulator, signIn()), "X-Subject-Token");
}

QString codeOf(const QByteArray &answer)
{
    return jsonOf(answer).value("error_code"_L1).toString();
}

} // namespace

class tst_Simulator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void signsIn();
    void refusesWhoMayNotComeIn_data();
    void refusesWhoMayNotComeIn();
    void locksAfterFiveWrongPasswords();
    void tokensEnd();
    void listsProjects();
    void pagesThroughAllPhones();
    void filtersPhones();
    void refusesBadQueries_data();
    void refusesBadQueries();
    void tellsResourceStates();
    void showsTheCatalogue();
    void answersPipelinedRequestsInOrder();
    void logsExactBytes();
    void continuesAndHeads();
    void speaksTls();
    void controlsOverHttp();
    void executableTellsItsAddressFirst();
};

void tst_Simulator::signsIn()
{
    const SimulatorThread simulator(still());
    QVERIFY(simulator.isListening());
    const QByteArray answer = ask(simulator, signIn());
    QCOMPARE(statusOf(answer), 201);
    QVERIFY(headerOf(answer, "X-Subject-Token").size() > 2048);
    QVERIFY(headerOf(answer, "Date").endsWith(" GMT"));
    const QJsonObject body = jsonOf(answer).value("token"_L1).toObject();
    QCOMPARE(body.value("project"_L1).toObject().value("name"_L1).toString(), u"cn-north-4"_s);
    QCOMPARE(body.value("expires_at"_L1).toString().size(), 27);
    QVERIFY(!body.contains("catalog"_L1));

    const QByteArray id = body.value("project"_L1).toObject().value("id"_L1).toString().toUtf8();
    const QByteArray byId = ask(simulator, signIn("demo", R"({"project":{"id":")" + id + R"("}})"));
    QCOMPARE(statusOf(byId), 201);
    QCOMPARE(
        jsonOf(byId).value("token"_L1).toObject().value("project"_L1).toObject().value("name"_L1).toString(),
        u"cn-north-4"_s);
}

void tst_Simulator::refusesWhoMayNotComeIn_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray scope = R"({"project":{"name":"cn-north-4"}})";
    QTest::newRow("password") << signIn("wrong") << 401;
    QTest::newRow("user") << signIn("demo", scope, "nobody") << 401;
    QTest::newRow("domain") << signIn("demo", scope, "demo", "nowhere") << 401;
    QTest::newRow("project") << signIn("demo", R"({"project":{"name":"mars-1"}})") << 401;
    QTest::newRow("disabled project") << signIn("demo", R"({"project":{"name":"cn-east-3"}})") << 401;
    QTest::newRow("no JSON") << postRequest("/v3/auth/tokens", "{") << 400;
    QTest::newRow("no method") << postRequest("/v3/auth/tokens", "{}") << 400;
}

void tst_Simulator::refusesWhoMayNotComeIn()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    const SimulatorThread simulator(still(1));
    const QByteArray answer = ask(simulator, request);
    QCOMPARE(statusOf(answer), status);
    const QJsonObject error = jsonOf(answer).value("error"_L1).toObject();
    QCOMPARE(error.value("code"_L1).toInt(), status);
    QVERIFY(!error.value("message"_L1).toString().isEmpty());
    QVERIFY(!error.value("title"_L1).toString().isEmpty());
}

void tst_Simulator::locksAfterFiveWrongPasswords()
{
    SimulatorThread simulator(still(1));
    QByteArray wrong;
    for (int i = 0; i < 5; ++i)
        wrong = bodyOf(ask(simulator, signIn("wrong")));
    const QByteArray locked = ask(simulator, signIn());
    QCOMPARE(statusOf(locked), 401);
    QCOMPARE(bodyOf(locked), wrong); // all look alike
    simulator.setTime(simulator.time().addSecs(901));
    QCOMPARE(statusOf(ask(simulator, signIn())), 201);
}

void tst_Simulator::tokensEnd()
{
    SimulatorThread simulator(still(1));
    const QByteArray list = "/v1/instances/batch-query?page_no=1&page_size=10";
    const QByteArray good = token(simulator);
    QCOMPARE(statusOf(ask(simulator, getRequest(list, good))), 200);
    simulator.setTime(simulator.time().addSecs(24 * 3600 + 1));
    const QByteArray late = ask(simulator, getRequest(list, good));
    QCOMPARE(statusOf(late), 401);
    QCOMPARE(codeOf(late), u"APIGW.0301"_s);
    QCOMPARE(statusOf(ask(simulator, getRequest(list))), 401);
    QCOMPARE(statusOf(ask(simulator, getRequest("/v3/auth/projects"))), 401);
    const QByteArray second = token(simulator);
    simulator.revokeTokens();
    QCOMPARE(statusOf(ask(simulator, getRequest(list, second))), 401);
    // Without a project scope nothing but IAM is open.
    const QByteArray unscoped = headerOf(ask(simulator, signIn("demo", "{}")), "X-Subject-Token");
    QCOMPARE(statusOf(ask(simulator, getRequest(list, unscoped))), 403);
    QCOMPARE(statusOf(ask(simulator, getRequest("/v3/auth/projects", unscoped))), 200);
}

void tst_Simulator::listsProjects()
{
    const SimulatorThread simulator(still(1));
    const QByteArray good = token(simulator);
    const QJsonArray all =
        jsonOf(ask(simulator, getRequest("/v3/auth/projects", good))).value("projects"_L1).toArray();
    QVERIFY(all.size() >= 6);
    QVERIFY(std::any_of(all.begin(), all.end(),
                        [](const QJsonValue &p) { return !p.toObject().value("enabled"_L1).toBool(); }));
    const QJsonArray one = jsonOf(ask(simulator, getRequest("/v3/projects?name=cn-south-1", good)))
                               .value("projects"_L1)
                               .toArray();
    QCOMPARE(one.size(), 1);
}

void tst_Simulator::pagesThroughAllPhones()
{
    const SimulatorThread simulator(still(250));
    const QByteArray good = token(simulator);
    QSet<QString> ids;
    for (int page = 1; page <= 4; ++page) {
        const QByteArray answer =
            ask(simulator,
                getRequest("/v1/instances/batch-query?page_no=" + QByteArray::number(page) + "&page_size=100",
                           good, "x-request-id: r-1\r\n"));
        QCOMPARE(headerOf(answer, "x-request-id"), "r-1");
        const QJsonObject body = jsonOf(answer);
        QCOMPARE(body.value("total_count"_L1).toInt(), 250);
        QCOMPARE(body.value("error_code"_L1), QJsonValue(u"0"_s));
        const QJsonArray rows = body.value("data"_L1).toObject().value("result"_L1).toArray();
        QCOMPARE(rows.size(), page < 3 ? 100 : page == 3 ? 50 : 0);
        for (const QJsonValue row : rows) {
            QCOMPARE(row.toObject().size(), 21);
            ids.insert(row.toObject().value("instance_id"_L1).toString());
        }
    }
    QCOMPARE(ids.size(), 250);
}

void tst_Simulator::filtersPhones()
{
    SimulatorThread simulator(still(250));
    const QByteArray good = token(simulator);
    QString id;
    simulator.withCloud([&id](Cloud &cloud) {
        id = cloud.instanceId(cloud.at(7));
        cloud.at(7).backupTime = 1'692'110'000; // 2023-08-15 14:33:20
    });
    const auto total = [&](const QByteArray &filter) {
        return jsonOf(ask(simulator,
                          getRequest("/v1/instances/batch-query?page_no=1&page_size=200&" + filter, good)))
            .value("total_count"_L1)
            .toInt(-1);
    };
    QCOMPARE(total("instance_id=" + id.toUtf8()), 1);
    QCOMPARE(total("instance_id=unknown1"), 0);
    QVERIFY(total("instance_name=" + u"门店"_s.toUtf8().toPercentEncoding()) > 0);
    QCOMPARE(total("query_start_time=2023-08-15%2014:30:45&query_end_time=2023-08-15%2014:40:45"), 1);
    const int app = total("pool_scene_tag=CLOUD_APP");
    QCOMPARE(total("poolSceneTag=CLOUD_PHONE") + app, 250);
}

void tst_Simulator::refusesBadQueries_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QByteArray list = "/v1/instances/batch-query?";
    QTest::newRow("no page") << list + "page_size=10" << 400 << u"KOOPHONE.API.1000"_s;
    QTest::newRow("page 0") << list + "page_no=0&page_size=10" << 400 << u"KOOPHONE.API.1000"_s;
    QTest::newRow("size 201") << list + "page_no=1&page_size=201" << 400 << u"KOOPHONE.API.1000"_s;
    QTest::newRow("tag") << list + "page_no=1&page_size=1&pool_scene_tag=X" << 400 << u"KOOPHONE.API.1000"_s;
    QTest::newRow("time") << list + "page_no=1&page_size=1&query_start_time=today" << 400
                          << u"KOOPHONE.API.5002"_s;
    QTest::newRow("order") << list + "page_no=1&page_size=1&query_start_time=2024-01-02%2000:00:00&query_end_"
                                     "time=2024-01-01%2000:00:00"
                           << 400 << u"KOOPHONE.API.5004"_s;
    QTest::newRow("sku type") << QByteArray("/v1/instances/sku") << 400 << u"KOOPHONE.API.1000"_s;
    QTest::newRow("path") << QByteArray("/v1/nothing") << 404 << u"APIGW.0101"_s;
    QTest::newRow("method") << QByteArray("/v1/instances/batch-query-status") << 405 << u"APIGW.0101"_s;
}

void tst_Simulator::refusesBadQueries()
{
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    QFETCH(QString, code);
    const SimulatorThread simulator(still(1));
    const QByteArray answer = ask(simulator, getRequest(target, token(simulator)));
    QCOMPARE(statusOf(answer), status);
    QCOMPARE(codeOf(answer), code);
}

void tst_Simulator::tellsResourceStates()
{
    SimulatorThread simulator(still(5));
    const QByteArray good = token(simulator);
    QString id;
    simulator.withCloud([&id](Cloud &cloud) {
        id = cloud.instanceId(cloud.at(2));
        cloud.at(2).resource = ResourceStatus::RestoreAbnormal;
    });
    const auto post = [&](const QByteArray &ids) {
        return ask(simulator,
                   postRequest("/v1/instances/batch-query-status", R"({"instance_ids":)" + ids + "}", good));
    };
    const QJsonArray rows = jsonOf(post("[\"" + id.toUtf8() + "\",\"unknown1\"]"))
                                .value("data"_L1)
                                .toObject()
                                .value("status_results"_L1)
                                .toArray();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.at(0).toObject().value("status"_L1).toInt(), 6);
    QCOMPARE(codeOf(post("[\"unknown1\"]")), u"KOOPHONE.API.1001"_s);
    QCOMPARE(codeOf(post("[]")), u"KOOPHONE.API.1000"_s);
    QCOMPARE(codeOf(post("\"a\"")), u"KOOPHONE.API.1000"_s);
}

void tst_Simulator::showsTheCatalogue()
{
    const SimulatorThread simulator(still(1));
    const QByteArray answer = ask(simulator, getRequest("/v1/instances/sku?type=0", token(simulator)));
    const QJsonArray regions =
        jsonOf(answer).value("data"_L1).toObject().value("skuSpecResponseList"_L1).toArray();
    QCOMPARE(regions.size(), 4);
    for (const QJsonValue region : regions)
        QCOMPARE(region.toObject().value("skuResponses"_L1).toArray().size(), 6);
}

void tst_Simulator::answersPipelinedRequestsInOrder()
{
    SimulatorThread simulator(still(1));
    simulator.faults().add({.kind = FaultKind::Latency, .count = 1, .delay = std::chrono::milliseconds(50)});
    const QByteArray first = "GET /first HTTP/1.1\r\nHost: h\r\nx-request-id: one\r\n\r\n";
    const QByteArray answer =
        Client(simulator.url()).exchange(first + getRequest("/second", {}, "x-request-id: two\r\n"));
    QCOMPARE(answer.count("HTTP/1.1 404"), 2);
    QVERIFY(answer.indexOf("x-request-id: one") < answer.indexOf("x-request-id: two"));
    QCOMPARE(simulator.log().at(0).connection, simulator.log().at(1).connection);
}

void tst_Simulator::logsExactBytes()
{
    SimulatorThread simulator(still(1));
    const QByteArray request =
        postRequest("/v1/instances/batch-query-status?x=%2F", R"({"instance_ids":["中"]})");
    (void)ask(simulator, request);
    (void)ask(simulator, "nonsense\r\n\r\n");
    const QList<LoggedRequest> log = simulator.log();
    QCOMPARE(log.size(), 2);
    QCOMPARE(log.at(0).raw, request);
    QCOMPARE(log.at(0).target, "/v1/instances/batch-query-status?x=%2F");
    QCOMPARE(log.at(0).operation, u"BatchQueryStatus"_s);
    QCOMPARE(log.at(0).answerStatus, 401);
    QVERIFY(!log.at(0).committed);
    QCOMPARE(log.at(0).header("content-type"), "application/json");
    QCOMPARE(log.at(1).raw, "nonsense\r\n\r\n");
    QCOMPARE(log.at(1).answerStatus, 400);
    simulator.clearLog();
    QVERIFY(simulator.log().isEmpty());
}

void tst_Simulator::continuesAndHeads()
{
    const SimulatorThread simulator(still(1));
    Client client(simulator.url());
    client.socket.write(
        "POST /v3/auth/tokens HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QVERIFY(client.socket.waitForReadyRead(Client::patienceMs));
    QCOMPARE(client.socket.readAll(), "HTTP/1.1 100 Continue\r\n\r\n");
    QCOMPARE(statusOf(client.oneAnswer("{}")), 400);
    const QByteArray head =
        client.exchange("HEAD /v1/instances/sku HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    QCOMPARE(statusOf(head), 401);
    QVERIFY(headerOf(head, "Content-Length").toInt() > 0);
    QVERIFY(bodyOf(head).isEmpty());
}

void tst_Simulator::speaksTls()
{
    SimulatorOptions options = still(1);
    options.certificatePem = testCertificatePem;
    options.privateKeyPem = testPrivateKeyPem;
    const SimulatorThread simulator(options);
    QVERIFY2(simulator.isListening(), qPrintable(simulator.errorString()));
    QCOMPARE(simulator.url().scheme(), u"https"_s);
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, static_cast<quint16>(simulator.url().port()));
    QVERIFY(socket.waitForEncrypted(Client::patienceMs));
    socket.write(signIn());
    QVERIFY(socket.waitForDisconnected(Client::patienceMs));
    QCOMPARE(statusOf(socket.readAll()), 201);

    options.privateKeyPem = "nonsense";
    const SimulatorThread broken(options);
    QVERIFY(!broken.isListening());
    QVERIFY(!broken.errorString().isEmpty());
}

void tst_Simulator::controlsOverHttp()
{
    const SimulatorThread simulator(still(3));
    QCOMPARE(statusOf(ask(simulator,
                          postRequest("/_control/faults", R"({"fault":"status","status":429,"count":1})"))),
             200);
    const QByteArray throttled = ask(simulator, getRequest("/v1/instances/sku"));
    QCOMPARE(statusOf(throttled), 429);
    QCOMPARE(headerOf(throttled, "Retry-After"), "2");
    QCOMPARE(codeOf(throttled), u"APIGW.0308"_s);
    QCOMPARE(statusOf(ask(simulator, postRequest("/_control/faults", R"({"fault":"tea"})"))), 400);
    QCOMPARE(statusOf(ask(simulator, postRequest("/_control/faults", R"({"fault":"drop","cuont":1})"))), 400);
    const QJsonObject state = jsonOf(ask(simulator, getRequest("/_control/state")));
    QCOMPARE(state.value("instances"_L1).toInt(), 3);
    const QJsonObject moved =
        jsonOf(ask(simulator, postRequest("/_control/clock", R"({"time":"2030-01-01T00:00:00Z"})")));
    QVERIFY(moved.value("time"_L1).toString().startsWith("2030-01-01T00:00"_L1));
    QCOMPARE(jsonOf(ask(simulator, getRequest("/_control/log"))).value("requests"_L1).toArray().size(), 1);
}

void tst_Simulator::executableTellsItsAddressFirst()
{
    const QString program = QStringLiteral(SIMULATOR_PATH);
    QProcess process;
    process.start(program, {u"--instances"_s, u"10"_s});
    QVERIFY(process.waitForReadyRead(Client::patienceMs));
    const QByteArray line = process.readLine();
    QVERIFY(line.startsWith("listening on http://127.0.0.1:"));
    const QUrl url(QString::fromUtf8(line.mid(13).trimmed()));
    QCOMPARE(statusOf(Client(url).exchange(getRequest("/_control/state"))), 200);
    process.kill();
    QVERIFY(process.waitForFinished());

    for (const QStringList &bad : {QStringList{u"--port"_s, u"x"_s},
                                   {u"--instances"_s, u"1000001"_s},
                                   {u"--speed"_s, u"-1"_s},
                                   {u"--requests-per-second"_s, u"nan"_s},
                                   {u"--burst"_s, u"-1"_s},
                                   {u"--nonsense"_s},
                                   {u"stray"_s}}) {
        process.start(program, bad);
        QVERIFY(process.waitForFinished(Client::patienceMs));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardOutput().isEmpty());
        QVERIFY(process.readAllStandardError().startsWith("phonedeck-simulator: "));
    }
}

QTEST_GUILESS_MAIN(tst_Simulator)
#include "tst_simulator.moc"
