// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

namespace phonedeck {

/// A connection of its own to the journal's file, as another program would have it.
class OtherConnection
{
public:
    explicit OtherConnection(const QString &path)
    {
        static int last = 0;
        m_name = u"other-%1"_qs.arg(++last);
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_qs, m_name);
        m_database.setDatabaseName(path);
        if (!m_database.open())
            qWarning() << m_database.lastError();
    }
    ~OtherConnection()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(OtherConnection)

    bool run(const QString &sql)
    {
        QSqlQuery query(m_database);
        const bool isDone = query.exec(sql);
        if (!isDone)
            qWarning() << query.lastError();
        return isDone;
    }
    QVariant ask(const QString &sql)
    {
        QSqlQuery query(m_database);
        return query.exec(sql) && query.next() ? query.value(0) : QVariant();
    }

private:
    QString m_name;
    QSqlDatabase m_database;
};

inline QVariant askFile(const QString &path, const QString &sql)
{
    return OtherConnection(path).ask(sql);
}

inline QList<PhoneRecord> waitingPhones(int count)
{
    QList<PhoneRecord> phones;
    for (int i = 0; i < count; ++i) {
        PhoneRecord phone;
        phone.instanceId = u"0a1b2c3d4e5f60718293a4b5c6d7%1"_qs.arg(i, 4, 10, QLatin1Char('0'));
        phone.name = u"shop-%1"_qs.arg(i);
        phone.region = u"cn-north-4"_qs;
        phone.userId = u"user-%1"_qs.arg(i);
        phone.backupTime = u"2024-05-06 07:08:09"_qs;
        phones.append(phone);
    }
    return phones;
}

inline OperationRecord rebootOf(qint64 id, const QList<PhoneRecord> &phones)
{
    OperationRecord operation;
    operation.id = id;
    operation.action = ActionId::Reboot;
    operation.steps = {ActionId::Reboot};
    operation.userName = u"ops"_qs;
    operation.startedMs = QDateTime::currentMSecsSinceEpoch();
    operation.counts = countsOf(phones);
    return operation;
}

inline QList<int> positionsUpTo(int count)
{
    QList<int> positions(count);
    std::iota(positions.begin(), positions.end(), 0);
    return positions;
}

inline RequestIntent intentOf(qint64 number, qint64 operation, const QList<int> &positions)
{
    RequestIntent intent;
    intent.number = number;
    intent.operation = operation;
    intent.positions = positions;
    return intent;
}

/// Waits for the answers of a journal, one after the other.
class JournalTalk : public QObject
{
public:
    explicit JournalTalk(Journal &journal) : m_journal(journal) {}

    bool open()
    {
        QSignalSpy opened(&m_journal, &Journal::opened);
        m_journal.open();
        return opened.wait(30'000);
    }
    bool add(const OperationRecord &operation, const QList<PhoneRecord> &phones)
    {
        return wrote([&](const Journal::Written &done) { m_journal.add(operation, phones, this, done); });
    }
    /// An operation of so many waiting phones; gives its id, 0 if it was not written.
    qint64 add(int phones)
    {
        const QList<PhoneRecord> records = waitingPhones(phones);
        const qint64 id = m_journal.takeOperationId();
        return add(rebootOf(id, records), records) ? id : 0;
    }
    bool intend(const QList<RequestIntent> &requests, Durability durability = Durability::Power)
    {
        return wrote(
            [&](const Journal::Written &done) { m_journal.intend(requests, durability, this, done); });
    }
    bool mark(const QList<qint64> &requests, qint64 nowMs = 5)
    {
        return wrote([&](const Journal::Written &done) { m_journal.mark(requests, nowMs, this, done); });
    }
    bool answer(const RequestIntent &request, const PhoneChanges &changes)
    {
        return wrote([&](const Journal::Written &done) { m_journal.answer(request, changes, this, done); });
    }
    QList<OperationRecord> operations()
    {
        return answerOf<QList<OperationRecord>>(
            [this](const auto &done) { m_journal.readOperations(this, done); });
    }
    QList<StoredOperation> unfinished()
    {
        return answerOf<QList<StoredOperation>>(
            [this](const auto &done) { m_journal.readUnfinished(this, done); });
    }
    QList<PhoneRecord> phones(qint64 operation)
    {
        return answerOf<QList<PhoneRecord>>(
            [&](const auto &done) { m_journal.readPhones(operation, this, done); });
    }
    PhoneHistoryLines history(const QString &instanceId, int limit)
    {
        return answerOf<PhoneHistoryLines>(
            [&](const auto &done) { m_journal.readHistory(instanceId, limit, this, done); });
    }
    QList<qint64> search(const QString &text)
    {
        return answerOf<QList<qint64>>([&](const auto &done) { m_journal.search(text, this, done); });
    }

private:
    template <typename Call> bool wrote(Call call)
    {
        std::optional<bool> answer;
        call([&answer](bool ok) { answer = ok; });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000) && *answer;
    }
    template <typename T, typename Call> T answerOf(Call call)
    {
        std::optional<T> answer;
        call(Journal::Read<T>([&answer](const T &read) { answer = read; }));
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 60'000))
            qWarning("the journal gave no answer");
        return answer.value_or(T());
    }

    Journal &m_journal;
};

/// Paths of journals that aren't there yet, in a folder that ends with this.
class FreshJournals
{
public:
    QString next() { return m_folder.filePath(u"%1.sqlite"_qs.arg(++m_last)); }

private:
    QTemporaryDir m_folder;
    int m_last = 0;
};

/// A folder, a thread and the path of a journal that isn't there yet.
struct JournalPlace {
    QTemporaryDir folder;
    DatabaseThread thread;
    QString path = folder.filePath(u"account/journal.sqlite"_qs);
};

} // namespace phonedeck
