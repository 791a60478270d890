// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationsentence.h"

#include "models/operations/operationtimes.h"
#include "models/transport/errortext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace phonedeck {

namespace {

class SentenceWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::OperationSentence)
};

QString number(int value)
{
    return QLocale().toString(value);
}

QString whenSentence(const OperationFacts &facts)
{
    const OperationRecord &operation = facts.operation;
    const QString from = clockText(operation.startedMs, facts.nowLocal);
    if (operation.endedMs <= 0)
        //: when an operation that runs began, and who began it
        return SentenceWords::tr("Since %1 by %2.").arg(from, operation.userName);
    const bool isSameDay = QDateTime::fromMSecsSinceEpoch(operation.startedMs).date() ==
                           QDateTime::fromMSecsSinceEpoch(operation.endedMs).date();
    const QString to =
        isSameDay ? QDateTime::fromMSecsSinceEpoch(operation.endedMs).toString(QStringLiteral("HH:mm:ss"))
                  : clockText(operation.endedMs, facts.nowLocal);
    return SentenceWords::tr("%1 to %2 by %3.").arg(from, to, operation.userName);
}

QString paceSentence(const OperationFacts &facts)
{
    if (facts.perSecond <= 0)
        return {};
    const QString rate = QLocale().toString(facts.perSecond, 'f', facts.perSecond < 10 ? 1 : 0);
    if (facts.leftMs < 0)
        return SentenceWords::tr("%1 phones per second.").arg(rate);
    return SentenceWords::tr("%1 phones per second, about %2 left.").arg(rate, durationText(facts.leftMs));
}

QString brakeSentence(const OperationRecord &operation)
{
    const PhoneCounts &counts = operation.counts;
    const QString wave = number(operation.wave + 2);
    const QString waves = number(operation.waveCount);
    const int bad = counts.of(PhoneState::Failed) + counts.of(PhoneState::Unknown);
    const int tried = bad + counts.of(PhoneState::Succeeded);
    const double share = tried > 0 ? double(bad) / tried : 0;
    if (operation.waves.brakeShare < 1 && share > operation.waves.brakeShare) {
        const QString limit = QLocale().toString(operation.waves.brakeShare * 100, 'f', 0);
        return SentenceWords::tr("It waits before wave %1 of %2: %3 of %4 phones failed or are unknown, more "
                                 "than the %5% that were allowed.")
            .arg(wave, waves, number(bad), number(tried), limit);
    }
    return SentenceWords::tr("It waits before wave %1 of %2 until somebody continues it.").arg(wave, waves);
}

QString runningSentence(const OperationFacts &facts)
{
    const OperationRecord &operation = facts.operation;
    const PhoneCounts &counts = operation.counts;
    if (!operation.isEnded() && operation.carrier == Carrier::OtherConsole)
        return SentenceWords::tr("Another console carries it on; what it has recorded is shown here.");
    if (!operation.isEnded() && operation.carrier == Carrier::Nobody)
        return SentenceWords::tr("It has not ended. A console that may change phones takes it up.");
    switch (operation.state) {
    case RunState::Running: {
        const QString progress = SentenceWords::tr("%1 of %2 phones have an outcome.")
                                     .arg(number(counts.ended()), number(counts.total()));
        const QString wave = operation.waveCount > 1
                                 ? SentenceWords::tr("Wave %1 of %2 runs.")
                                       .arg(number(operation.wave + 1), number(operation.waveCount))
                                 : QString();
        return joinSentences({progress, wave, paceSentence(facts)});
    }
    case RunState::Braked:
        return brakeSentence(operation);
    case RunState::Cancelling:
        return joinSentences(
            {SentenceWords::tr("Nothing more is sent."),
             SentenceWords::tr("%Ln phones were sent to before; they are followed to their end.", nullptr,
                               counts.of(PhoneState::Sending) + counts.of(PhoneState::Working))});
    case RunState::Ended:
        break;
    }
    return {};
}

int countWith(const OperationFacts &facts, PhoneState state, const auto &isWanted)
{
    int count = 0;
    for (const OutcomeGroup &group : facts.groups)
        count += group.state == state && isWanted(group) ? group.count : 0;
    return count;
}

/// Of the cancelled phones to which nothing was done before.
QString notSentSentence(const OperationFacts &facts, int count)
{
    const auto hasReason = [&facts](PhoneReason reason) {
        return countWith(facts, PhoneState::Cancelled, [reason](const OutcomeGroup &group) {
            return group.reason == reason && group.step == 0;
        });
    };
    if (hasReason(PhoneReason::ConsoleEnded) == count)
        return SentenceWords::tr("Phonedeck ended before %Ln were sent to.", nullptr, count);
    if (hasReason(PhoneReason::StoppedByBrake) == count)
        return SentenceWords::tr("%Ln were not sent to after a refusal that holds for all.", nullptr, count);
    if (hasReason(PhoneReason::SetReadOnly) == count)
        return SentenceWords::tr("%Ln were not sent to, since the account was set to read-only here.",
                                 nullptr, count);
    return SentenceWords::tr("%Ln were cancelled before anything was sent to them.", nullptr, count);
}

