// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace phonedeck {

/// How a state is to be read by a person. Decides the colour; never shown without a word and a shape.
enum class Health {
    Ok,        ///< nothing to do
    Moving,    ///< changes by itself
    Attention, ///< an administrator should look
    Neutral,   ///< a fact, neither good nor bad
    Failed,
    Unknown, ///< a number outside the table, or an outcome nobody knows
};

/// The shape drawn before a state's word, in a 12 × 12 box.
enum class StateShape {
    None,
    Disc,
    RingDisc, ///< in use (streaming)
    Check,
    HalfRing,    ///< moving
    Triangle,    ///< attention
    Ring,        ///< neutral
    DashedRing,  ///< old data
    BarredRing,  ///< skipped
    Square,      ///< cancelled
    CrossSquare, ///< failed
    Diamond,     ///< unknown
    Person,      ///< signed in
};

/// A state as it is told: shape, colour and word.
struct StateText {
    QString word; ///< translated, e.g. "Running"; with its age where it has one, e.g. "Starting · 4 min"
    Health health = Health::Neutral;
    StateShape shape = StateShape::None;
    bool filled = false; ///< a pill with a fill: only what asks for a look

    bool operator==(const StateText &) const = default;
};

/// A part of a whole in a bar.
struct HealthShare {
    double share = 0; ///< 0 to 1
    Health health = Health::Neutral;
    bool isFaint = false; ///< tells two parts of the same health apart

    bool operator==(const HealthShare &) const = default;
};

} // namespace phonedeck

Q_DECLARE_METATYPE(QList<phonedeck::HealthShare>)
Q_DECLARE_METATYPE(phonedeck::StateText)
