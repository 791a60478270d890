// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

namespace phonedeck {

/// The time in a Date, Expires or Retry-After header, in any of the three forms HTTP knows; UTC, whole
/// seconds. Invalid for anything else. The name of the day is not compared with the date.
/// `thisYear` places the two-digit year of the second form: never more than 50 years ahead.
[[nodiscard]] QDateTime httpDate(const QByteArray &text, int thisYear = QDate::currentDate().year());

} // namespace phonedeck
