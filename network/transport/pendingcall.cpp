// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/pendingcall.h"

#include "network/accounts/tokensource.h"
#include "network/transport/apiclient.h"

#include <QtCore/QLocale>
#include <QtCore/QUuid>
#include <QtNetwork/QNetworkAccessManager>

namespace phonedeck {

namespace {

QString displayHost(const QUrl &url)
{
    return url.port() < 0 ? url.host() : url.host() + u':' + QString::number(url.port());
}

} // namespace

PendingCall::PendingCall(ApiClient &client, const Traits &traits, const HttpRequest &request)
    : m_client(&client), m_traits(traits), m_request(request)
{
    m_record.operation = QString::fromLatin1(traits.name);
    m_record.method = QString::fromLatin1(request.method);
    m_record.host = displayHost(client.settings().baseUrl);
    m_record.target = publicTarget(request);
}

PendingCall::~PendingCall()
{
    if (m_client)
        m_client->leave(this);
}

void PendingCall::cancel()
{
    if (m_ended)
        return;
    ApiError error;
    error.kind = ErrorKind::Cancelled;
    error.requestId = m_record.requestId;
    error.outcomeKnown = m_traits.effect == Effect::Reads || m_record.tries == 0;
    // Later, like every report: whoever cancels is usually in the middle of something.
    m_ended = true;
    m_exchange.reset();
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

void PendingCall::abandon()
{
    m_ended = true;
    m_abandoned = true;
    m_exchange.reset();
    if (m_client)
        m_client->leave(this);
    deleteLater();
}

void PendingCall::begin()
{
    if (m_ended)
        return;
    m_record.startedUtc = QDateTime::currentDateTimeUtc();
    m_elapsed.start();
    // Before the sign-in: no password is sent for an address that would be refused afterwards.
    if (!isSecureEnough(m_client->settings().baseUrl)) {
        fail({.kind = ErrorKind::InsecureAddress});
        return;
    }
    if (!m_client->m_tokens) {
        send({});
        return;
    }
    sendWithToken();
}

void PendingCall::sendWithToken()
{
    m_client->m_tokens->withToken(this, [this](const ApiResult<QByteArray> &token) {
        if (m_ended)
            return;
        if (token)
            send(*token);
        else
            fail(token.error());
    });
}

void PendingCall::send(const QByteArray &token)
{
    HttpRequest request = m_request;
    const QString requestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (request.requestIdInQuery)
        request.query.append({QStringLiteral("x-request-id"), requestId});

    const QUrl url = targetUrl(m_client->settings().baseUrl, request.path, request.query);
    if (!url.isValid()) {
        fail({.kind = ErrorKind::InsecureAddress});
        return;
    }

    request.headers.append({QByteArrayLiteral("x-request-id"), requestId.toLatin1()});
    request.headers.append({QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json")});
    // Qt's defaults are a browser's.
    request.headers.append(
        {QByteArrayLiteral("User-Agent"), QByteArrayLiteral("phonedeck/" PHONEDECK_VERSION)});
    request.headers.append({QByteArrayLiteral("Accept-Language"), QLocale().bcp47Name().toLatin1()});
    if (request.body)
        request.headers.append({QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json")});
    if (!token.isEmpty())
        request.headers.append({QByteArrayLiteral("X-Auth-Token"), token});

    QNetworkAccessManager *manager = m_client->m_manager;
    if (m_traits.effect == Effect::Spends || m_traits.effect == Effect::Destroys) {
        // A kept-alive connection that is closed at this instant would give a false "unknown".
        m_ownManager = std::make_unique<QNetworkAccessManager>();
        m_ownManager->setAutoDeleteReplies(false);
        manager = m_ownManager.get();
    }

    m_token = token;
    m_record.requestId = requestId;
    ++m_record.tries;
    m_exchange = std::make_unique<HttpExchange>(*manager, url, request, m_traits.effect,
                                                m_client->settings().limits, nullptr);
    connect(m_exchange.get(), &HttpExchange::finished, this, &PendingCall::takeExchange);
}

void PendingCall::takeExchange(const ApiResult<HttpAnswer> &result)
{
    if (m_ended)
        return;
    // We are inside a signal of the exchange.
    m_exchange.release()->deleteLater();
    if (!result) {
        ApiError error = result.error();
        if (error.kind == ErrorKind::NotReachable || error.kind == ErrorKind::TlsFailed)
            error.requestId.clear();
        else
            error.requestId = m_record.requestId;
        fail(error);
        return;
    }
    HttpAnswer answer = *result;
    const QByteArray theirId = answer.header("x-request-id");
    answer.requestId = theirId.isEmpty() ? m_record.requestId : QString::fromLatin1(theirId);
    m_record.requestId = answer.requestId;
    m_record.httpStatus = answer.status;
    m_record.bytesReceived += answer.body.size();
    decode(answer);
}

void PendingCall::takeDecoded(const ApiError *error)
{
    if (m_ended)
        return;
    if (!error) {
        finish(nullptr);
        return;
    }
    if (error->kind == ErrorKind::TokenRefused && m_client->m_tokens) {
        const bool mayRepeat = !m_tokenRenewed && m_traits.effect != Effect::Spends;
        m_client->m_tokens->drop(m_token, *error, m_tokenRenewed);
        if (mayRepeat) {
            m_tokenRenewed = true;
            sendWithToken();
            return;
        }
    }
    fail(*error);
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
    m_client->leave(this);
    record(error);
    deleteLater();
    deliver();
}

void PendingCall::record(const ApiError *error)
{
    if (m_record.startedUtc.isNull())
        m_record.startedUtc = QDateTime::currentDateTimeUtc();
    m_record.duration = std::chrono::milliseconds(m_elapsed.isValid() ? m_elapsed.elapsed() : 0);
    if (error) {
        m_record.failure = error->kind;
        m_record.errorCode = error->code;
        m_record.httpStatus = error->httpStatus;
        m_record.outcomeKnown = error->outcomeKnown;
    }
    Q_EMIT m_client->requestRecorded(m_record);
}

} // namespace phonedeck
