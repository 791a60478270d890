// SPDX-License-Identifier: GPL-3.0-or-later
// Kills a console at many moments while it does every writing action to every phone of a fleet, starts it
// again, and lets the simulated cloud's own ledger of effects judge what it says afterwards.
//
//     crash_test [--points N] [--seed S] [--phones N] [--action KEY]
//
// A phone is lost if the console has no record of it, or says that nothing was sent although the cloud did
// it; doubled if the cloud did it more than once; without outcome if the console can't say what became of it.
// Of several steps each is judged: none twice where that does harm, none without the one before it, and what
// the console says of a phone at a step holds for that step, for those before and for those after.
// Ends with 1 if any of these is not 0, or if a console said something else that isn't so.
#include "simulator/cloud.h"
#include "simulator/simulatorthread.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace phonedeck;
using simulator::Cloud;
using simulator::Instance;
using simulator::SimulatorThread;

namespace {

// As the journal has them; the judge knows the numbers from its documentation, not from the code.
enum State { Working = 2, Succeeded = 3, Failed = 4, Skipped = 5, Cancelled = 6, Unknown = 7 };
constexpr int notDone = 46; // looked at: the request had no effect
constexpr int refusedOrNotDone[] = {0, 41, 42, notDone};

constexpr int longestRunMs = 120'000; // of one console

struct Case {
    const char *action;
    QStringList operations; ///< by step: their effects on a phone may be one each, at most
    void (*place)(Cloud &, Instance &);
    /// A phone that has gone on since its backup is backed up anew, which harms nobody.
    bool mayRepeatFirst = false;
};

void onHardware(Instance &phone, simulator::ResourceStatus resource)
{
    phone.running = simulator::RunningStatus::Running;
    phone.resource = resource;
    phone.movement = simulator::Movement::None;
    phone.isFrozen = false;
    phone.isPayPerUse = false;
    phone.isSignedIn = false;
}

void assigned(Cloud &cloud, Instance &phone)
{
    cloud.assign(phone, QString::number(10'000'000 + phone.serial));
}

void freed(Cloud &, Instance &phone)
{
    phone.isAssigned = false;
    phone.assignedUser = 0;
}

QList<Case> makeCases()
{
    using simulator::ResourceStatus;
    const QString stop = QStringLiteral("StopInstancesStreaming");
    const QString release = QStringLiteral("ReleaseInstancesSession");
    const QString prepare = QStringLiteral("BatchPrepareInstances");
    return {
        {"reboot",
         {QStringLiteral("BatchRebootInstance")},
         [](Cloud &, Instance &phone) { onHardware(phone, ResourceStatus::DataLoaded); }},
        {"stop-streaming",
         {stop},
         [](Cloud &, Instance &phone) { onHardware(phone, ResourceStatus::Streaming); }},
        {"release-session",
         {release},
         [](Cloud &, Instance &phone) { onHardware(phone, ResourceStatus::DataLoaded); }},
        {"prepare",
         {prepare},
         [](Cloud &cloud, Instance &phone) {
             onHardware(phone, ResourceStatus::Idle);
             phone.running = simulator::RunningStatus::Stopped;
             assigned(cloud, phone);
         }},
        {"session-rescue",
         {stop, release, prepare},
         [](Cloud &cloud, Instance &phone) {
             onHardware(phone, ResourceStatus::Streaming);
             assigned(cloud, phone);
         }},
        {"backup",
         {QStringLiteral("BatchBackupInstances")},
         [](Cloud &, Instance &phone) { onHardware(phone, ResourceStatus::DataLoaded); }},
        {"reset",
         {QStringLiteral("BatchReset")},
         [](Cloud &, Instance &phone) { onHardware(phone, ResourceStatus::DataLoaded); }},
        {"unassign",
         {QStringLiteral("UnassignInstance")},
         [](Cloud &cloud, Instance &phone) {
             onHardware(phone, ResourceStatus::DataLoaded);
             assigned(cloud, phone);
         }},
        {"backup+reset",
         {QStringLiteral("BatchBackupInstances"), QStringLiteral("BatchReset")},
         [](Cloud &, Instance &phone) { onHardware(phone, ResourceStatus::DataLoaded); },
         true},
        // Last: nothing is left of them.
        {"delete",
         {QStringLiteral("DeleteInstance")},
         [](Cloud &cloud, Instance &phone) {
             onHardware(phone, ResourceStatus::DataLoaded);
             freed(cloud, phone);
         }},
    };
}

struct Verdict {
    int points = 0;
    int lost = 0;
    int doubled = 0;
    int withoutOutcome = 0;
    int untrue = 0; ///< anything else that was said and isn't so

