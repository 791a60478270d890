// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/accesskeys.h"
#include "simulator/totp.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QHash>

#include <chrono>
#include <optional>

namespace phonedeck::simulator {

struct Token {
    QDateTime issuedAt;
    QDateTime expiresAt;
    QString projectId; ///< empty: not for a project
};

/// Who may come in: the tokens issued so far, the access keys, and the user's lock after wrong passwords.
class Iam
{
public:
    static constexpr int maxWrongPasswords = 5; ///< wrong one-time codes count as well
    /// Base32, of the user's one-time codes (Totp).
    static const QByteArray totpSecret;

    Iam(quint64 seed, std::chrono::seconds tokenLife, std::chrono::seconds lockLife, bool demandsMfa = false);

    /// A token of some kilobytes. Those issued before stay good.
    [[nodiscard]] QByteArray issue(const QString &projectId, const QDateTime &now);
    /// Nothing if it is unknown or has expired.
    [[nodiscard]] std::optional<Token> check(const QByteArray &token, const QDateTime &now) const;
    void revokeAll() { m_tokens.clear(); }

    [[nodiscard]] AccessKeys &accessKeys() { return m_accessKeys; }

    /// Whether a password alone is not enough.
    [[nodiscard]] bool demandsMfa() const { return m_demandsMfa; }
    /// Whether the one-time code is right; it is used up then.
    [[nodiscard]] bool takePasscode(const QString &code, const QDateTime &now);

    [[nodiscard]] bool isLocked(const QDateTime &now) const;
    void countWrongPassword(const QDateTime &now);
    void forgetWrongPasswords() { m_wrongPasswords = 0; }

private:
    QHash<QByteArray, Token> m_tokens;
    AccessKeys m_accessKeys;
    std::chrono::seconds m_tokenLife;
    std::chrono::seconds m_lockLife;
    QDateTime m_lockedUntil;
    quint64 m_seed;
    quint64 m_issued = 0;
    int m_wrongPasswords = 0;
    Totp m_totp;
    bool m_demandsMfa;
};

/// A time as IAM writes it: UTC with microseconds.
[[nodiscard]] QString iamTimeText(const QDateTime &time);

} // namespace phonedeck::simulator
