// SPDX-License-Identifier: GPL-3.0-or-later
// What the place Operations does with what it lists: files, and sending again.
#include "ui/operations/operationspage.h"

#include "models/operations/operationengine.h"
#include "models/operations/operationrepeats.h"
#include "ui/operations/exportdialog.h"
#include "ui/operations/operationpane.h"
#include "ui/widgets/button.h"

#include <QtWidgets/QMenu>

#include <memory>

namespace phonedeck {

void OperationsPage::openExportMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Export as CSV…"), this, [this] { exportOperations(ExportForm::Csv); });
    menu->addAction(tr("Export as JSON…"), this, [this] { exportOperations(ExportForm::Json); });
    const int left = m_export->width() - menu->sizeHint().width();
    menu->popup(m_export->mapToGlobal(QPoint(left, m_export->height() + 2)));
}

void OperationsPage::exportOperations(ExportForm form)
{
    OperationListExport content;
    for (int row = 0; row < m_filtered->rowCount(); ++row)
        content.operations.append(m_filtered->operation(row));
    openExportDialog(
        tr("Export %Ln operations", nullptr, int(content.operations.size())), QStringLiteral("operations"),
        form, content, this,
        [this](const QString &fileName, const QString &reason) { Q_EMIT exportFailed(fileName, reason); });
}

void OperationsPage::readRepeats()
{
    if (m_opened == 0)
        return;
    auto repeats = std::make_shared<OperationRepeats>();
    repeats->operations = repeatsOf(m_engine.operations(), m_opened);
    if (repeats->operations.isEmpty()) {
        m_pane->setRepeats({});
        return;
    }
    auto rest = std::make_shared<qsizetype>(repeats->operations.size());
    const QList<OperationRecord> operations = repeats->operations;
    for (const OperationRecord &operation : operations) {
        m_engine.readPhones(operation.id, this,
                            [this, id = m_opened, repeats, rest](const QList<PhoneRecord> &phones) {
                                repeats->take(phones);
                                if (--*rest == 0 && id == m_opened)
                                    m_pane->setRepeats(*repeats);
                            });
    }
}

void OperationsPage::planAgain(PhoneState which, bool isOnceMore, bool canChange)
{
    const OperationRecord *operation = m_engine.operation(m_opened);
    if (!operation)
        return;
    Q_EMIT planRequested(m_engine.requestAgain(*operation, m_pane->model().phones(),
                                               m_pane->positionsToSend(which, isOnceMore), !canChange));
}

} // namespace phonedeck
