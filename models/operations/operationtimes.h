// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /// Until `rest` more have ended; below 0 if it can't be told.
    [[nodiscard]] qint64 msFor(int rest) const;

private:
    std::deque<std::pair<qint64, int>> m_samples;
};

} // namespace phonedeck
