// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonValue>
#include <QtCore/QString>

#include <optional>

namespace phonedeck {

/// Who gives an error code. The same number means something else from each: KOOPHONE.API.0005 and CPS0005.
enum class CodeFamily {
    Service, ///< KOOPHONE.API, KP.API, KPAPI, or a bare number; in any case (B11)
    Gateway, ///< APIGW, APIG: before the service was reached
    Iam,     ///< IAM
    Host,    ///< CPS: what phones run on, inside a row of a result; with or without a dot (B12)
    Foreign, ///< another service's
};

struct ErrorCode {
    CodeFamily family = CodeFamily::Foreign;
    QString number; ///< digits, of any count (B17); may be empty
};

[[nodiscard]] ErrorCode readErrorCode(const QString &code);

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
