// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flattable.h"

#include "ui/widgets/celldelegate.h"
#include "ui/widgets/tableheader.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QScrollBar>

namespace phonedeck {

FlatTable::FlatTable(QWidget *parent)
    : QTableView(parent), m_header(new TableHeader(this)), m_cells(new CellDelegate(this))
{
    setHorizontalHeader(m_header);
    setItemDelegate(m_cells);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowHeight(CellDelegate::rowHeight);
    connect(this, &QTableView::doubleClicked, this, &FlatTable::rowActivated);
    // A row that slides under a resting pointer is hovered, too.
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this] { hover(indexAt(viewport()->mapFromGlobal(QCursor::pos())).row()); });
}

void FlatTable::setRowHeight(int height)
{
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

void FlatTable::mouseMoveEvent(QMouseEvent *event)
{
    hover(indexAt(event->position().toPoint()).row());
    QTableView::mouseMoveEvent(event);
}

void FlatTable::leaveEvent(QEvent *event)
{
    hover(-1);
    QTableView::leaveEvent(event);
}

void FlatTable::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void FlatTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // The frame goes round the whole row, not round a cell.
    repaintRow(previous.row());
    repaintRow(current.row());
}

void FlatTable::hover(int row)
{
    if (row == m_hovered)
        return;
    repaintRow(m_hovered);
    m_hovered = row;
    m_cells->setHoveredRow(row);
    repaintRow(row);
}

void FlatTable::repaintRow(int row)
{
    if (row < 0)
        return;
    viewport()->update(QRect(0, rowViewportPosition(row), viewport()->width(), rowHeight(row)));
}

} // namespace phonedeck
