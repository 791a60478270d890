// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationsmodel.h"

#include "models/fleet/cellroles.h"
#include "models/operations/outcometext.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <array>
#include <optional>

namespace phonedeck {

namespace {

/// A column is a row in this table.
struct ColumnRow {
    const char *title;
    int width;
    Qt::Alignment alignment;
    int emphasis;
    std::optional<PhoneState> counted; ///< a shape and how many phones have this state
};

const std::array<ColumnRow, OperationsModel::columnTotal> &columns()
{
    constexpr auto left = Qt::AlignLeft;
    constexpr auto right = Qt::AlignRight;
    static const std::array<ColumnRow, OperationsModel::columnTotal> table{{
        {QT_TRANSLATE_NOOP("phonedeck::OperationsModel", "Outcome"), 116, left, PrimaryText, {}},
        {QT_TRANSLATE_NOOP("phonedeck::OperationsModel", "What"), 236, left, StrongText, {}},
        {QT_TRANSLATE_NOOP("phonedeck::OperationsModel", "Phones"), 76, right, PrimaryText, {}},
        {"", 148, left, PrimaryText, {}},
        {QT_TRANSLATE_NOOP("phonedeck::OperationsModel", "Done"), 68, right, PrimaryText, {}},
        {QT_TRANSLATE_NOOP("phonedeck::OperationsModel", "Failed"), 72, right, PrimaryText,
         PhoneState::Failed},
        {QT_TRANSLATE_NOOP("phonedeck::OperationsModel", "Skipped"), 80, right, PrimaryText,
         PhoneState::Skipped},
        {QT_TRANSLATE_NOOP("phonedeck::OperationsModel", "Cancelled"), 86, right, PrimaryText,
         PhoneState::Cancelled},
        {QT_TRANSLATE_NOOP("phonedeck::OperationsModel", "Unknown"), 84, right, PrimaryText,
         PhoneState::Unknown},
        {QT_TRANSLATE_NOOP("phonedeck::OperationsModel", "Started"), 92, left, SecondaryText, {}},
        {QT_TRANSLATE_NOOP("phonedeck::OperationsModel", "Took"), 92, left, SecondaryText, {}},
        {QT_TRANSLATE_NOOP("phonedeck::OperationsModel", "By"), 90, left, SecondaryText, {}},
    }};
    return table;
}

QList<HealthShare> sharesOf(const PhoneCounts &counts)
{
    QList<HealthShare> shares;
    const int total = counts.total();
    for (PhoneState state : {PhoneState::Succeeded, PhoneState::Failed, PhoneState::Skipped,
                             PhoneState::Cancelled, PhoneState::Unknown}) {
        if (const auto share = barShare(state, counts.of(state), total); share && share->share > 0)
            shares.append(*share);
    }
    return shares;
}

} // namespace

OperationsModel::OperationsModel(std::chrono::milliseconds gatherFor, QObject *parent)
    : QAbstractTableModel(parent), m_now(QDateTime::currentDateTime())
{
    m_gathering.setSingleShot(true);
    m_gathering.setInterval(gatherFor);
    connect(&m_gathering, &QTimer::timeout, this, &OperationsModel::tellChanges);
}

int OperationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_operations.size());
}

int OperationsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QString OperationsModel::whatText(const OperationRecord &operation)
{
    return actionOf(operation.action).title();
}

QString OperationsModel::tookText(const OperationRecord &operation) const
{
    if (operation.isEnded())
        return operation.endedMs > 0 ? durationText(operation.endedMs - operation.startedMs)
                                     : QStringLiteral("–");
    const qint64 left = msLeft(operation, pace(operation.id));
    //: how long an operation will still take: "40 s left"
    return left >= 0 ? tr("%1 left").arg(durationText(left)) : QStringLiteral("–");
}

QString OperationsModel::text(const OperationRecord &operation, int column) const
{
    const auto count = [](int number) {
        return number > 0 ? QLocale().toString(number) : QStringLiteral("–");
    };
    if (const auto counted = columns()[size_t(column)].counted)
        return count(operation.counts.of(*counted));
    switch (column) {
    case OutcomeColumn:
        return outcomeState(outcomeOf(operation)).word;
    case WhatColumn:
        return whatText(operation);
    case PhonesColumn:
        return QLocale().toString(operation.counts.total());
    case DoneColumn:
        return count(operation.counts.of(PhoneState::Succeeded));
    case StartedColumn:
        return momentText(operation.startedMs, m_now);
    case TookColumn:
        return tookText(operation);
    case ByColumn:
        return operation.userName;
    default:
        return {};
    }
}

