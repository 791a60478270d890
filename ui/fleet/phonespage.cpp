// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/phonespage.h"

#include "models/accounts/accountsession.h"
#include "ui/fleet/detailspane.h"
#include "ui/fleet/facetpanel.h"
#include "ui/fleet/phonestable.h"
#include "ui/fleet/selectionbar.h"
#include "ui/operations/phoneactions.h"
#include "ui/widgets/button.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableheader.h"
#include "ui/widgets/tabstrip.h"
#include "ui/window/mainwindow.h"

#include <QtCore/QLocale>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace phonedeck {

namespace {

struct BuiltInView {
    const char *title;
    const char *query;
};
constexpr std::array builtInViews{
    BuiltInView{QT_TRANSLATE_NOOP("phonedeck::PhonesPage", "All"), ""},
    BuiltInView{QT_TRANSLATE_NOOP("phonedeck::PhonesPage", "Unassigned"), "assigned:no"},
    BuiltInView{QT_TRANSLATE_NOOP("phonedeck::PhonesPage", "Unknown state"), "state:unknown"},
    BuiltInView{QT_TRANSLATE_NOOP("phonedeck::PhonesPage", "Backup failed"), "resource:backup-abnormal"},
    BuiltInView{QT_TRANSLATE_NOOP("phonedeck::PhonesPage", "Frozen"), "frozen:yes"},
};

constexpr std::chrono::seconds ageStep{20};

} // namespace

PhonesPage::PhonesPage(AccountSession &session, QWidget *parent)
    : Place(parent), m_session(session), m_selection(session.store()), m_view(session.store()),
      m_model(session.store(), m_view, m_selection), m_details(session.store(), m_selection),
      m_history(session.engine(), session.journal()), m_actions(new PhoneActions(session.store(), this)),
      m_tabs(new TabStrip), m_columns(new Button(QString(), Button::Kind::Ghost)),
      m_showDetails(new Button(Icon::PanelRight, QString())), m_noteRow(new QWidget),
      m_note(new NoteBar(NoteBar::Kind::Warning)), m_table(new PhonesTable(m_model, m_view, m_selection)),
      m_empty(new EmptyState), m_bar(new SelectionBar), m_facets(new FacetPanel(m_view)),
      m_pane(new DetailsPane)
{
    build();
    connectParts();
    QList<FleetQuery> counted;
    for (const BuiltInView &view : builtInViews)
        counted.append(FleetQuery::parse(QString::fromLatin1(view.query)).value_or(FleetQuery()));
    m_view.setCountedQueries(counted);
    m_actions->setTargets([this] { return m_table->targetRows(); });
    m_table->setActions(*m_actions);
    m_bar->setActions(*m_actions);
    m_table->sortByColumn(instanceColumnIndex(u"name"), Qt::AscendingOrder);
    retranslate();
}

PhonesPage::~PhonesPage()
{
    // The window's stacks own these two; they look at members of the page.
    delete m_facets;
    delete m_pane;
    delete m_table;
}

void PhonesPage::build()
{
    m_columns->setGlyph(Icon::Columns);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 8, 0);
    head->addWidget(m_tabs, 1);
    head->addWidget(m_columns);
    head->addWidget(m_showDetails);
    auto *headRow = new QWidget;
    headRow->setFixedHeight(40);
    headRow->setLayout(head);
    auto *note = new QVBoxLayout(m_noteRow);
    note->setContentsMargins(12, 0, 12, 8);
    note->addWidget(m_note);
    m_noteRow->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(headRow);
    layout->addWidget(m_noteRow);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_bar);
    for (int column = 0; column < m_model.columnCount(); ++column)
        m_table->setColumnWidth(column, instanceColumns()[size_t(column)].usualWidth());
    applyColumns();
}

