// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo.h"

namespace phonedeck {

namespace {

constexpr double tourSpeed = 6;

simulator::SimulatorOptions optionsOf(const CommandLine &line)
{
    simulator::SimulatorOptions options;
    options.instances = line.instances;
    options.seed = line.seed;
    // A cloud on this computer answers faster than any real one; a short latency lets people see the console
    // as it is at work.
    options.latency = std::chrono::milliseconds(30);
    // Pictures don't wait for reboots as people do.
    if (!line.tourDirectory.isEmpty())
        options.speed = tourSpeed;
    return options;
}

} // namespace

Demo::Demo(const CommandLine &line) : m_cloud(optionsOf(line)) {}

std::unique_ptr<AccountSession> Demo::makeSession(const AccountHome &home) const
{
    ConnectionSettings settings;
    settings.accountName = QStringLiteral("Demo");
    settings.serviceUrl = m_cloud.url();
    settings.iamUrl = m_cloud.url();
    settings.credentials = {QStringLiteral("demo"), QStringLiteral("demo"), QStringLiteral("demo"),
                            ProjectScope::fromText(QStringLiteral("cn-north-4"))};
    settings.sync.interval = std::chrono::seconds(5);
    // The cloud is at hand: it can be asked more often than one that others use, too.
    settings.engine.tracker.firstPoll = std::chrono::milliseconds(500);
    settings.engine.tracker.longestPoll = std::chrono::seconds(3);
    settings.engine.tracker.restAfter = std::chrono::seconds(8);
    home.settle(settings);
    settings.accountsFolder.clear();
    return std::make_unique<AccountSession>(settings);
}

} // namespace phonedeck
