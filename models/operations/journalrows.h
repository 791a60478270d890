// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal.h"

#include <QtSql/QSqlQuery>

namespace phonedeck::journalrows {

// Between the records and the journal's rows. Every text column is NOT NULL: a null string is an empty one.

/// Columns in the order in which the functions below read them.
extern const QString operationColumns;
extern const QString requestColumns;
extern const QString phoneColumns;

[[nodiscard]] QString insertOperation();
[[nodiscard]] QString insertRequest();
[[nodiscard]] QString insertPhone();
/// What changes of a phone; the frozen columns stay.
[[nodiscard]] QString updatePhone();

void bindOperation(QSqlQuery &query, const OperationRecord &record, const QString &bootId,
                   const PhoneCounts &counts, int checked);
void bindRequest(QSqlQuery &query, const RequestIntent &request);
void bindPhone(QSqlQuery &query, qint64 operation, int position, const PhoneRecord &phone);
void bindPhoneUpdate(QSqlQuery &query, qint64 operation, int position, const PhoneRecord &phone);

struct OperationRow {
    OperationRecord record;
    QString bootId;
};
/// Empty if this console doesn't know the action. `first` is the index of the first of the columns.
[[nodiscard]] std::optional<OperationRow> readOperation(const QSqlQuery &query, int first = 0);
[[nodiscard]] std::optional<RequestIntent> readRequest(const QSqlQuery &query);
[[nodiscard]] PhoneRecord readPhone(const QSqlQuery &query, int first = 0);
/// A number that is no state reads as unknown.
[[nodiscard]] PhoneState readState(int number);

/// "0-99 105": runs of growing numbers, in the order given.
[[nodiscard]] QString positionsText(const QList<int> &positions);
[[nodiscard]] QList<int> readPositions(const QString &text);
/// First and last position of each run.
[[nodiscard]] QList<std::pair<int, int>> runsOf(const QList<int> &positions);

} // namespace phonedeck::journalrows
