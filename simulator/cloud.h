// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/apps.h"
#include "simulator/effectledger.h"
#include "simulator/instance.h"
#include "simulator/random.h"
#include "simulator/tasks.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <array>
#include <deque>
#include <functional>
#include <optional>
#include <queue>
#include <tuple>
#include <vector>

namespace phonedeck::simulator {

struct Region {
    QString code;
    QString name; ///< Chinese
    QString englishName;
    QString projectId; ///< of the built-in project, which is named like the region
};

/// A project of the account as IAM shows it.
struct Project {
    QString id;
    QString name;
    QString description;
    QString parentId; ///< the account's id for built-in ones, else the region's project
    bool isEnabled = true;
};

/// How the cloud behaves; may be changed at any time.
struct CloudOptions {
    bool isLively = true;   ///< false: nothing happens by itself; what was set in motion still arrives
    bool hasAppList = true; ///< false: ListInstanceApp is not published yet
    bool tellsReleaseTasks = false;     ///< whether GetTask knows RM_ tasks, else 1323 (D6)
    bool refusesMixedRegions = true;    ///< 1002 for a writing batch over several regions
    bool hasBalance = true;             ///< false: isAutoPay 1 leaves an unpaid order, too
    bool leavesOutInstanceInfos = true; ///< an unpaid order answers without instanceInfos, else an empty list
    int listDelayTicks = 0;             ///< until bought phones can be seen
    int hardwareReserve = 8;            ///< phones a region can allocate at once; the rest queues
    int allocationsPerTick = 1;         ///< by region; 0: the queues stand still
    int maxQueue = 500;                 ///< by region; beyond it 2003
    quint32 failedReboots = 20;         ///< of a thousand: do not come back
    quint32 failedInstalls = 15;        ///< of a thousand
    double maxUploadedMb = 50'000;      ///< all packages together (62016)
    /// Size in bytes of the package behind an address; nothing if it can't be fetched (62017). Without it
    /// every http address can be, except those of hosts under .invalid, and every size is right.
    std::function<std::optional<qint64>(const QUrl &)> packageSize;
};

/// An order as it was placed.
struct Order {
    QString id;
    QString prefix;
    QString skuId;
    int region = 0;
    int spec = 0;
    int android = 9;
    int count = 0;
    bool isPaid = false;
    quint32 firstNumber = 0; ///< in the names, once it is paid: prefix-00001 …
    QStringList instanceIds; ///< once it is paid, listed or not
};

/// What one command gave on one phone (4.1.1): Succeeded or Failed.
struct CommandResult {
    JobStatus status = JobStatus::Succeeded;
    QString errorCode;
    QString errorMessage;
    QByteArray output; ///< at most 1024 bytes, null if nothing ran
};

/// How far a preparation is (4.3.2).
struct Progress {
    int status = 0;
    int waitingCount = 0; ///< place in the queue, from 1; 0 when not queued
};

/// One of the six pairs of SetVideoConfig: 540P, 720P and 1080P.
struct VideoPair {
    QString networkType;
    QString encodingType;
    std::array<int, 3> codeRates{}; ///< kbit/s
    std::array<int, 3> fps{};

    bool operator==(const VideoPair &) const = default;
};

/// The tenant's cloud: its phones and projects, and how they change with time. Nothing about HTTP; the
/// handlers judge a request, the verbs here carry it out.
///
/// Deterministic: the same seed, number of phones and start time, followed by the same ticks and verbs, give
/// the same state, on every platform. Belongs to one thread (the server's). What only a few phones have is
/// kept beside them by serial number, so that a million of them stay cheap.
class Cloud
{
public:
    static const QString domainId;
    static const QString domainName;
    static const QString userId;
    static const QString userName;
    static const QString password;
    static const QString accessKey;
    static const QString secretKey;

    Cloud(quint64 seed, int instances, const QDateTime &now);

    [[nodiscard]] const QList<Region> &regions() const { return m_regions; }
    [[nodiscard]] const QList<Project> &projects() const { return m_projects; }
    [[nodiscard]] static const QStringList &namePrefixes();
    [[nodiscard]] static const QStringList &specTexts();

    /// In order of creation, which is the order of the list.
    [[nodiscard]] const std::vector<Instance> &instances() const { return m_instances; }
    [[nodiscard]] int count() const { return static_cast<int>(m_instances.size()); }
    /// For changing; valid until a phone appears or vanishes.
    [[nodiscard]] Instance &at(int row) { return m_instances[static_cast<size_t>(row)]; }
    /// The phone with that id, null if there is none; valid until a phone appears or vanishes.
    [[nodiscard]] Instance *find(QStringView instanceId);
    [[nodiscard]] const Instance *find(QStringView instanceId) const;

