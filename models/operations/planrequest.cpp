// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/planrequest.h"

namespace phonedeck {

namespace {

/// The step that a phone had come to, if it can take it now; else it begins anew.
int stepToGoOnWith(const QList<ActionId> &steps, int reached, const PhoneFacts &phone)
{
    if (reached <= 0 || reached >= steps.size() || obstacle(steps.at(reached), phone) != PhoneReason::None)
        return 0;
    // A backup is as good as the data are old: what is not off its hardware may have been changed since.
    const bool wasBackedUp = steps.at(reached - 1) == ActionId::BackUp;
    const bool isAsBackedUp = obstacle(ActionId::BackUp, phone) == PhoneReason::NoDataOnHardware;
    return wasBackedUp && !isAsBackedUp ? 0 : reached;
}

} // namespace

OperationPlan makePlan(const PlanRequest &request)
{
    return makePlan(request, factsOf(request.fleet, request.instanceIds));
}

OperationPlan makePlan(const PlanRequest &request, QList<PhoneFacts> phones)
{
    markBusy(phones, request.busy);
    if (!request.again)
        return makePlan(request.action, phones);
    const OperationRecord &before = request.again->operation;
    for (qsizetype i = 0; i < phones.size(); ++i)
        phones[i].firstStep = stepToGoOnWith(before.steps, request.again->reached.value(i), phones.at(i));
    OperationPlan plan = makePlan(before.action, phones);
    plan.steps = before.steps;
    if (plan.backsUpFirst()) // what can't be backed up is not wiped without
        plan.leaveOutUnfit(ActionId::BackUp);
    plan.arguments = before.arguments;
    plan.label = before.label;
    plan.repeats = before.id;
    // Fewer phones than one step had go out at once.
    if (before.waves.sizes(int(plan.phones.size())).size() > 1)
        plan.waves = before.waves;
    plan.keepsSettings = request.again->keepsSettings;
    return plan;
}

} // namespace phonedeck
