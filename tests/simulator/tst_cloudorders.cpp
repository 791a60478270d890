// SPDX-License-Identifier: GPL-3.0-or-later
// CreateInstance, DeleteInstance, the stock and what becomes of an order.
#include "simulator/catalogue.h"
#include "tests/simulator/fleet.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

using namespace phonedeck::simulator;
using namespace Qt::StringLiterals;

namespace {

// The sample of 4.2.2, with a SKU of this catalogue.
QJsonObject order(int count = 1, int autoPay = 1)
{
    const QJsonObject charge{{u"chargingMode"_s, 1},
                             {u"periodType"_s, 2},
                             {u"periodNum"_s, 1},
                             {u"isAutoPay"_s, autoPay},
                             {u"isAutoRenew"_s, 1}};
    return {{u"os"_s, u"AOSP9"_s},
            {u"instanceSkuId"_s, catalogueSku(0, 0).id},
            {u"bandSkuId"_s, u"kp.bandwidth"_s},
            {u"regionId"_s, u"cn-north-4"_s},
            {u"instanceNamePrefix"_s, u"koophone"_s},
            {u"bandSize"_s, 4},
            {u"count"_s, count},
            {u"chargeParam"_s, charge},
            {u"network"_s, u"EIP"_s}};
}

QJsonObject with(QJsonObject body, const QString &key, const QJsonValue &value)
{
    if (const qsizetype dot = key.indexOf(u'.'); dot > 0) {
        const QString outer = key.left(dot);
        body.insert(outer, with(body.value(outer).toObject(), key.mid(dot + 1), value));
    } else if (value.isUndefined()) {
        body.remove(key);
    } else {
        body.insert(key, value);
    }
    return body;
}

} // namespace

class tst_Orders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ordersPhonesThatComeUp();
    void countsOnWithTheSamePrefix();
    void everyAcceptedCallIsAnOrder();
    void anUnpaidOrderHasNoPhones();
    void paysWhenThereIsABalance();
    void phonesMayBeListedLater();
    void refusesBadOrders_data();
    void refusesBadOrders();
    void takesTolerableOrders_data();
    void takesTolerableOrders();
    void stockEnds();
    void takesTheLargestOrder();
    void deletesPhones();
    void refusesDeletion();
};

void tst_Orders::ordersPhonesThatComeUp()
{
    Fleet fleet(5);
    const Reply reply = fleet.post(u"create"_s, order(3));
    QCOMPARE(reply.verdict(), u"200 0"_s);
    QVERIFY(QRegularExpression(u"^CS[0-9]{10}[0-9A-Z]{5}$"_s)
                .match(reply.data().value("orderId"_L1).toString())
                .hasMatch());
    const QJsonArray infos = reply.list(u"instanceInfos"_s);
    QCOMPARE(infos.size(), 3);
    QCOMPARE(infos.at(0).toObject().value("instanceName"_L1).toString(), u"koophone-00001"_s);
    QCOMPARE(infos.at(2).toObject().value("instanceName"_L1).toString(), u"koophone-00003"_s);
    const QString id = infos.at(0).toObject().value("instanceId"_L1).toString();
    QCOMPARE(fleet.phone(id).running, RunningStatus::Starting);

    const Reply list = fleet.get(u"batch-query?page_no=1&page_size=10&instance_name=koophone"_s);
    QCOMPARE(list.body.value("total_count"_L1).toInt(), 3);
    const QJsonObject row = list.list(u"result"_s).at(0).toObject();
    QCOMPARE(row.value("instance_id"_L1).toString(), id);
    QCOMPARE(row.value("instance_name"_L1).toString(), u"koophone-00001"_s);
    QCOMPARE(row.value("instance_sku"_L1).toString(), u"专业版 | 2 核 | 4GB | 16GB 存储 | 最高分辨率 720p"_s);
    QCOMPARE(row.value("region"_L1).toString(), u"cn-north-4"_s);
    fleet.tick(16);
    QCOMPARE(fleet.phone(id).running, RunningStatus::Running);
    QCOMPARE(fleet.phone(id).resource, ResourceStatus::DataLoaded);
    fleet.with([&](Cloud &cloud) {
        QCOMPARE(cloud.orders().size(), 1);
        QCOMPARE(cloud.orders().first().prefix, u"koophone"_s);
        QCOMPARE(cloud.orders().first().count, 3);
        QVERIFY(cloud.orders().first().isPaid);
        QCOMPARE(cloud.effects().first().detail, cloud.orders().first().id);
    });
}

