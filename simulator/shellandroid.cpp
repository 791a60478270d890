// SPDX-License-Identifier: GPL-3.0-or-later
// Shell commands about Android: packages, activities, windows, settings, processes.
#include "simulator/shellcommands.h"

#include <QtCore/QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

const InstalledApp *find(const PhoneFacts &phone, const QString &package)
{
    const auto app = std::find_if(phone.apps.begin(), phone.apps.end(),
                                  [&package](const InstalledApp &one) { return one.package == package; });
    return app == phone.apps.end() ? nullptr : &*app;
}

QString apkPath(const InstalledApp &app)
{
    return app.isSystem ? u"/system/app/%1/%1.apk"_s.arg(app.package.section(u'.', -1))
                        : u"/data/app/%1-1/base.apk"_s.arg(app.package);
}

ShellResult listPackages(const PhoneFacts &phone, const QStringList &options)
{
    const QString filter = options.isEmpty() || options.last().startsWith(u'-') ? QString() : options.last();
    QStringList lines;
    for (const InstalledApp &app : phone.apps) {
        if ((options.contains(u"-3"_s) && app.isSystem) || (options.contains(u"-s"_s) && !app.isSystem) ||
            !app.package.contains(filter))
            continue;
        lines.append(options.contains(u"-f"_s) ? u"package:%1=%2"_s.arg(apkPath(app), app.package)
                                               : u"package:"_s + app.package);
    }
    return lines.isEmpty() ? ShellResult() : said(lines.join(u'\n'));
}

quint32 versionCode(const QString &version)
{
    quint32 code = 0;
    for (const QString &part : version.split(u'.'))
        code = code * 100 + part.toUInt() % 1000;
    return code;
}

ShellResult dumpPackage(const PhoneFacts &phone, const QString &package)
{
    const InstalledApp *app = find(phone, package);
    if (!app)
        return said(u"Unable to find package: "_s + package);
    const int targetSdk = phone.android == 9 ? 28 : 30;
    const quint32 id = 10000 + traitOf(phone.serial, 40) % 200;
    QString text = u"Activity Resolver Table:\n  Non-Data Actions:\n      android.intent.action.MAIN:\n"
                   "        %1 %2/.MainActivity filter %3\n\nPackages:\n  Package [%2] (%3):\n    userId=%4\n"
                   "    codePath=%5\n    versionCode=%6 minSdk=21 targetSdk=%7\n    versionName=%8\n"
                   "    splits=[base]\n    flags=[ %9HAS_CODE ALLOW_CLEAR_USER_DATA ]\n"_s
                       .arg(traitOf(phone.serial, 41) & 0xffffff, 0, 16)
                       .arg(package)
                       .arg(traitOf(phone.serial, 42) & 0xffffff, 0, 16)
                       .arg(id)
                       .arg(apkPath(*app).section(u'/', 0, -2))
                       .arg(versionCode(app->version))
                       .arg(targetSdk)
                       .arg(app->version, app->isSystem ? u"SYSTEM "_s : QString());
    text += u"    dataDir=/data/user/0/%1\n    requested permissions:\n"_s.arg(package);
    for (const QString &permission :
         {u"INTERNET"_s, u"ACCESS_NETWORK_STATE"_s, u"ACCESS_WIFI_STATE"_s, u"WRITE_EXTERNAL_STORAGE"_s,
          u"READ_EXTERNAL_STORAGE"_s, u"CAMERA"_s, u"RECORD_AUDIO"_s, u"VIBRATE"_s, u"WAKE_LOCK"_s,
          u"RECEIVE_BOOT_COMPLETED"_s, u"FOREGROUND_SERVICE"_s})
        text += u"      android.permission.%1\n"_s.arg(permission);
    return {0, text.toUtf8(), {}};
}

} // namespace

ShellResult runPm(const PhoneFacts &phone, const QStringList &arguments)
{
    const QString verb = arguments.value(0);
    const QString last = arguments.size() > 1 ? arguments.last() : QString();
    if (verb == "list"_L1 && arguments.value(1) == "packages"_L1)
        return listPackages(phone, arguments.mid(2));
    if (verb == "path"_L1) {
        const InstalledApp *app = find(phone, last);
        return app ? said(u"package:"_s + apkPath(*app)) : ShellResult{1, {}, {}};
    }
    if (verb == "clear"_L1)
        return find(phone, last) ? said(u"Success"_s) : failure(1, u"Failed"_s);
    if (verb == "uninstall"_L1) {
        const InstalledApp *app = find(phone, last);
        if (!app)
            return failure(1, u"Failure [DELETE_FAILED_INTERNAL_ERROR]"_s);
        if (app->isSystem)
            return failure(1, u"Failure [DELETE_FAILED_DEVICE_POLICY_MANAGER]"_s);
        return {0, "Success\n", last};
    }
    return failure(255, u"Unknown command: "_s + verb);
}

