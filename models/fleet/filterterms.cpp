// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/filterterms.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace phonedeck {

namespace {

class FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::FilterWords)
};

/// Reads one term; stops at the first error.
class Reader
{
public:
    Reader(const QString &text, const QList<FilterField> &fields) : m_text(text), m_fields(fields) {}

    bool atEnd()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
        return m_at == m_text.size();
    }

    tl::expected<FilterTerm, FilterError> readTerm()
    {
        FilterTerm term;
        term.start = m_at;
        term.isNegated = m_text.at(m_at) == u'-';
        if (term.isNegated && (++m_at == m_text.size() || m_text.at(m_at).isSpace()))
            return fault(term.start, FilterWords::tr("A minus needs a word after it."));

        qsizetype end = m_at;
        while (end < m_text.size() && m_text.at(end).isLetter())
            ++end;
        const bool isField = end > m_at && end < m_text.size() && m_text.at(end) == u':';
        const FilterField *field = nullptr;
        if (isField) {
            term.field = m_text.mid(m_at, end - m_at).toLower();
            field = findField(term.field);
            if (!field)
                return fault(m_at, FilterWords::tr("There is no field %1.").arg(term.field));
            m_at = end + 1;
        }
        do {
            const qsizetype start = m_at;
            const std::optional<QString> value = readValue(isField);
            if (!value)
                return fault(start, FilterWords::tr("The closing quotation mark is missing."));
            if (value->isEmpty())
                return fault(start, FilterWords::tr("A value is missing."));
            if (field && !field->values.isEmpty() && !field->values.contains(*value, Qt::CaseInsensitive))
                return fault(start, FilterWords::tr("%1 knows %2.")
                                        .arg(term.field, field->values.join(QStringLiteral(", "))));
            term.values.append(*value);
        } while (isField && takeComma());
        term.length = m_at - term.start;
        return term;
    }

private:
    static tl::unexpected<FilterError> fault(qsizetype position, const QString &reason)
    {
        return tl::unexpected(FilterError{position, reason});
    }

    const FilterField *findField(const QString &key) const
    {
        const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&key](const FilterField &field) {
            return key == QLatin1StringView(field.key);
        });
        return found == m_fields.end() ? nullptr : &*found;
    }

    bool takeComma()
    {
        if (m_at == m_text.size() || m_text.at(m_at) != u',')
            return false;
        ++m_at;
        return true;
    }

    /// Nothing if a quotation mark isn't closed.
    std::optional<QString> readValue(bool isList)
    {
        if (m_at < m_text.size() && m_text.at(m_at) == u'"') {
            const qsizetype end = m_text.indexOf(u'"', m_at + 1);
            if (end < 0)
                return {};
            const QString value = m_text.mid(m_at + 1, end - m_at - 1);
            m_at = end + 1;
            return value;
        }
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace() && !(isList && m_text.at(m_at) == u','))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    const QString &m_text;
    const QList<FilterField> &m_fields;
    qsizetype m_at = 0;
};

} // namespace

tl::expected<QList<FilterTerm>, FilterError> readFilterTerms(const QString &text,
                                                             const QList<FilterField> &fields)
{
    QList<FilterTerm> terms;
    Reader reader(text, fields);
    while (!reader.atEnd()) {
        const auto term = reader.readTerm();
        if (!term)
            return tl::unexpected(term.error());
        terms.append(*term);
    }
    return terms;
}

QString filterValueText(const QString &value)
{
    const bool isPlain = std::none_of(value.begin(), value.end(), [](QChar c) {
        return c.isSpace() || c == u',' || c == u'"' || c == u'*';
    });
    return isPlain && !value.isEmpty() ? value : QString(u'"' + QString(value).remove(u'"') + u'"');
}

bool hasFilterValue(const QList<FilterTerm> &terms, const QString &field, const QString &value,
                    bool isNegated)
{
    return std::any_of(terms.begin(), terms.end(), [&](const FilterTerm &term) {
        return term.field == field && term.isNegated == isNegated &&
               term.values.contains(value, Qt::CaseInsensitive);
    });
}

QString withoutFilterTerm(const QString &text, const FilterTerm &term)
{
    return QString(text.left(term.start).trimmed() + u' ' + text.mid(term.start + term.length).trimmed())
        .trimmed();
}

QString toggledFilterText(const QString &text, const QString &field, const QString &value, bool isNegated,
                          const FilterParser &parse)
{
    const std::optional<QList<FilterTerm>> terms = parse(text);
    if (!terms)
        return text;
    const auto written = [&](const QStringList &values) {
        QStringList texts;
        for (const QString &each : values)
            texts << filterValueText(each);
        return QString((isNegated ? u"-" : u"") + field + u':' + texts.join(u','));
    };
    // The opposite of what is asked for now would leave nothing.
    if (hasFilterValue(*terms, field, value, !isNegated))
        return toggledFilterText(toggledFilterText(text, field, value, !isNegated, parse), field, value,
                                 isNegated, parse);
    for (const FilterTerm &term : *terms) {
        if (term.field != field || term.isNegated != isNegated)
            continue;
        QStringList values = term.values;
        if (values.removeIf(
                [&](const QString &each) { return each.compare(value, Qt::CaseInsensitive) == 0; }) == 0)
            values.append(value);
        if (values.isEmpty())
            return withoutFilterTerm(text, term);
        return text.left(term.start) + written(values) + text.mid(term.start + term.length);
    }
    return QString(text.trimmed() + u' ' + written({value})).trimmed();
}

} // namespace phonedeck
