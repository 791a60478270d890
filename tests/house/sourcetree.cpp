// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/sourcetree.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace phonedeck::house {

namespace {

struct Floor {
    QString name;
    QStringList mayInclude;
    QStringList qtModules;     ///< empty: all of them
    QString forbiddenSystem{}; ///< regular expression over <…> includes
};

const QList<Floor> &floors()
{
    static const QList<Floor> list{
        {u"network"_qs, {u"network"_qs}, {u"QtCore"_qs, u"QtNetwork"_qs}},
        {u"models"_qs,
         {u"models"_qs, u"network"_qs},
         {u"QtCore"_qs, u"QtGui"_qs, u"QtSql"_qs, u"QtConcurrent"_qs}},
        {u"ui"_qs,
         {u"ui"_qs, u"models"_qs, u"network"_qs},
         {u"QtCore"_qs, u"QtGui"_qs, u"QtWidgets"_qs, u"QtSvg"_qs},
         u"/QJson"_qs},
        {u"app"_qs, {u"app"_qs, u"ui"_qs, u"models"_qs, u"network"_qs, u"simulator"_qs}, {}},
        {u"simulator"_qs, {u"simulator"_qs}, {u"QtCore"_qs, u"QtNetwork"_qs}},
    };
    return list;
}

struct Include {
    bool isSystem; ///< in angle brackets
    QString path;
};

QList<Include> includesOf(const QString &path)
{
    static const QRegularExpression line(u"^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"]+)[>\"]"_qs,
                                         QRegularExpression::MultilineOption);
    QList<Include> includes;
    QRegularExpressionMatchIterator it = line.globalMatch(readText(path));
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        includes.append({match.captured(1) == u"<", match.captured(2)});
    }
    return includes;
}

/// Whether a header of network is about sending: by name, or because it needs QtNetwork's sending classes,
/// itself or through what it includes. ui knows operations and their values, not how they are sent.
bool isTransportMachinery(const QString &root, const QString &header)
{
    static const QRegularExpression names(
        u"^network/(transport/(apiclient|apicall|pendingcall|httpexchange|onewaybody|envelope|jsonvalue)|accounts/tokensource)\\.h$"_qs);
    static const QRegularExpression senders(u"^QtNetwork/QNetwork(AccessManager|Re)"_qs);
    QStringList open{header};
    QSet<QString> seen;
    while (!open.isEmpty()) {
        const QString current = open.takeLast();
        if (seen.contains(current))
            continue;
        seen.insert(current);
        if (names.match(current).hasMatch())
            return true;
        const QList<Include> includes = includesOf(root + u'/' + current);
        for (const Include &include : includes) {
            if (!include.isSystem)
                open.append(include.path);
            else if (senders.match(include.path).hasMatch())
                return true;
        }
    }
    return false;
}

/// What is wrong with an include in angle brackets; empty if nothing.
QString systemFault(const Floor &floor, const QString &include)
{
    static const QRegularExpression own(u"^(app|ui|models|network|simulator|tests)/"_qs);
    static const QRegularExpression withoutModule(u"^(Q[A-Za-z0-9]+|q[a-z0-9]+\\.h)$"_qs);
    if (own.match(include).hasMatch())
        return u"own code goes in quotes"_qs;
    if (withoutModule.match(include).hasMatch())
        return u"without its Qt module"_qs; // which would hide what floor it is for
    const bool isQt = include.startsWith(u"Qt");
    if (isQt && !floor.qtModules.isEmpty() && !floor.qtModules.contains(include.section(u'/', 0, 0)))
        return u"not for this floor"_qs;
    if (!floor.forbiddenSystem.isEmpty() &&
        QRegularExpression(floor.forbiddenSystem).match(include).hasMatch())
        return u"not for this floor"_qs;
    return {};
}

/// What is wrong with an include in quotes; empty if nothing.
QString ownFault(const QString &root, const Floor &floor, const QString &include)
{
    if (include.endsWith(u".moc"))
        return {};
    if (!floor.mayInclude.contains(include.section(u'/', 0, 0)))
        return u"an arrow that is not drawn"_qs;
    if (!QFile::exists(root + u'/' + include))
        return u"no such file"_qs;
    if (floor.name == u"ui" && include.startsWith(u"network/") && isTransportMachinery(root, include))
        return u"ui knows values, not how they are sent"_qs;
    return {};
}