void tst_Orders::countsOnWithTheSamePrefix()
{
    Fleet fleet(0);
    QCOMPARE(fleet.post(u"create"_s, order(2)).code(), u"0"_s);
    const QJsonArray infos = fleet.post(u"create"_s, order(1)).list(u"instanceInfos"_s);
    QCOMPARE(infos.at(0).toObject().value("instanceName"_L1).toString(), u"koophone-00003"_s);
}

void tst_Orders::everyAcceptedCallIsAnOrder()
{
    Fleet fleet(0);
    const Reply first = fleet.post(u"create"_s, order());
    const Reply second = fleet.post(u"create"_s, order());
    QVERIFY(first.data().value("orderId"_L1) != second.data().value("orderId"_L1));
    QCOMPARE(fleet.effects(u"CreateInstance"_s), 2);
    fleet.with([](Cloud &cloud) { QCOMPARE(cloud.count(), 2); });
}

void tst_Orders::anUnpaidOrderHasNoPhones()
{
    Fleet fleet(0);
    const Reply reply = fleet.post(u"create"_s, order(2, 0));
    QCOMPARE(reply.verdict(), u"200 0"_s);
    QVERIFY(!reply.data().contains("instanceInfos"_L1)); // D15
    const QString id = reply.data().value("orderId"_L1).toString();
    fleet.with([&](Cloud &cloud) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(cloud.count(), 0);
        QVERIFY(!cloud.orders().first().isPaid);
        QVERIFY(!cloud.payOrder(u"CS1"_s, now));
        QVERIFY(cloud.payOrder(id, now));
        QVERIFY(!cloud.payOrder(id, now));
        QCOMPARE(cloud.count(), 2);
        QVERIFY(cloud.orders().first().isPaid);
        cloud.options().leavesOutInstanceInfos = false;
    });
    const Reply other =
        fleet.post(u"create"_s, with(order(), u"chargeParam.isAutoPay"_s, QJsonValue::Undefined));
    QVERIFY(other.data().value("instanceInfos"_L1).isArray());
    QVERIFY(other.list(u"instanceInfos"_s).isEmpty());
}

void tst_Orders::paysWhenThereIsABalance()
{
    Fleet fleet(0);
    fleet.with([](Cloud &cloud) { cloud.options().hasBalance = false; });
    QVERIFY(!fleet.post(u"create"_s, order()).data().contains("instanceInfos"_L1));
    fleet.with([](Cloud &cloud) { QVERIFY(!cloud.orders().first().isPaid); });
}

void tst_Orders::phonesMayBeListedLater()
{
    Fleet fleet(3);
    fleet.with([](Cloud &cloud) { cloud.options().listDelayTicks = 4; });
    const QJsonArray infos = fleet.post(u"create"_s, order(2)).list(u"instanceInfos"_s);
    QCOMPARE(infos.size(), 2);
    QCOMPARE(infos.at(1).toObject().value("instanceName"_L1).toString(), u"koophone-00002"_s);
    QString later;
    fleet.with(
        [&later](Cloud &cloud) { later = cloud.instanceId(cloud.add(QDateTime::currentDateTimeUtc())); });
    const auto total = [&fleet] {
        return fleet.get(u"batch-query?page_no=1&page_size=10&instance_name=koophone"_s)
            .body.value("total_count"_L1)
            .toInt();
    };
    fleet.tick(3);
    QCOMPARE(total(), 0);
    QCOMPARE(
        fleet.post(u"batch-reset"_s, Fleet::batch({infos.at(0).toObject().value("instanceId"_L1).toString()}))
            .verdict(),
        u"401 KOOPHONE.API.1001"_s);
    fleet.tick();
    QCOMPARE(total(), 2);
    // All are found, although one with a later number came first.
    fleet.with([&](Cloud &cloud) {
        QVERIFY(cloud.find(later));
        for (const QJsonValue info : infos)
            QVERIFY(cloud.find(info.toObject().value("instanceId"_L1).toString()));
    });
}

