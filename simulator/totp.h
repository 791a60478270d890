// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <optional>

namespace phonedeck::simulator {

/// One-time codes of RFC 6238: SHA-1, six digits, a new one every 30 seconds.
class Totp
{
public:
    static constexpr int stepSeconds = 30;

    /// The secret as authenticator apps take it: base32.
    explicit Totp(const QByteArray &base32Secret);

    [[nodiscard]] QString code(const QDateTime &time) const;
    /// Whether the code is that of `now` or of the step before or after it, and of no step that was used or
    /// passed over already: each is good once.
    [[nodiscard]] bool take(const QString &code, const QDateTime &now);

private:
    [[nodiscard]] QString codeOfStep(qint64 step) const;

    QByteArray m_secret;
    qint64 m_lastStep = -1;
};

} // namespace phonedeck::simulator
