// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>
#include <QtTest/QtTest>

using namespace phonedeck;

class TestCommandLine : public QObject
{
    Q_OBJECT

    static tl::expected<CommandLine, QString> parse(const QString &options)
    {
        return CommandLine::parse(QStringList{u"phonedeck"_qs} + options.split(u' ', Qt::SkipEmptyParts));
    }

    static int runProgram(const QStringList &arguments, QByteArray *output)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(PHONEDECK_PROGRAM), arguments);
        if (!process.waitForFinished(120'000))
            return -1;
        *output = process.readAll();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }

private Q_SLOTS:
    void takesWhatMakesSense()
    {
        QCOMPARE(parse({})->start, CommandLine::Start::Window);
        const auto demo = parse(
            u"--demo --instances 10000 --seed 7 --lang zh_CN --theme dark --size 1024x700 --tour out"_qs);
        QVERIFY(demo.has_value());
        QCOMPARE(demo->start, CommandLine::Start::Demo);
        QCOMPARE(demo->instances, 10'000);
        QCOMPARE(demo->seed, 7u);
        QCOMPARE(*demo->language, u"zh_CN"_qs);
        QCOMPARE(*demo->theme, u"dark"_qs);
        QCOMPARE(demo->size, QSize(1024, 700));
        QCOMPARE(demo->tourDirectory, u"out"_qs);
        QVERIFY(!demo->isReadOnly);
        QVERIFY(parse(u"--demo --read-only"_qs)->isReadOnly);
        QVERIFY(parse(u"--read-only"_qs)->isReadOnly);
        const auto real =
            parse(u"--connect https://a.example --iam https://b.example --user u --domain d --project p"_qs);
        QVERIFY(real.has_value());
        QCOMPARE(real->start, CommandLine::Start::Connect);
        QCOMPARE(real->serviceUrl, u"https://a.example"_qs);
        QCOMPARE(real->project, u"p"_qs);
        QCOMPARE(real->proxy, ProxySettings());
        const auto proxied =
            parse(u"--connect https://a.example --proxy socks5://me@proxy.example:1080 --ca-file ca.pem"_qs);
        QVERIFY(proxied.has_value());
        QCOMPARE(proxied->proxy,
                 (ProxySettings{ProxySettings::Kind::Socks5, u"proxy.example"_qs, 1080, u"me"_qs, {}}));
        QCOMPARE(proxied->caFile, u"ca.pem"_qs);
        QCOMPARE(parse(u"--connect https://a.example --proxy none"_qs)->proxy.kind,
                 ProxySettings::Kind::None);
    }

    void refusesNonsense_data()
    {
        QTest::addColumn<QString>("options");
        for (const char *options : {"--nonsense",
                                    "stray",
                                    "--demo --instances -1",
                                    "--demo --instances many",
                                    "--demo --instances 1000001",
                                    "--demo --seed x",
                                    "--tour out",
                                    "--instances 5",
                                    "--lang de",
                                    "--theme blue",
                                    "--size big",
                                    "--size 10x10",
                                    "--user u",
                                    "--demo --connect https://a.example",
                                    "--demo --tour",
                                    "--demo --tour out --read-only",
                                    "--proxy none",
                                    "--connect https://a.example --proxy ftp://x:1",
                                    "--connect https://a.example --proxy http://me:secret@proxy.example:3128",
                                    "--connect https://a.example --proxy http://proxy.example"})
            QTest::newRow(options) << QString::fromLatin1(options);
    }

    void refusesNonsense()
    {
        QFETCH(QString, options);
        const auto line = parse(options);
        QVERIFY(!line.has_value());
        QVERIFY(!line.error().isEmpty());
    }

    void helpAndVersionNeedNoDisplay()
    {
        qputenv("QT_QPA_PLATFORM", "no-such-platform");
        QByteArray output;
        QCOMPARE(runProgram({u"--help"_qs}, &output), 0);
        QVERIFY(output.contains("--connect"));
        QCOMPARE(runProgram({u"--version"_qs}, &output), 0);
        QCOMPARE(output.trimmed(), QByteArray("phonedeck " PHONEDECK_VERSION));
        QCOMPARE(runProgram({u"--size"_qs, u"huge"_qs}, &output), 2);
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }

    void theTourShowsEverything_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("English, light") << QStringList{u"--lang"_qs, u"en"_qs, u"--theme"_qs, u"light"_qs};
        QTest::newRow("Chinese, dark, small") << QStringList{u"--lang"_qs, u"zh_CN"_qs,  u"--theme"_qs,
                                                             u"dark"_qs,   u"--size"_qs, u"1024x700"_qs};
    }

    void theTourShowsEverything()
    {
        QFETCH(QStringList, options);
        QTemporaryDir folder;
        QByteArray output;
        const int code = runProgram(
            QStringList{u"--demo"_qs, u"--instances"_qs, u"300"_qs, u"--tour"_qs, folder.path()} + options,
            &output);
        QVERIFY2(code == 0, output.constData());
        const QStringList pictures = QDir(folder.path()).entryList({u"*.png"_qs}, QDir::Files, QDir::Name);
        for (const char *step :
             {"first-run", "phones", "phones-menu", "overview", "catalog", "operations", "requests",
              "sheet-reset", "operation-running", "leave-while-running", "operation-partly-failed",
              "operation-unknown", "operation-braked", "palette", "keyboard", "messages", "connect"})
            QVERIFY2(!pictures.filter(u"-%1."_qs.arg(QString::fromLatin1(step))).isEmpty(), step);
        for (const QString &picture : pictures) {
            const QImage image(folder.filePath(picture));
            QVERIFY2(image.width() > 300 && image.height() > 200, qPrintable(picture));
        }
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
