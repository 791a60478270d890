// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/operations/command.h"

namespace phonedeck {

namespace {

bool isListed(QChar character)
{
    const char16_t c = character.unicode();
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
           QStringView(u"_./: -").contains(character);
}

} // namespace

ParameterCheck checkCommand(const QString &command)
{
    return checkBytes(QStringLiteral("command"), command, 1, maxCommandBytes);
}

QList<qsizetype> unlistedCharacters(QStringView command)
{
    QList<qsizetype> positions;
    for (qsizetype i = 0; i < command.size(); ++i) {
        const bool isSecondHalf = i > 0 && command[i].isLowSurrogate() && command[i - 1].isHighSurrogate();
        if (!isListed(command[i]) && !isSecondHalf)
            positions.append(i);
    }
    return positions;
}

} // namespace phonedeck
