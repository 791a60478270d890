// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QMap>
#include <QtCore/QMessageAuthenticationCode>

/// The object store's signatures written down once more, from obs.md: shares nothing with the simulator's
/// verifier nor with the console's signer.
struct ObjectSigner {
    QByteArray accessKey = "DEMOAK";
    QByteArray secretKey = "DEMOSK";
    QByteArray securityToken{};
    QByteArray bucket = "phonedeck-apps";
    QDateTime time = QDateTime::currentDateTimeUtc();
    bool isPathStyle = true;
    bool usesOwnDate = false;                    ///< x-obs-date instead of Date
    QMap<QByteArray, QByteArray> headers{};      ///< sent: Content-Type, Content-MD5, x-obs-…
    QMap<QByteArray, QByteArray> subResources{}; ///< in the query and signed
    QByteArray otherQuery{};                     ///< in the query and not signed

    [[nodiscard]] QByteArray request(const QByteArray &method, const QByteArray &key,
                                     const QByteArray &body = {}) const
    {
        QMap<QByteArray, QByteArray> sent = headers;
        const QByteArray date = httpDate();
        sent.insert(usesOwnDate ? "x-obs-date" : "Date", date);
        if (!securityToken.isEmpty())
            sent.insert("x-obs-security-token", securityToken);
        const QByteArray text = method + '\n' + headers.value("Content-MD5") + '\n' +
                                headers.value("Content-Type") + '\n' + (usesOwnDate ? QByteArray() : date) +
                                '\n' + canonical(sent) + resource(key, subResources);
        sent.insert("Authorization", "OBS " + accessKey + ':' + sign(text));
        return message(method, target(key, query({})), sent, body);
    }

    /// A signed URL used at once, without any header that would say who calls.
    [[nodiscard]] QByteArray urlRequest(const QByteArray &method, const QByteArray &key,
                                        const QDateTime &expires, const QByteArray &body = {}) const
    {
        const QByteArray seconds = QByteArray::number(expires.toSecsSinceEpoch());
        QMap<QByteArray, QByteArray> counted = subResources;
        if (!securityToken.isEmpty())
            counted.insert("x-obs-security-token", securityToken);
        const QByteArray text = method + '\n' + headers.value("Content-MD5") + '\n' +
                                headers.value("Content-Type") + '\n' + seconds + '\n' + canonical(headers) +
                                resource(key, counted);
        QMap<QByteArray, QByteArray> all = {
            {"AccessKeyId", accessKey}, {"Expires", seconds}, {"Signature", sign(text)}};
        if (!securityToken.isEmpty())
            all.insert("x-obs-security-token", securityToken);
        return message(method, target(key, query(all)), headers, body);
    }

private:
    [[nodiscard]] QByteArray httpDate() const
    {
        return QLocale::c()
            .toString(time.toUTC(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
            .toLatin1();
    }
    [[nodiscard]] QByteArray sign(const QByteArray &text) const
    {
        return QMessageAuthenticationCode::hash(text, secretKey, QCryptographicHash::Sha1).toBase64();
    }
    static QByteArray encodedKey(const QByteArray &key) { return key.toPercentEncoding("/"); }
    static QByteArray canonical(const QMap<QByteArray, QByteArray> &sent)
    {
        QByteArray block;
        for (auto it = sent.cbegin(); it != sent.cend(); ++it) {
            if (it.key().startsWith("x-obs-"))
                block += it.key() + ':' + it.value().trimmed() + '\n';
        }
        return block;
    }
    [[nodiscard]] QByteArray resource(const QByteArray &key,
                                      const QMap<QByteArray, QByteArray> &counted) const
    {
        QByteArray text = '/' + bucket + '/' + encodedKey(key);
        for (auto it = counted.cbegin(); it != counted.cend(); ++it) {
            text += (it == counted.cbegin() ? '?' : '&') + it.key();
            if (!it.value().isEmpty())
                text += '=' + it.value();
        }
        return text;
    }
    [[nodiscard]] QByteArray query(const QMap<QByteArray, QByteArray> &more) const
    {
        QByteArray text = otherQuery;
        for (const auto &map : {subResources, more}) {
            for (auto it = map.cbegin(); it != map.cend(); ++it) {
                text += (text.isEmpty() ? "" : "&") + it.key();
                if (!it.value().isEmpty())
                    text += '=' + it.value().toPercentEncoding();
            }
        }
        return text;
    }
    [[nodiscard]] QByteArray target(const QByteArray &key, const QByteArray &queryText) const
    {
        QByteArray text = (isPathStyle ? '/' + bucket + '/' : QByteArray("/")) + encodedKey(key);
        if (!queryText.isEmpty())
            text += '?' + queryText;
        return text;
    }
    [[nodiscard]] QByteArray message(const QByteArray &method, const QByteArray &where,
                                     const QMap<QByteArray, QByteArray> &sent, const QByteArray &body) const
    {
        QByteArray text = method + ' ' + where + " HTTP/1.1\r\nHost: " +
                          (isPathStyle ? QByteArray("127.0.0.1")
                                       : QByteArray(bucket + ".obs.cn-north-4.myhuaweicloud.com")) +
                          "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) +
                          "\r\n";
        for (auto it = sent.cbegin(); it != sent.cend(); ++it)
            text += it.key() + ": " + it.value() + "\r\n";
        return text + "\r\n" + body;
    }
};
