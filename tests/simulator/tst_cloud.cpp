// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/cloud.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace phonedeck::simulator;

namespace {

QDateTime start()
{
    return QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
}

double share(const Cloud &cloud, const std::function<bool(const Instance &)> &predicate)
{
    const auto &phones = cloud.instances();
    return static_cast<double>(std::count_if(phones.begin(), phones.end(), predicate)) / cloud.count();
}

} // namespace

class tst_Cloud : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sameSeedAndTicksGiveTheSameState();
    void findsEveryPhoneByItsId();
    void looksLikeAFleet();
    void staysPlausibleOverTime();
    void emptyFleetStaysEmpty();
    void addsAndRemoves();
};

void tst_Cloud::sameSeedAndTicksGiveTheSameState()
{
    Cloud a(7, 3000, start());
    Cloud b(7, 3000, start());
    Cloud other(8, 3000, start());
    QCOMPARE(a.digest(), b.digest());
    QVERIFY(a.digest() != other.digest());
    const QByteArray before = a.digest();
    for (int i = 1; i <= 300; ++i) {
        const int changes = a.tick(start().addSecs(i));
        QCOMPARE(b.tick(start().addSecs(i)), changes);
    }
    QCOMPARE(a.digest(), b.digest());
    QVERIFY(a.digest() != before);
}

void tst_Cloud::findsEveryPhoneByItsId()
{
    Cloud cloud(3, 20'000, start());
    QSet<QString> ids;
    for (const Instance &phone : cloud.instances()) {
        const QString id = cloud.instanceId(phone);
        QCOMPARE(id.size(), 8);
        ids.insert(id);
        QCOMPARE(cloud.find(id), &phone);
    }
    QCOMPARE(ids.size(), 20'000);
    QVERIFY(!cloud.find(u"zzzzzzzz"));
    QVERIFY(!cloud.find(u"short"));
    QVERIFY(!cloud.find(u"门店门店门店门店"));
}

void tst_Cloud::looksLikeAFleet()
{
    const Cloud cloud(1, 20'000, start());
    const auto within = [](double value, double least, double most) {
        return value >= least && value <= most;
    };
    QVERIFY(within(share(cloud, [](auto &p) { return p.running == RunningStatus::Running; }), 0.78, 0.83));
    QVERIFY(within(share(cloud, [](auto &p) { return p.running == RunningStatus::Stopped; }), 0.13, 0.17));
    QVERIFY(within(share(cloud, [](auto &p) { return p.isAssigned; }), 0.89, 0.93));
    QVERIFY(within(share(cloud, [](auto &p) { return p.region == 0; }), 0.47, 0.53));
    QVERIFY(share(cloud, [](auto &p) { return p.isFrozen; }) > 0);
    QVERIFY(share(cloud, [](auto &p) { return p.backup == CopyStatus::Failed; }) > 0);
    for (const Instance &phone : cloud.instances()) {
        QVERIFY(!phone.isSignedIn || (phone.isAssigned && phone.running == RunningStatus::Running));
        QCOMPARE(phone.isSignedIn, phone.resource == ResourceStatus::Streaming);
        QVERIFY(!phone.isAssigned ||
                QString::number(phone.assignedUser).startsWith(QStringLiteral("1008600000")));
    }
}

void tst_Cloud::staysPlausibleOverTime()
{
    Cloud cloud(1, 2000, start());
    for (int i = 1; i <= 7200; ++i)
        cloud.tick(start().addSecs(i));
    const double perTick = static_cast<double>(cloud.changes()) / 7200;
    QVERIFY2(perTick >= 3 && perTick <= 8, qPrintable(QString::number(perTick)));
    const double running = share(cloud, [](auto &p) { return p.running == RunningStatus::Running; });
    QVERIFY2(running > 0.65 && running < 0.92, qPrintable(QString::number(running)));
    QVERIFY(cloud.count() > 1800 && cloud.count() < 2200);
}

void tst_Cloud::emptyFleetStaysEmpty()
{
    Cloud cloud(1, 0, start());
    for (int i = 0; i < 100; ++i)
        QCOMPARE(cloud.tick(start()), 0);
    QCOMPARE(cloud.count(), 0);
}

void tst_Cloud::addsAndRemoves()
{
    Cloud cloud(1, 10, start());
    const QString id = cloud.instanceId(cloud.add(start()));
    QCOMPARE(cloud.count(), 11);
    QVERIFY(cloud.remove(id));
    QVERIFY(!cloud.remove(id));
    QVERIFY(!cloud.find(id));
}

QTEST_GUILESS_MAIN(tst_Cloud)
#include "tst_cloud.moc"
