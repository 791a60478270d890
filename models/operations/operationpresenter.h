// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationrepeats.h"
#include "models/operations/phoneoutcomesmodel.h"

#include <QtCore/QDateTime>

namespace phonedeck {

/// What is known of the operation that is opened, by value.
struct OperationFacts {
    OperationRecord operation;
    QList<OutcomeGroup> groups;     ///< of its phones; empty until they were read
    int openUnknown = 0;            ///< unknown ones that are no longer looked at
    double perSecond = 0;           ///< phones that get an outcome; 0: can't be told
    qint64 leftMs = -1;             ///< until all have one; below 0: can't be told
    QList<OperationRecord> repeats; ///< later ones that sent some of its phones again, newest first
    int failedAgain = 0;            ///< failed phones that were sent again
    int cancelledAgain = 0;         ///< phones that were cancelled here and sent later
    bool canSend = true;            ///< nothing stands in the way of a new operation
    OutcomeQuery query;             ///< which phones are shown
    QDateTime nowLocal;
};

/// A counter over the table: its phones are shown when it is clicked.
struct OutcomeChip {
    OutcomeQuery::Which which = OutcomeQuery::Which::All;
    PhoneState state = PhoneState::Failed;
    StateText label; ///< with StateShape::None the word alone
    int count = 0;   ///< 0: it can't be clicked
    bool isOn = false;

    bool operator==(const OutcomeChip &) const = default;
};

/// Phones with the same reason.
struct ReasonCard {
    int group = 0;
    StateText state; ///< its shape; the word is the head of the card
    QString sentence;
    QString code;
    int count = 0;
    bool isOn = false; ///< the table shows these alone

    bool operator==(const ReasonCard &) const = default;
};

/// Everything the opened operation says and offers. A button with an empty text isn't there.
struct OperationView {
    struct Part {
        PhoneState state = PhoneState::Waiting;
        QString label;
        int count = 0;
        bool operator==(const Part &) const = default;
    };

    qint64 id = 0;
    QString title;
    StateText outcome;
    QString sentence;
    QList<Part> parts; ///< of the bar; phones without an outcome are one part, Waiting
    QList<OutcomeChip> chips;
    QString cardsTitle;
    QList<ReasonCard> cards;
    QString note;
    QString retry;           ///< "Retry 23 failed"
    QString continueRest;    ///< "Continue with 8 not sent"
    QString retryAgain;      ///< "Retry 18 failed once more": they were sent again already
    QString continueAgain;   ///< the same of those that were not sent
    QString fix;             ///< "Fix and resend 23 failed…"
    qint64 latestRepeat = 0; ///< 0: none of its phones was sent again
    QString check;           ///< "Check 5 unknown"
    QString stop;            ///< "Stop sending"
    QString proceed;         ///< "Continue with the next 50"
    bool canSend = true;     ///< what would send can be pressed
    bool hasQueue = false;   ///< places in a queue are worth a column

    bool operator==(const OperationView &) const = default;
};

[[nodiscard]] OperationView viewOf(const OperationFacts &facts);

} // namespace phonedeck
