// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/pendingcall.h"

#include "network/transport/apiclient.h"
#include "network/transport/errorcode.h"
#include "network/transport/retrypolicy.h"

#include <QtCore/QLocale>
#include <QtCore/QRandomGenerator>
#include <QtCore/QUuid>

namespace phonedeck {

namespace {

QString displayHost(const QUrl &url)
{
    return url.port() < 0 ? url.host() : url.host() + u':' + QString::number(url.port());
}

Governor::Fate fateOf(const ApiResult<HttpAnswer> &result)
{
    const int status = result ? result->status : result.error().httpStatus;
    if (status == 429)
        return Governor::Fate::Throttled;
    const bool gatewayFailed = status >= 502 && status <= 504;
    return result && !gatewayFailed ? Governor::Fate::Accepted : Governor::Fate::Failed;
}

/// The service itself has answered, so it took the proof. Whoever stands before it (a gateway that is
/// throttled or failing, a web page) may not have looked. `error` is null for a success.
bool isProofTaken(const ApiError *error)
{
    if (!error)
        return true;
    return readErrorCode(error->code).family == CodeFamily::Service && error->kind != ErrorKind::TokenRefused;
}

} // namespace

QThreadPool &decodingPool()
{
    static QThreadPool pool;
    return pool;
}

PendingCall::PendingCall(ApiClient &client, const Traits &traits, const HttpRequest &request)
    : m_client(&client), m_traits(traits), m_request(request), m_pause(this)
{
    m_record.operation = QString::fromLatin1(traits.name);
    m_record.method = QString::fromLatin1(request.method);
    m_record.host = displayHost(client.settings().baseUrl);
    m_record.target = publicTarget(request);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] { ask(true); });
}

PendingCall::~PendingCall()
{
    if (m_client)
        m_client->forget(this);
}

void PendingCall::cancel()
{
    if (m_ended)
        return;
    ApiError error;
    error.kind = ErrorKind::Cancelled;
    error.requestId = m_record.requestId;
    error.outcomeKnown = m_traits.effect == Effect::Reads || !isUnderWay();
    // Later, like every report: whoever cancels is usually in the middle of something.
    m_ended = true;
    m_pause.stop();
    m_exchange.reset();
    m_client->governor().leave(this, Governor::Fate::Dropped);
    QMetaObject::invokeMethod(
        this,
        [this, error] {
            if (m_abandoned || !m_client)
                return;
            m_ended = false;
            fail(error);
        },
        Qt::QueuedConnection);
}

bool PendingCall::isUnderWay() const
{
    return m_isDecoding || (m_exchange && !m_exchange->leftNothing());
}

void PendingCall::abandon()
{
    m_ended = true;
    m_abandoned = true;
    m_pause.stop();
    m_exchange.reset();
    if (m_client)
        m_client->forget(this);
    deleteLater();
}

void PendingCall::start()
{
    // From the event loop, so that even a call that fails at once reports after its then().
    QMetaObject::invokeMethod(this, &PendingCall::check, Qt::QueuedConnection);
}

void PendingCall::check()
{
    if (m_ended)
        return;
    if (m_traits.fault)
        fail({.kind = ErrorKind::InvalidParameter, .parameter = m_traits.fault});
    // Before the sign-in: no password is sent for an address that would be refused afterwards.
    else if (!isSecureEnough(m_client->settings().baseUrl, m_client->settings().route))
        fail({.kind = ErrorKind::InsecureAddress});
    else
        prove(false);
}

void PendingCall::ask(bool isRepeat)
{
    if (!m_ended)
        m_client->governor().ask(this, m_traits.urgency, isRepeat, [this] { begin(); });
}

void PendingCall::begin()
{
    if (!m_ended)
        prove(true);
}

