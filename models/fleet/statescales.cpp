// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/statescales.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <span>

namespace phonedeck {

namespace {

class ScaleWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::ScaleWords)
};

struct Value {
    int number;
    const char *key;
    const char *word;
    Health health;
    StateShape shape;
};

constexpr std::array running{
    Value{2, "running", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Running"), Health::Ok, StateShape::Disc},
    Value{1, "stopped", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Stopped"), Health::Neutral,
          StateShape::Ring},
    Value{4, "starting", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Starting"), Health::Moving,
          StateShape::HalfRing},
    Value{5, "powered-off", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Powered off"), Health::Neutral,
          StateShape::Ring},
    Value{3, "going-offline", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Going offline"), Health::Moving,
          StateShape::HalfRing},
    Value{0, "unknown", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Unknown"), Health::Attention,
          StateShape::Triangle},
};
constexpr std::array resource{
    Value{2, "loaded", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Data loaded"), Health::Ok,
          StateShape::Disc},
    Value{7, "loaded", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Data loaded"), Health::Ok,
          StateShape::Disc},
    Value{3, "streaming", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Streaming"), Health::Ok,
          StateShape::RingDisc},
    Value{0, "idle", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Idle"), Health::Ok, StateShape::Disc},
    Value{4, "backing-up", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Backing up"), Health::Moving,
          StateShape::HalfRing},
    Value{1, "restoring", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Restoring"), Health::Moving,
          StateShape::HalfRing},
    Value{5, "backup-abnormal", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Backup abnormal"),
          Health::Attention, StateShape::Triangle},
    Value{6, "restore-abnormal", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Restore abnormal"),
          Health::Attention, StateShape::Triangle},
};
constexpr std::array signIn{
    Value{1, "yes", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Signed in"), Health::Ok, StateShape::Person},
    Value{0, "no", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Not signed in"), Health::Neutral,
          StateShape::None},
};
constexpr std::array assigned{
    Value{1, "yes", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Assigned"), Health::Ok, StateShape::Disc},
    Value{0, "no", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Unassigned"), Health::Neutral,
          StateShape::Ring},
};
constexpr std::array frozen{
    Value{0, "no", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Normal"), Health::Ok, StateShape::Disc},
    Value{1, "yes", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Frozen"), Health::Attention,
          StateShape::Triangle},
};
// 0 is also the resting value (enums §6), so it is not shown as something that moves.
constexpr std::array progress{
    Value{2, "succeeded", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Succeeded"), Health::Ok,
          StateShape::Check},
    Value{1, "in-progress", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "In progress"), Health::Moving,
          StateShape::HalfRing},
    Value{0, "preparing", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Preparing"), Health::Neutral,
          StateShape::Ring},
    Value{3, "failed", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Failed"), Health::Attention,
          StateShape::Triangle},
    Value{4, "other", QT_TRANSLATE_NOOP("phonedeck::ScaleWords", "Other"), Health::Attention,
          StateShape::Triangle},
};

std::span<const Value> valuesOf(Scale scale)
{
    switch (scale) {
    case Scale::Running:
        return running;
    case Scale::Resource:
        return resource;
    case Scale::SignIn:
        return signIn;
    case Scale::Assigned:
        return assigned;
    case Scale::Frozen:
        return frozen;
    case Scale::Backup:
    case Scale::Restore:
        return progress;
    }
    return {};
}

const Value *find(Scale scale, int number)
{
    const std::span<const Value> values = valuesOf(scale);
    const auto found = std::find_if(values.begin(), values.end(),
                                    [=](const Value &value) { return value.number == number; });
    return found == values.end() ? nullptr : &*found;
}

bool isFilled(Health health)
{
    return health == Health::Moving || health == Health::Attention || health == Health::Failed ||
           health == Health::Unknown;
}

} // namespace

StateText stateText(Scale scale, int value)
{
    if (value == -1)
        return {QStringLiteral("–"), Health::Neutral, StateShape::None, false};
    if (const Value *known = find(scale, value))
        return {ScaleWords::tr(known->word), known->health, known->shape, isFilled(known->health)};
    return {ScaleWords::tr("Value %1").arg(value), Health::Unknown, StateShape::Diamond, true};
}

QString stateKey(Scale scale, int value)
{
    const Value *known = find(scale, value);
    return known ? QString::fromLatin1(known->key) : QString::number(value);
}

std::optional<QList<int>> stateValues(Scale scale, QStringView key)
{
    bool isNumber = false;
    const int number = key.toInt(&isNumber);
    if (isNumber)
        return QList<int>{number};
    QList<int> values;
    for (const Value &value : valuesOf(scale)) {
        if (key.compare(QLatin1StringView(value.key), Qt::CaseInsensitive) == 0)
            values.append(value.number);
    }
    if (values.isEmpty())
        return {};
    return values;
}

QStringList stateKeys(Scale scale)
{
    QStringList keys;
    for (const Value &value : valuesOf(scale)) {
        const QString key = QString::fromLatin1(value.key);
        if (!keys.contains(key))
            keys.append(key);
    }
    return keys;
}

int stateOrder(Scale scale, int value)
{
    const std::span<const Value> values = valuesOf(scale);
    for (size_t i = 0; i < values.size(); ++i) {
        if (values[i].number == value)
            return static_cast<int>(i);
    }
    return value < 0 ? 10'000 : 1'000 + std::min(value, 8'000);
}

QString ageText(qint64 secs)
{
    if (secs >= 2 * 86'400)
        return ScaleWords::tr("%1 d").arg(secs / 86'400);
    if (secs >= 3'600)
        return ScaleWords::tr("%1 h").arg(secs / 3'600);
    if (secs >= 60)
        return ScaleWords::tr("%1 min").arg(secs / 60);
    return ScaleWords::tr("%1 s").arg(std::max<qint64>(0, secs));
}

StateText withAge(StateText state, qint64 secs, qint64 stuckAfterSecs)
{
    // Under a minute an age tells nothing and would change every second.
    if (state.health != Health::Moving || secs < 60)
        return state;
    if (secs < stuckAfterSecs) {
        state.word = ScaleWords::tr("%1 · %2").arg(state.word, ageText(secs));
        return state;
    }
    //: %1 is a state such as Starting, %2 how long already
    state.word = ScaleWords::tr("%1 %2 · stuck?").arg(state.word, ageText(secs));
    state.health = Health::Attention;
    state.shape = StateShape::Triangle;
    return state;
}

StateText asOf(StateText state, const QString &clock)
{
    //: %1 is a state such as Running, %2 a time
    state.word = ScaleWords::tr("%1 · as of %2").arg(state.word, clock);
    state.health = Health::Neutral;
    state.shape = StateShape::DashedRing;
    state.filled = false;
    return state;
}

} // namespace phonedeck
