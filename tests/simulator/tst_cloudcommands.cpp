// SPDX-License-Identifier: GPL-3.0-or-later
// SyncCommand, AsyncCommand, GetTask and the shell behind them.
#include "simulator/shell.h"
#include "tests/simulator/fleet.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

using namespace phonedeck::simulator;
using namespace Qt::StringLiterals;

namespace {

QJsonObject commandBody(const QString &command, const QStringList &ids)
{
    QJsonObject body = Fleet::batch(ids);
    body.insert(u"command"_s, command);
    return body;
}

QStringList keysOf(const QJsonValue &value)
{
    return value.toObject().keys();
}

PhoneFacts plainPhone()
{
    quint32 serial = 1;
    while (hasBrokenShell(serial) || hasFullDisk(serial) || hasChineseFiles(serial))
        ++serial;
    PhoneFacts phone{.serial = serial, .instanceId = u"a44uhlf7"_s, .apps = appsFromStart(serial, 9)};
    phone.nowSecs = 1'767'268'800; // 2026-01-01 12:00 UTC
    phone.bootSecs = phone.nowSecs - 93'784;
    return phone;
}

// One whose traits are as asked.
QString idWhere(Fleet &fleet, const std::function<bool(quint32)> &trait)
{
    QString found;
    fleet.with([&](Cloud &cloud) {
        for (const Instance &phone : cloud.instances()) {
            if (trait(phone.serial) && found.isEmpty())
                found = cloud.instanceId(phone);
        }
    });
    return found;
}

} // namespace

class tst_Commands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void routesByMethodAndLiteralSegmentsFirst();
    void answersARowForEachPhone();
    void refusesBadRequests_data();
    void refusesBadRequests();
    void takesTheLongestCommand();
    void tellsPhonesThatDoNotRun();
    void cutsInsideACharacter();
    void jobsEndOneAfterTheOther();
    void aPhoneThatStoppedMeanwhileFailsItsJob();
    void unknownTasksAre1323();
    void forgetsTheOldestTasks();
    void shellAnswers_data();
    void shellAnswers();
    void theFleetIsNotUniform();
    void uninstallsForGood();
};

void tst_Commands::routesByMethodAndLiteralSegmentsFirst()
{
    Fleet fleet(1);
    QCOMPARE(fleet.post(u"tasks/auth"_s, QByteArray()).verdict(), u"401 KOOPHONE.API.1001"_s);
    QCOMPARE(fleet.get(u"tasks/auth"_s).verdict(), u"400 KOOPHONE.API.1323"_s);
    QCOMPARE(fleet.get(u"tasks/app-list"_s).verdict(), u"400 KOOPHONE.API.1323"_s);
    QCOMPARE(fleet.get(u"a%2Fb/app-list?page_no=1&page_size=5"_s).verdict(), u"401 KOOPHONE.API.1001"_s);
    QCOMPARE(fleet.get(u"assign"_s).verdict(), u"405 APIGW.0101"_s);
    QCOMPARE(fleet.get(fleet.ids.first() + u"/auth"_s).verdict(), u"405 APIGW.0101"_s);
    QCOMPARE(fleet.post(u"/auth"_s, QByteArray()).verdict(), u"404 APIGW.0101"_s);
    QCOMPARE(fleet.post(u"a/b/auth"_s, QByteArray()).verdict(), u"404 APIGW.0101"_s);
}

