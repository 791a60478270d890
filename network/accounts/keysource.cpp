// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/keysource.h"

#include "network/accounts/clockskew.h"
#include "network/accounts/requestsignature.h"

#include <utility>

namespace phonedeck {

namespace {

ApiError unsignable(SigningFault fault)
{
    ApiError error;
    switch (fault) {
    case SigningFault::AddressUnusable:
        error.kind = ErrorKind::InsecureAddress;
        break;
    case SigningFault::BodyTooLarge:
        error.kind = ErrorKind::InvalidParameter;
        error.parameter = ParameterFault{
            QStringLiteral("body"), {}, LimitKind::Bytes, QStringLiteral("0–%1").arg(maxSignedBodyBytes)};
        break;
    default:
        error.kind = ErrorKind::SignatureRefused;
        break;
    }
    return error;
}

} // namespace

KeySource::KeySource(const SigningKeys &keys, QObject *parent) : CallIdentity(parent), m_keys(keys) {}

KeySource::~KeySource()
{
    m_keys.secretKey.fill('\0');
}

Proof KeySource::proof() const
{
    return {QByteArray::number(m_serial),
            [keys = m_keys](const HttpRequest &request, const QUrl &url) -> ApiResult<QList<HeaderItem>> {
                const auto headers =
                    signatureHeaders(keys, request.method, url, request.headers,
                                     request.body.value_or(QByteArray()), QDateTime::currentDateTimeUtc());
                if (!headers)
                    return tl::unexpected(unsignable(headers.error()));
                return *headers;
            }};
}

void KeySource::withProof(QObject *context, Effect, Handler handler)
{
    if (m_refusal) {
        handler(tl::unexpected(*m_refusal));
        return;
    }
    if (m_areProven || (m_isTrying && context == m_trialCall)) {
        handler(proof());
        return;
    }
    m_waiters.push_back({context, std::move(handler)});
    tryNext();
}

void KeySource::tryNext()
{
    // A call that can't be signed fails at once, and its handler may destroy this.
    const QPointer<KeySource> self(this);
    while (self && !m_isTrying && !m_waiters.empty()) {
        const Waiter waiter = std::move(m_waiters.front());
        m_waiters.pop_front();
        if (!waiter.context)
            continue;
        m_isTrying = true;
        m_trialCall = waiter.context;
        // A call that is cancelled on its way proves nothing: the next one tries.
        m_trial = connect(waiter.context, &QObject::destroyed, this, [this] { undecided(proof()); });
        waiter.handler(proof());
    }
}

bool KeySource::isCurrent(const Proof &proof) const
{
    return proof.key == QByteArray::number(m_serial);
}

void KeySource::endTrial()
{
    disconnect(m_trial);
    m_isTrying = false;
    m_trialCall = nullptr;
}

void KeySource::answerAll()
{
    const std::deque<Waiter> waiters = std::exchange(m_waiters, {});
    const std::optional<ApiError> refusal = m_refusal; // a handler may retry()
    const QPointer<KeySource> self(this);
    for (const Waiter &waiter : waiters) {
        if (!waiter.context)
            continue;
        if (refusal)
            waiter.handler(tl::unexpected(*refusal));
        else
            withProof(waiter.context, Effect::Reads, waiter.handler);
        if (!self)
            return;
    }
}

void KeySource::accepted(const Proof &proof)
{
    if (m_areProven || m_refusal || !isCurrent(proof))
        return;
    endTrial();
    m_areProven = true;
    answerAll();
}

void KeySource::undecided(const Proof &proof)
{
    if (m_areProven || m_refusal || !isCurrent(proof))
        return;
    endTrial();
    tryNext();
}

bool KeySource::refused(const Proof &proof, const HttpAnswer &answer, bool, ApiError &error)
{
    error.kind = ErrorKind::SignatureRefused;
    error.clockOffset = clockOffset(answer, QDateTime::currentDateTimeUtc());
    if (m_refusal || !isCurrent(proof))
        return false;
    endTrial();
    m_areProven = false;
    m_refusal = error;
    const QPointer<KeySource> self(this);
    Q_EMIT keysRefused(ApiError(error)); // `error` may go with the call
    if (self)
        answerAll();
    return false;
}

void KeySource::retry()
{
    if (!m_refusal)
        return;
    m_refusal.reset();
    ++m_serial;
}

} // namespace phonedeck
