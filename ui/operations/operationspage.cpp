// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationspage.h"

#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"
#include "ui/window/pagehead.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

OperationsPage::OperationsPage(QWidget *parent) : Place(parent), m_title(new QLabel), m_empty(new EmptyState)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makePageHead(m_title));
    layout->addWidget(m_empty, 1);
    connect(m_empty, &EmptyState::firstClicked, this, &OperationsPage::phonesRequested);
    retranslate();
}

void OperationsPage::fillSearch(SearchField &field)
{
    field.setPlaceholder(tr("Nothing to find yet"));
    field.setChips({});
    field.setText({});
    field.clearError();
    field.setCountText({}, tr("%Ln operations", nullptr, 0));
}

void OperationsPage::retranslate()
{
    m_title->setText(tr("Operations"));
    m_empty->setContent(Icon::Operations, tr("Nothing was done to the phones yet"),
                        tr("What is asked of the phones from this desktop is listed here, phone by phone, "
                           "with what came of it."));
    m_empty->setButtons(tr("Go to Phones"));
    Q_EMIT searchChanged();
}

} // namespace phonedeck
