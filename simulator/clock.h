// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>

namespace phonedeck::simulator {

/// The cloud's clock: the real time, moved. Always UTC. Runs on after it was set.
class Clock
{
public:
    [[nodiscard]] QDateTime now() const { return QDateTime::currentDateTimeUtc().addMSecs(m_offsetMs); }
    void set(const QDateTime &time) { m_offsetMs = QDateTime::currentDateTimeUtc().msecsTo(time.toUTC()); }

private:
    qint64 m_offsetMs = 0;
};

} // namespace phonedeck::simulator
