// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationspage.h"

#include "models/operations/journaltext.h"
#include "models/operations/operationengine.h"
#include "ui/operations/operationpane.h"
#include "ui/widgets/button.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/facetlist.h"
#include "ui/widgets/flattable.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableheader.h"
#include "ui/window/pagehead.h"

#include <QtCore/QLocale>
#include <QtGui/QShortcut>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <array>

namespace phonedeck {

namespace {

constexpr std::chrono::seconds clockStep{1};
/// Counting the facets of a long history for every step of a running operation would be waste.
constexpr std::chrono::milliseconds countStep{500};
constexpr int handleWidth = 5;
constexpr int listShare = 3; ///< the list has one part of so many, the opened operation the rest

// What goes first as the window gets narrow.
constexpr std::array narrowSteps{std::pair{1180, OperationsModel::CancelledColumn},
                                 std::pair{1180, OperationsModel::SkippedColumn},
                                 std::pair{980, OperationsModel::BarColumn}};

/// Positions at which they are not the same.
QList<int> differing(const QList<PhoneRecord> &known, const QList<PhoneRecord> &now)
{
    QList<int> positions;
    for (int position = 0; position < std::min(known.size(), now.size()); ++position) {
        if (known.at(position) != now.at(position))
            positions.append(position);
    }
    return positions;
}

} // namespace

OperationsPage::OperationsPage(OperationEngine &engine, Journal &journal,
                               std::chrono::milliseconds searchPause, QWidget *parent)
    : Place(parent), m_engine(engine), m_journal(journal),
      m_model(new OperationsModel(OperationsModel::usualGathering, this)),
      m_filtered(new FilteredOperations(*m_model, this)), m_title(new QLabel),
      m_export(new Button(Icon::Export, QString())), m_noteRow(new QWidget),
      m_note(new NoteBar(NoteBar::Kind::Warning)), m_split(new QSplitter(Qt::Vertical)),
      m_table(new FlatTable), m_empty(new EmptyState), m_pane(new OperationPane), m_facets(new FacetList),
      m_search(new OperationSearch(journal, searchPause, this)), m_today(QDate::currentDate())
{
    build();
    connectParts();
    connectEngine();
    m_model->setOperations(m_engine.operations());
    retranslate();
}

OperationsPage::~OperationsPage()
{
    // The window's stack owns it.
    delete m_facets;
}

void OperationsPage::build()
{
    m_table->setModel(m_filtered);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(OperationsModel::StartedColumn, Qt::DescendingOrder);
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, OperationsModel::defaultWidth(column));
    m_table->horizontalHeader()->setSectionResizeMode(OperationsModel::WhatColumn, QHeaderView::Stretch);
    auto *note = new QVBoxLayout(m_noteRow);
    note->setContentsMargins(12, 0, 12, 8);
    note->addWidget(m_note);
    m_noteRow->hide();

    auto *list = new QWidget;
    auto *listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(0);
    listLayout->addWidget(m_table, 1);
    listLayout->addWidget(m_empty, 1);
    m_split->addWidget(list);
    m_split->addWidget(m_pane);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(handleWidth);
    m_pane->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makePageHead(m_title, m_export));
    layout->addWidget(m_noteRow);
    layout->addWidget(m_split, 1);
}

