// SPDX-License-Identifier: GPL-3.0-or-later
// What the opened operation offers beside its buttons: menus, copying, files.
#include "ui/operations/operationpane.h"

#include "ui/operations/exportdialog.h"
#include "ui/operations/outcomestable.h"
#include "ui/widgets/button.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QMenu>

namespace phonedeck {

QStringList OperationPane::chosenIds() const
{
    QStringList ids;
    for (int position : m_model.chosen())
        ids.append(m_model.phones().at(position).instanceId);
    return ids;
}

QStringList OperationPane::chosenRequestIds() const
{
    // Many phones share a request.
    QStringList ids;
    QSet<QString> known;
    for (int position : m_model.chosen()) {
        const QString &id = m_model.phones().at(position).requestId;
        if (!id.isEmpty() && !known.contains(id)) {
            known.insert(id);
            ids.append(id);
        }
    }
    return ids;
}

void OperationPane::copy(const QStringList &lines) const
{
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void OperationPane::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto addAgain = [this, menu](const QString &text, PhoneState which, bool isOnceMore,
                                       bool canChange) {
        if (text.isEmpty())
            return;
        menu->addAction(
                text, this,
                [this, which, isOnceMore, canChange] { Q_EMIT againRequested(which, isOnceMore, canChange); })
            ->setEnabled(m_view.canSend);
    };
    addAgain(m_view.fix, PhoneState::Failed, false, true);
    addAgain(m_view.retryAgain, PhoneState::Failed, true, true);
    addAgain(m_view.continueAgain, PhoneState::Cancelled, true, true);
    if (m_view.latestRepeat > 0)
        menu->addAction(tr("Show where they were sent again"), this,
                        [this, id = m_view.latestRepeat] { Q_EMIT operationRequested(id); });
    menu->addSeparator();
    const QStringList requestIds = chosenRequestIds();
    menu->addAction(tr("Copy %Ln request ids", nullptr, int(requestIds.size())), this,
                    [this, requestIds] { copy(requestIds); })
        ->setEnabled(!requestIds.isEmpty());
    const QStringList ids = chosenIds();
    menu->addAction(tr("Copy %Ln phone ids", nullptr, int(ids.size())), this, [this, ids] { copy(ids); })
        ->setEnabled(!ids.isEmpty());
    menu->addSeparator();
    menu->addAction(tr("Export as CSV…"), this, [this] { exportPhones(false); })->setEnabled(!ids.isEmpty());
    menu->addAction(tr("Export as JSON…"), this, [this] { exportPhones(true); })->setEnabled(!ids.isEmpty());
    menu->popup(m_menu->mapToGlobal(QPoint(0, m_menu->height() + 2)));
}

void OperationPane::openPhoneMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    const PhoneRecord phone = m_model.phone(index.row());
    const OutcomeText text = m_model.textOf(index.row());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show in Phones"), this,
                    [this, id = phone.instanceId] { Q_EMIT phonesRequested({id}); });
    menu->addSeparator();
    menu->addAction(tr("Copy request id"), this, [this, id = phone.requestId] { copy({id}); })
        ->setEnabled(!phone.requestId.isEmpty());
    menu->addAction(tr("Copy phone id"), this, [this, id = phone.instanceId] { copy({id}); });
    menu->addAction(tr("Copy the message"), this, [this, text, phone] {
        QStringList lines{text.brief, text.sentence, phone.code, phone.serviceText};
        lines.removeAll(QString());
        copy(lines);
    });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void OperationPane::exportPhones(bool asJson)
{
    const OperationExport content{m_facts.operation, m_model.phones(), m_model.chosen()};
    openExportDialog(
        tr("Export %Ln phones", nullptr, int(content.positions.size())),
        QStringLiteral("operation-%1").arg(content.operation.id), asJson ? ExportForm::Json : ExportForm::Csv,
        content, this,
        [this](const QString &fileName, const QString &reason) { Q_EMIT exportFailed(fileName, reason); });
}

} // namespace phonedeck
