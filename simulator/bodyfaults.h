// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/faults.h"
#include "simulator/operation.h"

namespace phonedeck::simulator {

/// Bends a document as the fault has it; faults of other kinds leave it alone.
void bendDocument(const Fault &fault, const HttpRequest &request, QJsonObject &body);

/// Replaces the text of a document (TruncateJson, Html, EmptyBody); gives its Content-Type, which
/// ContentTypeCharset changes.
[[nodiscard]] QByteArray bendText(const QList<Fault> &faults, QByteArray &text);

} // namespace phonedeck::simulator
