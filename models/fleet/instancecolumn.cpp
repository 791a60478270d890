// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/instancecolumn.h"

#include "models/fleet/statescales.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace phonedeck {

namespace {

class ColumnWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::InstanceColumn)
};

QString dash()
{
    return QStringLiteral("–");
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? dash() : text;
}

template <TextField field> QString textOf(const CellContext &context, qsizetype row)
{
    return orDash(context.columns.text(field, row));
}

template <NameField field> QString nameOf(const CellContext &context, qsizetype row)
{
    return orDash(context.columns.name(field, row));
}

template <Scale scale, NumberField field> StateText stateOf(const CellContext &context, qsizetype row)
{
    return stateText(scale, context.columns.number(field, row));
}

template <auto state> QString wordOf(const CellContext &context, qsizetype row)
{
    return state(context, row).word;
}

template <TextField field> int compareText(const InstanceColumns &columns, qsizetype one, qsizetype other)
{
    return columns.utf8(field, one).compare(columns.utf8(field, other), Qt::CaseInsensitive);
}

template <NameField field> int compareName(const InstanceColumns &columns, qsizetype one, qsizetype other)
{
    if (columns.names(field).indexAt(one) == columns.names(field).indexAt(other) &&
        columns.names(field).indexAt(one) != InternedColumn::keptByRow)
        return 0;
    return columns.name(field, one).compare(columns.name(field, other), Qt::CaseInsensitive);
}

template <Scale scale, NumberField field>
int compareState(const InstanceColumns &columns, qsizetype one, qsizetype other)
{
    return stateOrder(scale, columns.number(field, one)) - stateOrder(scale, columns.number(field, other));
}

