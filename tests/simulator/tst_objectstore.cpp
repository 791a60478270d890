// SPDX-License-Identifier: GPL-3.0-or-later
// The object store: signatures by the published vectors, the rest over a real socket.
#include "simulator/objectsignature.h"
#include "simulator/objectstore.h"
#include "simulator/simulatorthread.h"
#include "tests/simulator/client.h"
#include "tests/simulator/objectsigner.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace phonedeck::simulator;
using namespace Qt::StringLiterals;

namespace {

QByteArray element(const QByteArray &answer, const QByteArray &name)
{
    const qsizetype start = answer.indexOf(QByteArray('<' + name + '>')) + name.size() + 2;
    const qsizetype end = answer.indexOf(QByteArray("</" + name + '>'));
    return end < start ? QByteArray() : answer.mid(start, end - start);
}

QByteArray md5(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
}

} // namespace

class tst_ObjectStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheVectors_data();
    void agreesWithTheVectors();

    void init();
    void keepsWhatIsPut_data();
    void keepsWhatIsPut();
    void checksTheDigest();
    void refusesWhoMayNotComeIn();
    void judgesTheTimeByItsOwnClock();
    void takesSignedUrls();
    void takesTemporaryKeys();
    void putsPartsTogether();
    void refusesWrongParts();
    void abortsAnUpload();
    void lists();
    void isBounded();
    void takesMoreThanOtherRequestsMay();
    void isHitByFaultsAndNotByTheRateLimit();

private:
    QByteArray ask(const QByteArray &request) { return Client(m_simulator->url()).exchange(request); }
    QByteArray codeOf(const QByteArray &request) { return element(ask(request), "Code"); }
    [[nodiscard]] ObjectSigner signer() const
    {
        ObjectSigner made;
        made.time = m_simulator->time();
        return made;
    }
    QByteArray beginUpload(const QByteArray &key);
    QByteArray part(const QByteArray &key, const QByteArray &id, int number, const QByteArray &data);
    QByteArray complete(const QByteArray &key, const QByteArray &id,
                        const QList<std::pair<int, QByteArray>> &parts);

    std::unique_ptr<SimulatorThread> m_simulator;
};

