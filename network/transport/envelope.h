// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>

namespace phonedeck {

/// Opens the wrapping every answer comes in. Success is HTTP 2xx *and* error_code 0 (B1), as text or
/// number, or absent (B2); the code is looked for outside and then inside `data` (B5), its text as
/// error_msg or error_info (B4). IAM's own shapes are read, too. Gives the whole body on success.
[[nodiscard]] ApiResult<QJsonObject> openEnvelope(const HttpAnswer &answer);

/// What a status and a code mean for the caller. Decides by code, by status only without one (B7, B8, B16).
[[nodiscard]] ErrorKind errorKind(int httpStatus, const QString &code);

} // namespace phonedeck
