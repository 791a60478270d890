// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace phonedeck::simulator {

/// What one accepted request of a writing operation did.
struct Effect {
    quint64 number = 0; ///< from 1, never used twice
    QString operation;  ///< exactly as in the API reference
    QStringList instanceIds;
    QString detail; ///< what else tells it from others: the command, the order, the user …
};

/// Counts what really happened: one entry for each accepted request, so that a request sent twice shows as
/// two.
class EffectLedger
{
public:
    /// The oldest entries go first; the counts stay.
    static constexpr qsizetype maxEntries = 60'000;

    void add(const QString &operation, const QStringList &instanceIds, const QString &detail)
    {
        if (m_entries.size() >= maxEntries)
            m_entries.removeFirst();
        m_entries.append({++m_last, operation, instanceIds, detail});
        ++m_counts[operation];
    }
    void clear()
    {
        m_entries.clear();
        m_counts.clear();
    }
    [[nodiscard]] const QList<Effect> &entries() const { return m_entries; }
    /// Accepted requests by operation, forgotten entries included.
    [[nodiscard]] const QMap<QString, quint64> &counts() const { return m_counts; }

private:
    QList<Effect> m_entries;
    QMap<QString, quint64> m_counts;
    quint64 m_last = 0;
};

} // namespace phonedeck::simulator