void tst_ObjectStore::agreesWithTheVectors_data()
{
    QTest::addColumn<QJsonObject>("vector");
    QFile file(QStringLiteral(TEST_DATA_DIR "/obs-vectors.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray vectors = QJsonDocument::fromJson(file.readAll()).object().value("vectors"_L1).toArray();
    QCOMPARE(vectors.size(), 20);
    for (const QJsonValue value : vectors)
        QTest::newRow(qPrintable(value.toObject().value("name"_L1).toString())) << value.toObject();
}

void tst_ObjectStore::agreesWithTheVectors()
{
    QFETCH(QJsonObject, vector);
    const QJsonObject input = vector.value("input"_L1).toObject();
    const QJsonObject output = vector.value("output"_L1).toObject();
    const bool isUrl = vector.value("kind"_L1).toString() == "signed-url"_L1;
    HttpRequest request;
    request.method = input.value("method"_L1).toString().toUtf8();
    request.target = input.value("wire_target"_L1).toString().toUtf8();
    QJsonObject headers = input.value("headers"_L1).toObject();
    if (isUrl) {
        const QString url = output.value("url"_L1).toString();
        request.target = url.mid(url.indexOf(u'/', 8)).toUtf8();
        headers = output.value("headers_to_send"_L1).toObject();
    } else {
        request.headers.append(
            std::pair(QByteArray("Authorization"), output.value("authorization"_L1).toString().toUtf8()));
    }
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.headers.append(std::pair(it.key().toUtf8(), it.value().toString().toUtf8().trimmed()));

    const ObjectAddress address = ObjectAddress::of(request);
    QCOMPARE(address.bucket, input.value("bucket"_L1).toString());
    QCOMPARE(address.key, input.value("key"_L1).toString());
    const std::optional<ObjectCredentials> credentials = ObjectCredentials::of(request);
    QVERIFY(credentials);
    QCOMPARE(credentials->isUrl, isUrl);
    QCOMPARE(credentials->accessKey, input.value("ak"_L1).toString().toUtf8());
    QCOMPARE(credentials->securityToken, input.value("security_token"_L1).toString().toUtf8());
    QCOMPARE(objectStringToSign(request, address, *credentials),
             output.value("string_to_sign"_L1).toString().toUtf8());
    const QByteArray secret = input.value("sk"_L1).toString().toUtf8();
    QVERIFY(isSignedWith(request, address, *credentials, secret));

    QVERIFY(!isSignedWith(request, address, *credentials, secret + 'x'));
    HttpRequest other = request;
    other.method = "OPTIONS";
    QVERIFY(!isSignedWith(other, address, *credentials, secret));
    for (qsizetype i = 0; i < credentials->signature.size(); ++i) {
        ObjectCredentials wrong = *credentials;
        wrong.signature[i] = static_cast<char>(wrong.signature.at(i) ^ 1);
        QVERIFY(!isSignedWith(request, address, wrong, secret));
    }
    for (qsizetype i = 1; i < address.resource.size(); ++i) {
        ObjectAddress wrong = address;
        wrong.resource[i] = static_cast<char>(wrong.resource.at(i) ^ 1);
        QVERIFY(!isSignedWith(request, wrong, *credentials, secret));
    }
    for (qsizetype i = 0; i < request.headers.size(); ++i) {
        const QByteArray name = request.headers.at(i).first.toLower();
        const bool counts =
            name.startsWith("x-obs-") || name.startsWith("content-md5") || name == "content-type";
        if (!counts || credentials->scheme == ObjectScheme::Aws)
            continue;
        HttpRequest wrong = request;
        wrong.headers[i].second += 'x';
        QVERIFY2(!isSignedWith(wrong, address, *credentials, secret), name.constData());
    }
}

void tst_ObjectStore::init()
{
    SimulatorOptions options;
    options.instances = 1;
    options.ticking = false;
    options.startTime = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7), Qt::UTC);
    m_simulator = std::make_unique<SimulatorThread>(options);
}

void tst_ObjectStore::keepsWhatIsPut_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("isPathStyle");
    for (const bool style : {true, false}) {
        const QByteArray word = style ? "path " : "host ";
        QTest::newRow(QByteArray(word + "plain").constData()) << QByteArray("apps/demo-1.0.apk") << style;
        QTest::newRow(QByteArray(word + "hard").constData())
            << u"应用/测试 文件+~(1)&a=b.apk"_s.toUtf8() << style;
    }
}

void tst_ObjectStore::keepsWhatIsPut()
{
    QFETCH(QByteArray, key);
    QFETCH(bool, isPathStyle);
    const QByteArray data("PK\x03\x04\x00\xff rest", 11);
    ObjectSigner put = signer();
    put.isPathStyle = isPathStyle;
    ObjectSigner plain = put;
    put.headers = {{"Content-Type", "application/vnd.android.package-archive"},
                   {"Content-MD5", md5(data).toBase64()},
                   {"x-obs-meta-version", "1.0"}};
    const QByteArray etag = '"' + md5(data).toHex() + '"';
    const QByteArray answer = ask(put.request("PUT", key, data));
    QCOMPARE(statusOf(answer), 200);
    QCOMPARE(headerOf(answer, "ETag"), etag);
    m_simulator->withObjectStore([&](ObjectStore &store) {
        const StoredObject *object = store.find(QString::fromUtf8(key));
        QVERIFY(object);
        QCOMPARE(object->data, data);
    });
    QCOMPARE(m_simulator->log().at(0).operation, u"PutObject"_s);
    QVERIFY(m_simulator->log().at(0).committed);

    const QByteArray head = ask(plain.request("HEAD", key));
    QCOMPARE(statusOf(head), 200);
    QCOMPARE(headerOf(head, "Content-Length").toInt(), 11);
    QCOMPARE(headerOf(head, "ETag"), etag);
    QCOMPARE(headerOf(head, "x-obs-meta-version"), "1.0");
    QVERIFY(bodyOf(head).isEmpty());
    const QByteArray get = ask(plain.request("GET", key));
    QCOMPARE(bodyOf(get), data);
    QCOMPARE(headerOf(get, "Content-Type"), "application/vnd.android.package-archive");
    plain.usesOwnDate = true;
    QCOMPARE(statusOf(ask(plain.request("DELETE", key))), 204);
    QCOMPARE(codeOf(plain.request("GET", key)), "NoSuchKey");
    QCOMPARE(statusOf(ask(plain.request("HEAD", key))), 404);
}

