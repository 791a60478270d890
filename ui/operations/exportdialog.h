// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/exporttask.h"

#include <functional>

class QWidget;

namespace phonedeck {

using ExportFailed = std::function<void(const QString &fileName, const QString &reason)>;

/// Asks for a file and writes into it on a worker; `failed` tells what could not be written, unless `parent`
/// is gone. `baseName`: of the file that is proposed, without its suffix.
void openExportDialog(const QString &title, const QString &baseName, ExportForm form,
                      const ExportContent &content, QWidget *parent, const ExportFailed &failed);

} // namespace phonedeck
