// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulatorserver.h"

#include "simulator/answerfaults.h"
#include "simulator/bodyfaults.h"
#include "simulator/gateway.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

const QString controlPath = u"/_control/"_s;

// Below this a timer is no longer precise: several ticks share one then.
constexpr double shortestLifeIntervalMs = 20;

const Operation *findOperation(const HttpRequest &request, bool *isKnownPath = nullptr)
{
    return operationFor(request, isKnownPath);
}

QString nameOf(const Operation *operation)
{
    return operation ? QString::fromLatin1(operation->name) : QString();
}

QString operationName(const HttpRequest &request)
{
    return ObjectService::isMeant(request) ? ObjectService::operationOf(request)
                                           : nameOf(findOperation(request));
}

QString httpTimeText(const QDateTime &time)
{
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
}

} // namespace

SimulatorServer::SimulatorServer(const SimulatorOptions &options, QObject *parent)
    : QObject(parent), m_options(options),
      m_cloud(options.seed, std::clamp(options.instances, 0, SimulatorOptions::maxInstances),
              options.startTime.isValid() ? options.startTime : QDateTime::currentDateTimeUtc()),
      m_iam(options.seed, options.tokenLife, options.lockLife, options.demandsMfa),
      m_store(options.objectBytes), m_objects(m_store, m_iam.accessKeys(), m_clock), m_http(handler(), this),
      m_life(this)
{
    if (options.startTime.isValid())
        m_clock.set(options.startTime);
    m_limiter.set(options.rateLimit);
    connect(&m_life, &QTimer::timeout, this, &SimulatorServer::live);
}

bool SimulatorServer::listen()
{
    if (m_options.usesTls() && !m_http.setCertificate(m_options.certificatePem, m_options.privateKeyPem))
        return false;
    if (!m_http.listen(m_options.port))
        return false;
    if (m_options.ticking && m_options.speed > 0) {
        const double interval = std::max(1000 / m_options.speed, shortestLifeIntervalMs);
        m_life.start(std::chrono::milliseconds(static_cast<int>(std::min(interval, 1e9))));
    }
    return true;
}

void SimulatorServer::live()
{
    m_owedTicks += m_options.speed * m_life.interval() / 1000.0;
    for (; m_owedTicks >= 1; m_owedTicks -= 1)
        m_cloud.tick(m_clock.now());
}

HttpHandler SimulatorServer::handler()
{
    return {
        .answer = [this](const HttpRequest &request,
                         quint64 connection) { return answer(request, connection); },
        .refused = [this](const HttpRequest &fragment, int status,
                          quint64 connection) { record(fragment, connection, {}, status, false); },
        .cutsOff = [this](const HttpRequest &head, quint64 connection) { return cutsOff(head, connection); },
        // Over TLS the bytes left unread are Qt's, not the kernel's: no reset to be had that way.
        .readsByByte = [this] { return !m_options.usesTls() && m_faults.wantsReset(); },
        .date =
            [this](std::chrono::seconds offset) {
                return httpTimeText(m_clock.now().addSecs(offset.count())).toLatin1();
            },
        .bodyLimit = [this](const HttpRequest &head) -> qsizetype {
            const bool isObject = !head.path().startsWith(controlPath) && ObjectService::isMeant(head);
            return std::max<qsizetype>(HttpRequestParser::defaultBodyLimit,
                                       isObject ? m_options.objectBytes : 0);
        },
    };
}

HttpAnswer SimulatorServer::answer(const HttpRequest &request, quint64 connection)
{
    if (request.path().startsWith(controlPath))
        return control(request); // neither logged nor hit by faults: it is the way to end them

    if (ObjectService::isMeant(request))
        return answerObject(request, connection);

    const Operation *operation = findOperation(request);
    if (!m_limiter.admit()) { // before everything else: faults are not used up
        record(request, connection, nameOf(operation), 429, false);
        return envelope(request, throttled(m_limiter.limit().retryAfter), {});
    }
    const QList<Fault> faults = m_faults.take(nameOf(operation));
    const bool isIam = request.path().startsWith("/v3/"_L1) || request.path().startsWith("/v3.0/"_L1);

    bool committed = false;
    ApiAnswer api; // empty if nobody will see it
    if (std::none_of(faults.begin(), faults.end(), preventsCommit))
        api = run(operation, request, committed);
    if (const std::optional<ApiAnswer> instead = answerInstead(faults, isIam))
        api = *instead;
    for (const Fault &fault : faults)
        bendDocument(fault, request, api.body);
    const HttpAnswer http = envelope(request, api, faults);
    record(request, connection, nameOf(operation), http.hasStatusLine() ? http.status : 0, committed);
    return http;
}

