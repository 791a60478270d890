// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/managerpool.h"

#include <QtNetwork/QNetworkAccessManager>

#include <algorithm>
#include <utility>

namespace phonedeck {

ManagerPool::Lease::Lease(QNetworkAccessManager *manager, std::shared_ptr<int> users)
    : m_manager(manager), m_users(std::move(users))
{
    ++*m_users;
}

ManagerPool::Lease::Lease(std::unique_ptr<QNetworkAccessManager> fresh)
    : m_manager(fresh.get()), m_fresh(std::move(fresh))
{
}

ManagerPool::Lease::Lease(Lease &&other) noexcept
    : m_manager(std::exchange(other.m_manager, nullptr)), m_fresh(std::move(other.m_fresh)),
      m_users(std::move(other.m_users))
{
}

ManagerPool::Lease &ManagerPool::Lease::operator=(Lease &&other) noexcept
{
    std::swap(m_manager, other.m_manager);
    std::swap(m_fresh, other.m_fresh);
    std::swap(m_users, other.m_users);
    return *this;
}

ManagerPool::Lease::~Lease()
{
    done();
}

void ManagerPool::Lease::done()
{
    if (m_users)
        --*std::exchange(m_users, nullptr);
}

ManagerPool::ManagerPool(const NetworkRoute &route) : m_route(route) {}

ManagerPool::~ManagerPool() = default;

ManagerPool::Lease ManagerPool::leaseFrom(Shared &shared)
{
    if (!shared.manager) {
        shared.manager = makeManager(m_route);
        shared.users = std::make_shared<int>(0);
    }
    return {shared.manager.get(), shared.users};
}

ManagerPool::Lease ManagerPool::lease(Effect effect)
{
    if (effect == Effect::Spends || effect == Effect::Destroys)
        return Lease(makeManager(m_route));
    if (effect == Effect::Reads && m_speaksHttp2)
        return leaseFrom(m_readers.front());
    // Fills one manager before the next: connections that are open already are the fastest.
    auto &managers = effect == Effect::Reads ? m_readers : m_changers;
    const auto hasRoom = std::find_if(managers.begin(), managers.end(), [](const Shared &shared) {
        return !shared.manager || *shared.users < connectionsPerManager;
    });
    if (hasRoom != managers.end())
        return leaseFrom(*hasRoom);
    return leaseFrom(*std::min_element(managers.begin(), managers.end(),
                                       [](const auto &a, const auto &b) { return *a.users < *b.users; }));
}

} // namespace phonedeck