QVariant OperationsModel::stateOf(const OperationRecord &operation, int column) const
{
    if (column == OutcomeColumn)
        return QVariant::fromValue(outcomeState(outcomeOf(operation)));
    const auto counted = columns()[size_t(column)].counted;
    if (!counted || operation.counts.of(*counted) == 0)
        return {};
    StateText state = phoneState(*counted);
    state.word = QLocale().toString(operation.counts.of(*counted));
    return QVariant::fromValue(state);
}

QVariant OperationsModel::sortValue(const OperationRecord &operation, int column) const
{
    if (const auto counted = columns()[size_t(column)].counted)
        return operation.counts.of(*counted);
    const PhoneCounts &counts = operation.counts;
    switch (column) {
    case OutcomeColumn:
        return int(outcomeOf(operation));
    case WhatColumn:
        return QString(whatText(operation) + u' ' + operation.label);
    case PhonesColumn:
        return counts.total();
    case BarColumn:
        return counts.total() > 0 ? double(counts.of(PhoneState::Succeeded)) / counts.total() : 0;
    case DoneColumn:
        return counts.of(PhoneState::Succeeded);
    case StartedColumn:
        // Two may begin in the same millisecond; numbers grow with time.
        return operation.id;
    case TookColumn:
        return operation.isEnded() ? operation.endedMs - operation.startedMs
                                   : m_now.toMSecsSinceEpoch() - operation.startedMs;
    default:
        return operation.userName;
    }
}

QString OperationsModel::toolTip(const OperationRecord &operation, int column) const
{
    if (column == StartedColumn)
        return utcText(operation.startedMs);
    if (column == WhatColumn)
        return QString(whatText(operation) + u' ' + operation.label).trimmed();
    if (column != BarColumn)
        return {};
    QStringList lines;
    for (int state = 0; state < phoneStateCount; ++state) {
        const int number = operation.counts.byState[state];
        if (number > 0)
            lines << QStringLiteral("%1 %2").arg(phoneState(PhoneState(state)).word,
                                                 QLocale().toString(number));
    }
    return lines.join(u'\n');
}

QVariant OperationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const OperationRecord &operation = m_operations.at(index.row());
    const ColumnRow &column = columns()[size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return text(operation, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(column.alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return toolTip(operation, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == BarColumn
                   ? toolTip(operation, BarColumn).replace(u'\n', QStringLiteral(", "))
                   : text(operation, index.column());
    case StateRole:
        return stateOf(operation, index.column());
    case SharesRole:
        return index.column() == BarColumn ? QVariant::fromValue(sharesOf(operation.counts)) : QVariant();
    case SecondTextRole:
        return index.column() == WhatColumn ? operation.label : QVariant();
    case SelectedRole:
        return operation.id == m_opened;
    case SortRole:
        return sortValue(operation, index.column());
    case EmphasisRole:
        return text(operation, index.column()) == u"–" ? int(FaintText) : column.emphasis;
    default:
        return {};
    }
}

QVariant OperationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal)
        return {};
    const ColumnRow &column = columns()[size_t(section)];
    if (role == Qt::DisplayRole)
        return *column.title ? tr(column.title) : QString();
    if (role == Qt::AccessibleTextRole && section == BarColumn)
        //: a bar that shows how many phones have which outcome
        return tr("Shares");
    if (role == Qt::TextAlignmentRole)
        return QVariant(column.alignment | Qt::AlignVCenter);
    return {};
}

int OperationsModel::rowOf(qint64 id) const
{
    return int(indexOf(id, m_operations));
}

const OperationPace &OperationsModel::pace(qint64 id) const
{
    static const OperationPace none;
    const auto found = m_paces.constFind(id);
    return found == m_paces.cend() ? none : *found;
}

bool OperationsModel::isAnyRunning() const
{
    return !m_paces.isEmpty();
}