QString cancelledSentence(const OperationFacts &facts)
{
    const int cancelled = facts.operation.counts.of(PhoneState::Cancelled);
    if (cancelled == 0)
        return {};
    // Until the phones were read nobody knows how far each had come.
    if (facts.groups.isEmpty() && facts.operation.steps.size() > 1)
        return SentenceWords::tr("%Ln were cancelled.", nullptr, cancelled);
    const int halfway = cancelledHalfway(facts);
    QString halfwaySentence;
    if (halfway > 0)
        //: phones of an operation of several steps
        halfwaySentence = SentenceWords::tr("%Ln were stopped between two steps.", nullptr, halfway);
    return joinSentences(
        {halfwaySentence, halfway < cancelled ? notSentSentence(facts, cancelled - halfway) : QString()});
}

QString unknownSentence(const OperationFacts &facts)
{
    const int unknown = facts.operation.counts.of(PhoneState::Unknown);
    if (unknown == 0)
        return {};
    const int open = facts.groups.isEmpty() ? 0 : facts.openUnknown;
    if (!canBeLookedAt(facts.operation))
        return SentenceWords::tr("For %Ln no answer came, and nothing can be looked at: they stay unknown.",
                                 nullptr, unknown);
    if (facts.groups.isEmpty())
        return SentenceWords::tr("For %Ln nobody knows whether it was done.", nullptr, unknown);
    if (open == 0)
        return SentenceWords::tr("For %Ln no answer came; they are being looked at.", nullptr, unknown);
    return SentenceWords::tr("For %Ln nobody knows whether it was done.", nullptr, unknown);
}

} // namespace

int cancelledHalfway(const OperationFacts &facts)
{
    return countWith(facts, PhoneState::Cancelled, [](const OutcomeGroup &group) { return group.step > 0; });
}

QString doneSentence(ActionId action, int count)
{
    switch (action) {
    case ActionId::Reboot:
        return SentenceWords::tr("%Ln are running again.", nullptr, count);
    case ActionId::Reset:
        return SentenceWords::tr("%Ln were reset.", nullptr, count);
    case ActionId::BackUp:
        return SentenceWords::tr("%Ln were backed up.", nullptr, count);
    case ActionId::Prepare:
        return SentenceWords::tr("%Ln are ready.", nullptr, count);
    case ActionId::StopStreaming:
        return SentenceWords::tr("On %Ln the stream was stopped.", nullptr, count);
    case ActionId::ReleaseSession:
        return SentenceWords::tr("On %Ln the session was released.", nullptr, count);
    case ActionId::Unassign:
        return SentenceWords::tr("%Ln were unassigned.", nullptr, count);
    case ActionId::Delete:
        return SentenceWords::tr("%Ln were deleted.", nullptr, count);
    case ActionId::SessionRescue:
        return SentenceWords::tr("%Ln are ready for a new session.", nullptr, count);
    }
    return {};
}

QString operationTitle(const OperationRecord &operation)
{
    const QString title = actionOf(operation.action).command(operation.counts.total());
    return operation.label.isEmpty() ? title : QString(title + QStringLiteral(" · ") + operation.label);
}

QString operationSentence(const OperationFacts &facts)
{
    const OperationRecord &operation = facts.operation;
    const PhoneCounts &counts = operation.counts;
    const int done = counts.of(PhoneState::Succeeded);
    const int failed = counts.of(PhoneState::Failed);
    const int skipped = counts.of(PhoneState::Skipped);
    return joinSentences({whenSentence(facts), runningSentence(facts),
                          done > 0 ? doneSentence(operation.action, done) : QString(),
                          failed > 0 ? SentenceWords::tr("%Ln failed.", nullptr, failed) : QString(),
                          skipped > 0 ? SentenceWords::tr("%Ln were skipped.", nullptr, skipped) : QString(),
                          cancelledSentence(facts), unknownSentence(facts)});
}

int nextWaveSize(const OperationRecord &operation)
{
    // Skipped phones are in no wave.
    const int phones = operation.counts.total() - operation.counts.of(PhoneState::Skipped);
    const QList<int> sizes = operation.waves.sizes(phones);
    const int next = operation.wave + 1;
    return next < sizes.size() ? sizes.at(next) : operation.counts.of(PhoneState::Waiting);
}

bool canBeLookedAt(const OperationRecord &operation)
{
    if (operation.steps.isEmpty())
        return actionOf(operation.action).trackBy != TrackBy::Answer;
    return std::any_of(operation.steps.begin(), operation.steps.end(),
                       [](ActionId step) { return actionOf(step).trackBy != TrackBy::Answer; });
}

} // namespace phonedeck
