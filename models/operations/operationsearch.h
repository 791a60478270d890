// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationfilter.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <memory>

namespace phonedeck {

class Journal;

/// Looks up in the journal what a filter of the list of operations asks for. A search reads all that was ever
/// done, so it begins when the typing pauses; one that is no longer wanted ends, and its answer is nobody's.
class OperationSearch final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualPause{180};

    /// The journal outlives this.
    explicit OperationSearch(Journal &journal, std::chrono::milliseconds pause = usualPause,
                             QObject *parent = nullptr);
    ~OperationSearch() override;

    /// ready() follows: at once if everything it asks for is known, else after the pause and the search.
    void setFilter(const OperationFilter &filter);
    /// Operations came or ended: what was found is searched for once more. ready() follows.
    void refresh();

    [[nodiscard]] const OperationFilter &filter() const { return m_filter; }
    /// Of the filter's lookups(), whole as soon as isSettled().
    [[nodiscard]] const QHash<QString, QSet<qint64>> &found() const { return m_found; }
    [[nodiscard]] bool isSettled() const { return m_pending == 0 && !m_later.isActive(); }

Q_SIGNALS:
    void ready();

private:
    void search();
    void take(const QString &text, const QList<qint64> &ids);

    Journal &m_journal;
    OperationFilter m_filter;
    QHash<QString, QSet<qint64>> m_found;
    QTimer m_later;
    std::unique_ptr<QObject> m_searches; ///< the context of those under way: they end with it
    int m_pending = 0;
    bool m_isOutdated = false; ///< what is searched for has to be searched for once more
};

} // namespace phonedeck
