// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/exporttask.h"

#include <QtConcurrent/QtConcurrentRun>

namespace phonedeck {

ExportTask::ExportTask(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { Q_EMIT finished(m_watcher.result()); });
}

void ExportTask::start(const OperationExport &content, ExportForm form, const QString &path)
{
    m_watcher.setFuture(QtConcurrent::run([content, form, path] {
        const auto written = writeFile(path, form == ExportForm::Json ? toJson(content) : toCsv(content));
        return written ? QString() : written.error();
    }));
}

} // namespace phonedeck
