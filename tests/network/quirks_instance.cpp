// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/everyoperation.h"
#include "tests/network/operationtest.h"
#include "tests/network/quirktable.h"

#include "network/transport/requestrecord.h"

using namespace phonedeck;
using namespace operationtest;

namespace quirks {

namespace {

/// The one phone of a page that has these fields beside its id; an empty one if it can't be read.
InstanceRecord phoneWith(const QByteArray &fields)
{
    const auto reply = read<ListInstances>(R"({"data":{"result":[{"instance_id":"5srn5hL8",)" + fields +
                                           R"(}]},"total_count":1,"error_code":"0"})");
    return reply && reply->instances.size() == 1 ? reply->instances.first() : InstanceRecord();
}

/// The one SKU that has these fields.
Sku skuWith(const QByteArray &fields)
{
    const auto reply =
        read<BatchShowSku>(R"({"data":{"skuSpecResponseList":[{"regionId":"r","skuResponses":[{)" + fields +
                           R"(}]}]},"error_code":"0"})");
    return reply && reply->skus.size() == 1 ? reply->skus.first() : Sku();
}

AospPool poolWith(const QByteArray &fields)
{
    const Sku sku = skuWith(R"("poolInfo":{"aosp":[{)" + fields + "}]}");
    return sku.pools.size() == 1 ? sku.pools.first() : AospPool();
}

GetDeviceToken::Reply deviceTokenWith(const QByteArray &internal,
                                      const QByteArray &more = "\"device_token\":\"t\"")
{
    const auto reply = read<GetDeviceToken>(R"({"data":{"resource":{"sdk":{"internal":{)" + internal +
                                            R"(}},"kp_id":"Q39YyZvI"},)" + more + R"(},"error_code":"0"})");
    return reply ? *reply : GetDeviceToken::Reply();
}

} // namespace

QList<Case> instanceCases()
{
    return {
        {"C1",
         [] {
             const auto outside = read<ListInstances>(
                 R"({"data":{"result":[],"page_no":9},"page_no":1,"page_size":100,"total_count":72,"error_code":"0"})");
             QVERIFY(outside->pageNo == 1 && outside->pageSize == 100 && outside->totalCount == 72);
             const auto inside = read<ListInstances>(
                 R"({"data":{"result":[],"page_no":1,"page_size":"100","total_count":72},"error_code":"0"})");
             QVERIFY(inside->pageNo == 1 && inside->pageSize == 100 && inside->totalCount == 72);
             const auto nowhere =
                 read<ListInstances>(R"({"data":{"result":[{"instance_id":"a"}]},"error_code":"0"})");
             QVERIFY(nowhere->totalCount == -1 && nowhere->instances.size() == 1);
         }},
        {"C2",
         [] {
             for (const char *value : {R"("null")", R"("")", "null"})
                 QCOMPARE(phoneWith(QByteArray(R"("phone_id":)") + value).phoneId, QString());
             QCOMPARE(phoneWith(R"("region":"r")").phoneId, QString());
             QCOMPARE(phoneWith(R"("phone_id":"nullo")").phoneId, u"nullo"_qs);
         }},
        {"C3",
         [] {
             QCOMPARE(phoneWith(R"("billing_mode":"1")").billingMode, u"1"_qs);
             QCOMPARE(phoneWith(R"("billing_mode":7)").billingMode, u"7"_qs);
         }},
        {"C4",
         [] {
             const InstanceRecord phone = phoneWith(
                 R"("region":"cn-north-7","project_name":"other","region_name":"华北","region_name_en":"CN North")");
             QCOMPARE(phone.region, u"cn-north-7"_qs);
             QCOMPARE(phone.regionName, u"华北"_qs);
             QCOMPARE(phone.regionNameEn, u"CN North"_qs);
         }},
        {"C5",
         [] {
             const QString sku = u"专业版 | 8 核 | 16GB | 10GB 存储 | 最高分辨率 720p"_qs;
             QCOMPARE(phoneWith(R"("instance_sku":")" + sku.toUtf8() + '"').instanceSku, sku);
             QCOMPARE(phoneWith(R"("instance_sku":"free words")").instanceSku, u"free words"_qs);
         }},
        {"C6",
         [] {
             QVERIFY(!isQueryValuePublic(u"member_name"));
             QVERIFY(!isQueryValuePublic(u"account_name"));
             ListInstances op;
             op.instanceName = u"member"_qs;
             QVERIFY(!publicTarget(op.request()).contains(u"member"));
             QVERIFY(publicTarget(op.request()).contains(u"page_no=1"));
         }},
        {"C7",
         [] {
             QCOMPARE(poolWith(R"("id":"40")").id, u"40"_qs);
             QCOMPARE(poolWith(R"("id":40)").id, u"40"_qs);
         }},
        {"C8",
         [] {
             QCOMPARE(poolWith(R"("resPoolId":"1600087199176311111")").resPoolId, u"1600087199176311111"_qs);
             QCOMPARE(poolWith(R"("resPoolId":1600087199176311111)").resPoolId, u"1600087199176311111"_qs);
         }},
        {"C9",
         [] {
             QCOMPARE(skuWith(R"("nestInfo":[{"bandSize":6,"tagsEn":"Business"}])").scenes.first().tags,
                      QString());
             QVERIFY(skuWith(R"("nestInfo":[],"specDescEn":"E")").scenes.isEmpty());
             QCOMPARE(skuWith(R"("name":"n")").specDescEn, QString());
             const auto reply = read<BatchShowSku>(
                 R"({"data":{"bandInfo":{"cbcSkuId":"kp.bandwidth"},"skuSpecResponseList":[]},"error_code":"0"})");
             QCOMPARE(reply->bandSkuId, u"kp.bandwidth"_qs);
         }},
        {"C10",
         [] {
             QCOMPARE(skuWith(R"("bandSize":"4, 6")").bandSizesMbit, (QList<double>{4, 6}));
             QCOMPARE(skuWith(R"("bandSize":4.0)").bandSizesMbit, (QList<double>{4}));
             QCOMPARE(skuWith(R"("nestInfo":[{"bandSize":6}])").scenes.first().bandSizeMbit, 6.0);
             QCOMPARE(bodyOf(everyoperation::order()).value(u"bandSize"), QJsonValue(4));
         }},
        {"C11",
         [] {
             QCOMPARE(skuWith(R"J("maxResolution":"720p (高清)")J").maxResolution, u"720p (高清)"_qs);
             QCOMPARE(skuWith(R"("maxResolution":"1080p")").maxResolution, u"1080p"_qs);
         }},
        {"C12",
         [] {
             for (const char *type : {"PROFESSIONAL", "ENTERPRISE", "PERSONAL", "FAMILY"})
                 QCOMPARE(skuWith(QByteArray(R"("type":")") + type + '"').type, QString::fromLatin1(type));
         }},
        {"C13",
         [] {
             for (const char *value : {"true", R"("true")", R"("TRUE")"})
                 QVERIFY2(poolWith(QByteArray(R"("enable":)") + value).enable, value);
             for (const char *value : {"false", R"("false")", R"("fasle")", "null"})
                 QVERIFY2(!poolWith(QByteArray(R"("enable":)") + value).enable, value);
         }},
        {"C14",
         [] {
             const auto reply = read<BatchShowSku>(
                 R"({"data":{"bandinfo":{"cbcskuid":"b"},"skuspecresponselist":[{"regionId":"r","skuResponses":[
                     {"PoolInfo":{"AOSP":[{"version":"AOSP9"}]},"nestinfo":[{"bandSize":4}]}]}]},"error_code":"0"})");
             QCOMPARE(reply->bandSkuId, u"b"_qs);
             QCOMPARE(reply->skus.first().pools.first().version, u"AOSP9"_qs);
             QCOMPARE(reply->skus.first().scenes.size(), 1);
         }},
        {"C15",
         [] {
             QCOMPARE(deviceTokenWith(R"("aport":"10030","atype":"1")").internal,
                      (SdkAddress{{}, u"10030"_qs, u"1"_qs, {}}));
             QCOMPARE(deviceTokenWith(R"("aport":10030,"atype":1)").internal,
                      (SdkAddress{{}, u"10030"_qs, u"1"_qs, {}}));
             QCOMPARE(deviceTokenWith(R"("aport":null,"atype":null)").internal, SdkAddress());
         }},
        {"C16",
         [] {
             QCOMPARE(deviceTokenWith({}).streamingId, QString());
             QCOMPARE(deviceTokenWith({}).deviceToken, u"t"_qs);
             QCOMPARE(deviceTokenWith({}, R"("streamingId":"s")").streamingId, u"s"_qs);
         }},
        {"C17",
         [] {
             QCOMPARE(deviceTokenWith({}).kpId, u"Q39YyZvI"_qs);
             const auto reply = read<GetDeviceToken>(
                 R"({"data":{"resource":{"rtc":{"ice_signaling":{"signaling_url":"http://100.93.2.248:18082",
                     "expired_time":"3600"}}}},"error_code":"0"})");
             QCOMPARE(reply->signalingUrl, u"http://100.93.2.248:18082"_qs);
             QCOMPARE(reply->expiredTimeSecs, u"3600"_qs);
             QCOMPARE(deviceTokenWith({}).expiredTimeSecs, QString());
         }},
        {"C18",
         [] {
             QCOMPARE(phoneWith(R"("assign_user":"1008600000097131912")").assignUser,
                      u"1008600000097131912"_qs);
             QCOMPARE(phoneWith(R"("assign_user":1008600000097131912)").assignUser,
                      u"1008600000097131912"_qs);
             const UnassignInstance op{{{u"a"_qs, u"1008600000097131912"_qs}}};
             QVERIFY(op.request().body->contains(R"("user_id":"1008600000097131912")"));
         }},
    };
}

} // namespace quirks
