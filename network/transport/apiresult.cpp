// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/apiresult.h"

#include "network/transport/errorcode.h"

namespace phonedeck {

QString ApiError::codeNumber() const
{
    return readErrorCode(code).number;
}

} // namespace phonedeck
