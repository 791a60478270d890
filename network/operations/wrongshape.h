// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

namespace phonedeck {

/// Of a 2xx answer with error_code "0" whose data are not those of the operation. Of anything but a read it
/// is not known what it did. Operations that read the whole answer tell which one it was.
[[nodiscard]] inline ApiError wrongShape(Effect effect, const HttpAnswer &answer = {})
{
    ApiError error;
    error.kind = ErrorKind::NotTheService;
    error.httpStatus = answer.status;
    error.requestId = answer.requestId;
    error.outcomeKnown = effect == Effect::Reads;
    return error;
}

} // namespace phonedeck
