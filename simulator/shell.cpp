// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/shell.h"

#include "simulator/shellcommands.h"

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

QStringList wordsOf(const QString &command)
{
    QStringList words;
    QString word;
    QChar quote;
    bool isWord = false;
    for (const QChar c : command) {
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else
                word.append(c);
        } else if (c == u'"' || c == u'\'') {
            quote = c;
            isWord = true;
        } else if (c.isSpace()) {
            if (isWord)
                words.append(word);
            word.clear();
            isWord = false;
        } else {
            word.append(c);
            isWord = true;
        }
    }
    if (isWord)
        words.append(word);
    return words;
}

struct Command {
    const char16_t *name;
    ShellResult (*run)(const PhoneFacts &phone, const QStringList &arguments);
};

constexpr Command commands[] = {
    {u"am", runAm},
    {u"cat", runCat},
    {u"date", runDate},
    {u"df", runDf},
    {u"dumpsys", runDumpsys},
    {u"echo", runEcho},
    {u"false", runFalse},
    {u"getprop", runGetprop},
    {u"id", runId},
    {u"ifconfig", runIp},
    {u"input", runSilent},
    {u"ip", runIp},
    {u"ls", runLs},
    {u"monkey", runSilent},
    {u"pm", runPm},
    {u"ps", runPs},
    {u"pwd", runPwd},
    {u"setprop", runSilent},
    {u"settings", runSettings},
    {u"sleep", runSilent},
    {u"svc", runSilent},
    {u"sync", runSilent},
    {u"true", runSilent},
    {u"uname", runUname},
    {u"uptime", runUptime},
    {u"whoami", runWhoami},
    {u"wm", runWm},
};

} // namespace

bool hasFullDisk(quint32 serial)
{
    return traitOf(serial, 10) % 40 == 0;
}

bool hasChineseFiles(quint32 serial)
{
    return traitOf(serial, 11) % 5 == 0;
}

bool hasBrokenShell(quint32 serial)
{
    return traitOf(serial, 12) % 70 == 0;
}

ShellResult failure(int exitCode, const QString &output)
{
    return {exitCode, output.toUtf8() + '\n', {}};
}

ShellResult said(const QString &output)
{
    return {0, output.toUtf8() + '\n', {}};
}

ShellResult runShell(const PhoneFacts &phone, const QString &command)
{
    if (hasBrokenShell(phone.serial))
        return failure(1, u"error: device offline"_s);
    const QStringList words = wordsOf(command);
    if (words.isEmpty())
        return {};
    QString name = words.first();
    for (const QString &folder : {u"/system/bin/"_s, u"/vendor/bin/"_s}) {
        if (name.startsWith(folder))
            name = name.mid(folder.size());
    }
    for (const Command &known : commands) {
        if (name == QStringView(known.name))
            return known.run(phone, words.mid(1));
    }
    return failure(127, u"/system/bin/sh: %1: not found"_s.arg(words.first()));
}

} // namespace phonedeck::simulator
