// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/journals.h"

using namespace phonedeck;

namespace {

/// A record of which no field has its default.
PhoneRecord fullPhone(int number)
{
    PhoneRecord phone = waitingPhones(1).first();
    phone.instanceId += QString::number(number);
    phone.name = u"上海门店 “%1” – ☎"_qs.arg(number);
    phone.state = PhoneState::Unknown;
    phone.reason = PhoneReason::ConsoleEndedThen;
    phone.isChecked = true;
    phone.step = 2;
    phone.wave = 300;
    phone.request = 9'000'000'000 + number;
    phone.jobId = u"job-%1"_qs.arg(number);
    phone.queuePosition = 17;
    phone.errorKind = ErrorKind::ServiceFailed;
    phone.httpStatus = 503;
    phone.code = u"KOOPHONE.API.5005"_qs;
    phone.serviceText = QString(20'000, u'很');
    phone.requestId = u"6f1c'\"; DROP TABLE phone; --"_qs;
    phone.output = u"line one\nline two\t\x01 €"_qs;
    phone.endedMs = 1'700'000'000'123;
    return phone;
}

OperationRecord fullOperation(qint64 id, const QList<PhoneRecord> &phones)
{
    OperationRecord operation = rebootOf(id, phones);
    operation.action = ActionId::SessionRescue;
    operation.steps = stepsOf(ActionId::SessionRescue);
    operation.arguments = {{u"text"_qs, u"云手机"_qs}, {u"deep"_qs, QJsonObject{{u"n"_qs, 1.5}}}};
    operation.label = u"配置 A"_qs;
    operation.userName = u"管理员"_qs;
    operation.repeats = 41;
    operation.waves = {.canary = 3, .step = 20, .brakeShare = 0.125, .asksBetween = true};
    operation.waves.spreadOver = std::chrono::minutes(45);
    operation.state = RunState::Braked;
    operation.wave = 2;
    operation.waveCount = 7;
    return operation;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackExactlyWhatWasWritten()
    {
        JournalPlace place;
        QList<PhoneRecord> phones;
        for (int i = 0; i < 50; ++i)
            phones.append(fullPhone(i));
        phones.append(waitingPhones(3));
        OperationRecord operation;
        RequestIntent request = intentOf(0, 0, {4, 3, 0, 1, 2, 52});
        {
            Journal journal(place.thread, place.path);
            JournalTalk talk(journal);
            QVERIFY(talk.open());
            QCOMPARE(journal.state(), (JournalState{.isOpen = true, .canWrite = true}));
            operation = fullOperation(journal.takeOperationId(), phones);
            request.number = journal.takeRequestNumber();
            request.operation = operation.id;
            request.step = ActionId::Prepare;
            request.stepIndex = 2;
            request.wave = 1;
            request.userId = u"用户"_qs;
            QVERIFY(talk.add(operation, phones));
            QVERIFY(talk.intend({request}));
            QVERIFY(talk.mark({request.number}, 1'700'000'000'456));
            request.isMarked = request.isAnswered = request.isAccepted = true;
            request.taskId = u"task"_qs;
            request.requestId = u"request"_qs;
            request.sentMs = 1'700'000'000'456;
            for (int position : request.positions) {
                phones[position].request = request.number;
                phones[position].step = 2;
                phones[position].jobId = u"job %1"_qs.arg(position);
            }
            PhoneChanges changes{.operation = operation.id, .positions = request.positions};
            for (int position : request.positions)
                changes.phones.append(phones.at(position));
            QVERIFY(talk.answer(request, changes));
        }
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QCOMPARE(talk.operations(), QList{operation});
        QCOMPARE(talk.phones(operation.id), phones);
        const QList<StoredOperation> unfinished = talk.unfinished();
        QCOMPARE(unfinished.size(), 1);
        QCOMPARE(unfinished.first().record, operation);
        QCOMPARE(unfinished.first().phones, phones);
        QCOMPARE(unfinished.first().requests, QList{request});
        QVERIFY(unfinished.first().marksAreComplete);
    }

    void tenThousandPhonesComeBack()
    {
        JournalPlace place;
        const QList<PhoneRecord> phones = waitingPhones(10'000);
        {
            Journal journal(place.thread, place.path);
            JournalTalk talk(journal);
            QVERIFY(talk.open());
            QVERIFY(talk.add(rebootOf(journal.takeOperationId(), phones), phones));
        }
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QCOMPARE(talk.phones(1), phones);
        QCOMPARE(talk.operations().first().counts.of(PhoneState::Waiting), 10'000);
    }

    void anIntentIsOnDiskBeforeItsHandlerRuns()
    {
        JournalPlace place;
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        const qint64 operation = talk.add(20);
        OtherConnection other(place.path);
        int intents = -1;
        int carried = -1;
        journal.intend({intentOf(1, operation, positionsUpTo(10)), intentOf(2, operation, {15, 12})},
                       Durability::Process, this, [&](bool ok) {
                           QVERIFY(ok);
                           intents = other.ask(u"SELECT count(*) FROM request"_qs).toInt();
                           carried = other.ask(u"SELECT count(*) FROM phone WHERE request > 0"_qs).toInt();
                       });
        QTRY_COMPARE(intents, 2);
        QCOMPARE(carried, 12);
        int marks = -1;
        journal.mark({2}, 77, this, [&](bool) {
            marks = other.ask(u"SELECT count(*) FROM request WHERE is_marked AND sent_ms = 77"_qs).toInt();
        });
        QTRY_COMPARE(marks, 1);
        QCOMPARE(talk.phones(operation).at(15).request, 2);
        QCOMPARE(talk.phones(operation).at(11).request, 0);
    }

    void handlersRunInOrder()
    {
        JournalPlace place;
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        const QList<PhoneRecord> phones = waitingPhones(2);
        QStringList order;
        journal.add(rebootOf(1, phones), phones, this, [&](bool) { order += u"add"_qs; });
        journal.intend({intentOf(1, 1, {0, 1})}, Durability::Power, this,
                       [&](bool) { order += u"intend"_qs; });
        journal.mark({1}, 5, this, [&](bool) { order += u"mark"_qs; });
        journal.readPhones(
            1, this, [&](const QList<PhoneRecord> &read) { order += u"read %1"_qs.arg(read.at(1).request); });
        journal.answer(intentOf(1, 1, {0, 1}), {}, this, [&](bool) { order += u"answer"_qs; });
        QTRY_COMPARE(order.join(u' '), u"add intend mark read 1 answer"_qs);
    }

    void handlersOfDeadContextsAreSilent()
    {
        JournalPlace place;
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        auto context = std::make_unique<QObject>();
        bool hasRun = false;
        const QList<PhoneRecord> phones = waitingPhones(1);
        journal.add(rebootOf(1, phones), phones, context.get(), [&](bool) { hasRun = true; });
        context.reset();
        QCOMPARE(talk.operations().size(), 1); // answered after it
        QVERIFY(!hasRun);
    }

    void updatesAreGatheredAndAnAnswerTakesThemAlong()
    {
        JournalPlace place;
        Limits limits;
        limits.gatherFor = std::chrono::hours(1);
        limits.gatherRows = 3;
        Journal journal(place.thread, place.path, limits);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        const qint64 id = talk.add(10);
        QVERIFY(talk.intend({intentOf(1, id, {9})}));
        OtherConnection other(place.path);
        const QString count = u"SELECT succeeded FROM operation"_qs;
        const auto succeed = [&](int position) {
            PhoneRecord phone = waitingPhones(10).at(position);
            phone.state = PhoneState::Succeeded;
            journal.update(PhoneChanges{.operation = id, .positions = {position}, .phones = {phone}});
            place.thread.flush();
        };
        succeed(0);
        succeed(1);
        succeed(1); // the same one again needs no second place
        QCOMPARE(other.ask(count).toInt(), 0);
        succeed(2); // that makes three
        QCOMPARE(other.ask(count).toInt(), 3);
        succeed(3);
        QCOMPARE(other.ask(count).toInt(), 3);
        QVERIFY(talk.answer(intentOf(1, id, {9}), {}));
        QCOMPARE(other.ask(count).toInt(), 4);
        succeed(4);
        OperationRecord ended = rebootOf(id, {});
        ended.state = RunState::Ended;
        journal.update(ended);
        place.thread.flush();
        QCOMPARE(other.ask(count).toInt(), 5);
        QCOMPARE(other.ask(u"SELECT state FROM operation"_qs).toInt(), int(RunState::Ended));
        succeed(5);
        QCOMPARE(talk.operations().first().counts.of(PhoneState::Succeeded), 6); // a read sees all
    }

    void gatheredUpdatesGoByThemselves()
    {
        JournalPlace place;
        Limits limits;
        limits.gatherFor = std::chrono::milliseconds(1);
        Journal journal(place.thread, place.path, limits);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        const qint64 id = talk.add(1);
        PhoneRecord phone = waitingPhones(1).first();
        phone.state = PhoneState::Failed;
        journal.update(PhoneChanges{.operation = id, .positions = {0}, .phones = {phone}});
        OtherConnection other(place.path);
        QTRY_COMPARE(other.ask(u"SELECT failed FROM operation"_qs).toInt(), 1);
    }

    void theEndWritesWhatWaits()
    {
        JournalPlace place;
        Limits limits;
        limits.gatherFor = std::chrono::hours(1);
        {
            Journal journal(place.thread, place.path, limits);
            JournalTalk talk(journal);
            QVERIFY(talk.open());
            const qint64 id = talk.add(2);
            PhoneRecord phone = waitingPhones(2).at(1);
            phone.state = PhoneState::Succeeded;
            journal.update(PhoneChanges{.operation = id, .positions = {1}, .phones = {phone}});
        }
        QCOMPARE(askFile(place.path, u"SELECT succeeded FROM operation"_qs).toInt(), 1);
        QCOMPARE(askFile(place.path, u"SELECT state FROM phone WHERE position = 1"_qs).toInt(),
                 int(PhoneState::Succeeded));
    }

    void countsFollowThePhonesThroughEveryChange()
    {
        JournalPlace place;
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        const qint64 id = talk.add(200);
        QList<PhoneRecord> phones = waitingPhones(200);
        QRandomGenerator random(7);
        for (int round = 0; round < 60; ++round) {
            PhoneChanges changes{.operation = id};
            for (int i = 0; i < 20; ++i) {
                const int position = random.bounded(200);
                phones[position].state = PhoneState(random.bounded(phoneStateCount));
                phones[position].isChecked = random.bounded(2) == 1;
                changes.positions.append(position);
                changes.phones.append(phones.at(position));
            }
            journal.update(changes);
            if (round % 7 == 0)
                QCOMPARE(talk.operations().first().counts, countsOf(phones));
        }
        QCOMPARE(talk.operations().first().counts, countsOf(phones));
        QCOMPARE(talk.phones(id), phones);
        int checked = 0;
        for (const PhoneRecord &phone : phones)
            checked += phone.isChecked ? 1 : 0;
        QCOMPARE(askFile(place.path, u"SELECT checked FROM operation"_qs).toInt(), checked);
    }

    void countsThatDisagreeAreSetRightOnOpening()
    {
        JournalPlace place;
        {
            Journal journal(place.thread, place.path);
            JournalTalk talk(journal);
            QVERIFY(talk.open());
            QVERIFY(talk.add(4) > 0);
        }
        QVERIFY(OtherConnection(place.path).run(u"UPDATE operation SET waiting = 1, failed = 9"_qs));
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QCOMPARE(talk.operations().first().counts, countsOf(waitingPhones(4)));
    }

    void unfinishedIsWhatRunsOrIsStillLookedAt()
    {
        JournalPlace place;
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QList<PhoneRecord> unknown = waitingPhones(2);
        unknown[0].state = unknown[1].state = PhoneState::Unknown;
        QList<PhoneRecord> checked = unknown;
        checked[1].isChecked = true;
        const auto add = [&](RunState state, const QList<PhoneRecord> &phones) {
            OperationRecord operation = rebootOf(journal.takeOperationId(), phones);
            operation.state = state;
            return talk.add(operation, phones);
        };
        QVERIFY(add(RunState::Running, waitingPhones(1))); // 1
        QVERIFY(add(RunState::Ended, unknown));            // 2
        QVERIFY(add(RunState::Ended, checked));            // 3
        QVERIFY(add(RunState::Braked, waitingPhones(1)));  // 4
        QVERIFY(add(RunState::Cancelling, {}));            // 5
        QVERIFY(add(RunState::Ended, waitingPhones(1)));   // 6
        QList<qint64> ids;
        for (const StoredOperation &operation : talk.unfinished())
            ids.append(operation.record.id);
        QCOMPARE(ids, (QList<qint64>{1, 3, 4, 5}));
        checked[1].isChecked = false;
        journal.update(PhoneChanges{.operation = 3, .positions = {1}, .phones = {checked.at(1)}});
        QCOMPARE(talk.unfinished().size(), 3);
        ids.clear();
        for (const OperationRecord &operation : talk.operations())
            ids.append(operation.id);
        QCOMPARE(ids, (QList<qint64>{6, 5, 4, 3, 2, 1}));
    }

    void marksOfAnotherStartOfTheComputerAreNotComplete()
    {
        JournalPlace place;
        for (const QString &bootId : {u"another start"_qs, u""_qs}) {
            Journal journal(place.thread, place.path);
            JournalTalk talk(journal);
            QVERIFY(talk.open());
            QVERIFY(talk.add(1) > 0);
            QVERIFY(talk.unfinished().last().marksAreComplete);
            QVERIFY(OtherConnection(place.path).run(u"UPDATE operation SET boot_id = '%1'"_qs.arg(bootId)));
            QVERIFY(!talk.unfinished().last().marksAreComplete);
        }
    }

    void numbersAreNeverUsedTwice()
    {
        JournalPlace place;
        {
            Journal journal(place.thread, place.path);
            JournalTalk talk(journal);
            QVERIFY(talk.open());
            QCOMPARE(talk.add(1), 1);
            QCOMPARE(talk.add(1), 2);
            QVERIFY(talk.intend({intentOf(12, 2, {0})}));
        }
        // As if they had been taken out for their age.
        QVERIFY(OtherConnection(place.path).run(u"DELETE FROM operation"_qs));
        QVERIFY(OtherConnection(place.path).run(u"DELETE FROM request"_qs));
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QCOMPARE(journal.takeOperationId(), 3);
        QCOMPARE(journal.takeRequestNumber(), 13);
    }

    void anIntentForUnknownPhonesIsRefusedWhole()
    {
        JournalPlace place;
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        const qint64 id = talk.add(3);
        QVERIFY(!talk.intend({intentOf(1, id, {0, 1}), intentOf(2, id, {2, 3})}));
        QCOMPARE(askFile(place.path, u"SELECT count(*) FROM request"_qs).toInt(), 0);
        QCOMPARE(askFile(place.path, u"SELECT count(*) FROM phone WHERE request > 0"_qs).toInt(), 0);
        QVERIFY(!talk.mark({99}));
        QVERIFY(talk.intend({intentOf(1, id, {0, 1})}));
        QVERIFY(!talk.intend({intentOf(1, id, {0, 1})})); // the number is taken
        QVERIFY(talk.mark({1}));
        QVERIFY(journal.state().canWrite);
    }

    void outcomesOutliveTheWriteThatTookThemAlong()
    {
        JournalPlace place;
        Limits limits;
        limits.gatherFor = std::chrono::hours(1);
        Journal journal(place.thread, place.path, limits);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        const qint64 id = talk.add(3);
        PhoneRecord phone = waitingPhones(3).at(2);
        phone.state = PhoneState::Succeeded;
        journal.update(PhoneChanges{.operation = id, .positions = {2}, .phones = {phone}});
        QVERIFY(!talk.mark({99})); // takes it along and is taken back
        OtherConnection other(place.path);
        QCOMPARE(other.ask(u"SELECT succeeded FROM operation"_qs).toInt(), 0);
        QVERIFY(talk.intend({intentOf(1, id, {0})}));
        QCOMPARE(other.ask(u"SELECT succeeded FROM operation"_qs).toInt(), 1);
        QCOMPARE(other.ask(u"SELECT state FROM phone WHERE position = 2"_qs).toInt(),
                 int(PhoneState::Succeeded));
        // What has been written doesn't come again over what came later.
        QVERIFY(other.run(u"UPDATE phone SET state = 4 WHERE position = 2"_qs));
        QVERIFY(talk.mark({1}));
        QCOMPARE(other.ask(u"SELECT state FROM phone WHERE position = 2"_qs).toInt(), 4);
    }

    void aPhoneHasAHistory()
    {
        JournalPlace place;
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        for (int i = 0; i < 5; ++i)
            QVERIFY(talk.add(i == 2 ? 3 : 10) > 0);
        const PhoneRecord phone = waitingPhones(10).at(7);
        PhoneHistoryLines history = talk.history(phone.instanceId, 3);
        const QList<PhoneHistoryLine> lines = history.lines;
        QCOMPARE(lines.size(), 3);
        QCOMPARE(history.total, 4);
        QCOMPARE(lines.at(0).operation.id, 5);
        QCOMPARE(lines.at(1).operation.id, 4);
        QCOMPARE(lines.at(2).operation.id, 2);
        QCOMPARE(lines.at(0).phone, phone);
        QCOMPARE(lines.at(0).operation.userName, u"ops"_qs);
        // When it was sent is that of its request, not of the operation.
        QVERIFY(talk.intend({intentOf(7, 5, {7})}));
        QVERIFY(talk.mark({7}, 1234));
        history = talk.history(phone.instanceId, 10);
        QCOMPARE(history.lines.size(), 4);
        QCOMPARE(history.total, 4);
        QCOMPARE(history.lines.at(0).sentMs, 1234);
        QCOMPARE(history.lines.at(1).sentMs, 0);
        QCOMPARE(talk.history(u"nobody"_qs, 3).total, 0);
    }

    void searchFindsTextAnywhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<qint64>>("found");
        QTest::newRow("name") << u"门店"_qs << QList<qint64>{2};
        QTest::newRow("id") << u"d7000"_qs << QList<qint64>{3, 2, 1};
        QTest::newRow("user, any case") << u"USER-1"_qs << QList<qint64>{3, 1};
        QTest::newRow("code") << u"API.5005"_qs << QList<qint64>{2};
        QTest::newRow("request id of a phone") << u"6f1c'"_qs << QList<qint64>{2};
        QTest::newRow("request id of a request") << u"accepted-by"_qs << QList<qint64>{3};
        QTest::newRow("no pattern") << u"%"_qs << QList<qint64>{};
        QTest::newRow("no placeholder") << u"shop_1"_qs << QList<qint64>{};
        QTest::newRow("no escape") << u"\\"_qs << QList<qint64>{};
        QTest::newRow("nowhere") << u"nowhere"_qs << QList<qint64>{};
    }
    void searchFindsTextAnywhere()
    {
        QFETCH(QString, text);
        QFETCH(QList<qint64>, found);
        JournalPlace place;
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QCOMPARE(talk.add(3), 1);
        const QList<PhoneRecord> full{fullPhone(0)};
        QVERIFY(talk.add(fullOperation(journal.takeOperationId(), full), full));
        QCOMPARE(talk.add(3), 3);
        RequestIntent request = intentOf(1, 3, {0});
        QVERIFY(talk.intend({request}));
        request.isAnswered = true;
        request.requestId = u"accepted-by-it"_qs;
        QVERIFY(talk.answer(request, {}));
        QCOMPARE(talk.search(text), found);
    }

    void searchGoesThroughManySlices()
    {
        JournalPlace place;
        Journal journal(place.thread, place.path);
        JournalTalk talk(journal);
        QVERIFY(talk.open());
        QList<qint64> all;
        for (int i = 0; i < 200; ++i)
            all.prepend(talk.add(1));
        QCOMPARE(talk.search(u"shop-0"_qs), all);
        QCOMPARE(talk.search(u"shop-1"_qs), QList<qint64>());
    }

private:
    using Limits = Journal::Limits;
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
