// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal.h"
#include "network/transport/apiresult.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QObject>

#include <variant>

namespace phonedeck {

/// What a message is about; its words are made when it is shown, in the language of that moment.
enum class MessageTopic {
    SignIn,       ///< signing in failed
    Listing,      ///< the fleet, or a part of it, couldn't be listed
    States,       ///< resource states couldn't be read
    CountDiffers, ///< the service said one number of phones and listed another
    Catalog,      ///< the catalog couldn't be read
    Operation,    ///< an operation ended, and not well on every phone
    Export,       ///< a file couldn't be written
    Journal,      ///< what is done to phones can't be recorded, or its history can't be read
};

struct CountDifference {
    int claimed = 0;
    int listed = 0;
};

/// How an operation ended.
struct OperationResult {
    qint64 operation = 0;
    ActionId action = ActionId::Reboot;
    PhoneCounts counts;
};

struct ExportFailure {
    QString fileName;
    QString reason; ///< the system's own words
};

struct Message {
    MessageTopic topic = MessageTopic::Listing;
    /// By topic: CountDiffers, Operation, Export and Journal have their own, all others an error.
    std::variant<ApiError, CountDifference, OperationResult, ExportFailure, JournalState> about;
    QDateTime firstUtc;
    QDateTime lastUtc;
    int count = 1; ///< the same again is counted, not repeated
    bool isRead = false;

    /// Null for topics without one.
    [[nodiscard]] const ApiError *error() const { return std::get_if<ApiError>(&about); }
    [[nodiscard]] const CountDifference *difference() const { return std::get_if<CountDifference>(&about); }
    [[nodiscard]] const OperationResult *result() const { return std::get_if<OperationResult>(&about); }
    [[nodiscard]] const ExportFailure *exportFailure() const { return std::get_if<ExportFailure>(&about); }
    [[nodiscard]] const JournalState *journal() const { return std::get_if<JournalState>(&about); }
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
    /// One message for each operation: what is told of it again, since an unknown phone was settled, takes
    /// the place of what was told before.
    void addResult(const OperationResult &result);
    [[nodiscard]] bool hasResult(qint64 operation) const;
    void addExport(const ExportFailure &failure);
    /// Nothing if the journal has no trouble.
    void addJournal(const JournalState &journal);
    /// An operation turned out well after all.
    void removeResult(qint64 operation);
    void markAllRead();
    void clear();

Q_SIGNALS:
    void changed();

private:
    void add(Message message);

    QList<Message> m_messages;
};

/// One sentence that says what a message is about: "The fleet could not be refreshed", "Reboot: 3 failed".
[[nodiscard]] QString messageTitle(const Message &message);

} // namespace phonedeck
