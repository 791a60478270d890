// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/quirktable.h"

#include <QtCore/QRegularExpression>

namespace quirks {

QList<Case> allCases()
{
    return transportCases() + envelopeCases() + instanceCases() + formCases() + meaningCases();
}

QStringList numbersOf(const QString &markdown)
{
    static const QRegularExpression row(QStringLiteral("^\\|\\s*([A-Z][0-9]+)\\s*\\|(.*)\\|\\s*$"));
    constexpr int columns = 4; // where, what is odd, accept, send
    QStringList numbers;
    const QStringList lines = markdown.split(u'\n');
    for (const QString &line : lines) {
        const QRegularExpressionMatch match = row.match(line);
        if (!match.hasMatch())
            continue;
        const QString number = match.captured(1);
        const QStringList cells = match.captured(2).split(u'|');
        if (cells.size() != columns) {
            numbers.append(number + QStringLiteral(" has %1 columns").arg(cells.size()));
            continue;
        }
        const auto says = [&cells](int column) {
            const QString text = cells.at(column).trimmed();
            return !text.isEmpty() && text != u"-";
        };
        if (says(2) || says(3))
            numbers.append(number);
    }
    return numbers;
}

} // namespace quirks
