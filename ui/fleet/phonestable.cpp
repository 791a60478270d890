// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/phonestable.h"

#include "models/fleet/fleetview.h"
#include "models/fleet/instancetablemodel.h"
#include "models/fleet/phoneselection.h"
#include "ui/operations/phoneactions.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/tableheader.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr int markColumn = 0;

} // namespace

PhonesTable::PhonesTable(InstanceTableModel &model, FleetView &view, PhoneSelection &selection,
                         QWidget *parent)
    : FlatTable(parent), m_model(model), m_view(view), m_selection(selection)
{
    setModel(&model);
    setSortingEnabled(true);
    cells()->setMarkColumn(markColumn);
    header()->setCheckSection(markColumn);
    header()->setSectionsMovable(true);
    connect(header(), &TableHeader::checkClicked, this, [this] {
        if (m_selection.countIn(m_view.order()) < m_view.order().size())
            selectAllMatching();
        else
            m_selection.clear();
    });
    connect(this, &FlatTable::rowActivated, this, &PhonesTable::detailsToggled);
}

void PhonesTable::setFlexibleColumn(int column)
{
    m_flexible = column;
    fitColumns();
}

void PhonesTable::fitColumns()
{
    if (m_flexible < 0)
        return;
    int others = 0;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        if (column != m_flexible && !isColumnHidden(column))
            others += columnWidth(column);
    }
    const int usual = instanceColumns()[size_t(m_flexible)].width;
    setColumnWidth(m_flexible, std::max(usual * 3 / 4, viewport()->width() - others));
}

void PhonesTable::resizeEvent(QResizeEvent *event)
{
    FlatTable::resizeEvent(event);
    fitColumns();
}

void PhonesTable::selectAllMatching()
{
    m_selection.add(m_view.order());
}

QList<int> PhonesTable::shownColumns() const
{
    QList<int> shown;
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int logical = header()->logicalIndex(visual);
        if (logical != markColumn && !isColumnHidden(logical))
            shown.append(logical);
    }
    return shown;
}

void PhonesTable::setActions(PhoneActions &actions)
{
    m_actions = &actions;
    actions.giveKeysTo(*this);
}

QList<quint32> PhonesTable::targetRows() const
{
    QList<quint32> rows;
    rows.reserve(m_selection.count());
    if (m_selection.count() > 0) {
        for (quint32 row : m_view.order()) {
            if (m_selection.contains(row))
                rows.append(row);
        }
    }
    if (rows.size() < m_selection.count()) {
        for (quint32 row : m_selection.rows()) {
            if (m_view.positionOf(row) < 0)
                rows.append(row);
        }
    }
    if (rows.isEmpty() && currentIndex().isValid())
        rows.append(quint32(m_model.storeRow(currentIndex().row())));
    return rows;
}

void PhonesTable::copyRows()
{
    const QList<quint32> rows = targetRows();
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setText(m_model.toTsv(rows, shownColumns()));
}

void PhonesTable::copyIds()
{
    QStringList ids = m_selection.ids();
    if (ids.isEmpty() && currentIndex().isValid())
        ids.append(m_model.instanceId(currentIndex().row()));
    if (!ids.isEmpty())
        QGuiApplication::clipboard()->setText(ids.join(u'\n'));
}

void PhonesTable::markRange(int from, int to)
{
    const QList<quint32> &order = m_view.order();
    const int first = std::clamp(std::min(from, to), 0, int(order.size()));
    const int last = std::clamp(std::max(from, to), -1, int(order.size()) - 1);
    m_selection.add(order.mid(first, last - first + 1));
}

bool PhonesTable::takeSingleKey(QKeyEvent &event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    if (event.key() == Qt::Key_R)
        Q_EMIT refreshRequested();
    else if (event.key() == Qt::Key_T)
        Q_EMIT operationsRequested();
    else if (event.text() == u"?")
        Q_EMIT shortcutsRequested();
    else
        return false;
    return true;
}

