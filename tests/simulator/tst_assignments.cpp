// SPDX-License-Identifier: GPL-3.0-or-later
// AssignInstance and UnassignInstance.
#include "tests/simulator/fleet.h"

#include <QtTest/QtTest>

using namespace phonedeck::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr int enough = 15; // ticks after which whatever a request set in motion has arrived

QJsonObject bindings(const QStringList &ids, const QJsonValue &user)
{
    QJsonArray rows;
    for (const QString &id : ids)
        rows.append(QJsonObject{{u"user_id"_s, user}, {u"instance_id"_s, id}});
    return {{u"user_instances"_s, rows}};
}

const QString user = u"1008600000104285462"_s;

} // namespace

class tst_Assignments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void assigns();
    void assignsOddUsers();
    void unassignsWhenTheDataIsCleared();
    void limitsBindings();
};

void tst_Assignments::assigns()
{
    Fleet fleet(2);
    const Reply reply = fleet.post(u"assign"_s, bindings(fleet.ids, user));
    QCOMPARE(reply.verdict(), u"200 0"_s);
    QVERIFY(!reply.body.contains("data"_L1));
    const QJsonObject row =
        fleet.get(u"batch-query?page_no=1&page_size=1"_s).list(u"result"_s).at(0).toObject();
    QCOMPARE(row.value("assign_status"_L1).toInt(), 1);
    QCOMPARE(row.value("assign_user"_L1).toString(), user);
    QVERIFY(!row.value("member_name"_L1).toString().isEmpty());
    // To the same user again: nothing changes. To another: no.
    QCOMPARE(fleet.post(u"assign"_s, bindings(fleet.ids, user)).code(), u"0"_s);
    QCOMPARE(fleet.post(u"assign"_s, bindings(fleet.ids, u"42"_s)).verdict(), u"400 KPAPI.2209"_s);
    QCOMPARE(fleet.effects(u"AssignInstance"_s), 2);
    fleet.change(fleet.ids.at(0), [](Instance &phone) {
        phone.isAssigned = false;
        phone.isFrozen = true;
    });
    QCOMPARE(fleet.post(u"assign"_s, bindings({fleet.ids.at(0)}, user)).verdict(),
             u"200 KOOPHONE.API.2004"_s);
    QCOMPARE(fleet.post(u"assign"_s, bindings({u"zzzzzzzz"_s}, user)).verdict(), u"401 KOOPHONE.API.1001"_s);
}

void tst_Assignments::assignsOddUsers()
{
    Fleet fleet(1);
    const auto holder = [&fleet] {
        return fleet.get(u"batch-query?page_no=1&page_size=1"_s)
            .list(u"result"_s)
            .at(0)
            .toObject()
            .value("assign_user"_L1)
            .toString();
    };
    QCOMPARE(fleet.post(u"assign"_s, bindings(fleet.ids, u"007-门店"_s)).code(), u"0"_s);
    QCOMPARE(holder(), u"007-门店"_s);
    QCOMPARE(fleet.post(u"unassign"_s, bindings(fleet.ids, u"007"_s)).code(), u"KOOPHONE.API.2210"_s);
    QCOMPARE(fleet.post(u"unassign"_s, bindings(fleet.ids, u"007-门店"_s)).code(), u"0"_s);
    fleet.tick(enough);
    // A bare number of 19 digits keeps all of them (C18).
    const Reply reply =
        fleet.post(u"assign"_s, R"({"user_instances":[{"user_id":1008600000104285463,"instance_id":")" +
                                    fleet.ids.first().toLatin1() + R"("}]})");
    QCOMPARE(reply.code(), u"0"_s);
    QCOMPARE(holder(), u"1008600000104285463"_s);
}

void tst_Assignments::unassignsWhenTheDataIsCleared()
{
    Fleet fleet(2);
    const QString id = fleet.ids.first();
    QCOMPARE(fleet.post(u"assign"_s, bindings({id}, user)).code(), u"0"_s);
    QCOMPARE(fleet.post(u"unassign"_s, bindings({id}, u"1"_s)).verdict(), u"400 KOOPHONE.API.2210"_s);
    QCOMPARE(fleet.post(u"unassign"_s, bindings({fleet.ids.last()}, user)).verdict(),
             u"400 KOOPHONE.API.2210"_s);
    const Reply reply = fleet.post(u"unassign"_s, bindings({id}, user));
    QVERIFY(reply.data().value("task_id"_L1).toString().startsWith("RM_"_L1));
    QCOMPARE(reply.list(u"cmd_jobs"_s).size(), 1);
    QVERIFY(fleet.phone(id).isAssigned);
    // A repeat meanwhile is a second effect with a task of its own.
    const Reply again = fleet.post(u"unassign"_s, bindings({id}, user));
    QVERIFY(again.data().value("task_id"_L1) != reply.data().value("task_id"_L1));
    fleet.tick(enough);
    QVERIFY(!fleet.phone(id).isAssigned);
    QCOMPARE(fleet.phone(id).running, RunningStatus::Running);
    QCOMPARE(fleet.phone(id).resource, ResourceStatus::DataLoaded);
    fleet.with([&](Cloud &cloud) {
        cloud.options().tellsReleaseTasks = true;
        QCOMPARE(cloud.task(reply.data().value("task_id"_L1).toString())->jobs.first().status,
                 JobStatus::Succeeded);
        QCOMPARE(cloud.task(again.data().value("task_id"_L1).toString())->jobs.first().status,
                 JobStatus::Succeeded);
    });
    QCOMPARE(fleet.post(u"unassign"_s, bindings({id}, user)).verdict(), u"400 KOOPHONE.API.2210"_s);
    QCOMPARE(fleet.effects(u"UnassignInstance"_s), 2);
}

void tst_Assignments::limitsBindings()
{
    Fleet fleet(101);
    for (const QString &path : {u"assign"_s, u"unassign"_s}) {
        const QString wrong = u"400 KOOPHONE.API.1000"_s;
        QCOMPARE(fleet.post(path, bindings(fleet.ids, user)).verdict(), wrong); // 101
        QCOMPARE(fleet.post(path, bindings({}, user)).verdict(), wrong);
        QCOMPARE(fleet.post(path, bindings({fleet.ids.first()}, QString(33, u'1'))).verdict(), wrong);
        QCOMPARE(fleet.post(path, bindings({fleet.ids.first()}, true)).verdict(), wrong);
        QCOMPARE(fleet.post(path, bindings({fleet.ids.first()}, 1.5)).verdict(), wrong);
        QCOMPARE(fleet.post(path, bindings({QString(33, u'a')}, user)).verdict(), wrong);
        // 100 are taken, although clients should send fewer to unassign.
        QCOMPARE(fleet.post(path, bindings(fleet.ids.mid(0, 100), user)).verdict(), u"200 0"_s);
    }
}

QTEST_GUILESS_MAIN(tst_Assignments)
#include "tst_assignments.moc"
