// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/fleetlook.h"

#include "models/fleet/instancestore.h"
#include "models/operations/fleetpass.h"

#include <algorithm>
#include <utility>

namespace phonedeck {

namespace {

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

} // namespace

FleetLook::FleetLook(ApiClient &client, InstanceStore *store, QObject *parent)
    : QObject(parent), m_client(client), m_store(store)
{
}

FleetLook::~FleetLook() = default;

qsizetype FleetLook::mostSingles() const
{
    const qsizetype pages = m_store ? m_store->count() / ListInstances::defaultPageSize : 0;
    return std::max<qsizetype>(maxSingles, pages);
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
    const auto idsOf = [](Lane &lane) {
        QSet<QString> ids;
        lane.waiting.removeIf([](const Request &request) { return request.context.isNull(); });
        for (const Request &request : std::as_const(lane.waiting)) {
            ids.reserve(ids.size() + request.instanceIds.size());
            for (const QString &id : request.instanceIds)
                ids.insert(id);
        }
        return ids;
    };
    if (!m_few.pass && !m_few.waiting.isEmpty()) {
        const QSet<QString> ids = idsOf(m_few);
        if (ids.size() <= mostSingles())
            beginPass(m_few, ids, true);
        else // many who ask for a few each
            m_many.waiting += std::exchange(m_few.waiting, {});
    }
    if (!m_many.pass && !m_many.waiting.isEmpty())
        beginPass(m_many, idsOf(m_many), false);
}

void FleetLook::beginPass(Lane &lane, const QSet<QString> &instanceIds, bool singly)
{
    lane.served = std::exchange(lane.waiting, {});
    if (lane.served.isEmpty())
        return;
    lane.pass = new FleetPass(m_client, m_store, instanceIds,
                              singly ? FleetPass::Way::Singly : FleetPass::Way::Listing, this);
    connect(lane.pass, &FleetPass::finished, this, [this, &lane] { takePass(lane); });
    lane.pass->start();
}

void FleetLook::takePass(Lane &lane)
{
    FleetPass *pass = lane.pass;
    const FleetSights all = pass->takeSights();
    const QList<Request> served = std::exchange(lane.served, {});
    lane.pass = nullptr;
    pass->deleteLater();
    const QPointer<FleetLook> self = this;
    for (const Request &request : served) {
        if (!request.context)
            continue;
        request.done(served.size() == 1 ? all : partOf(all, request.instanceIds));
        if (!self)
            return; // who was told has closed the account
    }
    begin();
}

} // namespace phonedeck
