// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/messagelog.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace phonedeck {

namespace {

/// Whether a person would call them the same message. The request id differs every time.
bool isSame(const Message &one, const Message &other)
{
    // A count that drifts is the same old story.
    return one.topic == other.topic && one.error.kind == other.error.kind &&
           one.error.code == other.error.code && one.error.httpStatus == other.error.httpStatus &&
           one.error.outcomeKnown == other.error.outcomeKnown;
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
    message.error = error;
    add(message);
}

void MessageLog::addCountDiffers(int claimed, int listed)
{
    Message message;
    message.topic = MessageTopic::CountDiffers;
    message.claimed = claimed;
    message.listed = listed;
    add(message);
}

void MessageLog::add(Message message)
{
    message.firstUtc = message.lastUtc = QDateTime::currentDateTimeUtc();
    const auto same = std::find_if(m_messages.begin(), m_messages.end(),
                                   [&](const Message &other) { return isSame(message, other); });
    if (same != m_messages.end()) {
        message.firstUtc = same->firstUtc;
        message.count = same->count + 1;
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
            .arg(QLocale().toString(message.claimed), QLocale().toString(message.listed));
    case MessageTopic::Catalog:
        return MessageLog::tr("The catalog could not be read");
    }
    return {};
}

} // namespace phonedeck
