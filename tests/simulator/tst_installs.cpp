// SPDX-License-Identifier: GPL-3.0-or-later
// InstallApp, ListInstanceApp and SetVideoConfig.
#include "simulator/shell.h"
#include "tests/simulator/fleet.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

using namespace phonedeck::simulator;
using namespace Qt::StringLiterals;

namespace {

// The sample of 4.4.1.
QJsonObject install(const QStringList &ids)
{
    return {{u"fast_install"_s, 1},
            {u"object_name"_s, u"com.tencent.test"_s},
            {u"file_name"_s, u"test.apk"_s},
            {u"object_version"_s, u"8.0.58"_s},
            {u"object_size"_s, 120},
            {u"biz_type"_s, u"apk"_s},
            {u"content_type"_s, u"application/octet-stream"_s},
            {u"content_md5"_s, u"fghfg"_s},
            {u"install_package_url"_s,
             u"https://obs.example.com:443/chp/1752229415749-2-com.tencent.test.apk?Expires=1"_s},
            {u"instance_id_list"_s, QJsonArray::fromStringList(ids)}};
}

QJsonObject with(QJsonObject body, const QString &key, const QJsonValue &value)
{
    if (value.isUndefined())
        body.remove(key);
    else
        body.insert(key, value);
    return body;
}

QJsonObject spec(const QJsonValue &rate, const QJsonValue &fps)
{
    return {{u"code_rate"_s, rate}, {u"fps"_s, fps}};
}

QJsonObject setting(const QString &network, const QString &codec, const QJsonObject &top = spec(8000, 60))
{
    const QJsonObject group{{u"definition_540P"_s, spec(100, 30)},
                            {u"definition_720P"_s, spec(6000, 30)},
                            {u"definition_1080P"_s, top}};
    return {{u"network_type"_s, network},
            {u"encoding_type"_s, codec},
            {u"video_spec_groups"_s, QJsonArray{group}}};
}

QJsonArray sixPairs()
{
    QJsonArray pairs;
    for (const QString &network : {u"MOBILE_NETWORK"_s, u"WIFI"_s, u"WIRED"_s}) {
        for (const QString &codec : {u"H264"_s, u"H265"_s})
            pairs.append(setting(network, codec));
    }
    return pairs;
}

QJsonObject video(const QStringList &ids, const QJsonArray &pairs)
{
    QJsonObject body = Fleet::batch(ids);
    body.insert(u"instance_settings"_s, pairs);
    return body;
}

// Phones with room for an app.
QStringList roomy(Fleet &fleet)
{
    QStringList ids;
    fleet.with([&](Cloud &cloud) {
        for (const Instance &phone : cloud.instances()) {
            if (!hasFullDisk(phone.serial))
                ids.append(cloud.instanceId(phone));
        }
    });
    return ids;
}

} // namespace

class tst_Installs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void installsStepByStep();
    void taskIdsHaveTwoPrefixes();
    void someInstallsFail();
    void refusesBadInstalls_data();
    void refusesBadInstalls();
    void refusesByPhone();
    void refusesWhatIsThereAlready();
    void asksForThePackage();
    void limitsWhatATenantUploads();
    void listsApps();
    void refusesBadAppLists();
    void setsVideo();
    void refusesBadVideo_data();
    void refusesBadVideo();
};

