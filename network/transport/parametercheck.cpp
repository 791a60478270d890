// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/parametercheck.h"

#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <cmath>

namespace phonedeck {

namespace {

QString rangeText(qint64 min, qint64 max)
{
    return QString::number(min) + QStringLiteral("–") + QString::number(max);
}

ParameterFault missing(const QString &field, const QString &allowed)
{
    return {.field = field, .value = {}, .limit = LimitKind::Missing, .allowed = allowed};
}

ParameterCheck checkLength(const QString &field, qsizetype length, int min, int max, LimitKind kind)
{
    if (length == 0 && min > 0)
        return missing(field, rangeText(min, max));
    if (length >= min && length <= max)
        return {};
    return ParameterFault{field, QString::number(length), kind, rangeText(min, max)};
}

qsizetype charactersOf(QStringView text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

QString numberText(double value)
{
    return QString::number(value, 'g', 12);
}

} // namespace

ParameterCheck firstFault(std::initializer_list<ParameterCheck> checks)
{
    const auto *found = std::find_if(checks.begin(), checks.end(),
                                     [](const ParameterCheck &check) { return check.has_value(); });
    return found == checks.end() ? ParameterCheck() : *found;
}

ParameterCheck checkRequired(const QString &field, QStringView text)
{
    return text.isEmpty() ? ParameterCheck(missing(field, {})) : ParameterCheck();
}

ParameterCheck checkText(const QString &field, QStringView text, int min, int max)
{
    return checkLength(field, charactersOf(text), min, max, LimitKind::Characters);
}

ParameterCheck checkBytes(const QString &field, QStringView text, int min, int max)
{
    return checkLength(field, text.toUtf8().size(), min, max, LimitKind::Bytes);
}

ParameterCheck checkId(const QString &field, QStringView id)
{
    return checkText(field, id, 1, maxIdCharacters);
}

ParameterCheck checkPathId(const QString &field, QStringView id, int max)
{
    if (ParameterCheck fault = checkText(field, id, 1, max))
        return fault;
    if (id.contains(u'/') || id == u"." || id == u"..")
        return ParameterFault{field, id.toString(), LimitKind::Form, QStringLiteral("[^/]+")};
    return {};
}

ParameterCheck checkIds(const QString &field, const QStringList &ids, int max)
{
    if (ParameterCheck fault = checkEntries(field, ids.size(), max))
        return fault;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (ParameterCheck fault = checkId(field + u'[' + QString::number(i) + u']', ids.at(i)))
            return fault;
    }
    return {};
}

ParameterCheck checkEntries(const QString &field, qsizetype entries, int max)
{
    return checkLength(field, entries, 1, max, LimitKind::Entries);
}

ParameterCheck checkRange(const QString &field, qint64 value, qint64 min, qint64 max)
{
    if (value >= min && value <= max)
        return {};
    return ParameterFault{field, QString::number(value), LimitKind::Range, rangeText(min, max)};
}

ParameterCheck checkPositive(const QString &field, double value, double max)
{
    if (std::isfinite(value) && value > 0 && (max <= 0 || value <= max))
        return {};
    const QString upTo = max > 0 ? QStringLiteral(", ≤ ") + numberText(max) : QString();
    return ParameterFault{field, numberText(value), LimitKind::Range, QStringLiteral("> 0") + upTo};
}

ParameterCheck checkStep(const QString &field, qint64 value, qint64 step)
{
    if (value % step == 0)
        return {};
    return ParameterFault{field, QString::number(value), LimitKind::Step,
                          QStringLiteral("× ") + QString::number(step)};
}

ParameterCheck checkOneOf(const QString &field, const QString &value, const QStringList &allowed)
{
    const QString list = allowed.join(QStringLiteral(", "));
    if (value.isEmpty())
        return missing(field, list);
    if (allowed.contains(value))
        return {};
    return ParameterFault{field, value, LimitKind::OneOf, list};
}

ParameterCheck checkTime(const QString &field, const QString &text)
{
    // fromString() alone takes "2023-8-5" and digits of other scripts as well.
    static const QRegularExpression form(
        QStringLiteral("^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\\z"));
    if (text.isEmpty())
        return {};
    if (form.match(text).hasMatch() &&
        QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm:ss")).isValid())
        return {};
    return ParameterFault{field, text, LimitKind::Form, QStringLiteral("YYYY-MM-DD HH:MM:SS")};
}

ParameterCheck checkOrder(const QString &start, const QString &endField, const QString &end)
{
    // The form is such that the order of the texts is that of the times.
    if (start.isEmpty() || end.isEmpty() || end >= start)
        return {};
    return ParameterFault{endField, end, LimitKind::Order, QStringLiteral("≥ ") + start};
}

} // namespace phonedeck
