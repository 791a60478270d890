// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/journals.h"

using namespace phonedeck;

namespace {

constexpr qint64 dayMs = 24ll * 3600 * 1000;

enum class Kind { Done, Failed, Unknown, Checked, Running };

/// Writes an operation that ended so many days ago.
bool addOld(Journal &journal, JournalTalk &talk, Kind kind, int daysAgo, int count = 2)
{
    QList<PhoneRecord> phones = waitingPhones(count);
    for (PhoneRecord &phone : phones)
        phone.state = kind == Kind::Running ? PhoneState::Working : PhoneState::Succeeded;
    if (kind == Kind::Failed)
        phones.first().state = PhoneState::Failed;
    if (kind == Kind::Unknown || kind == Kind::Checked)
        phones.first().state = PhoneState::Unknown;
    phones.first().isChecked = kind == Kind::Checked;
    OperationRecord operation = rebootOf(journal.takeOperationId(), phones);
    operation.state = kind == Kind::Running ? RunState::Running : RunState::Ended;
    operation.startedMs -= daysAgo * dayMs;
    operation.endedMs = kind == Kind::Running ? 0 : operation.startedMs + 1;
    const RequestIntent request = intentOf(journal.takeRequestNumber(), operation.id, positionsUpTo(count));
    return talk.add(operation, phones) && talk.intend({request});
}

QList<qint64> idsIn(JournalTalk &talk)
{
    QList<qint64> ids;
    for (const OperationRecord &operation : talk.operations())
        ids.append(operation.id);
    return ids;
}

JournalLimits endless()
{
    JournalLimits limits;
    limits.keepDone = limits.keepFailed = std::chrono::days(36'500);
    return limits;
}

} // namespace

class TestJournalBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void failuresStayLongestAndWhatHasNotEndedStays()
    {
        JournalPlace place;
        {
            Journal journal(place.thread, place.path, endless());
            JournalTalk talk(journal);
            QVERIFY(talk.open());
            QVERIFY(addOld(journal, talk, Kind::Running, 5'000)); // 1
            QVERIFY(addOld(journal, talk, Kind::Checked, 5'000)); // 2
            QVERIFY(addOld(journal, talk, Kind::Failed, 731));    // 3: goes
            QVERIFY(addOld(journal, talk, Kind::Unknown, 729));   // 4
            QVERIFY(addOld(journal, talk, Kind::Failed, 100));    // 5
            QVERIFY(addOld(journal, talk, Kind::Done, 91));       // 6: goes
            QVERIFY(addOld(journal, talk, Kind::Done, 89));       // 7
        }
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QTRY_COMPARE(idsIn(talk), (QList<qint64>{7, 5, 4, 2, 1}));
        OtherConnection other(place.path);
        QTRY_COMPARE(other.ask(u"SELECT count(*) FROM phone"_qs).toInt(), 10);
        QTRY_COMPARE(other.ask(u"SELECT count(*) FROM removal"_qs).toInt(), 0);
        QCOMPARE(other.ask(u"SELECT count(*) FROM request"_qs).toInt(), 5);
        QVERIFY(journal.takeOperationId() > 7);
    }

    void beyondTheSizeTheOldestGoFirstAndFailuresLast()
    {
        JournalPlace place;
        {
            Journal journal(place.thread, place.path, endless());
            JournalTalk talk(journal);
            QVERIFY(talk.open());
            for (int i = 0; i < 6; ++i)
                QVERIFY(addOld(journal, talk, i == 0 ? Kind::Failed : Kind::Done, 1, 2'500));
        }
        const qint64 before = QFileInfo(place.path).size();
        JournalLimits limits = endless();
        limits.maxBytes = before * 11 / 20;
        Journal journal(place.thread, place.path, limits);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        OtherConnection other(place.path);
        // Until nothing is left over and the disk has its pages back.
        QTRY_VERIFY(other.ask(u"PRAGMA page_count"_qs).toLongLong() * 4096 <= limits.maxBytes &&
                    other.ask(u"SELECT count(*) FROM removal"_qs).toInt() == 0 &&
                    other.ask(u"PRAGMA freelist_count"_qs).toInt() == 0);
        // Pages of an index are rarely empty altogether: a little more goes than would do.
        const QList<qint64> left = idsIn(talk);
        QVERIFY(left.size() == 3 || left.size() == 2);
        QCOMPARE(left.first(), 6);
        QCOMPARE(left.last(), 1); // the oldest, with a failure
        QCOMPARE(left.at(left.size() - 2), left.size() == 3 ? 5 : 6);
        QCOMPARE(other.ask(u"SELECT count(*) FROM phone"_qs).toInt(), left.size() * 2'500);
        QCOMPARE(other.ask(u"PRAGMA quick_check"_qs).toString(), u"ok"_qs);
    }

    void writesGoOnWhileItIsTidied()
    {
        JournalPlace place;
        {
            Journal journal(place.thread, place.path, endless());
            JournalTalk talk(journal);
            QVERIFY(talk.open());
            QVERIFY(addOld(journal, talk, Kind::Done, 400, 20'000));
        }
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QTRY_VERIFY(idsIn(talk).isEmpty());
        OtherConnection other(place.path);
        const QString rest = u"SELECT count(*) FROM phone WHERE operation = 1"_qs;
        QVERIFY(other.ask(rest).toInt() > 10'000);
        QVERIFY(talk.add(1) > 0);
        QVERIFY(other.ask(rest).toInt() > 0);
        QTRY_COMPARE(other.ask(rest).toInt(), 0);
    }

    void aRemovalThatWasCutShortGoesOn()
    {
        JournalPlace place;
        {
            Journal journal(place.thread, place.path, endless());
            JournalTalk talk(journal);
            QVERIFY(talk.open());
            QVERIFY(addOld(journal, talk, Kind::Done, 400, 5'000));
        }
        {
            OtherConnection other(place.path);
            QVERIFY(other.run(u"INSERT INTO removal VALUES (1)"_qs));
            QVERIFY(other.run(u"DELETE FROM operation"_qs));
            QVERIFY(other.run(u"DELETE FROM phone WHERE position < 1500"_qs));
        }
        Journal journal(place.thread, place.path, endless());
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QVERIFY(talk.history(waitingPhones(2'000).last().instanceId, 10).lines.isEmpty());
        OtherConnection other(place.path);
        QTRY_COMPARE(other.ask(u"SELECT count(*) FROM phone"_qs).toInt(), 0);
        QTRY_COMPARE(other.ask(u"SELECT count(*) FROM removal"_qs).toInt(), 0);
    }
};

QTEST_GUILESS_MAIN(TestJournalBounds)
#include "tst_journalbounds.moc"
