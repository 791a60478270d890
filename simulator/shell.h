// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/apps.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace phonedeck::simulator {

/// What a phone's shell can tell about itself.
struct PhoneFacts {
    quint32 serial = 0; ///< what differs across the fleet is made of it
    QString instanceId;
    int android = 9;
    int memoryGb = 8;
    int storageGb = 32;
    qint64 nowSecs = 0;
    qint64 bootSecs = 0;
    bool isStreaming = false;
    QList<InstalledApp> apps;
};

struct ShellResult {
    int exitCode = 0;
    QByteArray output;      ///< uncut
    QString removedPackage; ///< by `pm uninstall`
};

/// Runs one command line as the shell of such a phone would, and believably: the commands an administrator
/// sends to a fleet are known, everything else is "not found" (127). Words are split at blanks and quotes are
/// taken off; there are no pipes, redirections or lists.
///
/// The same phone always answers alike. In a fleet some differ: Android 9 or 11, one data partition in forty
/// is full, one phone in five has files with Chinese names (more than 1024 bytes of them), one in fourteen
/// has an old version of com.example.retail, one in seventy has a shell that answers nothing but an error.
[[nodiscard]] ShellResult runShell(const PhoneFacts &phone, const QString &command);

// Traits by serial number, for tests that look for such a phone.
[[nodiscard]] bool hasFullDisk(quint32 serial);
[[nodiscard]] bool hasChineseFiles(quint32 serial);
[[nodiscard]] bool hasBrokenShell(quint32 serial);

} // namespace phonedeck::simulator
