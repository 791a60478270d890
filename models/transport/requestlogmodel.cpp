// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/requestlogmodel.h"

#include "models/fleet/cellroles.h"
#include "models/transport/requestdetails.h"

#include <QtCore/QLocale>

#include <array>

namespace phonedeck {

namespace {

QString timeText(const RequestRecord &record)
{
    return QLocale().toString(record.startedUtc.toLocalTime(), QStringLiteral("HH:mm:ss.zzz"));
}

QString statusText(const RequestRecord &record)
{
    return record.httpStatus > 0 ? QString::number(record.httpStatus) : QStringLiteral("–");
}

QString codeText(const RequestRecord &record)
{
    return record.errorCode.isEmpty() ? QStringLiteral("–") : record.errorCode;
}

QString durationText(const RequestRecord &record)
{
    //: milliseconds
    return RequestLogModel::tr("%1 ms").arg(
        QLocale().toString(static_cast<qlonglong>(record.duration.count())));
}

QString sizeText(qint64 bytes)
{
    return bytes > 0 ? QLocale().formattedDataSize(bytes, 1) : QStringLiteral("–");
}

/// What a record takes in memory, about.
qsizetype bytesOf(const RequestRecord &record)
{
    qsizetype characters = record.operation.size() + record.method.size() + record.host.size() +
                           record.target.size() + record.requestId.size() + record.errorCode.size();
    qsizetype bytes =
        static_cast<qsizetype>(sizeof(RequestRecord)) + record.requestBody.size() + record.answerBody.size();
    for (const QList<HeaderItem> *headers : {&record.requestHeaders, &record.answerHeaders}) {
        for (const HeaderItem &header : *headers)
            bytes += static_cast<qsizetype>(sizeof(HeaderItem)) + header.first.size() + header.second.size();
    }
    return bytes + 2 * characters;
}

/// A column is a row in this table.
struct Column {
    const char *title;
    int width;
    Qt::Alignment alignment;
    int emphasis;
    bool mono;
    QString (*text)(const RequestRecord &);
};

const std::array<Column, 11> &columns()
{
    static const std::array<Column, 11> table{{
        {QT_TRANSLATE_NOOP("phonedeck::RequestLogModel", "Time"), 100, Qt::AlignLeft, 0, false, timeText},
        {QT_TRANSLATE_NOOP("phonedeck::RequestLogModel", "Outcome"), 88, Qt::AlignLeft, 1, false,
         RequestLogModel::outcomeWord},
        {QT_TRANSLATE_NOOP("phonedeck::RequestLogModel", "Operation"), 150, Qt::AlignLeft, 2, false,
         [](const RequestRecord &record) { return record.operation; }},
        {QT_TRANSLATE_NOOP("phonedeck::RequestLogModel", "HTTP"), 50, Qt::AlignRight, 0, false, statusText},
        {QT_TRANSLATE_NOOP("phonedeck::RequestLogModel", "Code"), 142, Qt::AlignLeft, 0, false, codeText},
        {QT_TRANSLATE_NOOP("phonedeck::RequestLogModel", "Took"), 80, Qt::AlignRight, 0, false, durationText},
        {QT_TRANSLATE_NOOP("phonedeck::RequestLogModel", "Tries"), 48, Qt::AlignRight, 0, false,
         [](const RequestRecord &record) { return QString::number(record.tries); }},
        {QT_TRANSLATE_NOOP("phonedeck::RequestLogModel", "Sent"), 68, Qt::AlignRight, 0, false,
         [](const RequestRecord &record) { return sizeText(record.bytesSent); }},
        {QT_TRANSLATE_NOOP("phonedeck::RequestLogModel", "Received"), 76, Qt::AlignRight, 0, false,
         [](const RequestRecord &record) { return sizeText(record.bytesReceived); }},
        {QT_TRANSLATE_NOOP("phonedeck::RequestLogModel", "Target"), 256, Qt::AlignLeft, 0, true,
         [](const RequestRecord &record) -> QString { return record.method + u' ' + record.target; }},
        {QT_TRANSLATE_NOOP("phonedeck::RequestLogModel", "Request id"), 260, Qt::AlignLeft, 0, true,
         [](const RequestRecord &record) { return record.requestId; }},
    }};
    return table;
}

} // namespace

RequestLogModel::RequestLogModel(QObject *parent) : QAbstractTableModel(parent) {}

int RequestLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int RequestLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns().size());
}

