// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/requestsignature.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QtTest>

#include <algorithm>
#include <map>
#include <random>

using namespace phonedeck;

namespace {

const QDateTime someTime({2024, 5, 17}, {8, 15, 30}, Qt::UTC);

QJsonArray readVectors()
{
    QFile file(QStringLiteral(PHONEDECK_SOURCE_DIR "/tests/data/aksk-vectors.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(u"vectors").toArray();
}

QByteArray bytesOf(const QJsonValue &body)
{
    const QString kind = body[u"kind"].toString();
    if (kind == u"repeat")
        return QByteArray(body[u"count"].toInt(), body[u"byte"].toString().at(0).toLatin1());
    return body[u"text"].toString().toUtf8();
}

SigningKeys keysOf(const QJsonObject &input)
{
    return {.accessKey = input.value(u"ak").toString().toUtf8(),
            .secretKey = input.value(u"sk").toString().toUtf8(),
            .securityToken = input.value(u"security_token").toString().toUtf8(),
            .projectId = input.value(u"project_id").toString(),
            .domainId = input.value(u"domain_id").toString()};
}

QList<HeaderItem> headersOf(const QJsonObject &fields)
{
    QList<HeaderItem> headers;
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        const QByteArray value = it.value().toString().toUtf8();
        headers.append({it.key().toUtf8(), value.isNull() ? QByteArray("") : value});
    }
    return headers;
}

/// The address as our own transport would make it: decoded values in, encoded once and sorted.
QUrl targetOf(const QJsonObject &input)
{
    QUrl base;
    base.setScheme(input.value(u"scheme").toString());
    base.setHost(input.value(u"host").toString());
    base.setPort(input.value(u"port").toInt(-1));
    QList<QueryItem> query;
    const QJsonArray pairs = input.value(u"query").toArray();
    for (const QJsonValue &pair : pairs) {
        const QJsonArray values = pair[1].isArray() ? pair[1].toArray() : QJsonArray{pair[1]};
        for (const QJsonValue &value : values)
            query.append({pair[0].toString(), value.toVariant().toString()});
    }
    const QByteArray path = input.value(u"path").toString().toUtf8();
    return targetUrl(base, QString::fromUtf8(QByteArray::fromPercentEncoding(path)), query);
}

SigningKeys someKeys()
{
    return {
        .accessKey = "TESTAK", .secretKey = "secret", .securityToken = {}, .projectId = {}, .domainId = {}};
}

auto signGet(const QUrl &url, const QList<HeaderItem> &headers = {})
{
    return signRequest(someKeys(), "GET", url, headers, {}, someTime);
}

QByteArray lineOf(const QByteArray &canonicalRequest, const QByteArray &name)
{
    const QList<QByteArray> lines = canonicalRequest.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name) && line.mid(name.size(), 1) == ":")
            return line.mid(name.size() + 1);
    }
    return {};
}

// A second writer of canonical queries that shares nothing with the first: numbers instead of byte arrays.

QByteArray plainEncoded(const std::string &text)
{
    QByteArray out;
    for (const char c : text) {
        const int byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.' || c == '~')
            out += c;
        else
            out += QByteArray("%") + "0123456789ABCDEF"[byte / 16] + "0123456789ABCDEF"[byte % 16];
    }
    return out;
}

QByteArray plainCanonical(const std::multimap<std::string, std::string> &items)
{
    std::vector<std::pair<std::string, std::string>> sorted(items.begin(), items.end());
    std::sort(sorted.begin(), sorted.end());
    QByteArray out;
    for (const auto &[name, value] : sorted)
        out += (out.isEmpty() ? "" : "&") + plainEncoded(name) + '=' + plainEncoded(value);
    return out;
}

/// Seeded text of one to three kinds of characters, some of four bytes.
QString randomText(std::mt19937 &random, int longest)
{
    static const QString alphabet =
        QString::fromUtf8("abAB09-_.~+*!'(),;:=@&$ %/?#[]\"<>\\^`{|}é云手机\uE000\uFFFD😀");
    const QList<uint> points = alphabet.toUcs4();
    QString text;
    for (int left = static_cast<int>(random() % static_cast<unsigned>(longest + 1)); left > 0; --left) {
        const char32_t point = points.at(random() % static_cast<unsigned>(points.size()));
        text += QString::fromUcs4(&point, 1);
    }
    return text;
}

} // namespace

class TestRequestSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesWhatTheOfficialSignersMake_data()
    {
        QTest::addColumn<QJsonObject>("input");
        QTest::addColumn<QJsonObject>("output");
        int published = 0;
        const QJsonArray vectors = readVectors();
        for (const QJsonValue &vector : vectors) {
            const QJsonArray flags = vector[u"flags"].toArray();
            if (flags.contains(u"sdk-quirk"_qs) || flags.contains(u"implementations-differ"_qs))
                continue;
            published += flags.contains(u"published"_qs) ? 1 : 0;
            QTest::newRow(qPrintable(vector[u"name"].toString()))
                << vector[u"input"].toObject() << vector[u"output"].toObject();
        }
        QCOMPARE(published, 3);
    }

    void makesWhatTheOfficialSignersMake()
    {
        QFETCH(QJsonObject, input);
        QFETCH(QJsonObject, output);
        const auto text = [&](const char *key) {
            return output.value(QLatin1String(key)).toString().toUtf8();
        };
        // Ours, and the address as a foreign HTTP library sends it: unsorted, with some characters plain.
        const QUrl ours = targetOf(input);
        QUrl theirs = QUrl::fromEncoded(text("wire_target_by_requests"), QUrl::StrictMode);
        theirs.setScheme(ours.scheme());
        theirs.setHost(ours.host());
        theirs.setPort(ours.port());
        for (const QUrl &url : {ours, theirs}) {
            QVERIFY2(url.isValid(), qPrintable(url.errorString()));
            const QList<HeaderItem> headers = headersOf(input.value(u"headers").toObject());
            const auto signature = signRequest(keysOf(input), input.value(u"method").toString().toUtf8(), url,
                                               headers, bytesOf(input.value(u"body")), someTime);
            QVERIFY(signature.has_value());
            QCOMPARE(signature->canonicalRequest, text("canonical_request"));
            QCOMPARE(signature->stringToSign, text("string_to_sign"));
            QCOMPARE(signature->signature, text("signature"));
            QCOMPARE(signature->signedHeaders, text("signed_headers"));
            QCOMPARE(signature->addedHeaders.last(), HeaderItem("Authorization", text("authorization")));

            // Given and added together are what the signer left on the request; Host is Qt's.
            QList<HeaderItem> sent = headers + signature->addedHeaders;
            for (HeaderItem &header : sent)
                header.second = header.second.trimmed();
            QList<HeaderItem> expected = headersOf(output.value(u"headers_after_signing").toObject());
            expected.removeIf([&](const HeaderItem &header) { return header.first == "Host"; });
            std::sort(sent.begin(), sent.end());
            std::sort(expected.begin(), expected.end());
            QCOMPARE(sent, expected);
        }
    }

    void signsWithTheTimeItIsGiven()
    {
        const QUrl url(u"https://service.example/v1/x"_qs);
        const auto added = signatureHeaders(someKeys(), "GET", url, {}, {}, someTime);
        QCOMPARE(added->size(), 2);
        QCOMPARE(added->at(0), HeaderItem("X-Sdk-Date", "20240517T081530Z"));
        QVERIFY(
            added->at(1).second.startsWith("SDK-HMAC-SHA256 Access=TESTAK, SignedHeaders=host;x-sdk-date, "));
        // The same instant in another zone is the same signature.
        QCOMPARE(signatureHeaders(someKeys(), "GET", url, {}, {}, someTime.toOffsetFromUtc(8 * 3600)), added);
    }

    void aProjectGoesBeforeAnAccount()
    {
        SigningKeys keys = someKeys();
        keys.projectId = u"p"_qs;
        keys.domainId = u"d"_qs;
        keys.securityToken = "temporary";
        const QUrl url(u"https://service.example/v1/x"_qs);
        const auto added = signatureHeaders(keys, "GET", url, {}, {}, someTime);
        QCOMPARE(added->mid(0, 2),
                 (QList<HeaderItem>{{"X-Project-Id", "p"}, {"X-Security-Token", "temporary"}}));
        // What the request brought stays, in any case, and is there once.
        const auto signature =
            signRequest(keys, "GET", url, {{"x-project-id", "other"}, {"x-request-id", "r"}}, {}, someTime);
        QCOMPARE(signature->signedHeaders,
                 QByteArray("host;x-project-id;x-request-id;x-sdk-date;x-security-token"));
        QCOMPARE(lineOf(signature->canonicalRequest, "x-project-id"), QByteArray("other"));
        QCOMPARE(signature->addedHeaders.first().first, QByteArray("X-Security-Token"));
    }

    void leavesOutWhatQtMayRewrite()
    {
        const auto signature = signGet(QUrl(u"https://service.example/"_qs), {{"Content-Length", "3"},
                                                                              {"Connection", "close"},
                                                                              {"accept-encoding", "gzip"},
                                                                              {"X_A", "b"},
                                                                              {"X-Removed", QByteArray()},
                                                                              {"User-Agent", "Phonedeck"},
                                                                              {"Accept-Language", "en"}});
        QCOMPARE(signature->signedHeaders, QByteArray("accept-language;host;user-agent;x-sdk-date"));
    }

    void anAuthorizedRequestIsLeftAlone()
    {
        const auto added = signatureHeaders(someKeys(), "GET", QUrl(u"https://service.example/"_qs),
                                            {{"authorization", "other"}}, {}, someTime);
        QVERIFY(added.has_value() && added->isEmpty());
    }

    void refusesKeysThatCannotSign()
    {
        const auto fault = [](const SigningKeys &keys) {
            return signRequest(keys, "GET", QUrl(u"https://service.example/"_qs), {}, {}, someTime).error();
        };
        SigningKeys keys = someKeys();
        keys.secretKey.clear();
        QCOMPARE(fault(keys), SigningFault::KeysUnusable);
        for (const QByteArray &key : {QByteArray(), QByteArray("A B"), QByteArray("A,B"),
                                      QByteArray("A\r\nB"), QByteArray("\xE4\xBA\x91")}) {
            keys = someKeys();
            keys.accessKey = key;
            QCOMPARE(fault(keys), SigningFault::KeysUnusable);
        }
        keys = someKeys();
        keys.securityToken = "a\r\nX-Other: b";
        QCOMPARE(fault(keys), SigningFault::KeysUnusable);
        keys = someKeys();
        keys.projectId = u"a\nb"_qs;
        QCOMPARE(fault(keys), SigningFault::KeysUnusable);
    }

    void refusesAddressesThatMeanSomethingElse_data()
    {
        QTest::addColumn<QUrl>("url");
        const auto row = [](const char *url) { QTest::newRow(url) << QUrl(QString::fromLatin1(url)); };
        row("https://service.example/v1/../x");
        row("https://service.example/v1/./x");
        row("https://service.example/v1/.");
        row("https://service.example/v1/%2E%2e/x");
        row("https://service.example/v1/a%2Fb");
        row("https://service.example/v1/a%2fb");
        row("https://user@service.example/v1");
        row("/v1/x");
        row("");
    }

    void refusesAddressesThatMeanSomethingElse()
    {
        QFETCH(QUrl, url);
        const auto signature = signGet(url);
        QVERIFY(!signature.has_value());
        QCOMPARE(signature.error(), SigningFault::AddressUnusable);
    }

    void refusesHeadersThatCannotBeSent()
    {
        const QUrl url(u"https://service.example/"_qs);
        for (const QByteArray &name : {QByteArray("a\nb"), QByteArray("a:b"), QByteArray("a b"),
                                       QByteArray(""), QByteArray("a\0b", 3), QByteArray("\xE4\xBA\x91")})
            QCOMPARE(signGet(url, {{name, "x"}}).error(), SigningFault::HeaderUnusable);
        for (const QByteArray &value : {QByteArray("x\r\nX-B: c"), QByteArray("x\n"), QByteArray("\0", 1)})
            QCOMPARE(signGet(url, {{"X-A", value}}).error(), SigningFault::HeaderUnusable);
        QCOMPARE(signGet(url, {{"X-A", "1"}, {"x-a", "2"}}).error(), SigningFault::HeaderUnusable);
        QVERIFY(signGet(url, {{"X-A", "tab\tinside"}}).has_value());
    }

    void refusesTimesOfAnotherForm()
    {
        const QUrl url(u"https://service.example/"_qs);
        QCOMPARE(signGet(url, {{"x-sdk-date", "2024-05-17T08:15:30Z"}}).error(), SigningFault::DateUnusable);
        QCOMPARE(signGet(url, {{"X-Sdk-Date", ""}}).error(), SigningFault::DateUnusable);
        QCOMPARE(signRequest(someKeys(), "GET", url, {}, {}, {}).error(), SigningFault::DateUnusable);
    }

    void refusesALargeBody()
    {
        const QUrl url(u"https://service.example/"_qs);
        QByteArray body(12 * 1024 * 1024, 'a');
        QVERIFY(signRequest(someKeys(), "PUT", url, {}, body, someTime).has_value());
        body += 'a';
        QCOMPARE(signRequest(someKeys(), "PUT", url, {}, body, someTime).error(), SigningFault::BodyTooLarge);
    }

    void anyQueryAndPathIsSignedAsItIsSent()
    {
        std::mt19937 random(20240517);
        const QUrl base(u"https://service.example"_qs);
        for (int round = 0; round < 2000; ++round) {
            QList<QueryItem> query;
            std::multimap<std::string, std::string> plain;
            for (unsigned left = random() % 6; left > 0; --left) {
                const QueryItem item{u'n' + randomText(random, 4), randomText(random, 8)};
                query.append(item);
                plain.emplace(item.first.toStdString(), item.second.toStdString());
            }
            QString path;
            QByteArray encodedPath;
            for (unsigned left = 1 + random() % 4; left > 0; --left) {
                QString piece = u'p' + randomText(random, 6);
                piece.remove(u'/');
                path += u'/' + piece;
                encodedPath += '/' + plainEncoded(piece.toStdString());
            }
            const QUrl url = targetUrl(base, path, query);
            QVERIFY2(url.isValid(), qPrintable(path));
            const auto signature = signGet(url);
            QVERIFY(signature.has_value());
            const QList<QByteArray> lines = signature->canonicalRequest.split('\n');
            QCOMPARE(lines.at(1), encodedPath + '/');
            QCOMPARE(lines.at(2), plainCanonical(plain));
            // Sent: the same pairs, encoded the same, whatever their order.
            QByteArrayList sent = url.query(QUrl::FullyEncoded).toLatin1().split('&');
            QByteArrayList canonical = lines.at(2).split('&');
            std::sort(sent.begin(), sent.end());
            std::sort(canonical.begin(), canonical.end());
            QCOMPARE(sent, canonical);
            QCOMPARE(canonicalQuery(lines.at(2)), lines.at(2));
        }
    }

    void readsAnyEncodingOfTheSameQuery()
    {
        QCOMPARE(canonicalQuery("b=%7e&a=*&a=%2b"), QByteArray("a=%2A&a=%2B&b=~"));
        QCOMPARE(canonicalQuery("a&&b=1=2&c=+"), QByteArray("a=&b=1%3D2&c=%2B"));
        QCOMPARE(canonicalQuery("%F0%9F%98%80=1&%EE%80%80=2"), QByteArray("%EE%80%80=2&%F0%9F%98%80=1"));
        QCOMPARE(canonicalQuery(""), QByteArray());
    }

    void theSignedHostIsTheOneQtSends_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address :
             {"http://service.example/", "http://service.example:80/", "http://service.example:443/",
              "http://SERVICE.example:8080/", "http://127.0.0.1:18080/", "http://[::1]/",
              "http://[::1]:8080/", "http://localhost/"})
            QTest::newRow(address) << QString::fromLatin1(address);
        QTest::newRow("beyond ASCII") << u"http://云手机.example:81/"_qs;
    }

    /// A proxy gets requests for any host and port in plain text.
    void theSignedHostIsTheOneQtSends()
    {
        QFETCH(QString, address);
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        QNetworkAccessManager manager;
        QNetworkProxy route(QNetworkProxy::HttpCachingProxy, u"127.0.0.1"_qs, proxy.serverPort());
        manager.setProxy(route);
        const QUrl url(address + u"v1/x?a=1"_qs);
        const auto signature = signGet(url);
        QVERIFY(signature.has_value());
        QNetworkRequest request(url);
        for (const HeaderItem &header : signature->addedHeaders)
            request.setRawHeader(header.first, header.second);
        const std::unique_ptr<QNetworkReply> reply(manager.get(request));
        QTRY_VERIFY(proxy.hasPendingConnections());
        QTcpSocket *socket = proxy.nextPendingConnection();
        QByteArray head;
        QTRY_VERIFY((head += socket->readAll()).contains("\r\n\r\n"));
        const QByteArray lines = QByteArray(head).replace("\r\n", "\n");
        const QByteArray host = lineOf(lines, "Host").trimmed();
        QVERIFY(!host.isEmpty());
        QCOMPARE(lineOf(signature->canonicalRequest, "host"), host);
        QVERIFY(head.contains("/v1/x?a=1 HTTP/1.1\r\n"));
        for (const HeaderItem &header : signature->addedHeaders)
            QCOMPARE(lineOf(lines, header.first).trimmed(), header.second);
        reply->abort();
    }
};

QTEST_GUILESS_MAIN(TestRequestSignature)
#include "tst_requestsignature.moc"
