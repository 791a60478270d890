// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/requestlogfilter.h"

#include "models/transport/requestlogmodel.h"

#include <algorithm>
#include <array>

namespace phonedeck {

namespace {

const QString done = QStringLiteral("done");
const QString failed = QStringLiteral("failed");
const QString unknown = QStringLiteral("unknown");

QString outcomeOf(const RequestRecord &record)
{
    if (!record.failure)
        return done;
    return record.outcomeKnown ? failed : unknown;
}

QString statusOf(const RequestRecord &record)
{
    return record.httpStatus > 0 ? QString::number(record.httpStatus) : QStringLiteral("none");
}

bool contains(const QString &text, const QString &value)
{
    return text.contains(value, Qt::CaseInsensitive);
}

bool isEqual(const QString &text, const QString &value)
{
    return text.compare(value, Qt::CaseInsensitive) == 0;
}

/// "5xx" is every status that begins with a 5.
bool isStatus(const QString &status, const QString &value)
{
    if (value.size() == 3 && value.endsWith(u"xx", Qt::CaseInsensitive))
        return status.size() == 3 && status.at(0) == value.at(0);
    return isEqual(status, value);
}

/// A field is a row in this table.
struct Field {
    const char *key;
    QString (*text)(const RequestRecord &);
    bool (*matches)(const QString &text, const QString &value);
    RequestLogModel::ColumnId column;
};

const std::array fields{
    Field{"outcome", outcomeOf, isEqual, RequestLogModel::ColumnId::Outcome},
    Field{"operation", [](const RequestRecord &record) { return record.operation; }, contains,
          RequestLogModel::ColumnId::Operation},
    Field{"status", statusOf, isStatus, RequestLogModel::ColumnId::Status},
    Field{"code", [](const RequestRecord &record) { return record.errorCode; }, contains,
          RequestLogModel::ColumnId::Code},
    Field{"method", [](const RequestRecord &record) { return record.method; }, isEqual,
          RequestLogModel::ColumnId::None},
    Field{"target", [](const RequestRecord &record) { return record.target; }, contains,
          RequestLogModel::ColumnId::None},
    Field{"id", [](const RequestRecord &record) { return record.requestId; }, contains,
          RequestLogModel::ColumnId::None},
};

const Field *findField(const QString &key)
{
    const auto found = std::find_if(fields.begin(), fields.end(), [&key](const Field &field) {
        return key.compare(QLatin1StringView(field.key), Qt::CaseInsensitive) == 0;
    });
    return found == fields.end() ? nullptr : &*found;
}

bool isOutcome(const QString &word)
{
    return isEqual(word, done) || isEqual(word, failed) || isEqual(word, unknown);
}

bool hasWord(const RequestRecord &record, const QString &word)
{
    if (isOutcome(word))
        return isEqual(outcomeOf(record), word);
    if (isStatus(statusOf(record), word) || isEqual(record.method, word) || contains(record.host, word) ||
        contains(RequestLogModel::outcomeWord(record), word))
        return true;
    return std::any_of(fields.begin(), fields.end(), [&](const Field &field) {
        return field.matches == contains && contains(field.text(record), word);
    });
}

/// Fields as the reader of terms wants them.
QList<FilterField> knownFields()
{
    QList<FilterField> known;
    for (const Field &field : fields)
        known.append(
            {field.key, field.text == outcomeOf ? QStringList{done, failed, unknown} : QStringList()});
    return known;
}

} // namespace

tl::expected<RequestLogFilter, FilterError> RequestLogFilter::parse(const QString &text)
{
    const auto terms = readFilterTerms(text, knownFields());
    if (!terms)
        return tl::unexpected(terms.error());
    RequestLogFilter filter;
    filter.m_terms = *terms;
    return filter;
}

bool RequestLogFilter::matches(const RequestRecord &record) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&record](const FilterTerm &term) {
        const Field *field = findField(term.field);
        const bool isFound = std::any_of(term.values.begin(), term.values.end(), [&](const QString &value) {
            return field ? field->matches(field->text(record), value) : hasWord(record, value);
        });
        return isFound != term.isNegated;
    });
}

QString requestFilterTerm(const RequestRecord &record, int column)
{
    for (const Field &field : fields) {
        if (field.column == RequestLogModel::ColumnId::None || column != static_cast<int>(field.column))
            continue;
        const QString value = field.text(record);
        return value.isEmpty() ? QString() : QLatin1StringView(field.key) + u':' + value;
    }
    return {};
}

FilteredRequestLog::FilteredRequestLog(RequestLogModel &log, QObject *parent)
    : QSortFilterProxyModel(parent), m_log(log)
{
    setSourceModel(&log);
}

void FilteredRequestLog::setFilter(const RequestLogFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    invalidateFilter();
}

const RequestRecord &FilteredRequestLog::record(int row) const
{
    return m_log.record(mapToSource(index(row, 0)).row());
}

bool FilteredRequestLog::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    return m_filter.matches(m_log.record(sourceRow));
}

} // namespace phonedeck
