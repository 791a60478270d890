// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/phonehistorypresenter.h"

#include "models/operations/journal.h"
#include "models/operations/operationengine.h"
#include "models/operations/operationtimes.h"
#include "models/operations/outcometext.h"

#include <algorithm>

namespace phonedeck {

namespace {

constexpr std::chrono::milliseconds restingFor{150};

} // namespace

PhoneHistoryPresenter::PhoneHistoryPresenter(OperationEngine &engine, Journal &journal, QObject *parent)
    : QObject(parent), m_engine(engine), m_journal(journal)
{
    m_later.setSingleShot(true);
    m_later.setInterval(restingFor);
    connect(&m_later, &QTimer::timeout, this, &PhoneHistoryPresenter::read);
    connect(&engine, &OperationEngine::loaded, this, &PhoneHistoryPresenter::readSoon);
    for (auto signal : {&OperationEngine::operationAdded, &OperationEngine::operationEnded}) {
        connect(&engine, signal, this, [this](qint64 operation) {
            if (isIn(operation))
                readSoon();
        });
    }
    connect(&engine, &OperationEngine::phonesChanged, this,
            [this](qint64 operation, const QList<int> &positions) {
                const QList<PhoneRecord> *phones = m_engine.livePhones(operation);
                const auto isThisPhone = [&](int position) {
                    return position < phones->size() && phones->at(position).instanceId == m_instanceId;
                };
                if (!phones || std::any_of(positions.cbegin(), positions.cend(), isThisPhone))
                    readSoon();
            });
}

void PhoneHistoryPresenter::readSoon()
{
    // Not started anew by each change: an operation that never rests is shown all the same.
    if (!m_instanceId.isEmpty() && !m_later.isActive())
        m_later.start();
}

bool PhoneHistoryPresenter::isIn(qint64 operation) const
{
    const QList<PhoneRecord> *phones = m_engine.livePhones(operation);
    return !phones || std::any_of(phones->cbegin(), phones->cend(), [this](const PhoneRecord &phone) {
        return phone.instanceId == m_instanceId;
    });
}

void PhoneHistoryPresenter::setPhone(const QString &instanceId)
{
    if (instanceId == m_instanceId)
        return;
    m_instanceId = instanceId;
    m_later.start();
    if (m_view == View())
        return;
    m_view = {}; // what another phone went through must not stand under this one's name
    Q_EMIT viewChanged();
}

void PhoneHistoryPresenter::retranslate()
{
    read();
}

void PhoneHistoryPresenter::read()
{
    if (m_instanceId.isEmpty() || !m_journal.state().isOpen)
        return;
    m_journal.readHistory(m_instanceId, maxLines, this,
                          [this, instanceId = m_instanceId](const PhoneHistoryLines &history) {
                              if (instanceId == m_instanceId)
                                  take(instanceId, history);
                          });
}

void PhoneHistoryPresenter::take(const QString &instanceId, const PhoneHistoryLines &history)
{
    View view;
    view.instanceId = instanceId;
    view.total = history.total;
    const QDateTime now = QDateTime::currentDateTime();
    for (const PhoneHistoryLine &line : history.lines) {
        const qint64 startedMs = line.operation.startedMs;
        view.lines.append({line.operation.id, shortMomentText(startedMs, now), clockText(startedMs, now),
                           phoneState(line.phone.state), actionOf(line.operation.action).title(),
                           outcomeBrief(line.operation, line.phone, line.sentMs)});
    }
    if (view == m_view)
        return;
    m_view = std::move(view);
    Q_EMIT viewChanged();
}

} // namespace phonedeck
