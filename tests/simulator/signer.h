// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QMap>
#include <QtCore/QMessageAuthenticationCode>

#include <algorithm>

/// SDK-HMAC-SHA256 written down once more, from signing.md: shares nothing with the simulator's verifier nor
/// with the console's signer.
struct Signer {
    using Query = QList<std::pair<QByteArray, QByteArray>>;

    QByteArray accessKey = "DEMOAK";
    QByteArray secretKey = "DEMOSK";
    QDateTime time = QDateTime::currentDateTimeUtc();
    QMap<QByteArray, QByteArray> headers{}; ///< sent and signed, beside Host and X-Sdk-Date
    bool signsDate = true;

    static QByteArray percent(const QByteArray &text)
    {
        QByteArray out;
        for (const char c : text) {
            const bool isPlain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                                 c == '-' || c == '_' || c == '.' || c == '~';
            if (isPlain)
                out += c;
            else
                out += '%' + QByteArray(1, c).toHex().toUpper();
        }
        return out;
    }

    static QByteArray queryText(const Query &query)
    {
        QByteArray text;
        for (const auto &[name, value] : query)
            text += (text.isEmpty() ? "" : "&") + percent(name) + '=' + percent(value);
        return text;
    }

    /// The bytes of a request to the path (plain, not encoded), which ends its connection. What goes over the
    /// wire may differ from what is signed: `wireTarget` replaces the target.
    [[nodiscard]] QByteArray request(const QByteArray &method, const QByteArray &path, Query query = {},
                                     const QByteArray &body = {}, const QByteArray &wireTarget = {}) const
    {
        QByteArray wirePath;
        const QList<QByteArray> pieces = path.split('/');
        for (const QByteArray &piece : pieces)
            wirePath += '/' + percent(piece);
        wirePath.remove(0, 1); // the path begins with a slash itself
        std::sort(query.begin(), query.end());
        const QByteArray text = queryText(query);
        QByteArray target = wirePath;
        if (!text.isEmpty())
            target += '?' + text;
        if (!wireTarget.isEmpty())
            target = wireTarget;

        QMap<QByteArray, QByteArray> sent = headers;
        const QByteArray date = time.toUTC().toString(QStringLiteral("yyyyMMddTHHmmssZ")).toLatin1();
        sent.insert("host", "koophone.example.com");
        QMap<QByteArray, QByteArray> covered = sent;
        sent.insert("x-sdk-date", date);
        if (signsDate)
            covered.insert("x-sdk-date", date);
        QByteArray block;
        QByteArray lines;
        for (auto it = covered.cbegin(); it != covered.cend(); ++it)
            block += it.key() + ':' + it.value() + '\n';
        for (auto it = sent.cbegin(); it != sent.cend(); ++it)
            lines += it.key() + ": " + it.value() + "\r\n";
        const QByteArray names = covered.keys().join(';');
        const QByteArray canonical = method + '\n' + wirePath + (wirePath.endsWith('/') ? "\n" : "/\n") +
                                     text + '\n' + block + '\n' + names + '\n' + hash(body);
        const QByteArray signature =
            QMessageAuthenticationCode::hash("SDK-HMAC-SHA256\n" + date + '\n' + hash(canonical), secretKey,
                                             QCryptographicHash::Sha256)
                .toHex();
        return method + ' ' + target + " HTTP/1.1\r\n" + lines +
               "Authorization: SDK-HMAC-SHA256 Access=" + accessKey + ", SignedHeaders=" + names +
               ", Signature=" + signature +
               "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
               body;
    }

private:
    static QByteArray hash(const QByteArray &bytes)
    {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    }
};
