// SPDX-License-Identifier: GPL-3.0-or-later
// Batches that are refused as a whole because of some of their phones.
#include "models/operations/untangling.h"
#include "simulator/random.h"
#include "tests/models/journals.h"
#include "tests/models/operationconsole.h"

using namespace phonedeck;
using simulator::Cloud;
using simulator::Instance;
using simulator::Random;

namespace {

QList<PhoneRecord> records(int count)
{
    QList<PhoneRecord> phones;
    for (int i = 0; i < count; ++i) {
        PhoneRecord phone;
        phone.instanceId = u"id%1"_qs.arg(i);
        phone.region = u"north"_qs;
        phone.userId = u"1001"_qs;
        phones.append(phone);
    }
    return phones;
}

FleetSights sightsOf(const QList<PhoneRecord> &phones)
{
    FleetSights sights;
    for (const PhoneRecord &phone : phones) {
        PhoneSight sight{.isListed = true, .resource = 2};
        sight.record.instanceId = phone.instanceId;
        sight.record.region = phone.region;
        sight.record.assignUser = phone.userId;
        sight.record.runningStatus = 2;
        sight.record.frozenStatus = 0;
        sights.phones.insert(phone.instanceId, sight);
    }
    return sights;
}

ApiError refusal(const QString &number)
{
    return {.kind = ErrorKind::Refused, .httpStatus = 400, .code = u"KOOPHONE.API."_qs + number};
}

using Batches = QList<QList<int>>;

/// A phone that takes no reboot, or no deletion, for a reason the plan doesn't know.
struct Trap {
    QString code; ///< that it has to be told
    void (*spring)(Cloud &, const QString &id);
};

QList<Trap> rebootTraps()
{
    return {
        {u"5005"_qs, [](Cloud &truth,
                        const QString &id) { truth.find(id)->running = simulator::RunningStatus::Stopped; }},
        {u"2004"_qs, [](Cloud &truth, const QString &id) { truth.find(id)->isFrozen = true; }},
        {u"1001"_qs, [](Cloud &truth, const QString &id) { truth.remove(id); }}};
}

QList<Trap> deleteTraps()
{
    return {{u"1012"_qs, [](Cloud &truth, const QString &id) { truth.remove(id); }},
            // Nothing in the listing tells it: only trying in parts does.
            {u"5001"_qs, [](Cloud &truth, const QString &id) { truth.find(id)->isPayPerUse = true; }}};
}

} // namespace

class TestUntangling : public QObject
{
    Q_OBJECT

    /// One operation of the property test.
    struct Case {
        OperationPlan plan;
        QHash<QString, QString> traps; ///< code by instance id
        qint64 id = 0;
    };

    static QList<Case> makeCases(OrderlyCloud &cloud, OperationConsole &console, Random &random, int count,
                                 int mostPhones, int mostTraps)
    {
        QList<Case> cases;
        qsizetype next = 0;
        for (int i = 0; i < count; ++i) {
            const bool deletes = random.below(2) == 1;
            const int size = 2 + int(random.below(quint32(mostPhones - 1)));
            const QStringList ids = cloud.ids.mid(next, size);
            next += size;
            if (deletes) {
                cloud.with([&ids](Cloud &truth) {
                    for (const QString &id : ids)
                        truth.find(id)->isAssigned = false;
                });
            }
            Case one;
            one.plan.action = deletes ? ActionId::Delete : ActionId::Reboot;
            const QList<Trap> traps = deletes ? deleteTraps() : rebootTraps();
            const int hidden = int(random.below(quint32(mostTraps) + 1));
            for (int trap = 0; trap < hidden; ++trap) {
                const QString id = ids.at(random.below(quint32(ids.size())));
                one.traps.insert(id, traps.at(random.below(quint32(traps.size()))).code);
            }
            one.plan.label = ids.join(u' ');
            cases.append(one);
        }
        if (!console.list())
            return {};
        for (Case &one : cases)
            one.plan = console.plan(one.plan.action, one.plan.label.split(u' '));
        cloud.with([&cases](Cloud &truth) {
            for (const Case &one : std::as_const(cases)) {
                for (const Trap &trap : one.plan.action == ActionId::Delete ? deleteTraps() : rebootTraps()) {
                    for (auto hidden = one.traps.cbegin(); hidden != one.traps.cend(); ++hidden) {
                        if (*hidden == trap.code)
                            trap.spring(truth, hidden.key());
                    }
                }
            }
        });
        return cases;
    }

