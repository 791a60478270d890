// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/confirmpresenter.h"

#include "models/fleet/statescales.h"
#include "models/transport/errortext.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QLocale>

#include <algorithm>

namespace phonedeck {

namespace {

// More lines than these make the columns longer than the sheet can bear; the rest is summed up.
constexpr qsizetype maxStateLines = 4;
constexpr qsizetype maxRegionLines = 3;

using Fact = ConfirmPresenter::Fact;
using FactColumn = ConfirmPresenter::FactColumn;

Fact fact(const QString &word, int count, Health health = Health::Neutral,
          StateShape shape = StateShape::None)
{
    // A shape where there is nothing to count would ask for a look in vain.
    return {StateText{word, health, count > 0 ? shape : StateShape::None, false}, count};
}

} // namespace

ConfirmPresenter::ConfirmPresenter(ActionId action, qsizetype total, const Setting &setting, QObject *parent)
    : QObject(parent), m_action(action), m_total(total), m_mostAtOnce(setting.mostAtOnce),
      m_list(setting.nowSecs, setting.mostAtOnce), m_isOutdated(std::make_shared<std::atomic<bool>>(false))
{
    m_plan.action = action;
    m_job.nowSecs = setting.nowSecs;
    m_next.action = action;
    m_next.accountName = setting.accountName;
    m_next.accountColor = setting.accountColor;
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (const ConfirmContentPtr content = m_watcher.result())
            takeContent(content);
    });
    connect(&m_list, &ConfirmListModel::filtered, this, [this] {
        describeList();
        publish();
    });
}

ConfirmPresenter::ConfirmPresenter(const PlanRequest &request, const Setting &setting, QObject *parent)
    : ConfirmPresenter(request.action, request.instanceIds.size(), setting, parent)
{
    m_job.request = request;
    m_job.backsUpFirst = request.again && isBackedUpFirst(request.action, request.again->operation.steps);
    decide();
}

ConfirmPresenter::ConfirmPresenter(const OperationPlan &plan, const Setting &setting, QObject *parent)
    : ConfirmPresenter(plan.action, plan.total(), setting, parent)
{
    m_job.original = sharedByWorker(plan);
    m_job.backsUpFirst = plan.backsUpFirst();
    decide();
}

ConfirmPresenter::~ConfirmPresenter()
{
    *m_isOutdated = true;
}

void ConfirmPresenter::toggleInUse()
{
    m_job.leavesOutInUse = !m_job.leavesOutInUse;
    decide();
}

void ConfirmPresenter::setBackUpFirst(bool isFirst)
{
    if (isFirst == m_job.backsUpFirst || m_plan.keepsSettings || !offersBackup(actionOf(m_action)))
        return;
    m_job.backsUpFirst = isFirst;
    decide();
}

void ConfirmPresenter::setWaves(const WaveForm &form)
{
    if (form == m_form || m_plan.keepsSettings)
        return;
    m_form = form;
    m_next.waves.form = form;
    m_next.waves.checked = checkWaves(form, int(m_plan.phones.size()));
    m_plan.waves = m_next.waves.checked.plan;
    if (m_content)
        describeRequests();
    describeButton();
    publish();
}

void ConfirmPresenter::setTyped(const QString &text)
{
    m_next.typed = text;
    describeButton();
    publish();
}

void ConfirmPresenter::setListFilter(const QString &text)
{
    m_list.setFilter(text);
    describeList();
    publish();
}

void ConfirmPresenter::showLeftOut(bool shows)
{
    m_wantsLeftOut = shows;
    describeList();
    publish();
}

void ConfirmPresenter::setRefusal(const QString &reason)
{
    m_next.refusal = reason;
    if (!reason.isEmpty())
        m_isConfirmed = false;
    describeButton();
    publish();
}

void ConfirmPresenter::confirm()
{
    if (!m_view.canConfirm)
        return;
    m_isConfirmed = true;
    describeButton();
    publish();
    Q_EMIT confirmed(m_plan);
}

