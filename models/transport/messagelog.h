// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QObject>

namespace phonedeck {

/// What a message is about; its words are made when it is shown, in the language of that moment.
enum class MessageTopic {
    SignIn,       ///< signing in failed
    Listing,      ///< the fleet, or a part of it, couldn't be listed
    States,       ///< resource states couldn't be read
    CountDiffers, ///< the service said one number of phones and listed another
    Catalog,      ///< the catalog couldn't be read
};

struct Message {
    MessageTopic topic = MessageTopic::Listing;
    ApiError error;  ///< for all topics but CountDiffers
    int claimed = 0; ///< CountDiffers
    int listed = 0;  ///< CountDiffers
    QDateTime firstUtc;
    QDateTime lastUtc;
    int count = 1; ///< the same again is counted, not repeated
    bool isRead = false;
};

/// Nothing important is only a transient toast: it stays here until it was read.
class MessageLog final : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxMessages = 200;

    using QObject::QObject;

    [[nodiscard]] const QList<Message> &messages() const { return m_messages; } ///< newest first
    [[nodiscard]] int unreadCount() const;

    void add(MessageTopic topic, const ApiError &error);
    void addCountDiffers(int claimed, int listed);
    void markAllRead();
    void clear();

Q_SIGNALS:
    void changed();

private:
    void add(Message message);

    QList<Message> m_messages;
};

/// One sentence that says what a message is about: "The fleet could not be refreshed."
[[nodiscard]] QString messageTitle(const Message &message);

} // namespace phonedeck
