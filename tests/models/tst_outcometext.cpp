// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of phones that were on their way through several steps, and of those that were not sent to.
#include "models/operations/operationplan.h"
#include "models/operations/operationpresenter.h"
#include "tests/models/operations.h"

#include <QtTest/QtTest>

using namespace phonedeck;
using namespace phonedeck::test;

namespace {

PhoneRecord atStep(PhoneRecord phone, int step)
{
    phone.step = qint8(step);
    return phone;
}

PhoneRecord cancelled(int number, PhoneReason reason, int step = 0)
{
    return atStep(phoneRecord(number, PhoneState::Cancelled, reason), step);
}

/// A reset with a backup before it.
OperationRecord backedUpReset(const QList<PhoneRecord> &phones)
{
    OperationRecord operation = operationRecord(1, ActionId::Reset, phones);
    operation.steps = {ActionId::BackUp, ActionId::Reset};
    return operation;
}

OperationView viewOf(const OperationRecord &operation, const QList<PhoneRecord> &phones)
{
    PhoneOutcomesModel model;
    model.setOperation(operation, phones);
    OperationFacts facts;
    facts.operation = operation;
    facts.groups = model.groups();
    facts.openUnknown = model.openUnknown();
    facts.nowLocal = QDateTime::currentDateTime();
    return phonedeck::viewOf(facts);
}

bool saysUntouched(const QString &text)
{
    return text.contains(u"Nothing was changed"_qs) || text.contains(u"Nothing was sent"_qs) ||
           text.contains(u"before anything was sent"_qs);
}

} // namespace

class TestOutcomeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoeverWasStoppedBetweenStepsHearsHowFarItCame_data()
    {
        QTest::addColumn<PhoneReason>("reason");
        QTest::addColumn<QString>("brief");
        QTest::newRow("stopped") << PhoneReason::CancelledByPerson
                                 << u"Backed up, then stopped: not reset"_qs;
        QTest::newRow("refused") << PhoneReason::StoppedByBrake
                                 << u"Backed up, then stopped by a refusal: not reset"_qs;
        QTest::newRow("console ended")
            << PhoneReason::ConsoleEnded << u"Backed up, then Phonedeck ended: not reset"_qs;
        QTest::newRow("not recorded")
            << PhoneReason::NotRecorded << u"Backed up, then the journal failed: not reset"_qs;
        QTest::newRow("seen late") << PhoneReason::SettledLate << u"Backed up, seen too late: not reset"_qs;
        QTest::newRow("read-only") << PhoneReason::SetReadOnly << u"Backed up, then read-only: not reset"_qs;
    }

    void whoeverWasStoppedBetweenStepsHearsHowFarItCame()
    {
        QFETCH(PhoneReason, reason);
        const PhoneRecord phone = cancelled(1, reason, 1);
        const OutcomeText text = outcomeText(backedUpReset({phone}), phone);
        QTEST(text.brief, "brief");
        QVERIFY2(text.sentence.startsWith(u"Done before: Back up. Not done: Reset."_qs),
                 qPrintable(text.sentence));
        QVERIFY2(!saysUntouched(text.sentence), qPrintable(text.sentence));
        // Before the first step nothing was done, which is said.
        const PhoneRecord first = cancelled(1, reason);
        const OutcomeText untouched = outcomeText(backedUpReset({first}), first);
        if (reason != PhoneReason::SettledLate) // there is a step before
            QVERIFY2(saysUntouched(untouched.sentence), qPrintable(untouched.sentence));
        QVERIFY(!untouched.sentence.contains(u"Done before"_qs));
    }

    void aRescueNamesEachStep()
    {
        const PhoneRecord released = cancelled(1, PhoneReason::CancelledByPerson, 2);
        const OperationRecord operation = operationRecord(1, ActionId::SessionRescue, {released});
        const OutcomeText text = outcomeText(operation, released);
        QCOMPARE(text.brief, u"Session released, then stopped: not prepared"_qs);
        QVERIFY2(
            text.sentence.startsWith(u"Done before: Stop streaming, Release session. Not done: Prepare."_qs),
            qPrintable(text.sentence));
        const PhoneRecord stopped = cancelled(1, PhoneReason::CancelledByPerson, 1);
        QCOMPARE(outcomeText(operation, stopped).brief,
                 u"Stream stopped, then stopped: session not released"_qs);
    }

    void whatWentWrongAtALaterStepTellsOfThoseBefore_data()
    {
        QTest::addColumn<PhoneState>("state");
        QTest::addColumn<PhoneReason>("reason");
        QTest::addColumn<QString>("code");
        QTest::newRow("refused") << PhoneState::Failed << PhoneReason::None << u"KOOPHONE.API.2004"_qs;
        QTest::newRow("refused together")
            << PhoneState::Failed << PhoneReason::RefusedTogether << u"KOOPHONE.API.2004"_qs;
        QTest::newRow("changed") << PhoneState::Failed << PhoneReason::NoLongerEligible << QString();
        QTest::newRow("restore failed") << PhoneState::Failed << PhoneReason::RestoreFailed << QString();
        QTest::newRow("unknown") << PhoneState::Unknown << PhoneReason::CannotBeSeen << QString();
        QTest::newRow("waiting") << PhoneState::Waiting << PhoneReason::None << QString();
    }

    void whatWentWrongAtALaterStepTellsOfThoseBefore()
    {
        QFETCH(PhoneState, state);
        QFETCH(PhoneReason, reason);
        QFETCH(QString, code);
        PhoneRecord phone = atStep(phoneRecord(1, state, reason), 1);
        phone.isChecked = false;
        phone.code = code;
        phone.httpStatus = code.isEmpty() ? 0 : 400;
        const OutcomeText later = outcomeText(backedUpReset({phone}), phone);
        QVERIFY2(later.sentence.startsWith(u"Done before: Back up."_qs), qPrintable(later.sentence));
        QVERIFY2(!saysUntouched(later.sentence), qPrintable(later.sentence));
        phone.step = 0;
        QVERIFY(!outcomeText(backedUpReset({phone}), phone).sentence.contains(u"Done before"_qs));
        if (reason == PhoneReason::NoLongerEligible)
            QVERIFY(saysUntouched(outcomeText(backedUpReset({phone}), phone).sentence));
    }

    void anOperationTellsWhomItStoppedBetweenSteps()
    {
        const PhoneReason byPerson = PhoneReason::CancelledByPerson;
        const QList<PhoneRecord> halfway{cancelled(1, byPerson, 1), cancelled(2, byPerson, 1)};
        OperationView view = viewOf(backedUpReset(halfway), halfway);
        QVERIFY2(view.sentence.contains(u"2 were stopped between two steps."_qs), qPrintable(view.sentence));
        QVERIFY2(!saysUntouched(view.sentence), qPrintable(view.sentence));
        QVERIFY2(view.note.startsWith(u"These 2 phone"_qs) && !saysUntouched(view.note),
                 qPrintable(view.note));
        QVERIFY(std::none_of(view.chips.cbegin(), view.chips.cend(), [](const OutcomeChip &chip) {
            return chip.label.word == u"Cancelled before sending"_qs;
        }));

        const QList<PhoneRecord> mixed = halfway + QList<PhoneRecord>{cancelled(3, byPerson)};
        view = viewOf(backedUpReset(mixed), mixed);
        QVERIFY2(view.sentence.contains(u"2 were stopped between two steps. 1 "_qs),
                 qPrintable(view.sentence));
        QVERIFY2(view.sentence.contains(u"cancelled before anything was sent"_qs), qPrintable(view.sentence));
        QVERIFY2(view.note.contains(u"Nothing was sent for the other 1."_qs), qPrintable(view.note));

        const QList<PhoneRecord> none{cancelled(3, byPerson)};
        view = viewOf(backedUpReset(none), none);
        QVERIFY2(saysUntouched(view.sentence) && saysUntouched(view.note), qPrintable(view.sentence));

        // In the list nobody has read the phones yet.
        OperationFacts unread;
        unread.operation = backedUpReset(mixed);
        unread.nowLocal = QDateTime::currentDateTime();
        const QString sentence = phonedeck::viewOf(unread).sentence;
        QVERIFY2(sentence.contains(u"3 were cancelled."_qs) && !saysUntouched(sentence),
                 qPrintable(sentence));
    }

    void whoWasNotSentToHearsTheTrueCause()
    {
        const QList<PhoneRecord> braked{cancelled(1, PhoneReason::StoppedByBrake),
                                        cancelled(2, PhoneReason::StoppedByBrake)};
        const OperationRecord operation = operationRecord(1, ActionId::Unassign, braked);
        const OutcomeText text = outcomeText(operation, braked.constFirst());
        QCOMPARE(text.brief, u"Stopped after a refusal"_qs);
        QVERIFY2(text.sentence.contains(u"holds for all of them"_qs), qPrintable(text.sentence));
        QVERIFY2(text.sentence.endsWith(u"Nothing was sent for it."_qs), qPrintable(text.sentence));
        const QString sentence = viewOf(operation, braked).sentence;
        QVERIFY2(sentence.contains(u"2 were not sent to after a refusal that holds for all."_qs),
                 qPrintable(sentence));

        const QList<PhoneRecord> readOnly{cancelled(1, PhoneReason::SetReadOnly)};
        const QString because = viewOf(operationRecord(1, ActionId::Unassign, readOnly), readOnly).sentence;
        QVERIFY2(because.contains(u"read-only"_qs), qPrintable(because));
    }

    void aPhoneInAnotherOperationNamesIt()
    {
        PhoneFacts facts;
        facts.instanceId = u"a"_qs;
        facts.running = 2;
        facts.otherOperation = u"Reboot 31 phones"_qs;
        const OperationPlan plan = makePlan(ActionId::Reset, {facts});
        QCOMPARE(plan.skipped.size(), 1);
        QCOMPARE(plan.skipped.constFirst().reason, PhoneReason::InOtherOperation);
        QVERIFY(obstacleText(PhoneReason::InOtherOperation, 3).contains(u"in another operation"_qs));
        const PhoneRecord phone = recordsOf(plan).constFirst();
        const OutcomeText text = outcomeText(operationRecord(1, ActionId::Reset, {phone}), phone);
        QCOMPARE(text.brief, u"In another operation"_qs);
        QVERIFY2(text.sentence.contains(u"Reboot 31 phones"_qs), qPrintable(text.sentence));
    }

    void whatALaterOperationTouchedIsNotOfferedForALook()
    {
        PhoneRecord touched = phoneRecord(1, PhoneState::Unknown, PhoneReason::TouchedSince);
        touched.isChecked = false;
        const OperationView view = viewOf(operationRecord(1, ActionId::Reset, {touched}), {touched});
        QVERIFY2(view.check.isEmpty(), qPrintable(view.check));
        const OutcomeText text = outcomeText(operationRecord(1, ActionId::Reset, {touched}), touched);
        QVERIFY2(text.sentence.contains(u"later operation"_qs), qPrintable(text.sentence));
        QVERIFY2(!text.sentence.contains(u"can be checked"_qs), qPrintable(text.sentence));
    }
};

QTEST_MAIN(TestOutcomeText)
#include "tst_outcometext.moc"
