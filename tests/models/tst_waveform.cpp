// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/waveform.h"

#include <QtTest/QtTest>

using namespace phonedeck;

/// What a person fills in about the steps of an operation, field by field.
class TestWaveForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksEachFieldOfTheSteps_data()
    {
        QTest::addColumn<WaveForm>("form");
        QTest::addColumn<QString>("wrong");
        const WaveForm right{.isInSteps = true, .canary = u"1"_qs, .step = u"10"_qs};
        const auto with = [right](QString WaveForm::*field, const QString &text) {
            WaveForm form = right;
            form.*field = text;
            return form;
        };
        QTest::newRow("right") << right << QString();
        QTest::newRow("no canary") << with(&WaveForm::canary, {}) << QString();
        QTest::newRow("rest at once") << with(&WaveForm::step, {}) << QString();
        QTest::newRow("canary of letters") << with(&WaveForm::canary, u"few"_qs) << u"canary"_qs;
        QTest::newRow("canary of all") << with(&WaveForm::canary, u"50"_qs) << u"canary"_qs;
        QTest::newRow("step of none") << with(&WaveForm::step, u"0"_qs) << u"step"_qs;
        QTest::newRow("negative step") << with(&WaveForm::step, u"-5"_qs) << u"step"_qs;
        QTest::newRow("neither") << WaveForm{.isInSteps = true} << u"step"_qs;
        QTest::newRow("one step of all") << WaveForm{.isInSteps = true, .step = u"50"_qs} << u"step"_qs;
        QTest::newRow("stop at nothing") << with(&WaveForm::brakePercent, u"0"_qs) << QString();
        QTest::newRow("stop above all") << with(&WaveForm::brakePercent, u"101"_qs) << u"brake"_qs;
        QTest::newRow("stop above half a per cent")
            << with(&WaveForm::brakePercent, u"0.5"_qs) << u"brake"_qs;
        QTest::newRow("a day") << with(&WaveForm::minutes, u"1440"_qs) << QString();
        QTest::newRow("over a day") << with(&WaveForm::minutes, u"1441"_qs) << u"minutes"_qs;
    }

    void checksEachFieldOfTheSteps()
    {
        QFETCH(WaveForm, form);
        QFETCH(QString, wrong);
        const CheckedWaves checked = checkWaves(form, 50);
        QCOMPARE(!checked.canaryError.isEmpty(), wrong == u"canary");
        QCOMPARE(!checked.stepError.isEmpty(), wrong == u"step");
        QCOMPARE(!checked.brakeError.isEmpty(), wrong == u"brake");
        QCOMPARE(!checked.minutesError.isEmpty(), wrong == u"minutes");
        QCOMPARE(checked.firstError().isEmpty(), wrong.isEmpty());
        QCOMPARE(checked.words.isEmpty(), !wrong.isEmpty());
    }

    void refusesMoreStepsThanCanBeCounted()
    {
        QVERIFY(!checkWaves({.isInSteps = true, .step = u"1"_qs}, 50'000).stepError.isEmpty());
        QVERIFY(checkWaves({.isInSteps = true, .step = u"50"_qs}, 50'000).stepError.isEmpty());
        for (int phones : {2, 3, 5, 9, 10, 40, 137, 1'000, 50'000}) {
            WaveForm form = suggestedWaves(phones);
            form.isInSteps = true;
            const CheckedWaves checked = checkWaves(form, phones);
            QVERIFY2(checked.firstError().isEmpty(), qPrintable(checked.firstError()));
            QVERIFY(checked.plan.sizes(phones).size() > 1);
            QVERIFY(checked.plan.sizes(phones).size() <= 5);
        }
    }

    void comesBackFromAPlanAsItWasFilledIn()
    {
        const WaveForm form{.isInSteps = true,
                            .canary = u"10"_qs,
                            .step = u"50"_qs,
                            .brakePercent = u"5"_qs,
                            .minutes = u"30"_qs,
                            .asksBetween = true};
        QCOMPARE(formOf(checkWaves(form, 137).plan), form);
        QVERIFY(!formOf(WavePlan()).isInSteps);
    }
};

QTEST_GUILESS_MAIN(TestWaveForm)
#include "tst_waveform.moc"
