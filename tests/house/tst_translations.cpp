// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/sourcetree.h"

#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

struct Translations {
    int messages = 0;
    QStringList faults; ///< a line each
};

/// %1, %L1 and the like of a text, sorted: an order that differs is no fault.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression placeholder(u"%L?[0-9]+"_qs);
    QStringList found;
    QRegularExpressionMatchIterator it = placeholder.globalMatch(text);
    while (it.hasNext())
        found.append(it.next().captured());
    found.sort();
    return found;
}

/// The translations of one message, as many as the language has forms of the plural, else one.
QStringList readForms(QXmlStreamReader &xml, bool isPlural)
{
    if (!isPlural)
        return {xml.readElementText()};
    QStringList forms;
    while (xml.readNextStartElement())
        forms.append(xml.readElementText());
    return forms;
}

QString faultOf(const QString &type, const QStringList &forms, int wantedForms, const QString &source)
{
    if (!type.isEmpty())
        return type; // unfinished, vanished or obsolete
    if (forms.size() != wantedForms)
        return u"%1 of %2 forms"_qs.arg(forms.size()).arg(wantedForms);
    if (forms.contains(QString()))
        return u"empty"_qs;
    const bool isPlural = wantedForms > 1;
    for (const QString &form : forms) {
        // "one phone" may leave the number out.
        if (!isPlural && source.contains(u"%n") != form.contains(u"%n"))
            return u"%n differs"_qs;
        if (placeholders(form) != placeholders(source))
            return u"placeholders differ"_qs;
    }
    return {};
}

/// Reads a .ts file of a language that has so many forms of the plural.
Translations readTranslations(const QString &path, int pluralForms)
{
    Translations result;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {0, {u"can't be read: "_qs + path}};
    QXmlStreamReader xml(&file);
    QString source;
    bool isPlural = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"message") {
            ++result.messages;
            isPlural = xml.attributes().value(u"numerus"_qs) == u"yes";
        } else if (xml.name() == u"source") {
            source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const QString type = xml.attributes().value(u"type"_qs).toString();
            const QString fault = faultOf(type, readForms(xml, isPlural), isPlural ? pluralForms : 1, source);
            if (!fault.isEmpty())
                result.faults.append(fault + u": "_qs + source);
        }
    }
    if (xml.hasError())
        result.faults.append(xml.errorString());
    return result;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

    static void addLanguages()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("pluralForms");
        QTest::newRow("zh_CN") << u"phonedeck_zh_CN.ts"_qs << 1;
        QTest::newRow("en, plurals only") << u"phonedeck_en.ts"_qs << 2;
    }

private Q_SLOTS:
    void findsAFault_data()
    {
        QTest::addColumn<int>("pluralForms");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<bool>("isFault");
        const auto row = [](const char *name, int forms, const QByteArray &message, bool isFault) {
            QTest::newRow(name) << forms << message << isFault;
        };
        row("finished", 1, "<message><source>a %1</source><translation>b %1</translation></message>", false);
        row("unfinished", 1,
            "<message><source>a</source><translation type=\"unfinished\">b</translation></message>", true);
        row("vanished", 1,
            "<message><source>a</source><translation type=\"vanished\">b</translation></message>", true);
        row("obsolete", 1,
            "<message><source>a</source><translation type=\"obsolete\">b</translation></message>", true);
        row("empty", 1, "<message><source>a</source><translation></translation></message>", true);
        row("lost placeholder", 1,
            "<message><source>%1 of %2</source><translation>%1</translation></message>", true);
        row("other order", 1, "<message><source>%1 of %2</source><translation>%2, %1</translation></message>",
            false);
        const QByteArray plural = "<message numerus=\"yes\"><source>%n a</source><translation>";
        row("both forms", 2,
            plural +
                "<numerusform>one a</numerusform><numerusform>%n as</numerusform></translation></message>",
            false);
        row("an empty form", 2,
            plural + "<numerusform>%n a</numerusform><numerusform></numerusform></translation></message>",
            true);
        row("a missing form", 2, plural + "<numerusform>%n a</numerusform></translation></message>", true);
        row("lost number", 1, plural + "<numerusform>as</numerusform></translation></message>", true);
        row("cut off", 1, "<message><source>a</source>", true);
    }

    void findsAFault()
    {
        QFETCH(int, pluralForms);
        QFETCH(QByteArray, message);
        QFETCH(bool, isFault);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"a.ts"_qs);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<TS version=\"2.1\"><context><name>C</name>" + message + "</context></TS>");
        file.close();
        const Translations translations = readTranslations(path, pluralForms);
        QCOMPARE(translations.messages, 1);
        QVERIFY2(translations.faults.isEmpty() != isFault, qPrintable(translations.faults.join(u'\n')));
    }

    void everyTextIsTranslated_data() { addLanguages(); }

    void everyTextIsTranslated()
    {
        QFETCH(QString, file);
        QFETCH(int, pluralForms);
        const Translations translations =
            readTranslations(QStringLiteral(PHONEDECK_SOURCE_DIR "/translations/") + file, pluralForms);
        QVERIFY(translations.messages > 0);
        QVERIFY2(translations.faults.isEmpty(), qPrintable(translations.faults.join(u'\n')));
    }

    void everyTextOfTheSourceIsKnown_data() { addLanguages(); }

    /// A text that is new or gone in the source shows here before a person sees it untranslated.
    void everyTextOfTheSourceIsKnown()
    {
        QFETCH(QString, file);
        QFETCH(int, pluralForms);
        const QString original = QStringLiteral(PHONEDECK_SOURCE_DIR "/translations/") + file;
        QTemporaryDir folder;
        const QString updated = folder.filePath(file);
        QVERIFY(QFile::copy(original, updated));
        QVERIFY(QFile::setPermissions(updated, QFile::ReadOwner | QFile::WriteOwner));

        QStringList arguments{u"-silent"_qs,          u"-I"_qs,         u"."_qs,
                              u"-no-obsolete"_qs,     u"-locations"_qs, u"none"_qs,
                              u"-source-language"_qs, u"en"_qs};
        if (pluralForms > 1)
            arguments.append(u"-pluralonly"_qs);
        arguments << u"app"_qs << u"ui"_qs << u"models"_qs << u"network"_qs << u"-ts"_qs << updated;
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(PHONEDECK_SOURCE_DIR));
        lupdate.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        lupdate.start(QStringLiteral(PHONEDECK_LUPDATE), arguments);
        QVERIFY2(lupdate.waitForFinished(60'000), qPrintable(lupdate.errorString()));
        QCOMPARE(lupdate.exitCode(), 0);

        const Translations before = readTranslations(original, pluralForms);
        const Translations after = readTranslations(updated, pluralForms);
        QStringList added = after.faults;
        for (const QString &fault : before.faults)
            added.removeOne(fault); // told by everyTextIsTranslated
        QVERIFY2(added.isEmpty(), qPrintable(u"run scripts/translate; new:\n"_qs + added.join(u'\n')));
        QVERIFY2(
            after.messages == before.messages,
            qPrintable(u"run scripts/translate: %1 texts in the source, %2 in the file"_qs.arg(after.messages)
                           .arg(before.messages)));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