    [[nodiscard]] bool isGood() const { return lost + doubled + withoutOutcome + untrue == 0; }
};

/// What the console says of a phone at the end: "<state>/<reason>/<step>".
struct Said {
    int state = -1;
    int reason = 0;
    int step = 0; ///< that it had come to; those before it are done
};

class CrashTest
{
public:
    /// `only` is an action's key; empty: all of them.
    CrashTest(int points, quint32 seed, int phones, const QString &only)
        : m_points(points), m_seed(seed), m_only(only),
          m_cloud({.instances = phones, .seed = seed, .speed = 40, .ticking = true})
    {
        m_cloud.withCloud([](Cloud &cloud) {
            cloud.options().isLively = false;
            cloud.options().hardwareReserve = 100'000;
            cloud.options().allocationsPerTick = 1'000;
            cloud.options().maxQueue = 100'000;
        });
    }

    Verdict run()
    {
        const QList<Case> cases = makeCases();
        for (qsizetype i = 0; i < cases.size(); ++i) {
            // The points are spread evenly; what is left over goes to the first actions.
            const int share = int(m_points / cases.size() + (i < m_points % cases.size() ? 1 : 0));
            if (!m_only.isEmpty() && m_only != QLatin1String(cases.at(i).action))
                continue;
            m_random.seed(m_seed + quint32(i));
            runCase(cases.at(i), share);
        }
        return m_verdict;
    }

private:
    void runCase(const Case &one, int points)
    {
        QTemporaryDir folder;
        folder.setAutoRemove(qEnvironmentVariableIsEmpty("PHONEDECK_KEEP"));
        m_journal = folder.filePath(QStringLiteral("journal.sqlite"));
        QStringList ids;
        m_cloud.withCloud([&](Cloud &cloud) {
            for (int row = 0; row < cloud.count(); ++row) {
                one.place(cloud, cloud.at(row));
                ids.append(cloud.instanceId(cloud.at(row)));
            }
            cloud.clearEffects();
        });
        QElapsedTimer clock;
        clock.start();
        const int requests = expectedRequests(one, int(ids.size()));
        QList<int> moments; // after so many accepted requests
        for (int point = 0; point < points; ++point)
            moments.append(int(m_random.bounded(requests + 1)));
        std::sort(moments.begin(), moments.end());
        for (int moment : std::as_const(moments))
            runAndKill(one, moment);
        const QHash<QString, Said> said = runToTheEnd(one);
        judge(one, ids, said);
        std::printf("%-16s %3d kills, %lld ms\n", one.action, points, clock.elapsed());
        std::fflush(stdout);
    }

    static int expectedRequests(const Case &one, int phones)
    {
        int requests = 0;
        for (const QString &operation : one.operations) {
            const bool isSingle = operation.startsWith(u"Stop") || operation.startsWith(u"Release") ||
                                  operation == u"BatchPrepareInstances";
            const int batch = isSingle                               ? 1
                              : operation == u"UnassignInstance"     ? 10
                              : operation == u"BatchBackupInstances" ? 50
                                                                     : 100;
            requests += (phones + batch - 1) / batch;
        }
        return requests;
    }

    [[nodiscard]] quint64 accepted(const Case &one)
    {
        quint64 count = 0;
        m_cloud.withCloud([&](Cloud &cloud) {
            for (const QString &operation : one.operations)
                count += cloud.effectCount(operation);
        });
        return count;
    }

    void start(QProcess &console, const Case &one)
    {
        console.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        console.start(QStringLiteral(PHONEDECK_CRASH_CONSOLE),
                      {m_cloud.url().toString(), m_journal, QString::fromLatin1(one.action)});
        console.waitForStarted();
    }

    void runAndKill(const Case &one, int moment)
    {
        QProcess console;
        start(console, one);
        QElapsedTimer clock;
        clock.start();
        const quint64 before = accepted(one);
        // From the ledger's moment on, a while that reaches from the answer to the polls after it; and now
        // and then a moment before anything was sent.
        const int pause = int(m_random.bounded(m_random.bounded(4) == 0 ? 700 : 60));
        const bool isEarly = m_random.bounded(8) == 0;
        while (!isEarly && clock.elapsed() < longestRunMs && console.state() == QProcess::Running &&
               accepted(one) < std::max<quint64>(quint64(moment), before))
            console.waitForReadyRead(2);
        QThread::msleep(quint64(isEarly ? m_random.bounded(900) : pause));
        console.kill(); // SIGKILL
        console.waitForFinished();
        ++m_verdict.points;
        m_inFlight = requestsInFlight();
        takeLines(console.readAllStandardOutput());
    }

