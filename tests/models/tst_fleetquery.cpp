// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetquery.h"
#include "tests/models/phones.h"

#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

/// The terms as text: "[-][field=]value|value;…".
QString told(const FleetQuery &query)
{
    QStringList terms;
    for (const FilterTerm &term : query.terms()) {
        terms << QString((term.isNegated ? u"-"_qs : QString()) +
                         (term.field.isEmpty() ? QString() : QString(term.field + u'=')) +
                         term.values.join(u'|'));
    }
    return terms.join(u';');
}

FleetQuery parsed(const QString &text)
{
    return FleetQuery::parse(text).value_or(FleetQuery());
}

} // namespace

class TestFleetQuery : public QObject
{
    Q_OBJECT

    InstanceStore m_store;

    QString matching(const QString &text) const
    {
        const auto query = FleetQuery::parse(text);
        if (!query)
            return u"error"_qs;
        const FleetMatcher matcher(*query, m_store.columns());
        QString names;
        for (qsizetype row = 0; row < m_store.count(); ++row) {
            if (matcher.matches(row))
                names += m_store.columns().text(TextField::Id, row);
        }
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto make = [](const QString &id, const QString &name, const QString &region, int running) {
            InstanceRecord record;
            record.instanceId = id;
            record.instanceName = name;
            record.region = region;
            record.runningStatus = running;
            record.loginStatus = running == 2 ? 1 : 0;
            return record;
        };
        InstanceRecord a = make(u"a"_qs, u"OFFICE-1"_qs, u"cn-north-4"_qs, 2);
        a.assignUser = u"Lin"_qs;
        a.memberName = u"王芳"_qs;
        a.instanceSku = u"专业版 | 8 核 | 16GB"_qs;
        InstanceRecord b = make(u"b"_qs, u"门店-2"_qs, u"cn-north-7"_qs, 1);
        b.regionName = u"华北-乌兰察布"_qs;
        b.regionNameEn = u"CN North-Ulanqab"_qs;
        InstanceRecord c = make(u"c"_qs, u"two words"_qs, u"cn-south-1"_qs, 2);
        c.projectName = u"Office"_qs;
        InstanceRecord d = make(u"d"_qs, u"star*a,b"_qs, QString(), 9);
        m_store.apply({a, b, c, d}, someTime());
        m_store.applyStatuses({{u"a"_qs, 2}, {u"b"_qs, 7}, {u"c"_qs, 3}});
    }

