// SPDX-License-Identifier: GPL-3.0-or-later
// Waves, steps and how the phones of an operation stand; what comes of its requests is in
// operationanswers.cpp.
#include "models/operations/operationrun.h"

#include "models/storage/workerend.h"

#include <QtCore/QPointer>

#include <algorithm>
#include <utility>

namespace phonedeck {

namespace {

// In one turn of the event loop: phones handed to the journal, requests made, news taken.
constexpr qsizetype writtenAtOnce = 4000;
constexpr qsizetype splitAtOnce = 8000;
constexpr qsizetype sentAtOnce = 2000;
constexpr qsizetype newsAtOnce = 4000;

template <typename T> QList<T> takeFirst(QList<T> &list, qsizetype count)
{
    const QList<T> first = list.mid(0, count);
    list.remove(0, first.size());
    return first;
}

} // namespace

OperationRun::OperationRun(const OperationTools &tools, const OperationRecord &record,
                           const QList<PhoneRecord> &phones, QObject *parent)
    : QObject(parent), m_tools(tools), m_record(record), m_phones(phones),
      m_line(tools.sender, tools.journal, tools.settings.requestsInFlight,
             [this](const RequestIntent &request) {
                 QList<UserInstance> targets;
                 targets.reserve(request.positions.size());
                 for (int position : request.positions)
                     targets.append({m_phones.at(position).instanceId, m_phones.at(position).userId});
                 return targets;
             }),
      m_untangleBudget(tools.settings.untangleBudget), m_isTouched(phones.size())
{
    for (int position = 0; position < m_phones.size(); ++position) {
        const PhoneRecord &phone = std::as_const(m_phones).at(position);
        if (phone.state == PhoneState::Skipped)
            continue;
        while (m_byWave.size() <= phone.wave)
            m_byWave.append(QList<int>());
        m_byWave[phone.wave].append(position);
    }
    for (QTimer *timer : {&m_writeTimer, &m_sendTimer, &m_newsTimer}) {
        timer->setSingleShot(true);
        timer->setInterval(0);
    }
    connect(&m_writeTimer, &QTimer::timeout, this, &OperationRun::writeSlice);
    connect(&m_sendTimer, &QTimer::timeout, this,
            [this] { m_unsplit.isEmpty() ? sendSlice() : splitSlice(); });
    connect(&m_newsTimer, &QTimer::timeout, this, &OperationRun::takeNews);
    m_waveTimer.setSingleShot(true);
    connect(&m_waveTimer, &QTimer::timeout, this, [this] { beginWave(m_record.wave + 1); });
    connect(&m_line, &RequestLine::leaving, this, &OperationRun::takeLeaving);
    connect(&m_line, &RequestLine::answered, this, &OperationRun::takeAnswer);
    connect(&m_line, &RequestLine::notRecorded, this, [this] { stop(PhoneReason::NotRecorded); });
}

OperationRun::~OperationRun()
{
    if (m_isRecorded && !m_unwritten.isEmpty())
        m_tools.journal.update(changesOf(m_unwritten));
    endOnWorker(std::move(m_phones));
}

// --- how it stands ---

bool OperationRun::isSettled() const
{
    if (!m_record.isEnded())
        return false;
    if (m_record.counts.of(PhoneState::Unknown) == 0)
        return true;
    return std::none_of(m_phones.cbegin(), m_phones.cend(), [](const PhoneRecord &phone) {
        return phone.state == PhoneState::Unknown && phone.isChecked;
    });
}

bool OperationRun::isBusyWith(const PhoneRecord &phone) const
{
    if (m_record.isEnded())
        return false;
    const bool mayGoOn =
        phone.state == PhoneState::Unknown && phone.isChecked && !m_isStopped && phone.step < lastStep();
    return !isOutcome(phone.state) || mayGoOn;
}

bool OperationRun::holdsTheWave(const PhoneRecord &phone) const
{
    if (m_isStopped)
        return !isOutcome(phone.state);
    if (phone.wave != m_record.wave || phone.step != m_step)
        return false;
    return !isOutcome(phone.state) ||
           (phone.state == PhoneState::Unknown && phone.isChecked && m_step < lastStep());
}

void OperationRun::recount()
{
    m_holding = int(std::count_if(m_phones.cbegin(), m_phones.cend(),
                                  [this](const PhoneRecord &phone) { return holdsTheWave(phone); }));
}

QList<int> OperationRun::takeTouched()
{
    for (int position : std::as_const(m_touched))
        m_isTouched.clearBit(position);
    return std::exchange(m_touched, {});
}

/// Hands what has changed to the journal and to whoever shows it.
void OperationRun::publish()
{
    const QList<int> positions = takeTouched();
    if (positions.isEmpty())
        return;
    write(positions);
    Q_EMIT changed(positions);
}

void OperationRun::write(const QList<int> &positions)
{
    if (!m_isRecorded)
        return;
    m_unwritten += positions;
    if (m_unwritten.size() > writtenAtOnce)
        m_writeTimer.start();
    else
        m_tools.journal.update(changesOf(std::exchange(m_unwritten, {})));
}

void OperationRun::writeSlice()
{
    const QList<int> slice = takeFirst(m_unwritten, writtenAtOnce);
    m_tools.journal.update(changesOf(slice));
    if (!m_unwritten.isEmpty())
        m_writeTimer.start();
    else
        goOn();
}

PhoneChanges OperationRun::changesOf(const QList<int> &positions) const
{
    PhoneChanges changes{m_record.id, positions, {}};
    changes.phones.reserve(positions.size());
    for (int position : positions)
        changes.phones.append(m_phones.at(position));
    return changes;
}

void OperationRun::writeRecord(RunState state)
{
    m_record.state = state;
    if (m_isRecorded)
        m_tools.journal.update(m_record);
}

// --- from the beginning to the end ---

void OperationRun::begin()
{
    m_sinceBegin.start();
    recount();
    m_tools.journal.add(m_record, m_phones, this, [this](bool isWritten) {
        m_isBegun = true;
        m_isRecorded = isWritten;
        if (m_isStopped) { // cancelled meanwhile, which is still to be written
            for (const QList<int> &wave : std::as_const(m_byWave))
                write(wave);
            goOn();
        } else if (isWritten) {
            beginWave(0);
        } else {
            stop(PhoneReason::NotRecorded);
        }
    });
}

void OperationRun::beginWave(int wave)
{
    m_record.wave = wave;
    writeRecord(RunState::Running);
    beginStep(0);
    Q_EMIT changed({});
}

void OperationRun::beginStep(int step)
{
    m_step = step;
    QList<int> positions;
    for (int position : m_byWave.value(m_record.wave)) {
        const PhoneRecord &phone = std::as_const(m_phones).at(position);
        if (phone.state == PhoneState::Waiting && phone.step == step)
            positions.append(position);
    }
    m_holding = int(positions.size());
    if (positions.isEmpty()) {
        goOn();
        return;
    }
    m_unsplit = positions;
    m_split.emplace(m_record.steps.at(step), positions.size());
    splitSlice();
}

void OperationRun::splitSlice()
{
    m_split->add(m_phones, takeFirst(m_unsplit, splitAtOnce));
    if (!m_unsplit.isEmpty()) {
        m_sendTimer.start();
        return;
    }
    m_unsent = m_split->take();
    m_split.reset();
    sendSlice();
}

void OperationRun::sendSlice()
{
    send(takeFirst(m_unsent, sentAtOnce));
    if (!m_unsent.isEmpty())
        m_sendTimer.start();
}

QList<qint64> OperationRun::send(const QList<PlannedBatch> &batches)
{
    QList<qint64> numbers;
    QList<RequestIntent> requests;
    requests.reserve(batches.size());
    for (const PlannedBatch &batch : batches) {
        RequestIntent request;
        request.number = m_tools.journal.takeRequestNumber();
        request.operation = m_record.id;
        request.step = m_record.steps.at(m_step);
        request.stepIndex = m_step;
        request.wave = m_record.wave;
        request.userId = batch.userId;
        request.positions = batch.positions;
        // The journal does the same with the intent: nothing else has to be written.
        for (int position : batch.positions)
            m_phones[position].request = request.number;
        requests.append(request);
        numbers.append(request.number);
    }
    m_line.add(requests);
    return numbers;
}

/// Called whenever something may have ended.
void OperationRun::goOn()
{
    if (!m_isBegun || m_holding > 0 || m_record.isEnded() || m_record.state == RunState::Braked ||
        m_waveTimer.isActive())
        return;
    if (m_isStopped) {
        if (m_unwritten.isEmpty()) // who reads the journal afterwards finds all of it
            end();
        return;
    }
    const QList<int> wave = m_byWave.value(m_record.wave);
    const bool hasNextStep =
        m_step < lastStep() && std::any_of(wave.cbegin(), wave.cend(), [this](int position) {
            return m_phones.at(position).state == PhoneState::Waiting;
        });
    if (hasNextStep)
        beginStep(m_step + 1);
    else
        endWave();
}

void OperationRun::endWave()
{
    if (m_record.wave + 1 >= m_byWave.size()) {
        stop(PhoneReason::SettledLate); // nothing is left to be sent; what is settled later ends with it
        return;
    }
    PhoneCounts counts;
    for (int position : m_byWave.at(m_record.wave))
        ++counts.of(m_phones.at(position).state);
    if (m_record.waves.brakes(counts)) {
        writeRecord(RunState::Braked);
        Q_EMIT changed({});
        return;
    }
    const std::chrono::milliseconds spread = m_record.waves.spreadOver.count() * m_tools.settings.minute;
    const std::chrono::milliseconds due = spread * (m_record.wave + 1) / m_byWave.size();
    const std::chrono::milliseconds wait = due - std::chrono::milliseconds(m_sinceBegin.elapsed());
    m_waveTimer.start(std::max(wait, std::chrono::milliseconds(0)));
}

void OperationRun::end()
{
    m_record.endedMs = QDateTime::currentMSecsSinceEpoch();
    writeRecord(RunState::Ended);
    m_wasSettled = isSettled();
    const QPointer<OperationRun> self(this);
    Q_EMIT changed({});
    if (self)
        Q_EMIT ended();
}

void OperationRun::stop(PhoneReason reason)
{
    if (m_isStopped)
        return;
    m_isStopped = true;
    m_stopReason = reason;
    m_waveTimer.stop();
    m_sendTimer.stop();
    m_unsplit.clear();
    m_split.reset();
    m_unsent.clear();
    m_suspects.clear();
    m_throttled.clear();
    m_line.close();
    cancelWaiting();
    if (m_holding > 0)
        writeRecord(RunState::Cancelling);
    else if (m_record.state == RunState::Braked)
        m_record.state = RunState::Running; // on its way to the end
    const QPointer<OperationRun> self(this);
    publish();
    if (!self)
        return;
    Q_EMIT changed({});
    if (self)
        goOn();
}

/// All at once, since none of them may be sent any more: one pass over the phones, with what holds the wave
/// counted anew.
void OperationRun::cancelWaiting()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_holding = 0;
    m_touched.reserve(m_touched.size() + m_record.counts.of(PhoneState::Waiting));
    for (int position = 0; position < m_phones.size(); ++position) {
        PhoneRecord &phone = m_phones[position];
        if (phone.state != PhoneState::Waiting) {
            m_holding += holdsTheWave(phone) ? 1 : 0;
            continue;
        }
        phone.state = PhoneState::Cancelled;
        phone.reason = m_stopReason;
        phone.endedMs = nowMs;
        touch(position);
    }
    m_record.counts.of(PhoneState::Cancelled) += std::exchange(m_record.counts.of(PhoneState::Waiting), 0);
}