void tst_Orders::refusesBadOrders_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const QString &key, const QJsonValue &value,
                        const QString &verdict) { QTest::newRow(name) << key << value << verdict; };
    const QString wrong = u"400 KOOPHONE.API.1000"_s;
    row("count 0", u"count"_s, 0, wrong);
    row("count 1501", u"count"_s, 1501, wrong);
    row("count 1.5", u"count"_s, 1.5, wrong);
    row("count as text", u"count"_s, u"1"_s, wrong);
    row("no prefix", u"instanceNamePrefix"_s, QString(), wrong);
    row("prefix of 15", u"instanceNamePrefix"_s, QString(15, u'a'), wrong);
    row("network", u"network"_s, u"LAN"_s, wrong);
    row("sku of 65", u"instanceSkuId"_s, QString(65, u'a'), wrong);
    row("no region", u"regionId"_s, QJsonValue::Undefined, wrong);
    row("bandwidth not sold", u"bandSize"_s, 5, wrong);
    row("unknown os", u"os"_s, u"AOSP8"_s, wrong);
    row("no charge", u"chargeParam"_s, QJsonValue::Undefined, wrong);
    row("on demand", u"chargeParam.chargingMode"_s, 0, wrong);
    row("weeks", u"chargeParam.periodType"_s, 1, wrong);
    row("no term", u"chargeParam.periodNum"_s, QJsonValue::Undefined, wrong);
    row("auto pay", u"chargeParam.isAutoPay"_s, 2, wrong);
    row("10 months", u"chargeParam.periodNum"_s, 10, u"200 KOOPHONE.API.3006"_s);
    row("0 months", u"chargeParam.periodNum"_s, 0, u"200 KOOPHONE.API.3006"_s);
    row("4 years", u"chargeParam"_s,
        QJsonObject{{u"chargingMode"_s, 1}, {u"periodType"_s, 3}, {u"periodNum"_s, 4}},
        u"200 KOOPHONE.API.3007"_s);
    row("band sku", u"bandSkuId"_s, u"kp.bandwidth.other"_s, u"400 KOOPHONE.API.3001"_s);
    row("sku", u"instanceSkuId"_s, u"kp.nosuch"_s, u"200 KOOPHONE.API.3002"_s);
    row("region", u"regionId"_s, u"mars-1"_s, u"200 KOOPHONE.API.3002"_s);
    row("no os", u"os"_s, QJsonValue::Undefined, u"200 KOOPHONE.API.3003"_s);
    row("no pool", u"os"_s, u"AOSP14"_s, u"200 KOOPHONE.API.40010"_s);
}

void tst_Orders::refusesBadOrders()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, verdict);
    Fleet fleet(0);
    QCOMPARE(fleet.post(u"create"_s, with(order(), key, value)).verdict(), verdict);
    QCOMPARE(fleet.effects(u"CreateInstance"_s), 0);
    fleet.with([](Cloud &cloud) { QVERIFY(cloud.orders().isEmpty()); });
}

void tst_Orders::takesTolerableOrders_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("bandSize 4.0 (A20)") << u"bandSize"_s << QJsonValue(4.0);
    QTest::newRow("no network") << u"network"_s << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("ADN") << u"network"_s << QJsonValue(u"ADN"_s);
    QTest::newRow("prefix of 14 characters in 28 units")
        << u"instanceNamePrefix"_s << QJsonValue(u"📱"_s.repeated(14));
    QTest::newRow("prefix of 14") << u"instanceNamePrefix"_s << QJsonValue(QString(14, u'店'));
    QTest::newRow("3 years") << u"chargeParam"_s
                             << QJsonValue(QJsonObject{
                                    {u"chargingMode"_s, 1}, {u"periodType"_s, 3}, {u"periodNum"_s, 3}});
    QTest::newRow("9 months") << u"chargeParam.periodNum"_s << QJsonValue(9);
}

