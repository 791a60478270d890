// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/sourcetree.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace phonedeck;

class TestTexts : public QObject
{
    Q_OBJECT

    static constexpr const char *licence = "// SPDX-License-Identifier: GPL-3.0-or-later\n";

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
        QTest::addColumn<int>("faults");
        const auto row = [](const char *name, const char *file, const QByteArray &text, int faults) {
            QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(licence + text) << faults;
        };
        QTest::newRow("no licence") << u"ui/a.cpp"_qs << QByteArray("int x;\n") << 1;
        row("nothing", "ui/a.cpp", "int x;\n", 0);
        row("left for later", "simulator/a.cpp", "// TODO: later\n", 1);
        row("a word that only looks so", "simulator/a.cpp", "int HACKSAW;\n", 0);
        row("colour", "ui/a.cpp", "QColor c(\"#aabbcc\");\n", 1);
        row("colour in a style sheet", "ui/a.cpp", "f(\"color: #AABBCC;\");\n", 1);
        row("colour by numbers", "models/a.cpp", "QColor c(1, 2, 3);\n", 1);
        row("colour in the theme", "ui/theme/a.cpp", "QColor c(\"#aabbcc\");\n", 0);
        row("dialog's loop", "ui/a.cpp", "dialog->exec();\n", 1);
        row("menu's loop", "ui/a.cpp", "menu.exec(position);\n", 1);
        row("static dialog's loop", "ui/a.cpp", "QMessageBox::question(this, a, b);\n", 1);
        row("file dialog's loop", "ui/a.cpp", "QFileDialog::getSaveFileName(this);\n", 1);
        row("the program's loop", "app/main.cpp", "return QApplication::exec();\n", 0);
        row("the program's loop by name", "app/main.cpp", "return app.exec();\n", 0);
        row("query", "models/a.cpp", "query.exec();\n", 0);
        row("nested loop", "models/a.cpp", "QEventLoop loop;\n", 1);
        row("coroutine", "network/a.cpp", "co_await send();\n", 1);
        row("events on the way", "app/a.cpp", "QCoreApplication::processEvents();\n", 1);
        row("post", "network/a.cpp", "manager.post(request, body);\n", 1);
        row("put", "network/a.cpp", "m_manager->put(request, body);\n", 1);
        row("delete", "network/a.cpp", "m_manager->deleteResource(request);\n", 1);
        row("query item", "network/a.cpp", "query.addQueryItem(a, b);\n", 1);
        row("POSIX", "app/a.cpp", "#include <unistd.h>\n", 1);
        row("500 lines", "network/a.cpp", QByteArray(499, '\n'), 0);
        row("501 lines", "network/a.cpp", QByteArray(500, '\n'), 1);
    }

    void findsAFault()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(int, faults);
        QTemporaryDir tree;
        QDir().mkpath(QFileInfo(tree.filePath(file)).path());
        QFile out(tree.filePath(file));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
        out.close();
        const QStringList found = house::textFaults(tree.path());
        QVERIFY2(found.size() == faults, qPrintable(found.join(u'\n')));
    }
};

QTEST_APPLESS_MAIN(TestTexts)
#include "tst_texts.moc"
