// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationpresenter.h"

#include "models/operations/operationsentence.h"
#include "models/operations/operationtimes.h"
#include "models/transport/errortext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace phonedeck {

namespace {

class PresenterWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::OperationView)
};

constexpr PhoneState outcomesInOrder[] = {PhoneState::Succeeded, PhoneState::Failed, PhoneState::Skipped,
                                          PhoneState::Cancelled, PhoneState::Unknown};

int unfinished(const PhoneCounts &counts)
{
    return counts.total() - counts.ended();
}

QList<OperationView::Part> partsOf(const PhoneCounts &counts)
{
    QList<OperationView::Part> parts;
    for (PhoneState state : outcomesInOrder) {
        if (counts.of(state) > 0)
            parts.append({state, phoneState(state).word, counts.of(state)});
    }
    if (const int rest = unfinished(counts); rest > 0)
        parts.append({PhoneState::Waiting, PresenterWords::tr("Still running"), rest});
    return parts;
}

QList<OutcomeChip> chipsOf(const OperationFacts &facts)
{
    using Which = OutcomeQuery::Which;
    const PhoneCounts &counts = facts.operation.counts;
    const StateText all{PresenterWords::tr("All"), Health::Neutral, StateShape::None, false};
    QList<OutcomeChip> chips{{Which::All, PhoneState::Waiting, all, counts.total(), false}};
    for (PhoneState state : outcomesInOrder) {
        StateText label = phoneState(state);
        // Of several steps the first may have been sent.
        if (state == PhoneState::Cancelled && facts.operation.steps.size() < 2)
            label.word = PresenterWords::tr("Cancelled before sending");
        chips.append({Which::State, state, label, counts.of(state), false});
    }
    if (const int rest = unfinished(counts); rest > 0) {
        StateText label = phoneState(PhoneState::Working);
        label.word = PresenterWords::tr("Still running");
        chips.append({Which::StillRunning, PhoneState::Waiting, label, rest, false});
    }
    for (OutcomeChip &chip : chips)
        chip.isOn = chip.which == facts.query.which &&
                    (chip.which != Which::State || chip.state == facts.query.state);
    return chips;
}

/// Whose reasons stand in cards: what asks for a look, else what was not done.
QList<PhoneState> explained(const OperationFacts &facts)
{
    const PhoneCounts &counts = facts.operation.counts;
    if (facts.query.which == OutcomeQuery::Which::StillRunning)
        return {};
    if (facts.query.which == OutcomeQuery::Which::State)
        return facts.query.state == PhoneState::Succeeded ? QList<PhoneState>()
                                                          : QList<PhoneState>{facts.query.state};
    if (counts.of(PhoneState::Failed) > 0)
        return {PhoneState::Failed};
    if (counts.of(PhoneState::Unknown) > 0)
        return {PhoneState::Unknown};
    if (counts.of(PhoneState::Cancelled) > 0)
        return {PhoneState::Cancelled};
    return counts.of(PhoneState::Skipped) > 0 ? QList<PhoneState>{PhoneState::Skipped} : QList<PhoneState>();
}

QString cardsTitle(PhoneState state, int count)
{
    switch (state) {
    case PhoneState::Failed:
        return PresenterWords::tr("Why %Ln failed", nullptr, count);
    case PhoneState::Unknown:
        return PresenterWords::tr("Why %Ln are unknown", nullptr, count);
    case PhoneState::Skipped:
        return PresenterWords::tr("Why %Ln were skipped", nullptr, count);
    default:
        return PresenterWords::tr("Why %Ln were cancelled", nullptr, count);
    }
}

/// Of so many cancelled phones, some of which had gone through a step before.
QString cancelledNote(int count, int halfway)
{
    if (halfway == 0)
        return PresenterWords::tr("Nothing was sent for these %Ln phones.", nullptr, count);
    if (halfway == count)
        return PresenterWords::tr("These %Ln phones have gone through a step before; nothing more was sent.",
                                  nullptr, count);
    return joinSentences(
        {PresenterWords::tr("%Ln of these phones have gone through a step before; nothing more was sent.",
                            nullptr, halfway),
         //: after: "2 of these phones have gone through a step before"
         PresenterWords::tr("Nothing was sent for the other %Ln.", nullptr, count - halfway)});
}

