// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/phoneoutcomesmodel.h"

#include "models/fleet/cellroles.h"
#include "models/operations/operationtimes.h"
#include "models/operations/outcomeorder.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QLocale>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace phonedeck {

namespace {

/// A column is a row in this table.
struct ColumnRow {
    const char *title;
    int width;
    Qt::Alignment alignment;
    int emphasis;
    bool mono;
};

const std::array<ColumnRow, PhoneOutcomesModel::columnTotal> &columns()
{
    constexpr auto left = Qt::AlignLeft;
    static const std::array<ColumnRow, PhoneOutcomesModel::columnTotal> table{{
        {"", 34, left, PrimaryText, false},
        {QT_TRANSLATE_NOOP("phonedeck::PhoneOutcomesModel", "Name"), 120, left, StrongText, false},
        {QT_TRANSLATE_NOOP("phonedeck::PhoneOutcomesModel", "Id"), 88, left, SecondaryText, true},
        {QT_TRANSLATE_NOOP("phonedeck::PhoneOutcomesModel", "Outcome"), 116, left, PrimaryText, false},
        {QT_TRANSLATE_NOOP("phonedeck::PhoneOutcomesModel", "What happened"), 214, left, PrimaryText, false},
        {QT_TRANSLATE_NOOP("phonedeck::PhoneOutcomesModel", "Queue"), 64, Qt::AlignRight, PrimaryText, false},
        {QT_TRANSLATE_NOOP("phonedeck::PhoneOutcomesModel", "Code"), 64, left, SecondaryText, false},
        {QT_TRANSLATE_NOOP("phonedeck::PhoneOutcomesModel", "Region"), 116, left, SecondaryText, false},
        {QT_TRANSLATE_NOOP("phonedeck::PhoneOutcomesModel", "Ended"), 80, left, SecondaryText, false},
        {QT_TRANSLATE_NOOP("phonedeck::PhoneOutcomesModel", "Request id"), 122, left, SecondaryText, true},
    }};
    return table;
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

} // namespace

PhoneOutcomesModel::PhoneOutcomesModel(int sortsAtOnceUpTo, QObject *parent)
    : QAbstractTableModel(parent), m_sortsAtOnceUpTo(sortsAtOnceUpTo)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        const Order order = m_watcher.result();
        if (order.number == m_wanted) // else it is of another operation
            takeComputed(order.positions);
    });
}

PhoneOutcomesModel::~PhoneOutcomesModel() = default;

int PhoneOutcomesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int PhoneOutcomesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QString PhoneOutcomesModel::text(int position, int column) const
{
    const PhoneRecord &phone = m_phones.at(position);
    switch (column) {
    case NameColumn:
        return phone.name.isEmpty() ? phone.instanceId : phone.name;
    case IdColumn:
        return phone.instanceId;
    case OutcomeColumn:
        return phoneState(phone.state).word;
    case HappenedColumn:
        return m_groups.at(m_groupOf.at(position)).text.brief;
    case QueueColumn:
        return phone.queuePosition < 0 ? QStringLiteral("–") : QLocale().toString(phone.queuePosition);
    case CodeColumn:
        return orDash(phone.error({}).codeNumber());
    case RegionColumn:
        return orDash(phone.region);
    case EndedColumn:
        return momentText(phone.endedMs, QDateTime::currentDateTime());
    case RequestColumn:
        return orDash(phone.requestId);
    default:
        return {};
    }
}

QVariant PhoneOutcomesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int position = m_order.at(index.row());
    const ColumnRow &column = columns()[size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return text(position, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == MarkColumn)
            return m_marked.testBit(position) ? tr("Marked") : tr("Not marked");
        return text(position, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(column.alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
        const PhoneRecord &phone = m_phones.at(position);
        if (index.column() == EndedColumn)
            return utcText(phone.endedMs);
        if (index.column() == HappenedColumn || index.column() == OutcomeColumn) {
            const OutcomeText &outcome = m_groups.at(m_groupOf.at(position)).text;
            return QStringList{outcome.brief, outcome.sentence, phone.serviceText}.join(u'\n').trimmed();
        }
        return index.column() == RequestColumn ? QVariant(phone.requestId)
               : index.column() == CodeColumn  ? QVariant(phone.code)
                                               : QVariant();
    }
    case StateRole:
        return index.column() == OutcomeColumn ? QVariant::fromValue(phoneState(m_phones.at(position).state))
                                               : QVariant();
    case SelectedRole:
        return m_marked.testBit(position);
    case EmphasisRole:
        return text(position, index.column()) == u"–" ? int(FaintText) : column.emphasis;
    case MonoRole:
        return column.mono;
    default:
        return {};
    }
}

