// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/databasefile.h"

#include <QtTest/QtTest>

using namespace phonedeck;
using Commit = DatabaseFile::Commit;
using Mode = DatabaseFile::Mode;

namespace {

const DatabaseFile::SchemaStep first{u"CREATE TABLE sample (a INTEGER NOT NULL)"_qs,
                                     u"INSERT INTO sample VALUES (1)"_qs};
const DatabaseFile::SchemaStep second{u"ALTER TABLE sample ADD COLUMN b INTEGER NOT NULL DEFAULT 7"_qs,
                                      u"INSERT INTO sample VALUES (2, 8)"_qs};

} // namespace

class TestDatabaseFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anOlderFileIsBroughtUpStepByStep()
    {
        {
            DatabaseFile file(path(), {.steps = {first}});
            QVERIFY(file.open(Mode::Write));
            QCOMPARE(file.number(u"PRAGMA user_version"_qs), 1);
            QVERIFY(file.write(Commit::Quick, [&file] {
                return file.run(file.statement(u"INSERT INTO sample VALUES (5)"_qs));
            }));
        }
        DatabaseFile file(path(), {.steps = {first, second, {}}});
        QVERIFY(file.open(Mode::Write));
        QCOMPARE(file.number(u"PRAGMA user_version"_qs), 3);
        QCOMPARE(file.number(u"SELECT sum(a) FROM sample"_qs), 8);
        QCOMPARE(file.number(u"SELECT sum(b) FROM sample"_qs), 22);
    }

    void aStepThatFailsLeavesTheVersionBefore()
    {
        DatabaseFile broken(path(), {.steps = {first, {u"DELETE FROM sample"_qs, u"NO SQL"_qs}}});
        const DatabaseFile::Result opened = broken.open(Mode::Write);
        QVERIFY(!opened);
        QVERIFY2(opened.error().words.contains(u"syntax"_qs), qPrintable(opened.error().words));
        QVERIFY(!broken.isOpen());
        DatabaseFile file(path(), {.steps = {first}});
        QVERIFY(file.open(Mode::Write));
        QCOMPARE(file.number(u"SELECT count(*) FROM sample"_qs), 1);
    }

    void aReaderTakesItsVersionOnly()
    {
        DatabaseFile none(path(), {.steps = {first}});
        QCOMPARE(none.open(Mode::Read).error().kind, DatabaseFault::Kind::CannotOpen);
        QVERIFY(!QFileInfo::exists(path()));
        DatabaseFile writer(path(), {.steps = {first}});
        QVERIFY(writer.open(Mode::Write));
        DatabaseFile reader(path(), {.steps = {first}});
        QVERIFY(reader.open(Mode::Read));
        QCOMPARE(reader.number(u"SELECT count(*) FROM sample"_qs), 1);
        DatabaseFile later(path(), {.steps = {first, second}});
        QCOMPARE(later.open(Mode::Read).error().kind, DatabaseFault::Kind::CannotOpen);
        DatabaseFile earlier(path(), {});
        QCOMPARE(earlier.open(Mode::Write).error(),
                 (DatabaseFault{DatabaseFault::Kind::Newer, u"user_version 1"_qs}));
    }

    void aTransactionIsWholeOrNothing()
    {
        DatabaseFile file(path(), {.steps = {first}});
        QVERIFY(file.open(Mode::Write));
        const auto insert = [&file] { return file.run(file.statement(u"INSERT INTO sample VALUES (5)"_qs)); };
        const DatabaseFile::Result refused = file.write(Commit::Quick, [&] {
            const bool isIn = insert();
            file.refuse(u"not today"_qs);
            return isIn;
        });
        QCOMPARE(refused.error(), (DatabaseFault{DatabaseFault::Kind::CannotWrite, u"not today"_qs}));
        const DatabaseFile::Result failed = file.write(Commit::Synced, [&] {
            return insert() && file.run(file.statement(u"INSERT INTO sample VALUES (NULL)"_qs));
        });
        QVERIFY2(failed.error().words.contains(u"NOT NULL"_qs), qPrintable(failed.error().words));
        QCOMPARE(file.number(u"SELECT count(*) FROM sample"_qs), 1);
        QVERIFY(file.write(Commit::Quick, insert));
        QCOMPARE(file.number(u"SELECT count(*) FROM sample"_qs), 2);
    }

    void syncsWhereAPowerCutIsPromised()
    {
        DatabaseFile file(path(), {.steps = {first}});
        QVERIFY(file.open(Mode::Write));
        const QString level = u"PRAGMA synchronous"_qs;
        qint64 inside = -1;
        const auto look = [&] {
            inside = file.number(level);
            return true;
        };
        QVERIFY(file.write(Commit::Synced, look));
        QCOMPARE(inside, 2);
        QVERIFY(file.write(Commit::Quick, look));
        QCOMPARE(inside, 1);
        QVERIFY(file.write(Commit::Synced, look));
        QCOMPARE(inside, 2);
        QCOMPARE(file.number(u"PRAGMA auto_vacuum"_qs), 2);
    }

    void whatIsSetAsideKeepsItsCompanions()
    {
        const QDateTime now(QDate(2025, 3, 4), QTime(5, 6, 7));
        for (int round = 0; round < 2; ++round) {
            for (const QString &companion : {u""_qs, u"-wal"_qs, u"-shm"_qs}) {
                QFile file(path() + companion);
                QVERIFY(file.open(QIODevice::WriteOnly));
            }
            const QString copy = DatabaseFile::setAside(path(), now);
            QCOMPARE(copy, path() + u".damaged-20250304-050607"_qs + (round == 0 ? u""_qs : u"-2"_qs));
            QVERIFY(QFileInfo::exists(copy) && QFileInfo::exists(copy + u"-wal"_qs) &&
                    QFileInfo::exists(copy + u"-shm"_qs));
            QVERIFY(!QFileInfo::exists(path()) && !QFileInfo::exists(path() + u"-wal"_qs));
        }
        QVERIFY(DatabaseFile::setAside(path(), now).isEmpty());
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"sample.sqlite"_qs); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestDatabaseFile)
#include "tst_databasefile.moc"