void tst_Commands::answersARowForEachPhone()
{
    Fleet fleet;
    const QString broken = idWhere(fleet, [](quint32 serial) { return !hasBrokenShell(serial); });
    const Reply reply = fleet.post(u"sync-command"_s, commandBody(u"nosuchthing -x"_s, {broken}));
    QCOMPARE(reply.verdict(), u"200 0"_s);
    const QJsonObject failed = reply.list(u"cmd_results"_s).first().toObject();
    QCOMPARE(keysOf(failed),
             (QStringList{u"error_code"_s, u"error_msg"_s, u"execute_msg"_s, u"instance_id"_s, u"status"_s}));
    QCOMPARE(failed.value("status"_L1).toInt(), -1);
    QCOMPARE(failed.value("error_code"_L1).toString(), u"CPS.0191"_s);
    QCOMPARE(failed.value("execute_msg"_L1).toString(), u"/system/bin/sh: nosuchthing: not found\n"_s);

    const Reply good = fleet.post(u"sync-command"_s, commandBody(u"ls -l /system"_s, {broken, broken}));
    QCOMPARE(good.list(u"cmd_results"_s).size(), 1); // each phone once
    const QJsonObject row = good.list(u"cmd_results"_s).first().toObject();
    QCOMPARE(row.value("status"_L1).toInt(), 2);
    QCOMPARE(row.value("error_code"_L1).toString(), QString());
    QVERIFY(row.value("execute_msg"_L1).toString().contains(u"build.prop"_s));
    QCOMPARE(fleet.effects(u"SyncCommand"_s), 2);
    fleet.with([](Cloud &cloud) {
        QCOMPARE(cloud.effects().size(), 2);
        QCOMPARE(cloud.effects().last().detail, u"ls -l /system"_s);
        QVERIFY(cloud.effects().last().number > cloud.effects().first().number);
        cloud.clearEffects();
        QVERIFY(cloud.effects().isEmpty());
    });
}

void tst_Commands::refusesBadRequests_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<QString>("verdict");
    const QStringList good{u"0"_s};
    const QString wrong = u"400 KOOPHONE.API.1000"_s;
    QTest::newRow("no command") << QString() << good << wrong;
    QTest::newRow("1025 bytes") << QString(1025, u'a') << good << wrong;
    QTest::newRow("1026 bytes in 342 characters") << QString(342, u'店') << good << wrong;
    QTest::newRow("no id") << u"ls"_s << QStringList() << wrong;
    QTest::newRow("101 ids") << u"ls"_s << QStringList(101, u"0"_s) << wrong;
    QTest::newRow("id of 33") << u"ls"_s << QStringList(QString(33, u'a')) << wrong;
    QTest::newRow("empty id") << u"ls"_s << QStringList(QString()) << wrong;
    QTest::newRow("unknown id") << u"ls"_s << QStringList{u"0"_s, u"zzzzzzzz"_s}
                                << u"401 KOOPHONE.API.1001"_s;
    QTest::newRow("two regions") << u"ls"_s << QStringList{u"0"_s, u"1"_s} << u"400 KOOPHONE.API.1002"_s;
}

void tst_Commands::refusesBadRequests()
{
    QFETCH(QString, command);
    QFETCH(QStringList, ids);
    QFETCH(QString, verdict);
    Fleet fleet(2);
    fleet.change(fleet.ids.at(1), [](Instance &phone) { phone.region = 1; });
    for (QString &id : ids) // "0" and "1" are places in the fleet
        id = id == "0"_L1 || id == "1"_L1 ? fleet.ids.at(id.toInt()) : id;
    for (const QString &path : {u"sync-command"_s, u"async-command"_s})
        QCOMPARE(fleet.post(path, commandBody(command, ids)).verdict(), verdict);
    QCOMPARE(fleet.post(u"sync-command"_s, QByteArray("[")).verdict(), u"400 KOOPHONE.API.1000"_s);
    QCOMPARE(fleet.effects(u"SyncCommand"_s) + fleet.effects(u"AsyncCommand"_s), 0);
}

void tst_Commands::takesTheLongestCommand()
{
    Fleet fleet(2);
    const QString longest(1024, u'a');
    QCOMPARE(fleet.post(u"sync-command"_s, commandBody(longest, fleet.ids)).verdict(), u"200 0"_s);
    fleet.change(fleet.ids.at(1), [](Instance &phone) { phone.region = 1; });
    QCOMPARE(fleet.post(u"sync-command"_s, commandBody(longest, fleet.ids)).verdict(),
             u"400 KOOPHONE.API.1002"_s);
    fleet.with([](Cloud &cloud) { cloud.options().refusesMixedRegions = false; });
    QCOMPARE(fleet.post(u"sync-command"_s, commandBody(longest, fleet.ids)).verdict(), u"200 0"_s);
}

