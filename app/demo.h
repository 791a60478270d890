// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "models/accounts/accounthome.h"
#include "models/accounts/accountsession.h"
#include "simulator/simulatorthread.h"

#include <memory>

namespace phonedeck {

/// The simulated cloud behind --demo. Must outlive the sessions made from it.
class Demo
{
public:
    /// Listens when it returns; see errorString().
    explicit Demo(const CommandLine &line);

    [[nodiscard]] QString errorString() const { return m_cloud.errorString(); }
    /// A session that signs in with the simulated cloud's own account, over HTTP like any other.
    /// What is done to it is recorded in a temporary file, whatever `home` says: its cloud is new each time.
    [[nodiscard]] std::unique_ptr<AccountSession> makeSession(const AccountHome &home) const;
    [[nodiscard]] simulator::SimulatorThread &cloud() { return m_cloud; }

    /// The account colour of the simulated cloud.
    static constexpr int color = 0;

private:
    simulator::SimulatorThread m_cloud;
};

} // namespace phonedeck