void fillCards(OperationView &view, const OperationFacts &facts)
{
    const QList<PhoneState> states = explained(facts);
    if (states.isEmpty())
        return;
    for (qsizetype i = 0; i < facts.groups.size(); ++i) {
        const OutcomeGroup &group = facts.groups.at(i);
        if (group.count == 0 || !states.contains(group.state))
            continue;
        StateText state = phoneState(group.state);
        state.word = group.text.brief;
        view.cards.append(
            {int(i), state, group.text.sentence, group.code, group.count, facts.query.group == int(i)});
    }
    std::stable_sort(view.cards.begin(), view.cards.end(),
                     [](const ReasonCard &one, const ReasonCard &other) { return one.count > other.count; });
    const int count = facts.operation.counts.of(states.constFirst());
    if (!view.cards.isEmpty())
        view.cardsTitle = cardsTitle(states.constFirst(), count);
    if (view.cards.isEmpty() || !facts.operation.isEnded())
        return;
    if (states.constFirst() == PhoneState::Failed)
        view.note = facts.failedAgain < count
                        ? PresenterWords::tr("Retry sends only to the %Ln failed phones.", nullptr,
                                             count - facts.failedAgain)
                        : QString();
    else if (states.constFirst() == PhoneState::Cancelled)
        view.note = cancelledNote(count, cancelledHalfway(facts));
    else if (states.constFirst() == PhoneState::Unknown &&
             actionOf(facts.operation.steps.value(0, facts.operation.action)).trackBy != TrackBy::Answer)
        view.note = PresenterWords::tr(
            "Unknown phones are looked at, never sent to again: it may have been done all the same.");
}

void fillButtons(OperationView &view, const OperationFacts &facts)
{
    const OperationRecord &operation = facts.operation;
    const PhoneCounts &counts = operation.counts;
    if (operation.runsHere() && operation.state == RunState::Running)
        view.stop = PresenterWords::tr("Stop sending");
    if (operation.runsHere() && operation.state == RunState::Braked) {
        //: a braked operation: sends nothing more
        view.stop = PresenterWords::tr("Stop here");
        view.proceed = PresenterWords::tr("Continue with the next %Ln", nullptr, nextWaveSize(operation));
    }
    if (operation.isEnded()) {
        if (const int failed = counts.of(PhoneState::Failed) - facts.failedAgain; failed > 0) {
            view.retry = PresenterWords::tr("Retry %Ln failed", nullptr, failed);
            view.fix = PresenterWords::tr("Fix and resend %Ln failed…", nullptr, failed);
        }
        if (const int cancelled = counts.of(PhoneState::Cancelled) - facts.cancelledAgain; cancelled > 0)
            view.continueRest = PresenterWords::tr("Continue with %Ln not sent", nullptr, cancelled);
        // What was sent again already isn't offered as if it hadn't been.
        if (facts.failedAgain > 0)
            view.retryAgain = PresenterWords::tr("Retry %Ln failed once more…", nullptr, facts.failedAgain);
        if (facts.cancelledAgain > 0)
            view.continueAgain =
                PresenterWords::tr("Send to %Ln phones once more…", nullptr, facts.cancelledAgain);
    }
    if (operation.isEnded() && facts.openUnknown > 0 && canBeLookedAt(operation))
        view.check = PresenterWords::tr("Check %Ln unknown", nullptr, facts.openUnknown);
    view.canSend = facts.canSend;
}

QString repeatSentence(const OperationFacts &facts)
{
    const int again = facts.failedAgain + facts.cancelledAgain;
    if (again == 0 || facts.repeats.isEmpty())
        return {};
    const OperationRecord &latest = facts.repeats.constFirst();
    //: phones of an operation, in another one that began at %1
    return PresenterWords::tr("%Ln of them were sent again, last at %1.", nullptr, again)
        .arg(clockText(latest.startedMs, facts.nowLocal));
}

} // namespace

OperationView viewOf(const OperationFacts &facts)
{
    const OperationRecord &operation = facts.operation;
    OperationView view;
    view.id = operation.id;
    if (operation.id == 0)
        return view;
    view.title = operationTitle(operation);
    view.outcome = outcomeState(outcomeOf(operation));
    view.sentence = joinSentences({operationSentence(facts), repeatSentence(facts)});
    if (facts.failedAgain + facts.cancelledAgain > 0 && !facts.repeats.isEmpty())
        view.latestRepeat = facts.repeats.constFirst().id;
    view.parts = partsOf(operation.counts);
    view.chips = chipsOf(facts);
    view.hasQueue = !operation.isEnded() && operation.steps.contains(ActionId::Prepare);
    fillCards(view, facts);
    fillButtons(view, facts);
    return view;
}

} // namespace phonedeck
