// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/exportdialog.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QFileDialog>

namespace phonedeck {

namespace {

class ExportDialogWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::ExportDialog)
};

} // namespace

void openExportDialog(const QString &title, const QString &baseName, ExportForm form,
                      const ExportContent &content, QWidget *parent, const ExportFailed &failed)
{
    const bool isJson = form == ExportForm::Json;
    const QString suffix = isJson ? QStringLiteral("json") : QStringLiteral("csv");
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(isJson ? ExportDialogWords::tr("JSON (*.json)")
                                 : ExportDialogWords::tr("CSV (*.csv)"));
    dialog->selectFile(baseName + u'.' + suffix);
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent, [parent, content, form, failed](const QString &path) {
            auto *task = new ExportTask(parent);
            QObject::connect(task, &ExportTask::finished, parent, [task, path, failed](const QString &error) {
                if (!error.isEmpty())
                    failed(path, error);
                task->deleteLater();
            });
            task->start(content, form, path);
        });
    dialog->open();
}

} // namespace phonedeck
