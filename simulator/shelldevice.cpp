// SPDX-License-Identifier: GPL-3.0-or-later
// Shell commands about the device: files, memory, network, time.
#include "simulator/shellcommands.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTimeZone>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

using Properties = QList<std::pair<QString, QString>>;

QString address(const PhoneFacts &phone)
{
    const quint32 host = traitOf(phone.serial, 20);
    return u"10.83.%1.%2"_s.arg(host % 64 + 64).arg(host / 64 % 254 + 1);
}

QString buildId(const PhoneFacts &phone)
{
    return phone.android == 9    ? u"PQ3A.190801.002"_s
           : phone.android == 11 ? u"RQ3A.211001.001"_s
                                 : u"UP1A.231005.007"_s;
}

Properties properties(const PhoneFacts &phone)
{
    const int sdk = phone.android == 9 ? 28 : phone.android == 11 ? 30 : 34;
    return {
        {u"dalvik.vm.heapsize"_s, u"512m"_s},
        {u"gsm.version.baseband"_s, u"1.0.0"_s},
        {u"net.dns1"_s, u"100.125.1.250"_s},
        {u"net.hostname"_s, u"android-"_s + phone.instanceId},
        {u"persist.sys.language"_s, u"zh"_s},
        {u"persist.sys.locale"_s, u"zh-Hans-CN"_s},
        {u"persist.sys.timezone"_s, u"Asia/Shanghai"_s},
        {u"ro.build.display.id"_s, u"aosp_arm64-userdebug %1 %2"_s.arg(phone.android).arg(buildId(phone))},
        {u"ro.build.id"_s, buildId(phone)},
        {u"ro.build.type"_s, u"userdebug"_s},
        {u"ro.build.version.release"_s, QString::number(phone.android)},
        {u"ro.build.version.sdk"_s, QString::number(sdk)},
        {u"ro.build.version.security_patch"_s, phone.android == 9 ? u"2019-08-05"_s : u"2021-10-01"_s},
        {u"ro.hardware"_s, u"kunpeng"_s},
        {u"ro.product.brand"_s, u"Huawei"_s},
        {u"ro.product.cpu.abi"_s, u"arm64-v8a"_s},
        {u"ro.product.device"_s, u"cph"_s},
        {u"ro.product.manufacturer"_s, u"HUAWEI"_s},
        {u"ro.product.model"_s, u"CPH-%1"_s.arg(phone.memoryGb)},
        {u"ro.serialno"_s, u"CPH%1"_s.arg(phone.serial, 9, 10, '0'_L1)},
        {u"sys.boot_completed"_s, u"1"_s},
    };
}

struct Disk {
    qint64 total; // in KB
    qint64 used;
};

Disk dataPartition(const PhoneFacts &phone)
{
    const qint64 total = qint64(phone.storageGb) * 1024 * 1024;
    const qint64 share = hasFullDisk(phone.serial) ? 1000 : 200 + traitOf(phone.serial, 21) % 650;
    return {total, total * share / 1000};
}

QString inGb(qint64 kilobytes)
{
    return QString::number(static_cast<double>(kilobytes) / 1024 / 1024, 'f', 1) + u'G';
}

struct Folder {
    const char16_t *path;
    const char16_t *names; // in the order of ls, separated by blanks
};

constexpr Folder folders[] = {
    {u"/",
     u"acct apex bin cache config data dev etc init mnt odm proc product sdcard storage sys system vendor"},
    {u"/sdcard", u"Alarms Android DCIM Download Movies Music Pictures Podcasts Ringtones"},
    {u"/sdcard/Android", u"data obb"},
    {u"/sdcard/DCIM", u"Camera"},
    {u"/sdcard/Pictures", u"Screenshots"},
    {u"/sdcard/Movies", u""},
    {u"/sdcard/Music", u""},
    {u"/system", u"app bin build.prop etc fonts framework lib lib64 media priv-app usr vendor xbin"},
    {u"/system/bin", u"am cat date df dumpsys getprop id input ip ls pm ps settings sh toybox uptime wm"},
    {u"/storage", u"emulated self"},
    {u"/data/local/tmp", u""},
};
constexpr const char16_t *closedFolders[] = {u"/data", u"/data/data", u"/data/app", u"/cache", u"/proc/1"};

QStringList downloads(const PhoneFacts &phone)
{
    QStringList names{u"readme.txt"_s};
    if (!hasChineseFiles(phone.serial))
        return names + QStringList{u"report-2026-01.pdf"_s, u"update.apk"_s};
    // More than 1024 bytes, and of three bytes a character: the service's cut falls into one of them for
    // most.
    for (quint32 i = 1; i <= 24; ++i) {
        names.append(u"门店巡检记录-第%1批-%2.xlsx"_s.arg(i, 2, 10, '0'_L1)
                         .arg(i % 2 == 0 ? u"已审核"_s : u"待审核存档资料"_s));
    }
    return names;
}

