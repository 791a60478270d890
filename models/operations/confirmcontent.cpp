// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/confirmcontent.h"

#include <algorithm>
#include <numeric>

namespace phonedeck {

namespace {

template <typename PhoneAt> QList<int> orderOf(qsizetype count, PhoneAt phoneAt)
{
    QList<int> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&phoneAt](int one, int other) {
        const PhoneFacts &a = phoneAt(one);
        const PhoneFacts &b = phoneAt(other);
        if (a.isInUse() != b.isInUse())
            return a.isInUse();
        const int byName = a.name.compare(b.name, Qt::CaseInsensitive);
        return byName != 0 ? byName < 0 : a.instanceId < b.instanceId;
    });
    return order;
}

int countOf(const OperationPlan &plan, PhoneReason reason)
{
    return int(std::count_if(plan.skipped.begin(), plan.skipped.end(),
                             [reason](const OperationPlan::Skipped &one) { return one.reason == reason; }));
}

void countRequests(ConfirmContent &content)
{
    QList<ActionId> steps = content.plan.steps;
    if (content.plan.backsUpFirst())
        steps.removeFirst();
    content.requests = RequestCount(content.plan, steps);
    if (!offersBackup(actionOf(content.plan.action)))
        return;
    OperationPlan with = content.plan;
    with.setBackUpFirst(true);
    content.backedUp = int(with.phones.size());
    content.backupRequests = RequestCount(with, {ActionId::BackUp});
}

} // namespace

bool offersBackup(const Action &action)
{
    return action.wipes && action.trackBy != TrackBy::Listing;
}

ConfirmContentPtr makeContent(const ConfirmJob &job, const std::atomic<bool> &isOutdated)
{
    ConfirmContent content;
    content.original = job.original ? job.original : sharedByWorker(makePlan(job.request));
    if (isOutdated)
        return {};
    OperationPlan &plan = content.plan;
    plan = *content.original;
    if (job.leavesOutInUse)
        plan.leaveOutInUse();
    content.leftOutInUse =
        countOf(plan, PhoneReason::LeftOut) - countOf(*content.original, PhoneReason::LeftOut);
    plan.setBackUpFirst(job.backsUpFirst);
    if (isOutdated)
        return {};
    content.radius = plan.blastRadius(job.nowSecs);
    for (const OperationPlan::Skipped &skipped : std::as_const(plan.skipped))
        ++content.skippedBy[skipped.reason];
    countRequests(content);
    if (isOutdated)
        return {};
    content.actedOnOrder =
        orderOf(plan.phones.size(),
                [phones = plan.phones.constData()](int i) -> const PhoneFacts & { return phones[i]; });
    content.leftOutOrder =
        orderOf(plan.skipped.size(), [skipped = plan.skipped.constData()](int i) -> const PhoneFacts & {
            return skipped[i].phone;
        });
    if (isOutdated)
        return {};
    return sharedByWorker(std::move(content));
}

} // namespace phonedeck