/// Without a place first, so that nobody holds one while somebody signs in; then once more with it, since a
/// proof may have aged in the queue.
void PendingCall::prove(bool hasPlace)
{
    CallIdentity *identity = m_client->identity();
    if (!identity) {
        hasPlace ? send({}) : ask(false);
        return;
    }
    const QPointer<PendingCall> self(this);
    m_isProofLate = false;
    identity->withProof(this, m_traits.effect, [this, hasPlace](const ApiResult<Proof> &proof) {
        if (m_ended)
            return;
        if (!proof) {
            ApiError error = proof.error();
            error.outcomeKnown = true; // whatever became of the sign-in, this call was not made
            fail(error);
        } else if (hasPlace && !m_isProofLate) {
            send(*proof);
        } else {
            ask(hasPlace);
        }
    });
    // It takes its time: others may have the place meanwhile.
    if (self && !m_ended && hasPlace && !m_exchange) {
        m_isProofLate = true;
        m_client->governor().leave(this, Governor::Fate::Dropped);
    }
}

ApiResult<QUrl> PendingCall::complete(HttpRequest &request, const QString &requestId,
                                      const Proof &proof) const
{
    if (request.requestIdInQuery)
        request.query.append({QStringLiteral("x-request-id"), requestId});
    const QUrl url = targetUrl(m_client->settings().baseUrl, request.path, request.query);
    if (!url.isValid())
        return tl::unexpected(ApiError{.kind = ErrorKind::InsecureAddress});

    request.headers.append({QByteArrayLiteral("x-request-id"), requestId.toLatin1()});
    request.headers.append({QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json")});
    // Qt's defaults are a browser's.
    request.headers.append(
        {QByteArrayLiteral("User-Agent"), QByteArrayLiteral("phonedeck/" PHONEDECK_VERSION)});
    request.headers.append({QByteArrayLiteral("Accept-Language"), QLocale().bcp47Name().toLatin1()});
    if (request.body)
        request.headers.append({QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json")});
    if (proof.headers) {
        ApiResult<QList<HeaderItem>> headers = proof.headers(request, url);
        if (!headers)
            return tl::unexpected(headers.error());
        request.headers += *headers;
    }
    return url;
}

void PendingCall::send(const Proof &proof)
{
    HttpRequest request = m_request;
    const QString requestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const ApiResult<QUrl> url = complete(request, requestId, proof);
    if (!url) {
        fail(url.error());
        return;
    }
    m_proof = proof;
    m_lastAnswer = {};
    if (m_record.startedUtc.isNull()) { // what it waited for a place isn't the service's time
        m_record.startedUtc = QDateTime::currentDateTimeUtc();
        m_elapsed.start();
    }
    m_record.requestId = requestId;
    ++m_record.tries;
    m_record.bytesSent += request.body ? request.body->size() : 0;
    m_record.requestHeaders = maskedHeaders(request.headers);
    m_record.answerHeaders.clear();
    m_record.answerBody.clear();
    m_record.requestBody = request.body ? maskedBody(*request.body) : QByteArray();
    ExchangeLimits limits = m_client->settings().limits;
    if (m_traits.isSlow) {
        limits.silence = limits.slowSilence;
        limits.deadline += limits.slowSilence;
    }
    m_exchange = std::make_unique<HttpExchange>(m_client->managers().lease(m_traits.effect), *url, request,
                                                m_traits.effect, limits, m_client->tls());
    connect(m_exchange.get(), &HttpExchange::finished, this, &PendingCall::takeExchange);
}

void PendingCall::takeExchange(const ApiResult<HttpAnswer> &result)
{
    if (m_ended)
        return;
    const bool nothingLeft = m_exchange->leftNothing();
    if (result && m_traits.effect == Effect::Reads)
        m_client->managers().setSpeaksHttp2(m_exchange->usedHttp2());
    else if (m_traits.effect == Effect::Reads)
        m_client->takeReadFailure(m_exchange->manager());
    // We are inside a signal of the exchange.
    m_exchange.release()->deleteLater();
    leavePlace(result);
    if (!result) {
        ApiError error = result.error();
        if (!nothingLeft)
            error.requestId = m_record.requestId;
        // It may hand the keys to a call whose handler ends this one, or destroys the client.
        const QPointer<PendingCall> self(this);
        if (m_client->identity())
            m_client->identity()->undecided(m_proof);
        if (!self || m_ended)
            return;
        // A proxy that fails may have refused its password, and not every one says so: another try could lock
        // it.
        const bool mayBePassword =
            error.kind == ErrorKind::ProxyFailed && !m_client->settings().route.proxy.user.isEmpty();
        if (mayBePassword)
            fail(error);
        else
            takeFailure(error, nothingLeft);
        return;
    }
    m_lastAnswer = *result;
    const QByteArray theirId = m_lastAnswer.header("x-request-id");
    m_lastAnswer.requestId = theirId.isEmpty() ? m_record.requestId : QString::fromLatin1(theirId);
    m_record.requestId = m_lastAnswer.requestId;
    m_record.httpStatus = m_lastAnswer.status;
    m_record.bytesReceived += m_lastAnswer.body.size();
    m_record.answerHeaders = maskedHeaders(m_lastAnswer.headers);
    m_isDecoding = true;
    decode(m_lastAnswer);
}

void PendingCall::leavePlace(const ApiResult<HttpAnswer> &result)
{
    m_client->governor().leave(this, fateOf(result), result ? retryAfter(*result) : std::nullopt);
}

void PendingCall::takeDecoded(const ApiError *error, const QByteArray &maskedBody)
{
    if (m_ended)
        return;
    m_isDecoding = false;
    m_record.answerBody = maskedBody;
    // Like takeExchange(): what the identity tells others may end or destroy this call.
    const QPointer<PendingCall> self(this);
    const bool isRefused = error && error->kind == ErrorKind::TokenRefused;
    if (CallIdentity *identity = m_client->identity(); identity && !isRefused) {
        if (isProofTaken(error))
            identity->accepted(m_proof);
        else
            identity->undecided(m_proof);
    }
    if (!self || m_ended)
        return;
    if (!error) {
        finish(nullptr);
        return;
    }
    ApiError known = *error;
    known.outcomeKnown = outcomeIsKnown(m_traits.effect, known);
    const bool isBegunAgain = isRefused && proveAnew(known);
    if (self && !m_ended && !isBegunAgain)
        takeFailure(known, false);
}

bool PendingCall::proveAnew(ApiError &error)
{
    CallIdentity *identity = m_client->identity();
    if (!identity)
        return false;
    const bool mayRepeat = !m_isSecondProof && m_traits.effect != Effect::Spends;
    const QPointer<PendingCall> self(this);
    if (!identity->refused(m_proof, m_lastAnswer, m_isSecondProof, error) || !self || m_ended || !mayRepeat)
        return false;
    m_isSecondProof = true;
    ask(true);
    return true;
}

void PendingCall::takeFailure(ApiError error, bool nothingLeft)
{
    ++(error.kind == ErrorKind::Throttled ? m_throttles : m_failures);
    const int failures = error.kind == ErrorKind::Throttled ? m_throttles : m_failures;
    const std::optional<std::chrono::milliseconds> wish =
        error.httpStatus > 0 ? retryAfter(m_lastAnswer) : std::nullopt;
    const std::optional<std::chrono::milliseconds> pause =
        retryPause(m_client->settings().retry, m_traits.effect, {error, nothingLeft, failures, wish},
                   QRandomGenerator::global()->generateDouble());
    if (pause && !m_traits.isOneTime)
        m_pause.start(*pause);
    else
        fail(error);
}

void PendingCall::fail(ApiError error)
{
    if (error.operation.isEmpty())
        error.operation = QString::fromLatin1(m_traits.name);
    if (error.kind == ErrorKind::PermissionDenied && error.iamAction.isEmpty())
        error.iamAction = QString::fromLatin1(m_traits.iamAction);
    setFailure(error);
    finish(&error);
}

void PendingCall::finish(const ApiError *error)
{
    m_ended = true;
    m_client->forget(this);
    record(error);
    deleteLater();
    deliver();
}

void PendingCall::record(const ApiError *error)
{
    if (m_record.startedUtc.isNull())
        m_record.startedUtc = QDateTime::currentDateTimeUtc();
    m_record.duration = std::chrono::milliseconds(m_elapsed.isValid() ? m_elapsed.elapsed() : 0);
    m_lastAnswer = {};
    if (error) {
        m_record.failure = error->kind;
        m_record.errorCode = error->code;
        m_record.httpStatus = error->httpStatus;
        m_record.outcomeKnown = error->outcomeKnown;
    }
    Q_EMIT m_client->requestRecorded(m_record);
}

} // namespace phonedeck
