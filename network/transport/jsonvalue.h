// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QString>

#include <optional>

namespace phonedeck {

/// Text or number as text; null, absent, "" and the word "null" are empty (C2, C7, C18). Whole numbers keep
/// all their digits (C8).
[[nodiscard]] QString jsonText(const QJsonValue &value);

/// Number or numeric text (C7, C21); `fallback` for anything else. Fractions are refused.
[[nodiscard]] int jsonInt(const QJsonValue &value, int fallback);

/// Number or numeric text, without a fallback that could be a value of its scale.
[[nodiscard]] std::optional<int> jsonNumber(const QJsonValue &value);

/// true/false as boolean, text or 0/1 (C13); false for anything else.
[[nodiscard]] bool jsonBool(const QJsonValue &value);

/// Looks a key up case-blind, the exact spelling first (C14).
[[nodiscard]] QJsonValue jsonMember(const QJsonObject &object, QStringView key);

/// The list under `key` of a `data`: empty if either is null, nothing if `data` is no object or there is no
/// list in it, since that is another service's answer.
[[nodiscard]] std::optional<QJsonArray> jsonRows(const QJsonValue &data, QStringView key);

} // namespace phonedeck
