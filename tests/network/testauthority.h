// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

/// A certificate authority made for this run, and a certificate of it, by default for this computer.
struct TestAuthority {
    /// What the certificate says.
    struct Certificate {
        QByteArray names = "IP:127.0.0.1,DNS:localhost"; ///< subjectAltName
        bool hasExpired = false;
    };

    QByteArray authorityPem; ///< what a client has to trust
    QByteArray certificatePem;
    QByteArray privateKeyPem;
    QString error; ///< empty: all is there

    TestAuthority() : TestAuthority(Certificate{}) {}
    explicit TestAuthority(const Certificate &certificate)
    {
        write("san.cnf", "subjectAltName=" + certificate.names + '\n');
        const QString newKey = QStringLiteral("-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes ");
        run(u"req -x509 -days 2 -subj /CN=Authority-of-this-run -keyout ca.key -out ca.pem "
            "-addext basicConstraints=critical,CA:TRUE " +
            newKey);
        run(u"req -subj /CN=Server-of-this-run -keyout server.key -out server.csr " + newKey);
        run(QStringLiteral("x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days %1 "
                           "-extfile san.cnf -out server.pem")
                .arg(certificate.hasExpired ? -1 : 2));
        authorityPem = read("ca.pem");
        certificatePem = read("server.pem");
        privateKeyPem = read("server.key");
    }

    /// Where a server of its own can find server.pem and server.key.
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    void run(const QString &command)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("openssl"), command.split(u' ', Qt::SkipEmptyParts));
        if (!process.waitForFinished(20'000) || process.exitCode() != 0)
            error +=
                command + u": " + process.errorString() + QString::fromUtf8(process.readAllStandardError());
    }
    void write(const char *name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            error += file.errorString();
    }
    [[nodiscard]] QByteArray read(const char *name)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::ReadOnly))
            error += file.errorString();
        return file.readAll();
    }

    QTemporaryDir m_folder;
};