    /// Eight letters and digits; the same for the phone's whole life.
    [[nodiscard]] QString instanceId(const Instance &instance) const;
    [[nodiscard]] QString instanceName(const Instance &instance) const;
    /// As C2 has it: mostly the text "null".
    [[nodiscard]] QString phoneId(const Instance &instance) const;
    [[nodiscard]] static QString memberName(const Instance &instance);
    [[nodiscard]] static QString accountName(const Instance &instance);

    [[nodiscard]] static QString specText(const Instance &instance);
    /// Who holds the phone; empty if nobody does.
    [[nodiscard]] QString assignedUser(const Instance &instance) const;

    /// Adds a stopped, unassigned phone at the end of the list.
    Instance &add(const QDateTime &now);
    /// False if there is no such phone.
    bool remove(QStringView instanceId);

    /// Lets one unit of time pass: a small share of the phones change. Gives how many changes there were.
    int tick(const QDateTime &now);
    [[nodiscard]] quint64 ticks() const { return m_ticks; }
    /// Changes since the start.
    [[nodiscard]] quint64 changes() const { return m_changes; }

    /// Equal for equal states.
    [[nodiscard]] QByteArray digest() const;
    /// Figures: phones by state, orders, tasks, effects by operation.
    [[nodiscard]] QJsonObject stateSummary() const;

    [[nodiscard]] CloudOptions &options() { return m_options; }
    [[nodiscard]] const CloudOptions &options() const { return m_options; }

    /// What accepted requests of writing operations did, oldest first.
    [[nodiscard]] const QList<Effect> &effects() const { return m_effects.entries(); }
    /// How often an operation had an effect.
    [[nodiscard]] quint64 effectCount(const QString &operation) const;
    void clearEffects() { m_effects.clear(); }
    void record(const QString &operation, const QStringList &instanceIds, const QString &detail = {})
    {
        m_effects.add(operation, instanceIds, detail);
    }

    // Verbs. They carry out what the caller has judged; `now` stamps what changes at once.
    /// Running -> Starting -> Running, with a share that stays Stopped. Restore status and time don't change.
    void reboot(Instance &phone, const QDateTime &now);
    /// To the initial state, without the user's apps and settings.
    void reset(Instance &phone);
    void assign(Instance &phone, const QString &user);
    /// Takes the phone from its user when the data is cleared, ticks later.
    void unassign(Instance &phone);
    /// Ends with the hardware given back: Stopped and Idle, or BackupAbnormal.
    void backUp(Instance &phone, const QDateTime &now);
    /// Whether so many more phones of a region may ask for hardware (else 2003).
    [[nodiscard]] bool canAllocate(int region, int phones) const;
    /// Gives the status of 4.3.1 as it is when the request is taken.
    int prepare(Instance &phone, const QDateTime &now);
    /// Nothing before the first prepare().
    [[nodiscard]] std::optional<Progress> progress(const Instance &phone) const;
    /// The session lingers.
    void stopStreaming(Instance &phone);
    void releaseSession(const Instance &phone);
    /// Streaming, or ended not long ago.
    [[nodiscard]] bool hasSession(const Instance &phone) const;
    /// A new device token, which replaces the former.
    QString issueDeviceToken(const Instance &phone);
    [[nodiscard]] QString deviceToken(const Instance &phone) const;
    void setVideo(const Instance &phone, const QList<VideoPair> &pairs);
    /// Empty: never set.
    [[nodiscard]] QList<VideoPair> video(const Instance &phone) const;
    [[nodiscard]] QList<InstalledApp> apps(const Instance &phone) const;
    void install(const Instance &phone, const InstalledApp &app);
    /// Runs a shell command now.
    CommandResult runCommand(const Instance &phone, const QString &command, const QDateTime &now);

    // Tasks. Their jobs end at different ticks.
    const Task &startCommand(const QList<quint32> &serials, const QString &command);
    const Task &startInstall(const QList<quint32> &serials, const InstalledApp &app);
    /// A task whose jobs end when the phones come to rest: call it after the verb.
    const Task &startRelease(const QList<quint32> &serials);
    [[nodiscard]] const Task *task(const QString &id) const { return m_tasks.find(id); }

    /// What the tenant has uploaded so far, in MB; a package in one version counts once.
    [[nodiscard]] double uploadedMb() const { return m_uploadedMb; }
    [[nodiscard]] bool hasUploaded(const QString &package, const QString &version) const;
    void upload(const QString &package, const QString &version, double sizeMb);