void tst_Commands::tellsPhonesThatDoNotRun()
{
    Fleet fleet(2);
    fleet.change(fleet.ids.at(1), [](Instance &phone) { phone.running = RunningStatus::Stopped; });
    const Reply reply = fleet.post(u"sync-command"_s, commandBody(u"echo a  b"_s, fleet.ids));
    QCOMPARE(reply.verdict(), u"200 0"_s); // although a row failed (B13)
    const QJsonObject stopped = reply.list(u"cmd_results"_s).at(1).toObject();
    QCOMPARE(stopped.value("status"_L1).toInt(), -1);
    QCOMPARE(stopped.value("error_code"_L1).toString(), u"CPS0005"_s);
    QVERIFY(stopped.value("execute_msg"_L1).isNull());
    QCOMPARE(reply.list(u"cmd_results"_s).at(0).toObject().value("execute_msg"_L1).toString(), u"a b\n"_s);
}

void tst_Commands::cutsInsideACharacter()
{
    Fleet fleet(60);
    const QString id =
        idWhere(fleet, [](quint32 serial) { return hasChineseFiles(serial) && !hasBrokenShell(serial); });
    QVERIFY(!id.isEmpty());
    fleet.with([&id](Cloud &cloud) {
        const CommandResult result =
            cloud.runCommand(*cloud.find(id), u"ls /sdcard/Download"_s, QDateTime::currentDateTimeUtc());
        QCOMPARE(result.output.size(), 1024);
        QVERIFY(QString::fromUtf8(result.output).endsWith(QChar::ReplacementCharacter));
    });
    const Reply reply = fleet.post(u"sync-command"_s, commandBody(u"ls /sdcard/Download"_s, {id}));
    QString text = reply.list(u"cmd_results"_s).first().toObject().value("execute_msg"_L1).toString();
    QVERIFY(text.endsWith(QChar::ReplacementCharacter));
    text.remove(QChar::ReplacementCharacter);
    const qsizetype whole = text.toUtf8().size();
    QVERIFY2(whole == 1022 || whole == 1023, qPrintable(QString::number(whole)));
}

void tst_Commands::jobsEndOneAfterTheOther()
{
    Fleet fleet(5);
    const Reply accepted = fleet.post(u"async-command"_s, commandBody(u"echo done"_s, fleet.ids));
    QCOMPARE(accepted.verdict(), u"200 0"_s);
    const QString id = accepted.data().value("task_id"_L1).toString();
    QVERIFY(QRegularExpression(u"^[0-9a-f]{32}$"_s).match(id).hasMatch());
    QCOMPARE(accepted.list(u"cmd_jobs"_s).size(), 5);
    QCOMPARE(keysOf(accepted.list(u"cmd_jobs"_s).first()), (QStringList{u"instance_id"_s, u"job_id"_s}));
    QList<int> finished;
    for (int tick = 0; tick <= 12; ++tick) {
        const QJsonArray jobs = fleet.get(u"tasks/"_s + id).list(u"jobs"_s);
        QCOMPARE(jobs.size(), 5);
        int done = 0;
        for (qsizetype i = 0; i < jobs.size(); ++i) {
            const QJsonObject job = jobs.at(i).toObject();
            QCOMPARE(job.value("job_id"_L1),
                     accepted.list(u"cmd_jobs"_s).at(i).toObject().value("job_id"_L1));
            QVERIFY(!job.contains("instance_id"_L1));
            if (job.value("status"_L1).toInt() == 1) {
                QVERIFY(job.value("execute_msg"_L1).isNull());
                continue;
            }
            ++done;
        }
        if (finished.isEmpty() || finished.last() != done)
            finished.append(done);
        fleet.tick();
    }
    QCOMPARE(finished.first(), 0);
    QCOMPARE(finished.last(), 5);
    QVERIFY2(finished.size() >= 4, "jobs ended all at once");
    QCOMPARE(fleet.effects(u"AsyncCommand"_s), 1);
    QCOMPARE(fleet.effects(u"GetTask"_s), 0);
}

