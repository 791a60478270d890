// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/filterterms.h"
#include "models/fleet/instancecolumns.h"
#include "models/fleet/statescales.h"

#include <QtCore/QBitArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

namespace phonedeck {

/// A parsed filter. query := term { space term }, a space is "and"; term := [-] ( word | field : value
/// {,value} ); value := word | "quoted". No term is ever silently ignored: what isn't understood is an error.
class FleetQuery
{
public:
    [[nodiscard]] static tl::expected<FleetQuery, FilterError> parse(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const QList<FilterTerm> &terms() const { return m_terms; }
    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    /// Whether the filter asks for this value, or asks for it not.
    [[nodiscard]] bool has(const QString &field, const QString &value, bool isNegated) const;

    /// The text with one value of a field put in or taken out; a value that is excluded is put in instead.
    [[nodiscard]] QString toggled(const QString &field, const QString &value, bool isNegated) const;
    [[nodiscard]] QString withoutTerm(qsizetype index) const;

    bool operator==(const FleetQuery &) const = default;

private:
    QString m_text;
    QList<FilterTerm> m_terms;
};

/// Fields by the name the filter knows them by, e.g. "region".
[[nodiscard]] QStringList filterFields();
/// "Region", "Signed in": what a chip and a facet call a field or a value.
[[nodiscard]] QString filterFieldTitle(const QString &field);
[[nodiscard]] QString filterValueTitle(const QString &field, const QString &value);

/// The value by which a filter on `field` finds this phone; empty where it has none.
[[nodiscard]] QString filterValueOf(const QString &field, const InstanceColumns &columns, qsizetype row);

/// A query made ready for one snapshot: what can be decided per different value is decided once.
class FleetMatcher
{
public:
    /// The columns outlive the matcher.
    FleetMatcher(const FleetQuery &query, const InstanceColumns &columns);

    static constexpr int none = -1;
    static constexpr int several = -2;

    [[nodiscard]] bool matches(qsizetype row) const { return failing(row) == none; }
    /// The only term a row fails by, `none`, or `several`. What fails by its region alone still counts among
    /// the regions one could choose instead.
    [[nodiscard]] int failing(qsizetype row) const;

private:
    struct Test {
        bool isNegated = false;
        std::vector<std::pair<NumberField, QList<int>>> numbers;
        std::vector<std::pair<NameField, QBitArray>> names;  ///< by interned index
        std::vector<std::pair<TextField, QByteArray>> texts; ///< contained, lower case
    };
    /// `isField`: a value that is one of the names means exactly that one; "cn-north-2" isn't "cn-north-208".
    void addName(Test &test, NameField field, const QString &value, bool isField) const;
    [[nodiscard]] bool passes(const Test &test, qsizetype row) const;

    const InstanceColumns &m_columns;
    std::vector<Test> m_tests;
};

} // namespace phonedeck
