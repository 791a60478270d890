// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulatorserver.h"

#include "simulator/bodyfaults.h"
#include "simulator/gateway.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

// Below this a timer is no longer precise: several ticks share one then.
constexpr double shortestLifeIntervalMs = 20;

const Operation *findOperation(const HttpRequest &request, bool *isKnownPath = nullptr)
{
    const QByteArray path = request.path().toUtf8();
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    for (const Operation &operation : operations()) {
        if (path != operation.path)
            continue;
        if (isKnownPath)
            *isKnownPath = true;
        if (method == operation.method)
            return &operation;
    }
    return nullptr;
}

QString nameOf(const Operation *operation)
{
    return operation ? QString::fromLatin1(operation->name) : QString();
}

ApiAnswer permissionDenied(const Fault &fault, bool isIam)
{
    if (!isIam)
        return refusal(403, u"KOOPHONE.API.6002"_s, u"access is not allowed"_s);
    const QString text = u"You are not authorized to perform the requested action."_s;
    return fault.newerShape ? refusal(403, u"IAM.0006"_s, text) : iamError(403, text);
}

ApiAnswer statusAnswer(const Fault &fault)
{
    const int status = fault.status > 0 ? fault.status : 503;
    const QString code = !fault.errorCode.isEmpty() ? fault.errorCode
                         : status == 429            ? u"APIGW.0308"_s
                                                    : u"APIGW.0201"_s;
    const QString text = status == 429 ? u"The throttling threshold has been reached"_s
                                       : QString::fromLatin1(reasonPhrase(status));
    ApiAnswer answer = gatewayError(status, code, text);
    if ((status == 429 || status == 503) && fault.retryAfter >= 0)
        answer.headers.append({"Retry-After", QByteArray::number(fault.retryAfter)});
    return answer;
}

// The faults that answer in the operation's place.
std::optional<ApiAnswer> answerInstead(const Fault &fault, bool isIam)
{
    switch (fault.kind) {
    case FaultKind::Status:
        return statusAnswer(fault);
    case FaultKind::ExpiredToken:
        return expiredToken(isIam);
    case FaultKind::PermissionDenied:
        return permissionDenied(fault, isIam);
    case FaultKind::Redirect:
        return ApiAnswer{fault.status > 0 ? fault.status : 307, {}, {{"Location", fault.url.toUtf8()}}};
    default:
        return std::nullopt;
    }
}

WireFault wireFault(const Fault &fault)
{
    switch (fault.kind) {
    case FaultKind::Hang:
        return WireFault::Hang;
    case FaultKind::Drop:
        return fault.reset ? WireFault::ResetSilently : WireFault::CloseSilently;
    case FaultKind::Truncate:
        return WireFault::Truncate;
    case FaultKind::Garbage:
        return WireFault::Garbage;
    case FaultKind::ContinueThenClose:
        return WireFault::ContinueThenClose;
    case FaultKind::HalfStatusLine:
        return WireFault::HalfStatusLine;
    default:
        return WireFault::None;
    }
}

// A truncated answer is an answer to something: the operation has run whatever the flag says.
bool preventsCommit(const Fault &fault)
{
    const WireFault wire = wireFault(fault);
    return fault.beforeCommit && wire != WireFault::None && wire != WireFault::Truncate;
}

void bendWire(const QList<Fault> &faults, HttpAnswer &answer)
{
    for (const Fault &fault : faults) {
        if (fault.kind == FaultKind::Latency) {
            answer.delay += fault.delay;
        } else if (fault.kind == FaultKind::Trickle) {
            answer.pieceSize = std::max(fault.pieceSize, 1);
            answer.pause = fault.delay.count() > 0 ? fault.delay : std::chrono::milliseconds(5);
        } else if (const WireFault wire = wireFault(fault); wire != WireFault::None) {
            answer.fault = wire;
        }
    }
}

} // namespace

SimulatorServer::SimulatorServer(const SimulatorOptions &options, QObject *parent)
    : QObject(parent), m_options(options),
      m_cloud(options.seed, std::clamp(options.instances, 0, SimulatorOptions::maxInstances),
              options.startTime.isValid() ? options.startTime : QDateTime::currentDateTimeUtc()),
      m_iam(options.seed, options.tokenLife, options.lockLife), m_http(handler(), this), m_life(this)
{
    if (options.startTime.isValid())
        m_clock.set(options.startTime);
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
                          quint64 connection) { record(fragment, connection, nullptr, status, false); },
        .cutsOff = [this](const HttpRequest &head, quint64 connection) { return cutsOff(head, connection); },
        // Over TLS the bytes left unread are Qt's, not the kernel's: no reset to be had that way.
        .readsByByte = [this] { return !m_options.usesTls() && m_faults.wantsReset(); },
        .date =
            [this] {
                return QLocale::c().toString(m_clock.now(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
            },
    };
}

HttpAnswer SimulatorServer::answer(const HttpRequest &request, quint64 connection)
{
    if (request.path().startsWith("/_control/"_L1))
        return control(request); // neither logged nor hit by faults: it is the way to end them

    const Operation *operation = findOperation(request);
    const QList<Fault> faults = m_faults.take(nameOf(operation));
    const bool isIam = request.path().startsWith("/v3/"_L1);

    std::optional<ApiAnswer> api;
    for (const Fault &fault : faults) {
        if (!api)
            api = answerInstead(fault, isIam);
    }
    bool committed = false;
    if (!api) {
        if (std::any_of(faults.begin(), faults.end(), preventsCommit))
            api = ApiAnswer(); // nobody will see it
        else
            api = run(operation, request, committed);
    }
    for (const Fault &fault : faults)
        bendDocument(fault, request, api->body);

    HttpAnswer http;
    http.status = api->status;
    http.headers = api->headers;
    http.body = api->body.isEmpty() ? QByteArray() : QJsonDocument(api->body).toJson(QJsonDocument::Compact);
    http.headers.append({"Content-Type", bendText(faults, http.body)});
    if (const QByteArray id = request.header("x-request-id"); !id.isEmpty())
        http.headers.append({"x-request-id", id});
    http.delay = m_options.latency;
    bendWire(faults, http);
    record(request, connection, operation, http.hasStatusLine() ? http.status : 0, committed);
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
    if (head.path().startsWith("/_control/"_L1))
        return false;
    const Operation *operation = findOperation(head);
    const QString name = nameOf(operation);
    const QList<Fault> armed = m_faults.armed();
    const bool strikes = std::any_of(armed.begin(), armed.end(), [&name](const Fault &fault) {
        return fault.kind == FaultKind::Drop && fault.reset && fault.beforeCommit && fault.skip == 0 &&
               (fault.operation.isEmpty() || fault.operation == name);
    });
    if (!strikes)
        return false;
    (void)m_faults.take(name); // counts down
    record(head, connection, operation, 0, false);
    return true;
}

void SimulatorServer::record(const HttpRequest &request, quint64 connection, const Operation *operation,
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
                  .operation = nameOf(operation),
                  .answerStatus = status,
                  .committed = committed});
}

} // namespace phonedeck::simulator
