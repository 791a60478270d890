// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/accounts/createusertoken.h"
#include "network/transport/apiclient.h"
#include "network/transport/identity.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QObject>

#include <functional>
#include <optional>
#include <vector>

namespace phonedeck {

/// The token of one account, in memory only. One renewal at a time: calls that need a token while one is
/// being fetched share it. A refusal is final until retry(): wrong tries lock the user (iam.md). Other
/// failures are followed by a pause, in which everybody gets the same failure: a sick server isn't asked by
/// every call.
class TokenSource final : public CallIdentity
{
    Q_OBJECT

public:
    using TokenHandler = std::function<void(const ApiResult<QByteArray> &)>;

    /// `iam` speaks to the sign-in server and outlives the source.
    TokenSource(const PasswordCredentials &credentials, ApiClient &iam, QObject *parent = nullptr);
    ~TokenSource() override;

    void withProof(QObject *context, Effect effect, Handler handler) override;
    bool refused(const Proof &proof, const HttpAnswer &answer, bool isSecond, ApiError &error) override;

    /// Gives the token at once or when it has been fetched; nothing after `context` was destroyed. One that
    /// ends within `leastLife` is renewed first.
    void withToken(QObject *context, TokenHandler handler,
                   std::chrono::seconds leastLife = std::chrono::seconds(0));

    /// The service did not take `token`. Forgets it, if it is still the current one, so that the next
    /// withToken() signs in again. `error` came from a token that was fetched for that very reason:
    /// signing in again would not help, so everything is refused with it until retry().
    void drop(const QByteArray &token, const ApiError &error, bool afterRenewal);

    /// A person wants another try after a refusal.
    void retry();
    /// The code for the next sign-in of a user who has to show one. It is good once: when it has been used, a
    /// later sign-in is refused with ErrorKind::PasscodeNeeded until there is another.
    void setPasscode(const TotpCode &code);

    /// When the token ends, by this computer's clock; invalid without a token.
    [[nodiscard]] QDateTime expiresLocalUtc() const
    {
        return m_token ? m_token->expiresLocalUtc : QDateTime();
    }
    /// There is a token that has not ended.
    [[nodiscard]] bool isSignedIn() const
    {
        return m_token && QDateTime::currentDateTimeUtc() < m_token->expiresLocalUtc;
    }
    /// Of the project that the token is good for; empty without a token, or if the service didn't say.
    [[nodiscard]] QString projectId() const { return m_token ? m_token->projectId : QString(); }
    [[nodiscard]] QString projectName() const { return m_token ? m_token->projectName : QString(); }
    /// Why nothing is signed in until retry().
    [[nodiscard]] const std::optional<ApiError> &refusal() const { return m_refusal; }

Q_SIGNALS:
    void tokenChanged();
    void signInFailed(const phonedeck::ApiError &error);

private:
    struct Token {
        QByteArray value;
        QDateTime expiresLocalUtc;
        QDateTime renewLocalUtc;
        qint64 lifeMs; ///< as it was issued
        QString projectId;
        QString projectName;
    };
    struct Waiter {
        QPointer<QObject> context;
        TokenHandler handler;
    };

    void signIn();
    void announce(const std::optional<ApiError> &failure);
    void takeReply(const ApiResult<KeystoneCreateUserTokenByPassword::Reply> &reply);

    PasswordCredentials m_credentials;
    std::optional<TotpCode> m_passcode;     ///< the next one
    std::optional<TotpCode> m_sentPasscode; ///< of the sign-in under way
    bool m_needsPasscode = false;
    ApiScope m_api;
    std::optional<Token> m_token;
    std::optional<ApiError> m_refusal;
    /// A refusal of a renewal ahead of time: it holds from the end of the token on, without another try.
    std::optional<ApiError> m_nextRefusal;
    /// The last failure that was no refusal, given to whoever asks before m_notBefore.
    std::optional<ApiError> m_lastFailure;
    QDeadlineTimer m_notBefore{0};
    std::chrono::milliseconds m_pause{0}; ///< doubles with each failure in a row
    std::vector<Waiter> m_waiters;
    bool m_isSigningIn = false;
};

} // namespace phonedeck