    void validTextIsReadWhole_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("terms");
        const QList<QPair<QString, QString>> rows{
            {u""_qs, u""_qs},
            {u"   "_qs, u""_qs},
            {u"shop"_qs, u"shop"_qs},
            {u"  shop  "_qs, u"shop"_qs},
            {u"shop desk"_qs, u"shop;desk"_qs},
            {u"-shop"_qs, u"-shop"_qs},
            {u"shop-1"_qs, u"shop-1"_qs},
            {u"--x"_qs, u"--x"_qs},
            {u"门店"_qs, u"门店"_qs},
            {u"-门店 直播"_qs, u"-门店;直播"_qs},
            {u"\"two words\""_qs, u"two words"_qs},
            {u"-\"two words\""_qs, u"-two words"_qs},
            {u"\"state:x\""_qs, u"state:x"_qs},
            {u"\"-x\""_qs, u"-x"_qs},
            {u"\"*\""_qs, u"*"_qs},
            {u"\"@x\""_qs, u"@x"_qs},
            {u"state:running"_qs, u"state=running"_qs},
            {u"STATE:Running"_qs, u"state=running"_qs},
            {u"state:running,stopped"_qs, u"state=running|stopped"_qs},
            {u"-state:running"_qs, u"-state=running"_qs},
            {u"state:9"_qs, u"state=9"_qs},
            {u"state:going-offline"_qs, u"state=going-offline"_qs},
            {u"state:powered-off,unknown"_qs, u"state=powered-off|unknown"_qs},
            {u"resource:loaded"_qs, u"resource=loaded"_qs},
            {u"resource:7"_qs, u"resource=7"_qs},
            {u"resource:backup-abnormal"_qs, u"resource=backup-abnormal"_qs},
            {u"signin:yes"_qs, u"signin=yes"_qs},
            {u"signin:no,yes"_qs, u"signin=no|yes"_qs},
            {u"assigned:no"_qs, u"assigned=no"_qs},
            {u"frozen:yes"_qs, u"frozen=yes"_qs},
            {u"backup:failed"_qs, u"backup=failed"_qs},
            {u"restore:in-progress"_qs, u"restore=in-progress"_qs},
            {u"region:cn-north-4"_qs, u"region=cn-north-4"_qs},
            {u"region:a,b,c"_qs, u"region=a|b|c"_qs},
            {u"spec:\"专业版 | 8 核\""_qs, u"spec=专业版 | 8 核"_qs},
            {u"name:\"a,b\",c"_qs, u"name=a,b|c"_qs},
            {u"name:c,\"a b\""_qs, u"name=c|a b"_qs},
            {u"id:0ab9"_qs, u"id=0ab9"_qs},
            {u"user:Lin"_qs, u"user=Lin"_qs},
            {u"member:王"_qs, u"member=王"_qs},
            {u"account:a@b.cn"_qs, u"account=a@b.cn"_qs},
            {u"project:x"_qs, u"project=x"_qs},
            {u"name:a:b"_qs, u"name=a:b"_qs},
            {u"name:-x"_qs, u"name=-x"_qs},
            {u"12:30"_qs, u"12:30"_qs},
            {u"a,b"_qs, u"a,b"_qs},
            {u"state:running shop -region:x"_qs, u"state=running;shop;-region=x"_qs},
            {u"a\tb"_qs, u"a;b"_qs},
            {u"a　b"_qs, u"a;b"_qs},
            {u"a state:running a"_qs, u"a;state=running;a"_qs},
        };
        for (const auto &[text, terms] : rows)
            QTest::newRow(qPrintable(u'<' + text + u'>')) << text << terms;
    }

    void validTextIsReadWhole()
    {
        QFETCH(QString, text);
        QFETCH(QString, terms);
        const auto query = FleetQuery::parse(text);
        QVERIFY2(query.has_value(), query ? "" : qPrintable(query.error().reason));
        QCOMPARE(told(*query), terms);
        QCOMPARE(query->text(), text);
        // The places of the terms are those of the text, and leave out nothing but spaces.
        QString left = text;
        for (qsizetype i = query->terms().size() - 1; i >= 0; --i)
            left.remove(query->terms().at(i).start, query->terms().at(i).length);
        QVERIFY(left.trimmed().isEmpty());
    }

    void invalidTextIsRefusedWhereItIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        const QList<QPair<QString, int>> rows{
            {u"-"_qs, 0},
            {u"a -"_qs, 2},
            {u"- a"_qs, 0},
            {u"@mine"_qs, 0},
            {u"a @mine"_qs, 2},
            {u"-@mine"_qs, 1},
            {u"color:red"_qs, 0},
            {u"a color:red"_qs, 2},
            {u"-color:red"_qs, 1},
            {u"http://x"_qs, 0},
            {u"a=b"_qs, 0},
            {u"state=running"_qs, 5},
            {u"name~x"_qs, 4},
            {u"name>x"_qs, 4},
            {u"name!x"_qs, 4},
            {u"state:"_qs, 6},
            {u"state: running"_qs, 6},
            {u"state:runing"_qs, 6},
            {u"state:running,runing"_qs, 14},
            {u"state:running,"_qs, 14},
            {u"state:,running"_qs, 6},
            {u"signin:maybe"_qs, 7},
            {u"resource:running"_qs, 9},
            {u"name:"_qs, 5},
            {u"name:a,,b"_qs, 7},
            {u"\"open"_qs, 0},
            {u"a \"open"_qs, 2},
            {u"\"\""_qs, 0},
            {u"\"\""_qs, 0},
            {u"name:\"open"_qs, 5},
            {u"\"a\"b"_qs, 3},
            {u"name:\"a\"b"_qs, 8},
            {u"a\"b"_qs, 1},
            {u"sho*"_qs, 3},
            {u"name:sho*"_qs, 8},
            {u"*"_qs, 0},
            {u"\"a\",b"_qs, 3},
        };
        for (const auto &[text, position] : rows)
            QTest::newRow(qPrintable(u'<' + text + u'>')) << text << position;
    }

    void invalidTextIsRefusedWhereItIsWrong()
    {
        QFETCH(QString, text);
        QFETCH(int, position);
        const auto query = FleetQuery::parse(text);
        QVERIFY(!query.has_value());
        QCOMPARE(query.error().position, position);
        QVERIFY(!query.error().reason.isEmpty());
    }

    void everyFieldHasATitleAndTakesItsOwnWords()
    {
        for (const QString &field : filterFields()) {
            QVERIFY(!filterFieldTitle(field).isEmpty());
            QVERIFY(filterFieldTitle(field) != field);
        }
        QVERIFY(!filterValueTitle(u"signin"_qs, u"yes"_qs).isEmpty());
        QCOMPARE(filterValueTitle(u"resource"_qs, u"loaded"_qs), u"Data loaded"_qs);
        QCOMPARE(filterValueTitle(u"region"_qs, u"cn-north-4"_qs), u"cn-north-4"_qs);
        QCOMPARE(filterValueTitle(u"state"_qs, u"9"_qs), u"Value 9"_qs);
    }

    void aValueAsTextIsReadBackAsThatValue_data()
    {
        QTest::addColumn<QString>("value");
        for (const QString &value :
             {u"a"_qs, u"a b"_qs, u"a,b"_qs, u"a*"_qs, u"-a"_qs, u"@a"_qs, u"专业版 | 8 核"_qs, u"a:b"_qs})
            QTest::newRow(qPrintable(value)) << value;
    }

    void aValueAsTextIsReadBackAsThatValue()
    {
        QFETCH(QString, value);
        const FleetQuery query = parsed(u"spec:"_qs + filterValueText(value));
        QCOMPARE(query.terms().size(), 1);
        QCOMPARE(query.terms().constFirst().values, QStringList{value});
    }

    void toggling_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("isNegated");
        QTest::addColumn<QString>("result");
        const auto row = [](const char *name, const QString &text, const QString &value, bool isNegated,
                            const QString &result, const QString &field = u"state"_qs) {
            QTest::newRow(name) << text << field << value << isNegated << result;
        };
        row("into nothing", u""_qs, u"running"_qs, false, u"state:running"_qs);
        row("excluded", u""_qs, u"running"_qs, true, u"-state:running"_qs);
        row("after words", u"shop "_qs, u"running"_qs, false, u"shop state:running"_qs);
        row("a second value", u"state:running shop"_qs, u"stopped"_qs, false,
            u"state:running,stopped shop"_qs);
        row("out of two", u"a state:running,stopped b"_qs, u"running"_qs, false, u"a state:stopped b"_qs);
        row("the last one", u"a state:running b"_qs, u"running"_qs, false, u"a b"_qs);
        row("the only term", u"state:running"_qs, u"running"_qs, false, u""_qs);
        row("whatever its case", u"STATE:RUNNING"_qs, u"running"_qs, false, u""_qs);
        row("excluded instead", u"state:running"_qs, u"running"_qs, true, u"-state:running"_qs);
        row("asked for instead", u"-state:running"_qs, u"running"_qs, false, u"state:running"_qs);
        row("one of two instead", u"state:running,stopped"_qs, u"running"_qs, true,
            u"state:stopped -state:running"_qs);
        row("quoted", u"spec:x"_qs, u"a b"_qs, false, u"spec:x,\"a b\""_qs, u"spec"_qs);
        row("quoted out", u"spec:\"a b\",x"_qs, u"a b"_qs, false, u"spec:x"_qs, u"spec"_qs);
    }

    void toggling()
    {
        QFETCH(QString, text);
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(bool, isNegated);
        QFETCH(QString, result);
        const FleetQuery query = parsed(text);
        QCOMPARE(query.toggled(field, value, isNegated), result);
        const bool had = query.has(field, value, isNegated);
        QCOMPARE(parsed(result).has(field, value, isNegated), !had);
        QVERIFY(!parsed(result).has(field, value, !isNegated));
    }

    void withoutATermTheOthersStay()
    {
        const FleetQuery query = parsed(u"  a  state:running  \"b c\" "_qs);
        QCOMPARE(query.withoutTerm(0), u"state:running  \"b c\""_qs);
        QCOMPARE(told(parsed(query.withoutTerm(1))), u"a;b c"_qs);
        QCOMPARE(told(parsed(query.withoutTerm(2))), u"a;state=running"_qs);
    }

    void matching_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("ids");
        const QList<QPair<QString, QString>> rows{
            {u""_qs, u"abcd"_qs},
            {u"office"_qs, u"ac"_qs},
            {u"OFFICE-1"_qs, u"a"_qs},
            {u"-office"_qs, u"bd"_qs},
            {u"门店"_qs, u"b"_qs},
            {u"王"_qs, u"a"_qs},
            {u"member:王"_qs, u"a"_qs},
            {u"name:王"_qs, u""_qs},
            {u"lin"_qs, u"a"_qs},
            {u"user:LIN"_qs, u"a"_qs},
            {u"\"two words\""_qs, u"c"_qs},
            {u"two words"_qs, u"c"_qs},
            {u"\"words two\""_qs, u""_qs},
            {u"words two"_qs, u"c"_qs},
            {u"\"star*a,b\""_qs, u"d"_qs},
            {u"name:\"a,b\""_qs, u"d"_qs},
            {u"state:running"_qs, u"ac"_qs},
            {u"-state:running"_qs, u"bd"_qs},
            {u"state:9"_qs, u"d"_qs},
            {u"state:stopped,9"_qs, u"bd"_qs},
            {u"-state:9,1"_qs, u"ac"_qs},
            {u"resource:loaded"_qs, u"ab"_qs},
            {u"resource:2"_qs, u"a"_qs},
            {u"resource:7"_qs, u"b"_qs},
            {u"-resource:loaded"_qs, u"cd"_qs},
            {u"resource:loaded,streaming"_qs, u"abc"_qs},
            {u"signin:yes"_qs, u"ac"_qs},
            {u"region:cn-north"_qs, u"ab"_qs},
            {u"region:NORTH-4,south"_qs, u"ac"_qs},
            {u"-region:cn"_qs, u"d"_qs},
            {u"ulanqab"_qs, u"b"_qs},
            {u"华北"_qs, u"b"_qs},
            {u"spec:专业版"_qs, u"a"_qs},
            {u"project:office"_qs, u"c"_qs},
            {u"state:running -region:south"_qs, u"a"_qs},
            {u"id:d"_qs, u"d"_qs},
            {u"nobody"_qs, u""_qs},
        };
        for (const auto &[text, ids] : rows)
            QTest::newRow(qPrintable(u'<' + text + u'>')) << text << ids;
    }

    void matching()
    {
        QFETCH(QString, text);
        QFETCH(QString, ids);
        QCOMPARE(matching(text), ids);
    }

    void theOnlyTermARowFailsByIsTold()
    {
        const FleetQuery query = parsed(u"office state:running -region:south"_qs);
        const FleetMatcher matcher(query, m_store.columns());
        QCOMPARE(matcher.failing(0), FleetMatcher::none);
        QCOMPARE(matcher.failing(1), FleetMatcher::several);
        QCOMPARE(matcher.failing(2), 2);
        QCOMPARE(matcher.failing(3), FleetMatcher::several);
    }

private Q_SLOTS:
    /// "Filter by this" on any cell finds the phone it was asked on.
    void theValueOfACellFindsItsPhone()
    {
        const InstanceColumns &columns = m_store.columns();
        QVERIFY(columns.count() > 0);
        for (const QString &field : filterFields()) {
            for (qsizetype row = 0; row < columns.count(); ++row) {
                const QString value = filterValueOf(field, columns, row);
                if (value.isEmpty() || value == u"-1")
                    continue;
                const auto query = FleetQuery::parse(QString(field + u':' + filterValueText(value)));
                QVERIFY2(query.has_value(), qPrintable(field + u' ' + value));
                QVERIFY2(FleetMatcher(*query, columns).matches(row), qPrintable(field + u' ' + value));
            }
        }
        QVERIFY(filterValueOf(u"no-such-field"_qs, columns, 0).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFleetQuery)
#include "tst_fleetquery.moc"