void tst_Commands::aPhoneThatStoppedMeanwhileFailsItsJob()
{
    Fleet fleet(2);
    const QString id =
        fleet.post(u"async-command"_s, commandBody(u"id"_s, fleet.ids)).data().value("task_id"_L1).toString();
    fleet.change(fleet.ids.at(0), [](Instance &phone) { phone.running = RunningStatus::Stopped; });
    fleet.tick(12);
    const QJsonArray jobs = fleet.get(u"tasks/"_s + id).list(u"jobs"_s);
    QCOMPARE(jobs.at(0).toObject().value("status"_L1).toInt(), -1);
    QCOMPARE(jobs.at(0).toObject().value("error_code"_L1).toString(), u"CPS0005"_s);
    QCOMPARE(jobs.at(1).toObject().value("status"_L1).toInt(), 2);
    QVERIFY(jobs.at(1).toObject().value("execute_msg"_L1).toString().startsWith(u"uid=2000(shell)"_s));
}

void tst_Commands::unknownTasksAre1323()
{
    Fleet fleet(1);
    QCOMPARE(fleet.get(u"tasks/6837531fd3f54550927b930180a706bf"_s).verdict(), u"400 KOOPHONE.API.1323"_s);
    QCOMPARE(fleet.get(u"tasks/"_s + QString(65, u'a')).verdict(), u"400 KOOPHONE.API.1000"_s);
}

void tst_Commands::forgetsTheOldestTasks()
{
    Cloud cloud(1, 100, QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC));
    QList<quint32> serials;
    for (const Instance &phone : cloud.instances())
        serials.append(phone.serial);
    const QString first = cloud.startCommand(serials, u"id"_s).id;
    QString last;
    for (qsizetype i = 0; i < Tasks::maxJobs / 100; ++i)
        last = cloud.startCommand(serials, u"id"_s).id;
    QVERIFY(!cloud.task(first));
    QVERIFY(cloud.task(last));
    for (int i = 0; i < 20; ++i)
        cloud.tick(QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC)); // ends jobs of forgotten tasks, too
}

void tst_Commands::shellAnswers_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("pattern");
    const auto row = [](const char *command, int exitCode, const QString &pattern) {
        QTest::newRow(command) << QString::fromLatin1(command) << exitCode << pattern;
    };
    row("getprop ro.build.version.release", 0, u"^9\n$"_s);
    row("getprop", 0, u"^\\[dalvik.*\\[ro\\.product\\.model\\]: \\[CPH-8\\]"_s);
    row("getprop no.such.key", 0, u"^\n$"_s);
    row("pm list packages", 0, u"package:android\n.*package:com\\.example\\.retail"_s);
    row("pm list packages -3", 0, u"^(?!.*package:android\n).*package:com\\.example\\.retail"_s);
    row("pm list packages -3 nosuch", 0, u"^$"_s);
    row("pm path com.example.retail", 0, u"^package:/data/app/com\\.example\\.retail-1/base\\.apk\n$"_s);
    row("pm path nosuch", 1, u"^$"_s);
    row("dumpsys package com.example.retail", 0, u"versionName=[0-9.]+\n"_s);
    row("dumpsys package nosuch", 0, u"^Unable to find package: nosuch\n$"_s);
    row("ls /sdcard", 0, u"\nDownload\n"_s);
    row("ls -l /sdcard/Download", 0, u"^total .*-rw-rw---- .*readme\\.txt"_s);
    row("ls /nosuch", 1, u"^ls: /nosuch: No such file or directory\n$"_s);
    row("ls /data", 1, u"Permission denied"_s);
    row("df", 0, u"1K-blocks.*/data\n"_s);
    row("df -h", 0, u"Size .*32\\.0G.* /data\n"_s);
    row("cat /proc/meminfo", 0, u"^MemTotal: +[0-9]+ kB\n"_s);
    row("cat /nosuch", 1, u"No such file"_s);
    row("uptime", 0, u"^ 20:00:00 up 1 days, 02:03,"_s);
    row("date", 0, u"^Thu Jan 1 20:00:00 CST 2026\n$"_s);
    row("id", 0, u"^uid=2000\\(shell\\)"_s);
    row("whoami", 0, u"^shell\n$"_s);
    row("wm size", 0, u"^Physical size: 720x1280\n$"_s);
    row("settings get global adb_enabled", 0, u"^1\n$"_s);
    row("settings get system nosuch", 0, u"^null\n$"_s);
    row("settings get nowhere x", 255, u"Invalid namespace"_s);
    row("ip addr", 0, u"inet 10\\.83\\.[0-9]+\\.[0-9]+/18"_s);
    row("ps", 0, u"system_server"_s);
    row("echo 'a  b' c", 0, u"^a  b c\n$"_s);
    row("am force-stop com.tencent.mm", 0, u"^$"_s);
    row("input keyevent 3", 0, u"^$"_s);
    row("/system/bin/id", 0, u"^uid"_s);
    row("rmdir", 127, u"^/system/bin/sh: rmdir: not found\n$"_s);
}

