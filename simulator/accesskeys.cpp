// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/accesskeys.h"

#include "simulator/random.h"

namespace phonedeck::simulator {

namespace {

constexpr std::chrono::hours memoryOfExpired{1}; // so that an expired key can be told from an unknown one

QByteArray letters(Random &random, int count)
{
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += alphabet[random.below(36)];
    return text;
}

} // namespace

QByteArray AccessKeys::issue(const QString &projectId, const QDateTime &now, std::chrono::seconds life)
{
    m_keys.removeIf([&now](const QHash<QByteArray, AccessKey>::iterator &it) {
        return it.value().isTemporary() &&
               std::chrono::seconds(it.value().expiresAt.secsTo(now)) >= memoryOfExpired;
    });
    Random random(m_seed ^ (0x6b6579ULL + ++m_issued));
    const QByteArray id = "HST" + letters(random, 17);
    AccessKey key;
    key.secret = letters(random, 40);
    // With the characters that an address has to encode: + / =.
    key.securityToken = "hQpjbi1ub3J0aC00+/" + letters(random, 500) + "==";
    key.expiresAt = now.addSecs(life.count());
    key.projectId = projectId;
    m_keys.insert(id, key);
    return id;
}

const AccessKey *AccessKeys::find(const QByteArray &id) const
{
    const auto found = m_keys.constFind(id);
    return found == m_keys.constEnd() ? nullptr : &*found;
}

bool AccessKeys::isLocked(const QByteArray &id, const QDateTime &now) const
{
    const QDateTime until = m_failures.value(id).lockedUntil;
    return until.isValid() && now < until;
}

void AccessKeys::countFailure(const QByteArray &id, const QDateTime &now)
{
    if (!m_keys.contains(id))
        return;
    Failures &failures = m_failures[id];
    if (++failures.inARow <= maxFailures)
        return;
    failures.inARow = 0;
    failures.lockedUntil = now.addSecs(std::chrono::seconds(lockLife).count());
}

} // namespace phonedeck::simulator