void OperationsPage::connectParts()
{
    connect(m_table, &FlatTable::rowActivated, this, [this](const QModelIndex &index) {
        open(m_filtered->operation(index.row()).id);
        m_pane->focusTable();
    });
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex &index) { open(m_filtered->operation(index.row()).id); });
    // With one opened, going through the list goes through the operations.
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (m_opened != 0 && current.isValid())
                    open(m_filtered->operation(current.row()).id);
            });
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_table);
    escape->setContext(Qt::WidgetShortcut);
    connect(escape, &QShortcut::activated, this, &OperationsPage::close);
    connect(m_facets, &FacetList::toggled, this, &OperationsPage::toggleFacet);
    connect(m_search, &OperationSearch::ready, this, &OperationsPage::applyFilter);
    connect(m_export, &Button::clicked, this, &OperationsPage::openExportMenu);
    connect(m_empty, &EmptyState::firstClicked, this, [this] {
        if (m_model->rowCount() == 0)
            Q_EMIT phonesRequested({});
        else
            clearSearch();
    });
    connect(m_pane, &OperationPane::closeRequested, this, &OperationsPage::close);
    connect(m_pane, &OperationPane::againRequested, this, &OperationsPage::planAgain);
    connect(m_pane, &OperationPane::operationRequested, this, &OperationsPage::showOperation);
    connect(m_pane, &OperationPane::checkRequested, this, [this] { m_engine.check(m_opened); });
    connect(m_pane, &OperationPane::stopRequested, this, [this] { m_engine.cancel(m_opened); });
    connect(m_pane, &OperationPane::proceedRequested, this, [this] { m_engine.proceed(m_opened); });
    connect(m_pane, &OperationPane::phonesRequested, this, &OperationsPage::phonesRequested);
    connect(m_pane, &OperationPane::exportFailed, this, &OperationsPage::exportFailed);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filtered, signal, this, &OperationsPage::renderCounts);
    connect(m_filtered, &QAbstractItemModel::modelReset, this, &OperationsPage::renderCounts);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        m_model->refreshTimes(QDateTime::currentDateTime());
        if (m_today != QDate::currentDate()) {
            m_today = QDate::currentDate();
            m_search->refresh();
        }
        if (m_opened != 0 && m_model->isAnyRunning())
            renderOpened();
    });
    m_clock.start(clockStep);
    m_countLater.setSingleShot(true);
    m_countLater.setInterval(countStep);
    connect(&m_countLater, &QTimer::timeout, this, &OperationsPage::renderFacets);
}

void OperationsPage::connectEngine()
{
    connect(&m_engine, &OperationEngine::loaded, this, &OperationsPage::takeAll);
    connect(&m_engine, &OperationEngine::operationAdded, this, [this](qint64 id) {
        if (const OperationRecord *operation = m_engine.operation(id))
            m_model->add(*operation);
        m_search->refresh(); // its phones may be what is looked for
        readRepeats();
    });
    connect(&m_engine, &OperationEngine::operationChanged, this, &OperationsPage::takeChange);
    connect(&m_engine, &OperationEngine::operationRemoved, this, &OperationsPage::takeRemoval);
    connect(&m_engine, &OperationEngine::operationEnded, this, [this] {
        m_search->refresh();
        readRepeats(); // what was cancelled in the end was not sent again
    });
    connect(&m_engine, &OperationEngine::phonesChanged, this, &OperationsPage::takePhoneChanges);
    connect(&m_engine, &OperationEngine::obstacleChanged, this, &OperationsPage::renderObstacle);
    for (auto signal : {&Journal::opened, &Journal::stateChanged})
        connect(&m_journal, signal, this, &OperationsPage::renderObstacle);
}

void OperationsPage::fillSearch(SearchField &field)
{
    field.setPlaceholder(tr("Filter operations, such as what:reboot outcome:failed"));
    field.setChips({});
    if (field.text() != m_text)
        field.setText(m_text);
    if (m_error)
        field.setError(int(m_error->position), m_error->reason);
    else
        field.clearError();
    const QLocale locale;
    if (m_text.isEmpty())
        field.setCountText({}, tr("%Ln operations", nullptr, m_model->rowCount()));
    else
        field.setCountText(locale.toString(m_filtered->rowCount()),
                           tr("of %1").arg(locale.toString(m_model->rowCount())));
}

void OperationsPage::takeSearchText(const QString &text)
{
    setFilterText(text);
}

void OperationsPage::clearSearch()
{
    setFilterText({});
}

void OperationsPage::setFilterText(const QString &text)
{
    m_text = text;
    const auto filter = OperationFilter::parse(text);
    m_error = filter ? std::nullopt : std::optional(filter.error());
    // What isn't understood yet leaves the rows as they are.
    if (filter) {
        m_understood = text;
        if (*filter != m_search->filter())
            m_search->setFilter(*filter);
    }
    Q_EMIT searchChanged();
}