void tst_ObjectStore::checksTheDigest()
{
    ObjectSigner put = signer();
    put.headers.insert("Content-MD5", md5("other").toBase64());
    const QByteArray answer = ask(put.request("PUT", "a", "body"));
    QCOMPARE(statusOf(answer), 400);
    QCOMPARE(element(answer, "Code"), "BadDigest");
    QVERIFY(!element(answer, "Message").isEmpty());
    QCOMPARE(element(answer, "RequestId"), headerOf(answer, "x-obs-request-id"));
    QVERIFY(!m_simulator->log().at(0).committed);
    put.headers.insert("Content-MD5", "c2hvcnQ=");
    QCOMPARE(codeOf(put.request("PUT", "a", "body")), "InvalidDigest");
    put.headers.clear();
    QCOMPARE(codeOf(put.request("GET", "a")), "NoSuchKey");
}

void tst_ObjectStore::refusesWhoMayNotComeIn()
{
    const auto code = [this](const QByteArray &request) -> QByteArray {
        const QByteArray answer = ask(request);
        return QByteArray::number(statusOf(answer)) + ' ' + element(answer, "Code");
    };
    ObjectSigner wrong = signer();
    wrong.secretKey = "other";
    QCOMPARE(code(wrong.request("PUT", "a", "x")), "403 SignatureDoesNotMatch");
    QCOMPARE(code(wrong.urlRequest("GET", "a", wrong.time.addSecs(60))), "403 SignatureDoesNotMatch");
    wrong = signer();
    wrong.accessKey = "NOBODY";
    QCOMPARE(code(wrong.request("PUT", "a", "x")), "403 InvalidAccessKeyId");
    QCOMPARE(code(getRequest("/phonedeck-apps/a")), "403 AccessDenied");
    wrong = signer();
    wrong.bucket = "elsewhere";
    QCOMPARE(code(wrong.request("PUT", "a", "x")), "404 NoSuchBucket");
    wrong.isPathStyle = false;
    QCOMPARE(code(wrong.request("PUT", "a", "x")), "404 NoSuchBucket");
    QCOMPARE(code(signer().request("PATCH", "a", "x")), "405 MethodNotAllowed");
    QByteArray moved = signer().request("PUT", "a", "x");
    moved.replace("/phonedeck-apps/a ", "/phonedeck-apps/b ");
    QCOMPARE(code(moved), "403 SignatureDoesNotMatch");
    for (const LoggedRequest &request : m_simulator->log())
        QVERIFY(!request.committed);
    // The gateway's own signature opens no object store, nor the other way round.
    QCOMPARE(code(getRequest("/phonedeck-apps/a", {}, "Authorization: SDK-HMAC-SHA256 Access=DEMOAK\r\n")),
             "403 AccessDenied");
}

void tst_ObjectStore::judgesTheTimeByItsOwnClock()
{
    for (const bool own : {false, true}) {
        for (const int off : {-905, -895, 895, 905}) {
            ObjectSigner late = signer();
            late.usesOwnDate = own;
            late.time = late.time.addSecs(off);
            QCOMPARE(codeOf(late.request("GET", "a")),
                     std::abs(off) > 900 ? "RequestTimeTooSkewed" : "NoSuchKey");
        }
    }
}

