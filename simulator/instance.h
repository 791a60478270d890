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

/// Why a phone is on its way: what ends a Starting or a backup depends on it.
enum class Movement : quint8 {
    None,      ///< at rest, or moved by the cloud's own life
    Starting,  ///< for the first time
    Preparing, ///< allocated; its data is being restored
    Rebooting,
    Resetting,
    Clearing,  ///< taken from its user, whose data is being removed
    Releasing, ///< backed up to give its hardware back
};

/// One cloud phone. What is text in the API is an index here: a million of them have to fit.
struct Instance {
    quint32 serial = 0; ///< in order of creation; the id is made of it, see Cloud::instanceId()
    quint32 number = 0; ///< in the name
    quint64 assignedUser = 0;
    qint64 createdAt = 0; ///< seconds since 1970, UTC, as all times here
    qint64 backupTime = 0;
    qint64 restoreTime = 0;
    quint32 member = 0;
    quint16 prefix = 0; ///< into the cloud's prefixes, the first of which are Cloud::namePrefixes()
    quint8 region = 0;  ///< index into Cloud::regions()
    quint8 spec = 0;    ///< index into Cloud::specTexts()
    quint8 android = 9; ///< major version
    RunningStatus running = RunningStatus::Stopped;
    ResourceStatus resource = ResourceStatus::Idle;
    CopyStatus backup = CopyStatus::Preparing;
    CopyStatus restore = CopyStatus::Preparing;
    Movement movement = Movement::None;
    bool isFrozen = false;
    bool isSignedIn = false;
    bool isAssigned = false;
    bool hasPhoneId = false;
    bool isCloudApp = false;  ///< pool_scene_tag CLOUD_APP
    bool isPayPerUse = false; ///< can't be unsubscribed (5001)

    bool operator==(const Instance &) const = default;
};

} // namespace phonedeck::simulator