void ConfirmPresenter::retranslate()
{
    m_list.retranslate();
    describe();
}

void ConfirmPresenter::decide()
{
    *m_isOutdated = true;
    m_isOutdated = std::make_shared<std::atomic<bool>>(false);
    if (m_total <= m_mostAtOnce) {
        takeContent(makeContent(m_job, *m_isOutdated));
        return;
    }
    m_watcher.setFuture(QtConcurrent::run(
        [job = m_job, isOutdated = m_isOutdated] { return makeContent(job, *isOutdated); }));
    m_next.isPlanning = true;
    describePlanning();
    publish();
}

void ConfirmPresenter::takeContent(const ConfirmContentPtr &content)
{
    if (!m_content) {
        const OperationPlan &plan = *content->original;
        m_form = plan.waves.isOneWave() ? suggestedWaves(int(plan.phones.size())) : formOf(plan.waves);
        // It holds all that is needed from now on.
        m_job.original = content->original;
        m_job.request = {};
    }
    // First what is shared with the last one, so that nothing of it ends here.
    m_plan = content->plan;
    m_list.show(content, m_list.part());
    m_content = content;
    m_next.isPlanning = false;
    describe();
}

/// What can be said before it is known what it comes to.
void ConfirmPresenter::describePlanning()
{
    const Action &action = actionOf(m_action);
    m_next.busy = tr("Looking at %Ln phones…", nullptr, int(m_total));
    if (!m_content) {
        m_next.question = action.title();
        m_next.consequence = action.consequence();
        m_next.destroys = action.effect == Effect::Destroys;
        m_next.confirmsOnEnter = !m_next.destroys;
        m_next.listTitle = m_next.busy;
    }
    m_next.backUpFirst.isOn = m_job.backsUpFirst;
    describeButton();
}

void ConfirmPresenter::describe()
{
    if (!m_content) {
        describePlanning();
        publish();
        return;
    }
    m_next.busy.clear();
    const Action &action = actionOf(m_plan.action);
    const int phones = int(m_plan.phones.size());
    if (phones > 0)
        m_next.question = action.question(phones);
    else
        //: %1 is an action such as Reset
        m_next.question =
            tr("%1: none of %Ln phones can take it", nullptr, m_plan.total()).arg(action.title());
    m_next.consequence = phones > 0 ? action.consequence() : tr("Nothing will be done.");
    if (phones > 0 && m_plan.keepsSettings)
        m_next.consequence = joinSentences({m_next.consequence, asBefore()});
    m_next.destroys = action.effect == Effect::Destroys;
    m_next.confirmsOnEnter = !m_next.destroys;
    m_next.waves.isOffered = phones > 1 && !m_plan.keepsSettings;
    m_next.waves.form = m_form;
    m_next.waves.checked = m_plan.keepsSettings ? CheckedWaves() : checkWaves(m_form, phones);
    m_plan.waves = m_plan.keepsSettings ? m_content->original->waves : m_next.waves.checked.plan;
    describeFacts();
    describeNote();
    describeLeftOut();
    describeList();
    describeRequests();
    if (m_next.isPlanning)
        describePlanning();
    describeButton();
    publish();
}

/// What can't be changed in a sheet that repeats an operation as it was.
QString ConfirmPresenter::asBefore() const
{
    QStringList sentences;
    //: an operation that is repeated: a backup was made before it
    const QString backup = tr("As before, each phone is backed up first.");
    if (m_plan.backsUpFirst())
        sentences.append(backup);
    const int phones = int(m_plan.phones.size());
    if (m_plan.waves.sizes(phones).size() > 1) {
        //: an operation that is repeated: it goes out in portions
        sentences.append(tr("As before, it goes out in steps."));
        sentences.append(checkWaves(formOf(m_plan.waves), phones).words);
    }
    if (sentences.isEmpty())
        sentences.append(tr("It is done as before."));
    return joinSentences(sentences);
}