    /// Phones that the journal on disk has as marked to be sent and not answered: read by ourselves.
    [[nodiscard]] QSet<QString> requestsInFlight()
    {
        QSet<QString> phones;
        const QString name = QStringLiteral("judge");
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(m_journal);
            if (database.open()) {
                QSqlQuery query(database);
                // Positions are runs: "0-99 105". States 0 and 1: no outcome, and not accepted.
                if (query.exec(QStringLiteral(
                        "SELECT operation, positions FROM request WHERE is_marked AND NOT is_answered"))) {
                    QSqlQuery phone(database);
                    phone.prepare(QStringLiteral("SELECT instance_id FROM phone WHERE operation = ? AND "
                                                 "position BETWEEN ? AND ? AND state < 2"));
                    while (query.next()) {
                        for (const QString &run : query.value(1).toString().split(u' ', Qt::SkipEmptyParts)) {
                            phone.bindValue(0, query.value(0));
                            phone.bindValue(1, run.section(u'-', 0, 0).toInt());
                            phone.bindValue(2, run.section(u'-', -1).toInt());
                            phone.exec();
                            while (phone.next())
                                phones.insert(phone.value(0).toString());
                        }
                    }
                }
            }
        }
        QSqlDatabase::removeDatabase(name);
        return phones;
    }

    void takeLines(const QByteArray &output)
    {
        for (const QByteArray &line : output.split('\n')) {
            if (!line.startsWith("loaded "))
                continue;
            const QJsonObject states = QJsonDocument::fromJson(line.mid(7)).object();
            for (const QString &id : std::as_const(m_inFlightBefore)) {
                // Nobody has looked yet: it can't be known to have failed.
                const int state = states.value(id).toInt(-1);
                if (state != Unknown) {
                    std::printf("in flight, but told as %d: %s\n", state, qPrintable(id));
                    ++m_verdict.untrue;
                }
            }
        }
        m_inFlightBefore = m_inFlight;
    }

    QHash<QString, Said> runToTheEnd(const Case &one)
    {
        QProcess console;
        start(console, one);
        QByteArray output;
        QElapsedTimer clock;
        clock.start();
        while (console.state() == QProcess::Running && clock.elapsed() < longestRunMs) {
            console.waitForReadyRead(100);
            output += console.readAllStandardOutput();
        }
        if (console.state() == QProcess::Running) {
            std::printf("%s: the last console did not come to an end\n", one.action);
            ++m_verdict.untrue;
            console.kill();
        }
        console.waitForFinished();
        output += console.readAllStandardOutput();
        m_inFlight.clear();
        takeLines(output);
        m_inFlightBefore.clear();
        QHash<QString, Said> said;
        for (const QByteArray &line : output.split('\n')) {
            if (!line.startsWith("done "))
                continue;
            const QJsonObject phones = QJsonDocument::fromJson(line.mid(5)).object();
            for (auto phone = phones.begin(); phone != phones.end(); ++phone) {
                const QStringList parts = phone.value().toString().split(u'/');
                said.insert(phone.key(),
                            {parts.value(0).toInt(), parts.value(1).toInt(), parts.value(2).toInt()});
            }
        }
        return said;
    }

    /// How often each step had its effect on a phone, and whether one had it before the step before.
    struct Done {
        QList<int> times; ///< by step
        bool hasSkipped = false;
    };

    [[nodiscard]] QHash<QString, Done> readLedger(const Case &one)
    {
        QHash<QString, Done> ledger;
        m_cloud.withCloud([&](Cloud &cloud) {
            for (const simulator::Effect &effect : cloud.effects()) {
                const qsizetype step = one.operations.indexOf(effect.operation);
                if (step < 0)
                    continue;
                for (const QString &id : effect.instanceIds) {
                    Done &done = ledger[id];
                    done.times.resize(one.operations.size());
                    ++done.times[step];
                    done.hasSkipped = done.hasSkipped || (step > 0 && done.times.at(step - 1) == 0);
                }
            }
        });
        return ledger;
    }

