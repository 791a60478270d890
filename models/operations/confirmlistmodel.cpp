// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/confirmlistmodel.h"

#include "models/fleet/cellroles.h"
#include "models/fleet/instancecolumn.h"
#include "models/fleet/statescales.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

#include <algorithm>
#include <array>
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

ConfirmListModel::ConfirmListModel(qint64 nowSecs, qsizetype mostAtOnce, QObject *parent)
    : QAbstractTableModel(parent), m_nowSecs(nowSecs), m_mostAtOnce(mostAtOnce),
      m_isOutdated(std::make_shared<std::atomic<bool>>(false))
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        // What was looked for may have been changed since to something that was found at once.
        if (!m_isFiltering)
            return;
        const Found found = m_watcher.result();
        if (!found.isWhole)
            return;
        takeFound(found);
        Q_EMIT filtered();
    });
}

ConfirmListModel::~ConfirmListModel()
{
    *m_isOutdated = true;
}

void ConfirmListModel::show(const ConfirmContentPtr &content, Part part)
{
    beginResetModel();
    m_content = content;
    m_part = part;
    m_words.reset();
    m_rows.clear();
    endResetModel();
    filterRows();
}

void ConfirmListModel::setFilter(const QString &text)
{
    const QString filter = text.simplified().toLower();
    if (filter == m_filter)
        return;
    m_filter = filter;
    filterRows();
}

int ConfirmListModel::total() const
{
    return int(order().size());
}

QString ConfirmListModel::instanceId(int row) const
{
    return phoneAt(row).instanceId;
}

void ConfirmListModel::retranslate()
{
    // States are found by their words, so another language finds other phones.
    if (m_content)
        show(m_content, m_part);
}

const QList<int> &ConfirmListModel::order() const
{
    static const QList<int> none;
    if (!m_content)
        return none;
    return m_part == Part::ActedOn ? m_content->actedOnOrder : m_content->leftOutOrder;
}

const PhoneFacts &ConfirmListModel::phoneAt(int row) const
{
    const int phone = m_rows.at(row);
    return m_part == Part::ActedOn ? m_content->plan.phones.at(phone)
                                   : m_content->plan.skipped.at(phone).phone;
}

PhoneReason ConfirmListModel::reasonAt(int row) const
{
    return m_part == Part::ActedOn ? PhoneReason::None : m_content->plan.skipped.at(m_rows.at(row)).reason;
}

void ConfirmListModel::filterRows()
{
    *m_isOutdated = true;
    m_isFiltering = false;
    if (m_filter.isEmpty()) {
        takeFound({order(), m_words, true});
        return;
    }
    if (!m_content)
        return;
    m_isOutdated = std::make_shared<std::atomic<bool>>(false);
    const FilterJob job{m_content, m_part, m_words, m_filter.split(u' ')};
    if (total() <= m_mostAtOnce) {
        takeFound(find(job, *m_isOutdated));
        return;
    }
    m_isFiltering = true;
    m_watcher.setFuture(
        QtConcurrent::run([job, isOutdated = m_isOutdated] { return find(job, *isOutdated); }));
}

void ConfirmListModel::takeFound(const Found &found)
{
    m_isFiltering = false;
    beginResetModel();
    m_rows = found.rows;
    m_words = found.words;
    endResetModel();
}

ConfirmListModel::Found ConfirmListModel::find(const FilterJob &job, const std::atomic<bool> &isOutdated)
{
    Found found;
    found.words = job.words ? job.words : gatherWords(*job.content, job.part);
    const QList<int> &order =
        job.part == Part::ActedOn ? job.content->actedOnOrder : job.content->leftOutOrder;
    for (const int phone : order) {
        if (isOutdated)
            return found;
        const QString &words = found.words->at(phone);
        if (std::all_of(job.terms.begin(), job.terms.end(),
                        [&words](const QString &term) { return words.contains(term); }))
            found.rows.append(phone);
    }
    found.isWhole = true;
    return found;
}

ConfirmListModel::Words ConfirmListModel::gatherWords(const ConfirmContent &content, Part part)
{
    WordsOfScale runningWord(Scale::Running);
    WordsOfScale resourceWord(Scale::Resource);
    WordsOfScale signInWord(Scale::SignIn);
    const auto wordsOf = [&](const PhoneFacts &phone) {
        const QString words =
            phone.name + u'\n' + phone.instanceId + u'\n' + phone.userId + u'\n' + phone.memberName;
        return QString(words.toLower() + u'\n' + runningWord(phone.running) + u'\n' +
                       resourceWord(phone.resource) + u'\n' + signInWord(phone.signIn));
    };
    QStringList all;
    if (part == Part::ActedOn) {
        all.reserve(content.plan.phones.size());
        for (const PhoneFacts &phone : content.plan.phones)
            all.append(wordsOf(phone));
        return sharedByWorker(std::move(all));
    }
    QHash<int, QString> reasonWords;
    all.reserve(content.plan.skipped.size());
    for (const OperationPlan::Skipped &skipped : content.plan.skipped) {
        QString &word = reasonWords[int(skipped.reason)];
        if (word.isEmpty())
            word = reasonWord(skipped.reason).toLower();
        all.append(wordsOf(skipped.phone) + u'\n' + word);
    }
    return sharedByWorker(std::move(all));
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
    const Entry entry{phoneAt(index.row()), reasonAt(index.row()), m_nowSecs};
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
