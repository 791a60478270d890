// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/everyoperation.h"
#include "tests/network/operationtest.h"
#include "tests/network/quirktable.h"
#include "tests/network/wire.h"
#include "tests/simulator/client.h"

#include "network/packages/listinstanceapp.h"

using namespace phonedeck;
using namespace operationtest;
using simulator::LoggedRequest;
using simulator::SimulatorThread;

namespace quirks {

namespace {

const QString signInName = u"KeystoneCreateUserTokenByPassword"_qs;

QByteArray tokenOf(const SimulatorThread &cloud)
{
    return headerOf(Client(cloud.url()).exchange(signIn()), "X-Subject-Token");
}

int totalCount(const SimulatorThread &cloud, const QByteArray &token, const QByteArray &more)
{
    const QByteArray target = "/v1/instances/batch-query?page_no=1&page_size=1" + more;
    return jsonOf(Client(cloud.url()).exchange(getRequest(target, token))).value(u"total_count").toInt(-1);
}

} // namespace

QList<Case> transportCases()
{
    return {
        {"A1",
         [] {
             Wire wire;
             const LoggedRequest sent = wire.sent(BatchShowSku{});
             QVERIFY(sent.raw.contains("\r\nX-Auth-Token: "));
             HttpAnswer answer = answerOf({});
             answer.headers = {{"x-SUBJECT-token", "T"}};
             QCOMPARE(answer.header("X-Subject-Token"), QByteArray("T"));
         }},
        {"A2",
         [] {
             Wire wire;
             const LoggedRequest sent = wire.sent(ListInstances{});
             const QByteArray id = sent.header("x-request-id");
             QVERIFY(!id.isEmpty());
             QVERIFY(sent.target.contains(QByteArray("x-request-id=" + id)));
         }},
        {"A3",
         [] { // 4.1.7 and 4.2.1 stand for those that don't list it
             Wire wire;
             QVERIFY(!wire.sent(GetDeviceToken{u"a44uhlf7"_qs}).header("x-request-id").isEmpty());
             const LoggedRequest sent = wire.sent(BatchShowSku{});
             QVERIFY(!sent.header("x-request-id").isEmpty());
             QVERIFY(!sent.target.contains("x-request-id")); // in the query only where A2 wants it
         }},
        {"A4",
         [] {
             Wire wire;
             const LoggedRequest sent = wire.sent(everyoperation::install(u"a44uhlf7"_qs));
             QVERIFY(!sent.header("X-Auth-Token").isEmpty());
             QVERIFY(!sent.header("x-request-id").isEmpty());
         }},
        {"A5",
         [] {
             for (const char *number : {"0001", "0002", "0003", "0005"}) {
                 const QString code = u"KOOPHONE.API."_qs + QString::fromLatin1(number);
                 QCOMPARE(errorKind(200, code), ErrorKind::Refused); // neither a token's nor a right's matter
             }
             Wire wire;
             QVERIFY(!wire.sent(ListInstances{}).raw.toLower().contains("x-tenant-id"));
         }},
        {"A6",
         [] {
             const QMap<QString, HttpRequest> requests = everyoperation::requests();
             QCOMPARE(requests.size(), 20);
             for (const HttpRequest &request : requests)
                 QVERIFY2(request.path.startsWith(u"/v1/instances/"), qPrintable(request.path));
             QVERIFY(ListInstanceApp{u"a"_qs}.request().path.startsWith(u"/v1/instances/"));
         }},
        {"A7",
         [] {
             const QUrl base(u"https://koophone.example"_qs);
             QVERIFY(!targetUrl(base, u"v1/instances/sku"_qs, {}).isValid());
             QCOMPARE(targetUrl(base, BatchShowSku{}.request().path, {}).path(), u"/v1/instances/sku"_qs);
         }},
        {"A8",
         [] {
             QCOMPARE(BatchShowSku{}.request().query, (QList<QueryItem>{{u"type"_qs, u"0"_qs}}));
         }},
        {"A9",
         [] {
             ListInstances op;
             op.poolSceneTag = u"CLOUD_APP"_qs;
             QVERIFY(op.request().query.contains(QueryItem{u"pool_scene_tag"_qs, u"CLOUD_APP"_qs}));
             QVERIFY(!op.request().query.contains(QueryItem{u"poolSceneTag"_qs, u"CLOUD_APP"_qs}));
             op.sendsBothSceneTags = true;
             QVERIFY(op.request().query.contains(QueryItem{u"pool_scene_tag"_qs, u"CLOUD_APP"_qs}));
             QVERIFY(op.request().query.contains(QueryItem{u"poolSceneTag"_qs, u"CLOUD_APP"_qs}));

             const SimulatorThread cloud({.instances = 500, .ticking = false});
             const QByteArray token = tokenOf(cloud);
             const int tabulated = totalCount(cloud, token, "&pool_scene_tag=CLOUD_APP");
             QVERIFY(tabulated > 0 && tabulated < 500);
             QCOMPARE(totalCount(cloud, token, "&poolSceneTag=CLOUD_APP"), tabulated);
         }},
        {"A10",
         [] {
             QCOMPARE(ListInstances{}.pageSize, 100);
             QCOMPARE(faultOf(ListInstances{.pageSize = 200}), QString());
             QVERIFY(!faultOf(ListInstances{.pageSize = 201}).isEmpty());
             const auto reply =
                 read<ListInstances>(R"({"data":{"result":[]},"page_size":100,"error_code":"0"})");
             QCOMPARE(reply->pageSize, 100); // the one in force, whatever was asked for
         }},
        {"A11",
         [] {
             ListInstances op;
             op.queryStartTime = u"2023-08-15 14:30:45"_qs;
             op.queryEndTime = u"2023-08-15 14:30:44"_qs;
             QVERIFY(op.fault().has_value());
             QCOMPARE(op.fault()->limit, LimitKind::Order);
             op.queryEndTime = op.queryStartTime;
             QCOMPARE(faultOf(op), QString());
             Wire wire;
             QVERIFY(wire.sent(op).target.contains("query_start_time=2023-08-15%2014%3A30%3A45"));
         }},
        {"A12",
         [] {
             Wire wire;
             const LoggedRequest sent = wire.sent(GetDeviceToken{u"a44uhlf7"_qs});
             QCOMPARE(sent.method, QByteArray("POST"));
             QCOMPARE(sent.header("Content-Length"), QByteArray("0"));
             QCOMPARE(sent.body, QByteArray());
         }},
        {"A13",
         [] {
             const SimulatorThread iamCloud({.instances = 1, .ticking = false});
             const SimulatorThread cloud({.instances = 1, .ticking = false});
             ApiClient iam(Wire::settings(iamCloud.url()));
             TokenSource tokens(
                 {u"demo"_qs, u"demo"_qs, u"demo"_qs, ProjectScope::fromText(u"cn-north-4"_qs)}, iam);
             ApiClient api(Wire::settings(cloud.url()), &tokens);
             (void)Wire::call(api, BatchShowSku{});
             QVERIFY(!iamCloud.log(signInName).isEmpty());
             QVERIFY(iamCloud.log(u"BatchShowSku"_qs).isEmpty());
             QVERIFY(!cloud.log(u"BatchShowSku"_qs).isEmpty());
             QVERIFY(cloud.log(signInName).isEmpty());
         }},
        {"A14",
         [] {
             Wire wire;
             const QByteArray json = "application/json";
             QCOMPARE(wire.sent(BatchQueryStatus{{u"a"_qs}}).header("Content-Type"), json);
             QCOMPARE(wire.sent(everyoperation::order()).header("Content-Type"), json);
             QCOMPARE(wire.sent(DeleteInstance{{u"a"_qs}}).header("Content-Type"), json);
             const LoggedRequest put = wire.sent(everyoperation::video(u"a"_qs));
             QCOMPARE(put.method, QByteArray("PUT"));
             QCOMPARE(put.header("Content-Type"), json);
         }},
        {"A15",
         [] {
             QCOMPARE(BatchQueryStatus::effect, Effect::Reads);
             QCOMPARE(ShowProgress::effect, Effect::Reads);
             QCOMPARE(BatchQueryStatus{}.request().method, QByteArray("POST"));
             QCOMPARE(ShowProgress{}.request().method, QByteArray("POST"));
         }},
        {"A16",
         [] { // the two that overlap: told apart by method alone, if an id is unlucky
             const HttpRequest task = GetTask{u"auth"_qs}.request();
             const HttpRequest token = GetDeviceToken{u"tasks"_qs}.request();
             QCOMPARE(task.path, token.path);
             QVERIFY(task.method == "GET" && token.method == "POST");
             QVERIFY(GetTask{u"a/auth"_qs}.fault().has_value()); // an id is one piece of the path
         }},
        {"A17",
         [] {
             Wire wire;
             const LoggedRequest post = wire.sent(SyncCommand{u"echo 云手机"_qs, {u"a"_qs}});
             QVERIFY(post.body.contains("echo \xe4\xba\x91\xe6\x89\x8b\xe6\x9c\xba"));
             const LoggedRequest get = wire.sent(BatchShowSku{});
             QCOMPARE(get.method, QByteArray("GET"));
             QVERIFY(get.raw.endsWith("\r\n\r\n"));
             const QMap<QString, HttpRequest> requests = everyoperation::requests();
             for (const HttpRequest &request : requests)
                 QCOMPARE(request.body.has_value(), request.method != "GET");
         }},
        {"A18",
         [] {
             Wire wire;
             QVERIFY(wire.call(BatchShowSku{}).has_value());
             const QList<LoggedRequest> log = wire.cloud.log(signInName);
             QCOMPARE(log.size(), 1);
             const QJsonObject auth = objectOf(log.first().body).value(u"auth").toObject();
             QVERIFY(auth.value(u"scope").toObject().value(u"project").isObject());
             QVERIFY(log.first().body.contains(R"("domain":{"name":"demo"})"));
         }},
        {"A19",
         [] {
             const SimulatorThread strict({.instances = 1, .ticking = false, .strictRequestId = true});
             const QByteArray target = "/v1/instances/sku?type=0";
             const QByteArray token = tokenOf(strict);
             const QByteArray refused = Client(strict.url()).exchange(getRequest(target, token));
             QCOMPARE(statusOf(refused), 200);
             QVERIFY(jsonOf(refused).value(u"error_code").toString().endsWith(u"0002"));
             Wire lax;
             QCOMPARE(jsonOf(Client(lax.cloud.url()).exchange(getRequest(target, tokenOf(lax.cloud))))
                          .value(u"error_code"),
                      QJsonValue(u"0"_qs));
             Wire wire({.instances = 1, .ticking = false, .strictRequestId = true});
             QVERIFY(wire.call(BatchShowSku{}).has_value());
         }},
        {"A20",
         [] {
             const SimulatorThread cloud({.instances = 1, .ticking = false});
             const QByteArray token = tokenOf(cloud);
             const QByteArray type = "Content-Type: application/json; charset=utf-8\r\n";
             const auto answerTo = [&cloud](const QByteArray &request) {
                 return jsonOf(Client(cloud.url()).exchange(request)).value(u"error_code").toString();
             };
             QCOMPARE(answerTo(getRequest("/v1/instances/sku?type=0", token, type)), u"0"_qs);
             QByteArray post =
                 postRequest("/v1/instances/batch-query-status", R"({"instance_ids":["x"]})", token);
             post.replace("Content-Type: application/json\r\n", type);
             QVERIFY(answerTo(post).endsWith(u"1001")); // read, and the phone isn't there
             // Without a body: understood as a request, and answered by the operation.
             QVERIFY(answerTo(postRequest("/v1/instances/batch-query-status", {}, token)).endsWith(u"1000"));
         }},
    };
}

} // namespace quirks
