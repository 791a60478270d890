// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/sourcetree.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace phonedeck;

class TestTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSourcesKeepTheRules()
    {
        const QStringList faults = house::textFaults(QStringLiteral(PHONEDECK_SOURCE_DIR));
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void findsAFault_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        const QByteArray licence = "// SPDX-License-Identifier: GPL-3.0-or-later\n";
        QTest::newRow("no licence") << u"ui/a.cpp"_qs << QByteArray("int x;\n");
        QTest::newRow("colour") << u"ui/a.cpp"_qs << QByteArray(licence + "QColor c(\"#aabbcc\");\n");
        QTest::newRow("nested loop") << u"models/a.cpp"_qs << QByteArray(licence + "dialog->exec();\n");
        QTest::newRow("post") << u"network/a.cpp"_qs << QByteArray(licence + "manager.post(request, body);\n");
        QTest::newRow("long") << u"network/a.cpp"_qs << QByteArray(licence + QByteArray(501, '\n'));
        QTest::newRow("POSIX") << u"app/a.cpp"_qs << QByteArray(licence + "#include <unistd.h>\n");
    }

    void findsAFault()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QTemporaryDir tree;
        QDir().mkpath(QFileInfo(tree.filePath(file)).path());
        QFile out(tree.filePath(file));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
        out.close();
        QCOMPARE(house::textFaults(tree.path()).size(), 1);
    }
};

QTEST_APPLESS_MAIN(TestTexts)
#include "tst_texts.moc"
