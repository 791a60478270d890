// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/requestline.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace phonedeck {

namespace {

/// Intents of one transaction: many, since its sync costs more than they do, and few enough that the first
/// ones leave while the others are written.
constexpr qsizetype intentsAtOnce = 500;

QList<RequestIntent> takeFirst(QList<RequestIntent> &requests, qsizetype count)
{
    const QList<RequestIntent> first = requests.mid(0, count);
    requests.remove(0, first.size());
    return first;
}

} // namespace

RequestLine::RequestLine(RequestSender &sender, Journal &journal, int mostInFlight, Targets targets,
                         QObject *parent)
    : QObject(parent), m_sender(sender), m_journal(journal), m_mostInFlight(std::max(mostInFlight, 1)),
      m_targets(std::move(targets))
{
}

void RequestLine::add(const QList<RequestIntent> &requests)
{
    if (m_isClosed || requests.isEmpty())
        return;
    m_toIntend += requests;
    intendNext();
}

void RequestLine::close()
{
    m_isClosed = true;
    m_toIntend.clear();
    m_toMark.clear();
    for (const Flight &flight : std::as_const(m_flights)) {
        if (flight.call && !flight.call->isUnderWay())
            flight.call->cancel();
    }
}

void RequestLine::giveUp()
{
    close();
    Q_EMIT notRecorded();
}

void RequestLine::intendNext()
{
    if (m_isIntending || m_toIntend.isEmpty())
        return;
    m_isIntending = true;
    const QList<RequestIntent> slice = takeFirst(m_toIntend, intentsAtOnce);
    // Synced: marks and answers need not be, since after a power cut every intent counts as sent.
    m_journal.intend(slice, Durability::Power, this, [this, slice](bool isWritten) {
        m_isIntending = false;
        if (m_isClosed)
            return;
        if (!isWritten) {
            giveUp();
            return;
        }
        m_toMark += slice;
        markNext();
        intendNext();
    });
}

void RequestLine::markNext()
{
    const qsizetype room = m_mostInFlight - m_marking - m_flights.size();
    if (room <= 0 || m_toMark.isEmpty() || m_isClosed)
        return;
    const QList<RequestIntent> slice = takeFirst(m_toMark, room);
    QList<qint64> numbers;
    for (const RequestIntent &request : slice)
        numbers.append(request.number);
    m_marking += int(slice.size());
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_journal.mark(numbers, nowMs, this,
                   [this, slice, nowMs](bool isWritten) { takeMark(slice, nowMs, isWritten); });
}

void RequestLine::takeMark(QList<RequestIntent> marked, qint64 nowMs, bool isWritten)
{
    m_marking -= int(marked.size());
    if (m_isClosed)
        return;
    if (!isWritten) {
        giveUp();
        return;
    }
    for (RequestIntent &request : marked) {
        request.isMarked = true;
        request.sentMs = nowMs;
        Q_EMIT leaving(request);
        fly(request);
    }
}

void RequestLine::fly(const RequestIntent &request)
{
    const qint64 number = request.number;
    const QPointer<PendingCall> call = m_sender.send(
        request.step, request.userId, m_targets(request), this, [this, number](const StepAnswer &answer) {
            const RequestIntent answeredRequest = m_flights.take(number).request;
            markNext();
            Q_EMIT answered(answeredRequest, answer);
        });
    m_flights.insert(number, {request, call});
}

} // namespace phonedeck
