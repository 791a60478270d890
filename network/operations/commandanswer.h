// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/commandoutput.h"
#include "network/transport/apiresult.h"
#include "network/transport/httprequest.h"

#include <QtCore/QJsonObject>

namespace phonedeck {

/// The envelope of an answer with the output of commands in it. Bytes that are no UTF-8 would make a JSON
/// reader refuse the answers of all phones for the sake of one (C37): they become U+FFFD first.
[[nodiscard]] ApiResult<QJsonObject> openCommandAnswer(const HttpAnswer &answer);

[[nodiscard]] CommandOutput commandOutput(const QJsonValue &executeMessage);

} // namespace phonedeck