void tst_Commands::shellAnswers()
{
    QFETCH(QString, command);
    QFETCH(int, exitCode);
    QFETCH(QString, pattern);
    const ShellResult result = runShell(plainPhone(), command);
    const QString output = QString::fromUtf8(result.output);
    QCOMPARE(result.exitCode, exitCode);
    QVERIFY2(
        QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption).match(output).hasMatch(),
        qPrintable(output));
}

void tst_Commands::theFleetIsNotUniform()
{
    Cloud cloud(1, 2000, QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC));
    const QDateTime now(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
    const auto answers = [&](const QString &command) {
        QHash<QByteArray, int> counts;
        for (int row = 0; row < cloud.count(); ++row) {
            cloud.at(row).running = RunningStatus::Running;
            cloud.at(row).movement = Movement::None;
            ++counts[cloud.runCommand(cloud.at(row), command, now).output];
        }
        return counts;
    };
    const QHash<QByteArray, int> systems = answers(u"getprop ro.build.version.release"_s);
    QVERIFY(systems.value("9\n") > 1000 && systems.value("11\n") > 500);
    QVERIFY(systems.value("error: device offline\n") > 0);
    QCOMPARE(systems, answers(u"getprop ro.build.version.release"_s)); // the same phone answers alike
    int full = 0;
    int old = 0;
    for (int row = 0; row < cloud.count(); ++row) {
        full += cloud.runCommand(cloud.at(row), u"df"_s, now).output.contains(" 100% /data\n");
        old += cloud.runCommand(cloud.at(row), u"dumpsys package com.example.retail"_s, now)
                   .output.contains("versionName=2.9.4\n");
    }
    QVERIFY2(full > 20 && full < 100, qPrintable(QString::number(full)));
    QVERIFY2(old > 80 && old < 220, qPrintable(QString::number(old)));
}

void tst_Commands::uninstallsForGood()
{
    Fleet fleet(1);
    const QString package = u"com.example.retail"_s;
    const auto run = [&](const QString &command) {
        return fleet.post(u"sync-command"_s, commandBody(command, fleet.ids))
            .list(u"cmd_results"_s)
            .first()
            .toObject();
    };
    QVERIFY(run(u"pm list packages"_s).value("execute_msg"_L1).toString().contains(package));
    QCOMPARE(run(u"pm uninstall "_s + package).value("status"_L1).toInt(), 2);
    QVERIFY(!run(u"pm list packages"_s).value("execute_msg"_L1).toString().contains(package));
    QCOMPARE(run(u"pm uninstall "_s + package).value("status"_L1).toInt(), -1);
}

QTEST_GUILESS_MAIN(tst_Commands)
#include "tst_cloudcommands.moc"
