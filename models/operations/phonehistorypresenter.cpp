// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/phonehistorypresenter.h"

#include "models/operations/journal.h"
#include "models/operations/operationengine.h"
#include "models/operations/operationtimes.h"
#include "models/operations/outcometext.h"

namespace phonedeck {

namespace {

constexpr std::chrono::milliseconds restingFor{150};

} // namespace

PhoneHistoryPresenter::PhoneHistoryPresenter(OperationEngine &engine, Journal &journal, QObject *parent)
    : QObject(parent), m_journal(journal)
{
    m_later.setSingleShot(true);
    m_later.setInterval(restingFor);
    connect(&m_later, &QTimer::timeout, this, &PhoneHistoryPresenter::read);
    // Not started anew by each change: an operation that never rests is shown all the same.
    const auto readSoon = [this] {
        if (!m_instanceId.isEmpty() && !m_later.isActive())
            m_later.start();
    };
    for (auto signal : {&OperationEngine::operationAdded, &OperationEngine::operationChanged,
                        &OperationEngine::operationEnded})
        connect(&engine, signal, this, readSoon);
    connect(&engine, &OperationEngine::loaded, this, readSoon);
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
    m_journal.readHistory(m_instanceId, maxLines + 1, this,
                          [this, instanceId = m_instanceId](const QList<PhoneHistoryLine> &lines) {
                              if (instanceId == m_instanceId)
                                  take(instanceId, lines);
                          });
}

void PhoneHistoryPresenter::take(const QString &instanceId, const QList<PhoneHistoryLine> &lines)
{
    View view;
    view.instanceId = instanceId;
    view.hasMore = lines.size() > maxLines;
    const QDateTime now = QDateTime::currentDateTime();
    for (const PhoneHistoryLine &line : lines.mid(0, maxLines))
        view.lines.append({line.operation.id, momentText(line.operation.startedMs, now),
                           phoneState(line.phone.state), actionOf(line.operation.action).title(),
                           outcomeText(line.operation, line.phone).brief});
    if (view == m_view)
        return;
    m_view = std::move(view);
    Q_EMIT viewChanged();
}

} // namespace phonedeck
