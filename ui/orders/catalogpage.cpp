// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/orders/catalogpage.h"

#include "models/fleet/cellroles.h"
#include "models/orders/catalogmodel.h"
#include "models/orders/catalogsync.h"
#include "models/transport/errortext.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/facetgroup.h"
#include "ui/widgets/flattable.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/window/pagehead.h"

#include <QtCore/QLocale>
#include <QtCore/QMap>
#include <QtCore/QRegularExpression>
#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

CatalogPage::CatalogPage(CatalogSync &sync, QWidget *parent)
    : Place(parent), m_sync(sync), m_model(new CatalogModel(this)),
      m_byRegion(new QSortFilterProxyModel(this)), m_filtered(new QSortFilterProxyModel(this)),
      m_title(new QLabel), m_noteRow(new QWidget), m_note(new NoteBar(NoteBar::Kind::Warning)),
      m_table(new FlatTable), m_empty(new EmptyState), m_side(new QWidget),
      m_regions(new FacetGroup(QString()))
{
    m_byRegion->setSourceModel(m_model);
    m_byRegion->setFilterKeyColumn(0);
    m_filtered->setSourceModel(m_byRegion);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setSortRole(SortRole);
    m_table->setModel(m_filtered);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, CatalogModel::defaultWidth(column));
    m_table->horizontalHeader()->setStretchLastSection(true);

    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 8, 0, 0);
    side->addWidget(m_regions);
    side->addStretch(1);

    auto *note = new QVBoxLayout(m_noteRow);
    note->setContentsMargins(12, 0, 12, 8);
    note->addWidget(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makePageHead(m_title));
    layout->addWidget(m_noteRow);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    m_noteRow->hide();

    connect(&sync, &CatalogSync::changed, this, &CatalogPage::render);
    connect(m_note, &NoteBar::buttonClicked, &sync, &CatalogSync::refresh);
    connect(m_empty, &EmptyState::firstClicked, &sync, &CatalogSync::refresh);
    connect(m_regions, &FacetGroup::toggled, this, &CatalogPage::toggleRegion);
    retranslate();
}

QWidget *CatalogPage::sidePanel()
{
    return m_side;
}

void CatalogPage::fillSearch(SearchField &field)
{
    field.setPlaceholder(tr("Filter specifications"));
    field.setChips({});
    field.setText(m_text);
    field.clearError();
    const QLocale locale;
    if (m_filtered->rowCount() == m_model->rowCount())
        field.setCountText({}, tr("%Ln specifications", nullptr, m_model->rowCount()));
    else
        field.setCountText(locale.toString(m_filtered->rowCount()),
                           tr("of %1").arg(locale.toString(m_model->rowCount())));
}

void CatalogPage::takeSearchText(const QString &text)
{
    m_text = text;
    m_filtered->setFilterFixedString(text.trimmed());
    render();
}

void CatalogPage::clearSearch()
{
    m_chosenRegions.clear();
    m_byRegion->setFilterRegularExpression(QRegularExpression());
    takeSearchText({});
}

void CatalogPage::focusContent()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void CatalogPage::retranslate()
{
    m_title->setText(tr("Catalog"));
    m_table->setAccessibleName(tr("Catalog"));
    m_regions->setTitle(tr("Region"));
    m_model->retranslate();
    render();
}

void CatalogPage::renderRegions()
{
    QMap<QString, int> counts;
    for (const Sku &sku : m_sync.skus())
        ++counts[sku.regionId];
    QList<FacetRow> rows;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        FacetRow row;
        row.state.word = it.key();
        row.count = it.value();
        row.on = m_chosenRegions.contains(it.key());
        rows.append(row);
    }
    m_regions->setRows(rows);
}

void CatalogPage::toggleRegion(int row)
{
    const QString region = m_regions->rows().value(row).state.word;
    if (!m_chosenRegions.removeOne(region))
        m_chosenRegions.append(region);
    QStringList patterns;
    for (const QString &chosen : std::as_const(m_chosenRegions))
        patterns << QRegularExpression::escape(chosen);
    m_byRegion->setFilterRegularExpression(
        patterns.isEmpty() ? QRegularExpression()
                           : QRegularExpression(QStringLiteral("^(%1)$").arg(patterns.join(u'|'))));
    render();
}

void CatalogPage::render()
{
    m_model->setSkus(m_sync.skus());
    renderRegions();
    const bool hasRows = m_filtered->rowCount() > 0;
    m_table->setVisible(hasRows);
    m_empty->setVisible(!hasRows);
    const ErrorText failure = m_sync.failure() ? describe(*m_sync.failure()) : ErrorText();
    m_noteRow->setVisible(m_sync.failure().has_value() && hasRows);
    if (m_sync.failure() && m_model->rowCount() > 0) {
        const QString time = QLocale().toString(m_sync.readUtc().toLocalTime(), QStringLiteral("HH:mm"));
        m_note->setText(
            QString(failure.toDo + u' ' + tr("This is the catalog as of %1.").arg(time)).trimmed(),
            failure.happened);
        m_note->setButton(tr("Try again"));
    }
    if (m_model->rowCount() > 0) {
        m_empty->setContent(Icon::Search, tr("No specification matches"),
                            tr("The cross in the field clears the filter."));
        m_empty->setButtons({});
    } else if (m_sync.failure()) {
        m_empty->setContent(Icon::Warning, failure.happened, failure.toDo);
        m_empty->setButtons(tr("Try again"));
    } else if (m_sync.isReading() || !m_sync.readUtc().isValid()) {
        m_empty->setContent(Icon::Catalog, tr("Reading the catalog"),
                            tr("What the account may order, region by region."));
        m_empty->setButtons({});
    } else {
        m_empty->setContent(Icon::Catalog, tr("Nothing is on sale"),
                            tr("The service offers this account no specification."));
        m_empty->setButtons(tr("Read again"));
    }
    Q_EMIT searchChanged();
}

} // namespace phonedeck
