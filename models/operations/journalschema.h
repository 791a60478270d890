// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/databasefile.h"

namespace phonedeck {

/// The journal's tables, version by version. A step that was released is never changed. A new action is a new
/// version, too, with an empty step: an older console could not read its operations.
[[nodiscard]] QList<DatabaseFile::SchemaStep> journalSchema();

} // namespace phonedeck
