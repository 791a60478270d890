// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

#include <tl/expected.hpp>

#include <chrono>
#include <functional>
#include <map>
#include <optional>

namespace phonedeck {

/// Why a database can't be used.
struct DatabaseFault {
    enum class Kind {
        CannotOpen,  ///< path, rights, no driver
        Damaged,     ///< what is in the file is no sound database
        Newer,       ///< its schema is of a later version
        CannotWrite, ///< full, read-only, held by another program
    };
    Kind kind = Kind::CannotOpen;
    QString words; ///< the database's own

    bool operator==(const DatabaseFault &) const = default;
};

/// One SQLite file (WAL) and the one connection to it. Made anywhere, used and closed in one thread, that of
/// databases.
class DatabaseFile final
{
public:
    /// The statements that lead to the next version of a schema.
    using SchemaStep = QStringList;

    struct Layout {
        QList<SchemaStep> steps; ///< steps[n] leads from user_version n to n + 1
        qint64 mostBytes = 0;    ///< the file never grows beyond, as if the disk were full; 0: no bound
        std::chrono::milliseconds busyTimeout{2'000}; ///< how long a write waits for another program
    };
    enum class Mode { Write, Read };
    /// Quick survives the end of the program, Synced a power cut as well.
    enum class Commit { Quick, Synced };

    using Result = tl::expected<void, DatabaseFault>;

    DatabaseFile(const QString &path, const Layout &layout);
    ~DatabaseFile();
    Q_DISABLE_COPY_MOVE(DatabaseFile)

    /// Checks what is there before anything is written to it, then brings it to the newest version. A file
    /// that is damaged or newer is left as it was. Mode::Read takes a file of exactly this version.
    [[nodiscard]] Result open(Mode mode);
    void close();
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    /// Runs `work` in a transaction: all of it is in the file, or nothing. False from `work` takes it back.
    [[nodiscard]] Result write(Commit commit, const std::function<bool()> &work);
    /// Prepared once and kept. To be bound, given to run() and, if it reads, finished.
    [[nodiscard]] QSqlQuery &statement(const QString &sql);
    /// False if it failed; write() tells why, outside of it fault().
    bool run(QSqlQuery &statement);
    /// Reads one number, or -1 if there is none.
    [[nodiscard]] qint64 number(const QString &sql);
    /// Whether a read stopped for another reason than its end. To be asked after the last next().
    bool hasFailed(const QSqlQuery &statement);
    /// The first failure since the last write() or takeFault().
    [[nodiscard]] std::optional<DatabaseFault> takeFault();
    /// For what fails without a word of the database, inside write().
    void refuse(const QString &words);

    /// Moves a file that is not open, with its -wal and -shm, to "name.damaged-YYYYMMDD-HHMMSS" and gives the
    /// new path; empty if that failed.
    [[nodiscard]] static QString setAside(const QString &path, const QDateTime &now);

private:
    [[nodiscard]] Result connectTo(Mode mode);
    [[nodiscard]] Result check(Mode mode);
    [[nodiscard]] Result migrate();
    [[nodiscard]] bool execute(const QString &sql);
    [[nodiscard]] DatabaseFault faultOr(DatabaseFault::Kind kind);
    void note(const QSqlError &error);

    QString m_path;
    Layout m_layout;
    QString m_connection; ///< its name with Qt
    QSqlDatabase m_database;
    std::map<QString, QSqlQuery> m_statements;
    std::optional<DatabaseFault> m_fault;
    bool m_isOpen = false;
    bool m_isSynced = false; ///< PRAGMA synchronous is FULL
};

} // namespace phonedeck
