// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/accounts/accounthome.h"
#include "models/accounts/accountsession.h"
#include "models/accounts/statuspresenter.h"
#include "models/transport/messagelog.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;

/// What stays to be read, how long what runs will take, and where an account's journal lies.
class TestMessageLog : public QObject
{
    Q_OBJECT

    static OperationResult result(qint64 operation, int failed, int unknown)
    {
        OperationResult made;
        made.operation = operation;
        made.counts.of(PhoneState::Succeeded) = 200 - failed - unknown;
        made.counts.of(PhoneState::Failed) = failed;
        made.counts.of(PhoneState::Unknown) = unknown;
        return made;
    }

    static OperationRecord running(int done, int total)
    {
        OperationRecord record;
        record.counts.of(PhoneState::Succeeded) = done;
        record.counts.of(PhoneState::Waiting) = total - done;
        return record;
    }

private Q_SLOTS:
    void anOperationIsOneMessage()
    {
        MessageLog log;
        QSignalSpy changes(&log, &MessageLog::changed);
        log.addResult(result(4, 3, 2));
        log.markAllRead();
        log.addResult(result(5, 1, 0));
        log.addResult(result(4, 3, 2)); // nothing new
        QCOMPARE(changes.size(), 3);
        QCOMPARE(log.messages().size(), 2);
        log.addResult(result(4, 4, 1)); // one was settled
        QCOMPARE(log.messages().size(), 2);
        QCOMPARE(log.messages().constFirst().result()->operation, 4);
        QCOMPARE(log.messages().constFirst().count, 1);
        QVERIFY(messageTitle(log.messages().constFirst()).contains(u"4 failed"));
        QVERIFY(messageTitle(log.messages().constFirst()).contains(u"1 unknown"));
        QVERIFY(log.hasResult(5));
        log.removeResult(5);
        QVERIFY(!log.hasResult(5));
        QCOMPARE(log.messages().size(), 1);
    }

    void everyTroubleOfTheJournalHasWords()
    {
        MessageLog log;
        log.addJournal({});
        QVERIFY(log.messages().isEmpty());
        QSet<QString> titles;
        for (JournalTrouble trouble :
             {JournalTrouble::OtherConsole, JournalTrouble::CannotOpen, JournalTrouble::Damaged,
              JournalTrouble::Newer, JournalTrouble::CannotWrite}) {
            JournalState state;
            state.trouble = trouble;
            state.detail = u"/somewhere/journal.sqlite.damaged"_qs;
            log.addJournal(state);
            log.addJournal(state);
            titles.insert(messageTitle(log.messages().constFirst()));
            QCOMPARE(log.messages().constFirst().count, 2);
            QCOMPARE(log.messages().constFirst().journal()->detail, state.detail);
        }
        QCOMPARE(titles.size(), 5);
        QVERIFY(!titles.contains(QString()));
    }

    void tellsWhatIsLeftOnlyWhenItCan()
    {
        OperationPace pace;
        QVERIFY(msLeft(running(0, 200), pace) < 0); // nothing is known yet
        pace.take(1'770'000'000'000, 0);
        pace.take(1'770'000'010'000, 50);
        QCOMPARE(msLeft(running(50, 200), pace), 30'000);
        OperationRecord skipping = running(50, 200);
        skipping.counts.of(PhoneState::Skipped) = 1000; // take no time
        QCOMPARE(msLeft(skipping, pace), 30'000);
        OperationRecord asking = running(50, 200);
        asking.waves.asksBetween = true;
        QVERIFY(msLeft(asking, pace) < 0);
        OperationRecord braked = running(50, 200);
        braked.state = RunState::Braked;
        QVERIFY(msLeft(braked, pace) < 0);
    }

    void anAccountHasAFolderOfItsOwn()
    {
        const QString project = u"0605768a3300d5762f8bc00d6f4a9d0e"_qs;
        const QString key = accountKey(QUrl(u"https://a.example"_qs), project);
        QCOMPARE(key.size(), 16);
        for (const char *same : {"https://A.example", "https://a.example/", "https://a.example:443/v1"})
            QCOMPARE(accountKey(QUrl(QString::fromLatin1(same)), project), key);
        QCOMPARE(accountKey(QUrl(u"https://a.example"_qs), u' ' + project.toUpper()), key);
        for (const char *other : {"https://b.example", "https://a.example:8443", "http://a.example"})
            QVERIFY(accountKey(QUrl(QString::fromLatin1(other)), project) != key);
        QVERIFY(accountKey(QUrl(u"https://a.example"_qs), u"1605768a3300d5762f8bc00d6f4a9d0e"_qs) != key);
    }
};

QTEST_GUILESS_MAIN(TestMessageLog)
#include "tst_messagelog.moc"
