// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QtTest>

#include <csignal>

#include <unistd.h>

/// A program that listens on a port of this computer while the object lives: real proxies and servers, as
/// people have them.
class TestServer
{
public:
    ~TestServer()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(3'000))
            m_process.kill();
        m_process.waitForFinished(3'000);
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] QString output() { return QString::fromUtf8(m_process.readAll()); }
    /// Ends at once, with all its connections.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(3'000);
    }
    /// Debian keeps servers where only administrators look.
    [[nodiscard]] static QString program(const QString &name)
    {
        const QString found = QStandardPaths::findExecutable(name);
        return found.isEmpty() ? QStandardPaths::findExecutable(
                                     name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")})
                               : found;
    }

protected:
    /// 0: a free port.
    explicit TestServer(quint16 wanted = 0) : m_port(wanted == 0 ? freePort() : wanted) {}

    void start(const QString &name, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program(name), arguments);
        if (!m_process.waitForStarted(5'000))
            return;
        // It listens a moment after it was started.
        (void)QTest::qWaitFor(
            [this] {
                QTcpSocket socket;
                socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
                return socket.waitForConnected(200) || !isRunning();
            },
            10'000);
    }
    [[nodiscard]] QString write(const QString &name, const QString &text)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qWarning("%s", qPrintable(file.errorString()));
        return path;
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port;
};

/// tinyproxy: whole requests for http, CONNECT for https.
class HttpProxy final : public TestServer
{
public:
    /// Without a user it wants no credentials.
    explicit HttpProxy(const QString &user = {}, const QString &password = {})
    {
        QString text =
            QStringLiteral("Port %1\nListen 127.0.0.1\nAllow 127.0.0.1\nMaxClients 50\nTimeout 30\n"
                           "LogLevel Connect\n")
                .arg(port());
        if (!user.isEmpty())
            text += QStringLiteral("BasicAuth %1 %2\n").arg(user, password);
        start(QStringLiteral("tinyproxy"),
              {QStringLiteral("-d"), QStringLiteral("-c"), write(QStringLiteral("tinyproxy.conf"), text)});
    }
};

/// microsocks: SOCKS5 with user and password.
class SocksProxy final : public TestServer
{
public:
    SocksProxy(const QString &user, const QString &password)
    {
        start(QStringLiteral("microsocks"),
              {QStringLiteral("-i"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
               QString::number(port()), QStringLiteral("-u"), user, QStringLiteral("-P"), password});
    }
};

/// nginx with TLS and HTTP/2 in front of another server.
class Http2Front final : public TestServer
{
public:
    enum class Processes {
        One,       ///< kill() ends all of it
        WithWorker ///< quit() is graceful
    };

    /// `certificates` holds server.pem and server.key. The server behind it sees by which protocol a request
    /// came, and over which connection. After so many requests it closes a connection, in good order.
    Http2Front(const QUrl &behind, const QString &certificates, quint16 atPort = 0,
               Processes processes = Processes::One, int requestsPerConnection = 1000)
        : TestServer(atPort)
    {
        // A worker would become nobody, who may not enter our folder.
        const QString user = processes == Processes::WithWorker && ::geteuid() == 0
                                 ? QStringLiteral("user root;\n")
                                 : QString();
        const QString text =
            QStringLiteral(
                "%6daemon off;\nmaster_process %5;\npid %1/nginx.pid;\nerror_log stderr;\n"
                "events { worker_connections 512; }\n"
                "http {\n  access_log off;\n  client_body_temp_path %1/body;\n"
                "  proxy_temp_path %1/proxy;\n  fastcgi_temp_path %1/fastcgi;\n"
                "  uwsgi_temp_path %1/uwsgi;\n  scgi_temp_path %1/scgi;\n"
                "  large_client_header_buffers 8 32k;\n  proxy_buffer_size 32k;\n  proxy_buffers 8 32k;\n"
                "  keepalive_requests %7;\n"
                "  server {\n    listen 127.0.0.1:%2 ssl http2;\n"
                "    ssl_certificate %3/server.pem;\n    ssl_certificate_key %3/server.key;\n"
                "    location / {\n      proxy_pass %4;\n      proxy_http_version 1.1;\n"
                "      proxy_set_header Host $http_host;\n      proxy_set_header X-Seen-Protocol "
                "$server_protocol;\n      proxy_set_header X-Seen-Connection $connection;\n"
                "    }\n  }\n}\n")
                .arg(folder())
                .arg(port())
                .arg(certificates, behind.toString(),
                     processes == Processes::One ? QStringLiteral("off") : QStringLiteral("on"), user,
                     QString::number(requestsPerConnection));
        start(QStringLiteral("nginx"), {QStringLiteral("-p"), folder(), QStringLiteral("-c"),
                                        write(QStringLiteral("nginx.conf"), text)});
    }

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port())); }
    /// Takes nothing new, answers what it has, and goes.
    void quit() { ::kill(static_cast<pid_t>(processId()), SIGQUIT); }
};
