// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/orders/createinstance.h"
#include "network/orders/deleteinstance.h"
#include "tests/network/operationtest.h"

#include <limits>

using namespace phonedeck;
using namespace operationtest;

namespace {

CreateInstance sampleOrder()
{
    CreateInstance op;
    op.os = u"AOSP9"_qs;
    op.instanceSkuId = u"kp.professional.2xlarge.128g.2"_qs;
    op.bandSkuId = u"kp.bandwidth"_qs;
    op.regionId = u"cn-north-7"_qs;
    op.instanceNamePrefix = u"koophone"_qs;
    op.bandSizeMbit = 4;
    op.count = 1;
    op.chargeParam = {
        .periodType = PeriodType::Month, .periodNum = 1, .isAutoPay = true, .isAutoRenew = true};
    op.network = u"EIP"_qs;
    return op;
}

} // namespace

class TestOrders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createInstanceSendsTheSample()
    {
        CreateInstance op = sampleOrder();
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/create"_qs);
        QCOMPARE(bodyOf(op), objectOf(R"J({"os":"AOSP9","instanceSkuId":"kp.professional.2xlarge.128g.2",
            "bandSkuId":"kp.bandwidth","regionId":"cn-north-7","instanceNamePrefix":"koophone","bandSize":4,"count":1,
            "chargeParam":{"chargingMode":1,"periodType":2,"periodNum":1,"isAutoPay":1,"isAutoRenew":1},
            "network":"EIP"})J"));
        QCOMPARE(faultOf(op), QString());
        QVERIFY(CreateInstance::effect == Effect::Spends && !CreateInstance::isIdempotent);
        op.chargeParam = {.periodType = PeriodType::Year, .periodNum = 3};
        QCOMPARE(
            bodyOf(op).value(u"chargeParam").toObject(), // D15: both said, as numbers
            objectOf(R"J({"chargingMode":1,"periodType":3,"periodNum":3,"isAutoPay":0,"isAutoRenew":0})J"));
        op.bandSizeMbit = 2.5;
        QCOMPARE(bodyOf(op).value(u"bandSize"), QJsonValue(2.5));
    }

    void createInstanceReadsTheSample()
    {
        const auto reply = read<CreateInstance>(R"J({"data":{"orderId":"CS2412261442DBN4E","instanceInfos":[
            {"instanceId":"11J6QVu5","instanceName":"koophone-00001"}]},"error_code":"0","error_msg":"OK"})J");
        QVERIFY(reply.has_value());
        QCOMPARE(*reply,
                 (CreateInstance::Reply{u"CS2412261442DBN4E"_qs, {{u"11J6QVu5"_qs, u"koophone-00001"_qs}}}));
        QVERIFY(!reply->isUnpaid());
        checkRefusals<CreateInstance>();
    }

    void anUnpaidOrderNamesNoInstances_data() // D15
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("absent") << QByteArray(R"J({"orderId":"CS1"})J");
        QTest::newRow("null") << QByteArray(R"J({"orderId":"CS1","instanceInfos":null})J");
        QTest::newRow("empty") << QByteArray(R"J({"orderId":"CS1","instanceInfos":[]})J");
        QTest::newRow("rows without an id")
            << QByteArray(R"J({"orderId":"CS1","instanceInfos":[{"instanceName":"a"},3]})J");
    }

    void anUnpaidOrderNamesNoInstances()
    {
        QFETCH(QByteArray, data);
        const auto reply = read<CreateInstance>(R"J({"error_code":"0","data":)J" + data + '}');
        QVERIFY(reply.has_value());
        QCOMPARE(reply->orderId, u"CS1"_qs);
        QVERIFY(reply->isUnpaid());
    }

    void anOrderOfAnotherShapeIsUnknown()
    {
        const auto reply =
            read<CreateInstance>(R"J({"error_code":"0","data":{"orderId":"CS1","instanceInfos":"x"}})J");
        QVERIFY(!reply.has_value());
        QVERIFY(!reply.error().outcomeKnown);
    }

    void createInstanceKeepsTheLimitsOfTexts()
    {
        const CreateInstance op = sampleOrder();
        checkTextLimits(op, &CreateInstance::instanceSkuId, u"instanceSkuId"_qs, 64);
        checkTextLimits(op, &CreateInstance::bandSkuId, u"bandSkuId"_qs, 64);
        checkTextLimits(op, &CreateInstance::regionId, u"regionId"_qs, 64);
        checkTextLimits(op, &CreateInstance::instanceNamePrefix, u"instanceNamePrefix"_qs, 14);
        CreateInstance chinese = op;
        chinese.instanceNamePrefix = QString(14, u'云'); // characters, not bytes
        QCOMPARE(faultOf(chinese), QString());
    }

    void createInstanceKeepsItsLimits_data()
    {
        QTest::addColumn<CreateInstance>("op");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const std::function<void(CreateInstance &)> &change,
                            const QString &fault) {
            CreateInstance op = sampleOrder();
            change(op);
            QTest::newRow(name) << op << fault;
        };
        const auto terms = [&row](const char *name, PeriodType type, int number, const QString &fault) {
            row(
                name, [=](CreateInstance &op) { op.chargeParam = {.periodType = type, .periodNum = number}; },
                fault);
        };
        row("one phone", [](auto &op) { op.count = 1; }, {});
        row(
            "no phone", [](auto &op) { op.count = 0; }, u"count: Range 0, 1–1500"_qs);
        row("1500 phones", [](auto &op) { op.count = 1500; }, {});
        row(
            "1501 phones", [](auto &op) { op.count = 1501; }, u"count: Range 1501, 1–1500"_qs);
        terms("one month", PeriodType::Month, 1, {});
        terms("no month", PeriodType::Month, 0, u"chargeParam.periodNum: Range 0, 1–9"_qs);
        terms("nine months", PeriodType::Month, 9, {});
        terms("ten months", PeriodType::Month, 10, u"chargeParam.periodNum: Range 10, 1–9"_qs);
        terms("three years", PeriodType::Year, 3, {});
        terms("four years", PeriodType::Year, 4, u"chargeParam.periodNum: Range 4, 1–3"_qs);
        terms("no year", PeriodType::Year, 0, u"chargeParam.periodNum: Range 0, 1–3"_qs);
        row("a little bandwidth", [](auto &op) { op.bandSizeMbit = 0.5; }, {});
        row(
            "no bandwidth", [](auto &op) { op.bandSizeMbit = 0; }, u"bandSize: Range 0, > 0"_qs);
        row(
            "less than none", [](auto &op) { op.bandSizeMbit = -1; }, u"bandSize: Range -1, > 0"_qs);
        row(
            "no number", [](auto &op) { op.bandSizeMbit = std::numeric_limits<double>::quiet_NaN(); },
            u"bandSize: Range nan, > 0"_qs);
        row(
            "no end", [](auto &op) { op.bandSizeMbit = std::numeric_limits<double>::infinity(); },
            u"bandSize: Range inf, > 0"_qs);
        row("ADN", [](auto &op) { op.network = u"ADN"_qs; }, {});
        row(
            "another network", [](auto &op) { op.network = u"6G"_qs; }, u"network: OneOf 6G, EIP, ADN"_qs);
        row(
            "no network", [](auto &op) { op.network = QString(); }, u"network: Missing , EIP, ADN"_qs);
        row("AOSP11", [](auto &op) { op.os = u"AOSP11"_qs; }, {});
        row("an image of newer definitions", [](auto &op) { op.os = u"AOSP14"_qs; }, {});
        row(
            "no image", [](auto &op) { op.os = QString(); }, u"os: Missing , "_qs);
    }

    void createInstanceKeepsItsLimits()
    {
        QFETCH(CreateInstance, op);
        QTEST(faultOf(op), "fault");
    }

    void deleteInstanceSendsTheSample()
    {
        const DeleteInstance op{{u"XvH39QVW"_qs}};
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/delete"_qs);
        QCOMPARE(bodyOf(op), objectOf(R"J({"instanceIdList":["XvH39QVW"]})J")); // C26
        QVERIFY(DeleteInstance::effect == Effect::Destroys && !DeleteInstance::isIdempotent);
        checkIdLimits(DeleteInstance{}, &DeleteInstance::instanceIds, u"instanceIdList"_qs);
        checkAcknowledgement<DeleteInstance>();
        QVERIFY(read<DeleteInstance>(R"J({"data":"done","error_code":"0"})J").has_value()); // C34
    }
};

QTEST_APPLESS_MAIN(TestOrders)
#include "tst_orders.moc"
