// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationrecord.h"

#include <QtCore/QByteArray>

#include <tl/expected.hpp>

namespace phonedeck {

/// What is written into a file, by value: it goes to a worker.
struct OperationExport {
    OperationRecord operation;
    QList<PhoneRecord> phones;
    QList<int> positions; ///< of those to write, in their order
};

/// Operations as they are listed, in their order.
struct OperationListExport {
    QList<OperationRecord> operations;
};

/// A line per phone, UTF-8 with a byte order mark, CRLF, in the language of the interface. A cell that a
/// spreadsheet would take for a formula begins with an apostrophe.
[[nodiscard]] QByteArray toCsv(const OperationExport &content);
/// The operation and its phones with stable keys: for programs.
[[nodiscard]] QByteArray toJson(const OperationExport &content);

/// The same with a line, or an object, per operation.
[[nodiscard]] QByteArray toCsv(const OperationListExport &content);
[[nodiscard]] QByteArray toJson(const OperationListExport &content);

/// One cell as it stands in the file.
[[nodiscard]] QString csvCell(const QString &text);

/// Writes the whole file or nothing; the error is the system's words.
[[nodiscard]] tl::expected<void, QString> writeFile(const QString &path, const QByteArray &bytes);

} // namespace phonedeck
