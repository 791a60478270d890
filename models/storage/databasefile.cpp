// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/databasefile.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtSql/QSqlError>

#include <atomic>
#include <utility>

namespace phonedeck {

namespace {

// Primary result codes of SQLite; the driver gives extended ones, which have these in the low byte.
constexpr int sqliteCorrupt = 11;
constexpr int sqliteCannotOpen = 14;
constexpr int sqliteNotADatabase = 26;

constexpr int pageBytes = 4096;

QString nextConnectionName()
{
    static std::atomic<int> last = 0;
    return u"phonedeck-%1"_qs.arg(++last);
}

DatabaseFault::Kind kindOf(const QSqlError &error)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case sqliteCorrupt:
    case sqliteNotADatabase:
        return DatabaseFault::Kind::Damaged;
    case sqliteCannotOpen:
        return DatabaseFault::Kind::CannotOpen;
    default:
        return DatabaseFault::Kind::CannotWrite;
    }
}

} // namespace

DatabaseFile::DatabaseFile(const QString &path, const Layout &layout)
    : m_path(path), m_layout(layout), m_connection(nextConnectionName())
{
}

DatabaseFile::~DatabaseFile()
{
    close();
}

void DatabaseFile::close()
{
    m_isOpen = false;
    m_statements.clear();
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {}; // Qt warns if a copy is alive when the connection goes
    QSqlDatabase::removeDatabase(m_connection);
}

DatabaseFile::Result DatabaseFile::open(Mode mode)
{
    close();
    m_fault.reset();
    const QFileInfo file(m_path);
    const bool isThere = file.exists() && (file.size() > 0 || !file.isFile());
    if (mode == Mode::Read || isThere) {
        // A connection that reads doesn't move the log into the file when it closes: a file that is damaged
        // or newer stays as it is, to the byte.
        Result checked = connectTo(Mode::Read);
        if (checked)
            checked = check(mode);
        const qint64 version = checked ? number(u"PRAGMA user_version"_qs) : 0;
        if (checked && mode == Mode::Read) {
            if (version == m_layout.steps.size()) {
                m_isOpen = true;
                return {};
            }
            checked = tl::unexpected(
                DatabaseFault{DatabaseFault::Kind::CannotOpen, u"user_version %1"_qs.arg(version)});
        }
        close();
        if (!checked)
            return checked;
    }
    Result opened = connectTo(Mode::Write);
    if (opened)
        opened = migrate();
    if (opened)
        m_isOpen = true;
    else
        close();
    return opened;
}

DatabaseFile::Result DatabaseFile::connectTo(Mode mode)
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_qs, m_connection);
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_qs.arg(m_layout.busyTimeout.count());
    if (mode == Mode::Read)
        options += u";QSQLITE_OPEN_READONLY"_qs;
    m_database.setConnectOptions(options);
    m_database.setDatabaseName(m_path);
    if (!m_database.open()) {
        note(m_database.lastError());
        return tl::unexpected(faultOr(DatabaseFault::Kind::CannotOpen));
    }
    if (mode == Mode::Read)
        return {};
    // How pages are freed is fixed with the first table, and by WAL before that. A file that has both is not
    // asked again: that would be a write, and it may be read-only.
    const bool isNew = number(u"PRAGMA page_count"_qs) == 0;
    const bool isSet = (!isNew || (execute(u"PRAGMA page_size=%1"_qs.arg(pageBytes)) &&
                                   execute(u"PRAGMA auto_vacuum=INCREMENTAL"_qs) &&
                                   execute(u"PRAGMA journal_mode=WAL"_qs))) &&
                       execute(u"PRAGMA synchronous=NORMAL"_qs) && execute(u"PRAGMA temp_store=MEMORY"_qs);
    m_isSynced = false;
    if (isSet && m_layout.mostBytes > 0) {
        // It answers with the bound, which is higher than asked for where the file is larger already.
        const qint64 pages = number(u"PRAGMA max_page_count=%1"_qs.arg(m_layout.mostBytes / pageBytes));
        if (pages < 0)
            refuse(u"max_page_count"_qs);
    }
    if (!isSet || m_fault)
        return tl::unexpected(faultOr(DatabaseFault::Kind::CannotOpen));
    return {};
}