ShellResult runDumpsys(const PhoneFacts &phone, const QStringList &arguments)
{
    const QString service = arguments.value(0);
    if (service == "package"_L1 && arguments.size() > 1)
        return dumpPackage(phone, arguments.at(1));
    if (service == "battery"_L1)
        return said(u"Current Battery Service state:\n  AC powered: true\n  status: 2\n  health: 2\n"
                    "  present: true\n  level: 100\n  scale: 100"_s);
    return failure(10, u"Can't find service: "_s + service);
}

ShellResult runAm(const PhoneFacts &phone, const QStringList &arguments)
{
    const QString verb = arguments.value(0);
    if (verb == "force-stop"_L1 || verb == "kill"_L1 || verb == "kill-all"_L1)
        return {}; // silent about a package that isn't there, too
    if (verb == "start"_L1) {
        const QString component = arguments.size() > 1 ? arguments.last() : QString();
        const QString intent = u"Starting: Intent { cmp=%1 }"_s.arg(component);
        if (component.contains(u'/') && !find(phone, component.section(u'/', 0, 0))) {
            return failure(
                1, intent + u"\nError type 3\nError: Activity class {%1} does not exist."_s.arg(component));
        }
        return said(intent);
    }
    if (verb == "broadcast"_L1)
        return said(
            u"Broadcasting: Intent { act=%1 }\nBroadcast completed: result=0"_s.arg(arguments.last()));
    return failure(255, u"Unknown command: "_s + verb);
}

ShellResult runSettings(const PhoneFacts &phone, const QStringList &arguments)
{
    static const QMap<QString, QString> values{
        {u"global/adb_enabled"_s, u"1"_s},
        {u"global/airplane_mode_on"_s, u"0"_s},
        {u"global/auto_time"_s, u"1"_s},
        {u"global/wifi_on"_s, u"1"_s},
        {u"secure/default_input_method"_s, u"com.android.inputmethod.latin/.LatinIME"_s},
        {u"secure/location_mode"_s, u"0"_s},
        {u"system/accelerometer_rotation"_s, u"0"_s},
        {u"system/screen_off_timeout"_s, u"2147483647"_s},
        {u"system/time_12_24"_s, u"24"_s},
    };
    const QString verb = arguments.value(0);
    const QString space = arguments.value(1);
    if (space != "system"_L1 && space != "global"_L1 && space != "secure"_L1)
        return failure(255, u"Invalid namespace '%1'"_s.arg(space));
    if (verb == "put"_L1 || verb == "delete"_L1)
        return {};
    if (verb == "get"_L1 && arguments.value(2) == "screen_brightness"_L1)
        return said(QString::number(80 + traitOf(phone.serial, 43) % 100));
    if (verb == "get"_L1)
        return said(values.value(space + u'/' + arguments.value(2), u"null"_s));
    if (verb != "list"_L1)
        return failure(255, u"Invalid command: "_s + verb);
    QStringList lines;
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        if (value.key().startsWith(space + u'/'))
            lines.append(value.key().mid(space.size() + 1) + u'=' + value.value());
    }
    return said(lines.join(u'\n'));
}

ShellResult runWm(const PhoneFacts &phone, const QStringList &arguments)
{
    const bool isBig = phone.memoryGb > 8;
    if (arguments.value(0) == "size"_L1)
        return said(isBig ? u"Physical size: 1080x1920"_s : u"Physical size: 720x1280"_s);
    if (arguments.value(0) == "density"_L1)
        return said(isBig ? u"Physical density: 480"_s : u"Physical density: 320"_s);
    return failure(255, u"Unknown command: "_s + arguments.value(0));
}

ShellResult runPs(const PhoneFacts &phone, const QStringList &)
{
    QString text = u"USER           PID  PPID     VSZ    RSS WCHAN            ADDR S NAME\n"
                   "root             1     0   24680   4312 0                   0 S init\n"
                   "system        1201    71 4520112 182344 0                   0 S system_server\n"
                   "shell         2040     1   19204   3120 0                   0 S sh"_s;
    quint32 pid = 2300 + traitOf(phone.serial, 44) % 500;
    for (qsizetype i = 0; i < phone.apps.size(); ++i) {
        const InstalledApp &app = phone.apps[i];
        if (app.isSystem ? !app.package.startsWith("com.android.systemui"_L1)
                         : traitOf(phone.serial, 200 + static_cast<quint32>(i)) % 3 == 0)
            continue;
        pid += 37;
        text += u"\nu0_a%1 %2    71 1840220  96044 0                   0 S %3"_s.arg(pid % 100 + 40, -8)
                    .arg(pid, 5)
                    .arg(app.package);
    }
    return said(text);
}

} // namespace phonedeck::simulator
