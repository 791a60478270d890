// SPDX-License-Identifier: GPL-3.0-or-later
// What the details beside the table ask for.
#include "ui/fleet/phonespage.h"

#include "ui/fleet/detailspane.h"
#include "ui/operations/phoneactions.h"

#include <QtGui/QAction>
#include <QtWidgets/QMenu>

namespace phonedeck {

void PhonesPage::connectDetails()
{
    connect(m_pane, &DetailsPane::closeClicked, this, &PhonesPage::detailsToggled);
    connect(m_pane, &DetailsPane::actionRequested, this,
            [this](ActionId id, const QString &instanceId) { m_actions->request(id, {instanceId}); });
    connect(m_pane, &DetailsPane::moreRequested, this, &PhonesPage::openPhoneMenu);
    connect(m_pane, &DetailsPane::markedActionRequested, this, [this](ActionId id) {
        m_actions->update();
        m_actions->action(id)->trigger();
    });
    connect(m_pane, &DetailsPane::moreForMarkedRequested, this, [this](const QPoint &globalPosition) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_actions->fill(*menu);
        menu->popup(globalPosition);
    });
    connect(m_pane, &DetailsPane::operationRequested, this, &PhonesPage::operationRequested);
    connect(m_pane, &DetailsPane::operationsRequested, this, &PhonesPage::operationsRequested);
    connect(&m_history, &PhoneHistoryPresenter::viewChanged, this,
            [this] { m_pane->renderHistory(m_history.view()); });
}

/// For the phone in the details alone, whatever is marked in the table.
void PhonesPage::openPhoneMenu(const QString &instanceId, const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    bool hasDestroying = false;
    for (ActionId id : PhoneActions::order()) {
        if (actionOf(id).wipes && !std::exchange(hasDestroying, true))
            menu->addSeparator();
        const Token ink = actionOf(id).wipes ? Token::DestrText : Token::Text2;
        menu->addAction(icon(PhoneActions::iconOf(id), ink), actionOf(id).title(), this,
                        [this, id, instanceId] { m_actions->request(id, {instanceId}); });
    }
    menu->popup(globalPosition);
}

} // namespace phonedeck
