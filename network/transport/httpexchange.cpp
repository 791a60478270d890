// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/httpexchange.h"

#include "network/transport/onewaybody.h"

#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>

namespace phonedeck {

namespace {

QNetworkRequest networkRequest(const QUrl &url, const HttpRequest &request, Effect effect,
                               const QSslConfiguration &tls)
{
    QNetworkRequest out(url);
    out.setSslConfiguration(tls);
    // The default follows 307 with the POST and hands the token to another host.
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // One dead HTTP/2 connection fails every call in flight: for what may be sent again only.
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute,
                     effect == Effect::Reads && url.scheme() == u"https");
    for (const HeaderItem &header : request.headers)
        out.setRawHeader(header.first, header.second);
    return out;
}

/// No connection to the service was made, if nothing was handed to one. UnknownNetworkError is what Qt makes
/// of a proxy that is gone, unknown or speaks another language, and of a network that can't be reached.
bool isUnreached(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::UnknownNetworkError:
        return true;
    default:
        return false;
    }
}

QNetworkProxy::ProxyType proxyTypeFor(const QNetworkAccessManager &manager, const QUrl &url)
{
    QNetworkProxyFactory *factory = manager.proxyFactory();
    return factory ? factory->queryProxy(QNetworkProxyQuery(url)).value(0).type() : manager.proxy().type();
}

} // namespace

HttpExchange::HttpExchange(ManagerPool::Lease lease, const QUrl &url, const HttpRequest &request,
                           Effect effect, const ExchangeLimits &limits, const QSslConfiguration &tls)
    : m_manager(std::move(lease)), m_limits(limits), m_effect(effect)
{
    QNetworkAccessManager &manager = m_manager.manager();
    QNetworkRequest out = networkRequest(url, request, effect, tls);
    if (effect == Effect::Reads) {
        m_reply = request.body ? manager.sendCustomRequest(out, request.method, *request.body)
                               : manager.sendCustomRequest(out, request.method);
    } else {
        const QByteArray bytes = request.body.value_or(QByteArray());
        out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        out.setHeader(QNetworkRequest::ContentLengthHeader, bytes.size());
        m_body = new OneWayBody(bytes);
        m_reply = manager.sendCustomRequest(out, request.method, m_body);
        m_body->setParent(m_reply);
    }
    m_reply->setParent(this);
    watch();
}

HttpExchange::~HttpExchange()
{
    m_reply->disconnect(this);
    m_reply->abort();
    delete m_reply; // before its manager
}

bool HttpExchange::leftNothing() const
{
    if (m_wasSent)
        return false;
    if (m_proxyRefused) // of this call or of its neighbour on the same manager
        return !m_body || !m_body->wasTouched();
    if (m_body && m_body->size() > 0)
        return !m_body->wasTouched();
    // The body of a read is Qt's, and an empty one is never asked for: only these say that no connection
    // was made.
    return isUnreached(m_reply->error());
}

bool HttpExchange::usedHttp2() const
{
    return m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
}

void HttpExchange::watch()
{
    m_silence.setSingleShot(true);
    m_deadline.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { giveUp(ErrorKind::TimedOut); });
    connect(&m_deadline, &QTimer::timeout, this, [this] { giveUp(ErrorKind::TimedOut); });
    m_silence.start(m_limits.silence);
    m_deadline.start(m_limits.deadline);

    // Asked only when there are no credentials, or these weren't taken. What the reply then ends with depends
    // on who is faster to close the connection.
    connect(&m_manager.manager(), &QNetworkAccessManager::proxyAuthenticationRequired, this,
            [this] { m_proxyRefused = true; });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_wasSent = true; });
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this] { m_silence.start(m_limits.silence); });
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::takeEnd);
}

void HttpExchange::takeBytes()
{
    m_silence.start(m_limits.silence);
    m_received += m_reply->readAll();
    if (m_received.size() > m_limits.answerBytes)
        giveUp(ErrorKind::NotTheService);
}

