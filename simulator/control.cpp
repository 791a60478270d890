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
#include "simulator/simulatorserver.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr int maxTicksAtOnce = 100'000;

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

QJsonObject state(const Cloud &cloud, const Clock &clock)
{
    QJsonObject running;
    for (const Instance &phone : cloud.instances()) {
        const QString key = QString::number(static_cast<int>(phone.running));
        running.insert(key, running.value(key).toInt() + 1);
    }
    return {{u"instances"_s, cloud.count()},
            {u"running_status"_s, running},
            {u"ticks"_s, static_cast<qint64>(cloud.ticks())},
            {u"changes"_s, static_cast<qint64>(cloud.changes())},
            {u"digest"_s, QString::fromLatin1(cloud.digest())},
            {u"time"_s, clock.now().toString(Qt::ISODateWithMs)}};
}

} // namespace

HttpAnswer SimulatorServer::control(const HttpRequest &request)
{
    const QString what = QString::fromUtf8(request.method) + u' ' + request.path().mid(10);
    if (what == "GET state"_L1)
        return jsonAnswer(200, state(m_cloud, m_clock));
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
        return jsonAnswer(200, state(m_cloud, m_clock));
    }
    if (what == "POST tick"_L1) {
        const int ticks = body->value("ticks"_L1).toInt(1);
        if (ticks < 1 || ticks > maxTicksAtOnce)
            return complaint(400, u"ticks is out of range"_s);
        for (int i = 0; i < ticks; ++i)
            m_cloud.tick(m_clock.now());
        return jsonAnswer(200, state(m_cloud, m_clock));
    }
    return complaint(404, u"no such control: "_s + what);
}

} // namespace phonedeck::simulator
