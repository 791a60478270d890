// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QString>

#include <chrono>

namespace phonedeck::simulator {

struct AccessKey {
    QByteArray secret;
    QByteArray securityToken; ///< of a temporary key, which is worth nothing without it
    QDateTime expiresAt;      ///< of a temporary key
    QString projectId;        ///< of the token a temporary key was made from; may be empty

    [[nodiscard]] bool isTemporary() const { return !securityToken.isEmpty(); }
    [[nodiscard]] bool hasExpired(const QDateTime &now) const { return isTemporary() && now >= expiresAt; }
};

/// The account's access keys, permanent and temporary, and their locks after wrong signatures.
class AccessKeys
{
public:
    static constexpr int maxFailures = 5; ///< in a row: one more locks the key
    static constexpr std::chrono::minutes lockLife{5};

    explicit AccessKeys(quint64 seed) : m_seed(seed) {}

    void add(const QByteArray &id, const AccessKey &key) { m_keys.insert(id, key); }
    /// Makes a temporary key and gives its id. Forgets those that have expired an hour ago or earlier.
    [[nodiscard]] QByteArray issue(const QString &projectId, const QDateTime &now, std::chrono::seconds life);
    /// Null if there is none; valid until the next add() or issue(). An expired one is still found.
    [[nodiscard]] const AccessKey *find(const QByteArray &id) const;

    [[nodiscard]] bool isLocked(const QByteArray &id, const QDateTime &now) const;
    /// Only keys that exist are counted.
    void countFailure(const QByteArray &id, const QDateTime &now);
    void forgetFailures(const QByteArray &id) { m_failures.remove(id); }

private:
    struct Failures {
        int inARow = 0;
        QDateTime lockedUntil;
    };

    QHash<QByteArray, AccessKey> m_keys;
    QHash<QByteArray, Failures> m_failures;
    quint64 m_seed;
    quint64 m_issued = 0;
};

} // namespace phonedeck::simulator