void PhonesPage::connectParts()
{
    connect(&m_view, &FleetView::countsChanged, this, [this] {
        m_facets->render();
        renderTabs();
        renderCounts();
    });
    connect(&m_view, &FleetView::orderChanged, this, &PhonesPage::renderCounts);
    connect(&m_selection, &PhoneSelection::changed, this, [this] {
        m_actions->targetsChanged();
        renderCounts();
        m_pane->showOne(m_selection.count() < 2);
    });
    connect(&m_session.sync(), &FleetSync::statusChanged, this, &PhonesPage::renderEmpty);
    connect(&m_session.store(), &InstanceStore::changed, m_actions, &PhoneActions::targetsChanged);
    connect(&m_session.store(), &InstanceStore::compacted, m_actions, &PhoneActions::targetsChanged);
    connect(&m_details, &DetailsPresenter::viewChanged, this, [this] { m_pane->render(m_details.view()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                m_actions->targetsChanged();
                if (current.isValid())
                    m_lastRow = current.row();
                m_details.setCurrent(m_model.instanceId(current.row()));
                m_history.setPhone(m_model.instanceId(current.row()));
            });
    connect(m_facets, &FacetPanel::toggled, this,
            [this](const QString &field, const QString &value, bool exclude) {
                const FleetQuery query = FleetQuery::parse(m_committed).value_or(FleetQuery());
                m_committed = query.toggled(field, value, exclude);
                applyFilter();
            });
    connect(m_table, &PhonesTable::filterByCellRequested, this,
            [this](const QString &field, const QString &value, bool exclude) {
                const FleetQuery query = FleetQuery::parse(m_committed).value_or(FleetQuery());
                if (!query.has(field, value, exclude))
                    m_committed = query.toggled(field, value, exclude);
                applyFilter();
            });
    connect(m_tabs, &TabStrip::activated, this, &PhonesPage::showView);
    connect(m_columns, &Button::clicked, this, &PhonesPage::openColumnsMenu);
    m_table->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table->header(), &QWidget::customContextMenuRequested, this, &PhonesPage::openColumnsMenu);
    connect(m_bar, &SelectionBar::selectAllClicked, m_table, &PhonesTable::selectAllMatching);
    connect(m_bar, &SelectionBar::copyIdsClicked, m_table, &PhonesTable::copyIds);
    connect(m_bar, &SelectionBar::copyRowsClicked, m_table, &PhonesTable::copyRows);
    connect(m_bar, &SelectionBar::clearClicked, &m_selection, &PhoneSelection::clear);
    connect(m_table, &PhonesTable::detailsToggled, this, &PhonesPage::detailsToggled);
    connectDetails();
    connect(m_showDetails, &Button::clicked, this, &PhonesPage::detailsToggled);
    connect(m_table, &PhonesTable::refreshRequested, this, &PhonesPage::refreshRequested);
    connect(m_table, &PhonesTable::shortcutsRequested, this, &PhonesPage::shortcutsRequested);
    connect(m_table, &PhonesTable::operationsRequested, this,
            [this] { Q_EMIT placeRequested(PlaceId::Operations); });
    connect(m_note, &NoteBar::buttonClicked, this, &PhonesPage::refreshRequested);
    connect(m_empty, &EmptyState::firstClicked, this, [this] {
        if (m_session.store().count() == 0)
            Q_EMIT refreshRequested();
        else
            clearSearch();
    });
    m_ageClock.setInterval(ageStep);
    connect(&m_ageClock, &QTimer::timeout, &m_model, &InstanceTableModel::refreshAges);
    m_ageClock.start();
}

QWidget *PhonesPage::sidePanel()
{
    return m_facets;
}

QWidget *PhonesPage::detailsPane()
{
    return m_pane;
}

void PhonesPage::focusContent()
{
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, 1));
    m_table->setFocus(Qt::OtherFocusReason);
}

QString PhonesPage::filter() const
{
    return QString(m_committed + u' ' + m_typed).trimmed();
}

void PhonesPage::setFilter(const QString &text)
{
    // What isn't understood is shown as typed; the filter that acts stays as it was.
    const bool isUnderstood = FleetQuery::parse(text).has_value();
    if (isUnderstood)
        m_committed = text.trimmed();
    m_typed = isUnderstood ? QString() : text;
    applyFilter();
}

void PhonesPage::takeSearchText(const QString &text)
{
    m_typed = text;
    // A space after a whole term makes a chip of it.
    if (text.endsWith(u' ') && !text.trimmed().isEmpty()) {
        const auto typed = FleetQuery::parse(text);
        const bool isFieldTerm = typed && !typed->terms().constLast().field.isEmpty();
        if (isFieldTerm) {
            m_committed = filter();
            m_typed.clear();
        }
    }
    applyFilter();
}

