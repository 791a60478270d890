// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httprequestparser.h"

#include <QtTest/QtTest>

using namespace phonedeck::simulator;

class tst_HttpRequestParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheSameHoweverItIsCut_data();
    void readsTheSameHoweverItIsCut();
    void leavesThePipelinedRequestAlone();
    void refusesWhatItCantParse_data();
    void refusesWhatItCantParse();
    void limitsHeadAndBody();
    void expectsOnce();
    void decodesTheQuery();
};

void tst_HttpRequestParser::readsTheSameHoweverItIsCut_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("get") << QByteArray("GET /v1/x?a=%20b HTTP/1.1\r\nHost: h\r\n\r\n")
                         << QByteArray("/v1/x?a=%20b") << QByteArray();
    QTest::newRow("length") << QByteArray("POST /a HTTP/1.1\r\nhost:h\r\nContent-Length: 5\r\n\r\nhel\r\n")
                            << QByteArray("/a") << QByteArray("hel\r\n");
    QTest::newRow("empty body") << QByteArray("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n")
                                << QByteArray("/a") << QByteArray();
    QTest::newRow("chunked") << QByteArray("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                                           "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n")
                             << QByteArray("/a") << QByteArray("abc0123456789");
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << QByteArray("/") << QByteArray();
}

void tst_HttpRequestParser::readsTheSameHoweverItIsCut()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    for (qsizetype cut = 0; cut <= raw.size(); ++cut) {
        HttpRequestParser parser;
        QCOMPARE(parser.feed(raw.first(cut)), cut);
        QCOMPARE(parser.isComplete(), cut == raw.size());
        QCOMPARE(parser.feed(raw.sliced(cut)), raw.size() - cut);
        QVERIFY(parser.isComplete());
        QCOMPARE(parser.wanted(), 0);
        const HttpRequest request = parser.takeRequest();
        QCOMPARE(request.raw, raw);
        QCOMPARE(request.target, target);
        QCOMPARE(request.body, body);
        QVERIFY(parser.isIdle());
    }
}

void tst_HttpRequestParser::leavesThePipelinedRequestAlone()
{
    const QByteArray first = "POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab";
    const QByteArray second = "\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n";
    HttpRequestParser parser;
    QCOMPARE(parser.feed(QByteArray(first + second)), first.size());
    QCOMPARE(parser.feed(second), 0);
    QCOMPARE(parser.takeRequest().target, "/1");
    QCOMPARE(parser.feed(second), second.size());
    QCOMPARE(parser.takeRequest().raw, second.sliced(2)); // an empty line before a request is no part of it
}

void tst_HttpRequestParser::refusesWhatItCantParse_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<int>("status");
    const auto add = [](const char *name, const QByteArray &raw, int status) {
        QTest::newRow(name) << raw << status;
    };
    add("no version", "GET /\r\n\r\n", 400);
    add("bare LF", "GET / HTTP/1.1\nHost: h\n\n", 400);
    add("method", "G(T / HTTP/1.1\r\n", 400);
    add("absolute target", "GET http://h/ HTTP/1.1\r\n", 400);
    add("blank in target", "GET /a b HTTP/1.1\r\n", 400);
    add("control in target", "GET /a\x01 HTTP/1.1\r\n", 400);
    add("raw utf-8 in target", "GET /\xe4\xb8\xad HTTP/1.1\r\n", 400);
    add("TLS hello", "\x16\x03\x01\x02\n", 400);
    add("HTTP/2 preface", "PRI * HTTP/2.0\r\n", 400);
    add("version", "GET / HTTP/3.0\r\n", 505);
    add("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    add("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400);
    add("folded header", "GET / HTTP/1.1\r\nHost: h\r\nA: b\r\n c\r\n\r\n", 400);
    add("blank before colon", "GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400);
    add("no colon", "GET / HTTP/1.1\r\nHost\r\n\r\n", 400);
    add("NUL in value", QByteArray("GET / HTTP/1.1\r\nHost: h\0\r\n\r\n", 27), 400);
    add("negative length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", 400);
    add("two lengths", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
    add("huge length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\n\r\n", 413);
    add("length and chunks",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
    add("gzip", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n", 501);
    add("chunk size", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400);
    add("long chunk", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", 400);
    add("expectation", "POST / HTTP/1.1\r\nHost: h\r\nExpect: tea\r\n\r\n", 417);
}

void tst_HttpRequestParser::refusesWhatItCantParse()
{
    QFETCH(QByteArray, raw);
    QFETCH(int, status);
    HttpRequestParser parser;
    (void)parser.feed(raw);
    QVERIFY(parser.hasFailed());
    QCOMPARE(parser.failureStatus(), status);
    QVERIFY(!parser.failureReason().isEmpty());
    QCOMPARE(parser.feed("GET / HTTP/1.1\r\nHost: h\r\n\r\n"), 0);
}

void tst_HttpRequestParser::limitsHeadAndBody()
{
    HttpRequestParser endless;
    (void)endless.feed(QByteArray("GET /" + QByteArray(70'000, 'a')));
    QCOMPARE(endless.failureStatus(), 431);

    HttpRequestParser large({.head = 1000, .body = 10});
    (void)large.feed("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\n\r\n");
    QCOMPARE(large.failureStatus(), 413);

    HttpRequestParser chunks({.head = 1000, .body = 10});
    (void)chunks.feed(
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n3\r\n");
    QCOMPARE(chunks.failureStatus(), 413);
}

void tst_HttpRequestParser::expectsOnce()
{
    HttpRequestParser parser;
    (void)parser.feed("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
    QVERIFY(parser.isInBody());
    QCOMPARE(parser.wanted(), 1);
    QVERIFY(parser.takeExpectation());
    QVERIFY(!parser.takeExpectation());
}

void tst_HttpRequestParser::decodesTheQuery()
{
    HttpRequest request;
    request.target = "/a%20b?x=%E4%B8%AD%2B1&y=&x=2&z";
    QCOMPARE(request.path(), QStringLiteral("/a b"));
    QCOMPARE(request.query(u"x"), QStringLiteral("中+1"));
    QCOMPARE(request.query(u"y"), QString());
    QVERIFY(request.query(u"z").has_value());
    QVERIFY(!request.query(u"X").has_value());
}

QTEST_GUILESS_MAIN(tst_HttpRequestParser)
#include "tst_httprequestparser.moc"
