// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/clockskew.h"
#include "network/transport/httpdate.h"

#include <QtTest/QtTest>

using namespace phonedeck;

class TestHttpDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAllThreeForms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QDateTime>("time");
        const auto row = [](const char *name, const char *text, const QDateTime &time) {
            QTest::newRow(name) << QByteArray(text) << time;
        };
        const QDateTime time({1994, 11, 6}, {8, 49, 37}, Qt::UTC);
        row("today's", "Sun, 06 Nov 1994 08:49:37 GMT", time);
        row("RFC 850", "Sunday, 06-Nov-94 08:49:37 GMT", time);
        row("asctime", "Sun Nov  6 08:49:37 1994", time);
        row("asctime, two digits", "Wed Nov 16 08:49:37 1994", time.addDays(10));
        row("outer blanks", "  Sun, 06 Nov 1994 08:49:37 GMT ", time);
        row("small letters", "sun, 06 nov 1994 08:49:37 GMT", time);
        row("another day's name", "Mon, 06 Nov 1994 08:49:37 GMT", time);
        row("UTC", "Sun, 06 Nov 1994 08:49:37 UTC", time);
        row("leap day", "Thu, 29 Feb 2024 23:59:59 GMT", QDateTime({2024, 2, 29}, {23, 59, 59}, Qt::UTC));
        row("leap second", "Sat, 31 Dec 2016 23:59:60 GMT", QDateTime({2016, 12, 31}, {23, 59, 59}, Qt::UTC));
        row("two digits, same century", "Friday, 03-Jan-20 09:05:22 GMT",
            QDateTime({2020, 1, 3}, {9, 5, 22}, Qt::UTC));
        row("two digits, 50 years ahead", "Friday, 03-Jan-76 09:05:22 GMT",
            QDateTime({2076, 1, 3}, {9, 5, 22}, Qt::UTC));
        row("two digits, 51 years ahead", "Friday, 03-Jan-77 09:05:22 GMT",
            QDateTime({1977, 1, 3}, {9, 5, 22}, Qt::UTC));
        row("nothing", "", {});
        row("a number", "120", {});
        row("ISO", "1994-11-06T08:49:37Z", {});
        row("another zone", "Sun, 06 Nov 1994 08:49:37 CET", {});
        row("no such month", "Sun, 06 Nox 1994 08:49:37 GMT", {});
        row("no such day", "Thu, 30 Feb 2024 08:49:37 GMT", {});
        row("no such hour", "Sun, 06 Nov 1994 24:49:37 GMT", {});
        row("no such second", "Sun, 06 Nov 1994 08:49:61 GMT", {});
        row("something after it", "Sun, 06 Nov 1994 08:49:37 GMT; x", {});
    }

    void readsAllThreeForms()
    {
        QFETCH(QByteArray, text);
        QFETCH(QDateTime, time);
        const QDateTime read = httpDate(text, 2026);
        QCOMPARE(read, time);
        QVERIFY(!read.isValid() || read.timeSpec() == Qt::UTC);
    }

    void readsDatesInAnyLocale()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::Chinese));
        const QDateTime read = httpDate("Fri, 03 Jan 2020 09:05:22 GMT");
        QLocale::setDefault(before);
        QCOMPARE(read, QDateTime({2020, 1, 3}, {9, 5, 22}, Qt::UTC));
    }

    void tellsHowFarTheClockIsOff()
    {
        HttpAnswer answer;
        const QDateTime theirs({2024, 5, 17}, {8, 15, 30}, Qt::UTC);
        QVERIFY(!clockOffset(answer, theirs));
        answer.headers = {{"date", "Fri, 17 May 2024 08:15:30 GMT"}};
        QCOMPARE(clockOffset(answer, theirs), std::chrono::seconds(0));
        QCOMPARE(clockOffset(answer, theirs.addSecs(1200)), std::chrono::minutes(20)); // ahead
        QCOMPARE(clockOffset(answer, theirs.addDays(-1)), -std::chrono::hours(24));    // behind
        // The same instant told in another zone.
        QCOMPARE(clockOffset(answer, theirs.toOffsetFromUtc(8 * 3600)), std::chrono::seconds(0));
        QVERIFY(!clockOffset(answer, {}));
        answer.headers = {{"Date", "soon"}};
        QVERIFY(!clockOffset(answer, theirs));
    }
};

QTEST_APPLESS_MAIN(TestHttpDate)
#include "tst_httpdate.moc"
