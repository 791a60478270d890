// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/network/cloudclient.h"

/// A simulated cloud and a client that is signed in to it, for tests that judge by what went over the wire.
struct Wire {
    explicit Wire(const phonedeck::simulator::SimulatorOptions &options = {.instances = 3, .ticking = false})
        : cloud(options), iam(settings(cloud.url())), tokens(demoCredentials(), iam),
          api(settings(cloud.url()), &tokens)
    {
    }

    static phonedeck::ClientSettings settings(const QUrl &url)
    {
        phonedeck::ClientSettings settings;
        settings.baseUrl = url;
        settings.limits.silence = std::chrono::milliseconds(2'000);
        settings.limits.deadline = std::chrono::milliseconds(5'000);
        return settings;
    }

    template <typename Op> phonedeck::ApiResult<typename Op::Reply> call(const Op &op)
    {
        return call(api, op);
    }
    template <typename Op>
    static phonedeck::ApiResult<typename Op::Reply> call(phonedeck::ApiClient &client, const Op &op)
    {
        return ::call(client, op);
    }

    /// What came to that path, whether or not the cloud knows the operation.
    [[nodiscard]] QList<phonedeck::simulator::LoggedRequest> log(const QByteArray &path) const
    {
        QList<phonedeck::simulator::LoggedRequest> found;
        const QList<phonedeck::simulator::LoggedRequest> all = cloud.log();
        for (const phonedeck::simulator::LoggedRequest &request : all) {
            if (request.target == path || request.target.startsWith(QByteArray(path + '?')))
                found.append(request);
        }
        return found;
    }

    /// Sends `op` and gives what came of it at the other end; the only sending there has been.
    template <typename Op> phonedeck::simulator::LoggedRequest sent(const Op &op)
    {
        (void)call(op);
        const auto found = log(op.request().path.toLatin1());
        return found.size() == 1 ? found.first() : phonedeck::simulator::LoggedRequest();
    }

    phonedeck::simulator::SimulatorThread cloud;
    phonedeck::ApiClient iam;
    phonedeck::TokenSource tokens;
    phonedeck::ApiClient api;
};
