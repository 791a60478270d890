// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/apiresult.h"

namespace phonedeck {

QString ApiError::codeNumber() const
{
    qsizetype first = code.size();
    while (first > 0 && code.at(first - 1).isDigit())
        --first;
    return code.mid(first);
}

} // namespace phonedeck