void ConfirmPresenter::describeFacts()
{
    m_next.columns.clear();
    if (m_plan.phones.isEmpty())
        return;
    const BlastRadius &radius = m_content->radius;

    FactColumn states{tr("By state"), {}};
    QList<int> values = radius.byRunning.keys();
    std::sort(values.begin(), values.end(), [](int one, int other) {
        return stateOrder(Scale::Running, one) < stateOrder(Scale::Running, other);
    });
    int others = 0;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const int count = radius.byRunning.value(values.at(i));
        if (i >= maxStateLines) {
            others += count;
            continue;
        }
        StateText state = stateText(Scale::Running, values.at(i));
        if (values.at(i) < 0)
            state.word = tr("No information");
        state.filled = false;
        states.facts.append({state, count});
    }
    if (others > 0)
        states.facts.append(fact(tr("Other states"), others));
    QList<std::pair<int, QString>> regions;
    for (auto region = radius.byRegion.cbegin(); region != radius.byRegion.cend(); ++region)
        regions.append({region.value(), region.key()});
    std::sort(regions.begin(), regions.end(), [](const auto &one, const auto &other) {
        return one.first != other.first ? one.first > other.first : one.second < other.second;
    });
    int elsewhere = 0;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        const auto &[count, region] = regions.at(i);
        if (i >= maxRegionLines)
            elsewhere += count;
        else if (region.isEmpty())
            states.facts.append(fact(tr("No region told"), count));
        else
            states.facts.append(fact(tr("Region %1").arg(region), count));
    }
    if (elsewhere > 0)
        states.facts.append(fact(tr("Other regions"), elsewhere));

    const FactColumn use{tr("In use right now"),
                         {fact(tr("Signed in"), radius.signedIn, Health::Ok, StateShape::RingDisc),
                          fact(tr("Streaming"), radius.streaming, Health::Ok, StateShape::RingDisc),
                          fact(tr("Assigned to a user"), radius.assigned),
                          //: phones that no user has
                          fact(tr("Free"), radius.free)}};
    const FactColumn backups{
        tr("Last good backup"),
        {fact(tr("Under 24 h"), radius.backedUpDay, Health::Ok, StateShape::Check),
         fact(tr("1 to 7 days"), radius.backedUpWeek),
         fact(tr("Over 7 days"), radius.backedUpOlder, Health::Attention, StateShape::Triangle),
         //: there never was a good backup
         fact(tr("Never"), radius.neverBackedUp, Health::Attention, StateShape::Triangle)}};
    m_next.columns = {states, use, backups};
}

void ConfirmPresenter::describeNote()
{
    m_next.inUse = {};
    if (!actionOf(m_plan.action).disturbsUse)
        return;
    if (m_job.leavesOutInUse) {
        m_next.inUse = {tr("%Ln phones in use are left out.", nullptr, m_content->leftOutInUse),
                        {},
                        tr("Take them in again"),
                        false};
        return;
    }
    const int inUse = m_content->radius.inUse;
    if (inUse > 0)
        m_next.inUse = {tr("%Ln people are using their phones now.", nullptr, inUse),
                        tr("Their sessions would end at once.", nullptr, inUse),
                        tr("Leave these %Ln out", nullptr, inUse), true};
}

void ConfirmPresenter::describeLeftOut()
{
    m_next.leftOut.clear();
    if (m_plan.skipped.isEmpty())
        return;
    const QMap<PhoneReason, int> &counts = m_content->skippedBy;
    QList<PhoneReason> reasons = counts.keys();
    std::stable_sort(reasons.begin(), reasons.end(), [&counts](PhoneReason one, PhoneReason other) {
        return counts.value(one) > counts.value(other);
    });
    QStringList words;
    for (PhoneReason reason : std::as_const(reasons))
        words.append(obstacleText(reason, counts.value(reason)));
    //: between the reasons of a list: "4 are being backed up, 2 are frozen"
    const QString all = words.join(tr(", "));
    //: %1 is how many were selected, %2 the reasons: "6 of the 143 selected are left out: 4 are being backed
    //: up, 2 are frozen."
    m_next.leftOut = tr("%Ln of the %1 selected are left out: %2.", nullptr, int(m_plan.skipped.size()))
                         .arg(QLocale().toString(m_plan.total()), all);
}

