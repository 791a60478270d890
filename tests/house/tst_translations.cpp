// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/sourcetree.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

struct Count {
    int messages = 0;
    QStringList unfinished; ///< sources without a finished translation
};

Count countMessages(const QString &path)
{
    Count count;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return count;
    QXmlStreamReader xml(&file);
    QString source;
    bool isPlural = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"message") {
            ++count.messages;
            isPlural = xml.attributes().value(u"numerus") == u"yes";
        } else if (xml.name() == u"source") {
            source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const bool isFinished = xml.attributes().value(u"type").isEmpty();
            const QString text = isPlural ? xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed()
                                          : xml.readElementText();
            if (!isFinished || text.isEmpty())
                count.unfinished.append(source);
        }
    }
    return count;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsUnfinished_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("zh_CN") << u"phonedeck_zh_CN.ts"_qs;
        QTest::newRow("en plurals") << u"phonedeck_en.ts"_qs;
    }

    void nothingIsUnfinished()
    {
        QFETCH(QString, file);
        const Count count = countMessages(QStringLiteral(PHONEDECK_SOURCE_DIR "/translations/") + file);
        QVERIFY(count.messages > 0);
        QVERIFY2(count.unfinished.isEmpty(), qPrintable(count.unfinished.join(u'\n')));
    }

    /// A text that is new or gone in the source shows here before a person sees it untranslated.
    void everyTextOfTheSourceIsKnown()
    {
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"copy.ts"_qs);
        QVERIFY(QFile::copy(QStringLiteral(PHONEDECK_SOURCE_DIR "/translations/phonedeck_zh_CN.ts"), copy));
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        const Count before = countMessages(copy);
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(PHONEDECK_SOURCE_DIR));
        lupdate.start(QStringLiteral(PHONEDECK_LUPDATE),
                      {u"-silent"_qs, u"-I"_qs, u"."_qs, u"-no-obsolete"_qs, u"-locations"_qs, u"none"_qs, u"app"_qs, u"ui"_qs,
                       u"models"_qs, u"network"_qs, u"-ts"_qs, copy});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        const Count after = countMessages(copy);
        QVERIFY2(after.unfinished.isEmpty(), qPrintable(u"run scripts/translate; new: "_qs + after.unfinished.join(u'\n')));
        QCOMPARE(after.messages, before.messages);
    }
};

QTEST_APPLESS_MAIN(TestTranslations)
#include "tst_translations.moc"
