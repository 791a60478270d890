// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationexport.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>

#include <variant>

namespace phonedeck {

enum class ExportForm { Csv, Json };
using ExportContent = std::variant<OperationExport, OperationListExport>;

/// Writes the phones of an operation, or a list of operations, into a file, on a worker. Reports once, from
/// the event loop, unless it was destroyed before; the file is written to its end all the same.
class ExportTask final : public QObject
{
    Q_OBJECT

public:
    explicit ExportTask(QObject *parent = nullptr);

    void start(const ExportContent &content, ExportForm form, const QString &path);

Q_SIGNALS:
    /// `error`: the system's words; empty if the file is written.
    void finished(const QString &error);

private:
    QFutureWatcher<QString> m_watcher;
};

} // namespace phonedeck
