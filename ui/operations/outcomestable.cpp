// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/outcomestable.h"

#include "models/operations/phoneoutcomesmodel.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/tableheader.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>

#include <algorithm>

namespace phonedeck {

OutcomesTable::OutcomesTable(PhoneOutcomesModel &model, QWidget *parent) : FlatTable(parent), m_model(model)
{
    setModel(&model);
    cells()->setMarkColumn(PhoneOutcomesModel::MarkColumn);
    header()->setCheckSection(PhoneOutcomesModel::MarkColumn);
    // In the order of the operation until a head is clicked.
    header()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    for (int column = 0; column < model.columnCount(); ++column)
        setColumnWidth(column, PhoneOutcomesModel::defaultWidth(column));
    connect(header(), &TableHeader::checkClicked, this,
            [this] { m_model.markShown(!m_model.isAllShownMarked()); });
    const auto showMarks = [this] {
        header()->setCheckState(m_model.markedCount() == 0   ? Qt::Unchecked
                                : m_model.isAllShownMarked() ? Qt::Checked
                                                             : Qt::PartiallyChecked);
    };
    connect(&model, &PhoneOutcomesModel::marksChanged, this, showMarks);
    connect(&model, &PhoneOutcomesModel::orderChanged, this, [this, showMarks] {
        m_anchor = -1; // rows are others now
        showMarks();
    });
}

void OutcomesTable::setQueueVisible(bool isVisible)
{
    setColumnHidden(PhoneOutcomesModel::QueueColumn, !isVisible);
    fitColumns();
}

void OutcomesTable::fitColumns()
{
    constexpr int flexible = PhoneOutcomesModel::HappenedColumn;
    constexpr int request = PhoneOutcomesModel::RequestColumn;
    constexpr int region = PhoneOutcomesModel::RegionColumn;
    const auto widthOf = [this](int column) {
        return isColumnHidden(column) ? PhoneOutcomesModel::defaultWidth(column) : columnWidth(column);
    };
    int rest = viewport()->width() - widthOf(request) - widthOf(region);
    for (int column = 0; column < m_model.columnCount(); ++column) {
        if (column != flexible && column != request && column != region && !isColumnHidden(column))
            rest -= columnWidth(column);
    }
    const int least = PhoneOutcomesModel::defaultWidth(flexible) * 3 / 4;
    for (int column : {request, region}) {
        const bool isHidden = rest < least;
        if (isHidden)
            rest += widthOf(column);
        setColumnHidden(column, isHidden);
    }
    setColumnWidth(flexible, std::max(least, rest));
}

void OutcomesTable::resizeEvent(QResizeEvent *event)
{
    FlatTable::resizeEvent(event);
    fitColumns();
}

void OutcomesTable::mark(int row, bool isRange)
{
    if (isRange && m_anchor >= 0)
        m_model.markRange(m_anchor, row);
    else
        m_model.toggleMark(row);
    m_anchor = row;
}

void OutcomesTable::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    const bool isShift = event->modifiers() & Qt::ShiftModifier;
    if (event->matches(QKeySequence::SelectAll)) {
        m_model.markShown(true);
    } else if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRowsRequested();
    } else if (event->key() == Qt::Key_C && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        Q_EMIT copyIdsRequested();
    } else if (event->key() == Qt::Key_Escape) {
        if (m_model.markedCount() > 0)
            m_model.clearMarks();
        else
            Q_EMIT leaveRequested();
    } else if (event->key() == Qt::Key_Space && row >= 0) {
        mark(row, isShift);
    } else {
        FlatTable::keyPressEvent(event);
        // Moving with Shift marks what it passes.
        const int moved = currentIndex().row();
        if (isShift && row >= 0 && moved >= 0 && moved != row) {
            m_model.markRange(row, moved);
            m_anchor = moved;
        }
    }
}

void OutcomesTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid()) {
        if (event->modifiers() & Qt::ShiftModifier)
            mark(index.row(), true);
        else if (index.column() == PhoneOutcomesModel::MarkColumn ||
                 (event->modifiers() & Qt::ControlModifier))
            mark(index.row(), false);
        else
            m_anchor = index.row();
    }
    FlatTable::mousePressEvent(event);
}

} // namespace phonedeck