void tst_Installs::installsStepByStep()
{
    Fleet fleet(30);
    const QStringList ids = roomy(fleet).mid(0, 3);
    const Reply reply = fleet.post(u"app/install"_s, install(ids));
    QCOMPARE(reply.verdict(), u"200 0"_s);
    const QJsonObject receipt = reply.data().value("data"_L1).toObject(); // nested (C25)
    const QString task = receipt.value("task_id"_L1).toString();
    QVERIFY(QRegularExpression(u"^ZGCA[A-Za-z0-9_-]{32}$"_s).match(task).hasMatch());
    QCOMPARE(receipt.value("cmd_jobs"_L1).toArray().size(), 3);
    QSet<int> seen;
    for (int tick = 0; tick < 15; ++tick) {
        for (const QJsonValue job : fleet.get(u"tasks/"_s + task).list(u"jobs"_s))
            seen.insert(job.toObject().value("status"_L1).toInt());
        fleet.tick();
    }
    QCOMPARE(seen, (QSet<int>{0, 1, 2}));
    const Reply apps = fleet.get(ids.first() + u"/app-list?page_no=1&page_size=200&app_type=2"_s);
    const auto row = QJsonObject{{u"app_name"_s, u"com.tencent.test"_s},
                                 {u"app_version"_s, u"8.0.58"_s},
                                 {u"app_pkg"_s, u"com.tencent.test"_s},
                                 {u"icon_url"_s, QString()}};
    QVERIFY(apps.list(u"result"_s).contains(row));
    const Reply shell =
        fleet.post(u"sync-command"_s, QJsonObject{{u"command"_s, u"dumpsys package com.tencent.test"_s},
                                                  {u"instance_ids"_s, QJsonArray{ids.at(1)}}});
    QCOMPARE(shell.code(), u"0"_s);
    QCOMPARE(fleet.effects(u"InstallApp"_s), 1);
}

void tst_Installs::taskIdsHaveTwoPrefixes()
{
    Fleet fleet(1);
    QSet<QString> prefixes;
    for (int i = 0; i < 8; ++i) {
        const QString id = fleet.post(u"app/install"_s, install(fleet.ids))
                               .data()
                               .value("data"_L1)
                               .toObject()
                               .value("task_id"_L1)
                               .toString();
        QCOMPARE(id.size(), 36);
        prefixes.insert(id.startsWith("FULFILL"_L1) ? u"FULFILL"_s : id.left(4));
    }
    QCOMPARE(prefixes, (QSet<QString>{u"FULFILL"_s, u"ZGCA"_s}));
}

void tst_Installs::someInstallsFail()
{
    Fleet fleet(2);
    fleet.with([](Cloud &cloud) { cloud.options().failedInstalls = 1000; });
    const QString task = fleet.post(u"app/install"_s, install(fleet.ids))
                             .data()
                             .value("data"_L1)
                             .toObject()
                             .value("task_id"_L1)
                             .toString();
    fleet.tick(4);
    fleet.change(fleet.ids.at(1), [](Instance &phone) { phone.running = RunningStatus::Stopped; });
    fleet.tick(12);
    const QJsonArray jobs = fleet.get(u"tasks/"_s + task).list(u"jobs"_s);
    QCOMPARE(jobs.at(0).toObject().value("status"_L1).toInt(), 3);
    QCOMPARE(jobs.at(0).toObject().value("error_code"_L1).toString(), u"KOOPHONE.API.62019"_s);
    QVERIFY(jobs.at(0).toObject().value("execute_msg"_L1).toString().startsWith(u"Failure ["_s));
}

