// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/bodyfaults.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

using Change = std::function<QJsonValue(const QString &key, const QJsonValue &value)>;

// Replaces every plain value in the document, deep down.
QJsonValue mapped(const QString &key, const QJsonValue &value, const Change &change)
{
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = mapped(it.key(), it.value(), change);
        return object;
    }
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = mapped(key, array.at(i), change);
        return array;
    }
    return change(key, value);
}

// Calls `change` for every object in the document, the innermost first.
QJsonValue mappedObjects(const QJsonValue &value, const std::function<void(QJsonObject &)> &change)
{
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = mappedObjects(it.value(), change);
        change(object);
        return object;
    }
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = mappedObjects(array.at(i), change);
        return array;
    }
    return value;
}

QJsonValue wrongType(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    bool isNumber = false;
    const qint64 number = value.toString().toLongLong(&isNumber);
    return isNumber ? QJsonValue(number) : value;
}

QJsonValue unknownValue(const QString &key, const QJsonValue &value)
{
    static const QHash<QString, QJsonValue> values = {
        {u"running_status"_s, 9},    {u"status"_s, 42},       {u"frozen_status"_s, 7},
        {u"login_status"_s, 7},      {u"assign_status"_s, 7}, {u"backup_status"_s, 11},
        {u"restore_status"_s, 11},   {u"chargeMode"_s, 9},    {u"type"_s, u"PERSONAL"_s},
        {u"version"_s, u"AOSP99"_s}, {u"network"_s, u"6G"_s}, {u"region"_s, u"xx-nowhere-1"_s},
    };
    return values.value(key, value);
}

QJsonValue nullOfOptional(const QString &key, const QJsonValue &value)
{
    static const QStringList kept = {u"instance_id"_s, u"error_code"_s, u"error_msg"_s, u"regionId"_s,
                                     u"cbcSkuId"_s,    u"id"_s,         u"name"_s};
    return value.isString() && !kept.contains(key) ? QJsonValue() : value;
}

void movePagingInside(QJsonObject &body)
{
    if (!body.value("data"_L1).isObject())
        return;
    QJsonObject data = body.value("data"_L1).toObject();
    for (const QString &key :
         {u"page_no"_s, u"page_size"_s, u"total_count"_s, u"error_code"_s, u"error_msg"_s}) {
        if (body.contains(key))
            data.insert(key, body.take(key));
    }
    body.insert(u"data"_s, data);
}

void changeRows(QJsonObject &body, const std::function<void(QJsonArray &)> &change)
{
    QJsonObject data = body.value("data"_L1).toObject();
    if (!data.value("result"_L1).isArray())
        return;
    QJsonArray rows = data.value("result"_L1).toArray();
    change(rows);
    data.insert(u"result"_s, rows);
    body.insert(u"data"_s, data);
}

// bandInfo → bandinfo, poolInfo → PoolInfo: what a capital I in print may have been (C14).
void changeKeyCase(QJsonObject &object)
{
    static const std::pair<QString, QString> keys[] = {
        {u"bandInfo"_s, u"bandinfo"_s}, {u"poolInfo"_s, u"PoolInfo"_s}, {u"nestInfo"_s, u"nestlnfo"_s}};
    for (const auto &[from, to] : keys) {
        if (object.contains(from))
            object.insert(to, object.take(from));
    }
}

} // namespace

void bendDocument(const Fault &fault, const HttpRequest &request, QJsonObject &body)
{
    switch (fault.kind) {
    case FaultKind::WrongTypes:
        body = mapped({}, body, [](const QString &, const QJsonValue &value) {
                   return wrongType(value);
               }).toObject();
        break;
    case FaultKind::UnknownValues:
        body = mapped({}, body, unknownValue).toObject();
        break;
    case FaultKind::NullValues:
        body = mapped({}, body, nullOfOptional).toObject();
        break;
    case FaultKind::PagingInside:
        movePagingInside(body);
        break;
    case FaultKind::PagingAbsent:
        for (const QString &key : {u"page_no"_s, u"page_size"_s, u"total_count"_s})
            body.remove(key);
        break;
    case FaultKind::NumericErrorCode:
        if (body.value("error_code"_L1).toString() == "0"_L1)
            body.insert(u"error_code"_s, 0);
        break;
    case FaultKind::NoErrorCode:
        body.remove(u"error_code"_s);
        body.remove(u"error_msg"_s);
        break;
    case FaultKind::KeyCase:
        body = mappedObjects(body, changeKeyCase).toObject();
        break;
    case FaultKind::UnknownFields:
        body = mappedObjects(body, [](QJsonObject &object) {
                   object.insert(u"x_future"_s,
                                 QJsonObject{{u"nested"_s, QJsonArray{1, u"two"_s, QJsonValue()}}});
               }).toObject();
        break;
    case FaultKind::EmptyPage:
        if (request.query(u"page_no") == QString::number(fault.page))
            changeRows(body, [](QJsonArray &rows) { rows = {}; });
        break;
    case FaultKind::WrongTotal:
        if (body.contains("total_count"_L1)) {
            const qint64 total = body.value("total_count"_L1).toInteger() + fault.amount;
            body.insert(u"total_count"_s, std::max<qint64>(total, 0));
        }
        break;
    case FaultKind::RepeatedRows:
        changeRows(body, [](QJsonArray &rows) {
            if (!rows.isEmpty())
                rows.append(rows.at(0));
        });
        break;
    default:
        break;
    }
}

QByteArray bendText(const QList<Fault> &faults, QByteArray &text)
{
    QByteArray type = "application/json";
    for (const Fault &fault : faults) {
        if (fault.kind == FaultKind::TruncateJson) {
            text.truncate(text.size() / 2);
        } else if (fault.kind == FaultKind::EmptyBody) {
            text.clear();
        } else if (fault.kind == FaultKind::Html) {
            text = "<!DOCTYPE html><html><head><title>Gateway</title></head>"
                   "<body><h1>The page is not available</h1></body></html>\n";
            type = "text/html";
        } else if (fault.kind == FaultKind::ContentTypeCharset && type == "application/json") {
            type = "application/json; charset=utf-8";
        }
    }
    return type;
}

} // namespace phonedeck::simulator