template <TimeField field> int compareTime(const InstanceColumns &columns, qsizetype one, qsizetype other)
{
    // Newest first, as "9 h" before "2 d".
    const qint64 difference = columns.timeSecs(field, other) - columns.timeSecs(field, one);
    return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

QString noText(const CellContext &, qsizetype)
{
    return {};
}

StateText signInState(const CellContext &context, qsizetype row)
{
    return signInText(context.columns.number(NumberField::SignIn, row));
}

StateText frozenState(const CellContext &context, qsizetype row)
{
    const int value = context.columns.number(NumberField::Frozen, row);
    return value == 0 ? StateText{dash(), Health::Neutral, StateShape::None, false}
                      : stateText(Scale::Frozen, value);
}

StateText assignedState(const CellContext &context, qsizetype row)
{
    return stateText(Scale::Assigned, context.columns.number(NumberField::Assigned, row));
}

StateText resourceState(const CellContext &context, qsizetype row)
{
    return stateText(Scale::Resource, context.columns.number(NumberField::Resource, row));
}

StateText lastRun(const CellContext &context, qsizetype row, Scale scale, NumberField number, TimeField time)
{
    return lastRunText(scale, context.columns.number(number, row), context.columns.timeSecs(time, row),
                       context.nowSecs);
}

StateText restoreState(const CellContext &context, qsizetype row)
{
    return lastRun(context, row, Scale::Restore, NumberField::Restore, TimeField::Restore);
}

QString specOf(const CellContext &context, qsizetype row)
{
    return orDash(shortSpec(context.columns.name(NameField::Spec, row)));
}

constexpr std::array table{
    InstanceColumn{.id = "mark",
                   .title = "",
                   .width = 34,
                   .fields = 0,
                   .text = noText,
                   .compare = [](const InstanceColumns &, qsizetype, qsizetype) { return 0; },
                   .isDefault = true},
    InstanceColumn{.id = "name",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Name"),
                   .width = 118,
                   .fields = maskOf(TextField::Name),
                   .text = textOf<TextField::Name>,
                   .compare = compareText<TextField::Name>,
                   .emphasis = StrongText,
                   .isDefault = true,
                   .filterField = "name"},
    InstanceColumn{.id = "state",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "State"),
                   .width = 174,
                   .chineseWidth = 164,
                   .fields = maskOf(NumberField::Running) | maskOfAge | maskOfMissing,
                   .text = wordOf<runningState>,
                   .state = runningState,
                   .compare = compareState<Scale::Running, NumberField::Running>,
                   .isDefault = true,
                   .filterField = "state"},
    InstanceColumn{.id = "resource",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Resource"),
                   .width = 134,
                   .chineseWidth = 112,
                   .fields = maskOf(NumberField::Resource),
                   .text = wordOf<resourceState>,
                   .state = resourceState,
                   .compare = compareState<Scale::Resource, NumberField::Resource>,
                   .isDefault = true,
                   .filterField = "resource"},
    InstanceColumn{.id = "sign-in",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Sign-in"),
                   .width = 58,
                   .chineseWidth = 80,
                   .fields = maskOf(NumberField::SignIn),
                   .text = wordOf<signInState>,
                   .state = signInState,
                   .compare = compareState<Scale::SignIn, NumberField::SignIn>,
                   .isDefault = true,
                   .filterField = "signin"},
    InstanceColumn{.id = "user",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "User"),
                   .width = 104,
                   .fields = maskOf(TextField::User),
                   .text = textOf<TextField::User>,
                   .compare = compareText<TextField::User>,
                   .elide = Qt::ElideMiddle,
                   .isDefault = true,
                   .filterField = "user"},
    InstanceColumn{.id = "spec",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Spec"),
                   .width = 140,
                   .fields = maskOf(NameField::Spec),
                   .text = specOf,
                   .compare = compareName<NameField::Spec>,
                   .isDefault = true,
                   .filterField = "spec"},
    InstanceColumn{.id = "region",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Region"),
                   .width = 86,
                   .fields = maskOf(NameField::Region),
                   .text = nameOf<NameField::Region>,
                   .compare = compareName<NameField::Region>,
                   .isDefault = true,
                   .filterField = "region"},
    InstanceColumn{.id = "backup",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Backup"),
                   .width = 84,
                   .fields = maskOf(NumberField::Backup) | maskOf(TimeField::Backup),
                   .text = wordOf<backupState>,
                   .state = backupState,
                   .compare = compareTime<TimeField::Backup>,
                   .isDefault = true,
                   .filterField = "backup"},
    InstanceColumn{.id = "id",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Id"),
                   .width = 90,
                   .fields = maskOf(TextField::Id),
                   .text = textOf<TextField::Id>,
                   .compare = compareText<TextField::Id>,
                   .isMono = true,
                   .filterField = "id"},
    InstanceColumn{.id = "member",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Member"),
                   .width = 110,
                   .fields = maskOf(TextField::Member),
                   .text = textOf<TextField::Member>,
                   .compare = compareText<TextField::Member>,
                   .filterField = "member"},
    InstanceColumn{.id = "account",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Account"),
                   .width = 170,
                   .fields = maskOf(TextField::Account),
                   .text = textOf<TextField::Account>,
                   .compare = compareText<TextField::Account>,
                   .filterField = "account"},
    InstanceColumn{.id = "assigned",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Assigned"),
                   .width = 100,
                   .fields = maskOf(NumberField::Assigned),
                   .text = wordOf<assignedState>,
                   .state = assignedState,
                   .compare = compareState<Scale::Assigned, NumberField::Assigned>,
                   .filterField = "assigned"},
    InstanceColumn{.id = "frozen",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Frozen"),
                   .width = 86,
                   .fields = maskOf(NumberField::Frozen),
                   .text = wordOf<frozenState>,
                   .state = frozenState,
                   .compare = compareState<Scale::Frozen, NumberField::Frozen>,
                   .filterField = "frozen"},
    InstanceColumn{.id = "restore",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Restore"),
                   .width = 84,
                   .fields = maskOf(NumberField::Restore) | maskOf(TimeField::Restore),
                   .text = wordOf<restoreState>,
                   .state = restoreState,
                   .compare = compareTime<TimeField::Restore>,
                   .filterField = "restore"},
    InstanceColumn{.id = "billing",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Billing mode"),
                   .width = 90,
                   .fields = maskOf(NameField::Billing),
                   .text = nameOf<NameField::Billing>,
                   .compare = compareName<NameField::Billing>},
    InstanceColumn{.id = "project",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Project"),
                   .width = 110,
                   .fields = maskOf(NameField::ProjectName),
                   .text = nameOf<NameField::ProjectName>,
                   .compare = compareName<NameField::ProjectName>,
                   .filterField = "project"},
    InstanceColumn{.id = "project-id",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Project id"),
                   .width = 240,
                   .fields = maskOf(NameField::ProjectId),
                   .text = nameOf<NameField::ProjectId>,
                   .compare = compareName<NameField::ProjectId>,
                   .isMono = true},
    InstanceColumn{.id = "region-name",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Region name"),
                   .width = 150,
                   .fields = maskOf(NameField::RegionName) | maskOf(NameField::RegionNameEn),
                   .text =
                       [](const CellContext &context, qsizetype row) {
                           const bool isChinese = QLocale().language() == QLocale::Chinese;
                           return orDash(context.columns.name(
                               isChinese ? NameField::RegionName : NameField::RegionNameEn, row));
                       },
                   .compare = compareName<NameField::RegionName>},
    InstanceColumn{.id = "phone-id",
                   .title = QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Phone id"),
                   .width = 110,
                   .fields = maskOf(TextField::PhoneId),
                   .text = textOf<TextField::PhoneId>,
                   .compare = compareText<TextField::PhoneId>,
                   .isMono = true},
};

} // namespace