DatabaseFile::Result DatabaseFile::check(Mode mode)
{
    const qint64 version = number(u"PRAGMA user_version"_qs);
    if (m_fault)
        return tl::unexpected(faultOr(DatabaseFault::Kind::CannotOpen));
    if (version > m_layout.steps.size())
        return tl::unexpected(DatabaseFault{DatabaseFault::Kind::Newer, u"user_version %1"_qs.arg(version)});
    if (mode == Mode::Read) // whoever writes to it has looked
        return {};
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    QString verdict;
    if (query.exec(u"PRAGMA quick_check(1)"_qs) && query.next())
        verdict = query.value(0).toString();
    else
        note(query.lastError());
    query.finish();
    if (m_fault)
        return tl::unexpected(faultOr(DatabaseFault::Kind::Damaged));
    if (verdict != u"ok")
        return tl::unexpected(DatabaseFault{DatabaseFault::Kind::Damaged, verdict});
    return {};
}

DatabaseFile::Result DatabaseFile::migrate()
{
    for (qint64 version = number(u"PRAGMA user_version"_qs); version < m_layout.steps.size(); ++version) {
        const Result stepped = write(Commit::Synced, [this, version] {
            for (const QString &sql : m_layout.steps.at(version)) {
                if (!execute(sql))
                    return false;
            }
            return execute(u"PRAGMA user_version=%1"_qs.arg(version + 1));
        });
        if (!stepped)
            return stepped;
    }
    return m_fault ? Result(tl::unexpected(faultOr(DatabaseFault::Kind::CannotOpen))) : Result();
}

DatabaseFile::Result DatabaseFile::write(Commit commit, const std::function<bool()> &work)
{
    m_fault.reset();
    const bool isSynced = commit == Commit::Synced;
    // Not inside a transaction: there SQLite ignores it.
    if (isSynced != m_isSynced &&
        execute(isSynced ? u"PRAGMA synchronous=FULL"_qs : u"PRAGMA synchronous=NORMAL"_qs))
        m_isSynced = isSynced;
    if (!m_fault && execute(u"BEGIN IMMEDIATE"_qs)) {
        if (work() && !m_fault && execute(u"COMMIT"_qs))
            return {};
        const DatabaseFault fault = faultOr(DatabaseFault::Kind::CannotWrite);
        // Some failures have taken it back already, and then this one fails, too.
        [[maybe_unused]] const bool isTakenBack = execute(u"ROLLBACK"_qs);
        m_fault.reset();
        return tl::unexpected(fault);
    }
    return tl::unexpected(faultOr(DatabaseFault::Kind::CannotWrite));
}

QSqlQuery &DatabaseFile::statement(const QString &sql)
{
    const auto known = m_statements.find(sql);
    if (known != m_statements.end())
        return known->second;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        note(query.lastError());
    return m_statements.emplace(sql, std::move(query)).first->second;
}

bool DatabaseFile::run(QSqlQuery &statement)
{
    if (statement.exec())
        return true;
    note(statement.lastError());
    statement.finish();
    return false;
}

qint64 DatabaseFile::number(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    qint64 answer = -1;
    if (!query.exec(sql))
        note(query.lastError());
    else if (query.next())
        answer = query.value(0).toLongLong();
    query.finish(); // an open one blocks the checkpoint
    return answer;
}

bool DatabaseFile::hasFailed(const QSqlQuery &statement)
{
    if (!statement.lastError().isValid())
        return false;
    note(statement.lastError());
    return true;
}

std::optional<DatabaseFault> DatabaseFile::takeFault()
{
    return std::exchange(m_fault, std::nullopt);
}

void DatabaseFile::refuse(const QString &words)
{
    if (!m_fault)
        m_fault = DatabaseFault{DatabaseFault::Kind::CannotWrite, words};
}

bool DatabaseFile::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    const bool isDone = query.exec(sql);
    if (!isDone)
        note(query.lastError());
    query.finish();
    return isDone;
}

DatabaseFault DatabaseFile::faultOr(DatabaseFault::Kind kind)
{
    return takeFault().value_or(DatabaseFault{kind, {}});
}

void DatabaseFile::note(const QSqlError &error)
{
    if (!m_fault) // what comes after the first is its consequence
        m_fault = DatabaseFault{kindOf(error),
                                error.databaseText().isEmpty() ? error.driverText() : error.databaseText()};
}

QString DatabaseFile::setAside(const QString &path, const QDateTime &now)
{
    const QString wanted = path + u".damaged-"_qs + now.toString(u"yyyyMMdd-HHmmss"_qs);
    QString target = wanted;
    for (int copy = 2; QFileInfo::exists(target); ++copy)
        target = wanted + u"-%1"_qs.arg(copy);
    if (!QFile::rename(path, target))
        return {};
    for (const QString &companion : {u"-wal"_qs, u"-shm"_qs}) {
        // One that stayed would be taken for the log of the fresh file.
        if (QFileInfo::exists(path + companion) && !QFile::rename(path + companion, target + companion))
            return {};
    }
    return target;
}

} // namespace phonedeck