    // Orders.
    [[nodiscard]] int stock(int region, int skuNumber) const;
    void setStock(int region, int skuNumber, int phones);
    /// Takes the phones from the stock and pays if `pays`. Fills in the order's id.
    const Order &placeOrder(Order order, int skuNumber, bool pays, const QDateTime &now);
    /// False for an unknown or paid order. Its phones appear.
    bool payOrder(const QString &orderId, const QDateTime &now);
    [[nodiscard]] const QList<Order> &orders() const { return m_orders; }
    /// Removes these phones in one pass. Gives how many there were.
    int removeAll(const QStringList &instanceIds);

private:
    /// A phone that is on its way and the tick at which it arrives.
    struct Arrival {
        quint64 tick;
        quint32 serial;
        bool operator>(const Arrival &other) const
        {
            return tick != other.tick ? tick > other.tick : serial > other.serial;
        }
    };

    struct JobArrival {
        quint64 tick;
        JobRef job;
        bool operator>(const JobArrival &other) const
        {
            return std::tie(tick, job.task, job.index) >
                   std::tie(other.tick, other.job.task, other.job.index);
        }
    };
    /// A phone that is bought but can't be seen yet.
    struct Unlisted {
        quint64 tick;
        Instance phone;
    };
    enum class Preparation : quint8 { Asked, AfterBackup, Failed };
    struct RegionHardware {
        std::deque<quint32> queue; ///< serial numbers that wait
        int taken = 0;             ///< of the reserve
    };

    Instance populate(Random &random, qint64 nowSecs);
    void nameAndPlace(Instance &instance, Random &random);
    [[nodiscard]] Instance *bySerial(quint32 serial);

    int arriveDue(qint64 nowSecs);
    bool arrive(Instance &instance, qint64 nowSecs);
    bool endRestore(Instance &instance, qint64 nowSecs);
    bool endBackup(Instance &instance, qint64 nowSecs);
    bool endRestart(Instance &instance, bool mayFail, qint64 nowSecs);
    void endWipe(Instance &instance);
    void endRelease(const Instance &instance, bool hasSucceeded);
    void endPhone(quint32 serial); ///< forgets what is kept beside it
    void startRestore(Instance &instance, qint64 nowSecs);
    int allocate(Instance &instance, qint64 nowSecs);
    [[nodiscard]] bool isQueued(const Instance &instance) const;
    void serveQueues(qint64 nowSecs);
    void jobsDue(const QDateTime &now);
    void endJob(Task &task, Job &job, JobRef ref, const QDateTime &now);
    int listDue();
    void deliver(Order &order, const QDateTime &now);
    bool disturb(Instance &instance, qint64 nowSecs);
    bool disturbRunning(Instance &instance, qint64 nowSecs);
    bool disturbResting(Instance &instance, qint64 nowSecs);
    int changePopulation(const QDateTime &now);
    void arriveIn(const Instance &instance, quint32 least, quint32 most);

    QList<Region> m_regions;
    QList<Project> m_projects;
    std::vector<Instance> m_instances; // sorted by serial
    QStringList m_prefixes;            // those of every fleet, then those of orders
    std::vector<quint32> m_lastNumber; // per name prefix
    std::priority_queue<Arrival, std::vector<Arrival>, std::greater<>> m_arrivals;
    Random m_life;
    quint64 m_idOffset;
    quint32 m_lastSerial = 0;
    quint64 m_ticks = 0;
    quint64 m_changes = 0;
    double m_owedChanges = 0; // fractions of changes carried from tick to tick

    CloudOptions m_options;
    EffectLedger m_effects;
    Tasks m_tasks;
    std::priority_queue<JobArrival, std::vector<JobArrival>, std::greater<>> m_jobArrivals;
    QMultiHash<quint32, JobRef> m_releaseJobs; // that end with the phone's movement
    std::vector<RegionHardware> m_hardware;    // per region
    QList<Order> m_orders;
    std::deque<Unlisted> m_unlisted;
    std::vector<int> m_stock; // per region and SKU
    QHash<QString, double> m_uploads;
    double m_uploadedMb = 0;

    // By serial number, for the phones somebody has touched.
    QHash<quint32, QString> m_userTexts; // user ids that are no plain number
    QHash<quint64, quint32> m_members;   // of users seen before
    QHash<quint32, Preparation> m_preparations;
    QHash<quint32, quint64> m_sessions; // tick at which a lingering session ends
    QHash<quint32, QString> m_deviceTokens;
    QHash<quint32, QList<VideoPair>> m_videos;
    QHash<quint32, AppChanges> m_apps;
    QHash<quint32, qint64> m_boots; // seconds since 1970
};

} // namespace phonedeck::simulator
