// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace phonedeck {

/// One row of ListInstances as the service gives it (4.1.10), after the tolerance of the quirks list:
/// "null", "" and absent text are an empty string (C2). Numbers that are absent or unreadable are -1;
/// numbers outside the documented scales are kept as they are and shown as numbers.
struct InstanceRecord {
    QString instanceId; ///< opaque, case-sensitive, 1 to 32 characters
    QString instanceName;
    QString region;      ///< region code, the key (C4)
    QString instanceSku; ///< one Chinese sentence with bars; display only (C5)
    QString assignUser;  ///< user id of the holder
    QString billingMode; ///< a digit without a legend; shown raw (C3)
    QString projectId;
    QString projectName;
    QString phoneId;
    QString memberName;  ///< personal data: never in a log (C6)
    QString accountName; ///< personal data: never in a log (C6)
    QString regionName;  ///< Chinese
    QString regionNameEn;
    QString backupTime;     ///< "YYYY-MM-DD HH:MM:SS" without a zone; shown as given (C38)
    QString restoreTime;    ///< the same
    int frozenStatus = -1;  ///< 0 normal, 1 frozen
    int runningStatus = -1; ///< 0 to 5, enums §1
    int loginStatus = -1;   ///< 0 not signed in, 1 signed in
    int assignStatus = -1;  ///< 0 unassigned, 1 assigned
    int backupStatus = -1;  ///< 0 to 4
    int restoreStatus = -1; ///< 0 to 4

    bool operator==(const InstanceRecord &) const = default;
};

/// Resource state of one instance (4.1.5): another scale than InstanceRecord::runningStatus.
struct InstanceStatus {
    QString instanceId;
    int status = -1; ///< 0 to 7, enums §2; other numbers are kept

    bool operator==(const InstanceStatus &) const = default;
};

} // namespace phonedeck