struct Rule {
    QStringList folders;
    QString pattern;
    QString exceptIn; ///< regular expression over paths
    QString reason;
};

const QList<Rule> &rules()
{
    const QStringList shown{u"app"_qs, u"ui"_qs, u"models"_qs};
    const QStringList client{u"app"_qs, u"ui"_qs, u"models"_qs, u"network"_qs};
    static const QList<Rule> list{
        {client + QStringList{u"simulator"_qs, u"tests"_qs}, u"\\b(TODO|FIXME|XXX|HACK)\\b"_qs,
         u"^tests/house/"_qs, u"work left in a comment"_qs},
        {shown, u"#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?\\b|QColor(?: \\w+)?[({](?:0x|\\d+\\s*,)|QRgb\\b"_qs,
         u"^ui/theme/"_qs, u"a colour outside the theme"_qs},
        {client,
         u"QEventLoop|co_await|processEvents\\(|QMessageBox::(?:question|warning|information|critical|about)"
         u"\\(|"
         "Q(?:Input|File|Color|Font)Dialog::get\\w+\\("_qs,
         {},
         u"a nested event loop or a coroutine"_qs},
        // models may run a query of QtSql, which is called exec() too.
        {{u"app"_qs, u"ui"_qs},
         u"(?<!\\bQApplication)(?<!\\bapp)(?:->|\\.|::)exec\\("_qs,
         {},
         u"a nested event loop"_qs},
        {client,
         u"deleteResource\\(|addQueryItem\\(|(?:->|\\.)(?:post|put)\\("_qs,
         {},
         u"a call that can be sent twice or encodes wrongly"_qs},
        {client + QStringList{u"simulator"_qs},
         u"#include <(?:unistd|sys/|pthread|windows)"_qs,
         {},
         u"a platform's own header"_qs},
    };
    return list;
}

} // namespace

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sources(const QString &root, const QStringList &folders)
{
    QStringList found;
    for (const QString &folder : folders) {
        QDirIterator it(root + u'/' + folder, {u"*.cpp"_qs, u"*.h"_qs}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            found.append(QDir(root).relativeFilePath(it.next()));
    }
    found.sort();
    return found;
}

QStringList layerFaults(const QString &root)
{
    QStringList faults;
    for (const Floor &floor : floors()) {
        const QStringList files = sources(root, {floor.name});
        for (const QString &file : files) {
            const QList<Include> includes = includesOf(root + u'/' + file);
            for (const Include &include : includes) {
                const QString fault =
                    include.isSystem ? systemFault(floor, include.path) : ownFault(root, floor, include.path);
                if (!fault.isEmpty())
                    faults << file + u": "_qs + include.path + u": "_qs + fault;
            }
        }
    }
    return faults;
}

QStringList textFaults(const QString &root)
{
    constexpr int maxLines = 500;
    QStringList faults;
    const QStringList all{u"app"_qs, u"ui"_qs, u"models"_qs, u"network"_qs, u"simulator"_qs, u"tests"_qs};
    const QStringList files = sources(root, all);
    for (const QString &file : files) {
        const QString text = readText(root + u'/' + file);
        if (!text.startsWith(u"// SPDX-License-Identifier: GPL-3.0-or-later\n"))
            faults << file + u": no licence line"_qs;
        const qsizetype lines = text.count(u'\n');
        if (lines > maxLines)
            faults << file + u": %1 lines"_qs.arg(lines);
    }
    for (const Rule &rule : rules()) {
        const QRegularExpression pattern(rule.pattern);
        const QRegularExpression exempt(rule.exceptIn);
        const QStringList ruled = sources(root, rule.folders);
        for (const QString &file : ruled) {
            if (!rule.exceptIn.isEmpty() && exempt.match(file).hasMatch())
                continue;
            const QRegularExpressionMatch match = pattern.match(readText(root + u'/' + file));
            if (match.hasMatch())
                faults << file + u": "_qs + rule.reason + u": "_qs + match.captured();
        }
    }
    return faults;
}

} // namespace phonedeck::house
