// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal.h"
#include "models/operations/requestsender.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <functional>

namespace phonedeck {

/// The requests of one operation on their way: the intent on disk, then the mark that it is about to leave,
/// then the first byte. What can't be written doesn't leave. While some are under way the next are written,
/// so that nobody waits for the disk.
class RequestLine final : public QObject
{
    Q_OBJECT

public:
    using Targets = std::function<QList<UserInstance>(const RequestIntent &)>;

    /// Sender and journal outlive the line. `targets` gives the phones of a request.
    RequestLine(RequestSender &sender, Journal &journal, int mostInFlight, Targets targets,
                QObject *parent = nullptr);

    /// To be recorded and sent, in this order.
    void add(const QList<RequestIntent> &requests);
    /// Nothing more leaves. What the client holds back is cancelled, which its answer tells; of what had not
    /// come so far nothing more is told.
    void close();

Q_SIGNALS:
    /// Marked; its first byte may leave from now on.
    void leaving(const phonedeck::RequestIntent &request);
    void answered(const phonedeck::RequestIntent &request, const phonedeck::StepAnswer &answer);
    /// The journal did not take it. The line is closed.
    void notRecorded();

private:
    struct Flight {
        RequestIntent request;
        QPointer<PendingCall> call;
    };

    void intendNext();
    void markNext();
    void takeMark(QList<RequestIntent> marked, qint64 nowMs, bool isWritten);
    void fly(const RequestIntent &request);
    void giveUp();

    RequestSender &m_sender;
    Journal &m_journal;
    int m_mostInFlight;
    Targets m_targets;
    QList<RequestIntent> m_toIntend;
    QList<RequestIntent> m_toMark; ///< on disk
    int m_marking = 0;
    bool m_isIntending = false;
    bool m_isClosed = false;
    QHash<qint64, Flight> m_flights; ///< by number
};

} // namespace phonedeck
