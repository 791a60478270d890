// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleetsync.h"
#include "models/fleet/instancestore.h"
#include "models/operations/operationengine.h"
#include "simulator/cloud.h"
#include "tests/models/journals.h"
#include "tests/network/cloudclient.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

namespace phonedeck {

/// A cloud in which nothing goes wrong by chance: all phones run with their data loaded, assigned to one
/// user, in one region.
class OrderlyCloud
{
public:
    using Cloud = simulator::Cloud;
    using Instance = simulator::Instance;

    explicit OrderlyCloud(int phones, const simulator::SimulatorOptions &options = {.speed = 100})
        : cloud(withPhones(options, phones))
    {
        with([this](Cloud &truth) {
            truth.options().isLively = false;
            truth.options().failedReboots = 0;
            truth.options().tellsReleaseTasks = true;
            for (int row = 0; row < truth.count(); ++row) {
                Instance &phone = truth.at(row);
                phone.region = 0;
                phone.running = simulator::RunningStatus::Running;
                phone.resource = simulator::ResourceStatus::DataLoaded;
                phone.movement = simulator::Movement::None;
                phone.isFrozen = phone.isSignedIn = phone.isPayPerUse = phone.isAssigned = false;
                truth.assign(phone, user);
                ids.append(truth.instanceId(phone));
            }
        });
    }

    void with(const std::function<void(Cloud &)> &work) { cloud.withCloud(work); }
    void change(int row, const std::function<void(Instance &)> &work)
    {
        with([&](Cloud &truth) { work(*truth.find(ids.at(row))); });
    }
    /// How often an operation had its effect on each phone; those it never had it on are not in it.
    [[nodiscard]] QHash<QString, int> hits(const QString &operation)
    {
        QHash<QString, int> hits;
        with([&](Cloud &truth) {
            for (const simulator::Effect &effect : truth.effects()) {
                if (effect.operation != operation)
                    continue;
                for (const QString &id : effect.instanceIds)
                    ++hits[id];
            }
        });
        return hits;
    }
    /// Requests that were received, and how many of them had their effect.
    [[nodiscard]] int received(const QString &operation) const { return int(cloud.log(operation).size()); }
    [[nodiscard]] int effects(const QString &operation)
    {
        quint64 count = 0;
        with([&](Cloud &truth) { count = truth.effectCount(operation); });
        return int(count);
    }

    const QString user = u"1001"_qs;
    simulator::SimulatorThread cloud;
    QStringList ids;

private:
    static simulator::SimulatorOptions withPhones(simulator::SimulatorOptions options, int phones)
    {
        options.instances = phones;
        return options;
    }
};

/// Patience for a cloud on this computer whose time runs fast.
inline EngineSettings quickEngine()
{
    EngineSettings settings;
    settings.tracker.firstPoll = std::chrono::milliseconds(10);
    settings.tracker.longestPoll = std::chrono::milliseconds(50);
    settings.tracker.restAfter = std::chrono::milliseconds(200);
    settings.tracker.settleFor = std::chrono::milliseconds(300);
    settings.tracker.deadline = std::chrono::seconds(30);
    settings.announceEvery = std::chrono::milliseconds(5);
    settings.minute = std::chrono::milliseconds(40);
    settings.throttlePause = std::chrono::milliseconds(20);
    return settings;
}

/// One start of a console without a window. Destroying it is as good as killing it: what is on disk by then
/// is all that the next one has.
class OperationConsole
{
public:
    OperationConsole(OrderlyCloud &cloud, const QString &journalPath,
                     const EngineSettings &settings = quickEngine(), const JournalLimits &limits = {})
        : OperationConsole(quickSettings(cloud.cloud.url()), journalPath, settings, limits)
    {
    }
    OperationConsole(const ClientSettings &client, const QString &journalPath, const EngineSettings &settings,
                     const JournalLimits &limits)
        : signedIn(client), sync(signedIn.api, store, {.interval = {}}),
          journal(std::make_unique<Journal>(thread, journalPath, limits)),
          engine(std::make_unique<OperationEngine>(signedIn.api, store, *journal, u"demo"_qs, settings))
    {
        QObject::connect(engine.get(), &OperationEngine::operationEnded, engine.get(),
                         [this](qint64 id) { ended.append(id); });
    }
    ~OperationConsole()
    {
        engine.reset();
        journal.reset();
    }

    /// Opens the journal and lists the fleet.
    [[nodiscard]] bool open()
    {
        QSignalSpy loaded(engine.get(), &OperationEngine::loaded);
        journal->open();
        return loaded.wait(20'000) && list();
    }
    [[nodiscard]] bool list()
    {
        QSignalSpy listed(&sync, &FleetSync::listed);
        sync.refresh();
        return listed.wait(20'000) && !sync.status().failure;
    }
    [[nodiscard]] OperationPlan plan(ActionId action, const QStringList &ids)
    {
        return makePlan(action, factsOf(store, ids));
    }
    /// Again for those of its phones that stand like this, at once whatever waves it had.
    [[nodiscard]] OperationPlan planAgain(const OperationRecord &operation, const QList<PhoneRecord> &phones,
                                          PhoneState which)
    {
        QList<int> positions;
        for (int position = 0; position < phones.size(); ++position) {
            if (phones.at(position).state == which)
                positions.append(position);
        }
        OperationPlan plan = engine->plan(engine->requestAgain(operation, phones, positions, false));
        plan.waves = {};
        return plan;
    }
    /// Begins it; 0 if the engine refuses.
    qint64 start(const OperationPlan &plan) { return engine->start(plan).value_or(0); }
    /// Waits until every phone has an outcome, and with `isSettled` until nothing is looked at any more.
    [[nodiscard]] bool runToEnd(qint64 id, bool isSettled = true)
    {
        return QTest::qWaitFor(
            [&] {
                const OperationRecord *operation = engine->operation(id);
                return operation && operation->isEnded() && !(isSettled && engine->livePhones(id));
            },
            30'000);
    }
    [[nodiscard]] const OperationRecord &record(qint64 id) { return *engine->operation(id); }
    [[nodiscard]] int count(qint64 id, PhoneState state) { return record(id).counts.of(state); }
    [[nodiscard]] QList<PhoneRecord> phones(qint64 id)
    {
        std::optional<QList<PhoneRecord>> read;
        engine->readPhones(id, engine.get(), [&](const QList<PhoneRecord> &phones) { read = phones; });
        (void)QTest::qWaitFor([&] { return read.has_value(); }, 20'000);
        return read.value_or(QList<PhoneRecord>());
    }

    SignedIn signedIn;
    InstanceStore store;
    FleetSync sync;
    DatabaseThread thread;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<OperationEngine> engine;
    QList<qint64> ended; ///< in the order in which it was told
};

/// Phones by state and reason, e.g. {"4/42": 3}: easy to compare and to read when they differ.
inline QMap<QString, int> standings(const QList<PhoneRecord> &phones)
{
    QMap<QString, int> standings;
    for (const PhoneRecord &phone : phones)
        ++standings[u"%1/%2"_qs.arg(int(phone.state)).arg(int(phone.reason))];
    return standings;
}
inline QString standing(PhoneState state, PhoneReason reason = PhoneReason::None)
{
    return u"%1/%2"_qs.arg(int(state)).arg(int(reason));
}

} // namespace phonedeck