    /// Whether what was said of a phone is what the cloud did.
    static bool isTrue(const Case &one, const Said &said, const QList<int> &times)
    {
        const auto last = int(one.operations.size()) - 1;
        const int step = std::clamp(said.step, 0, last);
        const auto wasDone = [&times](int index) { return times.at(index) > 0; };
        for (int later = step + 1; later <= last; ++later) {
            if (wasDone(later))
                return false;
        }
        if (said.state == Skipped) // by a later operation that goes on with the phone, perhaps
            return !wasDone(last);
        for (int before = 0; before < step; ++before) {
            if (!wasDone(before))
                return false;
        }
        // What an earlier operation had done of a step that is begun anew is not what this one says.
        const bool mayBeOfBefore = one.mayRepeatFirst && step == 0;
        const bool saysRefused =
            said.state == Failed && std::any_of(std::begin(refusedOrNotDone), std::end(refusedOrNotDone),
                                                [&](int reason) { return reason == said.reason; });
        if ((said.state == Cancelled || saysRefused) && !mayBeOfBefore)
            return !wasDone(step);
        if (said.state != Succeeded)
            return true;
        // A preparation asks for a state, which a phone that was streaming has already.
        const bool hasStateAlready = last > 0 && one.operations.at(last) == u"BatchPrepareInstances";
        return step == last && (wasDone(last) || hasStateAlready);
    }

    void judge(const Case &one, const QStringList &ids, const QHash<QString, Said> &said)
    {
        const QHash<QString, Done> ledger = readLedger(one);
        const Verdict before = m_verdict;
        std::array<int, 8> sum{};
        for (const QString &id : ids) {
            Done done = ledger.value(id);
            done.times.resize(one.operations.size());
            const int most =
                *std::max_element(done.times.cbegin() + (one.mayRepeatFirst ? 1 : 0), done.times.cend());
            m_verdict.doubled += most > 1 ? 1 : 0;
            const auto phone = said.constFind(id);
            if (phone == said.constEnd()) {
                ++m_verdict.lost;
                continue;
            }
            if (phone->state < 0 || phone->state > Unknown) {
                ++m_verdict.untrue;
                continue;
            }
            ++sum[size_t(phone->state)];
            m_verdict.withoutOutcome += phone->state < Succeeded ? 1 : 0;
            if (done.hasSkipped || !isTrue(one, *phone, done.times)) {
                const bool isLost = phone->state == Cancelled || phone->state == Skipped;
                ++(isLost ? m_verdict.lost : m_verdict.untrue);
                QStringList times;
                for (int count : std::as_const(done.times))
                    times.append(QString::number(count));
                std::printf("%s: told as %d/%d at step %d, the cloud did its steps %s times%s: %s\n",
                            one.action, phone->state, phone->reason, phone->step,
                            qPrintable(times.join(u", ")), done.hasSkipped ? " and skipped one" : "",
                            qPrintable(id));
            }
        }
        std::printf("%-16s done %d, failed %d, skipped %d, not sent %d, unknown %d\n", one.action,
                    sum[Succeeded], sum[Failed], sum[Skipped], sum[Cancelled], sum[Unknown]);
        if (m_verdict.lost + m_verdict.doubled + m_verdict.withoutOutcome >
            before.lost + before.doubled + before.withoutOutcome)
            std::printf("%-16s lost %d, doubled %d, without outcome %d\n", one.action,
                        m_verdict.lost - before.lost, m_verdict.doubled - before.doubled,
                        m_verdict.withoutOutcome - before.withoutOutcome);
    }

    int m_points;
    quint32 m_seed;
    QString m_only;
    QRandomGenerator m_random;
    SimulatorThread m_cloud;
    QString m_journal;
    QSet<QString> m_inFlight;       ///< when the console was killed
    QSet<QString> m_inFlightBefore; ///< when the one before it was
    Verdict m_verdict;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption points(QStringLiteral("points"), QStringLiteral("Kills."), QStringLiteral("N"),
                                    QStringLiteral("200"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("Of their moments."),
                                  QStringLiteral("S"), QStringLiteral("1"));
    const QCommandLineOption phones(QStringLiteral("phones"), QStringLiteral("Of the fleet."),
                                    QStringLiteral("N"), QStringLiteral("5000"));
    const QCommandLineOption action(QStringLiteral("action"), QStringLiteral("This one alone."),
                                    QStringLiteral("KEY"));
    parser.addOptions({points, seed, phones, action});
    parser.addHelpOption();
    parser.process(app);
    CrashTest test(parser.value(points).toInt(), parser.value(seed).toUInt(), parser.value(phones).toInt(),
                   parser.value(action));
    const Verdict verdict = test.run();
    if (verdict.untrue > 0)
        std::printf("untrue=%d\n", verdict.untrue);
    std::printf("points=%d lost=%d doubled=%d without_outcome=%d\n", verdict.points, verdict.lost,
                verdict.doubled, verdict.withoutOutcome);
    return verdict.isGood() ? 0 : 1;
}