void tst_ObjectStore::takesSignedUrls()
{
    ObjectSigner put = signer();
    const QDateTime expires = put.time.addSecs(3600);
    put.headers = {{"Content-Type", "text/plain"}, {"Content-MD5", md5("hello").toBase64()}};
    const QByteArray key = u"目录/a b.txt"_s.toUtf8();
    const QByteArray upload = put.urlRequest("PUT", key, expires, "hello");
    QCOMPARE(statusOf(ask(upload)), 200);
    QByteArray otherType = upload;
    otherType.replace("text/plain", "text/html_");
    QCOMPARE(codeOf(otherType), "SignatureDoesNotMatch");

    ObjectSigner get = signer();
    get.subResources.insert("response-content-disposition", "attachment; filename=\"a.txt\"");
    get.otherQuery = "foo=bar";
    const QByteArray download = get.urlRequest("GET", key, expires);
    const QByteArray answer = ask(download);
    QCOMPARE(bodyOf(answer), "hello");
    QCOMPARE(headerOf(answer, "Content-Disposition"), "attachment; filename=\"a.txt\"");
    m_simulator->setTime(expires.addSecs(1));
    QCOMPARE(codeOf(download), "AccessDenied");
    QByteArray longer = download;
    longer.replace(QByteArray::number(expires.toSecsSinceEpoch()),
                   QByteArray::number(expires.toSecsSinceEpoch() + 60));
    QCOMPARE(codeOf(longer), "SignatureDoesNotMatch");
}

void tst_ObjectStore::takesTemporaryKeys()
{
    const TemporaryKey key = m_simulator->issueTemporaryKey({}, std::chrono::seconds(900));
    ObjectSigner temporary = signer();
    temporary.accessKey = key.access;
    temporary.secretKey = key.secret;
    QCOMPARE(codeOf(temporary.request("PUT", "a", "x")), "InvalidAccessKeyId");
    temporary.securityToken = key.securityToken + 'x';
    QCOMPARE(codeOf(temporary.request("PUT", "a", "x")), "AccessDenied");
    temporary.securityToken = key.securityToken;
    QCOMPARE(statusOf(ask(temporary.request("PUT", "a", "x"))), 200);
    const QByteArray url = temporary.urlRequest("GET", "a", temporary.time.addDays(1));
    QCOMPARE(bodyOf(ask(url)), "x");
    m_simulator->setTime(temporary.time.addSecs(901)); // the URL dies with the token
    QCOMPARE(codeOf(url), "AccessDenied");
}

QByteArray tst_ObjectStore::beginUpload(const QByteArray &key)
{
    ObjectSigner some = signer();
    some.headers.insert("Content-Type", "application/vnd.android.package-archive");
    some.subResources.insert("uploads", {});
    return element(ask(some.request("POST", key)), "UploadId");
}

QByteArray tst_ObjectStore::part(const QByteArray &key, const QByteArray &id, int number,
                                 const QByteArray &data)
{
    ObjectSigner some = signer();
    some.headers.insert("Content-MD5", md5(data).toBase64());
    some.subResources = {{"partNumber", QByteArray::number(number)}, {"uploadId", id}};
    return ask(some.request("PUT", key, data));
}

QByteArray tst_ObjectStore::complete(const QByteArray &key, const QByteArray &id,
                                     const QList<std::pair<int, QByteArray>> &parts)
{
    QByteArray xml = "<CompleteMultipartUpload>";
    for (const auto &[number, etag] : parts)
        xml += "<Part><PartNumber>" + QByteArray::number(number) + "</PartNumber><ETag>" + etag +
               "</ETag></Part>";
    ObjectSigner some = signer();
    some.subResources.insert("uploadId", id);
    return ask(some.request("POST", key, xml + "</CompleteMultipartUpload>"));
}

