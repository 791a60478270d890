// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/parameterfault.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <initializer_list>

namespace phonedeck {

/// Nothing, or the limit a parameter is outside of. The checks are the contract's; an empty value of
/// something mandatory is LimitKind::Missing whatever else it is outside of.
using ParameterCheck = std::optional<ParameterFault>;

/// Ids of instances and users have 1 to 32 characters; more is not said of them (C39).
inline constexpr int maxIdCharacters = 32;

/// The first of several that is a fault.
[[nodiscard]] ParameterCheck firstFault(std::initializer_list<ParameterCheck> checks);

[[nodiscard]] ParameterCheck checkRequired(const QString &field, QStringView text);
/// Characters are those of Unicode: one outside the first plane counts once. `min` 0: may be empty.
[[nodiscard]] ParameterCheck checkText(const QString &field, QStringView text, int min, int max);
[[nodiscard]] ParameterCheck checkBytes(const QString &field, QStringView text, int min, int max);
[[nodiscard]] ParameterCheck checkId(const QString &field, QStringView id);
/// An id that becomes a piece of the path: it can't be one that leads elsewhere.
[[nodiscard]] ParameterCheck checkPathId(const QString &field, QStringView id, int max = maxIdCharacters);
/// 1 to `max` ids, each as checkId() wants it.
[[nodiscard]] ParameterCheck checkIds(const QString &field, const QStringList &ids, int max);
[[nodiscard]] ParameterCheck checkEntries(const QString &field, qsizetype entries, int max);
[[nodiscard]] ParameterCheck checkRange(const QString &field, qint64 value, qint64 min, qint64 max);
/// Above 0 and, if `max` is above 0, at most that; no infinity.
[[nodiscard]] ParameterCheck checkPositive(const QString &field, double value, double max = 0);
[[nodiscard]] ParameterCheck checkStep(const QString &field, qint64 value, qint64 step);
[[nodiscard]] ParameterCheck checkOneOf(const QString &field, const QString &value,
                                        const QStringList &allowed);
/// "YYYY-MM-DD HH:MM:SS" and a moment of the calendar; empty: not asked for.
[[nodiscard]] ParameterCheck checkTime(const QString &field, const QString &text);
/// Of two times in that form: `end` must not come before `start` (5004). Nothing if one is empty.
[[nodiscard]] ParameterCheck checkOrder(const QString &start, const QString &endField, const QString &end);

} // namespace phonedeck