QString InstanceColumn::translatedTitle() const
{
    return *title ? ColumnWords::tr(title) : QString();
}

int InstanceColumn::usualWidth() const
{
    return chineseWidth > 0 && QLocale().language() == QLocale::Chinese ? chineseWidth : width;
}

std::span<const InstanceColumn> instanceColumns()
{
    return table;
}

int instanceColumnIndex(QStringView id)
{
    const auto found = std::find_if(table.begin(), table.end(), [id](const InstanceColumn &column) {
        return id == QLatin1StringView(column.id);
    });
    return found == table.end() ? -1 : int(found - table.begin());
}

QString shortSpec(const QString &sentence)
{
    static const QRegularExpression shape(QStringLiteral(
        "^(专业版|企业版)\\s*\\|\\s*(\\d+)\\s*核\\s*\\|\\s*(\\d+)\\s*GB\\s*\\|.*?(\\d+)\\s*[pP]\\s*$"));
    const QRegularExpressionMatch match = shape.match(sentence);
    if (!match.hasMatch())
        return sentence;
    //: a specification, very short: professional edition, cores, GB of memory, lines of the picture
    return match.captured(1) == u"专业版" ? ColumnWords::tr("Pro %1c %2G %3p")
                                                .arg(match.captured(2), match.captured(3), match.captured(4))
                                          //: the same for the enterprise edition
                                          : ColumnWords::tr("Ent %1c %2G %3p")
                                                .arg(match.captured(2), match.captured(3), match.captured(4));
}

StateText runningState(const CellContext &context, qsizetype row)
{
    StateText state = stateText(Scale::Running, context.columns.number(NumberField::Running, row));
    if (!context.asOf.isEmpty())
        return asOf(state, context.asOf);
    if (context.columns.isMissing(row)) {
        //: %1 is a state such as Running: the phone was not in the last listing
        state = {ColumnWords::tr("%1 · not listed").arg(state.word), Health::Neutral, StateShape::DashedRing,
                 false};
        return state;
    }
    const quint32 since = context.columns.runningSince(row);
    return since == 0 ? state : withAge(state, context.nowSecs - since, stuckAfterSecs);
}

StateText signInText(int value)
{
    StateText state = stateText(Scale::SignIn, value);
    if (state.shape == StateShape::Person)
        //: signed in, as short as can be: the column says of what
        state.word = ColumnWords::tr("In");
    else if (state.health != Health::Unknown)
        state.word = dash();
    return state;
}

StateText lastRunText(Scale scale, int value, qint64 atSecs, qint64 nowSecs)
{
    // No zone is stated (C38); read as UTC for the age alone.
    const QString age = atSecs < 0 ? QString() : ageText(std::max<qint64>(0, nowSecs - atSecs));
    switch (value) {
    case 1:
        //: a backup runs at this moment
        return {ColumnWords::tr("Now"), Health::Moving, StateShape::HalfRing, false};
    case 2:
        return {orDash(age), Health::Ok, StateShape::Check, false};
    case -1:
    case 0: // preparing, but also what a phone at rest has: it proves nothing
        //: there never was a backup
        return {age.isEmpty() ? ColumnWords::tr("Never") : age, Health::Neutral, StateShape::None, false};
    default:
        return stateText(scale, value);
    }
}

StateText backupState(const CellContext &context, qsizetype row)
{
    return lastRun(context, row, Scale::Backup, NumberField::Backup, TimeField::Backup);
}

} // namespace phonedeck
