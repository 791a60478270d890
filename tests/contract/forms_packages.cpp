// SPDX-License-Identifier: GPL-3.0-or-later
// Installing apps and listing them (4.4.1, differences.md 1), and video settings (4.1.4).
#include "network/operations/gettask.h"
#include "network/packages/installapp.h"
#include "network/packages/listinstanceapp.h"
#include "network/video/setvideoconfig.h"
#include "tests/contract/session.h"

#include <limits>

using namespace phonedeck;
using Cloud = Session::Cloud;

namespace {

/// A version installs once (62005): each caller brings its own.
InstallApp smallestPackage(Session &session, const QString &version)
{
    InstallApp install;
    install.objectName = QStringLiteral("a");
    install.fileName = QStringLiteral("a");
    install.objectVersion = version;
    install.objectSizeMb = 0.001;
    install.installPackageUrl = QStringLiteral("http://b");
    install.instanceIds = session.ids(1);
    return install;
}

void sendInstalls(Session &session, const Caller &caller)
{
    InstallApp install = smallestPackage(session, caller.identity.left(9));
    session.send(caller, "minimal", install);
    session.tick(40);
    session.send(caller, "an app that is there", install, Expect::Refusal);

    install.fastInstall = true;
    install.objectName = QStringLiteral("com.example.app");
    install.fileName = QStringLiteral("com.example.app_1.2.apk");
    install.objectSizeMb = 120;
    install.contentMd5 = QStringLiteral("1B2M2Y8AsgTpgAmY7PhCfg==");
    install.installPackageUrl = QStringLiteral(
        "https://bucket.example.com/a/%E5%BA%94.apk?AccessKeyId=A&Expires=1&Signature=b%2Bc%2F%3D");
    install.instanceIds = session.ids(3);
    const auto started = session.send(caller, "typical", install);
    const GetTask task{started ? started->taskId : QStringLiteral("none")};
    session.send(caller, "of an install", task);
    session.tick(40);
    session.send(caller, "of an install that ended", task);

    const int longest = InstallApp::maxNameCharacters;
    install.objectName = QString(longest, u'p');
    install.fileName = QString(longest - 4, QChar(u'包')) + QStringLiteral(".apk");
    install.objectVersion = caller.identity.leftJustified(longest, u'1');
    install.objectSizeMb = InstallApp::maxSizeMb;
    install.contentType = QStringLiteral("application/").leftJustified(InstallApp::maxTypeCharacters, u'x');
    install.contentMd5 = QString(InstallApp::maxDigestCharacters, u'f');
    install.installPackageUrl =
        QStringLiteral("https://bucket.example.com/").leftJustified(InstallApp::maxUrlCharacters, u'u');
    install.instanceIds = session.ids(InstallApp::maxInstances);
    session.send(caller, "maximal", install);
    install.objectVersion = caller.identity + QStringLiteral("📱").repeated(longest - caller.identity.size());
    session.send(caller, "longest version in bytes", install);
    install.instanceIds = QStringList{QString(32, u'Z')};
    session.send(caller, "unknown ids", install, Expect::Refusal);
}

void sendAppLists(Session &session, const Caller &caller)
{
    ListInstanceApp list{.instanceId = session.ids(1).first(), .pageNo = 1, .pageSize = 1};
    session.send(caller, "minimal", list);
    list.pageSize = ListInstanceApp::maxPageSize;
    session.send(caller, "typical", list);
    list.appType = AppType::System;
    session.send(caller, "system apps", list);
    list.appType = AppType::ThirdParty;
    session.send(caller, "third-party apps", list);
    list.pageNo = std::numeric_limits<int>::max();
    list.instanceId = QString(32, u'Z');
    session.send(caller, "maximal", list, Expect::Refusal);
    session.with([](Cloud &cloud) { cloud.options().hasAppList = false; });
    session.send(caller, "an older service", list, Expect::Refusal);
    session.with([](Cloud &cloud) { cloud.options().hasAppList = true; });
}

SetVideoConfig video(const QStringList &ids, const VideoSpec &spec)
{
    SetVideoConfig op{ids, {}};
    for (const NetworkType network : networkTypes) {
        for (const EncodingType encoding : encodingTypes)
            op.instanceSettings.append({network, encoding, spec, spec, spec});
    }
    return op;
}

} // namespace

void sendPackages(Session &session)
{
    for (const Caller &caller : session.callers()) {
        sendInstalls(session, caller);
        sendAppLists(session, caller);
    }
    session.sendBent(simulator::FaultKind::UnknownFields,
                     ListInstanceApp{.instanceId = session.ids(1).first()});
}

void sendVideo(Session &session)
{
    for (const Caller &caller : session.callers()) {
        session.send(caller, "minimal", video(session.ids(1), {SetVideoConfig::minCodeRateKbps, 30}));
        session.send(caller, "typical", video(session.ids(2), {6000, 30}));
        session.send(caller, "maximal",
                     video(session.ids(SetVideoConfig::maxInstances), {SetVideoConfig::maxCodeRateKbps, 60}));
        session.send(caller, "unknown ids", video({QString(32, u'Z')}, {6000, 30}), Expect::Refusal);
    }
}
