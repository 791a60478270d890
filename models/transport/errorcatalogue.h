// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/errorcode.h"

#include <QtCore/QJsonValue>
#include <QtCore/QString>

#include <optional>

namespace phonedeck {

/// What the catalogue says about a code, in the language of the interface.
struct CatalogueEntry {
    QString meaning;
    QString remedy;
};

/// Looks a code up by family and number, and by status where one number has two meanings (B8). For a code of
/// the gateway that isn't in the catalogue: what is true of all of them. Nothing for success and for unknown
/// codes.
[[nodiscard]] std::optional<CatalogueEntry> findErrorCode(const QString &code, int httpStatus);

/// Empty for a status that the API reference doesn't explain.
[[nodiscard]] QString statusMeaning(int httpStatus);

/// A file of resources/catalogue.
[[nodiscard]] QJsonValue readCatalogueFile(const QString &name);

/// The text of the field's language variant: `name` is "meaning" for "meaning_en" and "meaning_zh".
[[nodiscard]] QString inOurLanguage(const QJsonValue &row, const QString &name);

} // namespace phonedeck