void PhonesPage::removeSearchChip(int index)
{
    const FleetQuery query = FleetQuery::parse(m_committed).value_or(FleetQuery());
    m_committed = query.withoutTerm(index);
    applyFilter();
}

void PhonesPage::clearSearch()
{
    m_committed.clear();
    m_typed.clear();
    applyFilter();
}

void PhonesPage::applyFilter()
{
    // The typed part alone, so that the place of an error is a place in the field.
    const auto typed = FleetQuery::parse(m_typed);
    m_error = typed ? std::nullopt : std::optional(typed.error());
    // Chips always act; what is typed joins them as soon as it is understood.
    m_view.setQuery(FleetQuery::parse(m_error ? m_committed : filter()).value_or(FleetQuery()));
    m_facets->render();
    renderTabs();
    renderCounts();
    Q_EMIT searchChanged();
}

void PhonesPage::fillSearch(SearchField &field)
{
    field.setPlaceholder(tr("Find phones by name, id or user"));
    QList<Chip> chips;
    const FleetQuery query = FleetQuery::parse(m_committed).value_or(FleetQuery());
    for (const FilterTerm &term : query.terms()) {
        QStringList values;
        for (const QString &value : term.values)
            values << filterValueTitle(term.field, value);
        const QString title = term.field.isEmpty() ? QString() : filterFieldTitle(term.field).toLower();
        chips.append({title, values.join(QStringLiteral(", ")), term.isNegated});
    }
    field.setChips(chips);
    if (field.text() != m_typed)
        field.setText(m_typed);
    if (m_error)
        field.setError(int(m_error->position), m_error->reason);
    else
        field.clearError();
    const QLocale locale;
    const qsizetype total = m_session.store().count();
    if (filter().isEmpty())
        field.setCountText({}, {});
    else
        field.setCountText(locale.toString(m_view.order().size()), tr("of %1").arg(locale.toString(total)));
}

void PhonesPage::renderStatus(const StatusPresenter::View &status)
{
    m_status = status;
    m_model.setAsOf(status.dataAge.isEmpty() ? QString() : status.refreshedAt);
    m_details.setAsOf(status.dataAge.isEmpty() ? QString() : status.refreshedAt);
    m_noteRow->setVisible(!status.trouble.isEmpty() && m_session.store().count() > 0);
    if (!status.trouble.isEmpty()) {
        const QString age = status.refreshedAt.isEmpty()
                                ? tr("What is shown is incomplete.")
                                : tr("What is shown was read at %1.").arg(status.refreshedAt);
        m_note->setText(QString(age + u' ' + status.troubleToDo).trimmed(), status.trouble);
        m_note->setToolTip(status.troubleDetail);
        m_note->setButton(tr("Try again"));
    }
    renderEmpty();
}

void PhonesPage::renderTabs()
{
    const QLocale locale;
    QList<Tab> tabs;
    int current = -1;
    for (int view = 0; view < viewCount(); ++view) {
        const QList<int> &counts = m_view.counts();
        tabs.append({viewTitle(view), counts.isEmpty() ? QString() : locale.toString(counts.at(view))});
        if (filter() == QLatin1StringView(builtInViews[size_t(view)].query))
            current = view;
    }
    m_tabs->setTabs(tabs);
    m_tabs->setCurrent(current);
}

void PhonesPage::renderCounts()
{
    const QList<quint32> &order = m_view.order();
    const qsizetype shownMarked = m_selection.countIn(order);
    m_bar->render(m_selection.count(), m_selection.count() - shownMarked, order.size());
    m_table->header()->setCheckState(shownMarked == 0              ? Qt::Unchecked
                                     : shownMarked == order.size() ? Qt::Checked
                                                                   : Qt::PartiallyChecked);
    renderEmpty();
    Q_EMIT searchChanged();
}

