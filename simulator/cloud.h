// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/instance.h"
#include "simulator/random.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <queue>
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

/// The tenant's cloud: its phones and projects, and how they change with time. Nothing about HTTP or JSON.
///
/// Deterministic: the same seed, number of phones and start time, followed by the same ticks, give the same
/// state, on every platform. Belongs to one thread (the server's).
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

    Instance populate(Random &random, qint64 nowSecs);
    void nameAndPlace(Instance &instance, Random &random);
    [[nodiscard]] Instance *bySerial(quint32 serial);

    int arriveDue(qint64 nowSecs);
    bool arrive(Instance &instance, qint64 nowSecs);
    bool disturb(Instance &instance, qint64 nowSecs);
    bool disturbRunning(Instance &instance, qint64 nowSecs);
    bool disturbResting(Instance &instance, qint64 nowSecs);
    int changePopulation(const QDateTime &now);
    void arriveIn(const Instance &instance, quint32 least, quint32 most);

    QList<Region> m_regions;
    QList<Project> m_projects;
    std::vector<Instance> m_instances; // sorted by serial
    std::vector<quint32> m_lastNumber; // per name prefix
    std::priority_queue<Arrival, std::vector<Arrival>, std::greater<>> m_arrivals;
    Random m_life;
    quint64 m_idOffset;
    quint32 m_lastSerial = 0;
    quint64 m_ticks = 0;
    quint64 m_changes = 0;
    double m_owedChanges = 0; // fractions of changes carried from tick to tick
};

} // namespace phonedeck::simulator
