// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/accounts/statuspresenter.h"

#include "models/accounts/accountsession.h"
#include "models/transport/errortext.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr std::chrono::milliseconds gatherFor{100};
constexpr std::chrono::seconds refreshToldFor{6};

StateText connectionState(ConnectionState state)
{
    switch (state) {
    case ConnectionState::SigningIn:
        return {StatusPresenter::tr("Signing in"), Health::Moving, StateShape::HalfRing, false};
    case ConnectionState::Connected:
        return {StatusPresenter::tr("Connected"), Health::Ok, StateShape::Disc, false};
    case ConnectionState::Refused:
        return {StatusPresenter::tr("Sign-in refused"), Health::Failed, StateShape::CrossSquare, false};
    case ConnectionState::Failing:
        return {StatusPresenter::tr("Not connected"), Health::Attention, StateShape::Triangle, false};
    }
    return {};
}

QString tokenText(const QDateTime &expiresUtc)
{
    if (!expiresUtc.isValid())
        return {};
    const qint64 secs = std::max<qint64>(0, QDateTime::currentDateTimeUtc().secsTo(expiresUtc));
    //: how long the sign-in token still lives, in hours and minutes
    return secs >= 2 * 3600 ? StatusPresenter::tr("Token %1 h").arg(secs / 3600)
                            : StatusPresenter::tr("Token %1 min").arg(secs / 60);
}

QString perSecond(double rate)
{
    return QLocale().toString(rate, 'f', rate < 9.95 ? 1 : 0);
}

QString holdUpMeans(GovernorState::Reason reason)
{
    switch (reason) {
    case GovernorState::Reason::Free:
        break;
    case GovernorState::Reason::Paused:
        return StatusPresenter::tr("The service asked to wait; until then nothing is sent.");
    case GovernorState::Reason::Throttled:
        return StatusPresenter::tr("The service refuses more; calls wait for their turn.");
    case GovernorState::Reason::ServiceFailing:
        return StatusPresenter::tr("Calls fail on their way to the service; fewer are sent at a time.");
    }
    return {};
}

QString clockOf(const QDateTime &utc)
{
    return QLocale().toString(utc.toLocalTime(), QStringLiteral("HH:mm:ss"));
}

QString refreshedText(const StatusRefresh::Outcome &outcome)
{
    if (outcome.missing > 0)
        return StatusPresenter::tr("The state of %Ln phones could not be read", nullptr, outcome.missing);
    if (outcome.gone > 0)
        return StatusPresenter::tr("%Ln of the phones are no longer listed", nullptr, outcome.gone);
    return StatusPresenter::tr("The state of %Ln phones was read", nullptr, outcome.phones);
}

} // namespace