void tst_Installs::refusesBadInstalls_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const QString &key, const QJsonValue &value,
                        const QString &verdict) { QTest::newRow(name) << key << value << verdict; };
    const QString wrong = u"400 KOOPHONE.API.1000"_s;
    row("good", u"fast_install"_s, u"0"_s, u"200 0"_s);
    row("no fast_install", u"fast_install"_s, QJsonValue::Undefined, u"200 0"_s);
    row("size as text", u"object_size"_s, u"120.5"_s, u"200 0"_s);
    row("empty md5", u"content_md5"_s, QString(), u"200 0"_s);
    row("2048 MB", u"object_size"_s, 2048, u"200 0"_s);
    row("fast_install", u"fast_install"_s, 2, u"200 KOOPHONE.API.3008"_s);
    row("fast_install null", u"fast_install"_s, QJsonValue::Null, u"200 KOOPHONE.API.3008"_s);
    row("no md5", u"content_md5"_s, QJsonValue::Undefined, wrong);
    row("md5 of 201", u"content_md5"_s, QString(201, u'a'), wrong);
    row("no name", u"object_name"_s, QString(), wrong);
    row("name of 101", u"object_name"_s, QString(101, u'a'), wrong);
    row("file of 101", u"file_name"_s, QString(101, u'a'), wrong);
    row("no version", u"object_version"_s, QJsonValue::Undefined, wrong);
    row("kind", u"biz_type"_s, u"ipa"_s, wrong);
    row("content type of 65", u"content_type"_s, QString(65, u'a'), wrong);
    row("size", u"object_size"_s, u"12 MB"_s, wrong);
    row("no size", u"object_size"_s, QJsonValue::Undefined, wrong);
    row("address", u"install_package_url"_s, u"ftp://obs.example.com/a.apk"_s, wrong);
    row("address of 2001", u"install_package_url"_s,
        QString(u"https://a.example.com/"_s + QString(2000, u'a')), wrong);
    row("no phones", u"instance_id_list"_s, QJsonArray(), wrong);
    row("unknown phone", u"instance_id_list"_s, QJsonArray{u"zzzzzzzz"_s}, u"401 KOOPHONE.API.1001"_s);
    row("2049 MB", u"object_size"_s, 2049, u"200 KOOPHONE.API.62015"_s);
    row("nothing", u"object_size"_s, 0, u"200 KOOPHONE.API.62006"_s);
    row("nobody there", u"install_package_url"_s, u"https://obs.invalid/a.apk"_s,
        u"200 KOOPHONE.API.62017"_s);
}

void tst_Installs::refusesBadInstalls()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, verdict);
    Fleet fleet(1);
    QCOMPARE(fleet.post(u"app/install"_s, with(install(fleet.ids), key, value)).verdict(), verdict);
    QCOMPARE(fleet.effects(u"InstallApp"_s), verdict.endsWith(u" 0"_s) ? 1 : 0);
}

void tst_Installs::refusesByPhone()
{
    Fleet fleet(2);
    const auto refused = [&](const std::function<void(Instance &)> &work) {
        fleet.change(fleet.ids.at(1), work);
        return fleet.post(u"app/install"_s, install(fleet.ids)).verdict();
    };
    QCOMPARE(refused([](Instance &phone) { phone.resource = ResourceStatus::BackingUp; }),
             u"200 KOOPHONE.API.2006"_s);
    QCOMPARE(refused([](Instance &phone) { phone.resource = ResourceStatus::Restoring; }),
             u"200 KOOPHONE.API.2005"_s);
    QCOMPARE(refused([](Instance &phone) {
                 phone.resource = ResourceStatus::Idle;
                 phone.running = RunningStatus::Stopped;
             }),
             u"200 KOOPHONE.API.3009"_s);
    QCOMPARE(refused([](Instance &phone) { phone.isFrozen = true; }), u"200 KOOPHONE.API.2004"_s);
    QCOMPARE(fleet.effects(u"InstallApp"_s), 0);
}

void tst_Installs::refusesWhatIsThereAlready()
{
    Fleet fleet(2);
    fleet.with([&](Cloud &cloud) {
        cloud.install(*cloud.find(fleet.ids.first()), {u"com.tencent.test"_s, u"t"_s, u"8.0.58"_s, false});
    });
    const QStringList one{fleet.ids.first()};
    QCOMPARE(fleet.post(u"app/install"_s, install(one)).verdict(), u"400 KOOPHONE.API.62005"_s);
    QCOMPARE(fleet.post(u"app/install"_s, with(install(one), u"object_version"_s, u"8.0.59"_s)).code(),
             u"0"_s);
    QCOMPARE(fleet.post(u"app/install"_s, install(fleet.ids)).code(), u"0"_s); // the other one lacks it
}

