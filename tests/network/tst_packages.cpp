// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/packages/installapp.h"
#include "network/packages/listinstanceapp.h"
#include "tests/network/operationtest.h"

using namespace phonedeck;
using namespace operationtest;

namespace {

InstallApp sampleInstall()
{
    InstallApp op;
    op.fastInstall = true;
    op.objectName = u"com.tencent.mm"_qs;
    op.fileName = u"meituan.apk"_qs;
    op.objectVersion = u"8.0.58"_qs;
    op.objectSizeMb = 120;
    op.contentMd5 = u"fghfg"_qs;
    op.installPackageUrl = u"https://bucket.example/a.apk?AccessKeyId=REMOVED&Signature=REMOVED"_qs;
    op.instanceIds = {u"XvH39QVW"_qs, u"Vpp8rC4Y"_qs};
    return op;
}

const QByteArray receipt = R"J({"task_id":"ZGCAorI8ocwK7U7_t0AfH26P-DjwDw8Yknf4","cmd_jobs":[
    {"instance_id":"XvH39QVW","job_id":"L0XM9bL0sFoKJo-6BEjFzN6ut2jsoH_1"},
    {"instance_id":"Vpp8rC4Y","job_id":"1564567b8bab40f34711234cb80d0123"}]})J";

} // namespace

