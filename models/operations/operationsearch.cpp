// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationsearch.h"

#include "models/operations/journal.h"

#include <utility>

namespace phonedeck {

OperationSearch::OperationSearch(Journal &journal, std::chrono::milliseconds pause, QObject *parent)
    : QObject(parent), m_journal(journal)
{
    m_later.setSingleShot(true);
    m_later.setInterval(pause);
    connect(&m_later, &QTimer::timeout, this, &OperationSearch::search);
}

OperationSearch::~OperationSearch() = default;

void OperationSearch::setFilter(const OperationFilter &filter)
{
    m_filter = filter;
    m_searches.reset();
    m_pending = 0;
    m_later.stop();
    if (std::exchange(m_isOutdated, false))
        m_found.clear();
    const QStringList texts = filter.lookups();
    m_found.removeIf([&texts](const auto &each) { return !texts.contains(each.key()); });
    if (m_found.size() == texts.size())
        Q_EMIT ready();
    else
        m_later.start();
}

void OperationSearch::refresh()
{
    if (m_pending > 0) {
        m_isOutdated = true; // what is under way is let finish, or a busy console would never find anything
        return;
    }
    m_found.clear();
    if (m_filter.lookups().isEmpty())
        Q_EMIT ready();
    else if (!m_later.isActive())
        search();
}

void OperationSearch::search()
{
    m_searches = std::make_unique<QObject>();
    QStringList texts = m_filter.lookups();
    texts.removeIf([this](const QString &text) { return m_found.contains(text); });
    m_pending = int(texts.size());
    if (texts.isEmpty())
        Q_EMIT ready();
    for (const QString &text : std::as_const(texts))
        m_journal.search(text, m_searches.get(), [this, text](const QList<qint64> &ids) { take(text, ids); });
}

void OperationSearch::take(const QString &text, const QList<qint64> &ids)
{
    m_found.insert(text, QSet<qint64>(ids.begin(), ids.end()));
    if (--m_pending > 0)
        return;
    const bool isOutdated = std::exchange(m_isOutdated, false);
    Q_EMIT ready();
    if (isOutdated && isSettled())
        refresh();
}

} // namespace phonedeck
