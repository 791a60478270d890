// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/listingpages.h"

#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

/// A service with so many phones.
struct Service {
    int phones = 0;
    int pageSize = 100; ///< in force, whatever is asked for
    bool saysSize = true;
    std::optional<int> claims; ///< instead of the truth; -1: says nothing
    bool ignoresPageNo = false;

    [[nodiscard]] ListInstances::Reply page(int pageNo) const
    {
        ListInstances::Reply reply;
        reply.pageNo = pageNo;
        reply.pageSize = saysSize ? pageSize : -1;
        reply.totalCount = claims.value_or(phones);
        const int first = ((ignoresPageNo ? 1 : pageNo) - 1) * pageSize;
        for (int i = first; i < std::min(first + pageSize, phones); ++i) {
            InstanceRecord record;
            record.instanceId = QString::number(i);
            reply.instances.append(record);
        }
        return reply;
    }
};

struct Listing {
    ListingPages pages;
    QSet<QString> seen;
    QList<int> asked;

    explicit Listing(const Service &service, int maxPages = 1000) : pages(100, maxPages)
    {
        do {
            while (const std::optional<int> pageNo = pages.takeNext()) {
                asked.append(*pageNo);
                const ListInstances::Reply reply = service.page(*pageNo);
                const qsizetype before = seen.size();
                for (const InstanceRecord &record : reply.instances)
                    seen.insert(record.instanceId);
                pages.take(*pageNo, reply, seen.size() - before);
            }
        } while (pages.reachFurther());
    }
};

} // namespace

Q_DECLARE_METATYPE(Service)

class TestListingPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPhoneIsReached_data()
    {
        QTest::addColumn<Service>("service");
        QTest::addColumn<int>("mostPages");
        QTest::newRow("none") << Service{0} << 1;
        QTest::newRow("a part of a page") << Service{30} << 1;
        QTest::newRow("some pages") << Service{350} << 4;
        QTest::newRow("full pages") << Service{300} << 4;
        QTest::newRow("smaller pages") << Service{350, 50} << 8;
        QTest::newRow("smaller pages, not said") << Service{350, 50, false} << 9;
        QTest::newRow("neither size nor count") << Service{350, 50, false, -1} << 9;
        QTest::newRow("no count") << Service{350, 100, true, -1} << 4;
        QTest::newRow("count too low") << Service{350, 100, true, 120} << 4;
        QTest::newRow("count too high") << Service{350, 100, true, 480} << 6;
    }

    void everyPhoneIsReached()
    {
        QFETCH(Service, service);
        QFETCH(int, mostPages);
        const Listing listing(service);
        QCOMPARE(listing.seen.size(), service.phones);
        QCOMPARE(listing.pages.listed(), service.phones);
        QVERIFY2(listing.asked.size() <= mostPages, qPrintable(QString::number(listing.asked.size())));
        QCOMPARE(QSet<int>(listing.asked.begin(), listing.asked.end()).size(), listing.asked.size());
        QVERIFY(listing.pages.everyPageCame());
    }

    void theSamePageAgainAndAgainIsGivenUp()
    {
        const Listing listing({.phones = 1000, .ignoresPageNo = true});
        QVERIFY(!listing.pages.everyPageCame());
        QVERIFY(listing.asked.size() <= 4);
    }

    void aServiceThatNeverEndsIsGivenUp()
    {
        const Listing listing({.phones = 100'000}, 7);
        QVERIFY(!listing.pages.everyPageCame());
        QCOMPARE(listing.asked.size(), 7);
    }

    void aPageThatFailsDoesNotStopTheOthers()
    {
        ListingPages pages;
        const Service service{350};
        QCOMPARE(pages.takeNext(), std::optional(1));
        QVERIFY(!pages.takeNext());
        pages.take(1, service.page(1), 100);
        QCOMPARE(pages.takeNext(), std::optional(2));
        pages.takeFailure(2, ApiError());
        QCOMPARE(pages.takeNext(), std::optional(3));
        pages.take(3, service.page(3), 100);
        QCOMPARE(pages.takeNext(), std::optional(4));
        pages.take(4, service.page(4), 50);
        QVERIFY(!pages.takeNext());
        QVERIFY(!pages.reachFurther());
        QVERIFY(!pages.everyPageCame());
        QCOMPARE(pages.failedPages(), 1);
    }
};

QTEST_GUILESS_MAIN(TestListingPages)
#include "tst_listingpages.moc"
