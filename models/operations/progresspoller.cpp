// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/progresspoller.h"

#include "models/operations/settlement.h"

namespace phonedeck {

namespace {

// The pace of 4.3.2 in the tracker's measure, which tests make short.
constexpr int longestByFirst = ShowProgress::longestPollInterval * 10 / ShowProgress::firstPollAfter;

constexpr int mostRefusals = 4;

/// The phone is gone, or no longer that user's (4.3.2): what was accepted comes to nothing.
bool isAboutThePhone(const ApiError &error)
{
    const QString code = error.codeNumber();
    return error.kind == ErrorKind::Refused && (code == u"1001" || code == u"1012" || code == u"4001");
}

} // namespace

ProgressPoller::ProgressPoller(ApiClient &client, PollQueue &queue, const TrackerSettings &settings,
                               TellNews tell, HandOver handOver, QObject *parent)
    : QObject(parent), m_queue(queue), m_firstPoll(settings.firstPoll),
      m_longestPoll(settings.firstPoll * longestByFirst / 10), m_tell(std::move(tell)),
      m_handOver(std::move(handOver)), m_api(client)
{
}

void ProgressPoller::follow(const QList<FollowedPhonePtr> &phones)
{
    for (const FollowedPhonePtr &phone : phones)
        poll(phone, m_firstPoll);
}

void ProgressPoller::poll(const FollowedPhonePtr &phone, std::chrono::milliseconds interval)
{
    m_queue.add(interval, [this, phone, interval] { return ask(phone, interval); });
}

bool ProgressPoller::ask(const FollowedPhonePtr &phone, std::chrono::milliseconds interval)
{
    if (phone->isDropped)
        return false;
    m_api.send(ShowProgress{phone->phone.userId, phone->phone.instanceId}, Urgency::Background)
        .then(this, [this, phone, interval](const ApiResult<ShowProgress::Reply> &result) {
            m_queue.end();
            if (!phone->isDropped && needsAnother(phone, result))
                poll(phone, grown(interval, m_longestPoll));
        });
    return true;
}

bool ProgressPoller::needsAnother(const FollowedPhonePtr &phone, const ApiResult<ShowProgress::Reply> &result)
{
    const bool isLate = WaitClock::now() >= phone->deadline;
    if (!result)
        return !takeError(phone, result.error(), isLate);
    phone->refusals = 0;
    if (result->status.meaning == ProgressStatus::Queued ||
        result->status.meaning == ProgressStatus::BackingUp)
        phone->hasMoved = true;
    if (const std::optional<PhoneNews> news = judgeProgress(*phone, *result))
        m_tell(*phone, *news);
    if (!phone->isDropped && isLate)
        m_tell(*phone, outOfTime(*phone));
    return !phone->isDropped;
}

bool ProgressPoller::takeError(const FollowedPhonePtr &phone, const ApiError &error, bool isLate)
{
    phone->refusals = isRefusal(error) ? phone->refusals + 1 : 0;
    // Of a request that may never have come there a refusal says nothing: not even that it may pass.
    const bool mayPass =
        error.kind == ErrorKind::Refused && phone->isAccepted && phone->refusals < mostRefusals;
    if (!isLate && (mayPass || !isRefusal(error)))
        return false;
    if (phone->isAccepted && isAboutThePhone(error)) {
        PhoneNews news{.position = phone->phone.position, .state = PhoneState::Failed};
        news.code = error.code;
        news.serviceText = error.serviceText;
        news.requestId = error.requestId;
        m_tell(*phone, news);
        return true;
    }
    // Its states may tell what the service doesn't; if they don't either it is unknown at its deadline.
    m_handOver({phone});
    return true;
}

} // namespace phonedeck
