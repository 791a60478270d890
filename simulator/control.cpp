// SPDX-License-Identifier: GPL-3.0-or-later
// The control endpoint: what SimulatorThread offers in-process, over HTTP.
//
//   GET    /_control/state    figures of the cloud
//   GET    /_control/log      the requests received
//   DELETE /_control/log      forgets them
//   GET    /_control/faults   what is armed
//   POST   /_control/faults   arms one: {"fault": "drop", "operation": "ListInstances", "count": 1, …}
//   DELETE /_control/faults   disarms all
//   POST   /_control/clock    {"time": "2026-01-31T12:00:00Z"}
//   POST   /_control/tick     {"ticks": 10}
//   GET    /_control/limit    the rate limit in force, how many requests it accepted and refused
//   POST   /_control/limit    sets one: {"requests_per_second": 5, "burst": 10, "retry_after": 2}, or one
//   that
//                             changes: {"schedule": [{"after_ms": 0, "requests_per_second": 50}, …]}
#include "simulator/simulatorserver.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr int maxTicksAtOnce = 100'000;
constexpr int maxRetryAfter = 86'400;
constexpr double maxScheduleMs = 7.0 * 86'400'000;

HttpAnswer jsonAnswer(int status, const QJsonObject &object)
{
    HttpAnswer answer;
    answer.status = status;
    answer.headers = {{"Content-Type", "application/json"}};
    answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return answer;
}

HttpAnswer complaint(int status, const QString &text)
{
    return jsonAnswer(status, {{u"error"_s, text}});
}

QJsonObject logEntry(const LoggedRequest &request)
{
    QJsonArray headers;
    for (const auto &[name, value] : request.headers)
        headers.append(QJsonArray{QString::fromUtf8(name), QString::fromUtf8(value)});
    return {{u"number"_s, static_cast<qint64>(request.number)},
            {u"connection"_s, static_cast<qint64>(request.connection)},
            {u"received_at"_s, request.receivedAt.toString(Qt::ISODateWithMs)},
            {u"method"_s, QString::fromUtf8(request.method)},
            {u"target"_s, QString::fromUtf8(request.target)},
            {u"headers"_s, headers},
            {u"body"_s, QString::fromUtf8(request.body)},
            {u"raw_base64"_s, QString::fromLatin1(request.raw.toBase64())},
            {u"operation"_s, request.operation},
            {u"answer_status"_s, request.answerStatus},
            {u"committed"_s, request.committed}};
}

QJsonObject state(const Cloud &cloud, const ObjectStore &store, const Clock &clock)
{
    QJsonObject state = cloud.stateSummary();
    state.insert(u"ticks"_s, static_cast<qint64>(cloud.ticks()));
    state.insert(u"changes"_s, static_cast<qint64>(cloud.changes()));
    state.insert(u"objects"_s, static_cast<qint64>(store.objects().size()));
    state.insert(u"object_bytes"_s, store.usedBytes());
    state.insert(u"open_uploads"_s, store.openUploads());
    state.insert(u"digest"_s, QString::fromLatin1(cloud.digest()));
    state.insert(u"time"_s, clock.now().toString(Qt::ISODateWithMs));
    return state;
}

// A limit, or a step of a schedule with its after_ms. Nothing if a key or a value is wrong, which `error`
// tells.
std::optional<ScheduledLimit> readLimit(const QJsonObject &object, bool isStep, QString *error)
{
    ScheduledLimit step;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = it.key();
        const double value = it.value().toDouble(-2);
        bool isRight = value == std::floor(value); // also for what is no number: it is out of range
        if (key == "requests_per_second"_L1) {
            isRight = value >= 0 && value <= RateLimiter::maxRequestsPerSecond;
            step.limit.requestsPerSecond = value;
        } else if (key == "burst"_L1) {
            isRight = isRight && value >= 0 && value <= RateLimiter::maxBurst;
            step.limit.burst = isRight ? static_cast<int>(value) : 0;
        } else if (key == "retry_after"_L1) {
            isRight = isRight && value >= -1 && value <= maxRetryAfter;
            step.limit.retryAfter = isRight ? static_cast<int>(value) : -1;
        } else if (key == "after_ms"_L1 && isStep) {
            isRight = isRight && value >= 0 && value <= maxScheduleMs;
            step.after = std::chrono::milliseconds(isRight ? static_cast<qint64>(value) : 0);
        } else {
            isRight = false;
        }
        if (!isRight) {
            *error = u"no such key, or its value is out of range: "_s + key;
            return std::nullopt;
        }
    }
    return step;
}

