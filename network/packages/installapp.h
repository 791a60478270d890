// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/asynctask.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace phonedeck {

/// Makes instances fetch a package from object storage and install it, in the background; GetTask tells what
/// became of it. Reference: 4.4.1. Errors: 1000, 1001, 3008, 3009, 62005, 62006 (printed with two meanings,
/// B9), 62015 (above 2 GB), 62016.
struct InstallApp {
    static constexpr const char *name = "InstallApp";
    static constexpr const char *iamAction = "koophone:cloudphoneResource:instanceAppInstall";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent = false; ///< by the contract: each call installs again
    static constexpr int maxInstances = 100;
    static constexpr int maxNameCharacters = 100;
    static constexpr int maxTypeCharacters = 64;
    static constexpr int maxDigestCharacters = 200;
    static constexpr int maxUrlCharacters = 2000;
    static constexpr int maxSizeMb = 2048; ///< 62015

    using Reply = AsyncTask;

    bool fastInstall = false; ///< sent as text, "0" or "1" (C21)
    QString objectName;       ///< the name of the package, e.g. "com.example.app"; 1 to 100 characters
    QString fileName;         ///< with its suffix; 1 to 100 characters; see namesMatch()
    QString objectVersion;    ///< 1 to 100 characters
    double objectSizeMb = 0;  ///< MB, above 0, up to 2048; sent as text, rounded up to hundredths (C21)
    /// 1 to 64 characters; what the sample sends, since the text about it is about something else (C23).
    QString contentType = QStringLiteral("application/octet-stream");
    QString contentMd5;        ///< up to 200 characters; always sent, "" if not known (C22)
    QString installPackageUrl; ///< signed, so a secret: never in a log; 1 to 2000 characters
    QStringList instanceIds;

    /// Worth a warning where it is false: the file's name holds the name of the package, as in
    /// "com.example.app_1.2.apk" (C24).
    [[nodiscard]] bool namesMatch() const;

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] static ApiResult<Reply> parse(const QJsonObject &body);
};

} // namespace phonedeck