QString RunningView::sentence() const
{
    if (operations == 0)
        return {};
    QStringList parts{title + u' ' + counts};
    for (const QString &part : {failed, left}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(StatusPresenter::tr(", "));
}

StatusPresenter::StatusPresenter(AccountSession &session, QObject *parent)
    : QObject(parent), m_session(session), m_refresh(session.client(), session.store())
{
    connect(&session, &AccountSession::stateChanged, this, &StatusPresenter::update);
    connect(&session, &AccountSession::tokenChanged, this, &StatusPresenter::update);
    // Replies come by the hundred a second; a person sees ten changes of them.
    m_later.setSingleShot(true);
    m_later.setInterval(gatherFor);
    connect(&m_later, &QTimer::timeout, this, &StatusPresenter::update);
    connect(&session.sync(), &FleetSync::statusChanged, this, [this] {
        if (!m_later.isActive())
            m_later.start();
    });
    // Its figures change with every call and can wait for the clock.
    connect(&session.client().governor(), &Governor::stateChanged, this, [this] {
        if (m_session.client().governor().state().reason != m_reason && !m_later.isActive())
            m_later.start();
    });
    connect(&session.sync(), &FleetSync::listed, this, &StatusPresenter::update);
    connect(&session.messages(), &MessageLog::changed, this, &StatusPresenter::update);
    const OperationEngine &engine = session.engine();
    for (auto signal : {&OperationEngine::operationAdded, &OperationEngine::operationEnded})
        connect(&engine, signal, this, &StatusPresenter::update);
    connect(&engine, &OperationEngine::operationChanged, this, [this] {
        if (!m_later.isActive())
            m_later.start();
    });
    connect(&engine, &OperationEngine::loaded, this, &StatusPresenter::update);
    connect(&engine, &OperationEngine::obstacleChanged, this, &StatusPresenter::update);
    m_refreshTold.setSingleShot(true);
    m_refreshTold.setInterval(refreshToldFor);
    connect(&m_refreshTold, &QTimer::timeout, this, &StatusPresenter::update);
    connect(&m_refresh, &StatusRefresh::changed, this, &StatusPresenter::update);
    connect(&m_refresh, &StatusRefresh::finished, this, &StatusPresenter::takeRefresh);
    // For what only time changes: the token's life and the request rate.
    m_clock.setInterval(std::chrono::seconds(1));
    connect(&m_clock, &QTimer::timeout, this, &StatusPresenter::update);
    m_clock.start();
    m_view = makeView();
}

void StatusPresenter::update()
{
    takePace();
    View view = makeView();
    m_reason = m_session.client().governor().state().reason;
    if (view == m_view)
        return;
    m_view = std::move(view);
    Q_EMIT viewChanged();
}

StateText StatusPresenter::holdUpText(const GovernorState &state, const QDateTime &nowUtc)
{
    switch (state.reason) {
    case GovernorState::Reason::Free:
        break;
    case GovernorState::Reason::Paused:
        //: calls to the service, which said when to come back; a time of day
        return {tr("Paused until %1").arg(clockOf(nowUtc.addMSecs(state.pausedFor.count()))),
                Health::Attention, StateShape::Triangle, false};
    case GovernorState::Reason::Throttled:
        //: calls to the service, to a number of them per second
        return {tr("Throttled to %1/s").arg(perSecond(state.ratePerSecond)), Health::Moving,
                StateShape::HalfRing, false};
    case GovernorState::Reason::ServiceFailing:
        //: calls to the service fail: at most so many at a time
        return {tr("Service failing, %Ln calls at a time", nullptr, state.maxInFlight), Health::Attention,
                StateShape::Triangle, false};
    }
    return {};
}

QString StatusPresenter::callsText(const GovernorState &state)
{
    const QLocale locale;
    QStringList lines;
    const QString means = holdUpMeans(state.reason);
    if (!means.isEmpty())
        lines.append(means);
    //: calls; the second is how many there may be
    lines.append(
        tr("Under way: %1 of %2").arg(locale.toString(state.inFlight), locale.toString(state.maxInFlight)));
    //: calls
    lines.append(tr("Waiting: %1").arg(locale.toString(state.waiting)));
    if (state.ratePerSecond > 0)
        lines.append(tr("Limit found: %1 req/s").arg(perSecond(state.ratePerSecond)));
    return lines.join(u'\n');
}

void StatusPresenter::takeRefresh(const StatusRefresh::Outcome &outcome)
{
    m_refreshed = outcome;
    m_refreshTold.start();
    if (outcome.failure)
        m_session.messages().add(MessageTopic::States, *outcome.failure);
    update();
}

void StatusPresenter::takePace()
{
    const QList<OperationRecord> running = m_session.engine().running();
    const qint64 paced = running.size() == 1 ? running.constFirst().id : 0;
    if (paced != m_paced)
        m_pace = {};
    m_paced = paced;
    if (paced != 0)
        m_pace.take(QDateTime::currentMSecsSinceEpoch(), running.constFirst().counts.ended());
}

RunningView StatusPresenter::runningOf(const OperationEngine &engine, const OperationPace &pace)
{
    const QLocale locale;
    RunningView view;
    const QList<OperationRecord> running = engine.running();
    if (running.isEmpty())
        return view;
    const OperationRecord &latest = running.constFirst();
    PhoneCounts counts;
    for (const OperationRecord &operation : running) {
        for (int state = 0; state < phoneStateCount; ++state)
            counts.byState[state] += operation.counts.byState[state];
    }
    view.operations = int(running.size());
    view.operation = latest.id;
    view.action = latest.action;
    const int total = counts.total() - counts.of(PhoneState::Skipped);
    const int ended = counts.ended() - counts.of(PhoneState::Skipped);
    const int failed = counts.of(PhoneState::Failed);
    const int unknown = counts.of(PhoneState::Unknown);
    view.title = view.operations == 1 ? actionOf(latest.action).title()
                                      : tr("%Ln operations", nullptr, view.operations);
    //: phones with an outcome, of all
    view.counts = tr("%1 of %2").arg(locale.toString(ended), locale.toString(total));
    QStringList bad;
    if (failed > 0)
        //: phones of an operation
        bad.append(tr("%Ln failed", nullptr, failed));
    if (unknown > 0)
        //: phones of an operation of which nobody knows whether it was done
        bad.append(tr("%Ln unknown", nullptr, unknown));
    view.failed = bad.join(tr(", "));
    view.waits = latest.state == RunState::Braked;
    const qint64 left = view.operations == 1 ? msLeft(latest, pace) : -1;
    if (view.waits)
        //: an operation, for a person to let its next wave begin
        view.left = tr("waits for you");
    else if (latest.state == RunState::Cancelling)
        //: an operation that was cancelled and whose last answers are awaited
        view.left = tr("stopping");
    else if (left >= 0)
        //: how long an operation will still take
        view.left = tr("%1 left").arg(durationText(std::max<qint64>(left, 1000)));
    if (total > 0) {
        view.failedShare = double(failed) / total;
        view.unknownShare = double(unknown) / total;
        view.doneShare = double(ended - failed - unknown) / total;
    }
    return view;
}

StatusPresenter::View StatusPresenter::makeView() const
{
    const QLocale locale;
    const SyncStatus &sync = m_session.sync().status();
    View view;
    view.connection = connectionState(m_session.state());
    view.token = tokenText(m_session.tokenExpiresUtc());
    const double rate = m_session.requests().ratePerSecond(QDateTime::currentDateTimeUtc());
    //: requests per second
    view.rate = tr("%1 req/s").arg(locale.toString(rate, 'f', 1));
    view.rateShare = double(m_session.client().callsInFlight()) / m_session.maxCallsInFlight();
    const GovernorState calls = m_session.client().governor().state();
    view.holdUp = holdUpText(calls, QDateTime::currentDateTimeUtc());
    view.calls = callsText(calls);
    view.unreadMessages = m_session.messages().unreadCount();
    view.running = runningOf(m_session.engine(), m_pace);
    view.isReadOnly = m_session.engine().isReadOnly();
    if (m_refresh.underWay() > 0)
        view.task = tr("Reading the state of %Ln phones", nullptr, m_refresh.underWay());
    else if (m_refreshTold.isActive())
        view.task = refreshedText(m_refreshed);

    const bool isFirstListing = sync.isListing && !sync.lastListedUtc.isValid();
    if (isFirstListing && sync.pagesTotal > 0) {
        const int total = std::max(sync.claimedTotal, sync.listed);
        view.loading = tr("Loading %1 of %2").arg(locale.toString(sync.listed), locale.toString(total));
        view.loadingShare = double(sync.pagesDone) / std::max(1, sync.pagesTotal);
    }
    if (sync.lastListedUtc.isValid())
        view.refreshedAt = clockOf(sync.lastListedUtc);

    const std::optional<ApiError> failure = m_session.failure();
    if (failure) {
        const ErrorText text = describe(*failure);
        const bool hasPhones = m_session.store().count() > 0;
        view.trouble = text.happened;
        view.troubleToDo = text.toDo;
        view.troubleDetail = text.detail;
        if (hasPhones && sync.lastListedUtc.isValid())
            //: what is shown was read at that time
            view.dataAge = tr("as of %1").arg(view.refreshedAt);
        else if (hasPhones)
            view.dataAge = tr("incomplete");
    }
    return view;
}

} // namespace phonedeck