void OperationRun::setReadOnly()
{
    if (!m_record.isEnded() && m_record.state != RunState::Braked)
        stop(PhoneReason::SetReadOnly);
}

void OperationRun::proceed()
{
    if (m_record.state != RunState::Braked || m_isStopped)
        return;
    beginWave(m_record.wave + 1);
}

void OperationRun::takeUp(const TakenUp &left)
{
    m_isBegun = true;
    m_isRecorded = true;
    m_isStopped = true;
    // Of one that had ended before, the next step was not kept from anybody by the end of the console.
    m_stopReason = m_record.isEnded() ? PhoneReason::SettledLate : PhoneReason::ConsoleEnded;
    m_line.close();
    recount();
    // Its end is written after its phones, or the next start would not look at them any more.
    if (!m_record.isEnded())
        m_record.state = RunState::Running;
    write(left.changed);
    if (m_holding == 0 && m_unwritten.isEmpty() && !m_record.isEnded()) {
        m_record.endedMs = QDateTime::currentMSecsSinceEpoch();
        writeRecord(RunState::Ended);
    }
    m_wasSettled = isSettled();
    for (const FollowedBatch &batch : left.batches)
        m_tools.tracker.follow(batch);
}

void OperationRun::check(const QSet<QString> &touched)
{
    // A phone that turns out to be done with a step would wait for the next one, which may have begun without
    // it and does not begin again.
    if (!m_record.isEnded())
        return;
    m_stopReason = PhoneReason::SettledLate;
    QMap<std::pair<qint64, bool>, QList<int>> byRequest;
    for (int position = 0; position < m_phones.size(); ++position) {
        const PhoneRecord &known = std::as_const(m_phones).at(position);
        if (!known.canBeChecked())
            continue;
        if (touched.contains(known.instanceId)) {
            change(position, [](PhoneRecord &phone) { phone.reason = PhoneReason::TouchedSince; });
            continue;
        }
        // What took too long had been accepted: then being at rest again says that it was done.
        byRequest[{known.request, known.reason == PhoneReason::TookTooLong}].append(position);
        change(position, [](PhoneRecord &phone) { phone.isChecked = true; });
    }
    if (byRequest.isEmpty()) {
        publish();
        return;
    }
    m_wasSettled = false;
    for (auto entry = byRequest.cbegin(); entry != byRequest.cend(); ++entry) {
        RequestIntent request;
        request.operation = m_record.id;
        request.number = entry.key().first;
        request.isAccepted = entry.key().second;
        request.step = m_record.steps.value(m_phones.at(entry->constFirst()).step, m_record.action);
        request.sentMs = m_record.startedMs;
        follow(request, *entry);
    }
    publish();
}

