// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/filterterms.h"
#include "models/fleet/health.h"
#include "models/operations/operationrecord.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QSortFilterProxyModel>

namespace phonedeck {

class OperationsModel;

/// What a filter needs beside an operation's own record.
struct OperationFilterContext {
    /// Operations that have a phone whose id, name, user, code or request id contains the text, by text.
    QHash<QString, QSet<qint64>> found;
    QDate today; ///< local
};

/// A filter of the list of operations in the grammar of FleetQuery. Fields: outcome, what, when (today; week:
/// the six days before; older), by, and what is looked up in the journal: phone (id, name, user), code, id
/// (of a request; or the operation's number). A word is looked for in what the row says and in the journal.
class OperationFilter
{
public:
    [[nodiscard]] static tl::expected<OperationFilter, FilterError> parse(const QString &text);

    /// Texts to be looked up in the journal before matches() can tell.
    [[nodiscard]] QStringList lookups() const;
    /// `exceptField`: terms of this field are left out; so its values can be counted as alternatives.
    [[nodiscard]] bool matches(const OperationRecord &operation, const OperationFilterContext &context,
                               const QString &exceptField = {}) const;
    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    [[nodiscard]] bool has(const QString &field, const QString &value, bool isNegated) const;

    bool operator==(const OperationFilter &) const = default;

private:
    QList<FilterTerm> m_terms;
};

/// The text with a value put in or taken out: see toggledFilterText(). What isn't understood stays, behind
/// the rest.
[[nodiscard]] QString toggledOperationFilter(const QString &text, const QString &field, const QString &value,
                                             bool isNegated);

/// Whether what is understood of the text asks for this value, or asks for it not.
[[nodiscard]] bool hasOperationFilter(const QString &text, const QString &field, const QString &value,
                                      bool isNegated);

/// A value of a facet with the operations that have it.
struct OperationFacetValue {
    QString key;
    StateText state; ///< with StateShape::None the word alone
    int count = 0;

    bool operator==(const OperationFacetValue &) const = default;
};
/// "outcome", "what" or "when": its values among the operations that match the filter's other fields. Values
/// that nothing has are left out, unless the filter asks for them.
[[nodiscard]] QList<OperationFacetValue> operationFacet(const QString &field,
                                                        const QList<OperationRecord> &operations,
                                                        const OperationFilter &filter,
                                                        const OperationFilterContext &context);
/// "Outcome": what a facet is called.
[[nodiscard]] QString operationFacetTitle(const QString &field);

/// The operations that match, sorted by SortRole.
class FilteredOperations final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// The model outlives this.
    explicit FilteredOperations(OperationsModel &model, QObject *parent = nullptr);

    void setFilter(const OperationFilter &filter, const OperationFilterContext &context);
    [[nodiscard]] const OperationFilter &filter() const { return m_filter; }
    [[nodiscard]] const OperationFilterContext &context() const { return m_context; }
    [[nodiscard]] const OperationRecord &operation(int row) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    OperationsModel &m_model;
    OperationFilter m_filter;
    OperationFilterContext m_context;
};

} // namespace phonedeck
