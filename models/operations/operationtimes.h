// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationrecord.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <deque>

namespace phonedeck {

/// A moment (since 1970, UTC) as lists show it, in local time: the clock today, weekday and clock within the
/// last six days, else the date. "–" for 0.
[[nodiscard]] QString momentText(qint64 ms, const QDateTime &nowLocal);
/// The same in the room of a clock: "10:02" today, "Sun" within the last six days, else the date.
[[nodiscard]] QString shortMomentText(qint64 ms, const QDateTime &nowLocal);
/// The same moment in UTC, for tool tips; empty for 0.
[[nodiscard]] QString utcText(qint64 ms);
/// "11:20:08": the clock, with the date before it unless it is today.
[[nodiscard]] QString clockText(qint64 ms, const QDateTime &nowLocal);
/// "38 s", "6 min 12 s", "2 h 05 min".
[[nodiscard]] QString durationText(qint64 ms);

/// How fast an operation goes, by its last minute.
class OperationPace
{
public:
    void take(qint64 nowMs, int ended);
    /// 0 as long as it can't be told.
    [[nodiscard]] double perSecond() const;
    /// Until `rest` more have ended, a second or more; below 0 if it can't be told, also when nothing has
    /// ended for so long that an estimate would be a guess.
    [[nodiscard]] qint64 msFor(int rest) const;

private:
    std::deque<std::pair<qint64, int>> m_samples;
    qint64 m_lastProgressMs = 0;
};

/// How long an operation will still take if it goes on like this, in milliseconds; below 0 while that can't
/// be told: too little of it is done, nothing ends any more, or it waits between its waves.
[[nodiscard]] qint64 msLeft(const OperationRecord &operation, const OperationPace &pace);

} // namespace phonedeck
