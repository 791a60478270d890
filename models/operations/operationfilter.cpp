// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationfilter.h"

#include "models/fleet/cellroles.h"
#include "models/operations/operationsmodel.h"
#include "models/operations/outcometext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QMap>

#include <algorithm>

namespace phonedeck {

namespace {

class OperationFilterWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::OperationFilterWords)
};

const QString todayKey = QStringLiteral("today");
const QString weekKey = QStringLiteral("week");
const QString olderKey = QStringLiteral("older");

bool isEqual(const QString &text, const QString &value)
{
    return text.compare(value, Qt::CaseInsensitive) == 0;
}

bool contains(const QString &text, const QString &value)
{
    return text.contains(value, Qt::CaseInsensitive);
}

QString whatKey(const OperationRecord &operation)
{
    return QString::fromLatin1(actionOf(operation.action).key);
}

/// How many days ago it began; 0 also for a clock that is ahead.
qint64 daysAgo(const OperationRecord &operation, const QDate &today)
{
    return std::max<qint64>(0, QDateTime::fromMSecsSinceEpoch(operation.startedMs).date().daysTo(today));
}

bool isWhen(const OperationRecord &operation, const QString &value, const QDate &today)
{
    const qint64 days = daysAgo(operation, today);
    if (isEqual(value, todayKey))
        return days == 0;
    // Today has a value of its own: each operation is counted once.
    return isEqual(value, weekKey) ? days > 0 && days < 7 : days >= 7;
}

bool isWhat(const OperationRecord &operation, const QString &value)
{
    return isEqual(whatKey(operation), value) || contains(OperationsModel::whatText(operation), value) ||
           contains(operation.label, value);
}

bool isFound(const OperationRecord &operation, const QString &value, const OperationFilterContext &context)
{
    return context.found.value(value).contains(operation.id);
}

using Matches = bool (*)(const OperationRecord &, const QString &, const OperationFilterContext &);

/// A field is a row in this table.
struct FieldRow {
    const char *key;
    bool isLookedUp; ///< in the journal
    Matches matches;
};

const FieldRow fields[] = {
    {"outcome", false,
     [](const OperationRecord &operation, const QString &value, const OperationFilterContext &) {
         return isEqual(outcomeKey(outcomeOf(operation)), value);
     }},
    {"what", false,
     [](const OperationRecord &operation, const QString &value, const OperationFilterContext &) {
         return isWhat(operation, value);
     }},
    {"when", false,
     [](const OperationRecord &operation, const QString &value, const OperationFilterContext &context) {
         return isWhen(operation, value, context.today);
     }},
    {"by", false,
     [](const OperationRecord &operation, const QString &value, const OperationFilterContext &) {
         return contains(operation.userName, value);
     }},
    {"phone", true, isFound},
    {"code", true, isFound},
    {"id", true,
     [](const OperationRecord &operation, const QString &value, const OperationFilterContext &context) {
         return QString::number(operation.id) == value || isFound(operation, value, context);
     }},
};

const FieldRow *findField(const QString &key)
{
    const auto *found = std::find_if(std::begin(fields), std::end(fields), [&key](const FieldRow &row) {
        return key == QLatin1StringView(row.key);
    });
    return found == std::end(fields) ? nullptr : found;
}

QStringList outcomeKeys()
{
    QStringList keys;
    for (int outcome = 0; outcome < operationOutcomeCount; ++outcome)
        keys << outcomeKey(OperationOutcome(outcome));
    return keys;
}

QList<FilterField> knownFields()
{
    QList<FilterField> known;
    for (const FieldRow &row : fields) {
        const QLatin1StringView key(row.key);
        known.append({row.key, key == QLatin1StringView("outcome") ? outcomeKeys()
                               : key == QLatin1StringView("when")  ? QStringList{todayKey, weekKey, olderKey}
                                                                   : QStringList()});
    }
    return known;
}

/// A text, and what in it isn't understood.
struct SplitText {
    QString understood;
    QStringList rest;
};

SplitText splitText(const QString &text)
{
    SplitText split{text, {}};
    for (;;) {
        const auto terms = readFilterTerms(split.understood, knownFields());
        if (terms)
            return split;
        // The term in which the fault is: from the space before it to the one after it. A quotation mark
        // that is open runs to the end.
        const QString &left = split.understood;
        qsizetype start = std::min(terms.error().position, left.size() - 1);
        while (start > 0 &&
               (!left.at(start - 1).isSpace() || !readFilterTerms(left.left(start), knownFields())))
            --start;
        qsizetype end = terms.error().position;
        const bool isOpen = end < left.size() && left.at(end) == u'"' && left.indexOf(u'"', end + 1) < 0;
        while (isOpen ? end < left.size() : end < left.size() && !left.at(end).isSpace())
            ++end;
        split.rest.append(left.mid(start, end - start).trimmed());
        split.understood = QString(left.left(start).trimmed() + u' ' + left.mid(end).trimmed()).trimmed();
    }
}

bool hasWord(const OperationRecord &operation, const QString &word, const OperationFilterContext &context)
{
    const OperationOutcome outcome = outcomeOf(operation);
    return isEqual(outcomeKey(outcome), word) || contains(outcomeState(outcome).word, word) ||
           isWhat(operation, word) || contains(operation.userName, word) || isFound(operation, word, context);
}

