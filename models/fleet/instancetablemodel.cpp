// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/instancetablemodel.h"

#include "models/fleet/fleetview.h"
#include "models/fleet/phoneselection.h"

#include <algorithm>
#include <limits>

namespace phonedeck {

namespace {

// tokens.md, Motion: full for 150 ms, out in 750 ms, a repaint per 60 ms, none over 200 cells at once.
constexpr qint64 flashFullMs = 150;
constexpr qint64 flashFadeMs = 750;
constexpr std::chrono::milliseconds flashStep{60};
constexpr qsizetype maxFlashingRows = 200;

} // namespace

InstanceTableModel::InstanceTableModel(const InstanceStore &store, FleetView &view,
                                       const PhoneSelection &selection, QObject *parent)
    : QAbstractTableModel(parent), m_store(store), m_view(view), m_selection(selection)
{
    m_clock.start();
    m_flashTimer.setInterval(flashStep);
    connect(&m_flashTimer, &QTimer::timeout, this, &InstanceTableModel::repaintFlashes);
    connect(&view, &FleetView::orderAboutToChange, this, &InstanceTableModel::beginReorder);
    connect(&view, &FleetView::orderChanged, this, &InstanceTableModel::endReorder);
    connect(&store, &InstanceStore::changed, this, &InstanceTableModel::takeChanges);
    connect(&store, &InstanceStore::aboutToCompact, this, [this] { m_flashes.clear(); });
    connect(&selection, &PhoneSelection::changed, this, [this] {
        // While phones are being removed, rows of the view aren't rows of the store; all is painted
        // afterwards.
        if (!m_isReordering && rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {SelectedRole});
    });
}

int InstanceTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_view.order().size());
}

int InstanceTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(instanceColumns().size());
}

qsizetype InstanceTableModel::storeRow(int row) const
{
    return row >= 0 && row < rowCount() ? qsizetype(m_view.order().at(row)) : InstanceStore::noRow;
}

QString InstanceTableModel::instanceId(int row) const
{
    const qsizetype store = storeRow(row);
    return store < 0 ? QString() : m_store.columns().text(TextField::Id, store);
}

int InstanceTableModel::rowOfPhone(const QString &instanceId) const
{
    return m_view.positionOf(m_store.rowOf(instanceId));
}

CellContext InstanceTableModel::context() const
{
    return {m_store.columns(), QDateTime::currentSecsSinceEpoch(), m_asOf};
}

QVariant InstanceTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const qsizetype row = storeRow(index.row());
    const InstanceColumn &column = instanceColumns()[size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return column.text(context(), row);
    case StateRole:
        return column.state ? QVariant::fromValue(column.state(context(), row)) : QVariant();
    case SelectedRole:
        return m_selection.contains(row);
    case FlashRole:
        return flashOf(row, column.fields);
    case EmphasisRole:
        return int(column.emphasis);
    case ElideRole:
        return int(column.elide);
    case MonoRole:
        return column.isMono;
    case Qt::ToolTipRole:
        if (qstrcmp(column.id, "spec") == 0)
            return m_store.columns().name(NameField::Spec, row);
        return column.elide == Qt::ElideMiddle ? QVariant(column.text(context(), row)) : QVariant();
    case Qt::AccessibleTextRole: {
        const QString text =
            index.column() == 0 ? m_store.columns().text(TextField::Name, row) : column.text(context(), row);
        //: what a screen reader says of a cell in a marked row
        return m_selection.contains(row) ? tr("%1, selected").arg(text) : text;
    }
    default:
        return {};
    }
}

QVariant InstanceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return instanceColumns()[size_t(section)].translatedTitle();
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

void InstanceTableModel::sort(int column, Qt::SortOrder order)
{
    if (column > 0 && column < columnCount())
        m_view.setSort({column, order});
}

void InstanceTableModel::setAsOf(const QString &clock)
{
    if (clock == m_asOf)
        return;
    m_asOf = clock;
    refreshAges();
}

void InstanceTableModel::refreshAges()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 1), index(rowCount() - 1, columnCount() - 1),
                           {Qt::DisplayRole, StateRole});
}

void InstanceTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    refreshAges();
}

