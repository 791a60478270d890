// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationtimes.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace phonedeck {

namespace {

class TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::TimeWords)
};

constexpr qint64 windowMs = 60'000;
/// What is told of less time than this would jump.
constexpr qint64 shortestMs = 2'000;
constexpr qint64 stalledMs = 5'000;

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

} // namespace

QString momentText(qint64 ms, const QDateTime &nowLocal)
{
    if (ms <= 0)
        return QStringLiteral("–");
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms);
    const qint64 daysAgo = local.date().daysTo(nowLocal.date());
    const QLocale locale;
    if (daysAgo == 0)
        return locale.toString(local.time(), QStringLiteral("HH:mm:ss"));
    if (daysAgo > 0 && daysAgo < 7)
        return locale.toString(local, QStringLiteral("ddd HH:mm"));
    return locale.toString(local.date(), QLocale::ShortFormat);
}

QString shortMomentText(qint64 ms, const QDateTime &nowLocal)
{
    if (ms <= 0)
        return QStringLiteral("–");
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms);
    const qint64 daysAgo = local.date().daysTo(nowLocal.date());
    const QLocale locale;
    if (daysAgo == 0)
        return locale.toString(local.time(), QStringLiteral("HH:mm"));
    if (daysAgo > 0 && daysAgo < 7)
        return locale.toString(local, QStringLiteral("ddd"));
    return locale.toString(local.date(), QLocale::ShortFormat);
}

QString utcText(qint64 ms)
{
    if (ms <= 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
}

QString clockText(qint64 ms, const QDateTime &nowLocal)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms);
    const QLocale locale;
    const QString clock = locale.toString(local.time(), QStringLiteral("HH:mm:ss"));
    if (local.date() == nowLocal.date())
        return clock;
    return locale.toString(local.date(), QLocale::ShortFormat) + u' ' + clock;
}

QString durationText(qint64 ms)
{
    const qint64 secs = ms / 1000;
    if (secs < 60)
        //: seconds
        return TimeWords::tr("%1 s").arg(secs);
    if (secs < 3600)
        //: minutes and seconds
        return TimeWords::tr("%1 min %2 s").arg(secs / 60).arg(twoDigits(secs % 60));
    //: hours and minutes
    return TimeWords::tr("%1 h %2 min").arg(secs / 3600).arg(twoDigits(secs / 60 % 60));
}

void OperationPace::take(qint64 nowMs, int ended)
{
    // A clock that was set back makes what is known worthless.
    if (!m_samples.empty() && nowMs < m_samples.back().first)
        m_samples.clear();
    if (m_samples.empty() || ended != m_samples.back().second)
        m_lastProgressMs = nowMs;
    m_samples.emplace_back(nowMs, ended);
    while (m_samples.size() > 2 && nowMs - m_samples[1].first >= windowMs)
        m_samples.pop_front();
}

double OperationPace::perSecond() const
{
    if (m_samples.size() < 2)
        return 0;
    const auto &[firstMs, firstEnded] = m_samples.front();
    const auto &[lastMs, lastEnded] = m_samples.back();
    if (lastMs - firstMs < shortestMs)
        return 0;
    return (lastEnded - firstEnded) * 1000.0 / double(lastMs - firstMs);
}

qint64 OperationPace::msFor(int rest) const
{
    const double rate = perSecond();
    if (rate <= 0)
        return -1;
    const auto left = qint64(rest / rate * 1000);
    // The last phones of a reboot may take minutes longer than the others: "1 s left" all the while would
    // be a lie.
    if (m_samples.back().first - m_lastProgressMs > std::max(stalledMs, left))
        return -1;
    return std::max<qint64>(left, 1000);
}

qint64 msLeft(const OperationRecord &operation, const OperationPace &pace)
{
    const bool waitsBetween = operation.waves.asksBetween || operation.waves.spreadOver.count() > 0;
    if (!operation.runsHere() || operation.state != RunState::Running || waitsBetween)
        return -1;
    return pace.msFor(operation.counts.total() - operation.counts.ended());
}

} // namespace phonedeck
