// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/statusrefresh.h"

namespace phonedeck {

StatusRefresh::StatusRefresh(ApiClient &client, InstanceStore &store, QObject *parent)
    : QObject(parent), m_look(client, &store)
{
}

void StatusRefresh::start(const QStringList &instanceIds)
{
    if (instanceIds.isEmpty())
        return;
    m_underWay += int(instanceIds.size());
    Q_EMIT changed();
    m_look.look(instanceIds, this, [this, instanceIds](const FleetSights &sights) {
        m_underWay -= int(instanceIds.size());
        Outcome outcome;
        outcome.phones = int(instanceIds.size());
        outcome.failure = sights.failure;
        for (const QString &id : instanceIds) {
            const auto sight = sights.phones.constFind(id);
            if (sight == sights.phones.cend())
                ++outcome.missing;
            else if (!sight->isListed)
                ++outcome.gone;
        }
        Q_EMIT changed();
        Q_EMIT finished(outcome);
    });
}

} // namespace phonedeck