    static int requestsOf(const QString &path, qint64 operation)
    {
        return askFile(path, u"SELECT count(*) FROM request WHERE operation = %1"_qs.arg(operation)).toInt();
    }

private Q_SLOTS:
    void thoseWhoseLooksExplainTheRefusalAreTakenOut_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<ActionId>("step");
        QTest::addColumn<std::function<void(PhoneSight &)>>("look");
        using Look = std::function<void(PhoneSight &)>;
        QTest::newRow("stopped") << u"5005"_qs << ActionId::Reboot
                                 << Look([](PhoneSight &sight) { sight.record.runningStatus = 1; });
        QTest::newRow("starting") << u"5005"_qs << ActionId::Reboot
                                  << Look([](PhoneSight &sight) { sight.record.runningStatus = 4; });
        QTest::newRow("frozen") << u"2004"_qs << ActionId::BackUp
                                << Look([](PhoneSight &sight) { sight.record.frozenStatus = 1; });
        QTest::newRow("gone") << u"1001"_qs << ActionId::Reboot
                              << Look([](PhoneSight &sight) { sight.isListed = false; });
        QTest::newRow("gone, to be deleted")
            << u"1012"_qs << ActionId::Delete << Look([](PhoneSight &sight) { sight.isListed = false; });
        QTest::newRow("restoring") << u"2005"_qs << ActionId::BackUp
                                   << Look([](PhoneSight &sight) { sight.resource = 1; });
        QTest::newRow("backing up") << u"2006"_qs << ActionId::BackUp
                                    << Look([](PhoneSight &sight) { sight.resource = 4; });
        QTest::newRow("without data")
            << u"3009"_qs << ActionId::BackUp << Look([](PhoneSight &sight) { sight.resource = 0; });
        QTest::newRow("of another user")
            << u"4001"_qs << ActionId::Prepare
            << Look([](PhoneSight &sight) { sight.record.assignUser = u"2002"_qs; });
    }

    void thoseWhoseLooksExplainTheRefusalAreTakenOut()
    {
        QFETCH(QString, code);
        QFETCH(ActionId, step);
        QFETCH(std::function<void(PhoneSight &)>, look);
        QList<PhoneRecord> phones = records(5);
        if (step == ActionId::Delete) {
            for (PhoneRecord &phone : phones)
                phone.userId.clear();
        }
        FleetSights sights = sightsOf(phones);
        look(sights.phones[u"id3"_qs]);
        QVERIFY(isAboutPhones(refusal(code)));
        const Untangled found = untangle(step, phones, {0, 1, 3, 4}, refusal(code), sights);
        QCOMPARE(found.culprits, QList<int>{3});
        QCOMPARE(found.innocent, (Batches{{0, 1, 4}}));
        QVERIFY(found.suspects.isEmpty());
        // With another code it goes apart, to be told its own.
        const Untangled apart = untangle(step, phones, {0, 1, 3, 4}, refusal(u"5001"_qs), sights);
        QVERIFY(apart.culprits.isEmpty());
        QCOMPARE(apart.innocent, (Batches{{0, 1, 4}}));
        QCOMPARE(apart.suspects, (Batches{{3}}));
    }

    void whereNobodyLooksGuiltyTheBatchIsHalved()
    {
        const QList<PhoneRecord> phones = records(5);
        const FleetSights sights = sightsOf(phones);
        QCOMPARE(untangle(ActionId::Reboot, phones, {0, 1, 2, 3, 4}, refusal(u"5005"_qs), sights).suspects,
                 (Batches{{0, 1}, {2, 3, 4}}));
        QCOMPARE(untangle(ActionId::Reboot, phones, {0, 1}, refusal(u"5005"_qs), {}).suspects,
                 (Batches{{0}, {1}}));
        const Untangled single = untangle(ActionId::Reboot, phones, {2}, refusal(u"5005"_qs), sights);
        QCOMPARE(single.culprits, QList<int>{2});
        QVERIFY(single.innocent.isEmpty() && single.suspects.isEmpty());
    }

    void phonesThatMovedAreSplitByTheirRegions()
    {
        const QList<PhoneRecord> phones = records(4);
        FleetSights sights = sightsOf(phones);
        sights.phones[u"id1"_qs].record.region = u"south"_qs;
        sights.phones[u"id2"_qs].record.region = u"south"_qs;
        const Untangled found = untangle(ActionId::Reboot, phones, {0, 1, 2, 3}, refusal(u"1002"_qs), sights);
        QVERIFY(found.culprits.isEmpty());
        QCOMPARE(found.innocent, (Batches{{0, 3}, {1, 2}}));
    }

    void notEveryFailureIsAboutPhones()
    {
        QVERIFY(!isAboutPhones(refusal(u"1000"_qs)));
        QVERIFY(!isAboutPhones(refusal(u"2003"_qs)));
        ApiError unknown = refusal(u"5005"_qs);
        unknown.outcomeKnown = false;
        QVERIFY(!isAboutPhones(unknown));
        QVERIFY(!isAboutPhones({.kind = ErrorKind::PermissionDenied, .code = u"KOOPHONE.API.6002"_qs}));
        QVERIFY(isAboutEverything({.kind = ErrorKind::PermissionDenied}));
        QVERIFY(isAboutEverything({.kind = ErrorKind::NotReachable}));
        QVERIFY(!isAboutEverything({.kind = ErrorKind::ConnectionLost, .outcomeKnown = false}));
        QVERIFY(!isAboutEverything(refusal(u"5005"_qs)));
    }

    /// Many random batches against the rules of the service alone: it names the first phone that it
    /// stumbles over. Some faults are to be seen, some are not.
    void anyBatchComesApart()
    {
        for (quint64 seed = 0; seed < 600; ++seed) {
            Random random(seed);
            const QList<PhoneRecord> phones = records(2 + int(random.below(99)));
            FleetSights sights = sightsOf(phones);
            QHash<int, QString> codes;
            const int hidden = 1 + int(random.below(6));
            for (int i = 0; i < hidden; ++i) {
                const int position = int(random.below(quint32(phones.size())));
                PhoneSight &sight = sights.phones[phones.at(position).instanceId];
                if (codes.contains(position))
                    continue;
                const QString code =
                    QStringList{u"2004"_qs, u"5005"_qs, u"1001"_qs, u"3009"_qs}.at(random.below(4));
                codes.insert(position, code); // nothing shows 3009
                if (code == u"2004")
                    sight.record.frozenStatus = 1;
                else if (code == u"5005")
                    sight.record.runningStatus = 1;
                else if (code == u"1001")
                    sight.isListed = false;
            }
            QHash<int, QString> told;
            QHash<int, int> hits;
            QList<QList<int>> toSend{positionsUpTo(int(phones.size()))};
            int requests = 0;
            while (!toSend.isEmpty()) {
                const QList<int> batch = toSend.takeFirst();
                ++requests;
                const auto bad = std::find_if(batch.begin(), batch.end(),
                                              [&codes](int position) { return codes.contains(position); });
                if (bad == batch.end()) {
                    for (int position : batch)
                        ++hits[position];
                    continue;
                }
                const QString code = codes.value(*bad);
                const Untangled found = untangle(ActionId::Reboot, phones, batch, refusal(code), sights);
                for (int position : found.culprits)
                    told.insert(position, code);
                QVERIFY(!found.innocent.contains(batch) && !found.suspects.contains(batch));
                toSend += found.innocent + found.suspects;
            }
            QCOMPARE(told, codes);
            QCOMPARE(hits.size() + codes.size(), phones.size());
            QVERIFY(std::all_of(hits.begin(), hits.end(), [](int count) { return count == 1; }));
            const int unseen = int(std::count(codes.begin(), codes.end(), u"3009"_qs));
            QVERIFY2(requests <= 8 + unseen * 16, qPrintable(QString::number(requests)));
        }
    }

    void everyEligiblePhoneIsHitOnceAndEveryOtherIsToldItsCode_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed : {1, 2})
            QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
    }

    void everyEligiblePhoneIsHitOnceAndEveryOtherIsToldItsCode()
    {
        QFETCH(quint64, seed);
        Random random(seed);
        OrderlyCloud cloud(600);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"journal.sqlite"_qs);
        OperationConsole console(cloud, path);
        QVERIFY(console.open());
        QList<Case> cases = makeCases(cloud, console, random, 50, 12, 3);
        QCOMPARE(cases.size(), 50);
        for (Case &one : cases)
            one.id = console.start(one.plan);
        for (const Case &one : std::as_const(cases))
            QVERIFY(console.runToEnd(one.id));
        const QHash<QString, int> reboots = cloud.hits(u"BatchRebootInstance"_qs);
        const QHash<QString, int> deletions = cloud.hits(u"DeleteInstance"_qs);
        for (const Case &one : std::as_const(cases)) {
            const QHash<QString, int> &hits = one.plan.action == ActionId::Delete ? deletions : reboots;
            for (const PhoneRecord &phone : console.phones(one.id)) {
                const QString code = one.traps.value(phone.instanceId);
                QCOMPARE(hits.value(phone.instanceId), code.isEmpty() ? 1 : 0);
                QCOMPARE(phone.state, code.isEmpty() ? PhoneState::Succeeded : PhoneState::Failed);
                QCOMPARE(phone.error({}).codeNumber(), code);
            }
            QVERIFY(requestsOf(path, one.id) <= one.plan.requestCount() + quickEngine().untangleBudget);
            if (one.traps.isEmpty())
                QCOMPARE(requestsOf(path, one.id), one.plan.requestCount());
        }
    }

    void theBudgetIsKeptAndWhoIsLeftIsToldTogether()
    {
        Random random(7);
        OrderlyCloud cloud(600);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"journal.sqlite"_qs);
        EngineSettings settings = quickEngine();
        settings.untangleBudget = 3;
        OperationConsole console(cloud, path, settings);
        QVERIFY(console.open());
        QList<Case> cases = makeCases(cloud, console, random, 30, 20, 6);
        QCOMPARE(cases.size(), 30);
        for (Case &one : cases)
            one.id = console.start(one.plan);
        for (const Case &one : std::as_const(cases))
            QVERIFY(console.runToEnd(one.id));
        const QHash<QString, int> reboots = cloud.hits(u"BatchRebootInstance"_qs);
        const QHash<QString, int> deletions = cloud.hits(u"DeleteInstance"_qs);
        int together = 0;
        for (const Case &one : std::as_const(cases)) {
            const QHash<QString, int> &hits = one.plan.action == ActionId::Delete ? deletions : reboots;
            for (const PhoneRecord &phone : console.phones(one.id)) {
                const bool isTrap = one.traps.contains(phone.instanceId);
                QCOMPARE(hits.value(phone.instanceId), phone.state == PhoneState::Succeeded ? 1 : 0);
                QVERIFY(!isTrap || phone.state == PhoneState::Failed);
                if (phone.state != PhoneState::Succeeded) {
                    QVERIFY(!phone.code.isEmpty());
                    QVERIFY(isTrap || phone.reason == PhoneReason::RefusedTogether);
                    together += phone.reason == PhoneReason::RefusedTogether ? 1 : 0;
                }
            }
            QVERIFY(requestsOf(path, one.id) <= one.plan.requestCount() + settings.untangleBudget);
        }
        QVERIFY(together > 0);
    }
};

QTEST_GUILESS_MAIN(TestUntangling)
#include "tst_untangling.moc"