void PhonesPage::renderEmpty()
{
    const bool hasRows = !m_view.order().isEmpty();
    const bool hadRows = m_table->isVisibleTo(this);
    m_table->setVisible(hasRows);
    m_empty->setVisible(!hasRows);
    // The keys were meant for the table when there was none yet.
    QWidget *keys = QApplication::focusWidget();
    if (hasRows && !hadRows && isVisible() && (!keys || isAncestorOf(keys)))
        m_table->setFocus(Qt::OtherFocusReason);
    if (hasRows) {
        keepCurrentRow();
        return;
    }
    if (m_session.store().count() > 0) {
        m_empty->setContent(Icon::Search, tr("No phone matches"),
                            tr("The filter leaves none of the phones. What was marked stays marked."));
        m_empty->setButtons(tr("Clear the filter"));
    } else if (!m_status.trouble.isEmpty()) {
        m_empty->setContent(Icon::Warning, m_status.trouble, m_status.troubleToDo);
        m_empty->setButtons(tr("Try again"));
    } else if (m_session.sync().status().lastListedUtc.isValid()) {
        m_empty->setContent(Icon::Phone, tr("This account has no phones"),
                            tr("Phones that are bought appear here."));
        m_empty->setButtons(tr("Look again"));
    } else {
        m_empty->setContent(Icon::Phone, tr("Reading the phones"),
                            tr("The first rows appear as soon as they come."));
        m_empty->setButtons({});
    }
}

void PhonesPage::keepCurrentRow()
{
    // A phone that was asked for comes as soon as the view has it.
    if (!m_wanted.isEmpty() && m_model.rowOfPhone(m_wanted) >= 0) {
        showRow(m_model.rowOfPhone(std::exchange(m_wanted, {})));
        return;
    }
    if (m_table->currentIndex().isValid()) {
        m_lastRow = m_table->currentIndex().row();
        return;
    }
    // The current phone left the view: its neighbour takes over, and nothing scrolls under one's eyes.
    m_table->setAutoScroll(false);
    m_table->setCurrentIndex(m_model.index(std::min(m_lastRow, m_model.rowCount() - 1), 1));
    m_table->setAutoScroll(true);
}

void PhonesPage::showPhone(const QString &instanceId)
{
    m_wanted = instanceId;
    if (m_model.rowOfPhone(instanceId) < 0)
        clearSearch(); // the view comes later; keepCurrentRow() goes there then
    else
        keepCurrentRow();
}

void PhonesPage::showRow(int row)
{
    const QModelIndex index = m_model.index(row, 1);
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::EnsureVisible);
}

void PhonesPage::markRows(const QList<int> &rows)
{
    QList<quint32> marked;
    for (int row : rows) {
        if (m_model.storeRow(row) >= 0)
            marked.append(quint32(m_model.storeRow(row)));
    }
    m_selection.replace(marked);
}

int PhonesPage::markPhones(const QStringList &instanceIds)
{
    QList<quint32> rows;
    for (const QString &id : instanceIds) {
        const qsizetype row = m_session.store().rowOf(id);
        if (row != InstanceStore::noRow)
            rows.append(quint32(row));
    }
    m_selection.replace(rows);
    return int(rows.size());
}

void PhonesPage::clearSelection()
{
    m_selection.clear();
}

int PhonesPage::viewCount() const
{
    return int(builtInViews.size());
}

QString PhonesPage::viewTitle(int view) const
{
    return tr(builtInViews[size_t(view)].title);
}

void PhonesPage::showView(int view)
{
    setFilter(QString::fromLatin1(builtInViews[size_t(view)].query));
}

void PhonesPage::takeDetailsVisible(bool isVisible)
{
    m_showDetails->setVisible(!isVisible);
}

void PhonesPage::retranslate()
{
    m_table->setAccessibleName(tr("Phones"));
    m_columns->setText(isNarrow() ? QString() : tr("Columns"));
    m_columns->setToolTip(tr("Choose columns"));
    m_columns->setAccessibleName(tr("Columns"));
    m_showDetails->setToolTip(tr("Show the details"));
    m_showDetails->setAccessibleName(tr("Show the details"));
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const InstanceColumn &each = instanceColumns()[size_t(column)];
        if (each.chineseWidth > 0)
            m_table->setColumnWidth(column, each.usualWidth());
    }
    m_table->fitColumns();
    m_model.retranslate();
    m_facets->render();
    m_actions->retranslate();
    m_bar->retranslate();
    m_details.update();
    m_history.retranslate();
    m_pane->retranslate();
    renderTabs();
    renderEmpty();
    applyFilter();
}

} // namespace phonedeck
