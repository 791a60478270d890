// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/totp.h"

#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QtEndian>

namespace phonedeck::simulator {

namespace {

QByteArray fromBase32(const QByteArray &text)
{
    constexpr QByteArrayView alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QByteArray bytes;
    quint32 bits = 0;
    int count = 0;
    for (const char c : text) {
        const qsizetype value = alphabet.indexOf(c);
        if (value < 0)
            break; // the padding
        bits = bits << 5 | static_cast<quint32>(value);
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xff);
        }
    }
    return bytes;
}

qint64 stepAt(const QDateTime &time)
{
    return time.toSecsSinceEpoch() / Totp::stepSeconds;
}

} // namespace

Totp::Totp(const QByteArray &base32Secret) : m_secret(fromBase32(base32Secret)) {}

QString Totp::codeOfStep(qint64 step) const
{
    char counter[8];
    qToBigEndian(step, counter);
    const QByteArray hash = QMessageAuthenticationCode::hash(QByteArray(counter, sizeof counter), m_secret,
                                                             QCryptographicHash::Sha1);
    const int offset = hash.back() & 0x0f;
    const quint32 number = qFromBigEndian<quint32>(hash.constData() + offset) & 0x7fffffff;
    return QString::number(number % 1'000'000).rightJustified(6, u'0');
}

QString Totp::code(const QDateTime &time) const
{
    return codeOfStep(stepAt(time));
}

bool Totp::take(const QString &code, const QDateTime &now)
{
    const qint64 current = stepAt(now);
    for (qint64 step = current - 1; step <= current + 1; ++step) {
        if (step > m_lastStep && codeOfStep(step) == code) {
            m_lastStep = step;
            return true;
        }
    }
    return false;
}

} // namespace phonedeck::simulator
