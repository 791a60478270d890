// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/instancestore.h"
#include "models/operations/fleetlook.h"
#include "models/operations/phonetracker.h"
#include "simulator/cloud.h"
#include "tests/network/cloudclient.h"

#include <QtTest/QtTest>

/// A cloud that stands still until its test lets it tick, and a tracker that follows its phones: all running,
/// with their data loaded, assigned to "1001".
class TrackedCloud
{
public:
    using Cloud = phonedeck::simulator::Cloud;
    using Instance = phonedeck::simulator::Instance;

    static constexpr auto never = std::chrono::hours(1);

    /// Quick, and nothing ends by time alone.
    static phonedeck::TrackerSettings quick()
    {
        phonedeck::TrackerSettings settings;
        settings.firstPoll = std::chrono::milliseconds(4);
        settings.longestPoll = std::chrono::milliseconds(20);
        settings.restAfter = settings.settleFor = settings.deadline = never;
        return settings;
    }

    explicit TrackedCloud(int phones = 30, const phonedeck::TrackerSettings &settings = quick(),
                          std::chrono::milliseconds latency = {})
        : cloud({.instances = phones, .latency = latency, .ticking = false}), signedIn(cloud),
          look(signedIn.api, &store),
          tracker(std::make_unique<phonedeck::PhoneTracker>(signedIn.api, look, settings))
    {
        with([this](Cloud &truth) {
            truth.options().isLively = false;
            truth.options().failedReboots = 0;
            for (int row = 0; row < truth.count(); ++row) {
                Instance &phone = truth.at(row);
                phone.region = 0;
                phone.running = phonedeck::simulator::RunningStatus::Running;
                phone.resource = phonedeck::simulator::ResourceStatus::DataLoaded;
                phone.isFrozen = phone.isSignedIn = phone.isPayPerUse = false;
                phone.isAssigned = false;
                truth.assign(phone, user);
                ids.append(truth.instanceId(phone));
                serials.append(phone.serial);
            }
        });
        QObject::connect(tracker.get(), &phonedeck::PhoneTracker::told, &context,
                         [this](qint64 operation, const QList<phonedeck::PhoneNews> &news) {
                             ++signals;
                             for (const phonedeck::PhoneNews &one : news)
                                 told[operation][one.position].append(one);
                         });
    }

    void with(const std::function<void(Cloud &)> &work) { cloud.withCloud(work); }
    void tick(int ticks = 1)
    {
        with([&](Cloud &truth) {
            for (int i = 0; i < ticks; ++i)
                truth.tick(QDateTime::currentDateTimeUtc());
        });
    }
    void change(int row, const std::function<void(Instance &)> &work)
    {
        with([&](Cloud &truth) { work(*truth.find(ids.at(row))); });
    }

    /// The first so many phones, as operation `operation` and with their rows as positions.
    [[nodiscard]] phonedeck::FollowedBatch batch(phonedeck::ActionId step, int count, bool isAccepted = true,
                                                 qint64 operation = 1)
    {
        phonedeck::FollowedBatch batch;
        batch.operation = operation;
        batch.step = step;
        batch.isAccepted = isAccepted;
        batch.sentMs = QDateTime::currentMSecsSinceEpoch();
        with([&](Cloud &truth) {
            for (int row = 0; row < count; ++row) {
                phonedeck::FollowedBatch::Phone phone{.position = row, .instanceId = ids.at(row)};
                phone.userId = user;
                phone.backupTime = QDateTime::fromSecsSinceEpoch(truth.at(row).backupTime, Qt::UTC)
                                       .toString(u"yyyy-MM-dd HH:mm:ss");
                batch.phones.append(phone);
            }
        });
        return batch;
    }
    /// The same as a task of these phones, begun by `verb`.
    [[nodiscard]] phonedeck::FollowedBatch task(phonedeck::ActionId step, int count,
                                                const std::function<void(Cloud &, Instance &)> &verb)
    {
        phonedeck::FollowedBatch made = batch(step, count);
        with([&](Cloud &truth) {
            for (int row = 0; row < count; ++row)
                verb(truth, truth.at(row));
            const phonedeck::simulator::Task &task = truth.startRelease(serials.mid(0, count));
            made.taskId = task.id;
            for (int row = 0; row < count; ++row)
                made.phones[row].jobId = task.jobs.at(row).id;
        });
        return made;
    }

    /// What was told of a phone last; Waiting if nothing was.
    [[nodiscard]] phonedeck::PhoneNews last(int position, qint64 operation = 1) const
    {
        const QList<phonedeck::PhoneNews> all = told.value(operation).value(position);
        return all.isEmpty() ? phonedeck::PhoneNews{.state = phonedeck::PhoneState::Waiting} : all.last();
    }
    [[nodiscard]] int count(phonedeck::PhoneState state,
                            phonedeck::PhoneReason reason = phonedeck::PhoneReason::None) const
    {
        int phones = 0;
        const QHash<int, QList<phonedeck::PhoneNews>> all = told.value(1);
        for (const QList<phonedeck::PhoneNews> &news : all)
            phones += news.last().state == state && news.last().reason == reason && !news.last().isChecked;
        return phones;
    }
    [[nodiscard]] int calls(const char *operation) const
    {
        return int(cloud.log(QString::fromLatin1(operation)).size());
    }
    /// Waits for some more looks of a few phones: one of them is certain to have begun after this was called.
    [[nodiscard]] bool lookAgain(int looks = 2)
    {
        const int before = calls("BatchQueryStatus");
        return QTest::qWaitFor([&] { return calls("BatchQueryStatus") > before + looks; }, 10'000);
    }

    const QString user = QStringLiteral("1001");
    phonedeck::simulator::SimulatorThread cloud;
    SignedIn signedIn;
    phonedeck::InstanceStore store;
    phonedeck::FleetLook look;
    std::unique_ptr<phonedeck::PhoneTracker> tracker;
    QObject context;
    QStringList ids;
    QList<quint32> serials;
    QHash<qint64, QHash<int, QList<phonedeck::PhoneNews>>> told; ///< by operation and position
    int signals = 0;
};