void tst_ObjectStore::putsPartsTogether()
{
    const QByteArray first(100 * 1024, 'a');
    const QByteArray second("the end");
    const QByteArray id = beginUpload("big.apk");
    QVERIFY(!id.isEmpty());
    const QByteArray secondTag = headerOf(part("big.apk", id, 7, second), "ETag");
    (void)part("big.apk", id, 2, "replaced");
    const QByteArray firstTag = headerOf(part("big.apk", id, 2, first), "ETag");
    QCOMPARE(firstTag, '"' + md5(first).toHex() + '"');
    QCOMPARE(codeOf(signer().request("GET", "big.apk")), "NoSuchKey"); // not before it is complete
    const QByteArray done = complete("big.apk", id, {{2, firstTag}, {7, secondTag}});
    QCOMPARE(statusOf(done), 200);
    QCOMPARE(element(done, "Key"), "big.apk");
    const QByteArray get = ask(signer().request("GET", "big.apk"));
    QCOMPARE(bodyOf(get), first + second);
    QCOMPARE(headerOf(get, "ETag"), '"' + md5(md5(first) + md5(second)).toHex() + "-2\"");
    QCOMPARE(headerOf(get, "Content-Type"), "application/vnd.android.package-archive");
    QCOMPARE(element(complete("big.apk", id, {{2, firstTag}}), "Code"), "NoSuchUpload");
}

