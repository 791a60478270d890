// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationrecord.h"

#include <QtCore/QString>

#include <optional>

namespace phonedeck {

/// The waves of an operation as a person fills them in. People read "step" for wave.
struct WaveForm {
    bool isInSteps = false;
    QString canary;       ///< phones of the first step; empty: none
    QString step;         ///< phones of each further step; empty: all the rest
    QString brakePercent; ///< empty: never stops by itself
    QString minutes;      ///< to spread the steps over; empty: each begins when the one before has ended
    bool asksBetween = false;

    bool operator==(const WaveForm &) const = default;
};

/// What a form comes to, or what is wrong with which field.
struct CheckedWaves {
    WavePlan plan;
    QString canaryError;
    QString stepError;
    QString brakeError;
    QString minutesError;
    QString words; ///< what the steps will be; empty while something is wrong or all go at once

    bool operator==(const CheckedWaves &) const = default;
    /// Empty: nothing is wrong.
    [[nodiscard]] QString firstError() const;
};

/// More steps than this nobody can mean, and the journal could not count.
inline constexpr int maxWaves = 1'000;
inline constexpr int maxSpreadMinutes = 24 * 60;

/// A first guess that fits so many phones, all at once until a person wants steps.
[[nodiscard]] WaveForm suggestedWaves(int phones);
[[nodiscard]] WaveForm formOf(const WavePlan &waves);
[[nodiscard]] CheckedWaves checkWaves(const WaveForm &form, int phones);

/// The number a person typed: digits, also full-width ones, with or without separators between groups of
/// three. Nothing for anything else.
[[nodiscard]] std::optional<int> typedCount(QStringView text);

} // namespace phonedeck
