// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/jsonvalue.h"

#include <cmath>
#include <limits>

namespace phonedeck {

QString jsonText(const QJsonValue &value)
{
    if (value.isString()) {
        const QString text = value.toString();
        return text == u"null" ? QString() : text;
    }
    if (value.isDouble()) {
        // toInteger() gives its argument for what is no whole number of 64 bits.
        const qint64 whole = value.toInteger(0);
        if (whole == value.toInteger(1))
            return QString::number(whole);
        return QString::number(value.toDouble(), 'g', 17);
    }
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return {};
}

int jsonInt(const QJsonValue &value, int fallback)
{
    return jsonNumber(value).value_or(fallback);
}

std::optional<int> jsonNumber(const QJsonValue &value)
{
    if (value.isString()) {
        bool isNumber = false;
        const int number = value.toString().trimmed().toInt(&isNumber);
        return isNumber ? std::optional(number) : std::nullopt;
    }
    if (value.isDouble()) {
        const double number = value.toDouble();
        if (std::floor(number) == number && number >= std::numeric_limits<int>::min() &&
            number <= std::numeric_limits<int>::max())
            return static_cast<int>(number);
    }
    return std::nullopt;
}

bool jsonBool(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().compare(u"true", Qt::CaseInsensitive) == 0 || value.toString() == u"1";
    if (value.isDouble())
        return value.toDouble() != 0;
    return value.toBool();
}

QJsonValue jsonMember(const QJsonObject &object, QStringView key)
{
    const QJsonValue exact = object.value(key);
    if (!exact.isUndefined())
        return exact;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().compare(key, Qt::CaseInsensitive) == 0)
            return it.value();
    }
    return QJsonValue(QJsonValue::Undefined);
}

std::optional<QJsonArray> jsonRows(const QJsonValue &data, QStringView key)
{
    if (data.isNull())
        return QJsonArray();
    const QJsonValue list = jsonMember(data.toObject(), key);
    if (list.isNull())
        return QJsonArray();
    return list.isArray() ? std::optional(list.toArray()) : std::nullopt;
}

} // namespace phonedeck