int OperationsModel::defaultWidth(int column)
{
    return columns()[size_t(column)].width;
}

void OperationsModel::takePace(const OperationRecord &operation)
{
    if (operation.isEnded() || operation.state == RunState::Braked) {
        m_paces.remove(operation.id);
        return;
    }
    // What was skipped ended with the plan: it says nothing about the speed.
    m_paces[operation.id].take(QDateTime::currentMSecsSinceEpoch(),
                               operation.counts.ended() - operation.counts.of(PhoneState::Skipped));
}

void OperationsModel::setOperations(const QList<OperationRecord> &operations)
{
    if (m_operations.isEmpty() || operations.isEmpty()) {
        beginResetModel();
        m_operations = operations;
        m_paces.clear();
        m_firstChanged = m_lastChanged = -1;
        for (const OperationRecord &operation : operations)
            takePace(operation);
        endResetModel();
        return;
    }
    // A list that is read anew every few seconds, as from another console's journal, must not throw away
    // where somebody is in it. Both are in order, so one walk through both finds what came and went.
    tellChanges();
    qsizetype row = 0;
    for (const OperationRecord &operation : operations) {
        while (row < m_operations.size() && m_operations.at(row).id > operation.id)
            takeOut(int(row));
        if (row < m_operations.size() && m_operations.at(row).id == operation.id) {
            if (m_operations.at(row) != operation)
                change(operation);
        } else {
            beginInsertRows({}, int(row), int(row));
            m_operations.insert(row, operation);
            takePace(operation);
            endInsertRows();
        }
        ++row;
    }
    while (m_operations.size() > row)
        takeOut(int(m_operations.size()) - 1);
    tellChanges();
}

void OperationsModel::remove(qint64 id)
{
    tellChanges(); // rows move up
    if (const int row = rowOf(id); row >= 0)
        takeOut(row);
}

void OperationsModel::takeOut(int row)
{
    beginRemoveRows({}, row, row);
    m_paces.remove(m_operations.at(row).id);
    m_operations.removeAt(row);
    endRemoveRows();
}

void OperationsModel::add(const OperationRecord &operation)
{
    tellChanges(); // rows move down
    // Nearly always the newest; one of very many phones is told later than one that was started after it.
    const auto row = int(placeOf(operation.id, m_operations));
    beginInsertRows({}, row, row);
    m_operations.insert(row, operation);
    takePace(operation);
    endInsertRows();
}

void OperationsModel::change(const OperationRecord &operation)
{
    const int row = rowOf(operation.id);
    if (row < 0)
        return;
    takePace(operation);
    m_operations[row] = operation;
    m_firstChanged = m_firstChanged < 0 ? row : std::min(m_firstChanged, row);
    m_lastChanged = std::max(m_lastChanged, row);
    if (!m_gathering.isActive())
        m_gathering.start();
}

void OperationsModel::tellChanges()
{
    m_gathering.stop();
    if (m_firstChanged < 0)
        return;
    const int first = std::exchange(m_firstChanged, -1);
    const int last = std::exchange(m_lastChanged, -1);
    Q_EMIT dataChanged(index(first, 0), index(last, columnTotal - 1));
}

void OperationsModel::refreshTimes(const QDateTime &nowLocal)
{
    const bool isNewDay = nowLocal.date() != m_now.date();
    m_now = nowLocal;
    if (isNewDay && !m_operations.isEmpty())
        Q_EMIT dataChanged(index(0, StartedColumn), index(rowCount() - 1, StartedColumn));
    int last = -1;
    const QList<qint64> running = m_paces.keys();
    for (qint64 id : running) {
        const int row = rowOf(id);
        if (row < 0)
            continue;
        takePace(m_operations.at(row)); // where nothing happens, the pace falls
        last = std::max(last, row);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(0, TookColumn), index(last, TookColumn));
}

void OperationsModel::setOpened(qint64 id)
{
    const qint64 before = std::exchange(m_opened, id);
    if (before == id)
        return;
    for (qint64 changed : {before, id}) {
        if (const int row = rowOf(changed); row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, columnTotal - 1), {SelectedRole});
    }
}

void OperationsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnTotal - 1);
    if (!m_operations.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
}

} // namespace phonedeck
