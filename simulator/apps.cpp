// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/apps.h"

#include "simulator/random.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

struct PoolApp {
    const char *package;
    const char16_t *name;
    const char *version;
    quint32 perMille; // of the phones that have it
};

constexpr PoolApp userApps[] = {
    {"cn.wps.moffice_eng", u"WPS Office", "18.4.1", 300},
    {"com.alibaba.android.rimet", u"钉钉", "7.6.0", 350},
    {"com.eg.android.AlipayGphone", u"支付宝", "10.5.90", 400},
    {"com.sankuai.meituan", u"美团", "12.20.403", 250},
    {"com.ss.android.ugc.aweme", u"抖音", "29.5.0", 300},
    {"com.tencent.mm", u"微信", "8.0.50", 800},
    {"com.tencent.wework", u"企业微信", "4.1.22", 500},
};

constexpr const char16_t *systemApps[][2] = {
    {u"android", u"Android System"},
    {u"com.android.bluetooth", u"Bluetooth"},
    {u"com.android.calendar", u"Calendar"},
    {u"com.android.camera2", u"Camera"},
    {u"com.android.contacts", u"Contacts"},
    {u"com.android.deskclock", u"Clock"},
    {u"com.android.gallery3d", u"Gallery"},
    {u"com.android.inputmethod.latin", u"Android Keyboard"},
    {u"com.android.launcher3", u"Launcher"},
    {u"com.android.packageinstaller", u"Package installer"},
    {u"com.android.phone", u"Phone Services"},
    {u"com.android.providers.downloads", u"Downloads"},
    {u"com.android.providers.media", u"Media Storage"},
    {u"com.android.settings", u"Settings"},
    {u"com.android.shell", u"Shell"},
    {u"com.android.systemui", u"System UI"},
    {u"com.android.webview", u"Android System WebView"},
    {u"com.huawei.cph.agent", u"云手机服务"},
};

} // namespace

quint32 traitOf(quint32 serial, quint32 salt)
{
    return static_cast<quint32>(Random((quint64(salt) << 32) ^ serial).next() >> 32);
}

QList<InstalledApp> appsFromStart(quint32 serial, int android)
{
    QList<InstalledApp> apps;
    for (const auto &[package, name] : systemApps)
        apps.append({QString::fromUtf16(package), QString::fromUtf16(name), QString::number(android), true});
    for (quint32 i = 0; i < std::size(userApps); ++i) {
        const PoolApp &app = userApps[i];
        if (traitOf(serial, 100 + i) % 1000 < app.perMille)
            apps.append({QString::fromLatin1(app.package), QString::fromUtf16(app.name),
                         QString::fromLatin1(app.version), false});
    }
    const bool isOld = traitOf(serial, 99) % 14 == 0;
    apps.append({u"com.example.retail"_s, u"门店助手"_s, isOld ? u"2.9.4"_s : u"3.2.1"_s, false});
    return apps;
}

QList<InstalledApp> appsNow(quint32 serial, int android, const AppChanges &changes)
{
    QList<InstalledApp> apps = appsFromStart(serial, android);
    erase_if(apps, [&changes](const InstalledApp &app) {
        return changes.removed.contains(app.package) || changes.installed.contains(app.package) ||
               (changes.wiped && !app.isSystem);
    });
    apps.append(changes.installed.values());
    std::sort(apps.begin(), apps.end(), [](const InstalledApp &a, const InstalledApp &b) {
        return a.isSystem != b.isSystem ? a.isSystem : a.package < b.package;
    });
    return apps;
}

} // namespace phonedeck::simulator
