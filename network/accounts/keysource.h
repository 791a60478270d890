// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/accounts/credentials.h"
#include "network/transport/identity.h"

#include <QtCore/QPointer>

#include <deque>
#include <optional>

namespace phonedeck {

/// Signs the calls of one account with its access keys, in memory only. A few refusals in a row lock an
/// access key (signing.md), so keys that nobody has taken yet are tried with one call while the others wait,
/// and a refusal is final until retry().
class KeySource final : public CallIdentity
{
    Q_OBJECT

public:
    explicit KeySource(const SigningKeys &keys, QObject *parent = nullptr);
    ~KeySource() override;

    void withProof(QObject *context, Effect effect, Handler handler) override;
    bool refused(const Proof &proof, const HttpAnswer &answer, bool isSecond, ApiError &error) override;
    void accepted(const Proof &proof) override;
    void undecided(const Proof &proof) override;

    /// A person wants another try after a refusal, e.g. with the clock set right.
    void retry();
    /// Why nothing is signed until retry().
    [[nodiscard]] const std::optional<ApiError> &refusal() const { return m_refusal; }

Q_SIGNALS:
    void keysRefused(const phonedeck::ApiError &error);

private:
    struct Waiter {
        QPointer<QObject> context;
        Handler handler;
    };

    [[nodiscard]] Proof proof() const;
    [[nodiscard]] bool isCurrent(const Proof &proof) const;
    void endTrial();
    void tryNext();
    void answerAll();

    SigningKeys m_keys;
    std::optional<ApiError> m_refusal;
    bool m_areProven = false;
    quint64 m_serial = 1;            ///< of what is tried; older calls say nothing about it
    QPointer<QObject> m_trialCall;   ///< the call that tries the keys
    QMetaObject::Connection m_trial; ///< its end
    bool m_isTrying = false;
    std::deque<Waiter> m_waiters;
};

} // namespace phonedeck