void ConfirmPresenter::describeList()
{
    if (!m_content)
        return;
    using Part = ConfirmListModel::Part;
    const bool hasActedOn = !m_plan.phones.isEmpty();
    const bool hasLeftOut = !m_plan.skipped.isEmpty();
    const bool shows = hasLeftOut && (m_wantsLeftOut || !hasActedOn);
    const Part part = shows ? Part::LeftOut : Part::ActedOn;
    if (part != m_list.part())
        m_list.show(m_content, part);
    const QLocale locale;
    const int total = m_list.total();
    const int shown = m_list.rowCount();
    const QString phones =
        shows ? tr("%Ln phones left out", nullptr, total) : tr("%Ln phones", nullptr, total);
    m_next.showsLeftOut = shows;
    //: %1 phones of a list are shown; %2 is "137 phones"
    m_next.listTitle = m_list.isFiltered() && !m_list.isFiltering()
                           ? tr("%1 of %2").arg(locale.toString(shown), phones)
                           : phones;
    const bool hasInUse = hasActedOn && m_plan.phones.constFirst().isInUse();
    m_next.listHint = !shows && hasInUse ? tr("those in use first") : QString();
    m_next.listSwitch.clear();
    if (hasActedOn && hasLeftOut)
        m_next.listSwitch = shows ? tr("Back to the others") : tr("Show them");
}

void ConfirmPresenter::describeRequests()
{
    const Action &action = actionOf(m_plan.action);
    m_next.requests.clear();
    m_next.backUpFirst = {};
    const int phones = int(m_plan.phones.size());
    const int requests = m_content->requests.of(m_plan.waves);
    if (requests == phones && phones > 1 && action.maxInstances == 1)
        m_next.requests = tr("%Ln requests, one per phone", nullptr, requests);
    else if (requests == int(m_content->radius.byRegion.size()) && requests > 1)
        m_next.requests = tr("%Ln requests, one per region", nullptr, requests);
    else if (phones > 0)
        m_next.requests = tr("%Ln requests", nullptr, requests);
    if (m_plan.keepsSettings || !offersBackup(action) || (phones == 0 && !m_job.backsUpFirst))
        return;

    m_next.backUpFirst.isOn = m_job.backsUpFirst;
    //: %1 is an action such as reset
    m_next.backUpFirst.text =
        tr("Back up first, and %1 only what was backed up").arg(action.title().toLower());
    QString hint = tr("%Ln requests more", nullptr, m_content->backupRequests.of(m_plan.waves));
    if (const int lost = phones - m_content->backedUp; lost > 0)
        //: %1 is "3 requests more"
        hint = tr("%1; %Ln can't be backed up", nullptr, lost).arg(hint);
    m_next.backUpFirst.hint = m_content->backedUp == 0 ? tr("none of them can be backed up") : hint;
}

void ConfirmPresenter::describeButton()
{
    const int phones = int(m_plan.phones.size());
    m_next.command = phones > 0 ? actionOf(m_plan.action).command(phones) : QString();
    if (!m_content)
        m_next.command = actionOf(m_action).title();
    m_next.countToType = m_plan.countToType();
    const std::optional<int> typed = typedCount(m_next.typed);
    const bool isTyped = m_next.countToType == 0 || typed == m_next.countToType;
    const bool isOnTheWay = typed && QString::number(m_next.countToType).startsWith(QString::number(*typed));
    m_next.isTypedWrong = !isTyped && !m_next.typed.isEmpty() && !isOnTheWay;
    m_next.canConfirm = phones > 0 && !m_next.isPlanning && isTyped && m_next.refusal.isEmpty() &&
                        !m_isConfirmed && m_next.waves.checked.firstError().isEmpty();
}

void ConfirmPresenter::publish()
{
    if (m_next == m_view)
        return;
    m_view = m_next;
    Q_EMIT viewChanged();
}

} // namespace phonedeck
