// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transport/requestspage.h"

#include "models/transport/requestlogmodel.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flattable.h"
#include "ui/widgets/searchfield.h"
#include "ui/window/pagehead.h"

#include <QtCore/QLocale>
#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

RequestsPage::RequestsPage(RequestLogModel &model, QWidget *parent)
    : Place(parent), m_model(model), m_filtered(new QSortFilterProxyModel(this)), m_title(new QLabel),
      m_table(new FlatTable), m_empty(new EmptyState)
{
    m_filtered->setSourceModel(&model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_filtered);
    m_table->setAccessibleName(tr("Requests"));
    for (int column = 0; column < model.columnCount(); ++column)
        m_table->setColumnWidth(column, RequestLogModel::defaultWidth(column));
    m_table->horizontalHeader()->setStretchLastSection(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makePageHead(m_title));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);

    auto *copy = new QShortcut(QKeySequence::Copy, m_table);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &RequestsPage::copyRequestId);
    connect(m_filtered, &QAbstractItemModel::rowsInserted, this, &RequestsPage::showCount);
    connect(m_filtered, &QAbstractItemModel::rowsRemoved, this, &RequestsPage::showCount);
    retranslate();
}

void RequestsPage::fillSearch(SearchField &field)
{
    field.setPlaceholder(tr("Filter requests by operation, code or request id"));
    field.setChips({});
    field.setText(m_text);
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
    m_filtered->setFilterFixedString(text.trimmed());
    showCount();
}

void RequestsPage::clearSearch()
{
    takeSearchText({});
}

void RequestsPage::focusContent()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void RequestsPage::retranslate()
{
    m_title->setText(tr("Requests"));
    m_model.retranslate();
    showCount();
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
                            tr("Esc and the cross in the field clear the filter."));
    Q_EMIT searchChanged();
}

void RequestsPage::copyRequestId()
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid())
        QGuiApplication::clipboard()->setText(
            m_model.record(m_filtered->mapToSource(current).row()).requestId);
}

} // namespace phonedeck