void OperationRun::take(const QList<PhoneNews> &news)
{
    m_news.append(news);
    if (!m_newsTimer.isActive())
        takeNews();
}

void OperationRun::takeNews()
{
    const QList<PhoneNews> news = m_news.value(0);
    const qsizetype end = std::min(news.size(), m_newsTaken + newsAtOnce);
    for (; m_newsTaken < end; ++m_newsTaken)
        take(news.at(m_newsTaken));
    if (m_newsTaken >= news.size()) {
        m_news.removeFirst();
        m_newsTaken = 0;
    }
    if (!m_news.isEmpty())
        m_newsTimer.start();
    const QPointer<OperationRun> self(this);
    publish();
    if (!self)
        return;
    goOn();
    if (self && !m_wasSettled && isSettled()) {
        m_wasSettled = true;
        Q_EMIT settled();
    }
}

void OperationRun::take(const PhoneNews &news)
{
    const PhoneRecord &known = std::as_const(m_phones).at(news.position);
    const bool isFollowed =
        known.state == PhoneState::Working || (known.state == PhoneState::Unknown && known.isChecked);
    if (!isFollowed)
        return;
    change(news.position, [this, &news](PhoneRecord &phone) {
        phone.queuePosition = news.queuePosition;
        phone.output = news.output;
        if (news.state == PhoneState::Succeeded) {
            succeed(phone);
            return;
        }
        phone.state = news.state;
        phone.reason = news.reason;
        phone.isChecked = news.isChecked;
        if (news.state != PhoneState::Failed && news.code.isEmpty())
            return; // what the request was told stays
        phone.setError({.code = news.code, .serviceText = news.serviceText, .requestId = phone.requestId});
        if (!news.requestId.isEmpty())
            phone.requestId = news.requestId;
    });
}

} // namespace phonedeck
