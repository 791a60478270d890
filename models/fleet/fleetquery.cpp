// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetquery.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace phonedeck {

namespace {

class FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::FilterWords)
};

/// A field is a row in this table: on a scale, or text.
struct FieldRow {
    const char *key;
    const char *title;
    std::optional<Scale> scale;
};

constexpr std::array fields{
    FieldRow{"state", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "State"), Scale::Running},
    FieldRow{"resource", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Resource"), Scale::Resource},
    FieldRow{"signin", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Sign-in"), Scale::SignIn},
    FieldRow{"assigned", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Assigned"), Scale::Assigned},
    FieldRow{"frozen", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Frozen"), Scale::Frozen},
    FieldRow{"backup", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Backup"), Scale::Backup},
    FieldRow{"restore", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Restore"), Scale::Restore},
    FieldRow{"region", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Region"), {}},
    FieldRow{"spec", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Spec"), {}},
    FieldRow{"name", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Name"), {}},
    FieldRow{"id", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Id"), {}},
    FieldRow{"user", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "User"), {}},
    FieldRow{"member", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Member"), {}},
    FieldRow{"account", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Account"), {}},
    FieldRow{"project", QT_TRANSLATE_NOOP("phonedeck::FilterWords", "Project"), {}},
};

const FieldRow *findField(QStringView key)
{
    const auto found = std::find_if(fields.begin(), fields.end(), [key](const FieldRow &field) {
        return key.compare(QLatin1StringView(field.key), Qt::CaseInsensitive) == 0;
    });
    return found == fields.end() ? nullptr : &*found;
}

bool isFieldCharacter(QChar character)
{
    return character.isLetter() || character == u'-' || character == u'_';
}

/// Reads a text term by term; stops at the first error.
class Reader
{
public:
    explicit Reader(const QString &text) : m_text(text) {}

    [[nodiscard]] bool atEnd()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
        return m_at >= m_text.size();
    }

    [[nodiscard]] tl::expected<FilterTerm, FilterError> readTerm()
    {
        FilterTerm term;
        term.start = m_at;
        if (m_text.at(m_at) == u'-') {
            term.isNegated = true;
            ++m_at;
            if (m_at >= m_text.size() || m_text.at(m_at).isSpace())
                return fault(term.start, FilterWords::tr("A minus needs a word after it."));
        }
        if (m_text.at(m_at) == u'@')
            return fault(m_at, FilterWords::tr("Views can't be used in a filter yet."));

        qsizetype end = m_at;
        while (end < m_text.size() && isFieldCharacter(m_text.at(end)))
            ++end;
        const QStringView word = QStringView(m_text).mid(m_at, end - m_at);
        const bool hasOperator =
            end < m_text.size() && end > m_at && QStringView(u":=!<>~").contains(m_text.at(end));
        if (!hasOperator) {
            const auto value = readValue(false);
            if (!value)
                return tl::unexpected(value.error());
            term.values = {*value};
        } else if (const auto fault = readField(term, word, end)) {
            return tl::unexpected(*fault);
        }
        term.length = m_at - term.start;
        return term;
    }

private:
    static tl::unexpected<FilterError> fault(qsizetype position, const QString &reason)
    {
        return tl::unexpected(FilterError{position, reason});
    }

    std::optional<FilterError> readField(FilterTerm &term, QStringView word, qsizetype operatorAt)
    {
        const FieldRow *field = findField(word);
        if (!field)
            return FilterError{m_at, FilterWords::tr("There is no field %1.").arg(word)};
        if (m_text.at(operatorAt) != u':')
            return FilterError{operatorAt, FilterWords::tr("Only : can stand after a field yet.")};
        term.field = QString::fromLatin1(field->key);
        m_at = operatorAt + 1;
        while (true) {
            const qsizetype valueAt = m_at;
            const auto value = readValue(true);
            if (!value)
                return value.error();
            if (field->scale && !stateValues(*field->scale, *value)) {
                return FilterError{valueAt,
                                   FilterWords::tr("%1 knows %2.")
                                       .arg(term.field, stateKeys(*field->scale).join(QStringLiteral(", ")))};
            }
            term.values.append(field->scale ? value->toLower() : *value);
            if (m_at >= m_text.size() || m_text.at(m_at) != u',')
                return {};
            ++m_at;
        }
    }

    tl::expected<QString, FilterError> readValue(bool isList)
    {
        const qsizetype start = m_at;
        if (m_at < m_text.size() && m_text.at(m_at) == u'"') {
            const qsizetype end = m_text.indexOf(u'"', m_at + 1);
            if (end < 0)
                return fault(start, FilterWords::tr("The closing quotation mark is missing."));
            m_at = end + 1;
            if (end == start + 1 && !isList)
                return fault(start, FilterWords::tr("There is nothing between the quotation marks."));
            if (m_at < m_text.size() && !m_text.at(m_at).isSpace() && !(isList && m_text.at(m_at) == u','))
                return fault(m_at, FilterWords::tr("A space belongs after the quotation mark."));
            return m_text.mid(start + 1, end - start - 1);
        }
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace() && !(isList && m_text.at(m_at) == u','))
            ++m_at;
        const QString value = m_text.mid(start, m_at - start);
        if (value.isEmpty())
            return fault(start, FilterWords::tr("A value is missing."));
        if (value.contains(u'*'))
            return fault(start + value.indexOf(u'*'),
                         FilterWords::tr("* can't be used yet; put it in quotation marks to look for it."));
        if (value.contains(u'"'))
            return fault(start + value.indexOf(u'"'),
                         FilterWords::tr("A quotation mark can only begin a value."));
        return value;
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

bool containsLower(QByteArrayView text, const QByteArray &needle)
{
    // Bytes beyond ASCII are compared as they are: Chinese has no case.
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
    return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                       [lower](char one, char other) { return lower(one) == other; }) != text.end();
}

QByteArray needleOf(const QString &value)
{
    QByteArray bytes = value.toUtf8();
    for (char &c : bytes)
        c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    return bytes;
}

struct TextTarget {
    const char *key;
    std::optional<TextField> text;
    std::optional<NameField> name;
};
constexpr std::array textTargets{
    TextTarget{"name", TextField::Name, {}},       TextTarget{"id", TextField::Id, {}},
    TextTarget{"user", TextField::User, {}},       TextTarget{"member", TextField::Member, {}},
    TextTarget{"account", TextField::Account, {}}, TextTarget{"region", {}, NameField::Region},
    TextTarget{"spec", {}, NameField::Spec},       TextTarget{"project", {}, NameField::ProjectName},
};
constexpr std::array scaleFields{
    std::pair{Scale::Running, NumberField::Running}, std::pair{Scale::Resource, NumberField::Resource},
    std::pair{Scale::SignIn, NumberField::SignIn},   std::pair{Scale::Assigned, NumberField::Assigned},
    std::pair{Scale::Frozen, NumberField::Frozen},   std::pair{Scale::Backup, NumberField::Backup},
    std::pair{Scale::Restore, NumberField::Restore},
};

} // namespace

tl::expected<FleetQuery, FilterError> FleetQuery::parse(const QString &text)
{
    FleetQuery query;
    query.m_text = text;
    Reader reader(text);
    while (!reader.atEnd()) {
        const auto term = reader.readTerm();
        if (!term)
            return tl::unexpected(term.error());
        query.m_terms.append(*term);
    }
    return query;
}

bool FleetQuery::has(const QString &field, const QString &value, bool isNegated) const
{
    return hasFilterValue(m_terms, field, value, isNegated);
}

QString FleetQuery::withoutTerm(qsizetype index) const
{
    return withoutFilterTerm(m_text, m_terms.value(index));
}

QString FleetQuery::toggled(const QString &field, const QString &value, bool isNegated) const
{
    return toggledFilterText(m_text, field, value, isNegated,
                             [](const QString &text) -> std::optional<QList<FilterTerm>> {
                                 const auto query = FleetQuery::parse(text);
                                 return query ? std::optional(query->terms()) : std::nullopt;
                             });
}

QStringList filterFields()
{
    QStringList keys;
    for (const FieldRow &field : fields)
        keys << QString::fromLatin1(field.key);
    return keys;
}

QString filterFieldTitle(const QString &field)
{
    const FieldRow *row = findField(field);
    return row ? FilterWords::tr(row->title) : field;
}

QString filterValueTitle(const QString &field, const QString &value)
{
    const FieldRow *row = findField(field);
    if (!row || !row->scale)
        return value;
    if (value == u"yes")
        return FilterWords::tr("yes");
    if (value == u"no")
        return FilterWords::tr("no");
    const auto values = stateValues(*row->scale, value);
    return values ? stateText(*row->scale, values->constFirst()).word : value;
}

QString filterValueOf(const QString &field, const InstanceColumns &columns, qsizetype row)
{
    const FieldRow *known = findField(field);
    for (const auto &[scale, number] : scaleFields) {
        if (known && known->scale == scale)
            return stateKey(scale, columns.number(number, row));
    }
    for (const TextTarget &target : textTargets) {
        if (known && qstrcmp(target.key, known->key) == 0)
            return target.text ? columns.text(*target.text, row) : columns.name(*target.name, row);
    }
    return {};
}

FleetMatcher::FleetMatcher(const FleetQuery &query, const InstanceColumns &columns) : m_columns(columns)
{
    for (const FilterTerm &term : query.terms()) {
        Test test;
        test.isNegated = term.isNegated;
        const FieldRow *field = findField(term.field);
        if (field && field->scale) {
            const auto number = std::find_if(scaleFields.begin(), scaleFields.end(),
                                             [&](const auto &pair) { return pair.first == *field->scale; });
            QList<int> wanted;
            for (const QString &value : term.values)
                wanted += stateValues(*field->scale, value).value_or(QList<int>());
            test.numbers.push_back({number->second, wanted});
        } else {
            for (const QString &value : term.values) {
                const QByteArray needle = needleOf(value);
                for (const TextTarget &target : textTargets) {
                    if (field && qstrcmp(target.key, field->key) != 0)
                        continue;
                    if (target.text)
                        test.texts.push_back({*target.text, needle});
                    else
                        addName(test, *target.name, value, field != nullptr);
                }
                if (!field) {
                    addName(test, NameField::RegionName, value, false);
                    addName(test, NameField::RegionNameEn, value, false);
                }
            }
        }
        m_tests.push_back(std::move(test));
    }
}

void FleetMatcher::addName(Test &test, NameField field, const QString &value, bool isField) const
{
    const QList<QString> &values = m_columns.names(field).values();
    const bool isWhole = isField && (value.isEmpty() || values.contains(value, Qt::CaseInsensitive));
    const QByteArray needle = needleOf(value);
    QBitArray fitting(values.size());
    for (qsizetype i = 0; i < values.size(); ++i) {
        fitting.setBit(i, isWhole ? values.at(i).compare(value, Qt::CaseInsensitive) == 0
                                  : containsLower(values.at(i).toUtf8(), needle));
    }
    test.names.push_back({field, fitting});
}

bool FleetMatcher::passes(const Test &test, qsizetype row) const
{
    for (const auto &[field, wanted] : test.numbers) {
        if (wanted.contains(m_columns.number(field, row)))
            return true;
    }
    for (const auto &[field, fitting] : test.names) {
        const quint16 index = m_columns.names(field).indexAt(row);
        if (index < fitting.size() && fitting.testBit(index))
            return true;
    }
    for (const auto &[field, needle] : test.texts) {
        // Nothing between quotation marks asks for phones that have nothing there.
        const QByteArrayView text = m_columns.utf8(field, row);
        if (needle.isEmpty() ? text.isEmpty() : containsLower(text, needle))
            return true;
    }
    return false;
}

int FleetMatcher::failing(qsizetype row) const
{
    int failed = none;
    for (size_t i = 0; i < m_tests.size(); ++i) {
        if (passes(m_tests[i], row) != m_tests[i].isNegated)
            continue;
        if (failed != none)
            return several;
        failed = int(i);
    }
    return failed;
}

} // namespace phonedeck