QVariant PhoneOutcomesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal)
        return {};
    const ColumnRow &column = columns()[size_t(section)];
    if (role == Qt::DisplayRole)
        return *column.title ? tr(column.title) : QString();
    if (role == Qt::AccessibleTextRole && section == MarkColumn)
        return tr("Marked");
    if (role == Qt::TextAlignmentRole)
        return QVariant(column.alignment | Qt::AlignVCenter);
    return {};
}

int PhoneOutcomesModel::defaultWidth(int column)
{
    return columns()[size_t(column)].width;
}

PhoneOutcomesModel::GroupKey PhoneOutcomesModel::keyOf(const PhoneRecord &phone)
{
    return {phone.state,
            phone.reason,
            phone.isChecked,
            phone.step,
            phone.errorKind,
            phone.httpStatus,
            phone.code,
            phone.state == PhoneState::Working ? phone.queuePosition : -1,
            phone.code.isEmpty() ? phone.serviceText : QString()};
}

int PhoneOutcomesModel::takeGroup(const PhoneRecord &phone)
{
    const GroupKey key = keyOf(phone);
    const auto known = m_groupByKey.constFind(key);
    const int group = known != m_groupByKey.cend() ? *known : int(m_groups.size());
    if (known == m_groupByKey.cend()) {
        m_groupByKey.insert(key, group);
        m_samples.append(phone);
        m_groups.append(
            {phone.state, phone.reason, outcomeText(m_operation, phone), phone.code, 0, phone.step});
    }
    ++m_groups[group].count;
    return group;
}

void PhoneOutcomesModel::regroup()
{
    m_groups.clear();
    m_groupByKey.clear();
    m_samples.clear();
    m_groupOf.resize(m_phones.size());
    m_openUnknown = 0;
    for (qsizetype i = 0; i < m_phones.size(); ++i) {
        const PhoneRecord &phone = m_phones.at(i);
        m_groupOf[i] = takeGroup(phone);
        m_openUnknown += phone.canBeChecked() ? 1 : 0;
    }
}

void PhoneOutcomesModel::setOperation(const OperationRecord &operation, const QList<PhoneRecord> &phones)
{
    beginResetModel();
    ++m_wanted;
    m_isComputing = false;
    m_waiting.clear();
    if (m_isUnwanted)
        *m_isUnwanted = true;
    m_operation = operation;
    m_phones = phones;
    m_query = {};
    regroup();
    m_order.resize(phones.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    m_rowOf = m_order;
    m_marked = QBitArray(phones.size());
    m_markedCount = 0;
    endResetModel();
    Q_EMIT groupsChanged();
    Q_EMIT marksChanged();
    Q_EMIT orderChanged();
}

template <typename PhoneAt> void PhoneOutcomesModel::apply(const QList<int> &positions, PhoneAt phoneAt)
{
    int first = int(m_order.size());
    int last = -1;
    for (int position : positions) {
        PhoneRecord &phone = m_phones[position];
        --m_groups[m_groupOf.at(position)].count;
        m_openUnknown -= phone.canBeChecked() ? 1 : 0;
        phone = phoneAt(position);
        m_openUnknown += phone.canBeChecked() ? 1 : 0;
        m_groupOf[position] = takeGroup(phone);
        const int row = m_rowOf.at(position);
        if (row < 0)
            continue;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    tellRows(first, last);
    Q_EMIT groupsChanged();
}

void PhoneOutcomesModel::change(const QList<int> &positions, const QList<PhoneRecord> &phones)
{
    if (phones.size() != m_phones.size() || phones.isEmpty())
        return; // of another operation
    if (m_isComputing) {
        for (int position : positions)
            m_waiting.insert(position, phones.at(position));
        return;
    }
    apply(positions, [&phones](int position) -> const PhoneRecord & { return phones.at(position); });
    if (m_query != OutcomeQuery())
        compute(); // the filter may now take others, or the order be another
}

void PhoneOutcomesModel::tellRows(int first, int last)
{
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, columnTotal - 1));
}

void PhoneOutcomesModel::setQuery(const OutcomeQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    compute();
}

void PhoneOutcomesModel::sort(int column, Qt::SortOrder order)
{
    OutcomeQuery query = m_query;
    query.sortColumn = column == MarkColumn ? -1 : column;
    query.sortOrder = order;
    setQuery(query);
}

