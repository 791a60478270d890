// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/httprequest.h"
#include "network/transport/onewaybody.h"
#include "network/transport/requestrecord.h"

#include <QtTest/QtTest>

using namespace phonedeck;

class TestHttpRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodesOnceAndSorts_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("plain") << "/v1/a"
                               << "b"
                               << "c" << QByteArray("/v1/a?b=c&z=1");
        QTest::newRow("space (A11)") << "/v1/a"
                                     << "t"
                                     << "2023-08-15 14:30:45"
                                     << QByteArray("/v1/a?t=2023-08-15%2014%3A30%3A45&z=1");
        QTest::newRow("plus, slash, tilde") << "/v1/a"
                                            << "b"
                                            << "+/~&=" << QByteArray("/v1/a?b=%2B%2F~%26%3D&z=1");
        QTest::newRow("percent") << "/v1/50%25"
                                 << "b"
                                 << "%41" << QByteArray("/v1/50%2525?b=%2541&z=1");
        QTest::newRow("Chinese") << u"/v1/门店"_qs << "b" << u"门"_qs
                                 << QByteArray("/v1/%E9%97%A8%E5%BA%97?b=%E9%97%A8&z=1");
        QTest::newRow("empty value") << "/v1/a"
                                     << "b"
                                     << "" << QByteArray("/v1/a?b=&z=1");
        QTest::newRow("empty piece") << "/v1//a"
                                     << "b"
                                     << "" << QByteArray("/v1//a?b=&z=1");
    }

    void encodesOnceAndSorts()
    {
        QFETCH(QString, path);
        QFETCH(QString, name);
        QFETCH(QString, value);
        const QUrl url = targetUrl(QUrl(QStringLiteral("https://service.example:8443")), path,
                                   {{QStringLiteral("z"), QStringLiteral("1")}, {name, value}});
        QVERIFY(url.isValid());
        QTEST(QByteArray(url.path(QUrl::FullyEncoded).toLatin1() + '?' +
                         url.query(QUrl::FullyEncoded).toLatin1()),
              "target");
    }

    void keepsThePathOfTheBase()
    {
        const QUrl url =
            targetUrl(QUrl(QStringLiteral("https://proxy.example/koophone/")), QStringLiteral("/v1/a"), {});
        QCOMPARE(url, QUrl(QStringLiteral("https://proxy.example/koophone/v1/a")));
    }

    void refusesWhatItCannotSendAsAsked()
    {
        const QUrl base(QStringLiteral("https://service.example"));
        QVERIFY(!targetUrl(base, QStringLiteral("/v1/../secret"), {}).isValid());
        QVERIFY(!targetUrl(base, QStringLiteral("/v1/./a"), {}).isValid());
        QVERIFY(!targetUrl(base, QStringLiteral("v1/a"), {}).isValid());
        QVERIFY(
            !targetUrl(QUrl(QStringLiteral("https://user:secret@service.example")), QStringLiteral("/a"), {})
                 .isValid());
        QVERIFY(!targetUrl(QUrl(QStringLiteral("https://service.example?x=1")), QStringLiteral("/a"), {})
                     .isValid());
        QVERIFY(!targetUrl(QUrl(), QStringLiteral("/a"), {}).isValid());
    }

    void allowsPlainHttpToThisComputerOnly()
    {
        for (const char *good :
             {"https://service.example", "http://127.0.0.1:8080", "http://localhost", "http://[::1]:80"})
            QVERIFY2(isSecureEnough(QUrl(QString::fromLatin1(good))), good);
        for (const char *bad :
             {"http://service.example", "http://localhost.example", "http://127.0.0.1.example",
              "http://10.0.0.1", "ftp://localhost", "http://", "localhost", "https://"})
            QVERIFY2(!isSecureEnough(QUrl(QString::fromLatin1(bad))), bad);
    }

    void aOneWayBodyCannotBeRewound()
    {
        OneWayBody body("abc");
        QVERIFY(body.isSequential());
        QVERIFY(!body.wasTouched());
        QCOMPARE(body.read(2), QByteArray("ab"));
        QVERIFY(body.wasTouched());
        QVERIFY(!body.reset());
        QCOMPARE(body.readAll(), QByteArray("c"));
        QVERIFY(body.atEnd());
    }

    void aLogShowsOnlyWhatIsAllowed()
    {
        HttpRequest request = HttpRequest::get(QStringLiteral("/v1/instances/batch-query"),
                                               {{QStringLiteral("page_no"), QStringLiteral("3")},
                                                {QStringLiteral("instance_name"), QStringLiteral("secret")},
                                                {QStringLiteral("unheard_of"), QStringLiteral("secret")}});
        QCOMPARE(publicTarget(request),
                 u"/v1/instances/batch-query?page_no=3&instance_name=…&unheard_of=…"_qs);
    }
};

QTEST_APPLESS_MAIN(TestHttpRequest)
#include "tst_httprequest.moc"
