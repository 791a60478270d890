// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <tl/expected.hpp>

#include <functional>
#include <optional>

namespace phonedeck {

/// One term of a filter text: `word`, `-word`, `field:value,value`.
struct FilterTerm {
    qsizetype start = 0; ///< in the text
    qsizetype length = 0;
    bool isNegated = false;
    QString field;      ///< empty: a word that is looked for in every text
    QStringList values; ///< any of them; exactly one for a word

    bool operator==(const FilterTerm &) const = default;
};

/// Where a filter text can't be understood, and why, in the language of the interface.
struct FilterError {
    qsizetype position = 0;
    QString reason;

    bool operator==(const FilterError &) const = default;
};

/// A field that a filter of a list knows.
struct FilterField {
    const char *key;
    QStringList values; ///< it takes no others; empty: any
};

/// Reads the grammar of FleetQuery for lists with fields of their own. Field keys come back in lower case.
[[nodiscard]] tl::expected<QList<FilterTerm>, FilterError> readFilterTerms(const QString &text,
                                                                           const QList<FilterField> &fields);

/// A value as it stands in a filter text, quoted where it must be.
[[nodiscard]] QString filterValueText(const QString &value);
/// Whether a term asks for this value of the field, or asks for it not.
[[nodiscard]] bool hasFilterValue(const QList<FilterTerm> &terms, const QString &field, const QString &value,
                                  bool isNegated);
/// The text without one of its terms.
[[nodiscard]] QString withoutFilterTerm(const QString &text, const FilterTerm &term);

using FilterParser = std::function<std::optional<QList<FilterTerm>>(const QString &text)>;
/// The text with one value of a field put in or taken out; a value that is excluded is put in instead.
/// `parse` reads what comes of a first step. A text that isn't understood comes back as it is.
[[nodiscard]] QString toggledFilterText(const QString &text, const QString &field, const QString &value,
                                        bool isNegated, const FilterParser &parse);

} // namespace phonedeck