void tst_Installs::asksForThePackage()
{
    Fleet fleet(1);
    fleet.with([](Cloud &cloud) {
        cloud.options().packageSize = [](const QUrl &url) -> std::optional<qint64> {
            return url.path().contains(u"com.tencent.test"_s) ? std::optional<qint64>(120 * 1024 * 1024)
                                                              : std::nullopt;
        };
    });
    QCOMPARE(fleet.post(u"app/install"_s, with(install(fleet.ids), u"object_size"_s, 100)).verdict(),
             u"200 KOOPHONE.API.62006"_s);
    QCOMPARE(fleet
                 .post(u"app/install"_s, with(install(fleet.ids), u"install_package_url"_s,
                                              u"https://obs.example.com/other.apk"_s))
                 .verdict(),
             u"200 KOOPHONE.API.62017"_s);
    QCOMPARE(fleet.post(u"app/install"_s, install(fleet.ids)).code(), u"0"_s);
}

void tst_Installs::limitsWhatATenantUploads()
{
    Fleet fleet(1);
    fleet.with([](Cloud &cloud) { cloud.options().maxUploadedMb = 200; });
    QCOMPARE(fleet.post(u"app/install"_s, install(fleet.ids)).code(), u"0"_s);
    QCOMPARE(fleet.post(u"app/install"_s, install(fleet.ids)).code(), u"0"_s); // the same package counts once
    QCOMPARE(fleet.post(u"app/install"_s, with(install(fleet.ids), u"object_version"_s, u"9"_s)).verdict(),
             u"200 KOOPHONE.API.62016"_s);
}

void tst_Installs::listsApps()
{
    Fleet fleet(1);
    const QString path = fleet.ids.first() + u"/app-list?page_no=%1&page_size=%2"_s;
    const Reply all = fleet.get(path.arg(1).arg(200));
    QCOMPARE(all.verdict(), u"200 0"_s);
    QCOMPARE(all.data().keys(), (QStringList{u"page_no"_s, u"page_size"_s, u"result"_s, u"total_count"_s}));
    const int total = all.data().value("total_count"_L1).toInt();
    QCOMPARE(all.list(u"result"_s).size(), total);
    QJsonArray pages;
    for (int page = 1; page <= total / 5 + 1; ++page) {
        for (const QJsonValue row : fleet.get(path.arg(page).arg(5)).list(u"result"_s))
            pages.append(row);
    }
    QCOMPARE(pages, all.list(u"result"_s));
    const int systems =
        fleet.get(path.arg(1).arg(200) + u"&app_type=1"_s).data().value("total_count"_L1).toInt();
    const int others =
        fleet.get(path.arg(1).arg(200) + u"&app_type=2"_s).data().value("total_count"_L1).toInt();
    QVERIFY(systems > 0 && others > 0);
    QCOMPARE(systems + others, total);
    QCOMPARE(fleet.effects(u"ListInstanceApp"_s), 0);
}

void tst_Installs::refusesBadAppLists()
{
    Fleet fleet(1);
    const QString path = fleet.ids.first() + u"/app-list?"_s;
    const QString wrong = u"400 KOOPHONE.API.1000"_s;
    QCOMPARE(fleet.get(path + u"page_no=0&page_size=5"_s).verdict(), wrong);
    QCOMPARE(fleet.get(path + u"page_no=1&page_size=201"_s).verdict(), wrong);
    QCOMPARE(fleet.get(path + u"page_no=1&page_size=5&app_type=3"_s).verdict(), wrong);
    QCOMPARE(fleet.get(u"zzzzzzzz/app-list?page_no=1&page_size=5"_s).verdict(), u"401 KOOPHONE.API.1001"_s);
    fleet.with([](Cloud &cloud) { cloud.options().hasAppList = false; });
    QCOMPARE(fleet.get(path + u"page_no=1&page_size=5"_s).verdict(), u"404 APIGW.0101"_s);
}