class TestPackages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void installAppSendsTheSample() // C21, C22, C23
    {
        InstallApp op = sampleInstall();
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/app/install"_qs);
        QCOMPARE(bodyOf(op),
                 objectOf(R"J({"fast_install":"1","object_name":"com.tencent.mm","file_name":"meituan.apk",
            "object_version":"8.0.58","object_size":"120","biz_type":"apk","content_type":"application/octet-stream",
            "content_md5":"fghfg","install_package_url":"https:\/\/bucket.example/a.apk?AccessKeyId=REMOVED&Signature=REMOVED",
            "instance_id_list":["XvH39QVW","Vpp8rC4Y"]})J"));
        QCOMPARE(faultOf(op), QString());
        QVERIFY(InstallApp::effect == Effect::Changes && !InstallApp::isIdempotent);
        op.fastInstall = false;
        op.contentMd5.clear();
        QCOMPARE(bodyOf(op).value(u"fast_install"), QJsonValue(u"0"_qs));
        QCOMPARE(bodyOf(op).value(u"content_md5"), QJsonValue(QString()));
    }

    void sizesAreSentAsText_data() // C21
    {
        QTest::addColumn<double>("size");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << 120.0 << u"120"_qs;
        QTest::newRow("hundreds") << 100.0 << u"100"_qs;
        QTest::newRow("tenths") << 1.1 << u"1.1"_qs;
        QTest::newRow("hundredths") << 0.29 << u"0.29"_qs;
        QTest::newRow("rounded up") << 45.671 << u"45.68"_qs;
        QTest::newRow("never nothing") << 0.0004 << u"0.01"_qs;
        QTest::newRow("the largest") << 2048.0 << u"2048"_qs;
    }

    void sizesAreSentAsText()
    {
        QFETCH(double, size);
        InstallApp op = sampleInstall();
        op.objectSizeMb = size;
        QTEST(bodyOf(op).value(u"object_size").toString(), "text");
    }

    void installAppReadsBothShapes_data() // C25
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("nested") << QByteArray(R"J({"data":)J" + receipt + '}');
        QTest::newRow("flat") << receipt;
        QTest::newRow("flat beside a null") << QByteArray(R"J({"data":null,)J" + receipt.mid(1));
    }

    void installAppReadsBothShapes()
    {
        QFETCH(QByteArray, data);
        const auto reply = read<InstallApp>(R"J({"error_code":"0","error_msg":"OK","data":)J" + data + '}');
        QVERIFY(reply.has_value());
        QCOMPARE(*reply, (AsyncTask{u"ZGCAorI8ocwK7U7_t0AfH26P-DjwDw8Yknf4"_qs,
                                    {{u"XvH39QVW"_qs, u"L0XM9bL0sFoKJo-6BEjFzN6ut2jsoH_1"_qs},
                                     {u"Vpp8rC4Y"_qs, u"1564567b8bab40f34711234cb80d0123"_qs}}}));
    }

    void installAppRefusesWhatIsNotItsAnswer() { checkRefusals<InstallApp>(); }

    void installAppKeepsTheLimitsOfTexts()
    {
        const InstallApp op = sampleInstall();
        checkTextLimits(op, &InstallApp::objectName, u"object_name"_qs, 100);
        checkTextLimits(op, &InstallApp::fileName, u"file_name"_qs, 100);
        checkTextLimits(op, &InstallApp::objectVersion, u"object_version"_qs, 100);
        checkTextLimits(op, &InstallApp::contentType, u"content_type"_qs, 64);
        checkTextLimits(op, &InstallApp::contentMd5, u"content_md5"_qs, 200, 0);
        // Signed, so a fault must not hold it: only its length does.
        checkTextLimits(op, &InstallApp::installPackageUrl, u"install_package_url"_qs, 2000);
        checkIdLimits(op, &InstallApp::instanceIds, u"instance_id_list"_qs);
    }

    void installAppKeepsTheLimitOfSize_data()
    {
        QTest::addColumn<double>("size");
        QTest::addColumn<QString>("fault");
        QTest::newRow("the largest") << 2048.0 << QString();
        QTest::newRow("larger") << 2048.5 << u"object_size: Range 2048.5, > 0, ≤ 2048"_qs; // 62015
        QTest::newRow("small") << 0.01 << QString();
        QTest::newRow("nothing") << 0.0 << u"object_size: Range 0, > 0, ≤ 2048"_qs;
    }

    void installAppKeepsTheLimitOfSize()
    {
        QFETCH(double, size);
        InstallApp op = sampleInstall();
        op.objectSizeMb = size;
        QTEST(faultOf(op), "fault");
    }

    void namesThatDifferAreAWarning_data() // C24
    {
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<bool>("match");
        QTest::newRow("the sample") << u"meituan.apk"_qs << false;
        QTest::newRow("the package") << u"com.tencent.mm.apk"_qs << true;
        QTest::newRow("with a version") << u"1752-2-Com.Tencent.MM_8.0.58.apk"_qs << true;
        QTest::newRow("none") << QString() << false;
    }

    void namesThatDifferAreAWarning()
    {
        QFETCH(QString, fileName);
        InstallApp op = sampleInstall();
        op.fileName = fileName;
        QTEST(op.namesMatch(), "match");
        if (!fileName.isEmpty())
            QCOMPARE(faultOf(op), QString());
        op.objectName.clear();
        QVERIFY(!op.namesMatch());
    }

    void listInstanceAppAsksForAPage()
    {
        ListInstanceApp op{u"Q39YyZvI"_qs};
        QCOMPARE(lineOf(op.request()), u"GET /v1/instances/Q39YyZvI/app-list"_qs);
        QCOMPARE(op.request().query,
                 (QList<QueryItem>{{u"page_no"_qs, u"1"_qs}, {u"page_size"_qs, u"100"_qs}}));
        op.appType = AppType::ThirdParty;
        QCOMPARE(op.request().query.last(), (QueryItem{u"app_type"_qs, u"2"_qs}));
        checkTextLimits(op, &ListInstanceApp::instanceId, u"instance_id"_qs, 32);
        const auto page = [](int number, int size) {
            return faultOf(ListInstanceApp{.instanceId = u"a"_qs, .pageNo = number, .pageSize = size});
        };
        QCOMPARE(page(1, 1), QString());
        QCOMPARE(page(1, 200), QString());
        QCOMPARE(page(0, 1), u"page_no: Range 0, 1–2147483647"_qs);
        QCOMPARE(page(1, 0), u"page_size: Range 0, 1–200"_qs);
        QCOMPARE(page(1, 201), u"page_size: Range 201, 1–200"_qs);
    }

    void listInstanceAppReadsItsRows()
    {
        const auto reply = read<ListInstanceApp>(R"J({"data":{"result":[
            {"app_name":"WeChat","app_version":"8.0.58","app_pkg":"com.tencent.mm","icon_url":null},
            {"app_pkg":"com.example"}, {"app_version":"1"}, null],
            "page_no":1,"page_size":"100","total_count":2},"error_code":"0"})J");
        QVERIFY(reply.has_value());
        QCOMPARE(reply->apps, (QList<InstalledApp>{{u"WeChat"_qs, u"8.0.58"_qs, u"com.tencent.mm"_qs, {}},
                                                   {{}, {}, u"com.example"_qs, {}}}));
        QCOMPARE(reply->unreadableRows, 2);
        QCOMPARE(reply->pageNo, 1);
        QCOMPARE(reply->pageSize, 100);
        QCOMPARE(reply->totalCount, 2);
        checkRefusals<ListInstanceApp>();
    }
};

QTEST_APPLESS_MAIN(TestPackages)
#include "tst_packages.moc"
