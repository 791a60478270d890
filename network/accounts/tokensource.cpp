// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/tokensource.h"

#include <algorithm>

namespace phonedeck {

namespace {

/// A token is renewed this long before its end (iam.md: 30 to 60 minutes), a short-lived one at three
/// quarters of its life.
constexpr std::chrono::seconds renewAhead{45 * 60};
/// An order is not repeated after a refused token, so its token has to last.
constexpr std::chrono::seconds lifeForOrders{10 * 60};
constexpr std::chrono::milliseconds firstPause{500};
constexpr std::chrono::milliseconds longestPause{60'000};

} // namespace

TokenSource::TokenSource(const PasswordCredentials &credentials, ApiClient &iam, QObject *parent)
    : CallIdentity(parent), m_credentials(credentials), m_api(iam)
{
}

TokenSource::~TokenSource()
{
    m_credentials.password.fill(QChar());
}

void TokenSource::withProof(QObject *context, Effect effect, Handler handler)
{
    const auto leastLife = effect == Effect::Spends ? lifeForOrders : std::chrono::seconds(0);
    withToken(
        context,
        [handler = std::move(handler)](const ApiResult<QByteArray> &token) {
            if (!token) {
                handler(tl::unexpected(token.error()));
                return;
            }
            handler(Proof{*token, [value = *token](const HttpRequest &, const QUrl &) {
                              return QList<HeaderItem>{{QByteArrayLiteral("X-Auth-Token"), value}};
                          }});
        },
        leastLife);
}

bool TokenSource::refused(const Proof &proof, const HttpAnswer &, bool isSecond, ApiError &error)
{
    drop(proof.key, error, isSecond);
    return true;
}

void TokenSource::withToken(QObject *context, TokenHandler handler, std::chrono::seconds leastLife)
{
    if (m_refusal) {
        handler(tl::unexpected(*m_refusal));
        return;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool isAlive = m_token && now < m_token->expiresLocalUtc;
    const qint64 wantedMs = std::chrono::milliseconds(leastLife).count();
    const qint64 neededMs = m_token ? std::min(wantedMs, m_token->lifeMs / 4) : 0;
    if (m_token && now.addMSecs(neededMs) < m_token->expiresLocalUtc) {
        // Early enough to go on with the old one meanwhile: a new token does not end it.
        if (now >= m_token->renewLocalUtc && !m_nextRefusal && m_notBefore.hasExpired())
            signIn();
        handler(m_token->value);
        return;
    }
    if (m_nextRefusal && isAlive) { // long enough for others, not for this one
        handler(tl::unexpected(*m_nextRefusal));
        return;
    }
    if (m_nextRefusal) {
        m_token.reset();
        m_refusal = std::exchange(m_nextRefusal, {});
        const ApiError refusal = *m_refusal;
        announce(refusal);
        handler(tl::unexpected(refusal));
        return;
    }
    if (!m_isSigningIn && !m_notBefore.hasExpired()) {
        handler(tl::unexpected(*m_lastFailure));
        return;
    }
    m_waiters.push_back({context, std::move(handler)});
    signIn();
}

void TokenSource::drop(const QByteArray &token, const ApiError &error, bool afterRenewal)
{
    if (!m_token || m_token->value != token)
        return;
    m_token.reset();
    if (afterRenewal)
        m_refusal = error;
    announce(afterRenewal ? std::optional(error) : std::nullopt);
}

/// Whoever listens may destroy this, or retry().
void TokenSource::announce(const std::optional<ApiError> &failure)
{
    const QPointer<TokenSource> self(this);
    Q_EMIT tokenChanged();
    if (self && failure)
        Q_EMIT signInFailed(*failure);
}

void TokenSource::retry()
{
    m_refusal.reset();
    m_nextRefusal.reset();
    m_notBefore = QDeadlineTimer(0);
    m_pause = {};
}

void TokenSource::setPasscode(const TotpCode &code)
{
    m_passcode = code;
    m_needsPasscode = true;
    retry();
}

void TokenSource::signIn()
{
    if (m_isSigningIn)
        return;
    m_isSigningIn = true;
    if (m_needsPasscode && !m_passcode) {
        QMetaObject::invokeMethod(
            this, [this] { takeReply(tl::unexpected(ApiError{.kind = ErrorKind::PasscodeNeeded})); },
            Qt::QueuedConnection);
        return;
    }
    m_sentPasscode = std::exchange(m_passcode, {});
    m_api.send(KeystoneCreateUserTokenByPassword{m_credentials, m_sentPasscode})
        .then(this,
              [this](const ApiResult<KeystoneCreateUserTokenByPassword::Reply> &reply) { takeReply(reply); });
}

void TokenSource::takeReply(const ApiResult<KeystoneCreateUserTokenByPassword::Reply> &reply)
{
    m_isSigningIn = false;
    ApiResult<QByteArray> result = tl::unexpected(ApiError{});
    if (reply) {
        // The life is reckoned by the service's clock on both ends, then laid on ours.
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QDateTime theirNow = reply->answeredUtc.isValid() ? reply->answeredUtc : now;
        const qint64 lifeMs = std::max<qint64>(0, theirNow.msecsTo(reply->expiresUtc));
        const qint64 aheadMs = std::min<qint64>(std::chrono::milliseconds(renewAhead).count(), lifeMs / 4);
        m_token = Token{reply->token, now.addMSecs(lifeMs), now.addMSecs(lifeMs - aheadMs), lifeMs,
                        reply->projectId, reply->projectName};
        result = reply->token;
        m_nextRefusal.reset();
        m_pause = {};
    } else {
        ApiError failure = reply.error();
        failure.outcomeKnown = true; // a sign-in leaves nothing behind that somebody would have to look for
        result = tl::unexpected(failure);
        // A code that never left is still good.
        const bool nothingLeft =
            failure.kind == ErrorKind::NotReachable || failure.kind == ErrorKind::ProxyFailed ||
            failure.kind == ErrorKind::TlsFailed || failure.kind == ErrorKind::InsecureAddress;
        if (nothingLeft && !m_passcode)
            m_passcode = m_sentPasscode;
        // No network is no refusal: it is tried again, after a pause. A renewal ahead of time that was
        // refused leaves the old token to its end.
        const bool isRefusal = failure.kind == ErrorKind::SignInRefused ||
                               failure.kind == ErrorKind::PasscodeNeeded ||
                               failure.kind == ErrorKind::InvalidParameter; // an empty password stays empty
        const bool tokenStillServes = m_token && QDateTime::currentDateTimeUtc() < m_token->expiresLocalUtc;
        if (isRefusal) {
            (tokenStillServes ? m_nextRefusal : m_refusal) = failure;
        } else {
            m_lastFailure = failure;
            m_pause = std::clamp(2 * m_pause, firstPause, longestPause);
            m_notBefore = QDeadlineTimer(m_pause);
        }
    }
    const std::vector<Waiter> waiters = std::exchange(m_waiters, {});
    const QPointer<TokenSource> self(this);
    announce(reply ? std::nullopt : std::optional(result.error()));
    if (!self)
        return;
    for (const Waiter &waiter : waiters) {
        if (waiter.context)
            waiter.handler(result);
        if (!self)
            return;
    }
}

} // namespace phonedeck
