// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/operations/asynctask.h"
#include "network/transport/apiresult.h"
#include "network/transport/effect.h"

#include <QtCore/QJsonObject>

namespace phonedeck {

/// The receipt in a body: in data.data where that is an object, else in data (C25). No data at all is an
/// empty receipt; data of another kind are another service's.
[[nodiscard]] ApiResult<AsyncTask> readAsyncTask(const QJsonObject &body, Effect effect);

} // namespace phonedeck
