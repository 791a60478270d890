// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/statescales.h"

#include <QtTest/QtTest>

using namespace phonedeck;

Q_DECLARE_METATYPE(phonedeck::Scale)

class TestStateScales : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDocumentedValueHasItsWordAndHealth_data()
    {
        QTest::addColumn<Scale>("scale");
        QTest::addColumn<int>("value");
        QTest::addColumn<QString>("word");
        QTest::addColumn<Health>("health");
        QTest::addColumn<QString>("key");
        const auto row = [](Scale scale, int value, const char *word, Health health, const char *key) {
            QTest::addRow("%d/%d %s", int(scale), value, word)
                << scale << value << QString::fromUtf8(word) << health << QString::fromUtf8(key);
        };
        row(Scale::Running, 0, "Unknown", Health::Attention, "unknown");
        row(Scale::Running, 1, "Stopped", Health::Neutral, "stopped");
        row(Scale::Running, 2, "Running", Health::Ok, "running");
        row(Scale::Running, 3, "Going offline", Health::Moving, "going-offline");
        row(Scale::Running, 4, "Starting", Health::Moving, "starting");
        row(Scale::Running, 5, "Powered off", Health::Neutral, "powered-off");
        row(Scale::Resource, 0, "Idle", Health::Ok, "idle");
        row(Scale::Resource, 1, "Restoring", Health::Moving, "restoring");
        row(Scale::Resource, 2, "Data loaded", Health::Ok, "loaded");
        row(Scale::Resource, 3, "Streaming", Health::Ok, "streaming");
        row(Scale::Resource, 4, "Backing up", Health::Moving, "backing-up");
        row(Scale::Resource, 5, "Backup abnormal", Health::Attention, "backup-abnormal");
        row(Scale::Resource, 6, "Restore abnormal", Health::Attention, "restore-abnormal");
        row(Scale::Resource, 7, "Data loaded", Health::Ok, "loaded");
        row(Scale::Frozen, 0, "Normal", Health::Ok, "no");
        row(Scale::Frozen, 1, "Frozen", Health::Attention, "yes");
        row(Scale::SignIn, 0, "Not signed in", Health::Neutral, "no");
        row(Scale::SignIn, 1, "Signed in", Health::Ok, "yes");
        row(Scale::Assigned, 0, "Unassigned", Health::Neutral, "no");
        row(Scale::Assigned, 1, "Assigned", Health::Ok, "yes");
        for (const Scale scale : {Scale::Backup, Scale::Restore}) {
            row(scale, 0, "Preparing", Health::Neutral,
                "preparing"); // also the resting value: nothing moves for sure
            row(scale, 1, "In progress", Health::Moving, "in-progress");
            row(scale, 2, "Succeeded", Health::Ok, "succeeded");
            row(scale, 3, "Failed", Health::Attention, "failed");
            row(scale, 4, "Other", Health::Attention, "other");
        }
    }

    void everyDocumentedValueHasItsWordAndHealth()
    {
        QFETCH(Scale, scale);
        QFETCH(int, value);
        QFETCH(QString, word);
        QFETCH(Health, health);
        QFETCH(QString, key);
        const StateText state = stateText(scale, value);
        QCOMPARE(state.word, word);
        QCOMPARE(state.health, health);
        // Colour is never alone, and what asks for a look is filled.
        if (health != Health::Neutral)
            QVERIFY(state.shape != StateShape::None);
        QCOMPARE(state.filled, health == Health::Moving || health == Health::Attention);
        QCOMPARE(stateKey(scale, value), key);
        QVERIFY(stateKeys(scale).contains(key));
        const auto values = stateValues(scale, key);
        QVERIFY(values.has_value());
        QVERIFY(values->contains(value));
        QCOMPARE(stateValues(scale, key.toUpper()), values);
        QCOMPARE(stateValues(scale, QString::number(value)), QList<int>{value});
        QVERIFY(stateOrder(scale, value) < stateOrder(scale, 99));
        QVERIFY(stateOrder(scale, 99) < stateOrder(scale, -1));
    }

    void aNumberOutsideTheTableIsShownAsThatNumber()
    {
        for (const Scale scale : {Scale::Running, Scale::Resource, Scale::SignIn, Scale::Assigned,
                                  Scale::Frozen, Scale::Backup, Scale::Restore}) {
            const StateText state = stateText(scale, 42);
            QVERIFY(state.word.contains(u"42"));
            QCOMPARE(state.health, Health::Unknown);
            QCOMPARE(state.shape, StateShape::Diamond);
            QCOMPARE(stateKey(scale, 42), u"42"_qs);
            QVERIFY(stateOrder(scale, 42) < stateOrder(scale, 43));
        }
    }

    void noInformationIsADash()
    {
        QCOMPARE(stateText(Scale::Resource, -1),
                 (StateText{u"–"_qs, Health::Neutral, StateShape::None, false}));
    }

    void noWordOfOneScaleIsTakenForAnother()
    {
        QVERIFY(!stateValues(Scale::Running, u"loaded").has_value());
        QVERIFY(!stateValues(Scale::Resource, u"running").has_value());
        QVERIFY(!stateValues(Scale::Running, u"").has_value());
        QCOMPARE(stateValues(Scale::Resource, u"loaded"), (QList<int>{2, 7}));
        QCOMPARE(stateKeys(Scale::Resource).count(u"loaded"_qs), 1);
    }

    void agesAreOneNumberRoundedDown()
    {
        QCOMPARE(ageText(-5), u"0 s"_qs);
        QCOMPARE(ageText(59), u"59 s"_qs);
        QCOMPARE(ageText(60), u"1 min"_qs);
        QCOMPARE(ageText(3'599), u"59 min"_qs);
        QCOMPARE(ageText(3'600), u"1 h"_qs);
        QCOMPARE(ageText(2 * 86'400 - 1), u"47 h"_qs);
        QCOMPARE(ageText(2 * 86'400), u"2 d"_qs);
    }

    void onlyWhatMovesHasAnAgeAndCanBeStuck()
    {
        const StateText starting = stateText(Scale::Running, 4);
        QCOMPARE(withAge(starting, 59, 900), starting);
        QCOMPARE(withAge(starting, -1, 900), starting);
        QCOMPARE(withAge(starting, 240, 900).word, u"Starting · 4 min"_qs);
        QCOMPARE(withAge(starting, 240, 900).health, Health::Moving);
        const StateText stuck = withAge(starting, 38 * 60, 900);
        QCOMPARE(stuck.word, u"Starting 38 min · stuck?"_qs);
        QCOMPARE(stuck.health, Health::Attention);
        QCOMPARE(stuck.shape, StateShape::Triangle);
        QVERIFY(stuck.filled);
        QCOMPARE(withAge(starting, 900, 900).health, Health::Attention);
        const StateText running = stateText(Scale::Running, 2);
        QCOMPARE(withAge(running, 100'000, 900), running);
    }

    void whatIsOldSaysSoAndLosesItsColour()
    {
        const StateText old = asOf(stateText(Scale::Running, 2), u"10:42"_qs);
        QCOMPARE(old,
                 (StateText{u"Running · as of 10:42"_qs, Health::Neutral, StateShape::DashedRing, false}));
    }
};

QTEST_GUILESS_MAIN(TestStateScales)
#include "tst_statescales.moc"