// A limit alone is a schedule of one step.
std::optional<QList<ScheduledLimit>> readSchedule(const QJsonObject &body, QString *error)
{
    if (!body.contains("schedule"_L1)) {
        const std::optional<ScheduledLimit> step = readLimit(body, false, error);
        return step ? std::optional(QList<ScheduledLimit>{*step}) : std::nullopt;
    }
    const QJsonArray array = body.value("schedule"_L1).toArray();
    QList<ScheduledLimit> steps;
    for (const QJsonValue value : array) {
        const std::optional<ScheduledLimit> step = readLimit(value.toObject(), true, error);
        if (!step)
            return std::nullopt;
        if (!steps.isEmpty() && step->after <= steps.constLast().after) {
            *error = u"the steps of a schedule ascend"_s;
            return std::nullopt;
        }
        steps.append(*step);
    }
    if (steps.isEmpty() || body.size() > 1) {
        *error = u"a schedule has steps, and nothing beside it"_s;
        return std::nullopt;
    }
    return steps;
}

} // namespace

HttpAnswer SimulatorServer::controlLimit(const HttpRequest &request)
{
    if (request.method == "POST") {
        QString error;
        const auto schedule = readSchedule(jsonBody(request).value_or(QJsonObject()), &error);
        if (!schedule)
            return complaint(400, error);
        m_limiter.setSchedule(*schedule);
    }
    const RateLimit &limit = m_limiter.limit();
    return jsonAnswer(200, {{u"requests_per_second"_s, limit.requestsPerSecond},
                            {u"burst"_s, limit.burst},
                            {u"retry_after"_s, limit.retryAfter},
                            {u"accepted"_s, m_limiter.accepted()},
                            {u"refused"_s, m_limiter.refused()}});
}

HttpAnswer SimulatorServer::control(const HttpRequest &request)
{
    const QString what = QString::fromUtf8(request.method) + u' ' + request.path().mid(10);
    if (what == "GET state"_L1)
        return jsonAnswer(200, state(m_cloud, m_store, m_clock));
    if (what == "GET log"_L1) {
        QJsonArray entries;
        for (const LoggedRequest &entry : m_log.all())
            entries.append(logEntry(entry));
        return jsonAnswer(200, {{u"requests"_s, entries}});
    }
    if (what == "DELETE log"_L1) {
        m_log.clear();
        return jsonAnswer(200, {});
    }
    if (what == "GET faults"_L1) {
        QJsonArray faults;
        for (const Fault &fault : m_faults.armed())
            faults.append(fault.toJson());
        return jsonAnswer(200, {{u"faults"_s, faults}});
    }
    if (what == "DELETE faults"_L1) {
        m_faults.clear();
        return jsonAnswer(200, {});
    }
    const std::optional<QJsonObject> body = jsonBody(request);
    if (request.method == "POST" && !body)
        return complaint(400, u"the body is no JSON object"_s);
    if (what == "POST faults"_L1) {
        QString error;
        const std::optional<Fault> fault = Fault::fromJson(*body, &error);
        if (!fault)
            return complaint(400, error);
        return jsonAnswer(200, {{u"number"_s, static_cast<qint64>(m_faults.add(*fault))}});
    }
    if (what == "POST clock"_L1) {
        const QDateTime time = QDateTime::fromString(body->value("time"_L1).toString(), Qt::ISODateWithMs);
        if (!time.isValid())
            return complaint(400, u"time is no ISO 8601 time"_s);
        m_clock.set(time);
        return jsonAnswer(200, state(m_cloud, m_store, m_clock));
    }
    if (what == "POST tick"_L1) {
        const int ticks = body->value("ticks"_L1).toInt(1);
        if (ticks < 1 || ticks > maxTicksAtOnce)
            return complaint(400, u"ticks is out of range"_s);
        for (int i = 0; i < ticks; ++i)
            m_cloud.tick(m_clock.now());
        return jsonAnswer(200, state(m_cloud, m_store, m_clock));
    }
    if (what == "GET limit"_L1 || what == "POST limit"_L1)
        return controlLimit(request);
    return complaint(404, u"no such control: "_s + what);
}

} // namespace phonedeck::simulator
