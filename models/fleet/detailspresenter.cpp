// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/detailspresenter.h"

#include "models/fleet/instancecolumn.h"
#include "models/fleet/instancestore.h"
#include "models/fleet/phoneselection.h"
#include "models/fleet/statescales.h"
#include "models/operations/eligibility.h"
#include "models/operations/operationplan.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QMap>

#include <algorithm>
#include <array>
#include <optional>

namespace phonedeck {

namespace {

/// Many changes in a row make one update.
constexpr std::chrono::milliseconds gatherFor{40};
/// More different values than this tell nothing in a list.
constexpr qsizetype maxShares = 4;
constexpr qsizetype maxActions = 2;

using Line = DetailsPresenter::Line;

StateText signInWords(const InstanceColumns &columns, qsizetype row)
{
    StateText state = stateText(Scale::SignIn, columns.number(NumberField::SignIn, row));
    state.shape = StateShape::None;
    state.filled = false;
    return state;
}

Line textLine(const QString &label, const QString &value, bool canCopy)
{
    Line line;
    line.label = label;
    line.value = value.isEmpty() ? QStringLiteral("–") : value;
    line.copyText = canCopy ? value : QString();
    return line;
}

Line stateLine(const QString &label, const StateText &state)
{
    Line line;
    line.label = label;
    line.state = state;
    return line;
}

/// How the last backup or restore ended, and when, as given.
Line runLine(const QString &label, Scale scale, int value, const QString &time)
{
    Line line;
    line.label = label;
    // 0 is what a phone at rest has: it proves nothing (enums §6).
    const bool hasRun = value > 0;
    line.value = hasRun           ? stateText(scale, value).word
                 : time.isEmpty() ? DetailsPresenter::tr("Never")
                                  : time;
    line.secondLine = hasRun ? time : QString();
    return line;
}

/// A field by which many phones are compared: on a scale, or a name that repeats.
struct Compared {
    const char *column; ///< whose title it has
    std::optional<std::pair<Scale, NumberField>> number;
    NameField name = NameField::Region;
};
constexpr std::array comparedFields{
    Compared{"state", std::pair{Scale::Running, NumberField::Running}},
    Compared{"resource", std::pair{Scale::Resource, NumberField::Resource}},
    Compared{"sign-in", std::pair{Scale::SignIn, NumberField::SignIn}},
    Compared{"assigned", std::pair{Scale::Assigned, NumberField::Assigned}},
    Compared{"frozen", std::pair{Scale::Frozen, NumberField::Frozen}},
    Compared{"region", {}, NameField::Region},
    Compared{"spec", {}, NameField::Spec},
    Compared{"billing", {}, NameField::Billing},
    Compared{"project", {}, NameField::ProjectName},
};

/// The marked phones by the values of one field, most frequent first. Counts numbers, not words: all of a
/// large fleet may be marked.
QList<DetailsPresenter::Share> sharesOf(const InstanceColumns &columns, const QList<quint32> &rows,
                                        const Compared &field)
{
    QList<std::pair<int, int>> counts; // a handful of values: looking through them beats hashing
    qsizetype last = -1;
    for (quint32 row : rows) {
        const int value = field.number ? columns.number(field.number->second, row)
                                       : int(columns.names(field.name).indexAt(row));
        if (last < 0 || counts.at(last).first != value) {
            last = 0;
            while (last < counts.size() && counts.at(last).first != value)
                ++last;
            if (last == counts.size())
                counts.append({value, 0});
        }
        ++counts[last].second;
    }
    // Two numbers may have the same words (D2).
    QMap<QString, DetailsPresenter::Share> byWord;
    for (const auto &[value, count] : std::as_const(counts)) {
        StateText state;
        if (field.number)
            state = stateText(field.number->first, value);
        else
            state.word = value == InternedColumn::keptByRow ? DetailsPresenter::tr("Others")
                                                            : columns.names(field.name).values().at(value);
        if (!field.number && field.name == NameField::Spec)
            state.word = shortSpec(state.word);
        if (field.number && field.number->first == Scale::SignIn)
            state.shape = StateShape::None;
        if (state.word.isEmpty())
            state.word = QStringLiteral("–");
        byWord[state.word].state = state;
        byWord[state.word].count += count;
    }
    QList<DetailsPresenter::Share> shares = byWord.values();
    std::stable_sort(shares.begin(), shares.end(),
                     [](const auto &one, const auto &other) { return one.count > other.count; });
    return shares;
}

/// What is of use to most of the phones; nothing that none can take.
QList<DetailsPresenter::Offer> offersFor(const InstanceColumns &columns, const QList<quint32> &rows)
{
    const ActionSplits splits = splitsOf(columns, rows);
    const auto runs = std::count_if(rows.cbegin(), rows.cend(), [&columns](quint32 row) {
        return columns.number(NumberField::Running, row) == 2;
    });
    QList<DetailsPresenter::Offer> offers;
    for (ActionId id : {ActionId::BackUp, ActionId::Reboot, ActionId::Prepare}) {
        const ActionSplit &split = splits[size_t(id)];
        if (split.able > 0)
            offers.append({id, split.able, split.why()});
    }
    // What runs is prepared already.
    const auto use = [rest = int(rows.size() - runs)](const DetailsPresenter::Offer &offer) {
        return offer.action == ActionId::Prepare ? std::min(offer.able, rest) : offer.able;
    };
    std::stable_sort(offers.begin(), offers.end(),
                     [&use](const auto &one, const auto &other) { return use(one) > use(other); });
    return offers.mid(0, maxActions);
}

} // namespace

DetailsPresenter::DetailsPresenter(const InstanceStore &store, const PhoneSelection &selection,
                                   QObject *parent)
    : QObject(parent), m_store(store), m_selection(selection)
{
    m_later.setSingleShot(true);
    m_later.setInterval(gatherFor);
    connect(&m_later, &QTimer::timeout, this, &DetailsPresenter::update);
    const auto later = [this] {
        if (!m_later.isActive())
            m_later.start();
    };
    connect(&store, &InstanceStore::changed, this, later);
    connect(&store, &InstanceStore::compacted, this, later);
    connect(&selection, &PhoneSelection::changed, this, later);
}

void DetailsPresenter::setCurrent(const QString &instanceId)
{
    if (instanceId == m_current)
        return;
    m_current = instanceId;
    update();
}

void DetailsPresenter::setAsOf(const QString &clock)
{
    if (clock == m_asOf)
        return;
    m_asOf = clock;
    update();
}

void DetailsPresenter::update()
{
    m_later.stop();
    View view{makeOne(), makeSeveral()};
    if (view == m_view)
        return;
    m_view = std::move(view);
    Q_EMIT viewChanged();
}

DetailsPresenter::One DetailsPresenter::makeOne() const
{
    const qsizetype row = m_current.isEmpty() ? InstanceStore::noRow : m_store.rowOf(m_current);
    if (row == InstanceStore::noRow)
        return {};
    const InstanceColumns &columns = m_store.columns();
    const CellContext context{columns, QDateTime::currentSecsSinceEpoch(), m_asOf};
    const InstanceRecord phone = columns.record(row);
    const int resource = columns.number(NumberField::Resource, row);
    One one;
    one.name = phone.instanceName.isEmpty() ? phone.instanceId : phone.instanceName;
    one.instanceId = phone.instanceId;
    one.states = {stateLine(tr("State"), runningState(context, row)),
                  stateLine(tr("Resource"), stateText(Scale::Resource, resource)),
                  stateLine(tr("Sign-in"), signInWords(columns, row))};
    if (phone.frozenStatus != 0)
        one.states.append(stateLine(tr("Frozen"), stateText(Scale::Frozen, phone.frozenStatus)));

    if (phone.frozenStatus == 1)
        one.note =
            tr("This phone is frozen, usually for arrears or a violation. Most calls on it are refused.");
    else if (resource == 5 || phone.backupStatus == 3)
        one.note = tr("The last backup failed, so the newest data may exist only on this phone. Back it up "
                      "again before a reset.");
    else if (resource == 6 || phone.restoreStatus == 3)
        one.note = tr("The last restore failed. Prepare the phone again, or ask support.");
    else if (phone.runningStatus == 0)
        one.note = tr("The state of this phone could not be read. If it stays unknown, ask support.");

    const QList<PhoneFacts> facts = factsOf(m_store, {phone.instanceId});
    const bool isRunning = phone.runningStatus == 2;
    for (ActionId id : {ActionId::StopStreaming, ActionId::BackUp, ActionId::Reboot, ActionId::Prepare}) {
        // What runs is prepared already; a stream is stopped where there is one for sure.
        const bool isOfUse =
            (id != ActionId::Prepare || !isRunning) && (id != ActionId::StopStreaming || resource == 3);
        if (isOfUse && one.actions.size() < maxActions &&
            obstacle(id, facts.constFirst()) == PhoneReason::None)
            one.actions.append(id);
    }

    const bool isChinese = QLocale().language() == QLocale::Chinese;
    Line region = textLine(tr("Region"), phone.region, false);
    region.secondLine = isChinese || phone.regionNameEn.isEmpty() ? phone.regionName : phone.regionNameEn;
    Line billing = textLine(tr("Billing mode"), phone.billingMode, false);
    //: the reference doesn't say what the digit means
    billing.secondLine = phone.billingMode.isEmpty() ? QString() : tr("not documented");
    one.lines = {textLine(tr("User"), phone.assignUser, true),
                 textLine(tr("Member"), phone.memberName, false),
                 textLine(tr("Account"), phone.accountName, true),
                 textLine(tr("Spec"), phone.instanceSku, false),
                 region,
                 runLine(tr("Last backup"), Scale::Backup, phone.backupStatus, phone.backupTime),
                 runLine(tr("Last restore"), Scale::Restore, phone.restoreStatus, phone.restoreTime),
                 textLine(tr("Project"), phone.projectName, false),
                 textLine(tr("Project id"), phone.projectId, true),
                 textLine(tr("Phone id"), phone.phoneId, true),
                 billing};
    return one;
}

DetailsPresenter::Several DetailsPresenter::makeSeveral() const
{
    Several several;
    several.count = int(m_selection.count());
    if (several.count == 0)
        return several;
    const InstanceColumns &columns = m_store.columns();
    const QList<quint32> rows = m_selection.rows();
    for (quint32 row : rows)
        several.inUse += columns.number(NumberField::SignIn, row) == 1 ? 1 : 0;
    several.offers = offersFor(columns, rows);
    for (const Compared &field : comparedFields) {
        const InstanceColumn &column =
            instanceColumns()[size_t(instanceColumnIndex(QString::fromLatin1(field.column)))];
        QList<Share> shares = sharesOf(columns, rows, field);
        if (shares.size() == 1) {
            Line line;
            line.label = column.translatedTitle();
            line.state = field.number ? shares.constFirst().state : StateText();
            line.value = shares.constFirst().state.word;
            several.common.append(line);
            continue;
        }
        if (shares.size() > maxShares) {
            int rest = 0;
            while (shares.size() >= maxShares)
                rest += shares.takeLast().count;
            shares.append({{tr("Others"), Health::Neutral, StateShape::None, false}, rest});
        }
        several.differences.append({column.translatedTitle(), shares});
    }
    return several;
}

} // namespace phonedeck
