// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/faults.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr std::pair<FaultKind, const char *> names[] = {
    {FaultKind::Status, "status"},
    {FaultKind::ExpiredToken, "expired-token"},
    {FaultKind::PermissionDenied, "permission-denied"},
    {FaultKind::Redirect, "redirect"},
    {FaultKind::Latency, "latency"},
    {FaultKind::Hang, "hang"},
    {FaultKind::Trickle, "trickle"},
    {FaultKind::Drop, "drop"},
    {FaultKind::Truncate, "truncate"},
    {FaultKind::Garbage, "garbage"},
    {FaultKind::ContinueThenClose, "continue-then-close"},
    {FaultKind::HalfStatusLine, "half-status-line"},
    {FaultKind::SkewedDate, "skewed-date"},
    {FaultKind::NoRequestId, "no-request-id"},
    {FaultKind::ContentTypeCharset, "content-type-charset"},
    {FaultKind::TruncateJson, "truncate-json"},
    {FaultKind::Html, "html"},
    {FaultKind::EmptyBody, "empty-body"},
    {FaultKind::WrongTypes, "wrong-types"},
    {FaultKind::PagingInside, "paging-inside"},
    {FaultKind::PagingAbsent, "paging-absent"},
    {FaultKind::NumericErrorCode, "numeric-error-code"},
    {FaultKind::NoErrorCode, "no-error-code"},
    {FaultKind::UnknownValues, "unknown-values"},
    {FaultKind::KeyCase, "key-case"},
    {FaultKind::NullValues, "null-values"},
    {FaultKind::EmptyPage, "empty-page"},
    {FaultKind::WrongTotal, "wrong-total"},
    {FaultKind::RepeatedRows, "repeated-rows"},
    {FaultKind::UnknownFields, "unknown-fields"},
};

bool takeField(Fault &fault, const QString &key, const QJsonValue &value)
{
    const std::pair<const char16_t *, int *> numbers[] = {
        {u"count", &fault.count},          {u"skip", &fault.skip},
        {u"status", &fault.status},        {u"retry_after", &fault.retryAfter},
        {u"piece_size", &fault.pieceSize}, {u"page", &fault.page},
        {u"amount", &fault.amount},
    };
    const std::pair<const char16_t *, bool *> flags[] = {{u"before_commit", &fault.beforeCommit},
                                                         {u"reset", &fault.reset},
                                                         {u"newer_shape", &fault.newerShape}};
    const std::pair<const char16_t *, QString *> texts[] = {
        {u"operation", &fault.operation}, {u"error_code", &fault.errorCode}, {u"url", &fault.url}};
    for (const auto &[name, target] : numbers) {
        if (key == QStringView(name) && value.isDouble()) {
            *target = value.toInt();
            return true;
        }
    }
    for (const auto &[name, target] : flags) {
        if (key == QStringView(name) && value.isBool()) {
            *target = value.toBool();
            return true;
        }
    }
    for (const auto &[name, target] : texts) {
        if (key == QStringView(name) && value.isString()) {
            *target = value.toString();
            return true;
        }
    }
    if (key == "delay_ms"_L1 && value.isDouble() && value.toInt() >= 0) {
        fault.delay = std::chrono::milliseconds(value.toInt());
        return true;
    }
    return false;
}

} // namespace

QString faultName(FaultKind kind)
{
    for (const auto &[value, name] : names) {
        if (value == kind)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<FaultKind> faultKind(QStringView name)
{
    for (const auto &[value, text] : names) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
}

std::optional<Fault> Fault::fromJson(const QJsonObject &object, QString *error)
{
    Fault fault;
    const std::optional<FaultKind> kind = faultKind(object.value("fault"_L1).toString());
    if (!kind) {
        *error = u"no such fault: "_s + object.value("fault"_L1).toString();
        return std::nullopt;
    }
    fault.kind = *kind;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() != "fault"_L1 && !takeField(fault, it.key(), it.value())) {
            *error = u"no such key, or a value of the wrong type: "_s + it.key();
            return std::nullopt;
        }
    }
    return fault;
}

QJsonObject Fault::toJson() const
{
    return {{u"fault"_s, faultName(kind)},
            {u"operation"_s, operation},
            {u"count"_s, count},
            {u"skip"_s, skip},
            {u"before_commit"_s, beforeCommit},
            {u"status"_s, status},
            {u"retry_after"_s, retryAfter},
            {u"error_code"_s, errorCode},
            {u"delay_ms"_s, static_cast<int>(delay.count())},
            {u"piece_size"_s, pieceSize},
            {u"reset"_s, reset},
            {u"url"_s, url},
            {u"page"_s, page},
            {u"amount"_s, amount},
            {u"newer_shape"_s, newerShape}};
}

quint64 Faults::add(const Fault &fault)
{
    const QMutexLocker lock(&m_mutex);
    m_armed.append({++m_last, fault});
    return m_last;
}

void Faults::remove(quint64 number)
{
    const QMutexLocker lock(&m_mutex);
    m_armed.removeIf([number](const Armed &armed) { return armed.number == number; });
}

void Faults::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_armed.clear();
}

QList<Fault> Faults::armed() const
{
    const QMutexLocker lock(&m_mutex);
    QList<Fault> faults;
    for (const Armed &armed : m_armed)
        faults.append(armed.fault);
    return faults;
}

bool Faults::isEmpty() const
{
    const QMutexLocker lock(&m_mutex);
    return m_armed.isEmpty();
}

bool Faults::wantsReset() const
{
    const QMutexLocker lock(&m_mutex);
    return std::any_of(m_armed.begin(), m_armed.end(), [](const Armed &armed) {
        return armed.fault.kind == FaultKind::Drop && armed.fault.reset;
    });
}

QList<Fault> Faults::take(const QString &operation)
{
    const QMutexLocker lock(&m_mutex);
    QList<Fault> striking;
    for (Armed &armed : m_armed) {
        Fault &fault = armed.fault;
        if (!fault.operation.isEmpty() && fault.operation != operation)
            continue;
        if (fault.skip > 0) {
            --fault.skip;
            continue;
        }
        striking.append(fault);
        if (fault.count > 0)
            --fault.count;
    }
    m_armed.removeIf([](const Armed &armed) { return armed.fault.count == 0; });
    return striking;
}

} // namespace phonedeck::simulator