void tst_ObjectStore::refusesWrongParts()
{
    const QByteArray id = beginUpload("a");
    const QByteArray tag = headerOf(part("a", id, 1, "small"), "ETag");
    (void)part("a", id, 2, "small");
    const auto code = [&](const QList<std::pair<int, QByteArray>> &parts) {
        return element(complete("a", id, parts), "Code");
    };
    QCOMPARE(code({{2, tag}, {1, tag}}), "InvalidPartOrder");
    QCOMPARE(code({{1, tag}, {1, tag}}), "InvalidPartOrder");
    QCOMPARE(code({{1, tag}, {2, tag}}), "EntityTooSmall");
    QCOMPARE(code({{1, "\"0123\""}}), "InvalidPart");
    QCOMPARE(code({{3, tag}}), "InvalidPart");
    QCOMPARE(code({}), "MalformedXML");
    QCOMPARE(element(part("a", id, 0, "x"), "Code"), "InvalidArgument");
    QCOMPARE(element(part("a", id, 10'001, "x"), "Code"), "InvalidArgument");
    QCOMPARE(element(part("b", id, 1, "x"), "Code"), "NoSuchUpload");
    QCOMPARE(statusOf(complete("a", id, {{2, tag}})), 200); // all that didn't end it
}

void tst_ObjectStore::abortsAnUpload()
{
    const QByteArray id = beginUpload("a");
    (void)part("a", id, 1, "x");
    ObjectSigner some = signer();
    some.subResources.insert("uploadId", id);
    m_simulator->withObjectStore([](ObjectStore &store) { QCOMPARE(store.usedBytes(), 1); });
    QCOMPARE(statusOf(ask(some.request("DELETE", "a"))), 204);
    QCOMPARE(codeOf(some.request("DELETE", "a")), "NoSuchUpload");
    QCOMPARE(m_simulator->log().last().operation, u"AbortMultipartUpload"_s);
    m_simulator->withObjectStore([](ObjectStore &store) {
        QCOMPARE(store.usedBytes(), 0);
        QCOMPARE(store.openUploads(), 0);
    });
}

void tst_ObjectStore::lists()
{
    for (const char *key : {"apps/a", "apps/b", "other"})
        QCOMPARE(statusOf(ask(signer().request("PUT", key, "x"))), 200);
    const QJsonObject state = jsonOf(ask(getRequest("/_control/state")));
    QCOMPARE(state.value("objects"_L1).toInt(), 3);
    QCOMPARE(state.value("object_bytes"_L1).toInt(), 3);
    QCOMPARE(state.value("open_uploads"_L1).toInt(), 0);
    ObjectSigner some = signer();
    some.otherQuery = "prefix=apps/&max-keys=10";
    const QByteArray all = ask(some.request("GET", {}));
    QCOMPARE(all.count("<Contents>"), 2);
    QCOMPARE(element(all, "IsTruncated"), "false");
    some.otherQuery = "max-keys=1&marker=apps/a";
    const QByteArray one = ask(some.request("GET", {}));
    QCOMPARE(element(one, "Key"), "apps/b");
    QCOMPARE(element(one, "IsTruncated"), "true");
    QCOMPARE(statusOf(ask(signer().request("HEAD", {}))), 200);
}

void tst_ObjectStore::isBounded()
{
    SimulatorOptions options;
    options.instances = 1;
    options.ticking = false;
    options.objectBytes = 1000;
    m_simulator = std::make_unique<SimulatorThread>(options);
    QCOMPARE(statusOf(ask(signer().request("PUT", "a", QByteArray(600, 'x')))), 200);
    QCOMPARE(codeOf(signer().request("PUT", "b", QByteArray(600, 'x'))), "InsufficientStorageSpace");
    QCOMPARE(statusOf(ask(signer().request("PUT", "a", QByteArray(1000, 'x')))), 200);
    const QByteArray id = beginUpload("c");
    QCOMPARE(element(part("c", id, 1, "x"), "Code"), "InsufficientStorageSpace");
    QCOMPARE(statusOf(ask(signer().request("DELETE", "a"))), 204);
    QCOMPARE(statusOf(part("c", id, 1, "x")), 200);
}

void tst_ObjectStore::takesMoreThanOtherRequestsMay()
{
    const QByteArray data(17 * 1024 * 1024, 'x');
    QCOMPARE(statusOf(ask(signer().request("PUT", "big", data))), 200);
    const QByteArray head = ask(signer().request("HEAD", "big"));
    QCOMPARE(headerOf(head, "Content-Length").toLongLong(), data.size());
    const LoggedRequest logged = m_simulator->log().at(0);
    QVERIFY(logged.isBodyLeftOut);
    QVERIFY(logged.raw.endsWith("\r\n\r\n"));
    QVERIFY(logged.raw.startsWith("PUT /phonedeck-apps/big "));
    QVERIFY(!m_simulator->log().at(1).isBodyLeftOut);
    // Everybody else is refused by the head alone.
    Client client(m_simulator->url());
    client.socket.write("POST /v1/instances/batch-query-status HTTP/1.1\r\nHost: h\r\nContent-Length: " +
                        QByteArray::number(data.size()) + "\r\n\r\n");
    QVERIFY(client.socket.waitForReadyRead(Client::patienceMs));
    QCOMPARE(statusOf(client.socket.readAll()), 413);
}

void tst_ObjectStore::isHitByFaultsAndNotByTheRateLimit()
{
    Faults &faults = m_simulator->faults();
    faults.add({.kind = FaultKind::Status, .operation = u"PutObject"_s, .count = 1, .beforeCommit = false});
    const QByteArray late = ask(signer().request("PUT", "a", "x"));
    QCOMPARE(statusOf(late), 503);
    QCOMPARE(element(late, "Code"), "ServiceUnavailable");
    QCOMPARE(bodyOf(ask(signer().request("GET", "a"))), "x");
    faults.add({.kind = FaultKind::ExpiredToken, .operation = u"DeleteObject"_s, .count = 1});
    QCOMPARE(codeOf(signer().request("DELETE", "a")), "AccessDenied");
    faults.add({.kind = FaultKind::Drop, .operation = u"DeleteObject"_s, .count = 1, .beforeCommit = false});
    QVERIFY(ask(signer().request("DELETE", "a")).isEmpty());
    QCOMPARE(codeOf(signer().request("GET", "a")), "NoSuchKey");
    faults.add({.kind = FaultKind::Html, .operation = u"GetObject"_s, .count = 1});
    QCOMPARE(headerOf(ask(signer().request("GET", "a")), "Content-Type"), "text/html");
    m_simulator->setRateLimit({.requestsPerSecond = 0.0001, .burst = 1});
    for (int i = 0; i < 3; ++i)
        QCOMPARE(codeOf(signer().request("GET", "a")), "NoSuchKey");
}

QTEST_GUILESS_MAIN(tst_ObjectStore)
#include "tst_objectstore.moc"