void tst_Installs::setsVideo()
{
    Fleet fleet(2);
    const Reply reply = fleet.put(u"video-setting"_s, video({fleet.ids.first()}, sixPairs()));
    QCOMPARE(reply.verdict(), u"200 0"_s);
    QVERIFY(!reply.body.contains("data"_L1));
    fleet.with([&](Cloud &cloud) {
        const QList<VideoPair> pairs = cloud.video(*cloud.find(fleet.ids.first()));
        QCOMPARE(pairs.size(), 6);
        QCOMPARE(pairs.first().codeRates, (std::array<int, 3>{100, 6000, 8000}));
        QCOMPARE(pairs.first().fps, (std::array<int, 3>{30, 30, 60}));
        QVERIFY(cloud.video(*cloud.find(fleet.ids.last())).isEmpty());
    });
    QCOMPARE(fleet.effects(u"SetVideoConfig"_s), 1);
    fleet.change(fleet.ids.last(), [](Instance &phone) { phone.isFrozen = true; });
    QCOMPARE(fleet.put(u"video-setting"_s, video(fleet.ids, sixPairs())).verdict(),
             u"200 KOOPHONE.API.2004"_s);
    QCOMPARE(fleet.put(u"video-setting"_s, video({u"zzzzzzzz"_s}, sixPairs())).verdict(),
             u"401 KOOPHONE.API.1001"_s);
    QCOMPARE(fleet.put(u"video-setting"_s, video({}, sixPairs())).verdict(), u"400 KOOPHONE.API.1000"_s);
}

void tst_Installs::refusesBadVideo_data()
{
    QTest::addColumn<QJsonArray>("pairs");
    QJsonArray five = sixPairs();
    five.removeLast();
    QTest::newRow("five pairs") << five;
    QJsonArray seven = sixPairs();
    seven.append(seven.first());
    QTest::newRow("seven pairs") << seven;
    const auto last = [](const char *name, const QJsonObject &pair) {
        QJsonArray pairs = sixPairs();
        pairs.replace(5, pair);
        QTest::newRow(name) << pairs;
    };
    last("a pair twice", setting(u"WIFI"_s, u"H264"_s));
    last("network", setting(u"LTE"_s, u"H265"_s));
    last("codec", setting(u"WIRED"_s, u"AV1"_s));
    last("rate 0", setting(u"WIRED"_s, u"H265"_s, spec(0, 30)));
    last("rate 150", setting(u"WIRED"_s, u"H265"_s, spec(150, 30)));
    last("rate 10100", setting(u"WIRED"_s, u"H265"_s, spec(10100, 30)));
    last("rate as text", setting(u"WIRED"_s, u"H265"_s, spec(u"6000"_s, 30)));
    last("fps 45", setting(u"WIRED"_s, u"H265"_s, spec(6000, 45)));
    QJsonObject empty = setting(u"WIRED"_s, u"H265"_s);
    empty.insert(u"video_spec_groups"_s, QJsonArray());
    last("no groups", empty);
    QJsonObject small = setting(u"WIRED"_s, u"H265"_s);
    small.insert(u"video_spec_groups"_s, QJsonArray{QJsonObject{{u"definition_540P"_s, spec(100, 30)}}});
    last("a size missing", small);
}

void tst_Installs::refusesBadVideo()
{
    QFETCH(QJsonArray, pairs);
    Fleet fleet(1);
    QCOMPARE(fleet.put(u"video-setting"_s, video(fleet.ids, pairs)).verdict(), u"400 KOOPHONE.API.1000"_s);
    fleet.with([&](Cloud &cloud) {
        QVERIFY(cloud.video(cloud.at(0)).isEmpty());
        QVERIFY(cloud.effects().isEmpty());
    });
}

QTEST_GUILESS_MAIN(tst_Installs)
#include "tst_installs.moc"