void InstanceTableModel::beginReorder()
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    // By id: rows of the store may move before the new order is there.
    m_isReordering = true;
    m_persistent = persistentIndexList();
    m_persistentIds.clear();
    for (const QModelIndex &each : std::as_const(m_persistent)) {
        const qsizetype row = storeRow(each.row());
        m_persistentIds.append(row < 0 ? QByteArray()
                                       : m_store.columns().utf8(TextField::Id, row).toByteArray());
    }
}

void InstanceTableModel::endReorder()
{
    m_isReordering = false;
    const QModelIndexList persistent = std::exchange(m_persistent, {});
    QModelIndexList moved;
    moved.reserve(persistent.size());
    for (qsizetype i = 0; i < persistent.size(); ++i) {
        const int position = m_view.positionOf(m_store.rowOf(QByteArrayView(m_persistentIds.value(i))));
        moved.append(position < 0 ? QModelIndex() : index(position, persistent.at(i).column()));
    }
    changePersistentIndexList(persistent, moved);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void InstanceTableModel::takeChanges(const ChangeSet &changes)
{
    rememberFlashes(changes);
    int first = std::numeric_limits<int>::max();
    int last = -1;
    for (const ChangeSet::Row &change : changes.rows) {
        const int position = m_view.positionOf(change.row);
        if (position < 0)
            continue;
        first = std::min(first, position);
        last = std::max(last, position);
    }
    if (last < 0)
        return;
    // One span: what of it is out of sight costs nothing.
    int firstColumn = columnCount();
    int lastColumn = 0;
    for (int column = 0; column < columnCount(); ++column) {
        if (instanceColumns()[size_t(column)].fields & changes.fields) {
            firstColumn = std::min(firstColumn, column);
            lastColumn = column;
        }
    }
    if (firstColumn <= lastColumn)
        Q_EMIT dataChanged(index(first, firstColumn), index(last, lastColumn));
}

void InstanceTableModel::rememberFlashes(const ChangeSet &changes)
{
    const qint64 now = m_clock.elapsed();
    for (const ChangeSet::Row &change : changes.rows) {
        if (!(change.fields & maskOfFirstReading)) {
            Flash &flash = m_flashes[change.row];
            flash = {flash.fields | change.fields, now};
        }
    }
    // That much at once is no news of single phones.
    if (m_flashes.size() > maxFlashingRows)
        m_flashes.clear();
    if (!m_flashes.isEmpty() && !m_flashTimer.isActive())
        m_flashTimer.start();
}

void InstanceTableModel::repaintFlashes()
{
    const qint64 now = m_clock.elapsed();
    int first = std::numeric_limits<int>::max();
    int last = -1;
    for (auto it = m_flashes.begin(); it != m_flashes.end();) {
        const int position = m_view.positionOf(it.key());
        if (position >= 0) {
            first = std::min(first, position);
            last = std::max(last, position);
        }
        it = now - it->sinceMs > flashFullMs + flashFadeMs ? m_flashes.erase(it) : std::next(it);
    }
    if (m_flashes.isEmpty())
        m_flashTimer.stop();
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 1), index(last, columnCount() - 1), {FlashRole});
}

qreal InstanceTableModel::flashOf(qsizetype storeRow, FieldMask fields) const
{
    if (m_flashes.isEmpty())
        return 0;
    const auto flash = m_flashes.constFind(quint32(storeRow));
    if (flash == m_flashes.cend() || !(flash->fields & fields))
        return 0;
    const qint64 age = m_clock.elapsed() - flash->sinceMs;
    return age <= flashFullMs ? 1.0 : std::max(0.0, 1.0 - qreal(age - flashFullMs) / flashFadeMs);
}

QString InstanceTableModel::toTsv(const QList<quint32> &storeRows, const QList<int> &columns) const
{
    const auto cell = [](QString text) {
        return text.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
    };
    QStringList lines;
    QStringList cells;
    for (int column : columns)
        cells << instanceColumns()[size_t(column)].translatedTitle();
    lines << cells.join(u'\t');
    const CellContext now = context();
    for (quint32 row : storeRows) {
        cells.clear();
        for (int column : columns)
            cells << cell(instanceColumns()[size_t(column)].text(now, row));
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace phonedeck
