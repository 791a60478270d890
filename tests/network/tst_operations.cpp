// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/createusertoken.h"
#include "network/fleet/batchquerystatus.h"
#include "network/fleet/listinstances.h"
#include "network/orders/batchshowsku.h"
#include "network/transport/apioperation.h"

#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

HttpAnswer answerOf(const QByteArray &body, int status = 200)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    answer.requestId = QStringLiteral("r-1");
    return answer;
}

const QByteArray sampleRow =
    R"({"instance_id":"5srn5hL8","instance_name":"CCTEST-00001","region":"cn-north-7",
 "instance_sku":"专业版 | 8 核 | 16GB | 10GB 存储 | 最高分辨率 720p","frozen_status":0,"running_status":1,"login_status":0,
 "assign_status":1,"assign_user":"1008600000097131912","billing_mode":"1","project_id":"9d71ec45aef04d84a991c12250227b5c",
 "project_name":"cn-north-7","phone_id":"null","member_name":"成员 0231","account_name":"fleet@example.com",
 "region_name":"华北-乌兰察布-二零三","region_name_en":"CN North-Ulanqab203","backup_status":0,
 "backup_time":"2024-05-24 17:34:58","restore_status":0,"restore_time":"2024-05-24 20:34:58"})";

} // namespace

class TestOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listInstancesAsksForAPage()
    {
        const HttpRequest request = ListInstances{.pageNo = 3, .pageSize = 50}.request();
        QCOMPARE(request.method, QByteArray("GET"));
        QCOMPARE(request.path, QStringLiteral("/v1/instances/batch-query"));
        QCOMPARE(request.query, (QList<QueryItem>{{u"page_no"_qs, u"3"_qs}, {u"page_size"_qs, u"50"_qs}}));
        QVERIFY(request.requestIdInQuery); // A2
        QVERIFY(!request.body);            // A17
    }

    void listInstancesReadsTheSample()
    {
        const auto reply =
            ListInstances::parse(answerOf("{\"data\":{\"result\":[" + sampleRow +
                                          "]},\"page_no\":1,\"page_size\":100,\"total_count\":72,"
                                          "\"error_code\":\"0\",\"error_msg\":\"OK\"}"));
        QVERIFY(reply.has_value());
        QCOMPARE(reply->pageNo, 1);
        QCOMPARE(reply->pageSize, 100);
        QCOMPARE(reply->totalCount, 72);
        QCOMPARE(reply->instances.size(), 1);
        const InstanceRecord &phone = reply->instances.first();
        QCOMPARE(phone.instanceId, u"5srn5hL8"_qs);
        QCOMPARE(phone.instanceSku, u"专业版 | 8 核 | 16GB | 10GB 存储 | 最高分辨率 720p"_qs);
        QCOMPARE(phone.runningStatus, 1);
        QCOMPARE(phone.assignUser, u"1008600000097131912"_qs);
        QCOMPARE(phone.phoneId, QString()); // C2
        QCOMPARE(phone.backupTime, u"2024-05-24 17:34:58"_qs);
    }

    void listInstancesTakesPagingInsideData() // C1
    {
        const auto reply = ListInstances::parse(answerOf(
            R"({"data":{"result":[],"page_no":"2","page_size":"100","total_count":"150","error_code":"0"}})"));
        QVERIFY(reply.has_value());
        QCOMPARE(reply->pageNo, 2);
        QCOMPARE(reply->totalCount, 150);
        QVERIFY(reply->instances.isEmpty());
    }

    void listInstancesTakesOddTypes()
    {
        const auto reply = ListInstances::parse(answerOf(
            R"({"data":{"result":[{"instance_id":12345,"running_status":"2","login_status":null,"frozen_status":9,
                 "assign_user":1008600000097131912,"backup_status":2.5,"unheard_of":{"a":[1]}},
                {"instance_name":"no id"}, 7, null]},"error_code":0})"));
        QVERIFY(reply.has_value());
        QCOMPARE(reply->totalCount, -1);
        QCOMPARE(reply->unreadableRows, 3);
        QCOMPARE(reply->instances.size(), 1);
        const InstanceRecord &phone = reply->instances.first();
        QCOMPARE(phone.instanceId, u"12345"_qs);
        QCOMPARE(phone.runningStatus, 2);
        QCOMPARE(phone.loginStatus, -1);
        QCOMPARE(phone.frozenStatus, 9);
        QCOMPARE(phone.backupStatus, -1);
        QCOMPARE(phone.assignUser, u"1008600000097131912"_qs); // C18: 19 digits survive
    }

    void listInstancesReadsAPageWithHalfACharacter()
    {
        const auto reply = ListInstances::parse(answerOf(
            R"({"data":{"result":[{"instance_id":"a","instance_name":"x\ud83dy"},{"instance_id":"b"}]},"error_code":"0"})"));
        QVERIFY(reply.has_value());
        QCOMPARE(reply->instances.size(), 2);
        QVERIFY(reply->instances.first().instanceName.startsWith(u'x'));
    }

    void listInstancesTakesAnEmptyFleet()
    {
        const auto empty =
            ListInstances::parse(answerOf(R"({"data":{"result":null},"total_count":0,"error_code":"0"})"));
        QVERIFY(empty.has_value());
        QVERIFY(empty->instances.isEmpty());
        const auto absent = ListInstances::parse(answerOf(R"({"data":{"total_count":0},"error_code":"0"})"));
        QVERIFY(absent.has_value());
    }

    void listInstancesRefuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::newRow("a code with 200")
            << 200 << QByteArray(R"({"error_code":"KOOPHONE.API.1004"})") << int(ErrorKind::Refused);
        QTest::newRow("a code inside data")
            << 200 << QByteArray(R"({"data":{"error_code":"KOOPHONE.API.5002"}})") << int(ErrorKind::Refused);
        QTest::newRow("a token matter")
            << 401 << QByteArray(R"({"error_code":"APIGW.0301"})") << int(ErrorKind::TokenRefused);
        QTest::newRow("HTML") << 200 << QByteArray("<html>") << int(ErrorKind::NotTheService);
        QTest::newRow("nothing") << 200 << QByteArray() << int(ErrorKind::NotTheService);
        QTest::newRow("truncated") << 200 << QByteArray(R"({"data":{"result":[{"instance_id":"a")")
                                   << int(ErrorKind::Truncated);
        QTest::newRow("no rows at all")
            << 200 << QByteArray(R"({"error_code":"0","data":{"x":1}})") << int(ErrorKind::NotTheService);
        QTest::newRow("rows of another kind")
            << 200 << QByteArray(R"({"error_code":"0","data":{"result":"many"}})")
            << int(ErrorKind::NotTheService);
        QTest::newRow("a list") << 200 << QByteArray("[]") << int(ErrorKind::NotTheService);
    }

    void listInstancesRefuses()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const auto reply = ListInstances::parse(answerOf(body, status));
        QVERIFY(!reply.has_value());
        QTEST(int(reply.error().kind), "kind");
        QCOMPARE(reply.error().requestId, u"r-1"_qs);
    }

    void batchQueryStatusSendsIdsAndReadsRows()
    {
        const HttpRequest request = BatchQueryStatus{{u"a44uhlf7"_qs, u"efjy72gs"_qs}}.request();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(*request.body, QByteArray(R"({"instance_ids":["a44uhlf7","efjy72gs"]})"));
        const auto reply = decodeAnswer<BatchQueryStatus>(answerOf(
            R"({"data":{"status_results":[{"instance_id":"a44uhlf7","status":"3"},{"status":1}]},"error_code":"0"})"));
        QVERIFY(reply.has_value());
        QCOMPARE(reply->statuses, (QList<InstanceStatus>{{u"a44uhlf7"_qs, 3}}));
    }

    void batchQueryStatusTakesNoRows() // C31
    {
        QVERIFY(decodeAnswer<BatchQueryStatus>(answerOf(R"({"data":null,"error_code":"0"})"))
                    ->statuses.isEmpty());
    }

    void batchShowSkuReadsTheSample()
    {
        const HttpRequest request = BatchShowSku{}.request();
        QCOMPARE(request.query, (QList<QueryItem>{{u"type"_qs, u"0"_qs}})); // A8
        const auto reply =
            decodeAnswer<BatchShowSku>(answerOf(R"J({"data":{"bandInfo":{"id":"62","cbcSkuId":"kp.bandwidth"},
            "skuSpecResponseList":[{"regionId":"cn-north-7","skuResponses":[
              {"type":"PROFESSIONAL","cbcSkuId":"kp.professional.xlarge.32g.2","calcSpec":"4vCPUs | 8GB","storageSpec":"32GB",
               "specDesc":"专业版","bandSize":" 4, 6","chargeMode":"2","maxResolution":"720p (高清)",
               "poolInfo":{"aosp":[{"version":"AOSP9","resPoolId":"1600087199176311111","id":"40","network":"ADN","enable":"true"},
                                    {"version":"AOSP14","resPoolId":9223372036854774444,"id":41,"network":null,"enable":false}]},
               "nestInfo":[{"bandSize":6,"network":"EIP","sceneDescEn":"Lightweight Office"}]},
              {"type":"PERSONAL","bandSize":4.0,"nestinfo":null}]}]},"error_code":"0","error_msg":"return sku messages success"})J"));
        QVERIFY(reply.has_value());
        QCOMPARE(reply->bandSkuId, u"kp.bandwidth"_qs);
        QCOMPARE(reply->skus.size(), 2);
        const Sku &first = reply->skus.at(0);
        QCOMPARE(first.regionId, u"cn-north-7"_qs);
        QCOMPARE(first.bandSizesMbit, (QList<double>{4, 6})); // C10
        QCOMPARE(first.chargeMode, 2);
        QCOMPARE(first.pools.at(0).id, u"40"_qs); // C7
        QVERIFY(first.pools.at(0).enable);        // C13
        QVERIFY(!first.pools.at(1).enable);
        QCOMPARE(first.pools.at(1).network, QString());
        QCOMPARE(first.scenes.at(0).bandSizeMbit, 6.0);
        const Sku &second = reply->skus.at(1);
        QCOMPARE(second.type, u"PERSONAL"_qs); // C12
        QCOMPARE(second.bandSizesMbit, (QList<double>{4}));
        QVERIFY(second.scenes.isEmpty());
    }

    void signInSendsTheDocumentedBody()
    {
        KeystoneCreateUserTokenByPassword op{
            {u"account"_qs, u"user"_qs, u"pass word"_qs, ProjectScope::fromText(u"cn-north-4"_qs)}};
        QCOMPARE(
            *op.request().body,
            QByteArray(
                R"({"auth":{"identity":{"methods":["password"],"password":{"user":{"domain":{"name":"account"},)"
                R"("name":"user","password":"pass word"}}},"scope":{"project":{"name":"cn-north-4"}}}})"));
        op.credentials.project = ProjectScope::fromText(u"9d71ec45aef04d84a991c12250227b5c"_qs);
        QVERIFY(
            op.request().body->contains(R"("scope":{"project":{"id":"9d71ec45aef04d84a991c12250227b5c"}})"));
        QCOMPARE(op.request().query, (QList<QueryItem>{{u"nocatalog"_qs, u"true"_qs}}));
    }

    void signInReadsTokenAndTimes()
    {
        HttpAnswer answer =
            answerOf(R"({"token":{"expires_at":"2020-01-04T09:05:22.701000Z","methods":["password"],
            "project":{"id":"aa2d","name":"cn-north-1"},"user":{"name":"IAMUser","domain":{"name":"IAMDomain"}}}})",
                     201);
        answer.headers = {{"x-subject-token", "TOKEN"}, {"Date", "Fri, 03 Jan 2020 09:05:22 GMT"}};
        const auto reply = KeystoneCreateUserTokenByPassword::parse(answer);
        QVERIFY(reply.has_value());
        QCOMPARE(reply->token, QByteArray("TOKEN"));
        QCOMPARE(reply->answeredUtc, QDateTime({2020, 1, 3}, {9, 5, 22}, Qt::UTC));
        QCOMPARE(reply->expiresUtc, QDateTime({2020, 1, 4}, {9, 5, 22, 701}, Qt::UTC));
        QCOMPARE(reply->projectName, u"cn-north-1"_qs);
    }

    void signInRefuses()
    {
        for (int status : {400, 401, 403}) {
            const auto reply = KeystoneCreateUserTokenByPassword::parse(
                answerOf(R"({"error":{"code":401,"message":"wrong","title":"Unauthorized"}})", status));
            QCOMPARE(reply.error().kind, ErrorKind::SignInRefused);
            QCOMPARE(reply.error().serviceText, u"wrong"_qs);
        }
        QCOMPARE(KeystoneCreateUserTokenByPassword::parse(answerOf(R"({"token":{}})", 201)).error().kind,
                 ErrorKind::NotTheService);
        QCOMPARE(KeystoneCreateUserTokenByPassword::parse(answerOf("<html>", 200)).error().kind,
                 ErrorKind::NotTheService);
    }
};

QTEST_APPLESS_MAIN(TestOperations)
#include "tst_operations.moc"
