// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QString>

namespace phonedeck {

/// Text or number as text; null, absent, "" and the word "null" are empty (C2, C7, C18).
[[nodiscard]] QString jsonText(const QJsonValue &value);

/// Number or numeric text (C7, C21); `fallback` for anything else. Fractions are refused.
[[nodiscard]] int jsonInt(const QJsonValue &value, int fallback);

/// true/false as boolean, text or 0/1 (C13); false for anything else.
[[nodiscard]] bool jsonBool(const QJsonValue &value);

/// Looks a key up case-blind, the exact spelling first (C14).
[[nodiscard]] QJsonValue jsonMember(const QJsonObject &object, QStringView key);

} // namespace phonedeck
