// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/accounts/tokensource.h"
#include "network/transport/apiclient.h"
#include "simulator/simulatorthread.h"

#include <QtTest/QtTest>

/// What tests of the network floor begin with: a client that gives up early, signed in to a simulated cloud.

inline phonedeck::PasswordCredentials demoCredentials(const QString &project = QStringLiteral("cn-north-4"))
{
    return {QStringLiteral("demo"), QStringLiteral("demo"), QStringLiteral("demo"),
            phonedeck::ProjectScope::fromText(project)};
}

/// Short limits, and no second try unless a test wants one.
inline phonedeck::ClientSettings quickSettings(const QUrl &url)
{
    phonedeck::ClientSettings settings;
    settings.baseUrl = url;
    settings.limits.silence = std::chrono::milliseconds(700);
    settings.limits.slowSilence = settings.limits.silence;
    settings.limits.deadline = std::chrono::milliseconds(3'000);
    settings.retry.retries = 0;
    settings.retry.throttleRetries = 0;
    settings.retry.firstPause = std::chrono::milliseconds(1);
    return settings;
}

struct SignedIn {
    explicit SignedIn(const phonedeck::ClientSettings &settings) : SignedIn(settings, demoCredentials()) {}
    SignedIn(const phonedeck::ClientSettings &settings, const phonedeck::PasswordCredentials &credentials)
        : iam(settings), tokens(credentials, iam), api(settings, &tokens)
    {
    }
    explicit SignedIn(const phonedeck::simulator::SimulatorThread &cloud)
        : SignedIn(quickSettings(cloud.url()))
    {
    }

    phonedeck::ApiClient iam;
    phonedeck::TokenSource tokens;
    phonedeck::ApiClient api;
};

/// Sends and waits; "no report" as the service's text if nothing came.
template <phonedeck::ApiOperation Op>
phonedeck::ApiResult<typename Op::Reply> call(phonedeck::ApiClient &client, const Op &op)
{
    using Result = phonedeck::ApiResult<typename Op::Reply>;
    QObject context;
    std::optional<Result> result;
    client.send(op).then(&context, [&](const Result &reply) { result = reply; });
    // Longer than the limits of the exchange, or the test would judge its own patience.
    (void)QTest::qWaitFor([&] { return result.has_value(); }, 20'000);
    return result.value_or(tl::unexpected(phonedeck::ApiError{.serviceText = QStringLiteral("no report")}));
}
