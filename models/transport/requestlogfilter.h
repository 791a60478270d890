// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/filterterms.h"
#include "network/transport/requestrecord.h"

#include <QtCore/QSortFilterProxyModel>

namespace phonedeck {

class RequestLogModel;

/// A filter of the request log in the grammar of FleetQuery: words that are looked for in everything a row
/// says, `field:value,value`, and a minus before what isn't wanted. Fields: status ("500", "5xx"), operation,
/// outcome (done, failed, unknown), code, method, target, id. The words `done`, `failed` and `unknown` by
/// themselves mean the outcome.
class RequestLogFilter
{
public:
    [[nodiscard]] static tl::expected<RequestLogFilter, FilterError> parse(const QString &text);

    [[nodiscard]] bool matches(const RequestRecord &record) const;
    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }

    bool operator==(const RequestLogFilter &) const = default;

private:
    QList<FilterTerm> m_terms;
};

/// A value as it stands in a filter text: `status:500`; empty for what a column without a field says.
[[nodiscard]] QString requestFilterTerm(const RequestRecord &record, int column);

/// The rows of the log that match.
class FilteredRequestLog final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// The log outlives this.
    explicit FilteredRequestLog(RequestLogModel &log, QObject *parent = nullptr);

    void setFilter(const RequestLogFilter &filter);
    [[nodiscard]] const RequestRecord &record(int row) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    RequestLogModel &m_log;
    RequestLogFilter m_filter;
};

} // namespace phonedeck
