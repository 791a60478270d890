// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

namespace phonedeck::simulator {

/// running_status of ListInstances (4.1.10).
enum class RunningStatus : quint8 { Unknown, Stopped, Running, GoingOffline, Starting, PoweredOff };

/// status of BatchQueryStatus (4.1.5): another scale.
enum class ResourceStatus : quint8 {
    Idle,
    Restoring,
    DataLoaded,
    Streaming,
    BackingUp,
    BackupAbnormal,
    RestoreAbnormal,
    DataLoadedToo
};

/// backup_status and restore_status (4.1.10). Preparing is the resting value, too.
enum class CopyStatus : quint8 { Preparing, InProgress, Succeeded, Failed, Other };

/// One cloud phone. What is text in the API is an index here: a million of them have to fit.
struct Instance {
    quint32 serial = 0; ///< in order of creation; the id is made of it, see Cloud::instanceId()
    quint32 number = 0; ///< in the name
    quint64 assignedUser = 0;
    qint64 createdAt = 0; ///< seconds since 1970, UTC, as all times here
    qint64 backupTime = 0;
    qint64 restoreTime = 0;
    quint32 member = 0;
    quint8 prefix = 0; ///< index into Cloud::namePrefixes()
    quint8 region = 0; ///< index into Cloud::regions()
    quint8 spec = 0;   ///< index into Cloud::specTexts()
    RunningStatus running = RunningStatus::Stopped;
    ResourceStatus resource = ResourceStatus::Idle;
    CopyStatus backup = CopyStatus::Preparing;
    CopyStatus restore = CopyStatus::Preparing;
    bool isFrozen = false;
    bool isSignedIn = false;
    bool isAssigned = false;
    bool hasPhoneId = false;
    bool isCloudApp = false; ///< pool_scene_tag CLOUD_APP

    bool operator==(const Instance &) const = default;
};

} // namespace phonedeck::simulator