void OperationsPage::toggleFacet(const QString &field, const QString &value, bool exclude)
{
    if (!m_error) {
        setFilterText(toggledOperationFilter(m_text, field, value, exclude));
        return;
    }
    // The rows are those of the last text that was understood, and so is what is on beside them. What is
    // typed meanwhile stays, and has the value, too, when it is put right.
    const QString understood = toggledOperationFilter(m_understood, field, value, exclude);
    const bool isOn = hasOperationFilter(understood, field, value, exclude);
    QString typed = m_text;
    if (hasOperationFilter(typed, field, value, exclude) != isOn)
        typed = toggledOperationFilter(typed, field, value, exclude);
    setFilterText(understood);
    setFilterText(typed);
}

void OperationsPage::applyFilter()
{
    m_filtered->setFilter(m_search->filter(), {m_search->found(), m_today});
    renderFacets();
    renderCounts();
}

void OperationsPage::renderFacets()
{
    const OperationFilter &filter = m_filtered->filter();
    QList<FacetSection> sections;
    for (const char *name : {"outcome", "what", "when"}) {
        FacetSection section;
        section.field = QString::fromLatin1(name);
        section.title = operationFacetTitle(section.field);
        for (const OperationFacetValue &value :
             operationFacet(section.field, m_model->operations(), filter, m_filtered->context())) {
            section.rows.append({value.state, value.count, filter.has(section.field, value.key, false),
                                 filter.has(section.field, value.key, true)});
            section.values.append(value.key);
        }
        sections.append(section);
    }
    m_facets->setSections(sections);
}

void OperationsPage::renderCounts()
{
    const bool hasRows = m_filtered->rowCount() > 0;
    m_table->setVisible(hasRows);
    m_export->setEnabled(hasRows);
    m_empty->setVisible(!hasRows);
    if (m_model->rowCount() == 0 && !m_engine.isLoaded()) {
        m_empty->setContent(Icon::Operations, tr("The record of operations isn't open"),
                            tr("What was done before is listed here as soon as it can be read: when the "
                               "sign-in has told whose record it is, and once there is one."));
        m_empty->setButtons(tr("Go to Phones"));
    } else if (m_model->rowCount() == 0) {
        m_empty->setContent(Icon::Operations, tr("Nothing was done to the phones yet"),
                            tr("Choose phones and what is to be done to them. It is listed here then, phone "
                               "by phone, with what came of it, and stays here."));
        m_empty->setButtons(tr("Go to Phones"));
    } else {
        m_empty->setContent(Icon::Search, tr("No operation matches"),
                            tr("The filter looks through the whole history, and through the phones of each "
                               "operation."));
        m_empty->setButtons(tr("Clear the filter"));
    }
    Q_EMIT searchChanged();
}

void OperationsPage::renderObstacle()
{
    const std::optional<EngineRefusal> obstacle = m_engine.obstacleToStart();
    // Damage is no obstacle any more, and still has to be told: where the copy lies.
    const ErrorText text = obstacle && *obstacle != EngineRefusal::NotReady
                               ? describe(*obstacle, m_journal.state())
                               : describe(m_journal.state());
    const QString reason = obstacle == EngineRefusal::NotReady ? QString() : paragraphOf(text);
    m_note->setText(joinSentences({text.means, text.toDo, text.detail}), text.happened);
    m_noteRow->setVisible(!text.happened.isEmpty());
    m_pane->setCanSend(!obstacle, reason);
}

QWidget *OperationsPage::sidePanel()
{
    return m_facets;
}

void OperationsPage::takeWindowWidth(int width)
{
    for (const auto &[needed, column] : narrowSteps)
        m_table->setColumnHidden(column, width < needed);
}

void OperationsPage::focusContent()
{
    if (!m_table->currentIndex().isValid() && m_filtered->rowCount() > 0)
        m_table->setCurrentIndex(m_filtered->index(0, 0));
    m_table->setFocus(Qt::OtherFocusReason);
}

bool OperationsPage::moveToPane(int step)
{
    const bool isInPane = m_pane->isAncestorOf(focusWidget());
    if (m_opened == 0 || isInPane == (step > 0))
        return false;
    if (isInPane)
        focusContent();
    else
        m_pane->focusTable();
    return true;
}

