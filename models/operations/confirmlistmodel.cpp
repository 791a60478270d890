// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/confirmlistmodel.h"

#include "models/fleet/cellroles.h"
#include "models/fleet/instancecolumn.h"
#include "models/fleet/statescales.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

namespace phonedeck {

namespace {

class ListWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::ConfirmListModel)
};

/// Why a phone is left out, where the phone itself stands beside it.
QString reasonWord(PhoneReason reason)
{
    switch (reason) {
    case PhoneReason::NotListed:
        return ListWords::tr("No longer listed");
    case PhoneReason::Frozen:
        return ListWords::tr("Frozen");
    case PhoneReason::NotRunning:
        return ListWords::tr("Not running");
    case PhoneReason::NotAtRest:
        return ListWords::tr("Starting or going offline");
    case PhoneReason::BackingUp:
        return ListWords::tr("Is being backed up");
    case PhoneReason::Restoring:
        return ListWords::tr("Is being restored");
    case PhoneReason::Streaming:
        return ListWords::tr("Streaming: stop it first");
    case PhoneReason::NotStreaming:
        return ListWords::tr("No stream to stop");
    case PhoneReason::NoDataOnHardware:
        return ListWords::tr("No data on hardware to back up");
    case PhoneReason::NotAssigned:
        return ListWords::tr("Not assigned to a user");
    case PhoneReason::StillAssigned:
        return ListWords::tr("Still assigned: unassign it first");
    case PhoneReason::LeftOut:
        return ListWords::tr("Left out by you");
    case PhoneReason::InOtherOperation:
        return ListWords::tr("In another operation");
    default:
        return ListWords::tr("Can't take it");
    }
}

/// One phone as the columns see it.
struct Entry {
    const PhoneFacts &phone;
    PhoneReason reason;
    qint64 nowSecs;
};

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

struct Column {
    const char *title; ///< English source, context phonedeck::InstanceColumn
    int width;
    QString (*text)(const Entry &);
    StateText (*state)(const Entry &) = nullptr;
    CellEmphasis emphasis = SecondaryText;
    Qt::TextElideMode elide = Qt::ElideRight;
};

StateText running(const Entry &entry)
{
    return stateText(Scale::Running, entry.phone.running);
}

StateText resource(const Entry &entry)
{
    return stateText(Scale::Resource, entry.phone.resource);
}

StateText signIn(const Entry &entry)
{
    return signInText(entry.phone.signIn);
}

StateText backup(const Entry &entry)
{
    return lastRunText(Scale::Backup, entry.phone.backup, entry.phone.backupSecs, entry.nowSecs);
}

StateText reason(const Entry &entry)
{
    if (entry.reason == PhoneReason::InOtherOperation && !entry.phone.otherOperation.isEmpty()) {
        //: a phone that is left out, and the operation that it is in: "In operation: Reboot 31 phones"
        const QString word = ListWords::tr("In operation: %1").arg(entry.phone.otherOperation);
        return {word, Health::Neutral, StateShape::BarredRing, false};
    }
    return {reasonWord(entry.reason), Health::Neutral, StateShape::BarredRing, false};
}

template <auto state> QString wordOf(const Entry &entry)
{
    return state(entry).word;
}

template <QString PhoneFacts::*field> QString textOf(const Entry &entry)
{
    return orDash(entry.phone.*field);
}

/// A phone that is no longer listed has lost its name.
QString nameOf(const Entry &entry)
{
    return entry.phone.name.isEmpty() ? entry.phone.instanceId : entry.phone.name;
}

