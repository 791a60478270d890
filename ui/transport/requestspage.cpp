// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transport/requestspage.h"

#include "models/transport/requestlogfilter.h"
#include "models/transport/requestlogmodel.h"
#include "network/transport/curl.h"
#include "ui/theme/fonts.h"
#include "ui/transport/requestpane.h"
#include "ui/widgets/button.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flattable.h"
#include "ui/widgets/searchfield.h"
#include "ui/window/pagehead.h"

#include <QtCore/QLocale>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

namespace {

const QKeySequence copyCurlKeys(Qt::CTRL | Qt::SHIFT | Qt::Key_C);

} // namespace

RequestsPage::RequestsPage(RequestLogModel &model, QWidget *parent)
    : Place(parent), m_model(model), m_filtered(new FilteredRequestLog(model, this)), m_title(new QLabel),
      m_showDetails(new Button(Icon::PanelRight, QString())), m_table(new FlatTable), m_empty(new EmptyState),
      m_pane(new RequestPane)
{
    build();
    connectParts();
    retranslate();
}

RequestsPage::~RequestsPage()
{
    // The window's stack owns it; what it shows is this page's.
    delete m_pane;
}

void RequestsPage::build()
{
    m_table->setModel(m_filtered);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    for (int column = 0; column < m_model.columnCount(); ++column)
        m_table->setColumnWidth(column, RequestLogModel::defaultWidth(column));
    m_table->horizontalHeader()->setStretchLastSection(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makePageHead(m_title, m_showDetails));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
}

void RequestsPage::connectParts()
{
    const auto onKeys = [this](const QKeySequence &keys, auto slot) {
        auto *shortcut = new QShortcut(keys, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    onKeys(QKeySequence::Copy, &RequestsPage::copyRequestId);
    onKeys(copyCurlKeys, &RequestsPage::copyCurl);
    onKeys(QKeySequence(Qt::Key_Escape), &RequestsPage::closeDetails);
    connect(m_filtered, &QAbstractItemModel::rowsInserted, this, &RequestsPage::showCount);
    connect(m_filtered, &QAbstractItemModel::rowsRemoved, this, &RequestsPage::showCount);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RequestsPage::renderPane);
    connect(m_table, &FlatTable::rowActivated, this, &RequestsPage::openDetails);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RequestsPage::openMenu);
    connect(m_showDetails, &Button::clicked, this, &RequestsPage::detailsToggled);
    connect(m_pane, &RequestPane::closeClicked, this, &RequestsPage::closeDetails);
    connect(m_pane, &RequestPane::copyCurlClicked, this, &RequestsPage::copyCurl);
    connect(m_pane, &RequestPane::copyRequestIdClicked, this, &RequestsPage::copyRequestId);
}

void RequestsPage::fillSearch(SearchField &field)
{
    field.setPlaceholder(tr("Filter requests, such as failed or status:500"));
    field.setChips({});
    if (field.text() != m_text)
        field.setText(m_text);
    if (m_error)
        field.setError(int(m_error->position), m_error->reason);
    else
        field.clearError();
    const QLocale locale;
    if (m_text.isEmpty())
        field.setCountText({}, tr("%Ln requests", nullptr, m_model.rowCount()));
    else
        field.setCountText(locale.toString(m_filtered->rowCount()),
                           tr("of %1").arg(locale.toString(m_model.rowCount())));
}

void RequestsPage::takeSearchText(const QString &text)
{
    m_text = text;
    const auto filter = RequestLogFilter::parse(text);
    m_error = filter ? std::nullopt : std::optional(filter.error());
    // What isn't understood yet leaves the rows as they are.
    if (filter)
        m_filtered->setFilter(*filter);
    showCount();
}

void RequestsPage::clearSearch()
{
    takeSearchText({});
}

QWidget *RequestsPage::detailsPane()
{
    return m_pane;
}

void RequestsPage::takeDetailsVisible(bool isVisible)
{
    m_isPaneVisible = isVisible;
    m_showDetails->setVisible(!isVisible);
}

void RequestsPage::focusContent()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void RequestsPage::retranslate()
{
    m_title->setText(tr("Requests"));
    m_table->setAccessibleName(tr("Requests"));
    m_showDetails->setToolTip(tr("Show the details"));
    m_showDetails->setAccessibleName(tr("Show the details"));
    m_model.retranslate();
    m_pane->retranslate();
    renderPane();
    showCount();
}

void RequestsPage::showRow(int row)
{
    m_table->setCurrentIndex(m_filtered->index(row, 0));
    openDetails();
}

const RequestRecord *RequestsPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_filtered->record(index.row()) : nullptr;
}

void RequestsPage::renderPane()
{
    const RequestRecord *record = current();
    m_pane->render(record ? describeRequest(*record) : RequestDetails());
}

void RequestsPage::showCount()
{
    const bool hasRows = m_filtered->rowCount() > 0;
    m_table->setVisible(hasRows);
    m_empty->setVisible(!hasRows);
    if (m_model.rowCount() == 0)
        m_empty->setContent(
            Icon::Requests, tr("Nothing was sent yet"),
            tr("Every request to the cloud is listed here, with its outcome and its request id."));
    else
        m_empty->setContent(Icon::Search, tr("No request matches"),
                            tr("The cross in the field clears the filter."));
    Q_EMIT searchChanged();
}

void RequestsPage::openDetails()
{
    if (!m_isPaneVisible)
        Q_EMIT detailsToggled();
}

void RequestsPage::closeDetails()
{
    if (m_isPaneVisible)
        Q_EMIT detailsToggled();
    m_table->setFocus(Qt::OtherFocusReason);
}

void RequestsPage::openMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString term = requestFilterTerm(m_filtered->record(index.row()), index.column());
    if (!term.isEmpty()) {
        menu->addAction(tr("Filter by this"), this, [this, term] { filterBy(term); });
        menu->addAction(tr("Exclude this"), this, [this, term] { filterBy(u'-' + term); });
        menu->addSeparator();
    }
    menu->addAction(tr("Show the details"), this, &RequestsPage::openDetails);
    menu->addSeparator();
    QAction *id = menu->addAction(tr("Copy request id"), this, &RequestsPage::copyRequestId);
    id->setShortcut(QKeySequence::Copy);
    id->setEnabled(!current()->requestId.isEmpty());
    menu->addAction(tr("Copy as curl"), this, &RequestsPage::copyCurl)->setShortcut(copyCurlKeys);
    menu->addAction(tr("Copy the cell"), this,
                    [text = index.data().toString()] { QGuiApplication::clipboard()->setText(text); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void RequestsPage::filterBy(const QString &term)
{
    takeSearchText(QString(m_text.trimmed() + u' ' + term).trimmed());
}

void RequestsPage::copyRequestId() const
{
    const RequestRecord *record = current();
    if (record && !record->requestId.isEmpty())
        QGuiApplication::clipboard()->setText(record->requestId);
}

void RequestsPage::copyCurl() const
{
    if (const RequestRecord *record = current())
        QGuiApplication::clipboard()->setText(asCurl(*record));
}

} // namespace phonedeck
