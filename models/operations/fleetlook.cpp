// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/fleetlook.h"

#include "models/fleet/instancestore.h"
#include "models/operations/fleetpass.h"
#include "models/storage/workerend.h"

#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace phonedeck {

namespace {

// So many fit into a frame with room for the rest.
constexpr qsizetype idsAtOnce = 4'000;

FleetSights partOf(const FleetSights &all, const QStringList &instanceIds)
{
    FleetSights part;
    part.failure = all.failure;
    part.phones.reserve(instanceIds.size());
    for (const QString &id : instanceIds) {
        const auto sight = all.phones.constFind(id);
        if (sight != all.phones.cend())
            part.phones.insert(id, *sight);
    }
    return part;
}

QSet<QString> unitedIds(const QList<QStringList> &lists)
{
    QSet<QString> ids;
    for (const QStringList &list : lists) {
        ids.reserve(ids.size() + list.size());
        for (const QString &id : list)
            ids.insert(id);
    }
    return ids;
}

} // namespace

FleetLook::FleetLook(ApiClient &client, InstanceStore *store, QObject *parent)
    : QObject(parent), m_client(client), m_store(store)
{
    connect(&m_gathering, &QFutureWatcherBase::finished, this, [this] {
        m_isGathering = false;
        beginPass(m_many, m_gathering.future().takeResult(), false);
    });
}

FleetLook::~FleetLook() = default;

qsizetype FleetLook::mostSingles() const
{
    const qsizetype pages = m_store ? m_store->count() / ListInstances::defaultPageSize : 0;
    return std::max<qsizetype>(maxSingles, pages);
}

QList<QStringList> FleetLook::idsOf(const QList<Request> &requests)
{
    QList<QStringList> ids;
    for (const Request &request : requests)
        ids.append(request.instanceIds);
    return ids;
}

void FleetLook::look(const QStringList &instanceIds, QObject *context,
                     std::function<void(const FleetSights &)> done)
{
    Lane &lane = instanceIds.size() <= mostSingles() ? m_few : m_many;
    lane.waiting.append({instanceIds, context, std::move(done)});
    if (std::exchange(m_isScheduled, true))
        return;
    // Not at once: those who ask in the same turn share a pass.
    QMetaObject::invokeMethod(this, &FleetLook::begin, Qt::QueuedConnection);
}

void FleetLook::begin()
{
    m_isScheduled = false;
    for (Lane *lane : {&m_few, &m_many})
        lane->waiting.removeIf([](const Request &request) { return request.context.isNull(); });
    if (!m_few.pass && !m_few.waiting.isEmpty()) {
        const QSet<QString> ids = unitedIds(idsOf(m_few.waiting));
        if (ids.size() <= mostSingles()) {
            m_few.served = std::exchange(m_few.waiting, {});
            beginPass(m_few, ids, true);
        } else { // many who ask for a few each
            m_many.waiting += std::exchange(m_few.waiting, {});
        }
    }
    if (!m_many.pass && !m_isGathering && !m_many.waiting.isEmpty())
        gather();
}

/// What all ask for together, of very many phones on a worker.
void FleetLook::gather()
{
    m_many.served = std::exchange(m_many.waiting, {});
    const QList<QStringList> asked = idsOf(m_many.served);
    qsizetype count = 0;
    for (const QStringList &ids : asked)
        count += ids.size();
    if (count <= idsAtOnce) {
        beginPass(m_many, unitedIds(asked), false);
        return;
    }
    m_isGathering = true;
    m_gathering.setFuture(QtConcurrent::run([asked] { return unitedIds(asked); }));
}

void FleetLook::beginPass(Lane &lane, const QSet<QString> &instanceIds, bool singly)
{
    lane.pass = new FleetPass(m_client, m_store, instanceIds,
                              singly ? FleetPass::Way::Singly : FleetPass::Way::Listing, this);
    connect(lane.pass, &FleetPass::finished, this, [this, &lane] { takePass(lane); });
    lane.pass->start();
}

void FleetLook::takePass(Lane &lane)
{
    FleetPass *pass = lane.pass;
    FleetSights all = pass->takeSights();
    const QList<Request> served = std::exchange(lane.served, {});
    lane.pass = nullptr;
    pass->deleteLater();
    const QPointer<FleetLook> self = this;
    for (const Request &request : served) {
        if (!request.context)
            continue;
        // A part of its own only where it is small: copying takes its time, and who keeps it keeps all.
        const bool isWhole = served.size() == 1 || request.instanceIds.size() > idsAtOnce;
        request.done(isWhole ? all : partOf(all, request.instanceIds));
        if (!self)
            return; // who was told has closed the account
    }
    endOnWorker(std::move(all));
    begin();
}

} // namespace phonedeck