// The object store is another host at the vendor's: not behind the gateway's rate limit, and without its
// JSON.
HttpAnswer SimulatorServer::answerObject(const HttpRequest &request, quint64 connection)
{
    const QString operation = ObjectService::operationOf(request);
    const QList<Fault> faults = m_faults.take(operation);
    bool committed = false;
    HttpAnswer http; // empty if nobody will see it
    if (std::none_of(faults.begin(), faults.end(), preventsCommit))
        http = m_objects.answer(request, committed);
    if (const std::optional<ApiAnswer> instead = answerInstead(faults, false)) {
        const int status = instead->status == 401 ? 403 : instead->status; // it knows no 401
        http = ObjectService::error(status, {});
        http.headers.append(instead->headers);
    }
    if (const QByteArray type = bendText(faults, http.body); type == "text/html") {
        http.headers.removeIf([](const HttpHeader &header) { return header.first == "Content-Type"; });
        http.headers.append({"Content-Type", type});
    }
    if (hidesRequestId(faults))
        http.headers.removeIf([](const HttpHeader &header) { return header.first == "x-obs-request-id"; });
    http.delay = m_options.latency;
    bendWire(faults, http);
    record(request, connection, operation, http.hasStatusLine() ? http.status : 0, committed);
    return http;
}

HttpAnswer SimulatorServer::envelope(const HttpRequest &request, const ApiAnswer &api,
                                     const QList<Fault> &faults) const
{
    HttpAnswer http;
    http.status = api.status;
    http.headers = api.headers;
    http.body = api.body.isEmpty() ? QByteArray() : QJsonDocument(api.body).toJson(QJsonDocument::Compact);
    http.headers.append({"Content-Type", bendText(faults, http.body)});
    if (const QByteArray id = request.header("x-request-id"); !id.isEmpty() && !hidesRequestId(faults))
        http.headers.append({"x-request-id", id});
    http.delay = m_options.latency;
    bendWire(faults, http);
    return http;
}

ApiAnswer SimulatorServer::run(const Operation *operation, const HttpRequest &request, bool &committed)
{
    if (!operation) {
        bool isKnownPath = false;
        (void)findOperation(request, &isKnownPath);
        if (isKnownPath)
            return gatewayError(405, u"APIGW.0101"_s, u"The method does not apply to this API"_s);
        return gatewayError(404, u"APIGW.0101"_s, u"The API does not exist or has not been published"_s);
    }
    const OperationContext context{request, m_cloud, m_iam, m_clock};
    if (std::optional<ApiAnswer> refused = refuseCaller(*operation, context))
        return *refused;
    if (operation->identity == Identity::KooPhone && m_options.strictRequestId &&
        request.header("x-request-id").isEmpty())
        return refusal(200, u"KOOPHONE.API.0002"_s, u"header x-request-id is missing"_s);
    committed = true;
    return operation->handle(context);
}

bool SimulatorServer::cutsOff(const HttpRequest &head, quint64 connection)
{
    if (head.path().startsWith(controlPath))
        return false;
    const QString name = operationName(head);
    const QList<Fault> armed = m_faults.armed();
    const bool strikes = std::any_of(armed.begin(), armed.end(), [&name](const Fault &fault) {
        return fault.kind == FaultKind::Drop && fault.reset && fault.beforeCommit && fault.skip == 0 &&
               (fault.operation.isEmpty() || fault.operation == name);
    });
    if (!strikes)
        return false;
    (void)m_faults.take(name); // counts down
    record(head, connection, name, 0, false);
    return true;
}

void SimulatorServer::record(const HttpRequest &request, quint64 connection, const QString &operation,
                             int status, bool committed)
{
    m_log.append({.number = 0,
                  .connection = connection,
                  .receivedAt = m_clock.now(),
                  .raw = request.raw,
                  .method = request.method,
                  .target = request.target,
                  .headers = request.headers,
                  .body = request.body,
                  .operation = operation,
                  .answerStatus = status,
                  .committed = committed});
}

} // namespace phonedeck::simulator