void tst_Orders::takesTolerableOrders()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    Fleet fleet(0);
    const QByteArray body =
        QJsonDocument(with(order(), key, value)).toJson().replace("\"bandSize\": 4,", "\"bandSize\": 4.0,");
    QCOMPARE(fleet.post(u"create"_s, body).verdict(), u"200 0"_s);
}

void tst_Orders::stockEnds()
{
    Fleet fleet(0);
    fleet.with([](Cloud &cloud) { cloud.setStock(0, 0, 5); });
    QCOMPARE(fleet.post(u"create"_s, order(6)).verdict(), u"200 KOOPHONE.API.40010"_s);
    QCOMPARE(fleet.post(u"create"_s, order(3)).code(), u"0"_s);
    QCOMPARE(fleet.post(u"create"_s, order(2, 0)).code(), u"0"_s); // an unpaid one takes from it, too
    QCOMPARE(fleet.post(u"create"_s, order(1)).verdict(), u"200 KOOPHONE.API.40010"_s);
    fleet.with([](Cloud &cloud) { QCOMPARE(cloud.stock(0, 0), 0); });
}

void tst_Orders::takesTheLargestOrder()
{
    Fleet fleet(1);
    QCOMPARE(fleet.post(u"create"_s, order(1500)).list(u"instanceInfos"_s).size(), 1500);
    fleet.with([](Cloud &cloud) { QCOMPARE(cloud.count(), 1501); });
}

void tst_Orders::deletesPhones()
{
    Fleet fleet(5);
    const Reply reply = fleet.post(
        u"delete"_s, QJsonObject{{u"instanceIdList"_s, QJsonArray{fleet.ids.at(1), fleet.ids.at(3)}}});
    QCOMPARE(reply.verdict(), u"200 0"_s);
    QVERIFY(reply.body.contains("data"_L1) && reply.body.value("data"_L1).isNull());
    fleet.with([&](Cloud &cloud) {
        QCOMPARE(cloud.count(), 3);
        QVERIFY(!cloud.find(fleet.ids.at(1)) && !cloud.find(fleet.ids.at(3)));
        QVERIFY(cloud.find(fleet.ids.at(0)) && cloud.find(fleet.ids.at(4)));
        QCOMPARE(cloud.effects().size(), 1);
        QCOMPARE(cloud.effects().first().instanceIds, (QStringList{fleet.ids.at(1), fleet.ids.at(3)}));
    });
    fleet.tick(20); // what was on its way to a deleted phone is lost
}

void tst_Orders::refusesDeletion()
{
    Fleet fleet(3);
    const auto remove = [&fleet](const QStringList &ids) {
        return fleet.post(u"delete"_s, QJsonObject{{u"instanceIdList"_s, QJsonArray::fromStringList(ids)}})
            .verdict();
    };
    fleet.change(fleet.ids.at(1), [](Instance &phone) { phone.isPayPerUse = true; });
    QCOMPARE(remove({fleet.ids.at(0), u"zzzzzzzz"_s}), u"200 KOOPHONE.API.1012"_s);
    QCOMPARE(remove({fleet.ids.at(0), fleet.ids.at(1)}), u"400 KOOPHONE.API.5001"_s);
    QCOMPARE(remove({}), u"400 KOOPHONE.API.1000"_s);
    QCOMPARE(remove(QStringList(101, fleet.ids.at(0))), u"400 KOOPHONE.API.1000"_s);
    fleet.change(fleet.ids.at(2), [](Instance &phone) { phone.region = 2; });
    QCOMPARE(remove({fleet.ids.at(0), fleet.ids.at(2)}), u"400 KOOPHONE.API.1002"_s);
    QCOMPARE(fleet.post(u"delete"_s, Fleet::batch({fleet.ids.at(0)})).verdict(),
             u"400 KOOPHONE.API.1000"_s); // C26
    fleet.with([](Cloud &cloud) {
        QCOMPARE(cloud.count(), 3);
        QVERIFY(cloud.effects().isEmpty());
    });
}

QTEST_GUILESS_MAIN(tst_Orders)
#include "tst_cloudorders.moc"
