// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/effect.h"
#include "network/transport/networkroute.h"

#include <QtCore/QtGlobal>

#include <array>
#include <memory>

class QNetworkAccessManager;

namespace phonedeck {

/// The managers of a client. One makes six HTTP/1.1 connections to a host, so reads are spread over several,
/// until the host turns out to speak HTTP/2: then one is enough. What isn't a read has managers of its own,
/// since it must not share an HTTP/2 connection; what spends or destroys gets a fresh one each time, since a
/// kept-alive connection that is closed at that instant gives a false "unknown".
class ManagerPool
{
public:
    static constexpr int connectionsPerManager = 6;
    static constexpr int readManagers = 4;

    /// The use of a manager for one sending.
    class Lease
    {
    public:
        Lease() = default;
        /// Without `users` nobody else has it.
        explicit Lease(std::shared_ptr<QNetworkAccessManager> manager, std::shared_ptr<int> users = {});
        Lease(Lease &&other) noexcept;
        Lease &operator=(Lease &&other) noexcept;
        ~Lease();
        [[nodiscard]] QNetworkAccessManager &manager() const { return *m_manager; }
        /// The sending is over; the manager stays as long as this.
        void done();

    private:
        std::shared_ptr<QNetworkAccessManager> m_manager;
        std::shared_ptr<int> m_users;
    };

    explicit ManagerPool(const NetworkRoute &route);
    ~ManagerPool();
    Q_DISABLE_COPY_MOVE(ManagerPool)

    [[nodiscard]] Lease lease(Effect effect);
    /// How an answer to a read came.
    void setSpeaksHttp2(bool itDoes) { m_speaksHttp2 = itDoes; }
    [[nodiscard]] bool speaksHttp2() const { return m_speaksHttp2; }
    /// A read failed on its way, by that manager. An HTTP/2 connection that the server is closing takes no
    /// new requests, and Qt 6.4 lets those that come meanwhile wait until they time out: the next read gets
    /// another manager. False: not HTTP/2, or it has happened already.
    [[nodiscard]] bool retire(const QNetworkAccessManager &manager);
    /// A retired one is kept by its leases alone.
    [[nodiscard]] bool hasReader(const QNetworkAccessManager &manager) const;

private:
    struct Shared {
        std::shared_ptr<QNetworkAccessManager> manager; ///< stays as long as there are leases
        std::shared_ptr<int> users;
    };
    [[nodiscard]] Lease leaseFrom(Shared &shared);

    NetworkRoute m_route;
    std::array<Shared, readManagers> m_readers;  ///< made when first needed
    std::array<Shared, readManagers> m_changers; ///< for Effect::Changes
    bool m_speaksHttp2 = false;
};

} // namespace phonedeck
