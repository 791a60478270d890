// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/messagelog.h"

#include "models/operations/journaltext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace phonedeck {

namespace {

/// Whether a person would call them the same message. The request id differs every time.
bool isSame(const Message &one, const Message &other)
{
    if (one.topic != other.topic)
        return false;
    if (one.error() && other.error()) {
        const ApiError &error = *one.error();
        const ApiError &before = *other.error();
        return error.kind == before.kind && error.code == before.code &&
               error.httpStatus == before.httpStatus && error.outcomeKnown == before.outcomeKnown;
    }
    if (one.result() && other.result())
        return one.result()->operation == other.result()->operation;
    if (one.exportFailure() && other.exportFailure())
        return one.exportFailure()->fileName == other.exportFailure()->fileName;
    if (one.journal() && other.journal())
        return one.journal()->trouble == other.journal()->trouble;
    // A count that drifts is the same old story.
    return true;
}

/// A sentence without its full stop.
QString asTitle(QString sentence)
{
    if (sentence.endsWith(u'.') || sentence.endsWith(u'。'))
        sentence.chop(1);
    return sentence;
}

QString resultTitle(const OperationResult &result)
{
    const QLocale locale;
    const int failed = result.counts.of(PhoneState::Failed);
    const int unknown = result.counts.of(PhoneState::Unknown);
    QStringList parts;
    if (failed > 0)
        //: phones of an operation
        parts.append(MessageLog::tr("%Ln failed", nullptr, failed));
    if (unknown > 0)
        //: phones of an operation of which nobody knows whether it was done
        parts.append(MessageLog::tr("%Ln unknown", nullptr, unknown));
    //: an action, how many phones, what went wrong: "Reboot of 200 phones: 3 failed, 1 unknown"
    return MessageLog::tr("%1 of %Ln phones: %2", nullptr, result.counts.total())
        .arg(actionOf(result.action).title(), parts.join(MessageLog::tr(", ")));
}

} // namespace

int MessageLog::unreadCount() const
{
    return static_cast<int>(std::count_if(m_messages.begin(), m_messages.end(),
                                          [](const Message &message) { return !message.isRead; }));
}

void MessageLog::add(MessageTopic topic, const ApiError &error)
{
    Message message;
    message.topic = topic;
    message.about = error;
    add(message);
}

void MessageLog::addCountDiffers(int claimed, int listed)
{
    Message message;
    message.topic = MessageTopic::CountDiffers;
    message.about = CountDifference{claimed, listed};
    add(message);
}

void MessageLog::addResult(const OperationResult &result)
{
    Message message;
    message.topic = MessageTopic::Operation;
    message.about = result;
    add(message);
}

bool MessageLog::hasResult(qint64 operation) const
{
    return std::any_of(m_messages.begin(), m_messages.end(), [&](const Message &message) {
        return message.result() && message.result()->operation == operation;
    });
}

void MessageLog::addExport(const ExportFailure &failure)
{
    Message message;
    message.topic = MessageTopic::Export;
    message.about = failure;
    add(message);
}

void MessageLog::addJournal(const JournalState &journal)
{
    if (journal.trouble == JournalTrouble::None)
        return;
    Message message;
    message.topic = MessageTopic::Journal;
    message.about = journal;
    add(message);
}

void MessageLog::removeResult(qint64 operation)
{
    const qsizetype removed = m_messages.removeIf(
        [&](const Message &message) { return message.result() && message.result()->operation == operation; });
    if (removed > 0)
        Q_EMIT changed();
}

void MessageLog::add(Message message)
{
    message.firstUtc = message.lastUtc = QDateTime::currentDateTimeUtc();
    // The same result again is nothing to tell.
    if (message.result() && std::any_of(m_messages.begin(), m_messages.end(), [&](const Message &other) {
            return isSame(message, other) && other.result()->counts == message.result()->counts;
        }))
        return;
    const auto same = std::find_if(m_messages.begin(), m_messages.end(),
                                   [&](const Message &other) { return isSame(message, other); });
    if (same != m_messages.end()) {
        message.firstUtc = same->firstUtc;
        message.count = message.result() ? 1 : same->count + 1;
        message.isRead = same->isRead; // what goes on and on is not news each time
        m_messages.erase(same);
    }
    m_messages.prepend(message);
    while (m_messages.size() > maxMessages)
        m_messages.removeLast();
    Q_EMIT changed();
}

void MessageLog::markAllRead()
{
    if (unreadCount() == 0)
        return;
    for (Message &message : m_messages)
        message.isRead = true;
    Q_EMIT changed();
}

void MessageLog::clear()
{
    if (m_messages.isEmpty())
        return;
    m_messages.clear();
    Q_EMIT changed();
}

QString messageTitle(const Message &message)
{
    switch (message.topic) {
    case MessageTopic::SignIn:
        return MessageLog::tr("Signing in failed");
    case MessageTopic::Listing:
        return MessageLog::tr("The phones could not all be listed");
    case MessageTopic::States:
        return MessageLog::tr("Some resource states could not be read");
    case MessageTopic::CountDiffers:
        return MessageLog::tr("The service counts %1 phones but listed %2")
            .arg(QLocale().toString(message.difference()->claimed),
                 QLocale().toString(message.difference()->listed));
    case MessageTopic::Catalog:
        return MessageLog::tr("The catalog could not be read");
    case MessageTopic::Operation:
        return resultTitle(*message.result());
    case MessageTopic::Export:
        return MessageLog::tr("%1 could not be written").arg(message.exportFailure()->fileName);
    case MessageTopic::Journal:
        return asTitle(describe(*message.journal()).happened);
    }
    return {};
}

} // namespace phonedeck
