// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/confirmpresenter.h"
#include "models/operations/operationpresenter.h"
#include "models/operations/operationsentence.h"
#include "tests/models/operations.h"

#include <QtTest/QtTest>

using namespace phonedeck;
using namespace phonedeck::test;

namespace {

OperationFacts factsOf(const OperationRecord &operation, const QList<PhoneRecord> &phones)
{
    PhoneOutcomesModel model;
    model.setOperation(operation, phones);
    OperationFacts facts;
    facts.operation = operation;
    facts.groups = model.groups();
    facts.openUnknown = model.openUnknown();
    facts.nowLocal = QDateTime::currentDateTime();
    return facts;
}

OperationView viewOf(ActionId action, const QList<PhoneRecord> &phones, RunState state = RunState::Ended)
{
    return phonedeck::viewOf(factsOf(operationRecord(1, action, phones, state), phones));
}

PhoneRecord unknownPhone(int number, PhoneReason reason, bool isChecked)
{
    PhoneRecord phone = phoneRecord(number, PhoneState::Unknown, reason);
    phone.isChecked = isChecked;
    return phone;
}

const OutcomeChip *chipOf(const OperationView &view, const QString &word)
{
    for (const OutcomeChip &chip : view.chips) {
        if (chip.label.word == word)
            return &chip;
    }
    return nullptr;
}

} // namespace

class TestOperationPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCounterOfNothingCannotBeOpened()
    {
        const OperationView view = viewOf(ActionId::Reboot, phoneRecords(3, {refusedPhone(3)}));
        QStringList words;
        for (const OutcomeChip &chip : view.chips)
            words << chip.label.word;
        QCOMPARE(words, (QStringList{u"All"_qs, u"Done"_qs, u"Failed"_qs, u"Skipped"_qs,
                                     u"Cancelled before sending"_qs, u"Unknown"_qs}));
        QCOMPARE(chipOf(view, u"All"_qs)->count, 4);
        QCOMPARE(chipOf(view, u"Failed"_qs)->count, 1);
        QCOMPARE(chipOf(view, u"Unknown"_qs)->count, 0);
        QVERIFY(view.chips.constFirst().isOn);
    }

    void theSameReasonIsOneCard()
    {
        const OperationView view =
            viewOf(ActionId::Reboot, phoneRecords(2, {refusedPhone(2, u"KOOPHONE.API.6002"_qs),
                                                      refusedPhone(3), refusedPhone(4), refusedPhone(5)}));
        QCOMPARE(view.cards.size(), 2);
        QCOMPARE(view.cards.at(0).count, 3);
        QCOMPARE(view.cards.at(0).code, u"KOOPHONE.API.5005"_qs);
        QVERIFY(!view.cards.at(0).state.word.isEmpty());
        QVERIFY(!view.cards.at(0).state.word.endsWith(u'.'));
        QCOMPARE(view.cards.at(1).count, 1);
        QCOMPARE(view.cardsTitle, u"Why 4 failed"_qs);
        QVERIFY(view.note.contains(u"only"_qs));
    }

    void cardsExplainWhatIsShown()
    {
        const QList<PhoneRecord> phones =
            phoneRecords(1, {refusedPhone(1), phoneRecord(2, PhoneState::Skipped, PhoneReason::Frozen),
                             phoneRecord(3, PhoneState::Skipped, PhoneReason::NotRunning)});
        OperationFacts facts = factsOf(operationRecord(1, ActionId::Reboot, phones), phones);
        facts.query.which = OutcomeQuery::Which::State;
        facts.query.state = PhoneState::Skipped;
        OperationView view = phonedeck::viewOf(facts);
        QCOMPARE(view.cardsTitle, u"Why 2 were skipped"_qs);
        QCOMPARE(view.cards.size(), 2);
        facts.query.state = PhoneState::Succeeded;
        QVERIFY(phonedeck::viewOf(facts).cards.isEmpty());
    }

    void retryIsForTheFailedAlone()
    {
        const OperationView view =
            viewOf(ActionId::Reboot,
                   phoneRecords(5, {refusedPhone(5), refusedPhone(6),
                                    phoneRecord(7, PhoneState::Cancelled, PhoneReason::CancelledByPerson),
                                    unknownPhone(8, PhoneReason::CannotBeSeen, false)}));
        QCOMPARE(view.retry, u"Retry 2 failed"_qs);
        QCOMPARE(view.continueRest, u"Continue with 1 not sent"_qs);
        QCOMPARE(view.check, u"Check 1 unknown"_qs);
        QCOMPARE(view.fix, u"Fix and resend 2 failed…"_qs);
        QVERIFY(view.stop.isEmpty());
        QVERIFY(view.retryAgain.isEmpty());
    }

    void whatWasSentAgainIsSaidAndNotOfferedAsIfItWasNot()
    {
        const QList<PhoneRecord> phones =
            phoneRecords(5, {refusedPhone(5), refusedPhone(6), refusedPhone(7)});
        OperationFacts facts = factsOf(operationRecord(1, ActionId::Reboot, phones), phones);
        facts.repeats = {operationRecord(2, ActionId::Reboot, {})};
        facts.failedAgain = 2;
        OperationView view = phonedeck::viewOf(facts);
        QCOMPARE(view.retry, u"Retry 1 failed"_qs);
        QCOMPARE(view.retryAgain, u"Retry 2 failed once more…"_qs);
        QCOMPARE(view.latestRepeat, qint64(2));
        QVERIFY2(view.sentence.contains(u"2 of them were sent again, last at "_qs),
                 qPrintable(view.sentence));
        facts.failedAgain = 3;
        view = phonedeck::viewOf(facts);
        QVERIFY(view.retry.isEmpty());
        QVERIFY(view.fix.isEmpty());
        QVERIFY(view.note.isEmpty());
        QCOMPARE(view.retryAgain, u"Retry 3 failed once more…"_qs);
    }

    void aSheetThatRepeatsKeepsTheSettingsAndSaysThem()
    {
        QList<PhoneFacts> phones(40);
        for (int i = 0; i < phones.size(); ++i) {
            PhoneFacts &phone = phones[i];
            phone.instanceId = QString::number(i);
            phone.isListed = true;
            phone.running = 2;
            phone.resource = 2;
            phone.frozen = 0;
        }
        OperationPlan plan = makePlan(ActionId::Reboot, phones);
        QCOMPARE(plan.phones.size(), 40);
        plan.waves = {.canary = 5, .step = 10, .brakeShare = 0.2};
        plan.repeats = 7;
        plan.keepsSettings = true;
        ConfirmPresenter presenter(plan, ConfirmPresenter::Setting{.accountName = u"Prod"_qs});
        QVERIFY(!presenter.view().waves.isOffered);
        QVERIFY2(presenter.view().consequence.contains(u"5 steps of 5, 10, 10, "_qs),
                 qPrintable(presenter.view().consequence));
        presenter.setWaves({});
        QCOMPARE(presenter.plan().waves, plan.waves);
        QVERIFY(presenter.view().canConfirm);
        plan.keepsSettings = false;
        ConfirmPresenter free(plan, ConfirmPresenter::Setting{.accountName = u"Prod"_qs});
        QVERIFY(free.view().waves.isOffered);
        QCOMPARE(free.plan().waves, plan.waves);
        free.setWaves({});
        QVERIFY(free.plan().waves.isOneWave());
    }

    void aRepeatOfARepeatCountsAndWhatItNeverSentDoesNot()
    {
        OperationRecord second = operationRecord(2, ActionId::Reboot, {});
        second.repeats = 1;
        OperationRecord third = operationRecord(3, ActionId::Reboot, {});
        OperationRecord fourth = operationRecord(4, ActionId::Reboot, {});
        fourth.repeats = 2;
        OperationRepeats repeats;
        repeats.operations = repeatsOf({fourth, third, second, operationRecord(1, ActionId::Reboot, {})}, 1);
        QCOMPARE(repeats.operations, (QList<OperationRecord>{fourth, second}));
        repeats.take({refusedPhone(1), phoneRecord(2, PhoneState::Cancelled),
                      phoneRecord(3, PhoneState::Skipped), phoneRecord(4, PhoneState::Waiting)});
        QVERIFY(repeats.hasSent(refusedPhone(1)));
        QVERIFY(!repeats.hasSent(refusedPhone(2)));
        QVERIFY(!repeats.hasSent(refusedPhone(3)));
        QVERIFY(repeats.hasSent(refusedPhone(4)));
    }

    void whatIsLookedAtAlreadyNeedsNoCheck()
    {
        const OperationView view =
            viewOf(ActionId::Reboot, phoneRecords(5, {unknownPhone(5, PhoneReason::NoAnswer, true)}));
        QVERIFY(view.check.isEmpty());
        QVERIFY2(view.sentence.contains(u"being looked at"_qs), qPrintable(view.sentence));
    }

    void whereNothingCanBeLookedAtUnknownIsFinalAndSaysSo()
    {
        const PhoneRecord phone = unknownPhone(5, PhoneReason::NoAnswer, false);
        const OperationView view = viewOf(ActionId::StopStreaming, phoneRecords(5, {phone}));
        QVERIFY(view.check.isEmpty());
        QVERIFY2(view.sentence.contains(u"stay unknown"_qs), qPrintable(view.sentence));
        const OutcomeText text = outcomeText(operationRecord(1, ActionId::StopStreaming, {phone}), phone);
        QCOMPARE(text.brief, u"No answer came"_qs);
        QVERIFY2(text.sentence.contains(u"stays unknown"_qs), qPrintable(text.sentence));
    }

    void aRebootThatCannotBeSeenIsNotCalledFailed()
    {
        const PhoneRecord phone = unknownPhone(1, PhoneReason::CannotBeSeen, false);
        const OutcomeText text = outcomeText(operationRecord(1, ActionId::Reboot, {phone}), phone);
        QCOMPARE(text.sentence, u"It is running. Whether it was restarted can't be told."_qs);
    }

    void everyReasonHasWordsAndAKey()
    {
        const OperationRecord operation = operationRecord(1, ActionId::Reboot, {});
        for (int value = 1; value <= int(PhoneReason::TouchedSince); ++value) {
            const QString key = reasonKey(PhoneReason(value));
            if (key.isEmpty())
                continue;
            const PhoneState state = value < 20   ? PhoneState::Skipped
                                     : value < 40 ? PhoneState::Cancelled
                                     : value < 60 ? PhoneState::Failed
                                                  : PhoneState::Unknown;
            const OutcomeText text = outcomeText(operation, phoneRecord(1, state, PhoneReason(value)));
            QVERIFY2(!text.brief.isEmpty() && !text.sentence.isEmpty(), qPrintable(key));
            QVERIFY2(!text.brief.endsWith(u'.'), qPrintable(key));
        }
        QCOMPARE(reasonKey(PhoneReason::LeftOut), u"left-out"_qs);
        QCOMPARE(reasonKey(PhoneReason::NotRecorded), u"not-recorded"_qs);
        QCOMPARE(reasonKey(PhoneReason::TaskFailed), u"task-failed"_qs);
    }

    void aRunningOneTellsItsPaceAndCanBeStopped()
    {
        const QList<PhoneRecord> phones =
            phoneRecords(6, {phoneRecord(6, PhoneState::Sending), phoneRecord(7, PhoneState::Waiting)});
        OperationFacts facts =
            factsOf(operationRecord(1, ActionId::Reboot, phones, RunState::Running), phones);
        facts.perSecond = 3.2;
        facts.leftMs = 40'000;
        const OperationView view = phonedeck::viewOf(facts);
        QCOMPARE(view.stop, u"Stop sending"_qs);
        QVERIFY(view.retry.isEmpty());
        QVERIFY2(view.sentence.contains(u"6 of 8 phones have an outcome"_qs), qPrintable(view.sentence));
        QVERIFY2(view.sentence.contains(u"3.2 phones per second, about 40 s left"_qs),
                 qPrintable(view.sentence));
        QCOMPARE(chipOf(view, u"Still running"_qs)->count, 2);
        QCOMPARE(view.parts.constLast().count, 2);
    }

    void aStoppedOneSaysWhatWasSentAlready()
    {
        const OperationView view =
            viewOf(ActionId::Reboot,
                   phoneRecords(1, {phoneRecord(1, PhoneState::Working), phoneRecord(2, PhoneState::Sending),
                                    phoneRecord(3, PhoneState::Cancelled, PhoneReason::CancelledByPerson)}),
                   RunState::Cancelling);
        QVERIFY(view.stop.isEmpty());
        QVERIFY2(view.sentence.contains(u"Nothing more is sent. 2 phone"_qs), qPrintable(view.sentence));
    }

    void aBrakedOneSaysWhyAndHowManyComeNext()
    {
        const QList<PhoneRecord> phones = phoneRecords(
            7, {refusedPhone(7), refusedPhone(8), refusedPhone(9), phoneRecord(10, PhoneState::Waiting),
                phoneRecord(11, PhoneState::Waiting), phoneRecord(12, PhoneState::Waiting)});
        OperationRecord operation = operationRecord(1, ActionId::Reboot, phones, RunState::Braked);
        operation.waves = {.canary = 5, .step = 5, .brakeShare = 0.1};
        operation.wave = 1;
        operation.waveCount = 3;
        const OperationView view = phonedeck::viewOf(factsOf(operation, phones));
        QVERIFY2(view.sentence.contains(u"before wave 3 of 3: 3 of 10 phones failed"_qs),
                 qPrintable(view.sentence));
        QVERIFY2(view.sentence.contains(u"10%"_qs), qPrintable(view.sentence));
        QCOMPARE(view.proceed, u"Continue with the next 3"_qs);
        QVERIFY(!view.stop.isEmpty());
        operation.waves.brakeShare = 1;
        operation.waves.asksBetween = true;
        QVERIFY(phonedeck::viewOf(factsOf(operation, phones))
                    .sentence.contains(u"until somebody continues it"_qs));
    }

    void anEndOfTheConsoleIsToldAsSuch()
    {
        const OperationView view =
            viewOf(ActionId::Reset,
                   phoneRecords(1, {phoneRecord(1, PhoneState::Cancelled, PhoneReason::ConsoleEnded),
                                    phoneRecord(2, PhoneState::Cancelled, PhoneReason::ConsoleEnded)}));
        QVERIFY2(view.sentence.contains(u"Phonedeck ended before 2"_qs), qPrintable(view.sentence));
    }

    void everyActionSaysWhatWasDone()
    {
        QSet<QString> sentences;
        for (const Action &action : allActions())
            sentences.insert(doneSentence(action.id, 3));
        QCOMPARE(sentences.size(), actionCount);
        QVERIFY(!sentences.contains(QString()));
    }

    void anOperationThatCannotBeFollowedByAnotherSaysNothingOfIt()
    {
        const QList<PhoneRecord> phones = phoneRecords(1, {refusedPhone(1)});
        OperationFacts facts = factsOf(operationRecord(1, ActionId::Reboot, phones), phones);
        facts.canSend = false;
        QVERIFY(!phonedeck::viewOf(facts).canSend);
    }
};

QTEST_MAIN(TestOperationPresenter)
#include "tst_operationpresenter.moc"