void OperationsPage::retranslate()
{
    m_title->setText(tr("Operations"));
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("Export the operations that are shown"));
    m_table->setAccessibleName(tr("Operations"));
    m_facets->setAccessibleName(tr("Filter"));
    m_model->retranslate();
    m_pane->setAccessibleName(tr("The operation that is opened"));
    m_pane->retranslate();
    renderFacets();
    renderCounts();
    renderObstacle();
}

void OperationsPage::showOperation(qint64 id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    if (!m_filtered->mapFromSource(m_model->index(row, 0)).isValid())
        clearSearch();
    open(id);
    m_table->setCurrentIndex(m_filtered->mapFromSource(m_model->index(row, 0)));
    m_table->setFocus(Qt::OtherFocusReason);
}

void OperationsPage::showOperationsOf(const QString &instanceId)
{
    close();
    setFilterText(QStringLiteral("phone:") + filterValueText(instanceId));
}

void OperationsPage::open(qint64 id)
{
    if (id == m_opened)
        return;
    const OperationRecord *operation = m_engine.operation(id);
    if (!operation)
        return;
    const bool wasOpen = m_opened != 0;
    m_opened = id;
    m_model->setOpened(id);
    m_pane->open(*operation);
    renderOpened();
    m_pane->show();
    if (!wasOpen)
        m_split->setSizes({m_split->height() / listShare, m_split->height() - m_split->height() / listShare});
    readRepeats();
    m_engine.readPhones(id, this, [this, id](const QList<PhoneRecord> &phones) {
        if (id == m_opened)
            m_pane->takePhones(phones);
    });
}

void OperationsPage::close()
{
    if (m_opened == 0)
        return;
    m_opened = 0;
    m_model->setOpened(0);
    const bool hadKeys = m_pane->isAncestorOf(QApplication::focusWidget());
    m_pane->hide();
    m_pane->open({});
    if (hadKeys)
        focusContent();
}

void OperationsPage::renderOpened()
{
    const OperationRecord *operation = m_engine.operation(m_opened);
    if (!operation)
        return;
    const OperationPace &pace = m_model->pace(m_opened);
    m_pane->change(*operation, pace.perSecond(), msLeft(*operation, pace));
}

void OperationsPage::takeAll()
{
    const int row = m_opened != 0 ? m_model->rowOf(m_opened) : -1;
    const OperationRecord before = row >= 0 ? m_model->operation(row) : OperationRecord();
    m_model->setOperations(m_engine.operations());
    m_search->refresh();
    if (m_opened == 0)
        return;
    const OperationRecord *opened = m_engine.operation(m_opened);
    if (!opened) {
        close();
        return;
    }
    readRepeats();           // by another console, too
    if (*opened != before) { // another console goes on with it, or this one took it over
        renderOpened();
        m_engine.readPhones(m_opened, this, [this, id = m_opened](const QList<PhoneRecord> &phones) {
            if (id == m_opened)
                m_pane->changePhones(differing(m_pane->model().phones(), phones), phones);
        });
    }
}

void OperationsPage::takeChange(qint64 id)
{
    const OperationRecord *operation = m_engine.operation(id);
    const int row = m_model->rowOf(id);
    if (!operation || row < 0)
        return;
    const bool isOtherOutcome = outcomeOf(m_model->operation(row)) != outcomeOf(*operation);
    m_model->change(*operation);
    if (id == m_opened)
        renderOpened();
    // The rows say at once that it waits for a person; so must what is counted beside them.
    if (isOtherOutcome)
        renderFacets();
    else if (!m_countLater.isActive())
        m_countLater.start();
}

void OperationsPage::takeRemoval(qint64 id)
{
    if (id == m_opened)
        close();
    m_model->remove(id);
    renderFacets();
    renderCounts(); // the filtered rows go before the model's
}

void OperationsPage::takePhoneChanges(qint64 id, const QList<int> &positions)
{
    if (id != m_opened)
        return;
    m_engine.readPhones(id, this, [this, id, positions](const QList<PhoneRecord> &phones) {
        if (id == m_opened)
            m_pane->changePhones(positions, phones);
    });
}

} // namespace phonedeck
