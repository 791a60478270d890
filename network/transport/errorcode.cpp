// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/errorcode.h"

#include <algorithm>
#include <array>

namespace phonedeck {

namespace {

/// Letters of the code before its number, as capitals: "KooPhone.API.1001" gives "KOOPHONEAPI".
CodeFamily familyOf(QStringView letters)
{
    QString plain;
    for (const QChar letter : letters) {
        if (letter.isLetterOrNumber())
            plain += letter.toUpper();
    }
    if (plain.isEmpty() || plain == u"KOOPHONEAPI" || plain == u"KOOPHONE" || plain == u"KPAPI" ||
        plain == u"KP")
        return CodeFamily::Service;
    if (plain == u"APIGW" || plain == u"APIG")
        return CodeFamily::Gateway;
    if (plain == u"IAM")
        return CodeFamily::Iam;
    return plain == u"CPS" ? CodeFamily::Host : CodeFamily::Foreign;
}

} // namespace

bool ErrorCode::isServiceFault() const
{
    static constexpr std::array<QStringView, 6> faults{u"4999", u"9000", u"9001", u"9002", u"9003", u"9999"};
    return family == CodeFamily::Service && std::find(faults.begin(), faults.end(), number) != faults.end();
}

ErrorCode readErrorCode(const QString &code)
{
    qsizetype first = code.size();
    while (first > 0 && code.at(first - 1).isDigit())
        --first;
    if (code.isEmpty())
        return {};
    return {familyOf(QStringView(code).first(first)), code.mid(first)};
}

} // namespace phonedeck
