// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/sourcetree.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace phonedeck;

class TestLayers : public QObject
{
    Q_OBJECT

    static void write(const QString &path, const char *text)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private Q_SLOTS:
    void everyArrowIsDrawn()
    {
        const QStringList faults = house::layerFaults(QStringLiteral(PHONEDECK_SOURCE_DIR));
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void theTreeIsThere()
    {
        QVERIFY(house::sources(QStringLiteral(PHONEDECK_SOURCE_DIR), {u"network"_qs}).size() > 10);
        QVERIFY(house::sources(QStringLiteral(PHONEDECK_SOURCE_DIR), {u"ui"_qs}).size() > 10);
    }

    void findsAWrongArrow_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("isFault");
        const auto row = [](const char *file, const char *line, bool isFault) {
            QTest::addRow("%s: %s", file, line) << QString::fromLatin1(file) << QByteArray(line) << isFault;
        };
        row("network/a.cpp", "#include \"network/x.h\"", false);
        row("network/a.cpp", "#include \"models/x.h\"", true);
        row("network/a.cpp", "#include <models/x.h>", true);
        row("network/a.cpp", "#include \"x.h\"", true);
        row("network/a.cpp", "// #include \"models/x.h\"", false);
        row("network/a.cpp", "#include <QtNetwork/QNetworkReply>", false);
        row("network/a.cpp", "#include <QtGui/QColor>", true);
        row("network/a.cpp", "#include <QtWidgets/QWidget>", true);
        row("network/a.cpp", "#include <QtSql/QSqlQuery>", true);
        row("models/a.cpp", "#include \"network/x.h\"", false);
        row("models/a.cpp", "#include \"network/transport/apiclient.h\"", false);
        row("models/a.cpp", "  #  include \"ui/x.h\"", true);
        row("models/a.h", "#include \"simulator/x.h\"", true);
        row("models/a.h", "#include <QtSql/QSqlQuery>", false);
        row("models/a.h", "#include <QtWidgets/QWidget>", true);
        row("models/a.h", "#include <QtWidgets>", true);
        row("models/a.h", "#include <QWidget>", true);
        row("models/a.h", "#include <qwidget.h>", true);
        row("ui/a.h", "#include \"models/x.h\"", false);
        row("ui/a.h", "#include \"network/x.h\"", false);
        row("ui/a.h", "#include \"app/x.h\"", true);
        row("ui/a.h", "#include \"network/transport/apiclient.h\"", true);
        row("ui/a.h", "#include \"network/sending.h\"", true);
        row("ui/a.h", "#include \"network/sendingbehind.h\"", true);
        row("ui/a.h", "#include <QtNetwork/QNetworkReply>", true);
        row("ui/a.h", "#include <QtCore/QJsonObject>", true);
        row("simulator/a.cpp", "#include \"simulator/x.h\"", false);
        row("simulator/a.cpp", "#include \"network/x.h\"", true);
        row("simulator/a.cpp", "#include <QtGui/QImage>", true);
        row("app/a.cpp", "#include \"simulator/x.h\"", false);
        row("app/a.cpp", "#include \"app/missing.h\"", true);
    }

    void findsAWrongArrow()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, line);
        QFETCH(bool, isFault);
        QTemporaryDir tree;
        for (const char *floor : {"network", "models", "ui", "app", "simulator"})
            write(tree.path() + u'/' + QString::fromLatin1(floor) + u"/x.h", "");
        write(tree.path() + u"/network/transport/apiclient.h"_qs, "");
        write(tree.path() + u"/network/sending.h"_qs, "#include <QtNetwork/QNetworkAccessManager>\n");
        write(tree.path() + u"/network/sendingbehind.h"_qs, "#include \"network/sending.h\"\n");
        write(tree.path() + u'/' + file, QByteArray("// a comment\n" + line + '\n').constData());
        QCOMPARE(!house::layerFaults(tree.path()).isEmpty(), isFault);
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
