// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/journals.h"

#include <QtCore/QProcess>

using namespace phonedeck;

namespace {

const QString markOption = u"--mark-and-wait"_qs;

/// Makes a journal with an operation of `phones` phones and closes it.
bool makeJournal(JournalPlace &place, int phones)
{
    Journal journal(place.thread, place.path);
    JournalTalk talk(journal);
    return talk.open() && talk.add(phones) > 0;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.seek(at) && file.write(bytes) == bytes.size();
}

PhoneChanges success(qint64 operation, int position)
{
    PhoneRecord phone = waitingPhones(position + 1).at(position);
    phone.state = PhoneState::Succeeded;
    return {.operation = operation, .positions = {position}, .phones = {phone}};
}

/// The child of the test of a killed process: writes, says so, and waits to be killed.
int markAndWait(const QString &path)
{
    DatabaseThread thread;
    Journal journal(thread, path);
    JournalTalk talk(journal);
    const bool isOpen = talk.open();
    const qint64 operation = talk.add(100);
    const bool isIntended = talk.intend(
        {intentOf(1, operation, positionsUpTo(50)), intentOf(2, operation, {50})}, Durability::Process);
    const bool isMarked = talk.mark({1}, 4711);
    fprintf(stdout, isOpen && isIntended && isMarked ? "marked\n" : "failed\n");
    fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

class TestJournalTroubles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKilledProcessHasItsMarks()
    {
        JournalPlace place;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {markOption, place.path});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += child.readAllStandardOutput()).contains('\n'), 30'000);
        QCOMPARE(said, QByteArray("marked\n"));
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);

        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QVERIFY(journal.state().canWrite); // the lock of a dead process is nobody's
        const QList<StoredOperation> unfinished = talk.unfinished();
        QCOMPARE(unfinished.size(), 1);
        QVERIFY(unfinished.first().marksAreComplete);
        QCOMPARE(unfinished.first().phones.size(), 100);
        QCOMPARE(unfinished.first().phones.at(49).request, 1);
        QCOMPARE(unfinished.first().phones.at(51).request, 0);
        QCOMPARE(unfinished.first().requests.size(), 2);
        QVERIFY(unfinished.first().requests.at(0).isMarked);
        QCOMPARE(unfinished.first().requests.at(0).sentMs, 4711);
        QVERIFY(!unfinished.first().requests.at(1).isMarked);
    }

    void aSecondConsoleReadsAndTakesOver()
    {
        JournalPlace place;
        JournalLimits limits;
        limits.retryEvery = std::chrono::milliseconds(20);
        auto first = std::make_unique<Journal>(place.thread, place.path);
        JournalTalk firstTalk(*first);
        QVERIFY(firstTalk.open());
        QCOMPARE(firstTalk.add(3), 1);

        DatabaseThread otherThread;
        Journal second(otherThread, place.path, limits);
        JournalTalk secondTalk(second);
        QVERIFY(secondTalk.open());
        QCOMPARE(second.state(), (JournalState{.isOpen = true, .trouble = JournalTrouble::OtherConsole}));
        QCOMPARE(secondTalk.operations().size(), 1);
        QCOMPARE(secondTalk.add(1), 0);
        QVERIFY(!secondTalk.intend({intentOf(1, 1, {0})}));
        QCOMPARE(second.state().trouble, JournalTrouble::OtherConsole);
        QCOMPARE(firstTalk.add(3), 2); // the first one doesn't mind
        QCOMPARE(secondTalk.operations().size(), 2);

        QSignalSpy opened(&second, &Journal::opened);
        first.reset();
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(second.state(), (JournalState{.isOpen = true, .canWrite = true}));
        QVERIFY(secondTalk.add(1) > 2);
        QCOMPARE(secondTalk.operations().size(), 3);
    }

    void whatCannotBeOpenedSaysWhy_data()
    {
        QTest::addColumn<bool>("fileIsFolder");
        QTest::newRow("its folder is a file") << false;
        QTest::newRow("it is a folder") << true;
    }
    void whatCannotBeOpenedSaysWhy()
    {
        QFETCH(bool, fileIsFolder);
        JournalPlace place;
        if (fileIsFolder) {
            QVERIFY(QDir().mkpath(place.path));
        } else {
            QFile file(QFileInfo(place.path).path());
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        JournalLimits limits;
        limits.retryEvery = std::chrono::milliseconds(300);
        Journal journal(place.thread, place.path, limits);
        JournalTalk talk(journal);
        QSignalSpy changed(&journal, &Journal::stateChanged);
        QSignalSpy opened(&journal, &Journal::opened);
        journal.open();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(journal.state().trouble, JournalTrouble::CannotOpen);
        QVERIFY(!journal.state().isOpen);
        QVERIFY(!journal.state().canWrite);
        QVERIFY(!journal.isOurs());
        QVERIFY(!journal.state().detail.isEmpty());
        QCOMPARE(talk.add(1), 0);
        QVERIFY(talk.operations().isEmpty());
        QVERIFY(opened.isEmpty());
        // When the way is free it is opened by itself.
        if (fileIsFolder)
            QVERIFY(QDir().rmdir(place.path));
        else
            QVERIFY(QFile::remove(QFileInfo(place.path).path()));
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(journal.state(), (JournalState{.isOpen = true, .canWrite = true}));
        QVERIFY(talk.add(1) > 0);
    }

    void whoOnlyReadsLeavesTheLockToOthers()
    {
        JournalPlace place;
        JournalLimits limits;
        limits.retryEvery = std::chrono::milliseconds(20);
        DatabaseThread readersThread;
        Journal reader(readersThread, place.path, limits);
        JournalTalk readersTalk(reader);
        QSignalSpy opened(&reader, &Journal::opened);
        QSignalSpy changed(&reader, &Journal::changedElsewhere);
        reader.open(Journal::Access::Read);
        QVERIFY(readersTalk.operations().isEmpty());
        QVERIFY(!QFileInfo::exists(place.path)); // nothing is made by reading
        QCOMPARE(reader.state(), JournalState());

        auto writer = std::make_unique<Journal>(place.thread, place.path);
        JournalTalk writersTalk(*writer);
        QVERIFY(writersTalk.open());
        QVERIFY(writer->state().canWrite);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(reader.state(), (JournalState{.isOpen = true}));
        QVERIFY(!reader.isOurs());
        QCOMPARE(writersTalk.add(3), 1);
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(readersTalk.operations().size(), 1);
        QCOMPARE(readersTalk.add(1), 0);
        // Nobody has it now, and the reader doesn't take it.
        writer.reset();
        Journal next(place.thread, place.path);
        JournalTalk nextTalk(next);
        QVERIFY(nextTalk.open());
        QVERIFY(next.state().canWrite);
    }

    void aFullDiskRefusesWholeAndHeals()
    {
        JournalPlace place;
        JournalLimits limits;
        limits.mostBytes = 400 * 1024;
        limits.retryEvery = std::chrono::hours(1);
        Journal journal(place.thread, place.path, limits);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QCOMPARE(talk.add(100), 1);
        QCOMPARE(talk.add(5'000), 0);
        const JournalState full = journal.state();
        QCOMPARE(full.trouble, JournalTrouble::CannotWrite);
        QVERIFY(full.isOpen);
        QVERIFY(!full.canWrite);
        QVERIFY2(full.detail.contains(u"full"_qs), qPrintable(full.detail));
        QCOMPARE(askFile(place.path, u"SELECT count(*) FROM phone"_qs).toInt(), 100);
        QCOMPARE(talk.operations().size(), 1);
        // What fits is taken again, and says so.
        QVERIFY(talk.intend({intentOf(1, 1, {0})}));
        QCOMPARE(journal.state(), (JournalState{.isOpen = true, .canWrite = true}));
    }

    void outcomesThatDidNotFitComeWithTheNextWrite()
    {
        JournalPlace place;
        JournalLimits limits;
        limits.busyTimeout = std::chrono::milliseconds(1);
        limits.retryEvery = std::chrono::milliseconds(20);
        Journal journal(place.thread, place.path, limits);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QCOMPARE(talk.add(5), 1);
        QVERIFY(talk.intend({intentOf(1, 1, {4})}));
        QVERIFY(talk.mark({1}));
        QSignalSpy changed(&journal, &Journal::stateChanged);
        {
            OtherConnection other(place.path);
            QVERIFY(other.run(u"BEGIN IMMEDIATE"_qs));
            journal.update(success(1, 2));
            QTRY_COMPARE(journal.state().trouble, JournalTrouble::CannotWrite);
            QVERIFY2(journal.state().detail.contains(u"locked"_qs), qPrintable(journal.state().detail));
            RequestIntent answered = intentOf(1, 1, {4});
            answered.isAnswered = answered.isAccepted = true;
            answered.taskId = u"task-7"_qs;
            QVERIFY(!talk.answer(answered, {}));
            QVERIFY(!talk.mark({1}, 77));
            QVERIFY(other.run(u"ROLLBACK"_qs));
        }
        QTRY_VERIFY(journal.state().canWrite); // by itself
        QCOMPARE(journal.state().trouble, JournalTrouble::None);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(talk.phones(1).at(2).state, PhoneState::Succeeded);
        QCOMPARE(talk.operations().first().counts.of(PhoneState::Succeeded), 1);
        // What is known of a request is kept; what would only have let it leave is not.
        QCOMPARE(askFile(place.path, u"SELECT task_id FROM request WHERE is_answered"_qs).toString(),
                 u"task-7"_qs);
        QCOMPARE(askFile(place.path, u"SELECT sent_ms FROM request"_qs).toInt(), 5);
    }

    void aReadOnlyFileIsReadAndSaysSo()
    {
        JournalPlace place;
        QVERIFY(makeJournal(place, 3));
        // A write version that this SQLite doesn't know: it opens such a file for reading only.
        QVERIFY(overwrite(place.path, 18, QByteArray(1, 3)));
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QCOMPARE(journal.state().trouble, JournalTrouble::CannotWrite);
        QVERIFY(!journal.state().canWrite);
        QVERIFY2(journal.state().detail.contains(u"readonly"_qs), qPrintable(journal.state().detail));
        QCOMPARE(talk.add(1), 0);
        QVERIFY(!talk.intend({intentOf(1, 1, {0})}));
        QCOMPARE(talk.phones(1), waitingPhones(3));
        QVERIFY(journal.takeOperationId() > 1);
    }

    void overwrittenPagesAreFoundAndTheFileIsKept_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::newRow("the header") << qint64(0);
        QTest::newRow("pages") << qint64(8 * 4096);
    }
    void overwrittenPagesAreFoundAndTheFileIsKept()
    {
        QFETCH(qint64, at);
        JournalPlace place;
        QVERIFY(makeJournal(place, 2'000));
        QVERIFY(overwrite(place.path, at, QByteArray(8 * 4096, '\x5a')));
        const QByteArray damaged = contents(place.path);
        {
            Journal journal(place.thread, place.path);
            JournalTalk talk(journal);
            QVERIFY(talk.open());
            const JournalState state = journal.state();
            QCOMPARE(state.trouble, JournalTrouble::Damaged);
            QVERIFY(state.isOpen);
            QVERIFY(state.canWrite);
            QVERIFY(QFileInfo(state.detail).fileName().startsWith(u"journal.sqlite.damaged-"_qs));
            QVERIFY(contents(state.detail) == damaged);
            QVERIFY(talk.operations().isEmpty());
            QCOMPARE(talk.add(3), 1);
            QCOMPARE(journal.state(), state); // still to be told
        }
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QCOMPARE(journal.state().trouble, JournalTrouble::None);
        QCOMPARE(talk.operations().size(), 1);
    }

    void damageWhileWorkingStopsTheWriting()
    {
        JournalPlace place;
        {
            Journal journal(place.thread, place.path);
            JournalTalk talk(journal);
            QVERIFY(talk.open());
            for (int i = 0; i < 5; ++i)
                QVERIFY(talk.add(6'000) > 0);
        }
        JournalLimits limits;
        limits.retryEvery = std::chrono::milliseconds(5);
        Journal journal(place.thread, place.path, limits);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        // Beyond what the connection has in memory: pages of phones.
        const qint64 size = QFileInfo(place.path).size();
        QVERIFY(overwrite(place.path, 20 * 4096, QByteArray(size - 30 * 4096, '\x5a')));
        for (qint64 id = 5; id > 0 && journal.state().canWrite; --id)
            talk.phones(id);
        QVERIFY(!talk.intend({intentOf(1, 1, positionsUpTo(6'000))}));
        QCOMPARE(journal.state().trouble, JournalTrouble::Damaged);
        QVERIFY(!journal.state().canWrite);
        QVERIFY2(journal.state().detail.contains(u"malformed"_qs), qPrintable(journal.state().detail));
        QCOMPARE(talk.add(1), 0); // also what would fit elsewhere
        QCOMPARE(journal.state().trouble, JournalTrouble::Damaged);
    }

    void aNewerJournalIsLeftAlone()
    {
        JournalPlace place;
        QVERIFY(makeJournal(place, 3));
        QVERIFY(OtherConnection(place.path).run(u"PRAGMA user_version=99"_qs));
        const QByteArray before = contents(place.path);
        {
            Journal journal(place.thread, place.path);
            JournalTalk talk(journal);
            QSignalSpy changed(&journal, &Journal::stateChanged);
            journal.open();
            QTRY_COMPARE(changed.size(), 1);
            QCOMPARE(journal.state().trouble, JournalTrouble::Newer);
            QVERIFY(!journal.state().isOpen);
            QVERIFY(!journal.state().canWrite);
            QCOMPARE(talk.add(1), 0);
        }
        QVERIFY(contents(place.path) == before);
        QCOMPARE(QDir(QFileInfo(place.path).path()).entryList({u"*damaged*"_qs}).size(), 0);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() == 3 && arguments.at(1) == markOption)
        return markAndWait(arguments.at(2));
    TestJournalTroubles test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journaltroubles.moc"