QVariant RequestLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RequestRecord &entry = record(index.row());
    const Column &column = columns()[static_cast<size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return column.text(entry);
    case Qt::TextAlignmentRole:
        return QVariant(column.alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (entry.failure) {
            const ErrorText text = describe(errorOf(entry));
            return QStringList{text.happened, text.means, text.toDo}.join(u'\n').trimmed();
        }
        return column.mono ? QVariant(column.text(entry)) : QVariant();
    case StateRole:
        return index.column() == static_cast<int>(ColumnId::Outcome)
                   ? QVariant::fromValue(outcomeState(entry))
                   : QVariant();
    case EmphasisRole:
        return column.emphasis;
    case MonoRole:
        return column.mono;
    default:
        return {};
    }
}

QVariant RequestLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column &column = columns()[static_cast<size_t>(section)];
    if (role == Qt::DisplayRole)
        return tr(column.title);
    if (role == Qt::TextAlignmentRole)
        return QVariant(column.alignment | Qt::AlignVCenter);
    return {};
}

double RequestLogModel::ratePerSecond(const QDateTime &nowUtc) const
{
    constexpr int windowSecs = 10;
    const QDateTime since = nowUtc.addSecs(-windowSecs);
    // Records stand in the order they ended; a long one may have begun before its neighbours.
    const QDateTime longBefore = since.addSecs(-60);
    int sendings = 0;
    for (const RequestRecord &entry : m_records) {
        if (entry.startedUtc < longBefore)
            break;
        if (entry.startedUtc >= since)
            sendings += entry.tries;
    }
    return static_cast<double>(sendings) / windowSecs;
}

int RequestLogModel::defaultWidth(int column)
{
    return columns()[static_cast<size_t>(column)].width;
}

void RequestLogModel::removeOldest(int count)
{
    if (count <= 0)
        return;
    const int last = rowCount() - 1;
    beginRemoveRows({}, last - count + 1, last);
    for (int i = 0; i < count; ++i) {
        m_bytes -= bytesOf(m_records.back());
        if (m_records.back().failure)
            --m_failed;
        m_records.pop_back();
    }
    endRemoveRows();
}

void RequestLogModel::append(const RequestRecord &record)
{
    const qsizetype more = bytesOf(record);
    qsizetype bytes = m_bytes + more;
    int superfluous = 0;
    while (superfluous < rowCount() && (rowCount() - superfluous >= maxRecords || bytes > maxBytes))
        bytes -= bytesOf(this->record(rowCount() - 1 - superfluous++));
    removeOldest(superfluous);

    beginInsertRows({}, 0, 0);
    m_bytes += more;
    if (record.failure)
        ++m_failed;
    m_records.push_front(record);
    endInsertRows();
}

QString RequestLogModel::outcomeWord(const RequestRecord &record)
{
    if (!record.failure)
        return tr("Done");
    //: nobody knows whether the request had its effect
    return record.outcomeKnown ? tr("Failed") : tr("Unknown");
}

StateText RequestLogModel::outcomeState(const RequestRecord &record)
{
    if (!record.failure)
        return {outcomeWord(record), Health::Ok, StateShape::Check, false};
    if (record.outcomeKnown)
        return {outcomeWord(record), Health::Failed, StateShape::CrossSquare, true};
    return {outcomeWord(record), Health::Unknown, StateShape::Diamond, true};
}

void RequestLogModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_records.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace phonedeck
