// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/httpdate.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace phonedeck {

namespace {

constexpr std::array monthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// 1 to 12; 0, which no date has, for another word.
int monthNumber(const QString &name)
{
    const auto found = std::find_if(monthNames.begin(), monthNames.end(), [&](const char *month) {
        return name.compare(QLatin1String(month), Qt::CaseInsensitive) == 0;
    });
    return found == monthNames.end() ? 0 : static_cast<int>(found - monthNames.begin()) + 1;
}

int fullYear(const QString &digits, int thisYear)
{
    const int year = digits.toInt();
    if (digits.size() > 2)
        return year;
    const int sameCentury = thisYear - thisYear % 100 + year;
    return sameCentury > thisYear + 50 ? sameCentury - 100 : sameCentury;
}

} // namespace

QDateTime httpDate(const QByteArray &text, int thisYear)
{
    // "Sun, 06 Nov 1994 08:49:37 GMT" and "Sunday, 06-Nov-94 08:49:37 GMT"
    static const QRegularExpression zoned(
        QStringLiteral("^[A-Za-z]{3,9}, (?<day>[0-9]{2})(?:(?: (?<month>[A-Za-z]{3}) (?<year>[0-9]{4}))|"
                       "(?:-(?<month2>[A-Za-z]{3})-(?<year2>[0-9]{2})))"
                       " (?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2}) (?:GMT|UTC)$"));
    // "Sun Nov  6 08:49:37 1994"
    static const QRegularExpression plain(
        QStringLiteral("^[A-Za-z]{3} (?<month>[A-Za-z]{3}) (?<day>[ 0-9][0-9]) "
                       "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2}) (?<year>[0-9]{4})$"));

    const QString line = QString::fromLatin1(text.trimmed());
    QRegularExpressionMatch match = zoned.match(line);
    QString month;
    QString year;
    if (match.hasMatch()) {
        const bool isShort = !match.captured(u"year2").isEmpty();
        month = match.captured(isShort ? u"month2" : u"month");
        year = match.captured(isShort ? u"year2" : u"year");
    } else {
        match = plain.match(line);
        if (!match.hasMatch())
            return {};
        month = match.captured(u"month");
        year = match.captured(u"year");
    }

    const QDate date(fullYear(year, thisYear), monthNumber(month), match.captured(u"day").trimmed().toInt());
    // A leap second is a time, though not one QTime knows.
    const int second = match.captured(u"second").toInt();
    const QTime time(match.captured(u"hour").toInt(), match.captured(u"minute").toInt(),
                     second == 60 ? 59 : second);
    return date.isValid() && time.isValid() ? QDateTime(date, time, Qt::UTC) : QDateTime();
}

} // namespace phonedeck
