// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/clockskew.h"

#include "network/transport/httpdate.h"

namespace phonedeck {

std::optional<std::chrono::seconds> clockOffset(const HttpAnswer &answer, const QDateTime &nowUtc)
{
    const QDateTime theirs = httpDate(answer.header("Date"));
    if (!theirs.isValid() || !nowUtc.isValid())
        return std::nullopt;
    return std::chrono::seconds(theirs.secsTo(nowUtc));
}

} // namespace phonedeck
