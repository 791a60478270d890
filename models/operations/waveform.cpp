// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/waveform.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QStringList>

#include <algorithm>

namespace phonedeck {

namespace {

class WaveWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::WaveForm)
};

constexpr int sizesInWords = 4;
constexpr int maxDigits = 9;

bool isGroupSeparator(QChar c)
{
    // What the locales of Qt put between groups, and what the Chinese keyboard gives for a comma.
    return c == u',' || c == u'.' || c == u'\'' || c == u' ' || c == u'\u00a0' || c == u'\u202f' ||
           c == u'\u2019' || c == u'\uff0c';
}

/// A field that may be empty: the number, or `ifEmpty`; complains into `error`.
int numberOf(const QString &text, int ifEmpty, QString &error)
{
    if (text.trimmed().isEmpty())
        return ifEmpty;
    const std::optional<int> number = typedCount(text);
    if (!number)
        error = WaveWords::tr("Only digits");
    return number.value_or(ifEmpty);
}

int stepCount(const WavePlan &waves, int phones)
{
    const int rest = std::max(phones - waves.canary, 0);
    const int further = waves.step > 0 ? (rest + waves.step - 1) / waves.step : 1;
    return further + (waves.canary > 0 ? 1 : 0);
}

/// "10, 50, 50, 27"
QString sizesText(const QList<int> &sizes)
{
    const QLocale locale;
    QStringList words;
    for (int size : sizes) {
        if (sizes.size() > sizesInWords && words.size() == sizesInWords - 1)
            break;
        words.append(locale.toString(size));
    }
    if (sizes.size() > sizesInWords)
        words.append(QStringLiteral("… ") + locale.toString(sizes.constLast()));
    //: between the numbers of a list: "10, 50, 50"
    return words.join(WaveWords::tr(", "));
}

QString wordsOf(const WavePlan &waves, const QList<int> &sizes)
{
    QStringList sentences;
    //: %1 is how many phones each step has: "4 steps of 10, 50, 50, 27 phones."
    sentences.append(
        WaveWords::tr("%Ln steps of %1 phones.", nullptr, int(sizes.size())).arg(sizesText(sizes)));
    if (waves.asksBetween)
        sentences.append(WaveWords::tr("Each waits until you let it go on."));
    if (waves.spreadOver.count() > 0)
        sentences.append(
            WaveWords::tr("They begin evenly over %Ln minutes.", nullptr, int(waves.spreadOver.count())));
    else if (!waves.asksBetween)
        sentences.append(WaveWords::tr("Each begins when the one before has ended."));
    if (waves.brakeShare < 1)
        sentences.append(
            WaveWords::tr("If more than %1 % have failed or are unknown, the next one waits for you.")
                .arg(qRound(waves.brakeShare * 100)));
    QString text = sentences.takeFirst();
    for (const QString &sentence : std::as_const(sentences))
        //: two sentences that follow each other; Chinese has no space between them
        text = WaveWords::tr("%1 %2").arg(text, sentence);
    return text;
}

} // namespace

QString CheckedWaves::firstError() const
{
    for (const QString &error : {canaryError, stepError, brakeError, minutesError}) {
        if (!error.isEmpty())
            return error;
    }
    return {};
}

WaveForm suggestedWaves(int phones)
{
    WaveForm form;
    const int canary = std::clamp(phones / 10, 1, 10);
    // Rounded, as a person would: 50 rather than 42.
    const int third = std::max(1, (phones - canary) / 3);
    const int unit = third >= 100 ? 100 : third >= 10 ? 10 : 1;
    form.canary = QString::number(canary);
    form.step = QString::number((third + unit - 1) / unit * unit);
    form.brakePercent = QStringLiteral("10");
    return form;
}

WaveForm formOf(const WavePlan &waves)
{
    WaveForm form;
    const auto text = [](int number) { return number > 0 ? QString::number(number) : QString(); };
    form.isInSteps = !waves.isOneWave();
    form.canary = text(waves.canary);
    form.step = text(waves.step);
    form.brakePercent = waves.brakeShare < 1 ? QString::number(qRound(waves.brakeShare * 100)) : QString();
    form.minutes = text(int(waves.spreadOver.count()));
    form.asksBetween = waves.asksBetween;
    return form;
}

CheckedWaves checkWaves(const WaveForm &form, int phones)
{
    CheckedWaves checked;
    if (!form.isInSteps || phones < 2)
        return checked;
    const QLocale locale;
    WavePlan waves;
    waves.canary = numberOf(form.canary, 0, checked.canaryError);
    waves.step = numberOf(form.step, 0, checked.stepError);
    const int percent = numberOf(form.brakePercent, 100, checked.brakeError);
    const int minutes = numberOf(form.minutes, 0, checked.minutesError);
    const QString tooMany = WaveWords::tr("Less than the %Ln phones there are", nullptr, phones);
    const bool hasStep = !form.step.trimmed().isEmpty();
    if (checked.canaryError.isEmpty() && waves.canary >= phones)
        checked.canaryError = tooMany;
    if (checked.stepError.isEmpty()) {
        if (hasStep && waves.step == 0)
            checked.stepError = WaveWords::tr("At least 1");
        else if (!hasStep && waves.canary == 0 && checked.canaryError.isEmpty())
            checked.stepError = WaveWords::tr("How many phones has a step?");
        else if (waves.canary == 0 && waves.step >= phones && checked.canaryError.isEmpty())
            checked.stepError = tooMany;
        else if (stepCount(waves, phones) > maxWaves)
            //: %1 is a number
            checked.stepError = WaveWords::tr("That is more than %1 steps").arg(locale.toString(maxWaves));
    }
    if (checked.brakeError.isEmpty() && percent > 100)
        checked.brakeError = WaveWords::tr("From 0 to 100");
    if (checked.minutesError.isEmpty() && minutes > maxSpreadMinutes)
        //: minutes; %1 is a number
        checked.minutesError = WaveWords::tr("At most %1, a day").arg(locale.toString(maxSpreadMinutes));
    if (!checked.firstError().isEmpty())
        return checked;
    waves.brakeShare = percent / 100.0;
    waves.asksBetween = form.asksBetween;
    waves.spreadOver = std::chrono::minutes(minutes);
    checked.plan = waves;
    checked.words = wordsOf(waves, waves.sizes(phones));
    return checked;
}

std::optional<int> typedCount(QStringView text)
{
    text = text.trimmed();
    int number = 0;
    int digits = 0;
    int digitsOfGroup = 0;
    bool hasGroups = false;
    for (QChar c : text) {
        if (c.digitValue() >= 0) {
            if (++digits > maxDigits)
                return {};
            number = number * 10 + c.digitValue();
            ++digitsOfGroup;
            continue;
        }
        const bool isPlace = hasGroups ? digitsOfGroup == 3 : digitsOfGroup >= 1 && digitsOfGroup <= 3;
        if (!isGroupSeparator(c) || !isPlace)
            return {};
        hasGroups = true;
        digitsOfGroup = 0;
    }
    if (digits == 0 || (hasGroups && digitsOfGroup != 3))
        return {};
    return number;
}

} // namespace phonedeck
