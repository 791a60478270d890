// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpSocket>

/// A bare client: sends bytes, reads what comes. Nothing of it can repair or repeat anything.
struct Client {
    static constexpr int patienceMs = 5000;

    QTcpSocket socket;

    explicit Client(const QUrl &url)
    {
        socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        socket.waitForConnected(patienceMs);
    }

    /// Everything until the server closes the connection.
    QByteArray exchange(const QByteArray &request)
    {
        socket.write(request);
        while (socket.waitForReadyRead(patienceMs)) {
        }
        return socket.readAll();
    }

    /// One answer with a Content-Length; the connection stays.
    QByteArray oneAnswer(const QByteArray &request)
    {
        socket.write(request);
        QByteArray answer;
        do {
            answer += socket.readAll();
            const qsizetype end = answer.indexOf("\r\n\r\n");
            if (end >= 0) {
                const qsizetype at = answer.indexOf("Content-Length: ") + 16;
                const qsizetype length = answer.mid(at, answer.indexOf("\r\n", at) - at).toLongLong();
                if (answer.size() >= end + 4 + length)
                    return answer;
            }
        } while (socket.waitForReadyRead(patienceMs));
        return answer;
    }
};

inline QByteArray getRequest(const QByteArray &target, const QByteArray &token = {},
                             const QByteArray &more = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" +
           (token.isEmpty() ? QByteArray() : "X-Auth-Token: " + token + "\r\n") + more + "\r\n";
}

inline QByteArray postRequest(const QByteArray &target, const QByteArray &body, const QByteArray &token = {})
{
    return "POST " + target +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n" +
           (token.isEmpty() ? QByteArray() : "X-Auth-Token: " + token + "\r\n") +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

inline int statusOf(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

inline QByteArray bodyOf(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : answer.mid(end + 4);
}

inline QJsonObject jsonOf(const QByteArray &answer)
{
    return QJsonDocument::fromJson(bodyOf(answer)).object();
}

inline QByteArray headerOf(const QByteArray &answer, const QByteArray &name)
{
    const qsizetype at = answer.indexOf(QByteArray("\r\n" + name + ": "));
    if (at < 0)
        return {};
    const qsizetype start = at + name.size() + 4;
    return answer.mid(start, answer.indexOf("\r\n", start) - start);
}

inline QByteArray signIn(const QByteArray &password = "demo",
                         const QByteArray &scope = R"({"project":{"name":"cn-north-4"}})",
                         const QByteArray &user = "demo", const QByteArray &domain = "demo")
{
    return postRequest("/v3/auth/tokens?nocatalog=true",
                       R"({"auth":{"identity":{"methods":["password"],"password":{"user":{"name":")" + user +
                           R"(","password":")" + password + R"(","domain":{"name":")" + domain +
                           R"("}}}},"scope":)" + scope + "}}");
}