void HttpExchange::giveUp(ErrorKind kind)
{
    if (m_gaveUp)
        return;
    // abort() ends the reply like a cancellation; only this flag tells who wanted it.
    m_gaveUp = kind;
    m_reply->abort();
}

void HttpExchange::takeEnd()
{
    m_silence.stop();
    m_deadline.stop();
    m_manager.done();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!m_gaveUp)
        m_received += m_reply->readAll();

    // An HTTP status with a whole body is an answer, whatever QNetworkReply calls it; a status whose body
    // broke off is not.
    const QNetworkReply::NetworkError error = m_reply->error();
    const bool brokeOff = m_gaveUp || error == QNetworkReply::RemoteHostClosedError ||
                          error == QNetworkReply::TemporaryNetworkFailureError ||
                          error == QNetworkReply::ContentReSendError ||
                          error == QNetworkReply::UnknownNetworkError ||
                          error == QNetworkReply::ProtocolFailure || error == QNetworkReply::TimeoutError;
    // Qt wants to rewind the body on 307 and 308 even where it may not follow them: ContentReSendError,
    // though the answer is there. A redirect's body is of no interest.
    const bool isRedirect = status >= 300 && status < 400 && !m_gaveUp;
    if (status == 407) { // a proxy's, not the service's
        ApiError refused = transportFailure();
        refused.kind = ErrorKind::ProxyFailed;
        refused.outcomeKnown = true; // it let nothing through
        Q_EMIT finished(tl::unexpected(refused));
        return;
    }
    if (status > 0 && (!brokeOff || isRedirect)) {
        HttpAnswer answer;
        answer.status = status;
        answer.body = m_received;
        const QList<QNetworkReply::RawHeaderPair> &headers = m_reply->rawHeaderPairs();
        for (const QNetworkReply::RawHeaderPair &header : headers)
            answer.headers.append({header.first, header.second});
        Q_EMIT finished(answer);
        return;
    }
    Q_EMIT finished(tl::unexpected(transportFailure()));
}

ApiError HttpExchange::transportFailure() const
{
    ApiError error;
    error.httpStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    error.serviceText = m_reply->errorString();
    const QNetworkProxy::ProxyType proxy = proxyTypeFor(m_manager.manager(), m_reply->url());
    const bool takesProxy = proxy != QNetworkProxy::NoProxy && proxy != QNetworkProxy::DefaultProxy;
    // Whole requests go to the proxy: it is what can't be found then.
    const bool connectsToProxy = proxy == QNetworkProxy::HttpProxy && m_reply->url().scheme() == u"http";
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
        error.kind = connectsToProxy ? ErrorKind::ProxyFailed : ErrorKind::NotReachable;
        break;
    case QNetworkReply::NetworkSessionFailedError:
        error.kind = ErrorKind::NotReachable;
        break;
    case QNetworkReply::UnknownNetworkError:
        if (!leftNothing())
            error.kind = ErrorKind::ConnectionLost;
        else
            error.kind = takesProxy ? ErrorKind::ProxyFailed : ErrorKind::NotReachable;
        break;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        error.kind = ErrorKind::ProxyFailed;
        break;
    case QNetworkReply::SslHandshakeFailedError:
        error.kind = ErrorKind::TlsFailed;
        break;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        error.kind = ErrorKind::NotTheService;
        break;
    default:
        error.kind = error.httpStatus > 0 ? ErrorKind::Truncated : ErrorKind::ConnectionLost;
        break;
    }
    if (m_proxyRefused && leftNothing()) {
        error.kind = ErrorKind::ProxyFailed;
        error.httpStatus = 407;
    }
    if (m_gaveUp) {
        error.kind = *m_gaveUp;
        error.serviceText.clear();
    }
    // Of a body that nobody asked for, nothing left this machine. A status that came is no use here:
    // its body broke off, so what the service did is not known.
    error.outcomeKnown = m_effect == Effect::Reads || leftNothing();
    return error;
}

} // namespace phonedeck
