// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace phonedeck {

/// Which job does the work on which instance. A single instance, whatever its description says (C33).
struct CmdJob {
    QString instanceId;
    QString jobId;

    bool operator==(const CmdJob &) const = default;
};

/// The receipt for work in the background. GetTask answers by job id alone: these pairs are the only way back
/// from a job to a phone, and a lost one can't be had again (D5).
struct AsyncTask {
    /// To be polled with GetTask. Opaque and up to 64 characters (D8): prefixes tell where a task comes from
    /// and nothing else (D7). Empty if the service gave none, as it used to (differences.md §2).
    QString taskId;
    QList<CmdJob> jobs; ///< by id, not by place; may be more or fewer than were asked for (C32)

    bool operator==(const AsyncTask &) const = default;
};

} // namespace phonedeck
