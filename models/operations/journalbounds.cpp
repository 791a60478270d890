// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journalfile.h"

#include <QtCore/QVariant>

#include <algorithm>

namespace phonedeck {

// What is taken out of the journal, and when. An operation disappears at once, its phones slice by slice, so
// that no write waits long; `removal` remembers it over an end of the program.

namespace {

constexpr int phonesPerSlice = 1'000;
constexpr int pagesPerSlice = 500; ///< given back to the disk

} // namespace

JournalFile::Writing JournalFile::tidy(qint64 nowMs, bool *hasMore, qint64 *removed)
{
    *hasMore = false;
    *removed = 0;
    if (!m_state.canWrite) // and an empty transaction would say that it can
        return {false, m_state};
    const Writing written =
        transact(DatabaseFile::Commit::Quick, {}, [&] { return removeSome(nowMs, hasMore, removed); });
    if (!written.isDone) {
        *removed = 0;
        *hasMore = false; // it goes on with the next opening or the next day
        return written;
    }
    const qint64 pages = m_file.number(u"PRAGMA freelist_count"_qs);
    if (pages <= 0)
        return written;
    // A step frees one page, and Qt steps once through what gives no columns.
    const Writing freed = transact(DatabaseFile::Commit::Quick, {}, [&] {
        QSqlQuery &vacuum = m_file.statement(u"PRAGMA incremental_vacuum(1)"_qs);
        for (int page = 0; page < std::min<qint64>(pages, pagesPerSlice); ++page) {
            if (!m_file.run(vacuum))
                return false;
            vacuum.finish();
        }
        return true;
    });
    *hasMore = freed.isDone && (*hasMore || pages > pagesPerSlice);
    return freed;
}

bool JournalFile::removeSome(qint64 nowMs, bool *hasMore, qint64 *removed)
{
    qint64 operation = m_file.number(u"SELECT operation FROM removal LIMIT 1"_qs);
    if (operation < 0) {
        operation = nextToRemove(nowMs);
        if (operation < 0)
            return true;
        m_tallies.remove(operation);
        if (!run(u"INSERT INTO removal VALUES (?)"_qs, {operation}) ||
            !run(u"DELETE FROM operation WHERE id = ?"_qs, {operation}) ||
            !run(u"DELETE FROM request WHERE operation = ?"_qs, {operation}))
            return false;
        *removed = operation;
    }
    *hasMore = true;
    QSqlQuery &removing = m_file.statement(
        u"DELETE FROM phone WHERE operation = ? AND position < (SELECT min(position) + ? FROM phone "
        "WHERE operation = ?)"_qs);
    removing.bindValue(0, operation);
    removing.bindValue(1, phonesPerSlice);
    removing.bindValue(2, operation);
    if (!m_file.run(removing))
        return false;
    return removing.numRowsAffected() > 0 || run(u"DELETE FROM removal WHERE operation = ?"_qs, {operation});
}

qint64 JournalFile::nextToRemove(qint64 nowMs)
{
    using std::chrono::milliseconds;
    const qint64 doneBefore = nowMs - milliseconds(m_limits.keepDone).count();
    const qint64 failedBefore = nowMs - milliseconds(m_limits.keepFailed).count();
    const QString oldest = u"SELECT id FROM operation WHERE state = 3 AND checked = 0 AND %1 ORDER BY %2id "
                           "LIMIT 1"_qs;
    const qint64 aged = m_file.number(oldest.arg(
        u"max(started_ms, ended_ms) < CASE WHEN failed + unknown = 0 THEN %1 ELSE %2 END"_qs.arg(doneBefore)
            .arg(failedBefore),
        QString()));
    if (aged >= 0)
        return aged;
    const qint64 pages = m_file.number(u"PRAGMA page_count"_qs) - m_file.number(u"PRAGMA freelist_count"_qs);
    if (pages * m_file.number(u"PRAGMA page_size"_qs) <= m_limits.maxBytes)
        return -1;
    return m_file.number(oldest.arg(u"1"_qs, u"failed + unknown > 0, "_qs));
}

} // namespace phonedeck