QString whenWord(const QString &key)
{
    if (key == todayKey)
        return OperationFilterWords::tr("Today");
    return key == weekKey ? OperationFilterWords::tr("Last 7 days") : OperationFilterWords::tr("Older");
}

/// All values of a facet in the order in which they are listed.
QList<OperationFacetValue> facetValues(const QString &field)
{
    QList<OperationFacetValue> values;
    if (field == u"outcome") {
        for (int outcome = 0; outcome < operationOutcomeCount; ++outcome)
            values.append(
                {outcomeKey(OperationOutcome(outcome)), outcomeState(OperationOutcome(outcome)), 0});
    } else if (field == u"what") {
        for (const Action &action : allActions())
            values.append({QString::fromLatin1(action.key),
                           {action.title(), Health::Neutral, StateShape::None, false},
                           0});
    } else {
        for (const QString &key : {todayKey, weekKey, olderKey})
            values.append({key, {whenWord(key), Health::Neutral, StateShape::None, false}, 0});
    }
    return values;
}

} // namespace

tl::expected<OperationFilter, FilterError> OperationFilter::parse(const QString &text)
{
    const auto terms = readFilterTerms(text, knownFields());
    if (!terms)
        return tl::unexpected(terms.error());
    OperationFilter filter;
    filter.m_terms = *terms;
    return filter;
}

QStringList OperationFilter::lookups() const
{
    QStringList texts;
    for (const FilterTerm &term : m_terms) {
        const FieldRow *field = findField(term.field);
        if (field && !field->isLookedUp)
            continue;
        for (const QString &value : term.values) {
            if (!texts.contains(value))
                texts << value;
        }
    }
    return texts;
}

bool OperationFilter::matches(const OperationRecord &operation, const OperationFilterContext &context,
                              const QString &exceptField) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const FilterTerm &term) {
        if (!exceptField.isEmpty() && term.field == exceptField)
            return true;
        const FieldRow *field = findField(term.field);
        const bool isMatch = std::any_of(term.values.begin(), term.values.end(), [&](const QString &value) {
            return field ? field->matches(operation, value, context) : hasWord(operation, value, context);
        });
        return isMatch != term.isNegated;
    });
}

bool OperationFilter::has(const QString &field, const QString &value, bool isNegated) const
{
    return hasFilterValue(m_terms, field, value, isNegated);
}

QString toggledOperationFilter(const QString &text, const QString &field, const QString &value,
                               bool isNegated)
{
    const SplitText split = splitText(text);
    const QString toggled = toggledFilterText(split.understood, field, value, isNegated,
                                              [](const QString &each) -> std::optional<QList<FilterTerm>> {
                                                  const auto terms = readFilterTerms(each, knownFields());
                                                  return terms ? std::optional(*terms) : std::nullopt;
                                              });
    return QStringList(QStringList{toggled} + split.rest).join(u' ').trimmed();
}

bool hasOperationFilter(const QString &text, const QString &field, const QString &value, bool isNegated)
{
    const auto terms = readFilterTerms(splitText(text).understood, knownFields());
    return terms && hasFilterValue(*terms, field, value, isNegated);
}

QList<OperationFacetValue> operationFacet(const QString &field, const QList<OperationRecord> &operations,
                                          const OperationFilter &filter,
                                          const OperationFilterContext &context)
{
    QList<OperationFacetValue> values = facetValues(field);
    const bool isWhenField = field == u"when";
    QHash<QString, int> counts;
    for (const OperationRecord &operation : operations) {
        if (!filter.matches(operation, context, field))
            continue;
        if (!isWhenField) {
            ++counts[field == u"outcome" ? outcomeKey(outcomeOf(operation)) : whatKey(operation)];
            continue;
        }
        for (const QString &key : {todayKey, weekKey, olderKey})
            counts[key] += isWhen(operation, key, context.today) ? 1 : 0;
    }
    for (OperationFacetValue &value : values)
        value.count = counts.value(value.key);
    values.removeIf([&](const OperationFacetValue &value) {
        return value.count == 0 && !filter.has(field, value.key, false) &&
               !filter.has(field, value.key, true);
    });
    return values;
}

QString operationFacetTitle(const QString &field)
{
    if (field == u"outcome")
        return OperationFilterWords::tr("Outcome");
    return field == u"what" ? OperationFilterWords::tr("What") : OperationFilterWords::tr("When");
}

FilteredOperations::FilteredOperations(OperationsModel &model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    m_context.today = QDate::currentDate();
    setSortRole(SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSourceModel(&model);
}

void FilteredOperations::setFilter(const OperationFilter &filter, const OperationFilterContext &context)
{
    m_filter = filter;
    m_context = context;
    invalidateFilter();
}

const OperationRecord &FilteredOperations::operation(int row) const
{
    return m_model.operation(mapToSource(index(row, 0)).row());
}

bool FilteredOperations::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    return m_filter.matches(m_model.operation(sourceRow), m_context);
}

} // namespace phonedeck