void PhoneOutcomesModel::compute()
{
    if (m_isComputing) {
        *m_isUnwanted = true; // it begins anew when the worker has let go of the phones
        return;
    }
    OutcomeOrderInput input{m_phones, m_groupOf, {}, m_query};
    for (const OutcomeGroup &group : std::as_const(m_groups))
        input.briefs.append(group.text.brief);
    if (m_phones.size() <= m_sortsAtOnceUpTo) {
        takeOrder(orderOutcomes(input));
        return;
    }
    m_isComputing = true;
    m_isUnwanted = std::make_shared<std::atomic_bool>(false);
    m_watcher.setFuture(QtConcurrent::run(
        [input = std::move(input), isUnwanted = m_isUnwanted, number = ++m_wanted]() mutable {
            // Taken along: the phones are free again before the answer is told.
            const OutcomeOrderInput taken = std::exchange(input, {});
            return Order{orderOutcomes(taken, isUnwanted.get()), number};
        }));
}

void PhoneOutcomesModel::takeComputed(const QList<int> &order)
{
    m_isComputing = false;
    const bool isWanted = !*m_isUnwanted;
    const QMap<int, PhoneRecord> waiting = std::exchange(m_waiting, {});
    if (isWanted)
        takeOrder(order);
    if (!waiting.isEmpty())
        apply(waiting.keys(),
              [&waiting](int position) -> const PhoneRecord & { return *waiting.constFind(position); });
    if (!isWanted || !waiting.isEmpty())
        compute();
}

void PhoneOutcomesModel::takeOrder(const QList<int> &order)
{
    if (order == m_order) {
        Q_EMIT orderChanged();
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList persistent = persistentIndexList();
    QList<int> positions;
    for (const QModelIndex &each : persistent)
        positions.append(m_order.at(each.row()));
    m_order = order;
    m_rowOf.fill(-1);
    for (qsizetype row = 0; row < m_order.size(); ++row)
        m_rowOf[m_order.at(row)] = int(row);
    QModelIndexList moved;
    for (qsizetype i = 0; i < persistent.size(); ++i) {
        const int row = m_rowOf.at(positions.at(i));
        moved.append(row < 0 ? QModelIndex() : index(row, persistent.at(i).column()));
    }
    changePersistentIndexList(persistent, moved);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    Q_EMIT orderChanged();
}

void PhoneOutcomesModel::toggleMark(int row)
{
    const int position = m_order.at(row);
    m_marked.toggleBit(position);
    m_markedCount += m_marked.testBit(position) ? 1 : -1;
    tellRows(row, row);
    Q_EMIT marksChanged();
}

void PhoneOutcomesModel::markRange(int firstRow, int lastRow)
{
    const int from = std::max(0, std::min(firstRow, lastRow));
    const int to = std::min(int(m_order.size()) - 1, std::max(firstRow, lastRow));
    for (int row = from; row <= to; ++row) {
        const int position = m_order.at(row);
        m_markedCount += m_marked.testBit(position) ? 0 : 1;
        m_marked.setBit(position);
    }
    tellRows(from, to);
    Q_EMIT marksChanged();
}

void PhoneOutcomesModel::markShown(bool on)
{
    for (int position : std::as_const(m_order))
        m_marked.setBit(position, on);
    m_markedCount = int(m_marked.count(true));
    tellRows(0, int(m_order.size()) - 1);
    Q_EMIT marksChanged();
}

void PhoneOutcomesModel::clearMarks()
{
    if (m_markedCount == 0)
        return;
    m_marked.fill(false);
    m_markedCount = 0;
    tellRows(0, int(m_order.size()) - 1);
    Q_EMIT marksChanged();
}

bool PhoneOutcomesModel::isAllShownMarked() const
{
    return !m_order.isEmpty() && std::all_of(m_order.begin(), m_order.end(),
                                             [this](int position) { return m_marked.testBit(position); });
}

QList<int> PhoneOutcomesModel::chosen() const
{
    if (m_markedCount == 0)
        return m_order;
    QList<int> positions;
    // In the order that is shown; what the filter hides comes after it.
    for (int position : m_order) {
        if (m_marked.testBit(position))
            positions.append(position);
    }
    for (qsizetype position = 0; position < m_phones.size(); ++position) {
        if (m_marked.testBit(position) && m_rowOf.at(position) < 0)
            positions.append(int(position));
    }
    return positions;
}

QString PhoneOutcomesModel::toTsv(const QList<int> &positions) const
{
    QString lines;
    for (int position : positions) {
        QStringList cells;
        for (int column : {NameColumn, IdColumn, OutcomeColumn, HappenedColumn, CodeColumn, RegionColumn,
                           EndedColumn, RequestColumn})
            cells << text(position, column).replace(u'\t', u' ');
        lines += cells.join(u'\t') + u'\n';
    }
    return lines;
}

void PhoneOutcomesModel::retranslate()
{
    for (qsizetype group = 0; group < m_groups.size(); ++group)
        m_groups[group].text = outcomeText(m_operation, m_samples.at(group));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnTotal - 1);
    tellRows(0, rowCount() - 1);
    Q_EMIT groupsChanged();
}

} // namespace phonedeck
