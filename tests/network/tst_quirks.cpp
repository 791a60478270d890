// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/quirktable.h"

#include <QtCore/QSet>
#include <QtTest/QtTest>

class TestQuirks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isLivedWith_data()
    {
        QTest::addColumn<qsizetype>("place");
        const QList<quirks::Case> cases = quirks::allCases();
        for (qsizetype i = 0; i < cases.size(); ++i)
            QTest::newRow(cases.at(i).number) << i;
    }

    void isLivedWith()
    {
        QFETCH(qsizetype, place);
        quirks::allCases().at(place).check();
    }

    void theTableReadsRows()
    {
        QCOMPARE(quirks::numbersOf(u"| # | Where | Odd | Accept | Send |\n|---|---|---|---|---|\n"
                                   "| A1 | x | y | - | - |\n| A2 | x | y | z | - |\n| A3 | x | y | - | z |\n"
                                   "| A4 | x | y | | |\n| A5 | a\\|b | y | - | z |\ntext A6\n"_qs),
                 (QStringList{u"A2"_qs, u"A3"_qs, u"A5 has 5 columns"_qs}));
    }

    void everyRowOfTheReferenceHasItsCase()
    {
        QFile file(QStringLiteral(PHONEDECK_SOURCE_DIR "/docs/api/quirks.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList rows = quirks::numbersOf(QString::fromUtf8(file.readAll()));
        QVERIFY(rows.size() > 90); // the file is the one we mean
        QStringList cases;
        const QList<quirks::Case> all = quirks::allCases();
        for (const quirks::Case &one : all)
            cases.append(QString::fromLatin1(one.number));
        QCOMPARE(cases.removeDuplicates(), 0);

        const QSet<QString> inRows(rows.begin(), rows.end());
        const QSet<QString> inCases(cases.begin(), cases.end());
        const QStringList withoutCase = (inRows - inCases).values();
        const QStringList withoutRow = (inCases - inRows).values();
        QVERIFY2(withoutCase.isEmpty(), qPrintable(u"no case: "_qs + withoutCase.join(u' ')));
        QVERIFY2(withoutRow.isEmpty(), qPrintable(u"no row: "_qs + withoutRow.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(TestQuirks)
#include "tst_quirks.moc"
