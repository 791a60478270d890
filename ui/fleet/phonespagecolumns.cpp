// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of the fleet's table are shown, by the window's width and by the person's wish.
#include "ui/fleet/phonespage.h"

#include "ui/fleet/phonestable.h"
#include "ui/fleet/selectionbar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/tableheader.h"

#include <QtWidgets/QMenu>

#include <array>
#include <utility>

namespace phonedeck {

namespace {

// What goes first as the window gets narrow (tokens.md, Columns).
constexpr std::array narrowSteps{std::pair{1100, "spec"}, std::pair{860, "backup"}, std::pair{780, "region"}};
constexpr int narrow = 1100;

} // namespace

bool PhonesPage::isNarrow() const
{
    return m_windowWidth < narrow;
}

void PhonesPage::takeWindowWidth(int width)
{
    m_windowWidth = width;
    m_bar->setNarrow(isNarrow());
    m_columns->setText(isNarrow() ? QString() : tr("Columns"));
    applyColumns();
}

void PhonesPage::applyColumns()
{
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const InstanceColumn &each = instanceColumns()[size_t(column)];
        const QString id = QString::fromLatin1(each.id);
        bool isShown = (each.isDefault || m_shownByPerson.contains(id)) && !m_hiddenByPerson.contains(id);
        for (const auto &[width, goes] : narrowSteps) {
            if (m_windowWidth < width && id == QLatin1StringView(goes) && !m_shownByPerson.contains(id))
                isShown = false;
        }
        m_table->setColumnHidden(column, !isShown);
    }
    // One column takes what the others leave: the spec, or the user where there is no spec.
    const int spec = instanceColumnIndex(u"spec");
    m_table->setFlexibleColumn(m_table->isColumnHidden(spec) ? instanceColumnIndex(u"user") : spec);
}

void PhonesPage::openColumnsMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < m_model.columnCount(); ++column) {
        const InstanceColumn &each = instanceColumns()[size_t(column)];
        QAction *action = menu->addAction(each.translatedTitle());
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(column));
        // The last column can't be hidden: there would be nothing left to bring it back with.
        action->setEnabled(!action->isChecked() || m_table->shownColumns().size() > 1);
        connect(action, &QAction::toggled, this, [this, id = QString::fromLatin1(each.id)](bool isShown) {
            m_hiddenByPerson.removeAll(id);
            m_shownByPerson.removeAll(id);
            (isShown ? m_shownByPerson : m_hiddenByPerson).append(id);
            applyColumns();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
        m_hiddenByPerson.clear();
        m_shownByPerson.clear();
        for (int column = 0; column < m_model.columnCount(); ++column) {
            m_table->setColumnWidth(column, instanceColumns()[size_t(column)].usualWidth());
            m_table->header()->moveSection(m_table->header()->visualIndex(column), column);
        }
        applyColumns();
    });
    menu->popup(QCursor::pos());
}

} // namespace phonedeck
