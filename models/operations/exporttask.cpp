// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/exporttask.h"

#include <QtConcurrent/QtConcurrentRun>

namespace phonedeck {

ExportTask::ExportTask(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { Q_EMIT finished(m_watcher.result()); });
}

void ExportTask::start(const ExportContent &content, ExportForm form, const QString &path)
{
    m_watcher.setFuture(QtConcurrent::run([content, form, path] {
        const QByteArray bytes = std::visit(
            [form](const auto &each) { return form == ExportForm::Json ? toJson(each) : toCsv(each); },
            content);
        const auto written = writeFile(path, bytes);
        return written ? QString() : written.error();
    }));
}

} // namespace phonedeck