std::optional<QStringList> entriesOf(const PhoneFacts &phone, QString path)
{
    if (path.size() > 1 && path.endsWith(u'/'))
        path.chop(1);
    if (path.startsWith("/storage/emulated/0"_L1))
        path = u"/sdcard"_s + path.mid(19);
    if (path == "/sdcard/Download"_L1)
        return downloads(phone);
    if (path == "/sdcard/Android/data"_L1) {
        QStringList packages;
        for (const InstalledApp &app : phone.apps) {
            if (!app.isSystem)
                packages.append(app.package);
        }
        return packages;
    }
    for (const Folder &folder : folders) {
        if (path == QStringView(folder.path))
            return QString::fromUtf16(folder.names).split(u' ', Qt::SkipEmptyParts);
    }
    return std::nullopt;
}

QString longEntry(const PhoneFacts &phone, const QString &name, quint32 number)
{
    const bool isFolder = !name.contains(u'.');
    const QDateTime changed =
        QDateTime::fromSecsSinceEpoch(phone.bootSecs - 3600 * (number + 1), Qt::OffsetFromUTC, 8 * 3600);
    return u"%1 root root %2 %3 %4"_s.arg(isFolder ? u"drwxr-xr-x 2"_s : u"-rw-rw---- 1"_s)
        .arg(isFolder ? 4096 : 1000 + traitOf(phone.serial, 300 + number) % 900'000, 7)
        .arg(changed.toString(u"yyyy-MM-dd HH:mm"_s), name);
}

} // namespace

ShellResult runGetprop(const PhoneFacts &phone, const QStringList &arguments)
{
    QStringList lines;
    for (const auto &[key, value] : properties(phone)) {
        if (arguments.isEmpty())
            lines.append(u"[%1]: [%2]"_s.arg(key, value));
        else if (key == arguments.first())
            return said(value);
    }
    // A property that isn't there is empty, or the default the caller gives.
    return arguments.isEmpty() ? said(lines.join(u'\n')) : said(arguments.value(1));
}

