// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/sourcetree.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

namespace phonedeck::house {

namespace {

struct Floor {
    QString name;
    QStringList mayInclude;
    QString forbiddenSystem; ///< regular expression over <…> includes
};

const QList<Floor> &floors()
{
    static const QList<Floor> list{
        {u"network"_qs, {u"network"_qs}, u"^Qt(Gui|Widgets|Sql|Svg)/"_qs},
        {u"models"_qs, {u"models"_qs, u"network"_qs}, u"^Qt(Widgets|Svg|Network)/"_qs},
        {u"ui"_qs, {u"ui"_qs, u"models"_qs, u"network"_qs}, u"^Qt(Network|Sql)/|QJson"_qs},
        {u"app"_qs, {u"app"_qs, u"ui"_qs, u"models"_qs, u"network"_qs, u"simulator"_qs}, {}},
        {u"simulator"_qs, {u"simulator"_qs}, u"^Qt(Gui|Widgets|Sql|Svg)/"_qs},
    };
    return list;
}

/// ui knows operations and their values, not how they are sent.
bool isTransportMachinery(const QString &include)
{
    static const QRegularExpression machinery(
        u"^network/transport/(apiclient|apicall|pendingcall|httpexchange|onewaybody|envelope|jsonvalue)\\.h|^network/accounts/tokensource\\.h"_qs);
    return machinery.match(include).hasMatch();
}

struct Rule {
    QStringList folders;
    QString pattern;
    QString exceptIn; ///< regular expression over paths
    QString reason;
};

const QList<Rule> &rules()
{
    static const QList<Rule> list{
        {{u"app"_qs, u"ui"_qs, u"models"_qs, u"network"_qs, u"simulator"_qs, u"tests"_qs},
         u"\\b(TODO|FIXME|XXX|HACK)\\b"_qs, u"^tests/house/"_qs, u"work left in a comment"_qs},
        {{u"app"_qs, u"ui"_qs, u"models"_qs}, u"\"#[0-9A-Fa-f]{6,8}\"|QColor\\(0x|QRgb\\b"_qs, u"^ui/theme/"_qs,
         u"a colour outside the theme"_qs},
        {{u"app"_qs, u"ui"_qs, u"models"_qs, u"network"_qs}, u"QEventLoop|co_await|processEvents\\(|(->|\\.)exec\\(\\)"_qs,
         u"^app/main\\.cpp$"_qs, u"a nested event loop or a coroutine"_qs},
        {{u"network"_qs, u"models"_qs, u"ui"_qs, u"app"_qs},
         u"deleteResource\\(|addQueryItem\\(|(->|\\.)(post|put)\\("_qs, {}, u"a call that can be sent twice or encodes wrongly"_qs},
        {{u"app"_qs, u"ui"_qs, u"models"_qs, u"network"_qs, u"simulator"_qs}, u"#include <(unistd|sys/|pthread|windows)"_qs, {},
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
        QDirIterator it(root + u'/' + folder, {u"*.cpp"_qs, u"*.h"_qs}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            found.append(QDir(root).relativeFilePath(it.next()));
    }
    found.sort();
    return found;
}

QStringList layerFaults(const QString &root)
{
    static const QRegularExpression includeLine(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_qs,
                                                QRegularExpression::MultilineOption);
    QStringList faults;
    for (const Floor &floor : floors()) {
        const QRegularExpression forbidden(floor.forbiddenSystem);
        const QStringList files = sources(root, {floor.name});
        for (const QString &file : files) {
            QRegularExpressionMatchIterator it = includeLine.globalMatch(readText(root + u'/' + file));
            while (it.hasNext()) {
                const QRegularExpressionMatch match = it.next();
                const QString include = match.captured(2);
                if (match.captured(1) == u"<") {
                    if (!floor.forbiddenSystem.isEmpty() && forbidden.match(include).hasMatch())
                        faults << file + u": <"_qs + include + u"> is not for this floor"_qs;
                    continue;
                }
                if (include.endsWith(u".moc"))
                    continue;
                const QString target = include.section(u'/', 0, 0);
                if (!floor.mayInclude.contains(target))
                    faults << file + u": an arrow to "_qs + include;
                else if (!QFile::exists(root + u'/' + include))
                    faults << file + u": no such file "_qs + include;
                else if (floor.name == u"ui" && isTransportMachinery(include))
                    faults << file + u": ui knows values, not "_qs + include;
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
