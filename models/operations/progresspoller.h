// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/followedphone.h"
#include "models/operations/pollqueue.h"
#include "network/fleet/showprogress.h"

namespace phonedeck {

/// Follows preparations by ShowProgress, each phone at its own pace, with its place in the queue. A refusal
/// may pass, as that of a service which doesn't know yet of what it has just accepted: it is believed when it
/// came several times in a row.
class ProgressPoller final : public QObject
{
    Q_OBJECT

public:
    /// Client and queue outlive the poller.
    ProgressPoller(ApiClient &client, PollQueue &queue, const TrackerSettings &settings, TellNews tell,
                   HandOver handOver, QObject *parent = nullptr);

    /// Phones with a user: the service asks for it.
    void follow(const QList<FollowedPhonePtr> &phones);

private:
    void poll(const FollowedPhonePtr &phone, std::chrono::milliseconds interval);
    [[nodiscard]] bool ask(const FollowedPhonePtr &phone, std::chrono::milliseconds interval);
    /// False: it has an outcome, or is handed over.
    [[nodiscard]] bool needsAnother(const FollowedPhonePtr &phone,
                                    const ApiResult<ShowProgress::Reply> &result);
    [[nodiscard]] bool takeError(const FollowedPhonePtr &phone, const ApiError &error, bool isLate);

    PollQueue &m_queue;
    std::chrono::milliseconds m_firstPoll;
    std::chrono::milliseconds m_longestPoll;
    TellNews m_tell;
    HandOver m_handOver;
    ApiScope m_api;
};

} // namespace phonedeck
