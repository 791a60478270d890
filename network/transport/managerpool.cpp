// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/managerpool.h"

#include <QtNetwork/QNetworkAccessManager>

#include <algorithm>
#include <utility>

namespace phonedeck {

ManagerPool::Lease::Lease(std::shared_ptr<QNetworkAccessManager> manager, std::shared_ptr<int> users)
    : m_manager(std::move(manager)), m_users(std::move(users))
{
    if (m_users)
        ++*m_users;
}

ManagerPool::Lease::Lease(Lease &&other) noexcept
    : m_manager(std::move(other.m_manager)), m_users(std::move(other.m_users))
{
}

ManagerPool::Lease &ManagerPool::Lease::operator=(Lease &&other) noexcept
{
    std::swap(m_manager, other.m_manager);
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
    return Lease(shared.manager, shared.users);
}

bool ManagerPool::retire(const QNetworkAccessManager &manager)
{
    if (!m_speaksHttp2 || m_readers.front().manager.get() != &manager)
        return false;
    m_readers.front() = {};
    return true;
}

bool ManagerPool::hasReader(const QNetworkAccessManager &manager) const
{
    return std::any_of(m_readers.begin(), m_readers.end(),
                       [&manager](const Shared &shared) { return shared.manager.get() == &manager; });
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