void PhonesTable::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    const bool isShift = event->modifiers() & Qt::ShiftModifier;
    if (event->matches(QKeySequence::SelectAll)) {
        selectAllMatching();
    } else if (event->matches(QKeySequence::Copy)) {
        copyRows();
    } else if (event->key() == Qt::Key_C && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        copyIds();
    } else if (event->key() == Qt::Key_Escape && m_selection.count() > 0) {
        m_selection.clear();
    } else if (event->key() == Qt::Key_Space && row >= 0) {
        const int anchor = m_model.rowOfPhone(m_anchor);
        if (isShift && anchor >= 0)
            markRange(anchor, row);
        else
            m_selection.toggle(m_model.storeRow(row));
        m_anchor = m_model.instanceId(row);
    } else if (takeSingleKey(*event)) {
        return;
    } else {
        FlatTable::keyPressEvent(event);
        // Moving with Shift marks what it passes.
        const int moved = currentIndex().row();
        if (isShift && moved != row && row >= 0 && moved >= 0) {
            markRange(row, moved);
            m_anchor = m_model.instanceId(moved);
        }
    }
}

void PhonesTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid()) {
        FlatTable::mousePressEvent(event);
        return;
    }
    const int anchor = m_model.rowOfPhone(m_anchor);
    setCurrentIndex(index);
    if (event->modifiers() & Qt::ShiftModifier) {
        markRange(anchor >= 0 ? anchor : index.row(), index.row());
    } else if (index.column() == markColumn || (event->modifiers() & Qt::ControlModifier)) {
        m_selection.toggle(m_model.storeRow(index.row()));
        m_isDragging = index.column() == markColumn && m_selection.contains(m_model.storeRow(index.row()));
    }
    m_anchor = m_model.instanceId(index.row());
}

void PhonesTable::mouseMoveEvent(QMouseEvent *event)
{
    FlatTable::mouseMoveEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    const int anchor = m_model.rowOfPhone(m_anchor);
    if (m_isDragging && index.isValid() && anchor >= 0)
        markRange(anchor, index.row());
}

void PhonesTable::mouseReleaseEvent(QMouseEvent *event)
{
    m_isDragging = false;
    FlatTable::mouseReleaseEvent(event);
}

QString PhonesTable::cellValue(const QModelIndex &index) const
{
    const char *field = instanceColumns()[size_t(index.column())].filterField;
    const qsizetype row = m_model.storeRow(index.row());
    return field && row >= 0 ? filterValueOf(QString::fromLatin1(field), m_view.columns(), row) : QString();
}

void PhonesTable::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = indexAt(viewport()->mapFrom(this, event->pos()));
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.isValid()) {
        setCurrentIndex(index);
        if (m_actions) {
            m_actions->fill(*menu);
            menu->addSeparator();
        }
        const QString value = cellValue(index);
        if (!value.isEmpty()) {
            const QString field = QString::fromLatin1(instanceColumns()[size_t(index.column())].filterField);
            menu->addAction(tr("Filter by this"), this,
                            [=, this] { Q_EMIT filterByCellRequested(field, value, false); });
            menu->addAction(tr("Exclude this"), this,
                            [=, this] { Q_EMIT filterByCellRequested(field, value, true); });
            menu->addSeparator();
        }
        menu->addAction(tr("Copy the cell"), this,
                        [text = index.data().toString()] { QGuiApplication::clipboard()->setText(text); });
    }
    menu->addAction(tr("Copy the rows"), this, &PhonesTable::copyRows);
    menu->addAction(tr("Copy the ids"), this, &PhonesTable::copyIds);
    menu->addSeparator();
    menu->addAction(tr("Select all that match"), this, &PhonesTable::selectAllMatching);
    menu->addAction(tr("Select none"), this, [this] { m_selection.clear(); });
    menu->popup(event->globalPos());
}

} // namespace phonedeck