ShellResult runCat(const PhoneFacts &phone, const QStringList &arguments)
{
    const QString path = arguments.value(0);
    if (path == "/proc/meminfo"_L1) {
        const qint64 total = qint64(phone.memoryGb) * 1024 * 1024 - 180'000;
        const qint64 available = total * (250 + traitOf(phone.serial, 22) % 500) / 1000;
        const auto line = [](const QString &key, qint64 value) {
            return u"%1%2 kB"_s.arg(key + u':', -12).arg(value, 12);
        };
        return said(line(u"MemTotal"_s, total) + u'\n' + line(u"MemFree"_s, available / 3) + u'\n' +
                    line(u"MemAvailable"_s, available) + u'\n' + line(u"Buffers"_s, 20'480) + u'\n' +
                    line(u"Cached"_s, available / 2) + u'\n' + line(u"SwapTotal"_s, 0) + u'\n' +
                    line(u"SwapFree"_s, 0));
    }
    if (path == "/proc/version"_L1)
        return said(u"Linux version 4.19.36 (build@cph) (gcc 7.3.0) #1 SMP PREEMPT"_s);
    if (path == "/proc/uptime"_L1)
        return said(u"%1.00 0.00"_s.arg(std::max<qint64>(0, phone.nowSecs - phone.bootSecs)));
    if (path == "/system/build.prop"_L1) {
        QStringList lines;
        for (const auto &[key, value] : properties(phone)) {
            if (key.startsWith("ro."_L1))
                lines.append(key + u'=' + value);
        }
        return said(lines.join(u'\n'));
    }
    if (path == "/sdcard/Download/readme.txt"_L1)
        return said(u"phone %1"_s.arg(phone.instanceId));
    if (path.isEmpty())
        return {};
    const bool isFolder = entriesOf(phone, path).has_value();
    return failure(
        1, u"cat: %1: %2"_s.arg(path, isFolder ? u"Is a directory"_s : u"No such file or directory"_s));
}

ShellResult runDf(const PhoneFacts &phone, const QStringList &arguments)
{
    const bool isForPeople = arguments.contains(u"-h"_s);
    const Disk data = dataPartition(phone);
    const struct {
        QString name;
        Disk disk;
        QString place;
    } rows[] = {{u"/dev/root"_s, {2'539'312, 2'188'404}, u"/"_s},
                {u"tmpfs"_s, {qint64(phone.memoryGb) * 512 * 1024, 1024}, u"/dev"_s},
                {u"/dev/block/vdb"_s, data, u"/data"_s},
                {u"/data/media"_s, data, u"/storage/emulated"_s}};
    QString text = isForPeople ? u"Filesystem      Size  Used Avail Use% Mounted on"_s
                               : u"Filesystem     1K-blocks     Used Available Use% Mounted on"_s;
    for (const auto &row : rows) {
        const auto size = [isForPeople](qint64 kilobytes) {
            return isForPeople ? inGb(kilobytes) : QString::number(kilobytes);
        };
        const int width = isForPeople ? 5 : 9;
        text += u"\n%1 %2 %3 %4 %5% %6"_s.arg(row.name, -14)
                    .arg(size(row.disk.total), width)
                    .arg(size(row.disk.used), width)
                    .arg(size(row.disk.total - row.disk.used), width)
                    .arg((row.disk.used * 100 + row.disk.total - 1) / row.disk.total, 3)
                    .arg(row.place);
    }
    return said(text);
}

ShellResult runLs(const PhoneFacts &phone, const QStringList &arguments)
{
    bool isLong = false;
    QStringList paths;
    for (const QString &argument : arguments) {
        if (argument.startsWith(u'-'))
            isLong = isLong || argument.contains(u'l');
        else
            paths.append(argument);
    }
    const QString path = paths.value(0, u"/"_s);
    for (const char16_t *closed : closedFolders) {
        if (path == QStringView(closed))
            return failure(1, u"ls: %1: Permission denied"_s.arg(path));
    }
    const std::optional<QStringList> entries = entriesOf(phone, path);
    if (!entries)
        return failure(1, u"ls: %1: No such file or directory"_s.arg(path));
    if (!isLong)
        return entries->isEmpty() ? ShellResult() : said(entries->join(u'\n'));
    QStringList lines{u"total %1"_s.arg(entries->size() * 4)};
    for (const QString &name : *entries)
        lines.append(longEntry(phone, name, static_cast<quint32>(lines.size())));
    return said(lines.join(u'\n'));
}

ShellResult runDate(const PhoneFacts &phone, const QStringList &arguments)
{
    if (arguments.value(0) == "+%s"_L1)
        return said(QString::number(phone.nowSecs));
    const QDateTime now = QDateTime::fromSecsSinceEpoch(phone.nowSecs, Qt::OffsetFromUTC, 8 * 3600);
    return said(QLocale::c().toString(now, u"ddd MMM d HH:mm:ss 'CST' yyyy"_s));
}

ShellResult runUptime(const PhoneFacts &phone, const QStringList &)
{
    const qint64 secs = std::max<qint64>(0, phone.nowSecs - phone.bootSecs);
    const qint64 days = secs / 86400;
    const QString clock =
        u"%1:%2"_s.arg(secs % 86400 / 3600, 2, 10, '0'_L1).arg(secs % 3600 / 60, 2, 10, '0'_L1);
    const QDateTime now = QDateTime::fromSecsSinceEpoch(phone.nowSecs, Qt::OffsetFromUTC, 8 * 3600);
    const double load = (phone.isStreaming ? 2.0 : 0.2) + traitOf(phone.serial, 23) % 100 / 100.0;
    return said(u" %1 up %2%3,  0 users,  load average: %4, %5, %6"_s.arg(now.toString(u"HH:mm:ss"_s))
                    .arg(days > 0 ? u"%1 days, "_s.arg(days) : QString(), clock)
                    .arg(load, 0, 'f', 2)
                    .arg(load * 0.9, 0, 'f', 2)
                    .arg(load * 0.8, 0, 'f', 2));
}

ShellResult runIp(const PhoneFacts &phone, const QStringList &)
{
    const quint32 hardware = traitOf(phone.serial, 24);
    return said(u"1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default\n"
                "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n"
                "    inet 127.0.0.1/8 scope host lo\n"
                "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default\n"
                "    link/ether fa:16:3e:%1:%2:%3 brd ff:ff:ff:ff:ff:ff\n"
                "    inet %4/18 brd 10.83.127.255 scope global eth0"_s.arg(hardware & 0xff, 2, 16, '0'_L1)
                    .arg(hardware >> 8 & 0xff, 2, 16, '0'_L1)
                    .arg(hardware >> 16 & 0xff, 2, 16, '0'_L1)
                    .arg(address(phone)));
}

ShellResult runId(const PhoneFacts &, const QStringList &)
{
    return said(u"uid=2000(shell) gid=2000(shell) groups=2000(shell),1004(input),1007(log),3003(inet) "
                "context=u:r:shell:s0"_s);
}

ShellResult runWhoami(const PhoneFacts &, const QStringList &)
{
    return said(u"shell"_s);
}

ShellResult runUname(const PhoneFacts &, const QStringList &arguments)
{
    return said(arguments.value(0) == "-a"_L1 ? u"Linux localhost 4.19.36 #1 SMP PREEMPT aarch64"_s
                                              : u"Linux"_s);
}

ShellResult runPwd(const PhoneFacts &, const QStringList &)
{
    return said(u"/"_s);
}

ShellResult runEcho(const PhoneFacts &, const QStringList &arguments)
{
    return said(arguments.join(u' '));
}

ShellResult runSilent(const PhoneFacts &, const QStringList &)
{
    return {};
}

ShellResult runFalse(const PhoneFacts &, const QStringList &)
{
    return {1, {}, {}};
}

} // namespace phonedeck::simulator
