// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journalfile.h"
#include "models/operations/journalrows.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QVariant>

namespace phonedeck {

// What is asked of the journal. A read that fails gives what it has; noteFault() says that it failed.

namespace {

constexpr qint64 searchMs = 10;       ///< of one slice: a mark waits at most so long and for one operation
constexpr int operationsPerLook = 64; ///< of a slice, at most

/// For LIKE … ESCAPE '\': anything with `text` in it.
QString containing(QString text)
{
    text.replace(u'\\', u"\\\\"_qs).replace(u'%', u"\\%"_qs).replace(u'_', u"\\_"_qs);
    return u'%' + text + u'%';
}

QString prefixed(const QString &columns, const QString &table)
{
    QString all = columns;
    all.replace(u", "_qs, u", "_qs + table + u'.');
    return table + u'.' + all;
}

} // namespace

QList<OperationRecord> JournalFile::operations()
{
    QList<OperationRecord> all;
    if (!m_file.isOpen())
        return all;
    QSqlQuery &query =
        m_file.statement(u"SELECT %1 FROM operation ORDER BY id DESC"_qs.arg(journalrows::operationColumns));
    if (m_file.run(query)) {
        while (query.next()) {
            if (const auto row = journalrows::readOperation(query))
                all.append(row->record);
        }
        m_file.hasFailed(query);
        query.finish();
    }
    noteFault(m_file.takeFault());
    return all;
}

QList<StoredOperation> JournalFile::unfinished()
{
    QList<StoredOperation> all;
    if (!m_file.isOpen())
        return all;
    QSqlQuery &query =
        m_file.statement(u"SELECT %1 FROM operation WHERE state <> 3 OR checked > 0 ORDER BY id"_qs.arg(
            journalrows::operationColumns));
    if (m_file.run(query)) {
        while (query.next()) {
            if (const auto row = journalrows::readOperation(query))
                all.append({.record = row->record,
                            .marksAreComplete = !m_bootId.isEmpty() && row->bootId == m_bootId});
        }
        m_file.hasFailed(query);
        query.finish();
    }
    for (StoredOperation &operation : all) {
        operation.phones = phones(operation.record.id);
        operation.requests = requests(operation.record.id);
    }
    noteFault(m_file.takeFault());
    return all;
}

QList<PhoneRecord> JournalFile::phones(qint64 operation)
{
    QList<PhoneRecord> all;
    if (!m_file.isOpen())
        return all;
    QSqlQuery &query = m_file.statement(
        u"SELECT %1 FROM phone WHERE operation = ? ORDER BY position"_qs.arg(journalrows::phoneColumns));
    query.bindValue(0, operation);
    if (m_file.run(query)) {
        while (query.next())
            all.append(journalrows::readPhone(query));
        m_file.hasFailed(query);
        query.finish();
    }
    noteFault(m_file.takeFault());
    return all;
}

QList<RequestIntent> JournalFile::requests(qint64 operation)
{
    QList<RequestIntent> all;
    QSqlQuery &query = m_file.statement(
        u"SELECT %1 FROM request WHERE operation = ? ORDER BY number"_qs.arg(journalrows::requestColumns));
    query.bindValue(0, operation);
    if (!m_file.run(query))
        return all;
    while (query.next()) {
        if (const auto request = journalrows::readRequest(query))
            all.append(*request);
    }
    m_file.hasFailed(query);
    query.finish();
    return all;
}

PhoneHistoryLines JournalFile::history(const QString &instanceId, int limit)
{
    PhoneHistoryLines history;
    if (!m_file.isOpen())
        return history;
    const QString phoneColumns = prefixed(journalrows::phoneColumns, u"phone"_qs);
    const QString operationColumns = prefixed(journalrows::operationColumns, u"operation"_qs);
    const int operationStart = int(phoneColumns.count(u',')) + 1;
    const int sentColumn = operationStart + int(operationColumns.count(u',')) + 1;
    QSqlQuery &query = m_file.statement(
        u"SELECT %1, %2, request.sent_ms FROM phone JOIN operation ON operation.id = phone.operation "
        "LEFT JOIN request ON request.number = phone.request "
        "WHERE phone.instance_id = ? ORDER BY phone.operation DESC LIMIT ?"_qs.arg(phoneColumns,
                                                                                   operationColumns));
    query.bindValue(0, instanceId);
    query.bindValue(1, limit);
    if (m_file.run(query)) {
        while (query.next()) {
            auto row = journalrows::readOperation(query, operationStart);
            if (!row)
                continue;
            row->record.counts = {};
            history.lines.append(
                {row->record, journalrows::readPhone(query), query.value(sentColumn).toLongLong()});
        }
        m_file.hasFailed(query);
        query.finish();
    }
    history.total = int(history.lines.size());
    if (history.total >= limit) {
        // Joined like the lines: phones of a removed operation go slice by slice.
        QSqlQuery &count =
            m_file.statement(u"SELECT COUNT(*) FROM phone JOIN operation ON operation.id = phone.operation "
                             "WHERE phone.instance_id = ?"_qs);
        count.bindValue(0, instanceId);
        if (m_file.run(count)) {
            if (count.next())
                history.total = count.value(0).toInt();
            m_file.hasFailed(count);
            count.finish();
        }
    }
    noteFault(m_file.takeFault());
    return history;
}

QSet<QString> JournalFile::sentTo(const QStringList &instanceIds, qint64 operation)
{
    QSet<QString> found;
    if (!m_file.isOpen())
        return found;
    QSqlQuery &query = m_file.statement(
        u"SELECT EXISTS (SELECT 1 FROM phone LEFT JOIN request ON request.number = phone.request "
        "WHERE phone.instance_id = ? AND phone.operation > ? "
        "AND (request.sent_ms > 0 OR (phone.step > 0 AND phone.state <> ?)))"_qs);
    for (const QString &id : instanceIds) {
        query.bindValue(0, id);
        query.bindValue(1, operation);
        query.bindValue(2, int(PhoneState::Skipped));
        if (!m_file.run(query))
            break;
        if (query.next() && query.value(0).toInt() != 0)
            found.insert(id);
        const bool hasFailed = m_file.hasFailed(query);
        query.finish();
        if (hasFailed)
            break;
    }
    noteFault(m_file.takeFault());
    return found;
}

QList<qint64> JournalFile::search(const QString &text, qint64 *before)
{
    QList<qint64> ids;
    QList<qint64> found;
    const qint64 from = std::exchange(*before, 0);
    if (!m_file.isOpen())
        return found;
    QSqlQuery &some = m_file.statement(u"SELECT id FROM operation WHERE id < ? ORDER BY id DESC LIMIT ?"_qs);
    some.bindValue(0, from);
    some.bindValue(1, operationsPerLook);
    if (m_file.run(some)) {
        while (some.next())
            ids.append(some.value(0).toLongLong());
        m_file.hasFailed(some);
        some.finish();
    }
    // An index is of no use to what may be anywhere in a text. The first phone that has it ends the look at
    // an operation.
    QSqlQuery &has = m_file.statement(
        u"SELECT EXISTS (SELECT 1 FROM phone WHERE operation = ? AND (instance_id LIKE ? ESCAPE '\\' "
        "OR name LIKE ? ESCAPE '\\' OR user_id LIKE ? ESCAPE '\\' OR code LIKE ? ESCAPE '\\' "
        "OR request_id LIKE ? ESCAPE '\\')) OR EXISTS (SELECT 1 FROM request WHERE operation = ? "
        "AND request_id LIKE ? ESCAPE '\\')"_qs);
    const QString pattern = containing(text);
    QElapsedTimer time;
    time.start();
    for (qint64 id : ids) {
        if (time.elapsed() >= searchMs)
            break;
        int next = 0;
        has.bindValue(next++, id);
        for (int column = 0; column < 5; ++column)
            has.bindValue(next++, pattern);
        has.bindValue(next++, id);
        has.bindValue(next++, pattern);
        if (!m_file.run(has))
            break;
        if (has.next() && has.value(0).toInt() != 0)
            found.append(id);
        const bool hasFailed = m_file.hasFailed(has);
        has.finish();
        if (hasFailed)
            break;
        *before = id;
    }
    if (*before == (ids.isEmpty() ? 0 : ids.last()) && ids.size() < operationsPerLook)
        *before = 0;
    const std::optional<DatabaseFault> fault = m_file.takeFault();
    if (fault)
        *before = 0;
    noteFault(fault);
    return found;
}

} // namespace phonedeck