constexpr std::array actedOnColumns{
    Column{QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Name"), 136, nameOf, nullptr, StrongText},
    Column{QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Resource"), 128, wordOf<resource>, resource},
    Column{QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Sign-in"), 72, wordOf<signIn>, signIn},
    Column{QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "User"), 176, textOf<&PhoneFacts::userId>, nullptr,
           PrimaryText, Qt::ElideMiddle},
    Column{QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Member"), 0, textOf<&PhoneFacts::memberName>,
           nullptr, PrimaryText},
    Column{QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Backup"), 78, wordOf<backup>, backup},
};

constexpr std::array leftOutColumns{
    Column{QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Name"), 136, nameOf, nullptr, StrongText},
    Column{QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "State"), 128, wordOf<running>, running},
    Column{QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "Resource"), 128, wordOf<resource>, resource},
    Column{QT_TRANSLATE_NOOP("phonedeck::InstanceColumn", "User"), 176, textOf<&PhoneFacts::userId>, nullptr,
           PrimaryText, Qt::ElideMiddle},
    Column{QT_TRANSLATE_NOOP("phonedeck::ConfirmListModel", "Reason"), 0, wordOf<reason>, reason},
};

std::span<const Column> columnsOf(ConfirmListModel::Part part)
{
    if (part == ConfirmListModel::Part::ActedOn)
        return actedOnColumns;
    return leftOutColumns;
}

/// The word of each number of a scale, looked up once.
class WordsOfScale
{
public:
    explicit WordsOfScale(Scale scale) : m_scale(scale) {}

    const QString &operator()(int value)
    {
        auto found = m_words.constFind(value);
        if (found == m_words.cend())
            found = m_words.insert(value, stateText(m_scale, value).word.toLower());
        return *found;
    }

private:
    Scale m_scale;
    QHash<int, QString> m_words;
};

} // namespace

ConfirmListModel::ConfirmListModel(qint64 nowSecs, QObject *parent)
    : QAbstractTableModel(parent), m_nowSecs(nowSecs)
{
}

void ConfirmListModel::show(const OperationPlan &plan, Part part)
{
    beginResetModel();
    m_part = part;
    m_reasons.clear();
    if (part == Part::ActedOn) {
        m_phones = plan.phones;
    } else {
        m_phones.clear();
        for (const OperationPlan::Skipped &skipped : plan.skipped) {
            m_phones.append(skipped.phone);
            m_reasons.append(skipped.reason);
        }
    }
    m_order.resize(m_phones.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    std::sort(m_order.begin(), m_order.end(), [this](int one, int other) {
        const PhoneFacts &a = m_phones.at(one);
        const PhoneFacts &b = m_phones.at(other);
        if (a.isInUse() != b.isInUse())
            return a.isInUse();
        const int byName = a.name.compare(b.name, Qt::CaseInsensitive);
        return byName != 0 ? byName < 0 : a.instanceId < b.instanceId;
    });
    m_words.clear();
    filterRows();
    endResetModel();
}

void ConfirmListModel::setFilter(const QString &text)
{
    const QString filter = text.simplified().toLower();
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    filterRows();
    endResetModel();
}

QString ConfirmListModel::instanceId(int row) const
{
    return m_phones.at(m_rows.at(row)).instanceId;
}

void ConfirmListModel::retranslate()
{
    // States are found by their words, so another language finds other phones.
    beginResetModel();
    m_words.clear();
    filterRows();
    endResetModel();
}

void ConfirmListModel::filterRows()
{
    if (m_filter.isEmpty()) {
        m_rows = m_order;
        return;
    }
    if (m_words.isEmpty())
        gatherWords();
    const QStringList terms = m_filter.split(u' ');
    m_rows.clear();
    for (int phone : std::as_const(m_order)) {
        const QString &words = m_words.at(phone);
        if (std::all_of(terms.begin(), terms.end(),
                        [&](const QString &term) { return words.contains(term); }))
            m_rows.append(phone);
    }
}

void ConfirmListModel::gatherWords()
{
    WordsOfScale runningWord(Scale::Running);
    WordsOfScale resourceWord(Scale::Resource);
    WordsOfScale signInWord(Scale::SignIn);
    QHash<int, QString> reasonWords;
    m_words.reserve(m_phones.size());
    for (qsizetype i = 0; i < m_phones.size(); ++i) {
        const PhoneFacts &phone = m_phones.at(i);
        QString words =
            phone.name + u'\n' + phone.instanceId + u'\n' + phone.userId + u'\n' + phone.memberName;
        words = words.toLower();
        words += u'\n' + runningWord(phone.running) + u'\n' + resourceWord(phone.resource) + u'\n' +
                 signInWord(phone.signIn);
        if (!m_reasons.isEmpty()) {
            QString &word = reasonWords[int(m_reasons.at(i))];
            if (word.isEmpty())
                word = reasonWord(m_reasons.at(i)).toLower();
            words += u'\n' + word;
        }
        m_words.append(words);
    }
}

int ConfirmListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ConfirmListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columnsOf(m_part).size());
}

QVariant ConfirmListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int phone = m_rows.at(index.row());
    const Entry entry{m_phones.at(phone), m_reasons.value(phone, PhoneReason::None), m_nowSecs};
    const Column &column = columnsOf(m_part)[size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return column.text(entry);
    case StateRole:
        return column.state ? QVariant::fromValue(column.state(entry)) : QVariant();
    case EmphasisRole:
        return int(column.emphasis);
    case ElideRole:
        return int(column.elide);
    case Qt::ToolTipRole:
        return index.column() == 0 ? entry.phone.instanceId : column.text(entry);
    default:
        return {};
    }
}

QVariant ConfirmListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const char *title = columnsOf(m_part)[size_t(section)].title;
    const bool isReason = m_part == Part::LeftOut && section == columnCount() - 1;
    return QCoreApplication::translate(isReason ? "phonedeck::ConfirmListModel" : "phonedeck::InstanceColumn",
                                       title);
}

int ConfirmListModel::columnWidth(int column) const
{
    return columnsOf(m_part)[size_t(column)].width;
}

} // namespace phonedeck
